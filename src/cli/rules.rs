//! `sincerely rules`: every rule there is.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};
use sincerely::report::json::SCHEMA;
use sincerely::rule::Rule;

use super::settings::rules;
use super::{ColorArg, Error, ListFormat, Output, RulesArgs};

pub(crate) fn run(args: &RulesArgs) -> Result<u8, Error> {
    let mut output = Output::new(ColorArg::default());
    if args.report_schema {
        return output.print(|out| out.write_all(SCHEMA.as_bytes()));
    }
    let config = args.config.load(Path::new(""))?;
    let rules: Vec<_> = rules(config.user_rules.as_deref()).collect();
    output.print(|out| match args.format {
        ListFormat::Text => table(&rules, out),
        ListFormat::Json => {
            let rules: Vec<_> = rules.iter().map(|rule| object(rule)).collect();
            serde_json::to_writer_pretty(&mut *out, &json!({"version": 1, "rules": rules}))?;
            writeln!(out)
        }
    })
}

/// Id, severity and summary, in columns.
pub(super) fn table(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    rules.iter().try_for_each(|rule| {
        let severity = rule.severity.name();
        writeln!(out, "{:widest$}  {severity:7}  {}", rule.id, rule.summary)
    })
}

fn object(rule: &Rule) -> Value {
    let articles: Vec<_> = rule
        .sources
        .iter()
        .map(|source| {
            json!({
                "key": source.article.key(),
                "title": source.article.title(),
                "claims": source.claims,
            })
        })
        .collect();
    let mut object = json!({
        "rule": rule.id,
        "group": rule.group(),
        "severity": rule.severity.name(),
        "summary": rule.summary,
        "why": rule.why.trim(),
        "articles": articles,
    });
    if !rule.help.is_empty() {
        object["help"] = json!(rule.help);
    }
    object
}
