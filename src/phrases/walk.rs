//! [`Walks`]: walks the automaton over the words of a sentence.

use super::letters::{BEYOND, Letter};
use super::matcher::{Hit, Tables};
use super::tables::{Row, Special, Stored};

/// What the walks over a sentence work with; kept from one to the next.
#[derive(Debug)]
pub(crate) struct Walks {
    pub(super) letters: Vec<Letter>,
    /// Places to go on from.
    open: Vec<Place>,
}

/// A state, and the letter that is next there.
#[derive(Clone, Copy, Debug)]
struct Place {
    state: u32,
    at: u32,
}

/// Words of a sentence: most have fewer.
const USUAL: usize = 31;

impl Default for Walks {
    fn default() -> Self {
        Self::with_room(USUAL)
    }
}

impl Walks {
    /// With room for so many words, so that it is not made bit by bit.
    pub(super) fn with_room(n_words: usize) -> Self {
        Self {
            letters: Vec::with_capacity(n_words + 1 + BEYOND),
            open: Vec::with_capacity(n_words),
        }
    }

    /// Appends every phrase that begins with one of the first so many words,
    /// which stand from `offset` on in the prose.
    pub(super) fn go(
        &mut self,
        tables: &Tables<'_>,
        n_words: usize,
        offset: usize,
        out: &mut Vec<Hit>,
    ) {
        let anywhere = tables.state(0).kinds();
        let mut walk = Walk {
            tables,
            letters: &self.letters,
            open: &mut self.open,
            start: 0,
            offset: number(offset),
            out,
        };
        for (start, both) in (0..).zip(self.letters.windows(2)).take(n_words) {
            let [letter, behind] = both else {
                return;
            };
            walk.start = start;
            if anywhere & letter.kinds != 0 {
                walk.open.push(Place {
                    state: 0,
                    at: start,
                });
            }
            let opening = tables.opening(letter.opening);
            if opening.needs & behind.rest != 0 {
                walk.open.push(Place {
                    state: opening.state,
                    at: start + 1,
                });
            }
            walk.go();
        }
    }
}

/// A walk from one word on, in every way.
struct Walk<'a> {
    tables: &'a Tables<'a>,
    letters: &'a [Letter],
    open: &'a mut Vec<Place>,
    /// The letter that the phrases begin with.
    start: u32,
    /// The number of the sentence's first word.
    offset: u32,
    out: &'a mut Vec<Hit>,
}

impl<'a> Walk<'a> {
    /// Goes on from the open places, in every way that the edges allow.
    #[inline]
    fn go(&mut self) {
        while let Some(mut place) = self.open.pop() {
            loop {
                let at = place.at as usize;
                let (Some(letter), Some(behind)) = (self.letters.get(at), self.letters.get(at + 1))
                else {
                    break;
                };
                let state = self.tables.state(place.state);
                if state.kinds() & letter.kinds != 0 && state.ahead() & behind.ahead != 0 {
                    self.branch(state, place.at, letter);
                }
                // Most words lead nowhere, which a bit tells without a look far off.
                if state.next() & letter.bit == 0 {
                    break;
                }
                let Some(next) = self.step(state.row(), place, letter) else {
                    break;
                };
                place = next;
            }
        }
    }

    /// Where the next word leads from a place, whose state has this row.
    #[inline]
    fn step(&self, row: Row, place: Place, letter: &Letter) -> Option<Place> {
        let state = self.tables.target(row, letter.hash)?;
        let at = place.at + 1;
        Some(Place { state, at })
    }

    /// Tells of the phrases that end in a place, and opens every place that its
    /// special edges lead to.
    #[inline]
    fn branch(&mut self, state: Stored<'_>, at: u32, letter: &Letter) {
        if state.is_end() {
            self.accept(state, at);
        }
        for edge in self.tables.specials(state) {
            let there = self.letter(at + u32::from(edge.fewest));
            if edge.kind & letter.kinds != 0 && edge.may_pass(there) {
                self.follow(edge, at);
            }
        }
    }

    /// Opens the places that a special edge from a place leads to.
    #[inline]
    fn follow(&mut self, edge: &Special, at: u32) {
        let first = at + u32::from(edge.fewest);
        let there = self.letter(first);
        if edge.fewest == edge.most {
            self.open(edge, there, first);
        } else if edge.needs & there.rest != 0 {
            let last = at + u32::from(edge.most);
            let places = self.letters.get(first as usize..=last as usize);
            for (at, there) in (first..).zip(places.unwrap_or_default()) {
                self.open(edge, there, at);
            }
        }
    }

    /// The letter at a place no further behind the sentence than a gap goes.
    #[inline]
    fn letter(&self, at: u32) -> &'a Letter {
        self.letters.get(at as usize).unwrap_or(&NOWHERE)
    }

    /// Opens the place that a special edge leads to, or the one behind it by the
    /// word that is next there.
    #[inline]
    fn open(&mut self, edge: &Special, there: &Letter, at: u32) {
        let leads_on = edge.next & there.bit;
        let state = edge.target;
        let place = Place { state, at };
        if edge.kinds & there.kinds != 0 {
            if leads_on | edge.needs & there.rest != 0 {
                self.open.push(place);
            }
        } else if leads_on != 0
            && let Some(next) = self.step(edge.row, place, there)
        {
            self.open.push(next);
        }
    }

    fn accept(&mut self, state: Stored<'_>, at: u32) {
        // A phrase is a line of a file.
        let len = u16::try_from(at - self.start).unwrap_or(u16::MAX);
        let start = self.start + self.offset;
        for set in self.tables.accepts(state) {
            self.out.push(Hit {
                start,
                len,
                set: *set,
            });
        }
    }
}

impl Special {
    /// Whether the first place that the edge leads to may lead on, by the letter there or,
    /// behind a gap of several widths, by those next to it.
    #[inline]
    fn may_pass(&self, there: &Letter) -> bool {
        let is_single = self.fewest == self.most;
        let bits = if is_single { there.bit } else { there.ahead };
        let kinds = if is_single { there.kinds } else { u8::MAX };
        self.next & bits != 0 || self.kinds & kinds != 0
    }
}

/// What lies beyond all letters.
static NOWHERE: Letter = Letter {
    bit: 0,
    ahead: 0,
    rest: 0,
    hash: 0,
    opening: 0,
    kinds: 0,
};

/// The number of a word.
fn number(n: usize) -> u32 {
    u32::try_from(n).expect("sources are under 4 GiB")
}
