//! [`Page`]: where a page says what the plain text beside it says.
//!
//! The reader of a multipart/alternative mail mostly sees the page, so that a
//! flaw mended in the plain text alone is not mended. Words are found again by
//! those around them, blanks and line breaks being all the same.

use crate::message::rewrite::{Change, apply, trimmed};
use crate::text::Span;

/// A page beside a body.
#[derive(Debug)]
pub(super) struct Page<'a> {
    body: &'a str,
    plain: Words,
    shown: Words,
    text: String,
    /// Where the writer's own text is in the body.
    own: Vec<Span>,
}

/// A text with every run of white space as one blank.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// For each byte and the end, where it is in the original.
    from: Vec<u32>,
}

/// How many of the words on each side of those in question are looked for with
/// them, the more telling number first.
const NEIGHBOURS: [usize; 2] = [4, 1];

/// What keeps a fix from a page, as words of a reason.
const AMBIGUOUS: &str = "the HTML that the reader may see holds these words elsewhere too";

impl<'a> Page<'a> {
    pub(super) fn new(body: &'a str, own: Vec<Span>, page: String) -> Self {
        Self {
            body,
            own,
            plain: Words::new(body),
            shown: Words::new(&page),
            text: page,
        }
    }

    /// What the page shows.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The changes of the page that answer `changes` of the body, in order,
    /// made for the finding at `words`. None where the page does not hold the
    /// words in question; where it is not sure that it does, a reason.
    pub(super) fn changes(
        &self,
        words: Option<Span>,
        changes: &[Change],
    ) -> Result<Vec<Change>, String> {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
            return Ok(Vec::new());
        };
        let core = first.span.cover(last.span);
        let core = words.map_or(core, |words| core.cover(words));
        let core = self.plain.whole_words(self.plain.span_of(core));
        let contexts = NEIGHBOURS.map(|n| self.plain.with_neighbours(core, n));
        let same = |context: &Span| Some((*context, self.same(*context).ok()??));
        let found = match contexts.iter().find_map(same) {
            Some(found) => Some(found),
            None => self.same(core)?.map(|at| (core, at)),
        };
        let Some((context, at)) = found else {
            return Ok(Vec::new());
        };
        // What the words become, a blank more or less being nothing to a page.
        let original = self.plain.original(context);
        let after = apply(self.body.as_bytes(), original, changes);
        let after = Words::new(&String::from_utf8_lossy(&after)).text;
        let whole = Change {
            span: Span::new(at, at + context.len()),
            new: after.into_bytes(),
        };
        let Change { span, new } = trimmed(self.shown.text.as_bytes(), &whole);
        let is_none = span.is_empty() && new.is_empty();
        let span = self.shown.original(span);
        Ok(if is_none {
            Vec::new()
        } else {
            vec![Change { span, new }]
        })
    }

    /// Where in the page's words those of the body at `span` are, if they are;
    /// of several, the one as far down as in the body. Quoted ones do not count.
    fn same(&self, span: Span) -> Result<Option<usize>, String> {
        let words = span.of(&self.plain.text);
        let is_own = |at: &usize| {
            let at = self.plain.from[*at] as usize;
            self.own.iter().any(|own| own.start <= at && at < own.end)
        };
        let mut of_body = self.plain.places(words);
        of_body.retain(|at| *at == span.start || is_own(at));
        let mut of_page = self.shown.places(words);
        of_page.retain(|at| !is_quoted(&self.text, self.shown.from[*at] as usize));
        if of_page.is_empty() {
            return Ok(None);
        }
        let nth = of_body.iter().position(|at| *at == span.start);
        let nth = nth.filter(|_| of_body.len() == of_page.len());
        Ok(Some(of_page[nth.ok_or_else(|| AMBIGUOUS.to_owned())?]))
    }
}

/// Whether the line that holds the byte at `at` is quoted.
fn is_quoted(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..].starts_with('>')
}

impl Words {
    fn new(text: &str) -> Self {
        let mut words = Self::default();
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut was_blank = false;
        for (at, ch) in text.char_indices() {
            if ch.is_whitespace() {
                if !was_blank {
                    words.text.push(' ');
                    words.from.push(offset(at));
                }
                was_blank = true;
                continue;
            }
            was_blank = false;
            words.text.push(ch);
            words
                .from
                .extend(std::iter::repeat_n(offset(at), ch.len_utf8()));
        }
        words.from.push(offset(text.len()));
        words
    }

    /// The span here of a span of the original.
    fn span_of(&self, original: Span) -> Span {
        let here = |at: usize| {
            let is_before = |from: &u32| (*from as usize) < at;
            self.from.partition_point(is_before).min(self.text.len())
        };
        // A span that ends within a run of blanks leaves the run.
        Span::new(here(original.start), here(original.end))
    }

    /// The span of the original.
    fn original(&self, span: Span) -> Span {
        Span::new(self.from[span.start] as usize, self.from[span.end] as usize)
    }

    /// The span with all of the words that it touches.
    fn whole_words(&self, span: Span) -> Span {
        let before = self.text[..span.start].rfind(' ').map_or(0, |at| at + 1);
        let after = self.text[span.end..].find(' ');
        let end = after.map_or(self.text.len(), |at| span.end + at);
        Span::new(before, end)
    }

    /// The span, of whole words, with `n` words on each side.
    fn with_neighbours(&self, mut span: Span, n: usize) -> Span {
        for _ in 0..n {
            let start = self.text[..span.start].trim_end_matches(' ').len();
            let behind = &self.text[span.end..];
            let end = span.end + (behind.len() - behind.trim_start_matches(' ').len());
            span = self.whole_words(Span::new(start, end));
        }
        span
    }

    /// Where these words stand as whole words.
    fn places(&self, words: &str) -> Vec<usize> {
        let text = &self.text;
        let is_whole = |at: &usize| {
            text[..*at].chars().next_back().is_none_or(|ch| ch == ' ')
                && text[at + words.len()..]
                    .chars()
                    .next()
                    .is_none_or(|ch| ch == ' ')
        };
        if words.trim().is_empty() {
            return Vec::new();
        }
        let found = memchr::memmem::find_iter(text.as_bytes(), words.as_bytes());
        found.filter(is_whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(body: &str, page: &str, old: &str, new: &str) -> Result<String, String> {
        let start = body.find(old).expect("the words are there");
        let change = Change {
            span: Span::new(start, start + old.len()),
            new: new.into(),
        };
        let changes = Page::new(body, vec![Span::new(0, body.len())], page.to_owned())
            .changes(None, &[change])?;
        let whole = Span::new(0, page.len());
        let after = apply(page.as_bytes(), whole, &changes);
        Ok(String::from_utf8(after).expect("it is UTF-8"))
    }

    #[test]
    fn words_are_found_by_those_around_them() {
        let page = "I saw the the end.\n\nIn the the end.";
        let body = "I saw the\nthe end.\n\nIn the the\nend.";
        assert_eq!(
            changed(body, page, "\nthe", ""),
            Ok("I saw the end.\n\nIn the the end.".to_owned())
        );
        assert_eq!(
            changed(body, page, " the\n", "\n").map(|page| page.matches("the the").count()),
            Ok(1)
        );
        assert_eq!(
            changed("Hi teh end", "Oh teh fin", "teh", "the"),
            Ok("Oh the fin".to_owned())
        );
        assert_eq!(
            changed("Hi teh end", "Hi the end", "teh", "the"),
            Ok("Hi the end".to_owned())
        );
        assert_eq!(changed("a  b", "a b", "  ", " "), Ok("a b".to_owned()));
        assert_eq!(
            changed("so , we", "so , we", " ,", ","),
            Ok("so, we".to_owned())
        );
    }

    #[test]
    fn where_it_is_not_sure_it_says_so() {
        assert!(changed("Hi teh end", "Oh teh fin teh", "teh", "the").is_err());
        assert!(changed("Hi teh end", "Hi teh end Hi teh end", "teh", "the").is_err());
        // What is quoted is left, and no obstacle.
        let quoted = "Hi teh end\n\n> Hi teh end";
        assert_eq!(
            changed("Hi teh end", quoted, "teh", "the"),
            Ok(quoted.replacen("teh", "the", 1))
        );
    }
}
