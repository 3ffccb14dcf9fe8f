//! What a draft offers, by name: food for the learner.

use std::collections::BTreeSet;

use super::facts;
use super::features::{Field, Sink, walk};
use super::model::{Known, kind_name};
use super::rows::{FACT, FACTS, FIELDS, KIND, LINE, PHRASE, WORD};
use super::{days, quoted};
use crate::draft::Draft;
use crate::draft::prose::Token;
use crate::message::{self, Message};
use crate::options::Options;
use crate::phrases::{self, RuleSet, Scope};

/// The names of all that a source offers as evidence of its occasion, as the
/// rows of `data/recognition.tsv` have them.
#[must_use]
pub fn evidence(source: &[u8], options: &Options) -> BTreeSet<String> {
    let message = message::parse(source, options.subject.as_deref());
    let Some(body) = message.body else {
        return BTreeSet::new();
    };
    let draft = Draft::read(&message, body);
    let found = phrases::find(RuleSet::built_in(), &message, &draft);
    let quoted = quoted::read(&message, &draft);
    let mut sink = Names {
        message: &message,
        draft: &draft,
        found: BTreeSet::new(),
    };
    let kinds = walk(&draft, &found, quoted.as_ref(), &mut sink);
    let mut names = sink.found;
    let days_ago = days::ago(&message, &draft, &found, options);
    for fact in facts::all(&message, &draft, &found, quoted.as_ref(), days_ago, kinds) {
        names.insert(format!("{FACT}{}", FACTS[fact as usize]));
    }
    names
}

struct Names<'a> {
    message: &'a Message<'a>,
    draft: &'a Draft,
    found: BTreeSet<String>,
}

impl Sink for Names<'_> {
    fn word(&mut self, field: Field, word: Known, token: &Token, is_own: bool) {
        if !is_own || token.id == 0 || word.is_class() {
            return;
        }
        let part = match field {
            Field::Body => Some(self.draft.body_part),
            Field::Subject => self.message.subject,
            Field::First | Field::Quote => None,
        };
        if let Some(part) = part {
            let word = phrases::fold(token.span().of(self.message.text(part)));
            self.found
                .insert(format!("{}{WORD}{word}", FIELDS[field as usize]));
        }
    }

    fn kind(&mut self, field: Field, kind: u8) {
        let (field, kind) = (FIELDS[field as usize], kind_name(kind));
        self.found.insert(format!("{field}{KIND}{kind}"));
    }

    fn pair(&mut self, field: Field, kinds: [u8; 2], _: [usize; 2]) {
        let (field, [one, next]) = (FIELDS[field as usize], kinds.map(kind_name));
        self.found.insert(format!("{field}{KIND}{one} {next}"));
    }

    fn set(&mut self, scope: Scope, set: u16, _: [u32; 2]) {
        let name = phrases::SET_NAMES[usize::from(set)];
        let field = match scope {
            Scope::Subject => FIELDS[Field::Subject as usize],
            _ => "",
        };
        if !name.is_empty() {
            self.found.insert(format!("{field}{PHRASE}{name}"));
        }
    }

    fn set_of_line(&mut self, set: u16) {
        let name = phrases::SET_NAMES[usize::from(set)];
        if !name.is_empty() {
            self.found.insert(format!("{LINE}{PHRASE}{name}"));
        }
    }
}
