//! Walks the automaton over the words of a sentence.

use std::ops::Range;

use super::needs::ALWAYS;
use super::notation::GAP_MOST;
use super::tables::{Automaton, EDGE, Opening, Special, State, Word, kind};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    /// As [`Word::pack`] stores them.
    pub(crate) words: &'a [u32],
    pub(crate) openings: &'a [Opening],
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
            words: self.words.leak(),
            openings: self.openings.leak(),
            specials: self.specials.leak(),
            accepts: self.accepts.leak(),
        }
    }
}

/// A phrase found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The first word.
    pub(crate) start: u32,
    /// How many words it has.
    pub(crate) len: u16,
    /// The set the phrase belongs to.
    pub(crate) set: u16,
}

impl Hit {
    /// After the last word.
    pub(crate) const fn end(self) -> u32 {
        self.start + self.len as u32
    }

    /// The places of its words.
    pub(crate) const fn words(self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }
}

/// What a place in a sentence offers the automaton.
#[derive(Clone, Copy, Debug, Default)]
struct Letter {
    /// The word's bit among those that lead on; see [`Word::next`].
    bit: u64,
    /// Those of this word and of at least as many behind it as a gap may skip.
    ahead: u64,
    /// What this word and all behind it are to phrases that need words; see
    /// [`Needs`](super::needs::Needs).
    rest: u64,
    /// The word's number; 0 where no phrase may look at it.
    word: u16,
    /// The number of the opening that it is, from 1 on; 0 where it is none.
    opening: u16,
    /// The kinds of special edges that can be followed.
    kinds: u8,
}

/// What the walk over a sentence works with; kept from one to the next.
#[derive(Debug)]
pub(crate) struct Letters {
    letters: Vec<Letter>,
    open: Open,
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

/// Reads the words of a sentence, which the automaton knows as `known`: one
/// letter a word, and one for the end.
fn read(letters: &mut Vec<Letter>, words: &[Token], is_question: bool, known: &[u32]) {
    letters.clear();
    letters.extend(words.iter().map(|word| Letter::of(word, known)));
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
    // Counted from the end in stretches as long as gaps go: with all of the
    // stretch behind, at least that many are told of, and some more.
    let (mut stretch, mut behind) = (0, 0);
    for (n, letter) in letters.iter_mut().rev().enumerate() {
        rest |= letter.rest;
        letter.rest = rest;
        if n % usize::from(GAP_MOST) == 0 {
            behind = stretch;
            stretch = 0;
        }
        stretch |= letter.bit;
        letter.ahead = stretch | behind;
    }
}

impl Letter {
    fn of(word: &Token, known: &[u32]) -> Self {
        let kinds = KINDS[usize::from(word.shape.bits())];
        // "I" is a capital, but never a name.
        let not = if word.len == 1 { kind::CAPITAL } else { 0 };
        let kinds = kinds & !not;
        let word = if kinds & kind::ANY == 0 { 0 } else { word.id };
        let known = Word::of(known, word);
        Self {
            bit: known.next_bit(),
            ahead: 0,
            rest: known.need_bit(),
            word,
            opening: known.opening,
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

/// States to go on from, each with the word that is next there.
type Open = Vec<(u32, u32)>;

/// A walk over the words of a sentence.
struct Walk<'a> {
    tables: Tables<'a>,
    letters: &'a [Letter],
    /// The number of the first word.
    offset: usize,
}

impl<'a> Tables<'a> {
    fn state(&self, number: u32) -> State {
        let bytes = self.states.get(number as usize);
        State::from_bytes(bytes.copied().unwrap_or_default())
    }

    fn opening(&self, letter: &Letter) -> Option<&'a Opening> {
        self.openings
            .get(usize::from(letter.opening.checked_sub(1)?))
    }

    fn specials(&self, state: &State) -> &'a [Special] {
        let first = state.first_special as usize;
        let specials = self.specials.get(first..);
        let specials = specials.and_then(|rest| rest.get(..usize::from(state.n_specials)));
        specials.unwrap_or_default()
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
        read(letters, words, is_question, self.words);
        let letters = letters.as_slice();
        let walk = Walk {
            tables: *self,
            letters,
            offset,
        };
        let anywhere = self.state(0).kinds;
        for (at, both) in letters.windows(2).enumerate() {
            if anywhere & both[0].kinds != 0 {
                open.push((0, number(at)));
            }
            if let Some(opening) = self.opening(&both[0])
                && opening.needs & both[1].rest != 0
            {
                open.push((opening.state, number(at + 1)));
            }
            walk.go(at, open, out);
        }
    }

    /// The same for phrases that begin with the first word; nothing is done
    /// where none can.
    pub(crate) fn find_opening(&self, words: &[Token], out: &mut Vec<Hit>) {
        if !words.first().is_some_and(|word| self.may_open(word)) {
            return;
        }
        let Letters { letters, open } = &mut Letters::of(words.len());
        read(letters, words, false, self.words);
        let walk = Walk {
            tables: *self,
            letters,
            offset: 0,
        };
        if let Some(opening) = self.opening(&letters[0]) {
            open.push((opening.state, 1));
        }
        open.push((0, 0));
        walk.go(0, open, out);
    }

    /// Whether a phrase may be found among these words: few sentences hold a word
    /// that opens one and another that it needs.
    pub(crate) fn may_find(&self, words: &[Token]) -> bool {
        let known = |word: &Token| Word::of(self.words, word.id);
        let need = |word: &Token| known(word).need_bit();
        let all = words.iter().fold(1 << ALWAYS, |all, word| all | need(word));
        let opens = |word: &Token| {
            let opening = usize::from(known(word).opening).checked_sub(1);
            let opening = opening.and_then(|number| self.openings.get(number));
            opening.is_some_and(|opening| opening.needs & all != 0)
        };
        words.iter().any(opens) || words.first().is_some_and(|word| self.may_follow(word))
    }

    /// Whether a phrase may begin with this word, behind an anchor or not.
    pub(crate) fn may_open(&self, word: &Token) -> bool {
        Word::of(self.words, word.id).opening != 0 || self.may_follow(word)
    }

    /// Whether a phrase that begins with no word of its own may have this one
    /// first.
    fn may_follow(&self, word: &Token) -> bool {
        let letter = Letter::of(word, self.words);
        self.specials(&self.state(0)).iter().any(|edge| {
            edge.kind != kind::START
                || edge.kinds != 0
                || edge.next & letter.bit != 0
                    && self.step(edge.target, edge.base, letter.word).is_some()
        })
    }
}

impl Walk<'_> {
    /// Goes on from all states that are open, in every way that their edges
    /// allow. The phrases begin with the word at `start`.
    #[expect(
        clippy::inline_always,
        reason = "the tables' places are told anew in each call, of which there is one a word"
    )]
    #[inline(always)]
    fn go(&self, start: usize, open: &mut Open, out: &mut Vec<Hit>) {
        while let Some((mut state, at)) = open.pop() {
            let mut at = at as usize;
            while let Some(letter) = self.letters.get(at) {
                let here = self.tables.state(state);
                if here.kinds & letter.kinds != 0 {
                    if here.n_accepts > 0 {
                        self.accept(&here, start, at, out);
                    }
                    for edge in self.tables.specials(&here) {
                        if edge.kind & letter.kinds != 0 {
                            self.follow(edge, at, open);
                        }
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

    fn accept(&self, state: &State, start: usize, at: usize, out: &mut Vec<Hit>) {
        // A phrase is a line of a file.
        let len = u16::try_from(at - start).unwrap_or(u16::MAX);
        let start = number(start + self.offset);
        let sets = self.tables.accepts.get(state.first_accept as usize..);
        let sets = sets.unwrap_or_default().iter();
        let sets = sets.take(usize::from(state.n_accepts));
        out.extend(sets.map(|set| Hit {
            start,
            len,
            set: *set,
        }));
    }

    /// Opens every state that a special edge leads to from the word at `at`.
    #[expect(clippy::inline_always, reason = "it is called in one place")]
    #[inline(always)]
    fn follow(&self, edge: &Special, at: usize, open: &mut Open) {
        let first = at + usize::from(edge.fewest);
        let Some([letter, ..]) = self.letters.get(first..) else {
            return;
        };
        if edge.needs & letter.rest == 0 || edge.kinds == 0 && edge.next & letter.ahead == 0 {
            return;
        }
        let behind = self.letters.len().min(at + usize::from(edge.most) + 1);
        for (at, letter) in (first..).zip(&self.letters[first..behind]) {
            let leads_on = edge.next & letter.bit != 0;
            if edge.kinds & letter.kinds != 0 {
                if leads_on || edge.needs & letter.rest != 0 {
                    open.push((edge.target, number(at)));
                }
            } else if leads_on
                && let Some(next) = self.tables.step(edge.target, edge.base, letter.word)
            {
                open.push((next, number(at + 1)));
            }
        }
    }
}

/// The number of a word.
fn number(n: usize) -> u32 {
    u32::try_from(n).expect("sources are under 4 GiB")
}
