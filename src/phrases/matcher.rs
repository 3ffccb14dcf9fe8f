//! Walks the automaton over the words of a sentence.

use super::needs::ALWAYS;
use super::notation::GAP_MOST;
use super::tables::{Automaton, EDGE, Opening, Special, State, bit, kind};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) start: &'a [u16],
    pub(crate) openings: &'a [Opening],
    pub(crate) bits: &'a [u8],
    /// As [`State::to_bytes`] stores them.
    pub(crate) states: &'a [[u8; State::LEN]],
    pub(crate) edges: &'a [[u8; EDGE]],
    pub(crate) specials: &'a [Special],
    pub(crate) accepts: &'a [u16],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            states: self.state_bytes().leak().as_chunks().0,
            edges: self.edge_bytes().leak().as_chunks().0,
            start: self.start.leak(),
            openings: self.openings.leak(),
            bits: self.bits.leak(),
            specials: self.specials.leak(),
            accepts: self.accepts.leak(),
        }
    }
}

/// A phrase found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// The set the phrase belongs to.
    pub(crate) set: u16,
    /// The first word.
    pub(crate) start: u32,
    /// After the last word.
    pub(crate) end: u32,
}

/// What a place in a sentence offers the automaton.
#[derive(Clone, Copy, Debug, Default)]
struct Letter {
    /// The word's [`bit`].
    bit: u64,
    /// Those of this word and of as many behind it as a gap may skip.
    ahead: u64,
    /// What this word and all behind it are to phrases that need words; see
    /// [`Needs`](super::needs::Needs).
    rest: u64,
    /// The word's number; 0 where no phrase may look at it.
    word: u16,
    /// The kinds of special edges that can be followed.
    kinds: u8,
}

/// What the walk over a sentence works with; kept from one to the next.
#[derive(Debug)]
pub(crate) struct Letters {
    letters: Vec<Letter>,
    open: Vec<(u32, usize)>,
}

impl Default for Letters {
    fn default() -> Self {
        Self::of(USUAL)
    }
}

impl Letters {
    /// With room for so many words, so that it is not made bit by bit.
    fn of(n_words: usize) -> Self {
        Self {
            letters: Vec::with_capacity(n_words + 1),
            open: Vec::with_capacity(n_words),
        }
    }
}

/// Words of a sentence: most have fewer.
const USUAL: usize = 31;

/// Reads the words of a sentence, whose needs are `bits`: one letter a word,
/// and one for the end.
fn read(letters: &mut Vec<Letter>, words: &[Token], is_question: bool, bits: &[u8]) {
    letters.clear();
    letters.extend(words.iter().map(|word| Letter::of(word, bits)));
    // An everyday word that opens a sentence is no name.
    if let (Some(first), Some(word)) = (letters.first_mut(), words.first())
        && word.shape.has(Shape::KNOWN)
    {
        first.kinds &= !kind::CAPITAL;
    }
    let question = if is_question { kind::QUESTION } else { 0 };
    letters.push(Letter {
        kinds: kind::ALWAYS | kind::END | question,
        rest: 1 << ALWAYS,
        ..Letter::default()
    });
    letters[0].kinds |= kind::START;
    look_ahead(letters);
}

/// Tells each letter of those behind it.
fn look_ahead(letters: &mut [Letter]) {
    let mut rest = 0;
    for letter in letters.iter_mut().rev() {
        rest |= letter.rest;
        letter.rest = rest;
        letter.ahead = letter.bit;
    }
    // Stretches of one, two, four and eight words, each made of two: one more
    // than eight are told of, which is as far as gaps go.
    for reach in [1, 2, 4, 1] {
        for at in 0..letters.len().saturating_sub(reach) {
            letters[at].ahead |= letters[at + reach].ahead;
        }
    }
}

// See `look_ahead`.
const _: () = assert!(GAP_MOST == 8);

impl Letter {
    fn of(word: &Token, bits: &[u8]) -> Self {
        let mut kinds = KINDS[usize::from(word.shape.bits())];
        // "I" is a capital, but never a name.
        if word.len == 1 {
            kinds &= !kind::CAPITAL;
        }
        let word = if kinds & kind::ANY == 0 { 0 } else { word.id };
        let need = bits.get(usize::from(word)).copied().unwrap_or(ALWAYS);
        Self {
            bit: bit(word),
            ahead: 0,
            rest: 1 << (need % 64),
            word,
            kinds,
        }
    }
}

/// The kinds of special edges that a word can be followed by, by its shape.
static KINDS: [u8; 256] = kinds();

#[expect(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
const fn kinds() -> [u8; 256] {
    let mut table = [kind::ALWAYS; 256];
    let mut bits = 0;
    while bits < 256 {
        let shape = bits as u8;
        // What is quoted is somebody else's: only gaps pass it.
        if shape & Shape::QUOTED.bits() == 0 {
            table[bits] |= kind::ANY;
            if shape & Shape::NUMBER.bits() != 0 {
                table[bits] |= kind::NUMBER;
            }
            if shape & Shape::CAPITAL.bits() != 0 {
                table[bits] |= kind::CAPITAL;
            }
        }
        bits += 1;
    }
    table
}

struct Walk<'a, 't> {
    tables: &'a Tables<'t>,
    letters: &'a [Letter],
    start: usize,
    offset: usize,
    /// States to go on from, each with the word that is next there.
    open: &'a mut Vec<(u32, usize)>,
    out: &'a mut Vec<Hit>,
}

impl Tables<'_> {
    fn state(&self, number: u32) -> State {
        let bytes = self.states.get(number as usize);
        State::from_bytes(bytes.copied().unwrap_or_default())
    }

    fn opening(&self, word: u16) -> Option<&Opening> {
        let number = usize::from(*self.start.get(usize::from(word))?);
        self.openings.get(number.checked_sub(1)?)
    }

    /// Where a word leads from a state, whose edges lie at `base`.
    fn step(&self, state: u32, base: u32, word: u16) -> Option<u32> {
        let edge = self.edges.get(base as usize + usize::from(word))?;
        let edge = u32::from_le_bytes(*edge);
        // The lower half is the target.
        (edge >> 16 == state).then_some(edge & 0xFFFF)
    }

    /// Appends every phrase found in the words of one sentence, which stand
    /// from `offset` on in the prose; hits of one beginning are not weeded.
    pub(crate) fn find(
        &self,
        words: &[Token],
        offset: usize,
        is_question: bool,
        Letters { letters, open }: &mut Letters,
        out: &mut Vec<Hit>,
    ) {
        read(letters, words, is_question, self.bits);
        let mut walk = Walk {
            tables: self,
            letters,
            start: 0,
            offset,
            open,
            out,
        };
        let anywhere = &self.state(0);
        for (at, letter) in walk.letters[..words.len()].iter().enumerate() {
            walk.start = at;
            if anywhere.kinds & letter.kinds != 0 {
                walk.special_edges(anywhere, at);
            }
            if let Some(opening) = self.opening(letter.word)
                && opening.needs & walk.letters[at + 1].rest != 0
            {
                walk.open.push((opening.state, at + 1));
            }
            walk.go();
        }
    }
}

impl Tables<'_> {
    /// The same for phrases that begin with the first word; nothing is done
    /// where none can.
    pub(crate) fn find_opening(&self, words: &[Token], out: &mut Vec<Hit>) {
        if !words.first().is_some_and(|word| self.may_open(word)) {
            return;
        }
        let Letters { letters, open } = &mut Letters::of(words.len());
        read(letters, words, false, self.bits);
        let mut walk = Walk {
            tables: self,
            letters,
            start: 0,
            offset: 0,
            open,
            out,
        };
        if let Some(opening) = self.opening(walk.letters[0].word) {
            walk.open.push((opening.state, 1));
        }
        walk.special_edges(&self.state(0), 0);
        walk.go();
    }

    /// Whether a phrase may be found among these words: few sentences hold a word
    /// that opens one and another that it needs.
    pub(crate) fn may_find(&self, words: &[Token]) -> bool {
        let need = |word: &Token| self.bits.get(usize::from(word.id)).copied();
        let need = |word: &Token| 1_u64 << (need(word).unwrap_or(ALWAYS) % 64);
        let all = words.iter().fold(1 << ALWAYS, |all, word| all | need(word));
        let opens = |word: &Token| {
            let opening = self.opening(word.id);
            opening.is_some_and(|opening| opening.needs & all != 0)
        };
        words.iter().any(opens) || words.first().is_some_and(|word| self.may_follow(word))
    }

    /// Whether a phrase may begin with this word, behind an anchor or not.
    pub(crate) fn may_open(&self, word: &Token) -> bool {
        self.opening(word.id).is_some() || self.may_follow(word)
    }

    /// Whether a phrase that begins with no word of its own may have this one
    /// first.
    fn may_follow(&self, word: &Token) -> bool {
        let letter = Letter::of(word, self.bits);
        let (anywhere, tables) = (self.state(0), self.specials);
        let first = anywhere.first_special as usize;
        let specials = &tables[first..first + usize::from(anywhere.n_specials)];
        specials.iter().any(|edge| {
            edge.kind != kind::START
                || edge.kinds != 0
                || edge.next & letter.bit != 0
                    && self.step(edge.target, edge.base, letter.word).is_some()
        })
    }
}

impl Walk<'_, '_> {
    /// Goes on from all states that are open, in every way that their edges
    /// allow.
    fn go(&mut self) {
        while let Some((mut state, mut at)) = self.open.pop() {
            while let Some(letter) = self.letters.get(at) {
                let here = &self.tables.state(state);
                if here.kinds & letter.kinds != 0 {
                    if here.n_accepts > 0 {
                        self.accept(here, at);
                    }
                    if here.n_specials > 0 {
                        self.special_edges(here, at);
                    }
                }
                // Most words lead nowhere, which a bit tells without a look far
                // off.
                if here.next & letter.bit == 0 {
                    break;
                }
                let Some(next) = self.tables.step(state, here.base, letter.word) else {
                    break;
                };
                state = next;
                at += 1;
            }
        }
    }

    fn accept(&mut self, state: &State, at: usize) {
        let number = |n: usize| u32::try_from(n).expect("sources are under 4 GiB");
        let (start, end) = (number(self.start + self.offset), number(at + self.offset));
        let first = state.first_accept as usize;
        let sets = &self.tables.accepts[first..first + usize::from(state.n_accepts)];
        let hits = sets.iter().map(|set| Hit {
            set: *set,
            start,
            end,
        });
        self.out.extend(hits);
    }

    /// Opens every state that a special edge leads to from the word at `at`.
    #[inline]
    fn special_edges(&mut self, state: &State, at: usize) {
        let (tables, letters) = (self.tables, self.letters);
        let kinds = letters[at].kinds;
        let first = state.first_special as usize;
        for edge in &tables.specials[first..first + usize::from(state.n_specials)] {
            if edge.kind & kinds == 0 {
                continue;
            }
            let from = at + usize::from(edge.fewest);
            let Some(behind) = letters.get(from..) else {
                continue;
            };
            let Some(first) = behind.first() else {
                continue;
            };
            let by_kind = edge.kinds != 0 && edge.needs & first.rest != 0;
            if !by_kind && edge.next & first.ahead == 0 {
                continue;
            }
            let n_places = usize::from(edge.most - edge.fewest) + 1;
            for (at, letter) in (from..).zip(behind.iter().take(n_places)) {
                if by_kind && edge.kinds & letter.kinds != 0 {
                    if edge.needs & letter.rest != 0 || edge.next & letter.bit != 0 {
                        self.open.push((edge.target, at));
                    }
                } else if edge.next & letter.bit != 0
                    && let Some(next) = tables.step(edge.target, edge.base, letter.word)
                {
                    self.open.push((next, at + 1));
                }
            }
        }
    }
}

/// Sorts hits, which come in the order of their beginnings, by set and
/// beginning; of those that overlap within a set keeps the longest, the first
/// of equals.
pub(crate) fn weed(hits: &mut Vec<Hit>, n_sets: usize) {
    if hits.len() < FEW {
        // Of one set and beginning the longest is kept, whichever is first.
        hits.sort_unstable_by_key(|hit| u64::from(hit.set) << 32 | u64::from(hit.start));
    } else {
        *hits = counted(hits, n_sets);
    }
    hits.dedup_by(|hit, last| {
        let overlaps = last.set == hit.set && hit.start < last.end;
        if overlaps && hit.end - hit.start > last.end - last.start {
            *last = *hit;
        }
        overlaps
    });
}

/// Fewer hits are sorted by comparing them.
const FEW: usize = 200;

/// The hits sorted by set, of which there are few: counting sorts at once.
fn counted(hits: &[Hit], n_sets: usize) -> Vec<Hit> {
    let mut ends = vec![0; n_sets + 1];
    for hit in hits {
        ends[usize::from(hit.set) + 1] += 1;
    }
    for set in 0..n_sets {
        ends[set + 1] += ends[set];
    }
    let mut sorted = vec![Hit::default(); hits.len()];
    for hit in hits {
        let at = &mut ends[usize::from(hit.set)];
        sorted[*at] = *hit;
        *at += 1;
    }
    sorted
}
