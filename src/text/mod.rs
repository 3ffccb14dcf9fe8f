//! Positions in text: spans, maps back to the raw bytes, lines and columns.
//! Knows nothing of mail.

pub mod lines;
pub mod source_map;
pub mod span;
pub mod utf16;

pub use lines::{LineIndex, LineWalk, Position};
pub use source_map::{RawSpan, SourceMap};
pub use span::Span;
pub use utf16::ByteOrder;
