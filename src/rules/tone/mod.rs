//! Rules for how a mail sounds. Most are phrases, in `rules/tone/`; here are
//! those that count.

pub(super) mod apology;
