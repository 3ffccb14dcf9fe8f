//! The config in force, written out.

use std::path::Path;

use sincerely::occasion::Occasion;
use sincerely::options::{Level, Medium, PhoneCalls, WordLimit};
use toml::{Table, Value};

use super::{Config, FailOn};

pub(super) fn to_toml(config: &Config) -> String {
    let origin = match &config.path {
        Some(path) => format!(
            "# from {}; what it does not set is the default",
            path.display()
        ),
        None => "# the defaults: no sincerely.toml was read".to_owned(),
    };
    // A path with a line break must not end the comment.
    let origin = sincerely::report::plain::one_line(&origin).into_owned();
    let body = toml::to_string(&table(config)).unwrap_or_default();
    format!("{origin}\n{body}")
}

fn table(config: &Config) -> Table {
    let mut table = Table::new();
    let mut set = |key: &str, value: Value| table.insert(key.to_owned(), value);
    set("words", strings(&config.words));
    set(
        "phone-calls",
        match config.phone_calls {
            PhoneCalls::Never => "never".into(),
            PhoneCalls::Later => "later".into(),
        },
    );
    set(
        "fail-on",
        match config.fail_on.unwrap_or_default() {
            FailOn::Error => "error".into(),
            FailOn::Warning => "warning".into(),
            FailOn::Note => "note".into(),
            FailOn::Never => "never".into(),
        },
    );
    set("levels", Value::Table(levels(config)));
    set("limits", Value::Table(limits(config)));
    if let Some(folder) = &config.rules {
        set("rules", Value::Table(Table::from_iter([path(folder)])));
    }
    set("interview", Value::Table(interview(config)));
    table
}

fn levels(config: &Config) -> Table {
    let name = |level: &Level| match level {
        Level::Allow => "allow",
        Level::At(severity) => severity.name(),
    };
    let levels = config.levels.iter();
    levels
        .map(|(rule, level)| (rule.clone(), name(level).into()))
        .collect()
}

fn limits(config: &Config) -> Table {
    let limits = &config.limits;
    let occasions = Occasion::ALL
        .into_iter()
        .filter(|occasion| *occasion != Occasion::None);
    let both = |limit: WordLimit| {
        let limit = [
            ("fine".to_owned(), number(limit.fine)),
            ("too-long".to_owned(), number(limit.too_long)),
        ];
        Value::Table(limit.into_iter().collect())
    };
    let mut words: Table = occasions
        .map(|occasion| (occasion.name().to_owned(), both(limits.words(occasion))))
        .collect();
    words.insert(Medium::Card.name().to_owned(), both(limits.card));
    let mut table: Table = [
        ("least-words", limits.least_words),
        ("paragraph-words", limits.paragraph_words),
        ("paragraph-sentences", limits.paragraph_sentences),
        ("sentence-words", limits.sentence_words),
        ("block-words", limits.block_words),
        ("subject-characters", limits.subject_characters),
    ]
    .into_iter()
    .map(|(key, limit)| (key.to_owned(), number(limit)))
    .collect();
    table.insert("words".to_owned(), Value::Table(words));
    table
}

fn interview(config: &Config) -> Table {
    let interview = &config.interview;
    let mut table = Table::new();
    table.insert("people".to_owned(), strings(&interview.people));
    table.insert("topics".to_owned(), strings(&interview.topics));
    let date = |date: jiff::civil::Date| date.to_string();
    let known = [
        ("company", interview.company.clone()),
        ("role", interview.role.clone()),
        ("date", interview.date.map(date)),
        ("decision-date", interview.decision_date.map(date)),
    ];
    for (key, value) in known {
        if let Some(value) = value {
            table.insert(key.to_owned(), Value::String(value));
        }
    }
    table
}

fn path(folder: &Path) -> (String, Value) {
    let folder = folder.to_string_lossy().into_owned();
    ("path".to_owned(), Value::String(folder))
}

fn strings(texts: &[String]) -> Value {
    Value::Array(texts.iter().cloned().map(Value::String).collect())
}

fn number(n: usize) -> Value {
    Value::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}
