//! Compiles `rules/` and the word list into tables the program opens in place.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
