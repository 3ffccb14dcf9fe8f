//! The structural rules: one file each, listed here.

mod blanks;
mod content;
mod facts;
mod greeting;
mod length;
mod pressure;
mod signoff;
mod spelling;
mod subject;
mod tone;

pub(crate) use facts::placeholder::body_blanks;
pub use spelling::{contexts, evidence, odds_of_contexts};
pub(crate) use subject::Line as SubjectLine;

use crate::occasion::Occasion;
use crate::options::PhoneCalls;
use crate::rule::Rule;

/// Every structural rule, in the order `sincerely rules` lists them.
pub(crate) const STRUCTURAL: &[&Rule] = &[
    &content::generic::RULE,
    &content::no_closing_thanks::RULE,
    &content::no_date::RULE,
    &content::no_enthusiasm::RULE,
    &content::no_feedback_request::RULE,
    &content::no_fit::RULE,
    &content::no_looking_forward::RULE,
    &content::no_offer::RULE,
    &content::no_ownership::RULE,
    &content::no_role::RULE,
    &content::no_specifics::RULE,
    &content::no_thanks::RULE,
    &content::no_update_request::RULE,
    &content::pitch_unwelcome::RULE,
    &content::update_unwelcome::RULE,
    &facts::placeholder::RULE,
    &greeting::impersonal::RULE,
    &greeting::missing::RULE,
    &length::long_paragraph::RULE,
    &length::long_sentence::RULE,
    &length::one_block::RULE,
    &length::too_long::RULE,
    &length::too_short::RULE,
    &pressure::priority_header::RULE,
    &signoff::device_footer::RULE,
    &signoff::first_name_only::RULE,
    &signoff::missing::RULE,
    &signoff::name_missing::RULE,
    &signoff::too_casual::RULE,
    &spelling::a_an::RULE,
    &spelling::confused_word::RULE,
    &spelling::doubled_punctuation::RULE,
    &spelling::inconsistent_name::RULE,
    &spelling::lowercase_i::RULE,
    &spelling::mixed_spelling::RULE,
    &spelling::repeated_word::RULE,
    &spelling::sentence_case::RULE,
    &spelling::spacing::RULE,
    &spelling::typo::RULE,
    &subject::missing::RULE,
    &subject::placeholder::RULE,
    &subject::shouting::RULE,
    &subject::too_long::RULE,
    &subject::unanchored::RULE,
    &subject::vague::RULE,
    &tone::apology::RULE,
    &tone::assistant_residue::RULE,
    &tone::emoji::RULE,
    &tone::exclamations::RULE,
    &tone::self_centred::RULE,
    &tone::shouting::RULE,
];

/// The runs of ASCII letters in a text.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[at..];
        let start = at + rest.iter().position(u8::is_ascii_alphabetic)?;
        let rest = &text.as_bytes()[start..];
        let len = rest.iter().position(|byte| !byte.is_ascii_alphabetic());
        at = start + len.unwrap_or(rest.len());
        Some(&text[start..at])
    })
}

/// Phrase rules that speak on one occasion alone: elsewhere a train that was
/// late, or a hard question, is a story and no excuse.
const ONLY_ON: [(&str, Occasion); 2] = [
    ("tone/blame", Occasion::Recovery),
    ("tone/excuse", Occasion::Recovery),
];

/// Whether a phrase rule speaks on this occasion, with what the user holds of
/// telephone calls: later on, when some days have passed, two articles find one
/// all right.
pub(crate) fn speaks_on(id: &str, occasion: Occasion, phone_calls: PhoneCalls) -> bool {
    let is_other = |(rule, only): &(&str, Occasion)| *rule == id && *only != occasion;
    let is_later = matches!(
        occasion,
        Occasion::LateThankYou | Occasion::CheckIn | Occasion::NoDecisionReply | Occasion::Nudge
    );
    let is_fine = phone_calls == PhoneCalls::Later && is_later && id == "pressure/phone-call";
    !is_fine && !ONLY_ON.iter().any(is_other)
}
