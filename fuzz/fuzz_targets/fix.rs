//! Any bytes are corrected, and then corrected again.
#![no_main]

#[allow(dead_code, reason = "each target tries one of the laws")]
#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|source: &[u8]| laws::fix(source));
