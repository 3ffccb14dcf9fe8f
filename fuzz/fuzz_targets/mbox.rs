//! An mbox is parted however its bytes come.
#![no_main]

#[allow(dead_code, reason = "each target tries one of the laws")]
#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|source: &[u8]| laws::mbox(source));
