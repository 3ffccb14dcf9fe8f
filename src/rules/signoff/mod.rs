//! Rules for the end of the mail.

pub(super) mod name_missing;
