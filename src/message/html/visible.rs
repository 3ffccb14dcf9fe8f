//! [`Visible`]: writes down what a page shows, as lines of text.

use super::elements::{Effects, Kind, Quoting, effects, kind};
use super::tokens::{Handler, Tag};
use crate::text::{SourceMap, Span};

/// Elements within elements that are told apart, as in browsers; deeper ones
/// break lines, but neither hide nor quote.
const MAX_DEPTH: usize = 256;

/// The text of a page under construction.
#[derive(Debug)]
pub(super) struct Visible<'a> {
    page: &'a str,
    text: String,
    map: SourceMap,
    /// Where the last text ended in the page.
    end: usize,
    /// What stands between that and the next.
    gap: Gap,
    /// Elements that are open, outermost first.
    open: Vec<Element>,
    /// Open elements past the depth that is kept.
    n_deeper: usize,
    /// How many of the open elements hide, quote or keep blanks.
    n_hiding: usize,
    n_quoting: usize,
    n_keeping: usize,
    /// Whether all that follows is an older mail.
    is_older: bool,
}

/// What stands between two texts, of which the strongest is written.
#[derive(Clone, Debug, Default)]
struct Gap {
    /// Line breaks; two leave a blank line, and more say no more.
    n_breaks: usize,
    /// The border of two cells.
    is_cell: bool,
    /// The first run of blanks.
    blank: Option<Span>,
    /// What opens the item of a list.
    item: String,
}

#[derive(Debug)]
struct Element {
    name: Vec<u8>,
    kind: Kind,
    effects: Effects,
    /// Items of the list so far.
    n_items: usize,
}

impl<'a> Visible<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self {
            page,
            text: String::new(),
            map: SourceMap::default(),
            end: 0,
            gap: Gap::default(),
            open: Vec::new(),
            n_deeper: 0,
            n_hiding: 0,
            n_quoting: 0,
            n_keeping: 0,
            is_older: false,
        }
    }

    pub(super) fn finish(self) -> (String, SourceMap) {
        (self.text, self.map)
    }

    /// Breaks the line, unless it is broken so already.
    fn break_line(&mut self, n_breaks: usize) {
        if self.n_hiding == 0 {
            self.gap.n_breaks = self.gap.n_breaks.max(n_breaks);
        }
    }

    /// Breaks the line once more.
    fn add_break(&mut self) {
        if self.n_hiding == 0 {
            self.gap.n_breaks = (self.gap.n_breaks + 1).min(2);
        }
    }

    /// Writes what parts the text from that before, up to `start`.
    fn close_gap(&mut self, start: usize) {
        let gap = std::mem::take(&mut self.gap);
        let is_first = self.text.is_empty();
        let mut between = String::new();
        if is_first || gap.n_breaks > 0 {
            if !is_first {
                between.push_str(&"\n\n"[..gap.n_breaks.min(2)]);
            }
            if self.n_quoting > 0 || self.is_older {
                between.push_str("> ");
            }
            between.push_str(&gap.item);
        } else if gap.is_cell {
            between.push('\t');
        } else if let Some(blank) = gap.blank {
            self.text.push(' ');
            if blank.of(self.page) == " " {
                self.map.push_same(blank);
            } else {
                self.map.push_whole(1, blank);
            }
        }
        self.text.push_str(&between);
        self.map
            .push_whole(between.len(), Span::new(self.end, start));
    }

    fn push(&mut self, raw: Span) {
        if !raw.is_empty() {
            self.close_gap(raw.start);
            self.text.push_str(raw.of(self.page));
            self.map.push_same(raw);
            self.end = raw.end;
        }
    }

    fn push_blank(&mut self, raw: Span) {
        self.gap.blank.get_or_insert(raw);
    }

    /// Text whose blanks and line breaks stand as they are.
    fn push_lines(&mut self, raw: Span) {
        let mut at = raw.start;
        for line in raw.of(self.page).split_inclusive(['\n', '\r']) {
            let words = line.trim_end_matches(['\n', '\r']);
            self.push(Span::new(at, at + words.len()));
            at += line.len();
            let is_crlf = line.ends_with('\r') && self.page.as_bytes().get(at) == Some(&b'\n');
            if words.len() < line.len() && !is_crlf {
                self.add_break();
            }
        }
    }

    /// What opens the next item of the innermost list.
    fn next_item(&mut self) -> String {
        let is_list = |open: &&mut Element| matches!(open.kind, Kind::List { .. });
        match self.open.iter_mut().rev().find(is_list) {
            Some(list) if list.kind == (Kind::List { is_numbered: true }) => {
                list.n_items += 1;
                format!("{}. ", list.n_items)
            }
            _ => "- ".to_owned(),
        }
    }

    fn is_in_list(&self) -> bool {
        let is_list = |open: &Element| matches!(open.kind, Kind::List { .. });
        self.open.iter().any(is_list)
    }

    /// Breaks the line as an element of that kind does at either end of it.
    fn stand_apart(&mut self, kind: Kind) {
        match kind {
            Kind::Inline | Kind::Void | Kind::Break => {}
            Kind::Paragraph => self.break_line(2),
            Kind::List { .. } => self.break_line(if self.is_in_list() { 1 } else { 2 }),
            Kind::Block | Kind::Item | Kind::Table | Kind::Row | Kind::Rule => self.break_line(1),
            Kind::Cell => self.gap.is_cell |= self.n_hiding == 0,
        }
    }

    /// Closes the open elements from the `from`th on.
    fn close_from(&mut self, from: usize) {
        while self.open.len() > from {
            let Some(element) = self.open.pop() else {
                return;
            };
            let effects = element.effects;
            self.n_hiding -= usize::from(effects.hides);
            self.n_quoting -= usize::from(effects.quoting != Quoting::No);
            self.n_keeping -= usize::from(effects.keeps_blanks);
            if element.name == b"blockquote" {
                self.end_quotation();
            }
            self.stand_apart(element.kind);
            if element.kind == Kind::Item {
                self.gap.item.clear();
            }
        }
    }

    /// After a quotation in Gmail's container, the writer may answer.
    fn end_quotation(&mut self) {
        for element in &mut self.open {
            if element.effects.quoting == Quoting::ToQuotation {
                element.effects.quoting = Quoting::No;
                self.n_quoting -= 1;
            }
        }
    }

    /// Closes what the opening tag of that name closes without a word: a
    /// paragraph before a block, an item before an item, cells and rows.
    fn close_implied(&mut self, tag: &Tag, kind: Kind) {
        if !is_of_head(&tag.name)
            && let Some(head) = self
                .open
                .iter()
                .take(2)
                .position(|open| open.name == b"head")
        {
            self.close_from(head);
        }
        let (closed, borders): (&[&[u8]], &[&[u8]]) = match (tag.name.as_slice(), kind) {
            (b"li", _) => (&[b"li"], &[b"ul", b"ol", b"menu", b"dir"]),
            (b"td" | b"th", _) => (&[b"td", b"th"], &[b"tr", b"table"]),
            (b"tr", _) => (&[b"tr"], &[b"table"]),
            (b"dd" | b"dt", _) => (&[b"dd", b"dt"], &[b"dl"]),
            (_, Kind::Inline | Kind::Void | Kind::Break) => return,
            _ => (&[b"p"], &[]),
        };
        for (at, open) in self.open.iter().enumerate().rev() {
            let name = open.name.as_slice();
            if closed.contains(&name) {
                self.close_from(at);
                return;
            }
            let is_border = match borders {
                [] => open.kind != Kind::Inline,
                _ => borders.contains(&name),
            };
            if is_border {
                return;
            }
        }
    }
}

/// Whether an element stands in a page's head, and does not end it.
fn is_of_head(name: &[u8]) -> bool {
    let elements: [&[u8]; 10] = [
        b"base",
        b"link",
        b"meta",
        b"noscript",
        b"object",
        b"script",
        b"style",
        b"template",
        b"title",
        b"xml",
    ];
    elements.contains(&name) || name.contains(&b':')
}

impl Handler for Visible<'_> {
    fn text(&mut self, raw: Span) {
        if self.n_hiding > 0 {
            return;
        }
        if self.n_keeping > 0 {
            self.push_lines(raw);
            return;
        }
        let mut at = raw.start;
        let bytes = raw.of(self.page).as_bytes();
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c);
        for run in bytes.chunk_by(|one, other| is_blank(one) == is_blank(other)) {
            let here = Span::new(at, at + run.len());
            at = here.end;
            if is_blank(&run[0]) {
                self.push_blank(here);
            } else {
                self.push(here);
            }
        }
    }

    fn reference(&mut self, chars: &str, raw: Span) {
        if self.n_hiding > 0 {
            return;
        }
        match chars {
            "\n" | "\r" if self.n_keeping > 0 => self.add_break(),
            " " | "\t" | "\n" | "\r" | "\u{c}" if self.n_keeping == 0 => self.push_blank(raw),
            _ => {
                self.close_gap(raw.start);
                self.text.push_str(chars);
                self.map.push_char(chars.len(), raw);
                self.end = raw.end;
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let kind = kind(tag);
        self.close_implied(tag, kind);
        self.stand_apart(kind);
        if kind == Kind::Break {
            self.add_break();
        }
        if kind == Kind::Item && self.n_hiding == 0 {
            self.gap.item = self.next_item();
        }
        let effects = effects(tag);
        self.is_older |= effects.ends_own && self.n_hiding == 0;
        if matches!(kind, Kind::Void | Kind::Break | Kind::Rule) {
            return;
        }
        if self.open.len() == MAX_DEPTH {
            self.n_deeper += 1;
            return;
        }
        self.n_hiding += usize::from(effects.hides);
        self.n_quoting += usize::from(effects.quoting != Quoting::No);
        self.n_keeping += usize::from(effects.keeps_blanks);
        self.open.push(Element {
            name: tag.name.clone(),
            kind,
            effects,
            n_items: 0,
        });
    }

    fn end(&mut self, name: &[u8]) {
        if name == b"br" {
            self.add_break();
            return;
        }
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            let named = Tag {
                name: name.to_vec(),
                ..Tag::default()
            };
            self.stand_apart(kind(&named));
            return;
        }
        let is_of_table = matches!(
            name,
            b"td" | b"th" | b"tr" | b"tbody" | b"thead" | b"tfoot" | b"table" | b"body" | b"html"
        );
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name {
                self.close_from(at);
                return;
            }
            // A stray tag in a cell closes nothing around the table.
            if open.kind == Kind::Cell && !is_of_table {
                return;
            }
        }
    }
}
