//! Whole mails, laws that hold for any mail, and the tidiness of the tree.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod cases;
mod decode;
mod dice;
mod docs;
mod encode;
mod fix;
mod fix_laws;
mod fixtures;
mod fuzz;
mod labels;
#[path = "../laws/mod.rs"]
mod laws;
mod learnt;
mod mails;
mod marks;
mod matrix;
mod occasions;
mod pairs;
mod robust;
mod sentences;
mod spans;
mod tidy;

/// The learner, whose table is tried here.
#[allow(dead_code, reason = "it does more")]
#[path = "../../examples/learn/drafts.rs"]
mod drafts;
#[allow(dead_code, reason = "it does more")]
#[path = "../../examples/learn/table.rs"]
mod table;
#[path = "../../examples/learn/train.rs"]
mod train;
