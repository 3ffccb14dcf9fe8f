//! The compiler of rule files, which the program also has for users' own.

#[path = "../src/phrases/compile.rs"]
pub(crate) mod compile;
#[path = "../src/phrases/deal.rs"]
mod deal;
#[path = "../src/phrases/file.rs"]
pub(crate) mod file;
#[path = "../src/phrases/key.rs"]
pub(crate) mod key;
#[path = "../src/phrases/layout.rs"]
pub(crate) mod layout;
#[path = "../src/phrases/needs.rs"]
pub(crate) mod needs;
#[path = "../src/phrases/notation.rs"]
pub(crate) mod notation;
#[path = "../src/phrases/rows.rs"]
mod rows;
#[path = "../src/phrases/tables.rs"]
pub(crate) mod tables;
#[path = "../src/phrases/vocabulary.rs"]
pub(crate) mod vocabulary;

pub(crate) use notation::fold;
