//! The built binary, run as people run it.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod bench;
mod broken_rules;
mod config;
mod exit;
#[cfg(unix)]
mod faults;
mod findings;
mod fix;
mod formats;
mod limits;
mod mailboxes;
mod own_rules;
mod sarif;
#[cfg(unix)]
mod sendmail;
#[cfg(unix)]
mod signals;
