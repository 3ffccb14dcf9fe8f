//! Whether a rule of the user's own keeps to its samples. Of the built-in rules
//! the tests ask more.

use toml::Spanned;

use super::file::{FileError, RuleFile};
use super::find::find_alone;
use super::{PhraseRule, RuleSet};
use crate::draft::prose::Prose;
use crate::text::Span;

/// The first sample of `rule`, which is one of `rules` and stands in `file`, that
/// its phrases do not find as it is marked, or find though they should not.
///
/// Only fragments are looked at: what is read of a whole mail is not for phrases
/// alone to say, nor whether a rule is silent that yields to others.
pub(super) fn fault(rules: &RuleSet, rule: &PhraseRule, file: &RuleFile) -> Option<FileError> {
    let is_fragment = |text: &&Spanned<String>| !text.get_ref().contains("\n\n");
    let found = |text: &str| found(rules, rule.set, text);
    let bad = file.bad.iter().map(|bad| &bad.text).filter(is_fragment);
    let missed = bad.filter_map(|sample| {
        let text = without_occasion(sample.get_ref());
        let marked: Vec<&str> = text.split('\u{ab}').skip(1).collect();
        let marked = marked.iter().filter_map(|rest| rest.split('\u{bb}').next());
        let marked: Vec<&str> = marked.collect();
        let found = found(&text.replace(['\u{ab}', '\u{bb}'], ""));
        let message = match found.first() {
            None => "the phrases of the rule do not find this sample".to_owned(),
            Some(_) if marked.is_empty() || found == marked => return None,
            Some(_) => format!(
                "the phrases of the rule find other words here: {}",
                listed(&found)
            ),
        };
        Some((sample, message))
    });
    let near = file.near.iter().filter(is_fragment);
    let near = near.filter(|_| file.yields_to.is_empty());
    let heard = near.filter_map(|sample| {
        let found = found(without_occasion(sample.get_ref()));
        let message = format!(
            "the phrases of the rule find this near miss: {}",
            listed(&found)
        );
        (!found.is_empty()).then_some((sample, message))
    });
    let (sample, message) = missed.chain(heard).next()?;
    let span = sample.span();
    Some(FileError { span, message })
}

/// A sample without the line that names its occasion.
fn without_occasion(text: &str) -> &str {
    let named = text.strip_prefix("occasion: ");
    named
        .and_then(|rest| Some(rest.split_once('\n')?.1))
        .unwrap_or(text)
}

/// The words of `text` that the phrases of a set find.
fn found(rules: &RuleSet, set: u16, text: &str) -> Vec<String> {
    let mut prose = Prose::default();
    prose.push(text, Span::new(0, text.len()));
    let hits = find_alone(rules, text, &prose);
    let own = hits.iter().filter(|hit| hit.set == set);
    own.map(|hit| prose.span(hit.words()).of(text).to_owned())
        .collect()
}

fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .map(|words| format!("\u{201c}{words}\u{201d}"))
        .collect();
    quoted.join(", ")
}
