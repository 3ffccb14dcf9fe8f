//! Writes `built_in.rs`: the built-in rules as flat tables and constants.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::phrases::file::{self, Collection, FileError, RuleFile};
use crate::phrases::tables::Automaton;
use crate::phrases::vocabulary::{self, ARTICLES, Marks, OF_I};
use crate::{confused, confused_model, openers, words};

/// `rules/elements/<name>.toml`, `rules/form/<name>.toml` and
/// `rules/quoted/<name>.toml`: phrases that mean something without being a flaw.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseFile {
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    /// Whether an exception anywhere in the sentence counts, not only where it
    /// shares words.
    #[serde(default)]
    unless_anywhere: bool,
    /// Fragments that must match, at their marks if they have any.
    present: Vec<String>,
    /// Fragments that must not.
    near: Vec<String>,
}

/// `rules/occasions/<name>.toml`; its samples are the mails of `fixtures/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OccasionFile {
    cue: Vec<Cue>,
}

/// `[[cue]]`: phrases that mean one thing to recognition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cue {
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
}

/// What the tables number, the first word numbered 1, the first set 0.
pub(crate) struct Numbered {
    pub(crate) words: Vec<String>,
    /// The numbers of words that may be wrong, ascending.
    pub(crate) wrong: Vec<u16>,
    /// The file each set is of; empty for exceptions.
    pub(crate) sets: Vec<String>,
}

/// Compiles `rules/` into `out/built_in.rs`, whose vocabulary holds the common
/// words of `entries`, those of `contexts`, `model` and `others` as well; and those
/// contexts into `out/confused.rs`.
pub(crate) fn build(
    out: &Path,
    entries: &words::Entries,
    contexts: &[confused::Row],
    model: &confused_model::Data,
    others: &[String],
) -> Result<Numbered, String> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut writer = Writer {
        folder: root.join("rules"),
        ..Writer::default()
    };
    writer.collect()?;
    // What mails are like tells which words and states lie together; no finding
    // hangs on it, so a copy without the drafts does too.
    for drafts in list(&root.join("tests/drafts/short")).unwrap_or_default() {
        writer.collection.add_samples([read(&drafts)?.as_str()]);
    }
    let (files, numbered) = writer.finish(entries, contexts, model, others);
    for (name, content) in files {
        std::fs::write(out.join(name), content).map_err(|error| error.to_string())?;
    }
    Ok(numbered)
}

#[derive(Default)]
struct Writer {
    folder: PathBuf,
    collection: Collection,
    rules: String,
    n_rules: usize,
    consts: String,
    files: String,
    /// The file of each set.
    names: Vec<(u16, String)>,
}

impl Writer {
    fn collect(&mut self) -> Result<(), String> {
        let classes = self.folder.join("classes.toml");
        let text = read(&classes)?;
        self.collection
            .add_classes(&text)
            .map_err(|error| at(&classes, &text, &error))?;
        for group in list(&self.folder)?.into_iter().filter(|path| path.is_dir()) {
            for path in list(&group)? {
                let text = read(&path)?;
                self.file(&path, &text)
                    .map_err(|error| at(&path, &text, &error))?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<(), FileError> {
        let name = |path: &Path| {
            path.file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        let group = path.parent().map(name).unwrap_or_default();
        let stem = name(path);
        match group.as_str() {
            "elements" | "form" | "quoted" => {
                let read: PhraseFile = file::read(text)?;
                let set = match group.as_str() {
                    "form" => self.collection.add_form(&read.phrases, &read.unless)?,
                    "quoted" => self.collection.add_quoted(&read.phrases, &read.unless)?,
                    _ => self.collection.add(&read.phrases, &read.unless)?,
                };
                let samples = read.present.iter().chain(&read.near);
                self.collection.add_samples(samples.map(String::as_str));
                // What is present in a sentence is not undone by what else it says.
                self.collection.sets[usize::from(set)].only_shared = !read.unless_anywhere;
                self.names.push((set, format!("{group}/{stem}")));
                let constant = format!("{group}_{stem}").to_uppercase().replace('-', "_");
                push(
                    &mut self.consts,
                    &format!("    pub(crate) const {constant}: u16 = {set};\n"),
                );
                let entry = format!(
                    "    ({stem:?}, {set}, include_str!({:?})),\n",
                    path.to_string_lossy()
                );
                push(&mut self.files, &entry);
            }
            "occasions" => {
                let read: OccasionFile = file::read(text)?;
                for (nth, cue) in read.cue.iter().enumerate() {
                    let set = self.collection.add(&cue.phrases, &cue.unless)?;
                    self.names
                        .push((set, format!("{group}/{stem} {}", nth + 1)));
                }
            }
            _ => self.rule(&format!("{group}/{stem}"), path, text)?,
        }
        Ok(())
    }

    fn rule(&mut self, id: &str, path: &Path, text: &str) -> Result<(), FileError> {
        let read: RuleFile = file::read(text)?;
        read.check()?;
        let set = self.collection.add(read.phrases.get_ref(), &read.unless)?;
        self.collection.add_samples(read.samples());
        self.names.push((set, id.to_owned()));
        let mut sources = String::new();
        for source in &read.source {
            let article = variant(source.article.as_ref());
            let claims = &source.claims;
            push(
                &mut sources,
                &format!(
                    "Source {{ article: Article::{article}, claims: Cow::Borrowed({claims:?}) }}, "
                ),
            );
        }
        let yields_to: Vec<&String> = read.yields_to.iter().map(AsRef::as_ref).collect();
        let scope = read.scope.as_ref().map_or("body", |scope| scope.as_ref());
        let rule = format!(
            "    PhraseRule {{ set: {set}, scope: Scope::{scope}, yields_to: &{yields_to:?}, rule: Rule {{ \
             id: {id:?}, severity: Severity::{severity}, summary: {summary:?}, why: {why:?}, help: {help:?}, \
             sources: Cow::Borrowed(&[{sources}]), samples: SampleText::File(include_str!({file:?})), \
             check: Check::Phrases }} }},\n",
            file = path.to_string_lossy(),
            scope = variant(scope),
            severity = variant(read.severity.as_ref()),
            summary = read.summary,
            why = read.why.trim(),
            help = read.help,
        );
        push(&mut self.rules, &rule);
        self.n_rules += 1;
        Ok(())
    }

    /// The files to write, their names and contents, and what they number.
    fn finish(
        self,
        entries: &words::Entries,
        contexts: &[confused::Row],
        model: &confused_model::Data,
        others: &[String],
    ) -> (Vec<(String, Vec<u8>)>, Numbered) {
        // The commonest words come along, so that one look-up tells both the
        // number of a word and that it is spelt right.
        let common = words::common_words(entries);
        let openers = openers::OPENERS.iter().chain(&ARTICLES).chain(&OF_I);
        let openers = openers.map(|word| (*word).to_owned());
        let of_pairs = confused::words(contexts).chain(model.words());
        let all = common.chain(of_pairs).chain(others);
        let all: Vec<String> = all.cloned().chain(openers).collect();
        let collected = self.collection.build(&all);
        let collected = collected.expect("the program's own phrases are fewer");
        let words = collected.words.list();
        let wrong: BTreeSet<&str> = confused::wrongs(contexts).chain(model.wrongs()).collect();
        let built = vocabulary::build(words, |word| {
            words::marks(entries, word)
                .with_if(Marks::CONFUSED, wrong.contains(word))
                .with_if(Marks::OPENS_BLANK, openers::OPENERS.contains(&word))
                .with_if(Marks::ARTICLE, ARTICLES.contains(&word))
                .with_if(Marks::SMALL_I, OF_I.contains(&word))
        });
        let numbers: BTreeMap<&str, u16> = (1..)
            .zip(words)
            .map(|(number, word)| (word.as_str(), number))
            .collect();
        let mut wrong: Vec<u16> = wrong.iter().map(|word| numbers[word]).collect();
        wrong.sort_unstable();
        let contexts = confused::tables(contexts, words, &wrong, |word| numbers[word]);
        let mut text = String::new();
        let mut files = vec![String::new(); collected.sets.len()];
        for (set, name) in self.names {
            files[usize::from(set)] = name;
        }
        let names: Vec<String> = files.iter().map(|name| format!("{name:?}")).collect();
        array(&mut text, "SET_NAMES", "&str", &names);
        let mut blobs = Vec::new();
        tables(&mut text, "", &collected.phrases, &mut blobs);
        tables(&mut text, "FORM_", &collected.forms, &mut blobs);
        tables(&mut text, "QUOTED_", &collected.quoted, &mut blobs);
        blobs.push(("KEYS".to_owned(), built.keys));
        blobs.push(("SLOTS".to_owned(), built.slots.concat()));
        for (name, bytes) in &blobs {
            let line = format!(
                "static {name}: Aligned<{}> = \
                 Aligned(*include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.bin\")));\n",
                bytes.len()
            );
            push(&mut text, &line);
        }
        let sets: Vec<String> = collected
            .sets
            .iter()
            .map(|set| {
                format!(
                    "Set {{ unless: {:?}, only_shared: {} }}",
                    set.unless, set.only_shared
                )
            })
            .collect();
        push(
            &mut text,
            &format!(
                "static SETS: [Set; {}] = [{}];\n\
                 static VOCABULARY: Vocabulary<'static> = Vocabulary {{ \
                 slots: SLOTS.0.as_chunks().0, keys: &KEYS.0 }};\n\
                 static PHRASE_RULES: [PhraseRule; {}] = [\n{}];\n\
                 pub(crate) static RULE_SET: RuleSet = RuleSet {{ tables: {}, forms: {}, quoted: {}, \
                 vocabulary: VOCABULARY, \
                 sets: &SETS, rules: &PHRASE_RULES }};\n\
                 /// The numbers of the sets that mean something without being a flaw.\n\
                 pub(crate) mod set {{\n{}}}\n\
                 /// The files of those sets, with their samples.\n\
                 #[cfg(test)]\npub(crate) static FILES: &[(&str, u16, &str)] = &[\n{}];\n",
                sets.len(),
                sets.join(", "),
                self.n_rules,
                self.rules,
                named_tables(""),
                named_tables("FORM_"),
                named_tables("QUOTED_"),
                self.consts,
                self.files,
            ),
        );
        let blobs = blobs
            .into_iter()
            .map(|(name, bytes)| (name + ".bin", bytes));
        let sources = [("built_in.rs", text), ("confused.rs", contexts)];
        let sources = sources.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        let numbered = Numbered {
            words: words.to_vec(),
            wrong,
            sets: files,
        };
        (sources.into_iter().chain(blobs).collect(), numbered)
    }
}

/// The tables of an automaton, their names behind `prefix`.
fn tables(
    out: &mut String,
    prefix: &str,
    automaton: &Automaton,
    files: &mut Vec<(String, Vec<u8>)>,
) {
    fn shown<T: std::fmt::Debug>(values: &[T]) -> Vec<String> {
        values.iter().map(|value| format!("{value:?}")).collect()
    }
    let name = |name: &str| format!("{prefix}{name}");
    array(out, &name("WORDS"), "u32", &automaton.words);
    array(
        out,
        &name("OPENINGS"),
        "Opening",
        &shown(&automaton.openings),
    );
    files.push((name("STATES"), automaton.state_bytes()));
    files.push((name("EDGES"), automaton.edge_bytes()));
    array(
        out,
        &name("SPECIALS"),
        "Special",
        &shown(&automaton.specials),
    );
    array(out, &name("ACCEPTS"), "u16", &automaton.accepts);
}

/// Those tables, put together.
fn named_tables(prefix: &str) -> String {
    format!(
        "Tables {{ words: &{prefix}WORDS, openings: &{prefix}OPENINGS, states: {prefix}STATES.0.as_chunks().0, edges: {prefix}EDGES.0.as_chunks().0, \
         specials: &{prefix}SPECIALS, accepts: &{prefix}ACCEPTS }}"
    )
}

fn array<T: std::fmt::Display>(out: &mut String, name: &str, kind: &str, values: &[T]) {
    crate::arrays::array(out, name, kind, values).expect("a String takes every text");
}

fn push(out: &mut String, text: &str) {
    out.write_str(text).expect("a String takes every text");
}

/// `thank-you` to `ThankYou`: the house's names of enum variants.
fn variant(name: &str) -> String {
    if name == "careerbeacon" {
        return "CareerBeacon".to_owned();
    }
    let mut variant = String::new();
    for word in name.split('-') {
        let (first, rest) = word.split_at(1.min(word.len()));
        variant.push_str(&first.to_uppercase());
        variant.push_str(rest);
    }
    variant
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(fail)?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()
        .map_err(fail)?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// `path:line:column: message`
fn at(path: &Path, text: &str, error: &FileError) -> String {
    let before = text.get(..error.span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{}:{line}:{column}: {}", path.display(), error.message)
}
