//! Compiles `rules/` and the word list into tables the program opens in place.

#[path = "build/rules.rs"]
mod rules;

#[expect(dead_code, reason = "the program uses more of it")]
#[path = "build/phrases.rs"]
mod phrases;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/phrases");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    if let Err(message) = rules::build(std::path::Path::new(&out)) {
        println!("cargo::error={message}");
    }
}
