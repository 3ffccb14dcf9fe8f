//! The version the program tells, with the commit it was built from.

use std::path::Path;
use std::process::Command;

/// `0.1.0`, or `0.1.0 (8da9e2f 2026-11-22)` where this is a release built in
/// its own repository. Other builds would be made anew with every commit.
pub(crate) fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    match commit().filter(|_| is_release) {
        Some(commit) => format!("{version} ({commit})"),
        None => version.to_owned(),
    }
}

/// The commit checked out, and its day; none outside our own repository.
fn commit() -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let is_ours = Path::new(&top).canonicalize().ok()?
        == Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().ok()?;
    for name in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", name])?;
        println!("cargo::rerun-if-changed={path}");
    }
    git(&["log", "-1", "--format=%h %cs"]).filter(|_| is_ours)
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}
