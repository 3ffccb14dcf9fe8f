//! Walks the automaton over the words of a sentence.

use super::tables::{Automaton, EDGE, Special, State, bit, kind, wide_bit};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) start: &'a [u32],
    /// As [`State::to_bytes`] stores them.
    pub(crate) states: &'a [u8],
    /// So many bytes each: [`EDGE`].
    pub(crate) edges: &'a [u8],
    pub(crate) specials: &'a [Special],
    pub(crate) accepts: &'a [u16],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            states: self.state_bytes().leak(),
            edges: self.edge_bytes().leak(),
            start: self.start.leak(),
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
    /// The word's number; 0 where no phrase may look at it.
    word: u16,
    /// The kinds of special edges that can be followed.
    kinds: u8,
    /// The bits of this word and of all behind it.
    rest: u128,
}

/// The letters of a sentence; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Letters(Vec<Letter>);

impl Letters {
    /// One letter a word, and one for the end.
    fn read(&mut self, words: &[Token], is_question: bool) {
        self.0.clear();
        self.0.reserve(words.len() + 1);
        self.0.extend(words.iter().map(Letter::of));
        // An everyday word that opens a sentence is no name.
        if let (Some(first), Some(word)) = (self.0.first_mut(), words.first())
            && word.shape.has(Shape::KNOWN)
        {
            first.kinds &= !kind::CAPITAL;
        }
        let question = if is_question { kind::QUESTION } else { 0 };
        self.0.push(Letter {
            kinds: kind::ALWAYS | kind::END | question,
            ..Letter::default()
        });
        self.0[0].kinds |= kind::START;
        let mut rest = 0;
        for letter in self.0.iter_mut().rev() {
            rest |= letter.rest;
            letter.rest = rest;
        }
    }
}

impl Letter {
    fn of(word: &Token) -> Self {
        let mut kinds = KINDS[usize::from(word.shape.bits())];
        // "I" is a capital, but never a name.
        if word.len == 1 {
            kinds &= !kind::CAPITAL;
        }
        let word = if kinds & kind::ANY == 0 { 0 } else { word.id };
        let rest = wide_bit(word);
        Self { word, kinds, rest }
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
    out: &'a mut Vec<Hit>,
}

impl Tables<'_> {
    fn state(&self, number: u32) -> State {
        let at = number as usize * State::LEN;
        let bytes = self.states.get(at..at + State::LEN);
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        State::from_bytes(bytes.unwrap_or_default())
    }

    /// Appends every phrase found in the words of one sentence, which stand
    /// from `offset` on in the prose; hits of one beginning are not weeded.
    pub(crate) fn find(
        &self,
        words: &[Token],
        offset: usize,
        is_question: bool,
        letters: &mut Letters,
        out: &mut Vec<Hit>,
    ) {
        letters.read(words, is_question);
        let letters = &letters.0;
        let mut walk = Walk {
            tables: self,
            letters,
            start: 0,
            offset,
            out,
        };
        let anywhere = &self.state(0);
        for (at, letter) in letters[..words.len()].iter().enumerate() {
            walk.start = at;
            if let Some(state @ 1..) = self.start.get(usize::from(letter.word)) {
                walk.go(*state, at + 1);
            }
            if anywhere.kinds & letter.kinds != 0 {
                walk.special_edges(anywhere, at);
            }
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
        let mut letters = Letters::default();
        letters.read(words, false);
        let mut walk = Walk {
            tables: self,
            letters: &letters.0,
            start: 0,
            offset: 0,
            out,
        };
        if let Some(state @ 1..) = self.start.get(usize::from(walk.letters[0].word)) {
            walk.go(*state, 1);
        }
        walk.special_edges(&self.state(0), 0);
    }

    /// Whether a phrase may begin with this word, behind an anchor or not.
    pub(crate) fn may_open(&self, word: &Token) -> bool {
        if self
            .start
            .get(usize::from(word.id))
            .is_some_and(|state| *state != 0)
        {
            return true;
        }
        let letter = Letter::of(word);
        let (anywhere, tables) = (self.state(0), self.specials);
        let first = anywhere.first_special as usize;
        let specials = &tables[first..first + usize::from(anywhere.n_specials)];
        specials.iter().any(|edge| {
            let target = self.state(edge.target);
            edge.kind != kind::START
                || target.kinds != 0
                || self.step(edge.target, &target, letter).is_some()
        })
    }

    /// Where a word leads from a state.
    fn step(&self, state: u32, here: &State, letter: Letter) -> Option<u32> {
        // Most words lead nowhere, which a bit tells without a look far off.
        if here.next & bit(letter.word) == 0 {
            return None;
        }
        let slot = here.base as usize + usize::from(letter.word);
        let at = slot * EDGE;
        let edge = self.edges.get(at..at + EDGE)?;
        let edge = u64::from_le_bytes(edge.try_into().ok()?);
        // The lower half is the target.
        #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
        (edge >> 32 == u64::from(state)).then_some(edge as u32)
    }
}

impl Walk<'_, '_> {
    /// Goes on from a state with the word at `at`, in every way that its edges
    /// allow. The depth is bounded by the longest phrase.
    fn go(&mut self, mut state: u32, mut at: usize) {
        loop {
            let here = &self.tables.state(state);
            let letter = self.letters[at];
            if here.kinds & letter.kinds != 0 {
                if here.n_accepts > 0 {
                    self.accept(here, at);
                }
                if here.n_specials > 0 {
                    self.special_edges(here, at);
                }
            }
            let Some(next) = self.tables.step(state, here, letter) else {
                return;
            };
            state = next;
            at += 1;
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

    fn special_edges(&mut self, state: &State, at: usize) {
        let kinds = self.letters[at].kinds;
        let first = state.first_special as usize;
        let specials = self.tables.specials;
        for edge in &specials[first..first + usize::from(state.n_specials)] {
            if edge.kind & kinds == 0 {
                continue;
            }
            let from = at + usize::from(edge.fewest);
            let Some(first) = self.letters.get(from) else {
                continue;
            };
            if edge.needs & first.rest == 0 && edge.needs != u128::MAX {
                continue;
            }
            let target = &self.tables.state(edge.target);
            let end = self.letters.len().min(at + usize::from(edge.most) + 1);
            for at in from..end {
                let letter = self.letters[at];
                let can_go_on = target.kinds & letter.kinds != 0
                    && (edge.needs & letter.rest != 0 || edge.needs == u128::MAX);
                if can_go_on || self.tables.step(edge.target, target, letter).is_some() {
                    self.go(edge.target, at);
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
        hits.sort_by_key(|hit| hit.set);
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
