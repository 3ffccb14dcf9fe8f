//! A user's own rule folder, compiled at start by the compiler of the built-in
//! rules.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::file::{self, Collection, FileError, RuleFile};
use super::vocabulary::{self, Vocabulary};
use super::{PhraseRule, RuleSet, Scope};
use crate::diagnostic::Severity;
use crate::rule::{Article, Check, Rule, SampleText, Source};
use crate::text::Span;

/// A mistake in a rule file, or a folder that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFileError {
    /// The file.
    pub path: PathBuf,
    /// Its text; empty if it could not be read.
    pub text: String,
    /// Byte offsets of the mistake in `text`.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

/// Reads and compiles `folder/<group>/<flaw>.toml`, with the classes of the
/// built-in rules and those of `folder/classes.toml`, if there is one.
///
/// # Errors
///
/// Every mistake found, file by file: a folder that cannot be read or holds no
/// rule, TOML that does not parse, unknown keys and words, phrases that do not
/// compile, an id that a built-in rule has.
///
/// # Panics
///
/// Never: the built-in classes were compiled when the program was built.
pub fn load(folder: &Path) -> Result<RuleSet, Vec<RuleFileError>> {
    let mut errors = Vec::new();
    let mut collection = Collection::default();
    collection
        .add_classes(include_str!("../../rules/classes.toml"))
        .expect("the build script compiled the same classes");
    let mut rules = Vec::new();
    for path in rule_files(folder).map_err(|error| vec![error])? {
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                errors.push(unread(&path, &error));
                continue;
            }
        };
        let result = if is_classes(folder, &path) {
            collection.add_classes(&text)
        } else {
            rule(&mut collection, folder, &path, &text).map(|rule| rules.push(rule))
        };
        if let Err(FileError { span, message }) = result {
            errors.push(RuleFileError {
                path,
                text,
                span: Span::new(span.start, span.end),
                message,
            });
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let Some(built) = collection.build(&[]) else {
        return Err(vec![RuleFileError {
            path: folder.to_owned(),
            text: String::new(),
            span: Span::default(),
            message: "holds more phrases than can be looked for at once; use fewer or shorter gaps"
                .to_owned(),
        }]);
    };
    let words = vocabulary::build(built.words.list(), |_| vocabulary::Marks::default());
    Ok(RuleSet {
        tables: built.phrases.leak(),
        forms: built.forms.leak(),
        vocabulary: Vocabulary {
            keys: words.keys.leak(),
            slots: words.slots.leak(),
        },
        sets: built.sets.leak(),
        rules: rules.leak(),
    })
}

fn unread(path: &Path, error: &std::io::Error) -> RuleFileError {
    RuleFileError {
        path: path.to_owned(),
        text: String::new(),
        span: Span::default(),
        message: format!("cannot be read: {error}"),
    }
}

fn is_classes(folder: &Path, path: &Path) -> bool {
    path.parent() == Some(folder)
}

/// The folder's `classes.toml`, then its rule files in order of their ids.
fn rule_files(folder: &Path) -> Result<Vec<PathBuf>, RuleFileError> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, RuleFileError> {
        let entries = std::fs::read_dir(folder).map_err(|error| unread(folder, &error))?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(|error| unread(folder, &error))?.path());
        }
        paths.sort();
        Ok(paths)
    };
    let (mut files, mut n_rules) = (Vec::new(), 0);
    let classes = folder.join("classes.toml");
    if classes.is_file() {
        files.push(classes);
    }
    for group in list(folder)?.into_iter().filter(|path| path.is_dir()) {
        for path in list(&group)? {
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                files.push(path);
                n_rules += 1;
            }
        }
    }
    if n_rules == 0 {
        return Err(RuleFileError {
            path: folder.to_owned(),
            text: String::new(),
            span: Span::default(),
            message: "holds no rule: rules are files <group>/<flaw>.toml".to_owned(),
        });
    }
    Ok(files)
}

/// Compiles one rule file. Its texts live as long as the process, as rules do.
fn rule(
    collection: &mut Collection,
    folder: &Path,
    path: &Path,
    text: &str,
) -> Result<PhraseRule, FileError> {
    let read: RuleFile = file::read(text)?;
    read.check()?;
    let id = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let id = id.to_string_lossy().replace('\\', "/");
    if crate::all_rules().any(|rule| rule.id == id) {
        let message = format!("`{id}` is a built-in rule; a rule of your own needs another name");
        return Err(FileError {
            span: 0..0,
            message,
        });
    }
    let set = collection.add(&read.phrases, &read.unless)?;
    collection.add_samples(read.samples());
    let sources: Vec<Source> = read.source.iter().map(source).collect();
    let yields_to: Vec<&'static str> = read.yields_to.iter().map(|id| leak(id.as_ref())).collect();
    Ok(PhraseRule {
        rule: Rule {
            id: leak(&id),
            severity: severity(read.severity.as_ref()),
            summary: leak(&read.summary),
            why: leak(read.why.trim()),
            help: leak(&read.help),
            sources: Cow::Owned(sources),
            samples: SampleText::File(leak(text)),
            check: Check::Phrases,
        },
        set,
        scope: match read.scope.as_ref().map(|scope| scope.as_ref().as_str()) {
            Some("subject") => Scope::Subject,
            Some("greeting") => Scope::Greeting,
            _ => Scope::Body,
        },
        yields_to: yields_to.leak(),
    })
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn severity(name: &str) -> Severity {
    match name {
        "error" => Severity::Error,
        "note" => Severity::Note,
        _ => Severity::Warning,
    }
}

fn source(entry: &file::SourceEntry) -> Source {
    let article = Article::from_key(entry.article.as_ref()).unwrap_or(Article::House);
    Source {
        article,
        claims: Cow::Owned(entry.claims.clone()),
    }
}
