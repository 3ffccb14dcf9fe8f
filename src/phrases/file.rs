//! Rule files as they are written: TOML, read strictly.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::compile::{Classes, Compiler, Words};
use super::notation::{self, NotationError};
use super::tables::Automaton;

/// A mistake in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileError {
    /// Byte range in the file's text.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
}

/// `rules/<group>/<flaw>.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    pub(crate) severity: Spanned<String>,
    pub(crate) summary: String,
    pub(crate) why: String,
    #[serde(default)]
    pub(crate) help: String,
    pub(crate) phrases: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(crate) unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) yields_to: Vec<Spanned<String>>,
    #[serde(default, rename = "where")]
    pub(crate) scope: Option<Spanned<String>>,
    pub(crate) near: Vec<Spanned<String>>,
    pub(crate) source: Vec<SourceEntry>,
    pub(crate) bad: Vec<BadEntry>,
}

/// `[[source]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceEntry {
    pub(crate) article: Spanned<String>,
    pub(crate) claims: String,
}

/// `[[bad]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BadEntry {
    pub(crate) text: Spanned<String>,
    #[serde(default)]
    pub(crate) instead: String,
}

/// Where in a draft a rule's phrases are looked for.
pub(crate) const SCOPES: [&str; 3] = ["body", "subject", "greeting"];

/// Reads any of the above.
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, FileError> {
    toml::from_str(text).map_err(|error: toml::de::Error| FileError {
        span: error.span().unwrap_or(0..0),
        message: error.message().to_owned(),
    })
}

impl RuleFile {
    /// The texts that the rule speaks on, and those it nearly does.
    pub(crate) fn samples(&self) -> impl Iterator<Item = &str> {
        let bad = self.bad.iter().map(|bad| &bad.text);
        let all = bad.chain(&self.near);
        all.map(|text| text.get_ref().as_str())
    }

    /// What the types cannot say: known words, and enough samples.
    pub(crate) fn check(&self) -> Result<(), FileError> {
        let known = |value: &Spanned<String>, words: &[&str]| {
            if words.contains(&value.as_ref().as_str()) {
                return Ok(());
            }
            let message = format!("`{}` is none of {}", value.as_ref(), words.join(", "));
            Err(FileError {
                span: value.span(),
                message,
            })
        };
        known(&self.severity, &["error", "warning", "note"])?;
        if let Some(scope) = &self.scope {
            known(scope, &SCOPES)?;
        }
        for source in &self.source {
            let articles = [
                "abbot",
                "careerbeacon",
                "coppola",
                "how-to-follow-up",
                "post-job-interview",
                "house",
            ];
            known(&source.article, &articles)?;
        }
        if self.phrases.get_ref().is_empty() {
            return Err(FileError {
                span: self.phrases.span(),
                message: "a rule needs a phrase to look for".to_owned(),
            });
        }
        let whole = self.severity.span();
        let short = |count: usize, least: usize, what: &str| {
            if count >= least {
                return Ok(());
            }
            let message = format!("a rule needs at least {least} {what}; this one has {count}");
            Err(FileError {
                span: whole.clone(),
                message,
            })
        };
        short(self.source.len(), 1, "[[source]]")?;
        short(self.bad.len(), 3, "[[bad]]")?;
        short(self.near.len(), 3, "near misses")
    }
}

/// A set of phrases: its hits mean one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set {
    /// The set whose hits silence this one's in the same sentence.
    pub(crate) unless: Option<u16>,
    /// Whether they do so only where they share a word with the hit.
    pub(crate) only_shared: bool,
}

/// Phrases on their way to an automaton.
#[derive(Debug, Default)]
pub(crate) struct Collection {
    pub(crate) sets: Vec<Set>,
    pub(crate) words: Words,
    classes: Classes,
    compiler: Compiler,
    forms: Compiler,
    quoted: Compiler,
}

/// What a [`Collection`] becomes.
#[derive(Debug)]
pub(crate) struct Built {
    /// The phrases that any sentence may hold.
    pub(crate) phrases: Automaton,
    /// Those of forms, which are looked for in few places.
    pub(crate) forms: Automaton,
    /// Those of quoted mails.
    pub(crate) quoted: Automaton,
    pub(crate) words: Words,
    pub(crate) sets: Vec<Set>,
}

impl Collection {
    /// Adds the classes of a `classes.toml`.
    pub(crate) fn add_classes(&mut self, text: &str) -> Result<(), FileError> {
        type Entries = std::collections::BTreeMap<String, Vec<Spanned<String>>>;
        let file: Entries = read(text)?;
        for (name, alternatives) in &file {
            let nodes: Result<Vec<_>, _> = alternatives
                .iter()
                .map(|piece| {
                    notation::parse_piece(piece.as_ref()).map_err(|error| located(piece, error))
                })
                .collect();
            self.classes
                .insert(name.clone(), notation::Node::Alt(nodes?));
        }
        // A name that no class has is found by compiling each once.
        for piece in file.values().flatten() {
            let node =
                notation::parse_piece(piece.as_ref()).map_err(|error| located(piece, error))?;
            Compiler::default()
                .add(0, &node, &self.classes, &mut self.words)
                .map_err(|error| located(piece, error))?;
        }
        Ok(())
    }

    /// Adds a set of phrases with its exceptions; gives the set's number.
    pub(crate) fn add(
        &mut self,
        phrases: &[Spanned<String>],
        unless: &[Spanned<String>],
    ) -> Result<u16, FileError> {
        let unless = if unless.is_empty() {
            None
        } else {
            Some(self.add_set(unless, None)?)
        };
        self.add_set(phrases, unless)
    }

    /// As [`Collection::add`], for phrases of a form.
    #[allow(dead_code, reason = "the build script alone has forms")]
    pub(crate) fn add_form(
        &mut self,
        phrases: &[Spanned<String>],
        unless: &[Spanned<String>],
    ) -> Result<u16, FileError> {
        let swap = |all: &mut Self| std::mem::swap(&mut all.compiler, &mut all.forms);
        self.add_apart(swap, phrases, unless)
    }

    /// The same for phrases of quoted mails.
    #[allow(dead_code, reason = "the build script alone has those")]
    pub(crate) fn add_quoted(
        &mut self,
        phrases: &[Spanned<String>],
        unless: &[Spanned<String>],
    ) -> Result<u16, FileError> {
        let swap = |all: &mut Self| std::mem::swap(&mut all.compiler, &mut all.quoted);
        self.add_apart(swap, phrases, unless)
    }

    /// Adds phrases to another automaton, which `swap` puts in the place of the first
    /// and back.
    fn add_apart(
        &mut self,
        swap: impl Fn(&mut Self),
        phrases: &[Spanned<String>],
        unless: &[Spanned<String>],
    ) -> Result<u16, FileError> {
        swap(self);
        let set = self.add(phrases, unless);
        swap(self);
        set
    }

    /// Tells the compiler of text that holds phrases or nearly does.
    pub(crate) fn add_samples<'s>(&mut self, samples: impl IntoIterator<Item = &'s str>) {
        for sample in samples {
            self.words.count(sample);
        }
    }

    fn add_set(
        &mut self,
        phrases: &[Spanned<String>],
        unless: Option<u16>,
    ) -> Result<u16, FileError> {
        let number = u16::try_from(self.sets.len()).expect("rules have fewer than 65536 sets");
        self.sets.push(Set {
            unless,
            only_shared: false,
        });
        for phrase in phrases {
            let mut compiler = std::mem::take(&mut self.compiler);
            let result = self.compile_into(&mut compiler, number, phrase);
            self.compiler = compiler;
            result?;
        }
        Ok(number)
    }

    fn compile_into(
        &mut self,
        compiler: &mut Compiler,
        set: u16,
        phrase: &Spanned<String>,
    ) -> Result<(), FileError> {
        let node = parse_at(phrase)?;
        compiler
            .add(set, &node, &self.classes, &mut self.words)
            .map_err(|error| located(phrase, error))
    }

    /// Builds the automata of all sets; `others` are numbered behind their
    /// words. None where there are too many phrases.
    pub(crate) fn build(mut self, others: &[String]) -> Option<Built> {
        for compiler in [&mut self.compiler, &mut self.forms, &mut self.quoted] {
            compiler.add_contractions(&mut self.words);
        }
        let numbers = self.words.renumber();
        for compiler in [&mut self.compiler, &mut self.forms, &mut self.quoted] {
            compiler.renumber(&numbers);
        }
        let phrases = self.compiler.build(&self.words)?;
        let forms = self.forms.build(&self.words)?;
        let quoted = self.quoted.build(&self.words)?;
        for word in others {
            self.words.id(word);
        }
        Some(Built {
            phrases,
            forms,
            quoted,
            words: self.words,
            sets: self.sets,
        })
    }
}

fn parse_at(phrase: &Spanned<String>) -> Result<notation::Node, FileError> {
    notation::parse(phrase.as_ref()).map_err(|error| located(phrase, error))
}

/// The place in the file of a mistake in a phrase: exact where the phrase
/// stands in the file as it is, else the whole string.
fn located(phrase: &Spanned<String>, error: NotationError) -> FileError {
    let (span, text) = (phrase.span(), phrase.as_ref());
    let verbatim = span.len() == text.len() + 2;
    let span = if verbatim {
        let start = span.start + 1 + error.offset;
        let rest = text.get(error.offset..).unwrap_or_default();
        start..start + rest.chars().next().map_or(1, char::len_utf8)
    } else {
        span
    };
    FileError {
        span,
        message: error.message,
    }
}
