//! [`Walks`]: walks the automaton over the words of a sentence.

use super::letters::{BEYOND, Letter};
use super::matcher::{Hit, Tables};
use super::tables::{Row, Special, State};

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
        let anywhere = tables.state(0).kinds;
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
            let opening = tables.opening(letter.opening);
            if opening.needs & behind.rest != 0 {
                walk.go(Place {
                    state: opening.state,
                    at: start + 1,
                });
            }
            if anywhere & letter.kinds != 0 {
                walk.go(Place {
                    state: 0,
                    at: start,
                });
            }
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

impl Walk<'_> {
    /// Goes on from a place, in every way that the edges allow.
    #[inline]
    fn go(&mut self, from: Place) {
        let mut place = from;
        loop {
            let at = place.at as usize;
            let (Some(letter), Some(behind)) = (self.letters.get(at), self.letters.get(at + 1))
            else {
                return;
            };
            let state = self.tables.state(place.state);
            if state.kinds & letter.kinds != 0 && state.ahead & behind.ahead != 0 {
                self.branch(place);
            }
            // Most words lead nowhere, which a bit tells without a look far off.
            if state.next & letter.bit != 0
                && let Some(next) = self.step(state.row, place, letter)
            {
                place = next;
            } else if let Some(next) = self.open.pop() {
                place = next;
            } else {
                return;
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
    #[inline(never)]
    fn branch(&mut self, Place { state, at }: Place) {
        let letters = self.letters.get(at as usize..).unwrap_or_default();
        let [letter, ..] = letters else {
            return;
        };
        let state = self.tables.state(state);
        if state.n_accepts > 0 {
            self.accept(state, at);
        }
        for edge in self.tables.specials(state) {
            if edge.kind & letter.kinds == 0 {
                continue;
            }
            let Some(there) = letters.get(usize::from(edge.fewest)) else {
                continue;
            };
            if edge.fewest == edge.most {
                self.follow(edge, there, at + u32::from(edge.fewest));
                continue;
            }
            if edge.needs & there.rest == 0 || edge.kinds == 0 && edge.next & there.ahead == 0 {
                continue;
            }
            let range = usize::from(edge.fewest)..=usize::from(edge.most);
            let places = letters.get(range).unwrap_or_default();
            for (at, there) in (at + u32::from(edge.fewest)..).zip(places) {
                self.follow(edge, there, at);
            }
        }
    }

    /// Opens the place that a special edge leads to, or the one behind it by the
    /// word that is next there.
    #[inline]
    fn follow(&mut self, edge: &Special, there: &Letter, at: u32) {
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

    fn accept(&mut self, state: State, at: u32) {
        // A phrase is a line of a file.
        let len = u16::try_from(at - self.start).unwrap_or(u16::MAX);
        let start = self.start + self.offset;
        let sets = self.tables.accepts(state).iter();
        self.out.extend(sets.map(|set| Hit {
            start,
            len,
            set: *set,
        }));
    }
}

/// The number of a word.
fn number(n: usize) -> u32 {
    u32::try_from(n).expect("sources are under 4 GiB")
}
