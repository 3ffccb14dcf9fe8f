//! The built binary, run as people run it.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod bench;
mod config;
mod exit;
mod findings;
mod formats;
#[cfg(unix)]
mod sendmail;
