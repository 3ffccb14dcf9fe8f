//! Rules against pressure that are no phrases; those that are lie in
//! `rules/pressure/`.

pub(super) mod priority_header;
