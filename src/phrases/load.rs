//! [`load`]: a user's folder of rule files, compiled.

use std::path::{Path, PathBuf};

use super::RuleSet;
use crate::text::Span;

/// A mistake in a rule file, or a file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFileError {
    /// The file, or the folder.
    pub path: PathBuf,
    /// The file's text; empty where it could not be read.
    pub text: String,
    /// The words at fault in `text`.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

/// Compiles every rule file of `folder`.
///
/// # Errors
///
/// Every mistake found, in the order of the files' names.
pub fn load(folder: &Path) -> Result<RuleSet, Vec<RuleFileError>> {
    match std::fs::read_dir(folder) {
        Ok(_) => Ok(RuleSet::default()),
        Err(error) => Err(vec![RuleFileError {
            path: folder.to_owned(),
            text: String::new(),
            span: Span::default(),
            message: error.to_string(),
        }]),
    }
}
