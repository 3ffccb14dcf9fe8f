//! Rules for what cannot be so.

pub(super) mod placeholder;
