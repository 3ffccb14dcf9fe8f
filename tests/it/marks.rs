//! Where the words that a label names stand in a mail.

use sincerely::Report;
use sincerely::message::{Message, PartId};
use sincerely::text::Span;

use crate::cases::Flaw;

/// Whether the rule speaks at the `nth` place where the labelled words stand.
pub(crate) fn is_found(report: &Report<'_>, flaw: &Flaw, nth: usize) -> bool {
    let mut findings = report
        .diagnostics
        .iter()
        .filter(|each| each.rule.id == flaw.rule);
    if flaw.text.is_empty() {
        // One finding stands in for both.
        let stands_in = ["content/no-specifics", "content/no-role"].contains(&flaw.rule.as_str())
            && (report.diagnostics.iter()).any(|each| each.rule.id == "content/generic");
        return stands_in || findings.next().is_some();
    }
    let is_of_subject = flaw.rule.starts_with("subject/");
    let mut places = places(&report.message, &flaw.text);
    places.retain(|(part, _)| {
        (report.message.subject == Some(*part)) == is_of_subject
            || flaw.rule.starts_with("spelling/")
    });
    let wanted = places.get(nth);
    findings.any(|each| {
        wanted
            .is_some_and(|(part, span)| each.place.part == *part && each.place.span.overlaps(*span))
    })
}

/// Where words stand in the texts of a mail, however their blanks are written.
pub(crate) fn places(message: &Message<'_>, words: &str) -> Vec<(PartId, Span)> {
    let ids = message.subject.into_iter().chain(message.body);
    let mut places = Vec::new();
    for id in ids {
        let (squeezed, offsets) = squeeze(message.text(id));
        let (wanted, _) = squeeze(words);
        for (at, _) in squeezed.match_indices(&wanted) {
            let last = at + wanted.len() - 1;
            places.push((id, Span::new(offsets[at], offsets[last] + 1)));
        }
    }
    places
}

/// A text without its blanks, and where each byte stood.
fn squeeze(text: &str) -> (String, Vec<usize>) {
    let mut squeezed = String::new();
    let mut offsets = Vec::new();
    for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
        squeezed.push(ch);
        offsets.extend(at..at + ch.len_utf8());
    }
    (squeezed, offsets)
}
