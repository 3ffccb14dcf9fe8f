//! Compiles `rules/`, the weights of recognition and the word list into tables the program opens in place.

use std::error::Error;
use std::path::{Path, PathBuf};

#[path = "build/commit.rs"]
mod commit;
#[expect(dead_code, reason = "the program uses more of it")]
#[path = "build/phrases.rs"]
mod phrases;
#[path = "build/recognition.rs"]
mod recognition;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/words.rs"]
mod words;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/phrases");
    println!("cargo::rerun-if-changed=src/spelling");
    println!("cargo::rerun-if-changed=src/occasion/rows.rs");
    println!("cargo::rerun-if-changed=data/kinds-of-words.txt");
    println!("cargo::rerun-if-changed=data/recognition.tsv");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rustc-env=SINCERELY_VERSION={}", commit::version());
    let lists = Path::new("data/words");
    words::build(lists, &out)?;
    let recognition = recognition::read(Path::new("data"))?;
    let others: Vec<String> = recognition.words().collect();
    match rules::build(&out, &words::common_words(lists)?, &others) {
        Ok(numbered) => recognition.write(&out, &numbered.words, &numbered.sets),
        Err(message) => {
            println!("cargo::error={message}");
            Ok(())
        }
    }
}
