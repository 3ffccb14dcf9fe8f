//! [`Excerpt`]: the few lines of a text that a snippet shows.
//!
//! A mail may be one line of ten megabytes and hold anything, so a snippet is
//! never made from the text itself but from a copy of the words around the
//! labels: long lines cut with `…`, control characters shown as pictures. What
//! making it costs does not depend on the length of the line.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::plain;
use crate::text::Span;

/// A line of up to this many characters is shown whole.
const WHOLE_LINE: usize = 160;
/// Characters shown at either side of a label's end on a longer line.
const CONTEXT: usize = 60;
/// Lines shown of a label over many: these at its head, two at its end.
pub(super) const HEAD_LINES: usize = 3;
/// What the numbering of lines leaves out where lines are left out: enough
/// for the renderer to draw a break and not to ask for the line between.
const BREAK: usize = 4;

/// Context that is shown on the narrowest terminal.
const LEAST_CONTEXT: usize = 4;
/// Columns of a tab, as snippets are drawn.
const TAB: usize = 4;

/// How much of a line is shown.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// A line of up to so much is shown whole.
    whole: usize,
    /// Characters at either side of a label's end on a longer one.
    context: usize,
    /// Whether `whole` is columns of a terminal, and not characters.
    is_columns: bool,
}

impl Room {
    fn holds(self, line: &str) -> bool {
        let width = if self.is_columns {
            columns(line)
        } else {
            line.chars().count()
        };
        width <= self.whole
    }
}

/// Columns of a line on a terminal.
pub(super) fn columns(line: &str) -> usize {
    let n_tabs = line.matches('\t').count();
    let tabs = n_tabs * (TAB - '\t'.width().unwrap_or(0));
    let of_chars = line.chars().map(|ch| ch.width().unwrap_or(0));
    of_chars.sum::<usize>() + tabs
}

/// A copied line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Neighbours in the text have neighbouring numbers here.
    pub(super) index: usize,
    /// In [`Excerpt::text`], without its line end.
    pub(super) range: Range<usize>,
    /// Offset of its first shown character in the original text.
    pub(super) origin: usize,
}

/// Some lines of a text, fit to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The copy.
    pub(super) text: String,
    /// Its lines, in order.
    pub(super) lines: Vec<Line>,
    /// Offsets in the original and in the copy, of every character shown.
    offsets: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The lines of `text` that show where each of `spans` starts and ends; on a
    /// terminal none is of more than `width` columns, where that can be had.
    pub(super) fn new(text: &str, spans: &[Span], width: Option<usize>) -> Self {
        let mut room = Room {
            whole: width.map_or(WHOLE_LINE, |width| width.min(WHOLE_LINE)),
            context: CONTEXT,
            is_columns: width.is_some(),
        };
        loop {
            let excerpt = Self::with(text, spans, room);
            let fits = width.is_none_or(|width| excerpt.widest() <= width);
            if fits || room.context <= LEAST_CONTEXT {
                return excerpt;
            }
            room.context = room.context * 4 / 5;
        }
    }

    /// Columns of the widest line.
    fn widest(&self) -> usize {
        let lines = self.lines.iter();
        let columns = lines.map(|line| columns(&self.text[line.range.clone()]));
        columns.max().unwrap_or(0)
    }

    fn with(text: &str, spans: &[Span], room: Room) -> Self {
        let mut windows = Vec::new();
        for span in spans {
            push_windows(text, shown(text, *span), room, &mut windows);
        }
        windows.sort_by_key(|window| (window.start, window.end));
        let mut excerpt = Self::default();
        let mut last: Option<Range<usize>> = None;
        for window in windows {
            match &mut last {
                // A window already shown, or shown in part.
                Some(last) if window.start <= last.end => {
                    if window.end > last.end {
                        excerpt.copy(text, last.end..window.end);
                        last.end = window.end;
                    }
                    continue;
                }
                Some(last) => excerpt.gap(text, last.end, window.start),
                None => excerpt.open_line(text, 0, window.start),
            }
            excerpt.copy(text, window.clone());
            last = Some(window);
        }
        if let Some(last) = last {
            excerpt.close_line(text, last.end);
        }
        excerpt
    }

    /// Where `span` of the original is in the copy.
    pub(super) fn range(&self, text: &str, span: Span) -> Range<usize> {
        let span = shown(text, span);
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    /// Which of the lines holds the copy's offset `byte`.
    pub(super) fn line_at(&self, byte: usize) -> Option<usize> {
        self.lines.iter().position(|line| byte <= line.range.end)
    }

    /// Which of the lines has this index.
    pub(super) fn line_of_index(&self, index: usize) -> Option<usize> {
        self.lines.iter().position(|line| line.index == index)
    }

    fn offset(&self, original: usize) -> usize {
        let at = self.offsets.partition_point(|(from, _)| *from < original);
        self.offsets.get(at).map_or(self.text.len(), |(_, to)| *to)
    }

    fn copy(&mut self, text: &str, window: Range<usize>) {
        for (at, ch) in text[window.clone()].char_indices() {
            self.offsets.push((window.start + at, self.text.len()));
            if ch == '\t' {
                self.text.push(ch);
            } else {
                plain::push(ch, &mut self.text);
            }
        }
        self.offsets.push((window.end, self.text.len()));
    }

    /// What stands between two windows: words left out of a line, a line end,
    /// or lines left out.
    fn gap(&mut self, text: &str, from: usize, to: usize) {
        let mut breaks = text[from..to].match_indices('\n');
        match (breaks.next(), breaks.next()) {
            (None, _) => self.text.push('…'),
            (Some(_), next) => {
                self.close_line(text, from);
                let skipped = if next.is_none() { 1 } else { BREAK };
                self.open_line(text, skipped, to);
            }
        }
    }

    fn open_line(&mut self, text: &str, skipped: usize, origin: usize) {
        let index = self.lines.last().map_or(0, |line| line.index) + skipped;
        let start = self.text.len();
        if origin > 0 && !text[..origin].ends_with('\n') {
            self.text.push('…');
        }
        self.lines.push(Line {
            index,
            range: start..start,
            origin,
        });
    }

    fn close_line(&mut self, text: &str, end: usize) {
        if !matches!(
            text.as_bytes()[end..],
            [] | [b'\n', ..] | [b'\r', b'\n', ..]
        ) {
            self.text.push('…');
        }
        if let Some(line) = self.lines.last_mut() {
            line.range.end = self.text.len();
        }
        self.text.push('\n');
    }
}

/// `span` without a line end at its end, within `text`, on character borders.
fn shown(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    let words = Span::new(start, end).of(text);
    Span::new(start, start + words.trim_end_matches(['\n', '\r']).len())
}

/// The pieces of lines that show the ends of `span`.
fn push_windows(text: &str, span: Span, room: Room, windows: &mut Vec<Range<usize>>) {
    windows.push(window(text, span.start, room));
    windows.push(window(text, span.end, room));
    let mut head = span.start;
    for _ in 1..HEAD_LINES {
        match text[head..span.end].find('\n') {
            Some(at) => head += at + 1,
            None => return,
        }
        windows.push(window(text, head, room));
    }
    if let Some(last_end) = text[head..span.end].rfind('\n') {
        windows.push(window(text, head + last_end, room));
    }
}

/// The line around `at` if it is short, else its words next to `at`.
fn window(text: &str, at: usize, room: Room) -> Range<usize> {
    // A character takes up to four bytes.
    let reach = 4 * WHOLE_LINE;
    let floor = text.floor_char_boundary(at.saturating_sub(reach));
    let ceiling = text.ceil_char_boundary((at + reach).min(text.len()));
    let (before, after) = (&text[floor..at], &text[at..ceiling]);
    let line_start = before.rfind('\n').map(|found| floor + found + 1);
    let line_end = after.find('\n').map(|found| at + found);
    let start = line_start.unwrap_or(floor);
    let end = line_end.unwrap_or(ceiling);
    let end = at.max(start + text[start..end].trim_end_matches('\r').len());
    let is_whole =
        (line_start.is_some() || floor == 0) && (line_end.is_some() || ceiling == text.len());
    if is_whole && room.holds(&text[start..end]) {
        return start..end;
    }
    let n = room.context;
    let nearest = |words: &str| words.char_indices().nth_back(n - 1).map(|(at, _)| at);
    let farthest = |words: &str| words.char_indices().nth(n).map(|(at, _)| at);
    let start = nearest(&text[start..at]).map_or(start, |cut| start + cut);
    let end = farthest(&text[at..end]).map_or(end, |cut| at + cut);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The copy's lines, with the label between brackets.
    fn check(text: &str, start: usize, end: usize, expected: &str) {
        let span = Span::new(start, end);
        let excerpt = Excerpt::new(text, &[span], None);
        let range = excerpt.range(text, span);
        let mut shown = excerpt.text.clone();
        shown.insert(range.end, ']');
        shown.insert(range.start, '[');
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_short_line_is_whole() {
        check("Dear Dana,\r\nthank you", 5, 9, "Dear [Dana],\n");
        check("one\ntwo\nthree", 4, 7, "[two]\n");
        check("one\ntwo\n", 4, 8, "[two]\n");
        check("", 0, 0, "[]\n");
    }

    #[test]
    fn a_long_line_is_cut_around_the_label() {
        let text = format!("{}XY{}", "é".repeat(5_000), "漢".repeat(5_000));
        let expected = format!("…{}[XY]{}…\n", "é".repeat(60), "漢".repeat(60));
        check(&text, 10_000, 10_002, &expected);
    }

    #[test]
    fn a_long_label_keeps_both_ends() {
        let text = "x".repeat(1_000);
        let sixty = "x".repeat(60);
        check(
            &text,
            100,
            900,
            &format!("…{sixty}[{sixty}…{sixty}]{sixty}…\n"),
        );
    }

    #[test]
    fn a_label_over_many_lines_keeps_head_and_end() {
        let text = "a\nb\nc\nd\ne\nf\ng\n";
        check(text, 0, 13, "[a\nb\nc\nf\ng]\n");
        let excerpt = Excerpt::new(text, &[Span::new(0, 13)], None);
        let indices: Vec<_> = excerpt.lines.iter().map(|line| line.index).collect();
        assert_eq!(indices, [0, 1, 2, 6, 7]);
        check("a\r\nb\r\nc", 0, 7, "[a\nb\nc]\n");
    }

    #[test]
    fn on_a_terminal_no_line_is_wider() {
        let text = format!("{} here {}\n\tshort", "a b\t".repeat(30), "漢字".repeat(40));
        let start = text.find("here").expect("it is there");
        for spans in [
            &[Span::new(start, start + 4)][..],
            &[Span::new(start - 50, start + 50), Span::new(2, 3)],
            &[Span::new(start, text.len())],
        ] {
            for width in [60, 76, 200] {
                let excerpt = Excerpt::new(&text, spans, Some(width));
                assert!(excerpt.widest() <= width, "{width}: {}", excerpt.text);
                let first = excerpt.range(&text, spans[0]);
                assert!(excerpt.text[first].starts_with(&text[spans[0].start..][..2]));
            }
        }
        let short = Excerpt::new("one line", &[Span::new(0, 3)], Some(8));
        assert_eq!(short.text, "one line\n");
    }

    #[test]
    fn control_characters_are_pictures() {
        check("a\x1b[0mb\tc", 5, 6, "a␛[0m[b]\tc\n");
    }
}
