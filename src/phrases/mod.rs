//! Rules as data: the notation, its compiler and the matcher.

mod load;

use crate::rule::{Rule, Samples};

pub use load::{RuleFileError, load};

/// A folder of rules, compiled.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Rules that report their hits as findings.
    pub rules: Vec<&'static Rule>,
}

/// The samples in the text of a rule file.
pub(crate) fn samples(file: &str) -> Samples {
    let _ = file;
    Samples::default()
}
