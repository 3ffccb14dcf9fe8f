//! The last read before you press send: a linter for the emails people write
//! after a job interview.
//!
//! [`lint`] is the whole of it: raw bytes and [`Options`] in, a [`Report`] out.
//! On the way the bytes become a [`message::Message`] (texts with maps back to
//! the bytes), the message a [`draft::Draft`] (greeting, paragraphs, words),
//! and rules turn the draft into [`Diagnostic`]s. [`fix::fix`] makes the
//! corrections they propose. Positions for people and
//! editors are computed in [`report`] alone.

pub mod allow;
pub mod diagnostic;
pub mod draft;
pub mod elements;
pub mod fix;
mod lint;
pub mod message;
pub mod occasion;
pub mod options;
pub mod phrases;
pub mod report;
pub mod rule;
mod rules;
pub mod spelling;
pub mod text;

pub use diagnostic::{Diagnostic, Severity};
pub use lint::{Input, NotChecked, Report, all_rules, lint};
pub use options::Options;
