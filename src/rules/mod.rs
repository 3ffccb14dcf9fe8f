//! The structural rules: one file each, listed here.

use crate::rule::Rule;

/// Every structural rule, in the order `sincerely rules` lists them.
pub(crate) const STRUCTURAL: &[&Rule] = &[];
