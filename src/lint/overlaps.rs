//! One flaw draws one finding: of rules about wording that speak on the same
//! words, the gravest stays.
//!
//! A rule may name others it yields to in a whole sentence (`yields_to`). What
//! is left here are findings that share words: haste within a deadline, a
//! deadline within an ultimatum.

use std::cmp::Reverse;

use crate::diagnostic::Diagnostic;
use crate::rule::Check;

/// Groups whose phrase rules judge wording. What other rules say of the same
/// words, a misspelling or capitals, is another flaw.
const WORDING: [&str; 2] = ["pressure", "tone"];

/// Drops findings about wording that share words with a graver one. Linear,
/// once sorted: a finding is compared with the last one kept.
pub(super) fn merge(diagnostics: &mut Vec<Diagnostic>) {
    let mut order: Vec<usize> = (0..diagnostics.len())
        .filter(|at| is_wording(&diagnostics[*at]))
        .collect();
    if order.len() < 2 {
        return;
    }
    order.sort_by_key(|at| diagnostics[*at].place);
    let mut is_dropped = vec![false; diagnostics.len()];
    let mut kept: Option<usize> = None;
    for at in order {
        let Some(last) = kept.filter(|last| {
            let (one, other) = (diagnostics[*last].place, diagnostics[at].place);
            one.part == other.part && one.span.overlaps(other.span)
        }) else {
            kept = Some(at);
            continue;
        };
        let loser = if gravity(&diagnostics[at]) > gravity(&diagnostics[last]) {
            kept = Some(at);
            last
        } else {
            at
        };
        is_dropped[loser] = true;
    }
    let mut at = 0;
    diagnostics.retain(|_| {
        at += 1;
        !is_dropped[at - 1]
    });
}

fn is_wording(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.rule.check, Check::Phrases) && WORDING.contains(&diagnostic.rule.group())
}

/// The rule's own severity, so that a level the user set changes what a
/// finding is called and not which one there is; then pressure before tone,
/// then the longer.
fn gravity(diagnostic: &Diagnostic) -> impl Ord + use<> {
    let rule = diagnostic.rule;
    let is_pressure = rule.group() == WORDING[0];
    let len = diagnostic.place.span.len();
    (rule.severity, is_pressure, len, Reverse(rule.id))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::diagnostic::{Place, Severity};
    use crate::message::PartId;
    use crate::occasion::Occasion;
    use crate::options::{Level, Levels, Options};
    use crate::rule::{Rule, SampleText};
    use crate::text::Span;

    const fn rule(id: &'static str, severity: Severity) -> Rule {
        Rule {
            id,
            severity,
            summary: "",
            why: "",
            help: "",
            sources: Cow::Borrowed(&[]),
            samples: SampleText::Inline {
                bad: &[],
                near: &[],
            },
            check: Check::Phrases,
        }
    }

    static ULTIMATUM: Rule = rule("pressure/ultimatum", Severity::Error);
    static DEADLINE: Rule = rule("pressure/deadline", Severity::Warning);
    static URGENCY: Rule = rule("pressure/urgency", Severity::Warning);
    static BEGGING: Rule = rule("tone/begging", Severity::Warning);
    static TYPO: Rule = rule("spelling/typo", Severity::Warning);

    /// Which of the findings stay, in the order given.
    fn check(findings: &[(&'static Rule, usize, usize)], expected: &[&str]) {
        let finding = |(rule, start, end): &(&'static Rule, usize, usize)| Diagnostic {
            rule,
            // What the user made of it has no say.
            severity: Severity::Note,
            message: Cow::Borrowed(""),
            place: Place {
                part: PartId(0),
                span: Span::new(*start, *end),
            },
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            fixes: Vec::new(),
        };
        let mut diagnostics = findings.iter().map(finding).collect();
        merge(&mut diagnostics);
        let ids: Vec<_> = diagnostics.iter().map(|each| each.rule.id).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn the_gravest_then_the_longest_stays() {
        let haste = (&URGENCY, 30, 40);
        check(&[haste, (&DEADLINE, 10, 40)], &["pressure/deadline"]);
        check(
            &[haste, (&DEADLINE, 10, 40), (&ULTIMATUM, 35, 38)],
            &["pressure/ultimatum"],
        );
        check(&[(&BEGGING, 0, 90), haste], &["pressure/urgency"]);
    }

    #[test]
    fn side_by_side_or_of_another_kind_they_all_stay() {
        check(
            &[(&URGENCY, 0, 10), (&DEADLINE, 10, 40)],
            &["pressure/urgency", "pressure/deadline"],
        );
        check(
            &[(&TYPO, 0, 5), (&DEADLINE, 0, 40)],
            &["spelling/typo", "pressure/deadline"],
        );
        check(&[], &[]);
    }

    /// What is reported of wording in a mail that holds `sentence`.
    fn lint(sentence: &str, levels: &[(&str, Level)]) -> Vec<&'static str> {
        let mail = format!("Dear Dana,\n\n{sentence}\n\nKind regards,\nAna Ruiz\n");
        let level = |(name, level): &(&str, Level)| ((*name).to_owned(), *level);
        let options = Options {
            occasion: Some(Occasion::CheckIn),
            levels: Levels(levels.iter().map(level).collect()),
            ..Options::default()
        };
        let report = crate::lint(mail.as_bytes(), &options);
        let of_wording = report.diagnostics.iter().filter(|each| is_wording(each));
        of_wording.map(|each| each.rule.id).collect()
    }

    #[test]
    fn a_rule_that_is_allowed_silences_nobody() {
        let words = "I need your decision by Friday, or I will have to accept another offer.";
        assert_eq!(lint(words, &[]), ["pressure/ultimatum"]);
        let allowed = [("pressure/ultimatum", Level::Allow)];
        assert_eq!(lint(words, &allowed), ["pressure/deadline"]);
    }
}
