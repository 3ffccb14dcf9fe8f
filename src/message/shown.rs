//! [`Shown`]: which parts of a message a reader sees as its text, and their
//! text, read as one.
//!
//! Mail programs show text wherever it stands, one part below the other: the
//! words before a picture and those behind it are two parts. Of alternatives
//! they show one.

use super::Unreadable;
use super::body::{self, Body, Shape};
use super::mime::Leaf;

/// The parts that are shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// Where the body begins.
    pub(super) body: Leaf,
    /// Further text of the same type, shown below.
    more: Vec<Leaf>,
    /// HTML that may be shown in the place of a plain body, in order.
    pub(super) page: Vec<Leaf>,
    /// Further text of another type.
    others: Vec<Leaf>,
    /// Whether it is in doubt that page and body say the same.
    is_doubtful: bool,
}

/// The text of a message.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) body: Body<'a>,
    pub(super) shape: Shape,
    /// The page that a reader may see in its place, where it can be read.
    pub(super) page: Option<Shape>,
    /// Whether there is one.
    pub(super) has_page: bool,
    /// Whether the message shows words that the body does not hold.
    pub(super) is_partial: bool,
}

/// Parts that are read as one text: mail programs write a few at most, and each is
/// compared with all before it.
const MOST_PIECES: usize = 100;

/// Parts of the other type that are looked at, to find whether they say more.
const MOST_OTHERS: usize = 8;

/// A part of so few bytes may be nothing but an encoded line end.
const SHORT: usize = 200;

impl Shown {
    /// What a message of one part shows.
    pub(super) fn of(body: Leaf) -> Self {
        Self {
            body,
            more: Vec::new(),
            page: Vec::new(),
            others: Vec::new(),
            is_doubtful: false,
        }
    }

    /// Finds what is shown of the leaves of a message, and gives the rest.
    ///
    /// The body begins with the first plain text that is not blank, unless a
    /// page stands before it that is no alternative to it; where there is no plain
    /// text, with the first page; where there is neither, with a plain text that
    /// has a file name, but is not said to be an attachment.
    pub(super) fn choose(
        source: &[u8],
        leaves: Vec<Leaf>,
    ) -> (Option<Self>, impl Iterator<Item = Leaf>) {
        let is_text = |at: &usize| leaves[*at].entity.is_shown();
        let is_page = |at: usize| leaves[at].entity.is_html();
        let texts: Vec<usize> = (0..leaves.len()).filter(is_text).collect();
        let has_words = |at: usize| !leaves[at].is_blank(source);
        let all = |page: bool| texts.iter().copied().filter(move |at| is_page(*at) == page);
        let plain = all(false).find(|at| has_words(*at));
        let plain = plain.or_else(|| all(false).next());
        let page = all(true).next();
        let is_beside = |one: usize, other: usize| leaves[one].is_beside(&leaves[other]);
        let named = || leaves.iter().position(|leaf| leaf.entity.is_named_text());
        let first = match (plain, page) {
            (Some(plain), Some(page)) if page < plain && is_beside(page, plain) => Some(page),
            (plain, page) => plain.or(page).or_else(named),
        };
        let Some(first) = first else {
            return (None, leaves.into_iter());
        };
        // All that is shown with the leaf at `from`, of the same type.
        let with = |from: usize| {
            let mut shown = vec![from];
            for at in all(is_page(from)).filter(|at| *at > from) {
                let is_shown = || shown.iter().all(|shown| is_beside(*shown, at));
                if shown.len() < MOST_PIECES && has_words(at) && is_shown() {
                    shown.push(at);
                }
            }
            shown
        };
        let body = with(first);
        let page = page.filter(|_| !is_page(first)).map_or_else(Vec::new, with);
        let is_left = |at: &usize| {
            let is_read = body.contains(at) || page.contains(at);
            !is_read && is_beside(*at, first) && has_words(*at)
        };
        let others: Vec<usize> = texts.iter().copied().filter(is_left).collect();
        let is_doubtful = page.len() > 1 || page.iter().any(|at| is_beside(*at, first));
        let mut leaves: Vec<_> = leaves.into_iter().map(Some).collect();
        let mut take = |places: &[usize]| -> Vec<Leaf> {
            let taken = places.iter().filter_map(|at| leaves[*at].take());
            taken.collect()
        };
        let (more, page, others) = (take(&body[1..]), take(&page), take(&others));
        let body = take(&body[..1]).pop();
        let shown = body.map(|body| Self {
            body,
            more,
            page,
            others,
            is_doubtful,
        });
        let rest: Vec<Leaf> = leaves.into_iter().flatten().collect();
        (shown, rest.into_iter())
    }

    /// Reads the text: the page where that has words and the body none.
    pub(super) fn read<'a>(&self, source: &'a [u8]) -> Result<Text<'a>, Unreadable> {
        let (shape, mut is_partial) = Shape::of(&self.body)?.with(source, &self.more);
        let body = body::read(source, &shape)?;
        let has_page = !self.page.is_empty();
        let page = self.page.split_first();
        let page = page.and_then(|(first, more)| Some(Shape::of(first).ok()?.with(source, more)));
        let is_blank = |body: &Body<'_>| body.text.trim().is_empty();
        // Where the plain words are blank, the page says what there is.
        if is_blank(&body)
            && let Some((shape, is_partial)) = &page
            && let Ok(page) = body::read(source, shape)
            && !is_blank(&page)
        {
            return Ok(Text {
                is_partial: *is_partial || page.is_cut() || self.says_more(source, &page),
                body: page,
                shape: shape.clone(),
                page: None,
                has_page: false,
            });
        }
        is_partial |= body.is_cut() || self.says_more(source, &body);
        if self.is_doubtful && !is_partial {
            let same = page.as_ref().map(|(shape, is_partial)| {
                let page = body::read(source, shape);
                !is_partial && page.is_ok_and(|page| holds(&body.text, &page.text))
            });
            is_partial = same != Some(true);
        }
        Ok(Text {
            body,
            shape,
            page: page.map(|(shape, _)| shape),
            has_page,
            is_partial,
        })
    }

    /// Whether text of the other type says more than the body.
    fn says_more(&self, source: &[u8], body: &Body<'_>) -> bool {
        self.others.len() > MOST_OTHERS
            || self.others.iter().any(|leaf| {
                let read = Shape::of(leaf).and_then(|shape| body::read(source, &shape));
                !read.is_ok_and(|other| holds(&body.text, &other.text))
            })
    }
}

/// Whether all letters of `part` stand in `text`, in a row.
fn holds(text: &str, part: &str) -> bool {
    let letters =
        |text: &str| -> String { text.chars().filter(|ch| ch.is_alphanumeric()).collect() };
    letters(text).contains(&letters(part))
}

impl Leaf {
    /// Whether both are shown: no multipart has them as alternatives.
    fn is_beside(&self, other: &Self) -> bool {
        // Outermost first: behind the first that differs none is of both.
        let both = self.branches.iter().zip(&other.branches);
        let parted = both.into_iter().find(|(one, other)| one != other);
        parted.is_none_or(|(one, other)| one.0 != other.0)
    }

    /// Whether it holds nothing but blanks.
    fn is_blank(&self, source: &[u8]) -> bool {
        let raw = source[self.raw.start..self.raw.end].trim_ascii();
        raw.is_empty()
            || raw.len() < SHORT
                && Shape::of(self).is_ok_and(|shape| {
                    let read = body::read(source, &shape);
                    read.is_ok_and(|body| body.text.trim().is_empty())
                })
    }
}

#[cfg(test)]
mod tests {
    use crate::message::{Message, parse};
    use crate::text::Span;

    /// A mail whose parts in the multipart are these, in boundary `b`.
    fn mail(kind: &str, parts: &[&str]) -> String {
        let mut mail = format!("Subject: x\nContent-Type: multipart/{kind}; boundary=b\n\n");
        for part in parts {
            mail += &["--b\n", part, "\n"].concat();
        }
        mail + "--b--\n"
    }

    const PICTURE: &str =
        "Content-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\n\nAAAA";

    fn text<'m>(message: &'m Message<'_>) -> &'m str {
        message.body.map_or("", |body| message.text(body))
    }

    /// The raw bytes behind `words` of the body.
    fn raw<'s>(source: &'s str, message: &Message<'_>, words: &str) -> &'s str {
        let start = text(message).find(words).expect("the words are there");
        let map = &message.part(message.body.expect("it has a body")).map;
        let raw = map.to_raw(Span::new(start, start + words.len())).span;
        &source[raw.start..raw.end]
    }

    #[test]
    fn text_around_a_picture_is_one_text() {
        let first = "Content-Type: text/plain; charset=us-ascii\n\nHi Dana,\n\nhere it is:\n";
        let second = "Content-Type: text/plain; charset=utf-8\n\
                      Content-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9.\n\nAna\n";
        let source = mail("mixed", &[first, PICTURE, second]);
        let message = parse(source.as_bytes(), None);
        assert_eq!(
            text(&message),
            "Hi Dana,\n\nhere it is:\n\nThe caf\u{e9}.\n\nAna\n"
        );
        assert_eq!(raw(&source, &message, "here"), "here");
        assert_eq!(raw(&source, &message, "caf\u{e9}."), "caf=C3=A9.");
        assert!(message.remarks.is_empty() && !message.is_partial);
        assert_eq!(message.attachments.len(), 1);
    }

    #[test]
    fn pages_around_a_picture_are_one_page() {
        let html = |words: &str| {
            format!(
                "Content-Type: text/html\n\n<html><head><title>t</title></head><body>{words}</body></html>"
            )
        };
        let source = mail("mixed", &[&html("Hi Dana,"), PICTURE, &html("bye<br>Ana")]);
        let message = parse(source.as_bytes(), None);
        let lines: Vec<_> = text(&message)
            .lines()
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["Hi Dana,", "bye", "Ana"]);
        assert_eq!(raw(&source, &message, "bye"), "bye");
    }

    #[test]
    fn a_blank_part_is_passed_over() {
        for blank in [
            "Content-Type: text/plain\n\n",
            "Content-Type: text/plain\n\n \n\n",
            "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nDQo=",
        ] {
            let source = mail(
                "mixed",
                &[blank, PICTURE, "Content-Type: text/plain\n\nHi Dana"],
            );
            let message = parse(source.as_bytes(), None);
            assert_eq!(text(&message), "Hi Dana");
            assert!(!message.is_partial && message.remarks.is_empty());
        }
    }

    #[test]
    fn alternatives_are_not_read_one_below_the_other() {
        let both = [
            "Content-Type: text/plain\n\nHi Dana",
            "Content-Type: text/html\n\n<p>Hi Dana",
        ];
        let source = mail("alternative", &both);
        let message = parse(source.as_bytes(), None);
        assert_eq!(text(&message), "Hi Dana");
        assert!(message.has_page && !message.is_partial);
        // The same without the multipart that says so.
        let message = mail("mixed", &both);
        let message = parse(message.as_bytes(), None);
        assert_eq!(text(&message), "Hi Dana");
        assert!(!message.is_partial);
        let twice = mail("alternative", &[both[0], both[0]]);
        assert_eq!(text(&parse(twice.as_bytes(), None)), "Hi Dana");
    }

    #[test]
    fn further_text_that_is_not_read_is_told() {
        let latin = "Content-Type: text/plain; charset=iso-8859-5\n\nbye\n\nAna";
        let utf8 = "Content-Type: text/plain; charset=utf-8\n\nHi Dana, caf\u{e9}";
        let page = "Content-Type: text/html\n\n<p>bye<p>Ana";
        let unknown = "Content-Type: text/plain; charset=x-none\n\nbye";
        for further in [latin, page, unknown] {
            let source = mail("mixed", &[utf8, PICTURE, further]);
            let message = parse(source.as_bytes(), None);
            assert_eq!(text(&message), "Hi Dana, caf\u{e9}");
            assert!(message.is_partial, "{further}");
            assert!(message.remarks[0].contains("further text"));
        }
        // The page of a plain part may go on where that does not.
        let cut = "Content-Type: text/plain\n\nHi Dana";
        let inner = mail(
            "mixed",
            &["Content-Type: text/html\n\nHi Dana", PICTURE, page],
        );
        let inner = inner.replace("--b", "--c").replace("=b", "=c");
        let inner = inner.trim_start_matches("Subject: x\n");
        let source = mail("alternative", &[cut, inner]);
        let message = parse(source.as_bytes(), None);
        assert!(message.is_partial && text(&message) == "Hi Dana");
    }

    #[test]
    fn a_page_before_plain_text_is_the_body() {
        let footer = "Content-Type: text/plain\n\n_______\nThe list";
        let source = mail("mixed", &["Content-Type: text/html\n\n<p>Hi Dana", footer]);
        let message = parse(source.as_bytes(), None);
        assert_eq!(text(&message).trim(), "Hi Dana");
        assert!(message.is_partial);
    }
}
