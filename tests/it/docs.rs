//! `docs/rules.md` is written from the rules and is as they are; `docs/articles.md`
//! names rules that exist, and every article.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use sincerely::all_rules;
use sincerely::rule::{Article, Rule};

use crate::cases::root;

const HEAD: &str = "# The rules

Written from the rules themselves: `UPDATE=1 cargo test --test it docs::` writes this page anew, and without `UPDATE` that test
fails where it is not current. `sincerely explain <rule>` prints the same. Marks (« ») enclose the words that are reported. Which
advice became which rule is in [articles.md](articles.md).
";

/// A sample as Markdown: on one line, or as a block where it has several.
fn sample(text: &str) -> String {
    let text = text.trim_end();
    if text.contains('\n') || text.contains('`') {
        let indented = text.lines().map(|line| format!("      {line}"));
        let lines: Vec<String> = indented.map(|line| line.trim_end().to_owned()).collect();
        format!("\n\n{}\n", lines.join("\n"))
    } else {
        format!("`{text}`")
    }
}

fn section(rule: &Rule, page: &mut String) {
    let severity = rule.severity.name();
    writeln!(page, "\n### {}\n", rule.id).unwrap();
    writeln!(page, "*{severity}*: {}\n", rule.summary).unwrap();
    writeln!(page, "{}", rule.why.trim()).unwrap();
    if !rule.help.is_empty() {
        writeln!(page, "\n**Instead:** {}", rule.help).unwrap();
    }
    writeln!(page, "\n**From:**\n").unwrap();
    for source in rule.sources.iter() {
        let name = match source.article {
            Article::House => "house",
            article => article.title(),
        };
        writeln!(page, "- {name}: {}", source.claims.trim()).unwrap();
    }
    let samples = rule.samples();
    writeln!(page, "\n**Reported:**\n").unwrap();
    for bad in &samples.bad {
        writeln!(page, "- {}", sample(&bad.text)).unwrap();
        if !bad.instead.is_empty() {
            writeln!(page, "  - instead: {}", sample(&bad.instead)).unwrap();
        }
    }
    writeln!(page, "\n**Not reported:**\n").unwrap();
    for near in &samples.near {
        writeln!(page, "- {}", sample(near)).unwrap();
    }
}

#[test]
fn the_page_of_the_rules_is_current() {
    let mut page = HEAD.to_owned();
    let mut group = "";
    for rule in all_rules() {
        if rule.group() != group {
            group = rule.group();
            writeln!(page, "\n## {group}").unwrap();
        }
        section(rule, &mut page);
    }
    let path = root().join("docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differs = page.lines().zip(written.lines()).find(|(a, b)| a != b);
    assert!(
        page == written,
        "docs/rules.md is not current; UPDATE=1 writes it anew. First difference: {differs:?}"
    );
}

#[test]
fn articles_name_rules_that_exist() {
    let page = fs::read_to_string(root().join("docs/articles.md")).unwrap();
    let known: BTreeSet<&str> = all_rules().map(|rule| rule.id).collect();
    let groups: BTreeSet<&str> = all_rules().map(Rule::group).collect();
    let mut n_named = 0;
    for word in page.split('`').skip(1).step_by(2) {
        let is_rule = word
            .split_once('/')
            .is_some_and(|(group, _)| groups.contains(group));
        if is_rule {
            n_named += 1;
            assert!(known.contains(word), "docs/articles.md: no rule {word}");
        }
    }
    assert!(n_named > 50, "only {n_named} rules are named");
    let rows = page.lines().filter(|line| line.starts_with("| "));
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(
            cells.len() == 2 && cells.iter().all(|cell| !cell.is_empty()),
            "a row says what, and what came of it: {row}"
        );
    }
    for article in Article::ALL {
        let title = format!("\n## {}\n", article.title());
        assert!(
            article == Article::House || page.contains(&title),
            "docs/articles.md: nothing of {title}"
        );
    }
}

#[test]
fn rules_with_an_article_behind_them_are_traced() {
    let page = fs::read_to_string(root().join("docs/articles.md")).unwrap();
    for rule in all_rules() {
        let has_article = rule
            .sources
            .iter()
            .any(|source| source.article != Article::House);
        let is_named = page.contains(&format!("`{}`", rule.id));
        assert!(
            is_named || !has_article,
            "docs/articles.md: which advice led to {}?",
            rule.id
        );
    }
}
