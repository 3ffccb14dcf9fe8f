//! The word list and corrections, usable by themselves.
