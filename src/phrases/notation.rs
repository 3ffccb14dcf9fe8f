//! The notation phrases are written in, parsed to a [`Node`].
//!
//! Words and little more; CONTRIBUTING.md holds the table. This file is also
//! part of the build script, so it uses nothing of the crate.

/// A parsed phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// One word, folded: lower case, straight apostrophe.
    Word(String),
    /// One after the other.
    Seq(Vec<Node>),
    /// Any one of them.
    Alt(Vec<Node>),
    /// Up to so many words in between.
    Gap(u8),
    /// A class of `classes.toml`, with its offset in the phrase.
    Class(String, usize),
    /// One word of a certain look.
    Shape(Shape),
    /// A place in the sentence; holds no word.
    Anchor(Anchor),
}

/// What a word must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `<number>`: holds a digit.
    Number,
    /// `<capital>`: opens with a capital.
    Capital,
    /// `<any>`: any word.
    Any,
}

/// A place in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `^`: before its first word.
    Start,
    /// `$`: after its last word.
    End,
    /// `$?`: after its last word, and a question mark ends it.
    Question,
}

/// What is wrong with a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotationError {
    /// Byte offset in the phrase.
    pub(crate) offset: usize,
    /// What is wrong there.
    pub(crate) message: String,
}

/// Words that `...` may skip.
const GAP: u8 = 4;
/// Words that a gap may skip at most: beyond, two clauses run together.
pub(crate) const GAP_MOST: u8 = 8;

/// Parses one phrase.
pub(crate) fn parse(phrase: &str) -> Result<Node, NotationError> {
    let node = parse_piece(phrase)?;
    check_ends(&node)?;
    Ok(node)
}

/// Parses a piece of a phrase: a class may open or close with a gap.
pub(crate) fn parse_piece(phrase: &str) -> Result<Node, NotationError> {
    let mut parser = Parser {
        text: phrase,
        at: 0,
    };
    let node = parser.alternatives()?;
    if parser.at < phrase.len() {
        return Err(parser.error("`)` closes nothing"));
    }
    Ok(node)
}

/// Folds a word the way drafts' words are folded before they are compared.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|ch| {
            if matches!(ch, '\u{2019}' | '\u{2bc}' | '\u{2018}') {
                '\''
            } else {
                ch
            }
        })
        .collect()
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn error(&self, message: impl Into<String>) -> NotationError {
        NotationError {
            offset: self.at,
            message: message.into(),
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.at += prefix.len();
        }
        found
    }

    /// `a|b c|`, up to a `)` or the end.
    fn alternatives(&mut self) -> Result<Node, NotationError> {
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        if alternatives.len() > 1 {
            return Ok(Node::Alt(alternatives));
        }
        Ok(alternatives.remove(0))
    }

    fn sequence(&mut self) -> Result<Node, NotationError> {
        let mut nodes = Vec::new();
        loop {
            let blanks = self.rest().len() - self.rest().trim_start_matches([' ', '-', '\n']).len();
            self.at += blanks;
            match self.rest().chars().next() {
                None | Some('|' | ')') => break,
                Some(_) => nodes.push(self.item()?),
            }
        }
        if nodes.len() == 1 {
            return Ok(nodes.remove(0));
        }
        Ok(Node::Seq(nodes))
    }

    /// One piece of a sequence; a sign that stands within a word says nothing there.
    fn item(&mut self) -> Result<Node, NotationError> {
        let start = self.at;
        let is_of_word = |ch: Option<char>| ch.is_some_and(char::is_alphanumeric);
        let follows_word = is_of_word(self.text[..start].chars().next_back());
        let sign = self.rest().chars().next().unwrap_or(' ');
        if follows_word && matches!(sign, '^' | '(' | '<') {
            return Err(self.error(format!("a blank has to stand before `{sign}`")));
        }
        let node = self.piece()?;
        let last = self.text[..self.at].chars().next_back().unwrap_or(' ');
        if matches!(last, '>' | '$' | '?') && is_of_word(self.rest().chars().next()) {
            return Err(NotationError {
                offset: self.at - 1,
                message: format!("a blank has to stand behind `{last}`"),
            });
        }
        Ok(node)
    }

    fn piece(&mut self) -> Result<Node, NotationError> {
        let start = self.at;
        if self.eat("(") {
            let node = self.alternatives()?;
            if !self.eat(")") {
                return Err(NotationError {
                    offset: start,
                    message: "`(` is never closed".into(),
                });
            }
            return Ok(node);
        }
        if self.eat("...") {
            return Ok(Node::Gap(GAP));
        }
        if self.eat("..") {
            return self.counted_gap();
        }
        if self.eat("<") {
            return self.class(start);
        }
        if self.eat("^") {
            return Ok(Node::Anchor(Anchor::Start));
        }
        if self.eat("$?") {
            return Ok(Node::Anchor(Anchor::Question));
        }
        if self.eat("$") {
            return Ok(Node::Anchor(Anchor::End));
        }
        self.word()
    }

    fn counted_gap(&mut self) -> Result<Node, NotationError> {
        let digits = self.rest().len()
            - self
                .rest()
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let count = self.rest()[..digits].parse::<u8>().ok();
        match count.filter(|count| (1..=GAP_MOST).contains(count)) {
            Some(count) => {
                self.at += digits;
                Ok(Node::Gap(count))
            }
            None => Err(self.error(format!("a gap is `...` or `..1` to `..{GAP_MOST}`"))),
        }
    }

    fn class(&mut self, start: usize) -> Result<Node, NotationError> {
        let Some(length) = self.rest().find('>') else {
            return Err(NotationError {
                offset: start,
                message: "`<` is never closed".into(),
            });
        };
        let name = self.rest()[..length].to_owned();
        self.at += length + 1;
        Ok(match name.as_str() {
            "number" => Node::Shape(Shape::Number),
            "capital" => Node::Shape(Shape::Capital),
            "any" => Node::Shape(Shape::Any),
            _ => Node::Class(name, start),
        })
    }

    fn word(&mut self) -> Result<Node, NotationError> {
        let is_word = |ch: char| ch.is_alphanumeric() || matches!(ch, '\'' | '\u{2019}');
        let mut length = self
            .rest()
            .find(|ch| !is_word(ch))
            .unwrap_or(self.rest().len());
        // A full stop between letters belongs to the word, as in "a.m".
        while length > 0 && self.rest()[length..].starts_with('.') {
            let tail = &self.rest()[length + 1..];
            let more = tail.find(|ch| !is_word(ch)).unwrap_or(tail.len());
            if more == 0 {
                break;
            }
            length += 1 + more;
        }
        if length == 0 {
            let ch = self.rest().chars().next().unwrap_or(' ');
            return Err(self.error(format!(
                "`{ch}` has no meaning here: phrases are words, and punctuation is skipped"
            )));
        }
        let word = fold(&self.rest()[..length]);
        self.at += length;
        Ok(Node::Word(word))
    }
}

/// A phrase must open with something to look for, close with something found,
/// and hold at least one word.
fn check_ends(node: &Node) -> Result<(), NotationError> {
    let fail = |message: &str| {
        Err(NotationError {
            offset: 0,
            message: message.into(),
        })
    };
    if opens(node, true) {
        return fail("a phrase cannot open with a gap or with any word");
    }
    if opens(node, false) {
        return fail("a phrase cannot close with a gap");
    }
    if can_be_empty(node) {
        return fail("a phrase needs a word that is not optional");
    }
    if is_beyond(node) {
        return fail("no word can stand before `^` or behind `$`");
    }
    Ok(())
}

/// Whether words are asked for before a sentence's start, or behind its end.
fn is_beyond(node: &Node) -> bool {
    let Node::Seq(nodes) = node else {
        return matches!(node, Node::Alt(nodes) if nodes.iter().any(is_beyond));
    };
    let has_words = |nodes: &[Node]| !nodes.iter().all(can_be_empty);
    nodes.iter().enumerate().any(|(at, node)| match node {
        Node::Anchor(Anchor::Start) => has_words(&nodes[..at]),
        Node::Anchor(Anchor::End | Anchor::Question) => has_words(&nodes[at + 1..]),
        node => is_beyond(node),
    })
}

/// Whether a way through `node` opens (or else closes) with a gap or `<any>`.
fn opens(node: &Node, front: bool) -> bool {
    match node {
        Node::Gap(_) => true,
        Node::Shape(shape) => front && *shape == Shape::Any,
        Node::Alt(nodes) => nodes.iter().any(|node| opens(node, front)),
        Node::Seq(nodes) => {
            let mut nodes: Vec<&Node> = nodes.iter().collect();
            if !front {
                nodes.reverse();
            }
            for node in nodes {
                if opens(node, front) {
                    return true;
                }
                // The sentence's start is one place: any word may follow it.
                let is_start = front && *node == Node::Anchor(Anchor::Start);
                if is_start || !can_be_empty(node) {
                    return false;
                }
            }
            false
        }
        Node::Word(_) | Node::Class(..) | Node::Anchor(_) => false,
    }
}

fn can_be_empty(node: &Node) -> bool {
    match node {
        Node::Gap(_) | Node::Anchor(_) => true,
        Node::Alt(nodes) => nodes.iter().any(can_be_empty),
        Node::Seq(nodes) => nodes.iter().all(can_be_empty),
        Node::Word(_) | Node::Class(..) | Node::Shape(_) => false,
    }
}
