//! The `sincerely` binary.

fn main() {
    let _ = sincerely::lint(b"", &sincerely::Options::default());
}
