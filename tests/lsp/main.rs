//! Sessions with the language server, as editors hold them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod actions;
mod client;
mod config;
mod protocol;
mod replay;

use std::fmt::Write as _;

/// The address of a draft in `folder`.
fn address(folder: &std::path::Path, name: &str) -> String {
    let path = folder.join(name);
    format!("file://{}", path.display())
}

/// A thank-you with a curly apostrophe and an emoji before its flaws.
fn flawed() -> String {
    let mut mail = String::new();
    for line in [
        "From: Ana Sample <ana@sample.example>",
        "To: Dana Osei <dana@northlight.example>",
        "Subject: Data analyst interview, 12 May",
        "",
        "Dear Dana,",
        "",
        "Thank you for meeting with me today. It\u{2019}s \u{1f44b} great that I could recieve [Job Title] news.",
        "I enjoyed hearing how your team moved billing off the mainframe, and I am excited about it.",
        "",
        "I look forward to hearing from you.",
        "",
        "Kind regards,",
        "Ana Sample",
    ] {
        writeln!(mail, "{line}").unwrap();
    }
    mail
}
