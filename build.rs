//! Compiles `rules/`, the weights of recognition and the word list into tables the program opens in place.

use std::error::Error;
use std::path::{Path, PathBuf};

#[path = "build/arrays.rs"]
mod arrays;
#[path = "build/commit.rs"]
mod commit;
#[path = "build/confused.rs"]
mod confused;
#[path = "build/confused_model.rs"]
mod confused_model;
#[path = "build/elements.rs"]
mod elements;
#[path = "build/link.rs"]
mod link;
#[path = "build/ngrams.rs"]
mod ngrams;
#[path = "src/rules/blanks/openers.rs"]
mod openers;
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
    println!("cargo::rerun-if-changed=tests/drafts/short");
    println!("cargo::rerun-if-changed=src/phrases");
    println!("cargo::rerun-if-changed=src/spelling");
    println!("cargo::rerun-if-changed=src/elements/generic.rs");
    println!("cargo::rerun-if-changed=src/elements/specific");
    println!("cargo::rerun-if-changed=src/elements/word_list.rs");
    println!("cargo::rerun-if-changed=src/occasion/rows.rs");
    println!("cargo::rerun-if-changed=src/rules/spelling/confused/classes.rs");
    println!("cargo::rerun-if-changed=src/rules/spelling/confused/grams.rs");
    println!("cargo::rerun-if-changed=src/rules/spelling/confused/kinds.rs");
    println!("cargo::rerun-if-changed=data/classes-of-words.txt");
    println!("cargo::rerun-if-changed=data/confused-words.tsv");
    println!("cargo::rerun-if-changed=data/kinds-of-words.txt");
    println!("cargo::rerun-if-changed=data/ngrams");
    println!("cargo::rerun-if-changed=data/recognition.tsv");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rustc-env=SINCERELY_VERSION={}", commit::version());
    println!("cargo::rerun-if-changed=src/rules/blanks/openers.rs");
    println!("cargo::rerun-if-changed=src/rules/spelling/confused/layout.rs");
    println!("cargo::rerun-if-changed=src/rules/spelling/confused/slots.rs");
    link::program(&out)?;
    let lists = Path::new("data/words");
    let entries = words::entries(lists)?;
    words::build(lists, &entries, &out)?;
    let confused = confused::read(Path::new("data/confused-words.txt"))?;
    let recognition = recognition::read(Path::new("data"))?;
    let ngrams = ngrams::read(Path::new("data"))?;
    let of_ngrams = ngrams.words().cloned();
    let of_elements = elements::words().map(str::to_owned);
    let others = recognition.words().chain(of_ngrams).chain(of_elements);
    let others: Vec<String> = others.collect();
    let model = confused_model::read(Path::new("data"))?;
    match rules::build(&out, &entries, &confused, &model, &others) {
        Ok(numbered) => {
            elements::write(&out, &numbered.words)?;
            model.write(&out, &numbered.words, &numbered.wrong, &ngrams)?;
            ngrams.write(&out, &numbered.words)?;
            recognition.write(&out, &numbered.words, &numbered.sets)
        }
        Err(message) => {
            println!("cargo::error={message}");
            Ok(())
        }
    }
}
