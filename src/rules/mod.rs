//! The structural rules: one file each, listed here.

mod blanks;
mod content;
mod facts;
mod greeting;
mod length;
mod signoff;
mod spelling;
mod subject;

use crate::rule::Rule;

/// Every structural rule, in the order `sincerely rules` lists them.
pub(crate) const STRUCTURAL: &[&Rule] = &[
    &content::no_specifics::RULE,
    &content::no_thanks::RULE,
    &facts::placeholder::RULE,
    &greeting::impersonal::RULE,
    &greeting::missing::RULE,
    &length::long_paragraph::RULE,
    &length::long_sentence::RULE,
    &length::one_block::RULE,
    &length::too_long::RULE,
    &length::too_short::RULE,
    &signoff::name_missing::RULE,
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
];
