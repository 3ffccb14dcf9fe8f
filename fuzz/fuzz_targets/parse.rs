//! Any bytes are read as a message.
#![no_main]

#[allow(dead_code, reason = "each target tries one of the laws")]
#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|source: &[u8]| laws::parse(source));
