//! A user's own rule folder, compiled at start by the compiler of the built-in
//! rules.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::file::{self, Collection, FileError, RuleFile};
use super::vocabulary::{self, Vocabulary};
use super::{PhraseRule, RuleSet, Scope, proof};
use crate::diagnostic::Severity;
use crate::rule::{Article, Check, Rule, SampleText, Source};
use crate::text::Span;

/// A mistake in a rule file, or a folder that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFileError {
    /// The file.
    pub path: PathBuf,
    /// Its text; none where it could not be read.
    pub text: Option<String>,
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
/// rule, a file that stands where no rule is looked for, TOML that does not parse,
/// unknown keys and words, phrases that do not compile, an id that a built-in rule
/// has, samples that the rule does not keep to.
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
    let (mut rules, mut files) = (Vec::new(), Vec::new());
    for path in rule_files(folder).map_err(|error| vec![error])? {
        let text = match read(&path) {
            Ok(text) => text,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        let result = if is_classes(folder, &path) {
            collection.add_classes(&text)
        } else {
            rule(&mut collection, folder, &path, &text).map(|(rule, file)| {
                rules.push(rule);
                files.push((path.clone(), text.clone(), file));
            })
        };
        errors.extend(result.err().map(|error| located(path, text, error)));
    }
    let is_own = |id: &str| rules.iter().any(|own: &PhraseRule| own.rule.id == id);
    let is_known = |id: &str| is_own(id) || crate::all_rules().any(|rule| rule.id == id);
    for (path, text, file) in &files {
        let unknown = file.yields_to.iter().find(|id| !is_known(id.as_ref()));
        errors.extend(unknown.map(|id| {
            let message = format!("there is no rule `{}`", id.as_ref());
            let span = id.span();
            located(path.clone(), text.clone(), FileError { span, message })
        }));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let Some(built) = collection.build(&[]) else {
        let message =
            "holds more phrases than can be looked for at once; use fewer or shorter gaps";
        return Err(vec![unread(folder, message)]);
    };
    let words = vocabulary::build(built.words.list(), |_| vocabulary::Marks::default());
    let set = RuleSet {
        tables: built.phrases.leak(),
        forms: built.forms.leak(),
        quoted: built.quoted.leak(),
        vocabulary: Vocabulary {
            keys: words.keys.leak(),
            slots: words.slots.leak(),
        },
        sets: built.sets.leak(),
        rules: rules.leak(),
    };
    for ((path, text, file), rule) in files.into_iter().zip(set.rules) {
        let fault = proof::fault(&set, rule, &file);
        errors.extend(fault.map(|fault| located(path, text, fault)));
    }
    if errors.is_empty() {
        Ok(set)
    } else {
        Err(errors)
    }
}

fn unread(path: &Path, message: &str) -> RuleFileError {
    RuleFileError {
        path: path.to_owned(),
        text: None,
        span: Span::default(),
        message: message.to_owned(),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> RuleFileError {
    unread(path, &format!("cannot be read: {error}"))
}

/// A mistake at a place in a file that was read.
fn located(path: PathBuf, text: String, error: FileError) -> RuleFileError {
    let FileError { span, message } = error;
    RuleFileError {
        path,
        text: Some(text),
        span: Span::new(span.start, span.end),
        message,
    }
}

/// The text of a rule file.
fn read(path: &Path) -> Result<String, RuleFileError> {
    // A pipe would be waited for.
    if std::fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(unread(path, "is no regular file"));
    }
    let bytes = std::fs::read(path).map_err(|error| failed(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let start = error.utf8_error().valid_up_to();
        let span = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
        let message = "a rule file is UTF-8 text".to_owned();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        located(path.to_owned(), text, FileError { span, message })
    })
}

fn is_classes(folder: &Path, path: &Path) -> bool {
    path == folder.join("classes.toml")
}

/// The folder's `classes.toml`, then all files that may be meant as rules in order
/// of their paths, also those that stand where none is looked for.
fn rule_files(folder: &Path) -> Result<Vec<PathBuf>, RuleFileError> {
    let is_toml = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    };
    let is_hidden = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.as_encoded_bytes().starts_with(b".")
    };
    let list = |folder: &Path| -> Result<Vec<PathBuf>, RuleFileError> {
        let entries = std::fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| failed(folder, &error))?.path();
            if !is_hidden(&path) {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    let classes = folder.join("classes.toml");
    if classes.is_file() {
        files.push(classes.clone());
    }
    // One level further down than rules stand.
    let (mut folders, mut n_levels) = (vec![folder.to_owned()], 0);
    while n_levels < 3 {
        let mut below = Vec::new();
        for path in folders.iter().map(|folder| list(folder)) {
            for path in path? {
                if path.is_dir() {
                    below.push(path);
                } else if is_toml(&path) && path != classes {
                    files.push(path);
                }
            }
        }
        (folders, n_levels) = (below, n_levels + 1);
    }
    if files.iter().all(|path| *path == classes) {
        let message = "holds no rule: rules are files <group>/<flaw>.toml";
        return Err(unread(folder, message));
    }
    Ok(files)
}

/// What is wrong with the id that a rule has by its path, if anything.
fn fault_of_id(id: &str) -> Option<String> {
    let is_of_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(is_of_name);
    let names: Vec<&str> = id.split('/').collect();
    match names[..] {
        [group, flaw] if is_name(group) && is_name(flaw) => None,
        [_, _] => Some(format!(
            "`{id}` is no name of a rule: folder and file are named in small letters, digits and `-`"
        )),
        _ => Some(format!(
            "`{id}` is no rule's place: rules are files <group>/<flaw>.toml"
        )),
    }
}

/// Compiles one rule file. Its texts live as long as the process, as rules do.
fn rule(
    collection: &mut Collection,
    folder: &Path,
    path: &Path,
    text: &str,
) -> Result<(PhraseRule, RuleFile), FileError> {
    let id = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let id = id.to_string_lossy().replace('\\', "/");
    let of_id = |message| FileError {
        span: 0..0,
        message,
    };
    if let Some(fault) = fault_of_id(&id) {
        return Err(of_id(fault));
    }
    if crate::all_rules().any(|rule| rule.id == id) {
        let message = format!("`{id}` is a built-in rule; a rule of your own needs another name");
        return Err(of_id(message));
    }
    let read: RuleFile = file::read(text)?;
    read.check()?;
    if let Some(own) = read.yields_to.iter().find(|other| **other.as_ref() == id) {
        return Err(FileError {
            span: own.span(),
            message: "a rule cannot yield to itself".to_owned(),
        });
    }
    let set = collection.add(read.phrases.get_ref(), &read.unless)?;
    collection.add_samples(read.samples());
    let sources: Vec<Source> = read.source.iter().map(source).collect();
    let yields_to: Vec<&'static str> = read.yields_to.iter().map(|id| leak(id.as_ref())).collect();
    let rule = PhraseRule {
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
    };
    Ok((rule, read))
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
