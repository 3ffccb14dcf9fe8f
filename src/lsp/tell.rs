//! Findings in the protocol's words: diagnostics, hover, explanations.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};
use sincerely::Severity;
use sincerely::rule::{Article, Rule};

use super::document::{Document, Finding};
use super::positions::Encoding;
use super::uri;

/// What the client can show of a finding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Abilities {
    pub(super) encoding: Encoding,
    pub(super) links: bool,
    pub(super) related: bool,
    pub(super) markdown: bool,
}

/// Links to pages that explain rules, as `sincerely explain` does. A page is
/// written when it is first asked for.
#[derive(Debug)]
pub(super) struct Links {
    folder: Option<PathBuf>,
    known: Vec<(&'static str, Option<String>)>,
}

impl Links {
    pub(super) fn new() -> Self {
        Self {
            folder: user_cache().map(|folder| folder.join("sincerely").join("rules")),
            known: Vec::new(),
        }
    }

    fn of(&mut self, rule: &'static Rule) -> Option<&str> {
        let at = self.known.iter().position(|(id, _)| *id == rule.id);
        let at = at.unwrap_or_else(|| {
            self.known.push((rule.id, self.page(rule)));
            self.known.len() - 1
        });
        self.known[at].1.as_deref()
    }

    fn page(&self, rule: &Rule) -> Option<String> {
        let path = self.folder.as_ref()?.join(format!("{}.txt", rule.id));
        let page = crate::cli::explanation(rule);
        let is_there = std::fs::read(&path).is_ok_and(|old| old == page.as_bytes());
        if !is_there {
            std::fs::create_dir_all(path.parent()?).ok()?;
            std::fs::write(&path, page).ok()?;
        }
        Some(uri::from_path(&path))
    }
}

/// The user's folder for what can be made again, by the XDG specification.
fn user_cache() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from);
    let absolute = |path: &PathBuf| path.is_absolute();
    folder("XDG_CACHE_HOME")
        .filter(absolute)
        .or_else(|| Some(folder("HOME").filter(absolute)?.join(".cache")))
}

/// Every finding of a document.
pub(super) fn diagnostics(
    uri: &str,
    document: &Document,
    links: &mut Links,
    abilities: Abilities,
) -> Vec<Value> {
    let Some(checked) = &document.checked else {
        return Vec::new();
    };
    if let Some((reason, span)) = &checked.unreadable {
        let range = document.range(*span, abilities.encoding);
        return vec![
            json!({"range": range, "severity": 1, "source": "sincerely", "message": reason}),
        ];
    }
    let findings = checked.findings.iter();
    findings
        .map(|finding| diagnostic(uri, document, finding, links, abilities))
        .collect()
}

/// One finding of a document.
pub(super) fn diagnostic(
    uri: &str,
    document: &Document,
    finding: &Finding,
    links: &mut Links,
    abilities: Abilities,
) -> Value {
    let range = |span| document.range(span, abilities.encoding);
    let mut value = json!({
        "range": range(finding.span),
        "severity": severity(finding.severity),
        "code": finding.rule.id,
        "source": "sincerely",
        "message": finding.message,
    });
    if abilities.links
        && let Some(link) = links.of(finding.rule)
    {
        value["codeDescription"] = json!({"href": link});
    }
    if abilities.related && !finding.labels.is_empty() {
        let labels = finding.labels.iter().map(|(span, message)| {
            let location = json!({"uri": uri, "range": range(*span)});
            json!({"location": location, "message": message})
        });
        value["relatedInformation"] = labels.collect();
    }
    value
}

/// `DiagnosticSeverity` of the protocol; what it calls information is a note.
fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Note => 3,
    }
}

/// Why the words of a finding are no good, who says so, and a better wording.
pub(super) fn hover(findings: &[&Finding], abilities: Abilities) -> String {
    let pieces: Vec<_> = findings
        .iter()
        .map(|finding| one(finding, abilities.markdown))
        .collect();
    pieces.join(if abilities.markdown {
        "\n\n---\n\n"
    } else {
        "\n\n"
    })
}

fn one(finding: &Finding, markdown: bool) -> String {
    let Finding { rule, .. } = finding;
    let text = |text: &str| {
        if markdown {
            escaped(text)
        } else {
            text.to_owned()
        }
    };
    let name = format!("{}[{}]", finding.severity.name(), rule.id);
    let mut told = if markdown {
        format!("**{name}** {}", text(&finding.message))
    } else {
        format!("{name}: {}", finding.message)
    };
    let mut add = |words: &str| {
        // Writing to a string cannot fail.
        let _ = write!(told, "\n\n{}", text(words));
    };
    for note in &finding.notes {
        add(note);
    }
    add(&joined(rule.why));
    if let Some(help) = &finding.help {
        add(&format!("Instead: {help}"));
    }
    let samples = rule.samples().bad;
    if let Some(sample) = samples.iter().find(|sample| !sample.instead.is_empty())
        && !sample.instead.contains("\n\n")
    {
        add(&format!("A better wording: {}", joined(&sample.instead)));
    }
    for source in rule.sources.iter() {
        let name = match source.article {
            Article::House => "Our own reason",
            article => article.title(),
        };
        add(&format!("{name}: {}", joined(&source.claims)));
    }
    told
}

/// `text` on one line.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` with every sign that Markdown might obey set apart.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for ch in text.chars() {
        if "\\`*_{}[]<>#+-!|&~".contains(ch) {
            escaped.push('\\');
        }
        escaped.push(ch);
    }
    escaped
}
