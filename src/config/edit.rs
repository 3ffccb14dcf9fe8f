//! Small changes to a config file, everything else in it left as it stands.
//!
//! A change is made in the text, then the text is read again: one that would
//! say anything else than was meant is not made.

use std::io::Write as _;
use std::path::Path;

use serde::Deserialize;
use toml::{Spanned, Table, Value};

/// `text` with `word` among its words. None where the text is no config.
pub(crate) fn with_word(text: &str, word: &str) -> Option<String> {
    let mut meant: Table = toml::from_str(text).ok()?;
    let words = meant
        .entry("words")
        .or_insert_with(|| Value::Array(Vec::new()))
        .as_array_mut()?;
    let value = Value::from(word);
    if words.contains(&value) {
        return Some(text.to_owned());
    }
    words.push(value);
    let value = quoted(word)?;
    let places: Places = toml::from_str(text).ok()?;
    let changed = match places.words {
        // A key of the file itself stands before every table.
        None => format!("words = [{value}]\n{text}"),
        Some(array) => match array.get_ref().last() {
            Some(last) => inserted(text, last.span().end, &format!(", {value}")),
            None => inserted(text, array.span().start + 1, &value),
        },
    };
    says(&changed, &meant)
}

/// `text` with `rule` allowed. None where the text is no config, or writes its
/// levels in a way that this cannot change.
pub(crate) fn with_allowed(text: &str, rule: &str) -> Option<String> {
    let mut meant: Table = toml::from_str(text).ok()?;
    let levels = meant
        .entry("levels")
        .or_insert_with(|| Value::Table(Table::new()))
        .as_table_mut()?;
    levels.insert(rule.to_owned(), Value::from("allow"));
    let places: Places = toml::from_str(text).ok()?;
    let line = format!("{} = \"allow\"\n", quoted(rule)?);
    let header = header_end(text, "[levels]");
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let ways = [
        places.levels.and_then(|levels| {
            let level = levels.get(rule)?.span();
            Some(format!(
                "{}\"allow\"{}",
                &text[..level.start],
                &text[level.end..]
            ))
        }),
        header.map(|at| inserted(text, at, &line)),
        Some(
            format!("{text}{end}\n[levels]\n{line}")
                .trim_start()
                .to_owned(),
        ),
    ];
    ways.into_iter()
        .flatten()
        .find_map(|way| says(&way, &meant))
}

/// A text as JSON writes it, and TOML too; where they differ, `says` objects.
fn quoted(text: &str) -> Option<String> {
    serde_json::to_string(text).ok()
}

/// The spans of what may be changed.
#[derive(Deserialize)]
struct Places {
    words: Option<Spanned<Vec<Spanned<Value>>>>,
    levels: Option<std::collections::BTreeMap<String, Spanned<Value>>>,
}

fn inserted(text: &str, at: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..at], &text[at..])
}

/// Where the line after the line `header` starts.
fn header_end(text: &str, header: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.split('#').next().unwrap_or_default();
        if words.trim() == header && line.ends_with('\n') {
            return Some(at);
        }
    }
    None
}

/// `text`, if it says what was `meant`.
fn says(text: &str, meant: &Table) -> Option<String> {
    let said: Table = toml::from_str(text).ok()?;
    (said == *meant).then(|| text.to_owned())
}

/// Changes the file at `path`, or makes it. It is replaced in one step, so that
/// nobody reads half of it; the reason of a failure is a clause.
pub(crate) fn change(path: &Path, change: impl Fn(&str) -> Option<String>) -> Result<(), String> {
    // Through links: it is the file that changes, not the link.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let said = |error: std::io::Error| crate::cli::reason(&error);
    let old = match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        old => old.map_err(said)?,
    };
    let new = change(&old).ok_or("it cannot be changed as it stands; please do it by hand")?;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(said)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(said)?;
    file.write_all(new.as_bytes()).map_err(said)?;
    if let Ok(about) = std::fs::metadata(&path) {
        file.as_file()
            .set_permissions(about.permissions())
            .map_err(said)?;
    }
    file.persist(&path).map_err(|error| said(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_put_among_the_words() {
        for (text, expected) in [
            ("", "words = [\"a\\\"b\"]\n"),
            ("words = []", "words = [\"a\\\"b\"]"),
            (
                "# mine\nwords = [ # none yet\n]\n[levels]\n",
                "# mine\nwords = [\"a\\\"b\" # none yet\n]\n[levels]\n",
            ),
            ("words = ['x']", "words = ['x', \"a\\\"b\"]"),
            (
                "words = [\n  'x', # y\n]\n",
                "words = [\n  'x', \"a\\\"b\", # y\n]\n",
            ),
            (
                "[levels]\ntone = \"note\"\n",
                "words = [\"a\\\"b\"]\n[levels]\ntone = \"note\"\n",
            ),
        ] {
            let changed = with_word(text, "a\"b");
            assert_eq!(changed.as_deref(), Some(expected));
        }
        assert_eq!(
            with_word("words = ['x']", "x").as_deref(),
            Some("words = ['x']")
        );
        for text in ["words = 1", "words = ", "[words]\n"] {
            assert_eq!(with_word(text, "x"), None, "{text}");
        }
    }

    #[test]
    fn a_rule_is_put_among_the_levels() {
        let allowed = |text: &str| with_allowed(text, "tone/begging");
        for (text, expected) in [
            ("", "[levels]\n\"tone/begging\" = \"allow\"\n"),
            (
                "words = []",
                "words = []\n\n[levels]\n\"tone/begging\" = \"allow\"\n",
            ),
            (
                "[levels] # mine\ntone = 'note'\n[limits]\n",
                "[levels] # mine\n\"tone/begging\" = \"allow\"\ntone = 'note'\n[limits]\n",
            ),
            (
                "[levels]\n'tone/begging' = 'note' # why\n",
                "[levels]\n'tone/begging' = \"allow\" # why\n",
            ),
            (
                "levels = {\"tone/begging\" = 'note'}\n",
                "levels = {\"tone/begging\" = \"allow\"}\n",
            ),
        ] {
            let changed = allowed(text);
            assert_eq!(changed.as_deref(), Some(expected));
        }
        assert_eq!(allowed("levels = {tone = 'note'}\n"), None);
        assert_eq!(allowed("levels = 1"), None);
    }
}
