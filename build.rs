//! Compiles `rules/` and the word list into tables the program opens in place.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

#[path = "build/words.rs"]
mod words;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    words::build(Path::new("data/words"), &out)
}
