//! Which hits are kept: of those that overlap the longest, and none that an
//! exception silences.

use super::file::Set;
use super::matcher::Hit;
use crate::draft::prose::{Prose, Sentence};

/// Sorts hits, which come in the order of their beginnings, by set and
/// beginning; of those that overlap within a set keeps the longest, the first
/// of equals.
pub(crate) fn weed(hits: &mut Vec<Hit>, n_sets: usize) {
    if (FEW..MANY).contains(&hits.len()) {
        *hits = counted(hits, n_sets);
    } else {
        // Of one set and beginning the longest is kept, whichever is first.
        hits.sort_unstable_by_key(|hit| u64::from(hit.set) << 32 | u64::from(hit.start));
    }
    hits.dedup_by(|hit, last| {
        let overlaps = last.set == hit.set && hit.start < last.end();
        if overlaps && hit.len > last.len {
            *last = *hit;
        }
        overlaps
    });
}

/// Fewer hits are sorted by comparing them, and as many as [`MANY`], which are not worth
/// the room of a copy: they are those of a book.
const FEW: usize = 24;
const MANY: usize = 1 << 22;

/// The hits sorted by set, of which there are few: counting sorts at once.
fn counted(hits: &[Hit], n_sets: usize) -> Vec<Hit> {
    let mut ends = vec![0_u32; n_sets + 1];
    for hit in hits {
        ends[usize::from(hit.set) + 1] += 1;
    }
    let mut end = 0;
    for n in &mut ends {
        end += *n;
        *n = end;
    }
    let mut sorted = vec![Hit::default(); hits.len()];
    for hit in hits {
        let at = &mut ends[usize::from(hit.set)];
        sorted[*at as usize] = *hit;
        *at += 1;
    }
    sorted
}

/// Drops hits that an exception silences: one of the set's exception stands in
/// their sentence, or on their words where the set asks for that. `hits` are
/// weeded; an exception that is silenced itself silences all the same.
pub(super) fn silence(sets: &[Set], prose: &Prose, hits: &mut Vec<Hit>) {
    let unless = |hit: &Hit| sets[usize::from(hit.set)].unless;
    let mut silenced: Vec<Hit> = Vec::new();
    let mut rest = hits.as_slice();
    while let Some(at) = rest.iter().position(|hit| unless(hit).is_some()) {
        let set = rest[at].set;
        let of_set = &rest[at..];
        let of_set = &of_set[..of_set.partition_point_near(|hit| hit.set == set)];
        rest = &rest[at + of_set.len()..];
        let Set {
            unless: Some(unless),
            only_shared,
        } = sets[usize::from(set)]
        else {
            continue;
        };
        let others = &hits[hits.partition_point(|hit| hit.set < unless)..];
        let others = &others[..others.partition_point_near(|hit| hit.set == unless)];
        if others.is_empty() {
            continue;
        }
        let mut exceptions = Exceptions {
            others,
            next: 0,
            sentences: &prose.sentences,
        };
        let dropped = of_set.iter();
        silenced.extend(dropped.filter(|hit| exceptions.silence(**hit, only_shared)));
    }
    if !silenced.is_empty() {
        let mut silenced = silenced.into_iter().peekable();
        hits.retain(|hit| silenced.next_if_eq(hit).is_none());
    }
}

/// The hits of an exception, which no two of overlap, and the sentences they
/// stand in, from where the last hit in question stood on.
struct Exceptions<'a> {
    others: &'a [Hit],
    /// The first that begins where that hit did, or behind.
    next: usize,
    sentences: &'a [Sentence],
}

impl Exceptions<'_> {
    /// Whether one of them silences `hit`; to be asked of hits in order.
    fn silence(&mut self, hit: Hit, only_shared: bool) -> bool {
        let behind = &self.others[self.next..];
        self.next += behind.partition_point_near(|other| other.start < hit.start);
        let before = self.next.checked_sub(1).map(|at| self.others[at]);
        let behind = self.others.get(self.next);
        if only_shared {
            return before.is_some_and(|other| other.end() > hit.start)
                || behind.is_some_and(|other| other.start < hit.end());
        }
        let n_before = self
            .sentences
            .partition_point_near(|sentence| sentence.tokens.end <= hit.start as usize);
        self.sentences = &self.sentences[n_before..];
        let Some(sentence) = self.sentences.first().map(|sentence| &sentence.tokens) else {
            return false;
        };
        before.is_some_and(|other| sentence.contains(&(other.start as usize)))
            || behind.is_some_and(|other| sentence.contains(&(other.start as usize)))
    }
}

/// What `partition_point` finds, by ever longer steps from the beginning: where
/// it is mostly near.
trait PartitionPointNear<T> {
    fn partition_point_near(&self, is_before: impl Fn(&T) -> bool) -> usize;
}

impl<T> PartitionPointNear<T> for [T] {
    fn partition_point_near(&self, is_before: impl Fn(&T) -> bool) -> usize {
        let (mut from, mut step) = (0, 1);
        while self.get(from + step - 1).is_some_and(&is_before) {
            from += step;
            step *= 2;
        }
        let to = self.len().min(from + step);
        from + self[from..to].partition_point(is_before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: Set = Set {
        unless: Some(0),
        only_shared: true,
    };

    fn hit(set: u16, start: u32, end: u32) -> Hit {
        Hit {
            start,
            len: u16::try_from(end - start).unwrap(),
            set,
        }
    }

    /// What is left of `hits` in a prose of three sentences of five words.
    fn left(hits: &[Hit]) -> Vec<Hit> {
        let text = "One two three four five. ".repeat(3);
        let mut prose = Prose::default();
        prose.push(&text, crate::text::Span::new(0, text.len()));
        assert_eq!(prose.sentences.len(), 3);
        let in_sentence = Set {
            only_shared: false,
            ..SHARED
        };
        let mut hits = hits.to_vec();
        silence(&[Set::default(), in_sentence, SHARED], &prose, &mut hits);
        hits
    }

    #[test]
    fn an_exception_silences_in_its_sentence() {
        let exception = hit(0, 6, 7);
        for (start, is_left) in [(0, true), (5, false), (6, false), (9, false), (10, true)] {
            let of = hit(1, start, start + 1);
            let expected: &[Hit] = if is_left {
                &[exception, of]
            } else {
                &[exception]
            };
            assert_eq!(left(&[exception, of]), expected, "{start}");
        }
    }

    #[test]
    fn an_exception_silences_on_its_words_where_a_set_asks_for_that() {
        let exception = hit(0, 6, 8);
        for (start, is_left) in [(4, true), (5, false), (6, false), (7, false), (8, true)] {
            let of = hit(2, start, start + 2);
            let expected: &[Hit] = if is_left {
                &[exception, of]
            } else {
                &[exception]
            };
            assert_eq!(left(&[exception, of]), expected, "{start}");
        }
    }

    #[test]
    fn the_nearest_of_many_exceptions_counts() {
        let exceptions: Vec<Hit> = (0..10).map(|at| hit(0, at, at + 1)).collect();
        let hits = [hit(1, 0, 1), hit(1, 9, 10), hit(1, 10, 11), hit(1, 14, 15)];
        let kept = left(&[exceptions.as_slice(), &hits].concat());
        assert_eq!(kept[10..], hits[2..]);
    }
}
