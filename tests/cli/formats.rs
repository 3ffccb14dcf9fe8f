//! What is printed of a draft in which nothing was found, and schemas.

use serde_json::Value;

use crate::bench::Bench;

const LUNCH: &str = "Hi Dana,\n\nshall we have lunch on Friday? The new place is open.\n\nAna\n";

/// Whether `object` is what `schema` allows.
pub(crate) fn valid(schema: &str, object: &Value) -> Result<(), String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("schema.json", schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas
        .validate(object, index)
        .map_err(|error| error.to_string())
}

#[test]
fn json_is_valid_under_the_printed_schema() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    let schema = bench.run(&["rules", "--report-schema"]).status(0).stdout;
    let report = bench.run(&["--format=json", "lunch.txt", "gone"]).status(2);
    let object: Value = serde_json::from_str(&report.stdout).unwrap();
    assert_eq!(valid(&schema, &object), Ok(()));
    assert_eq!(object["version"], 1);
    assert_eq!(object["files"][0]["path"], "lunch.txt");
    assert_eq!(object["files"][0]["occasion"]["name"], "none");
    let lines = bench.run(&["--format=json-lines", "lunch.txt"]).status(0);
    let line: Value = serde_json::from_str(&lines.stdout).unwrap();
    assert_eq!(line, object["files"][0]);
}

#[test]
fn short_and_statistics_print_findings_alone() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    bench
        .run(&["--format=short", "lunch.txt"])
        .status(0)
        .stdout("");
    bench
        .run(&["--statistics", "lunch.txt"])
        .status(0)
        .stdout("");
}

#[test]
fn short_columns_count_what_the_editor_counts() {
    let bench = Bench::new();
    let line = "\u{2019}\u{1f44b} I hope this finds you well at [Company], and thank you all for the kind words.\n";
    bench.file("draft.txt", line);
    let short = |options: &[&str]| {
        let args = [&["--format=short", "draft.txt"], options].concat();
        bench.run(&args).status(1).stdout
    };
    let end = ": error[facts/placeholder] a placeholder is still in the draft\n";
    for (options, column) in [
        (&[][..], 34),
        (&["--columns=characters"], 34),
        (&["--columns=bytes"], 39),
        (&["--columns=utf16"], 35),
    ] {
        assert_eq!(short(options), format!("draft.txt:1:{column}{end}"));
    }
}

#[test]
fn rules_are_listed() {
    let bench = Bench::new();
    let object = bench.run(&["rules", "--format=json"]).status(0).stdout;
    let object: Value = serde_json::from_str(&object).unwrap();
    let rules = object["rules"].as_array().unwrap();
    let table = bench.run(&["rules"]).status(0).stdout;
    assert_eq!(table.lines().count(), rules.len());
    for (line, rule) in table.lines().zip(rules) {
        assert!(line.starts_with(rule["rule"].as_str().unwrap()), "{line}");
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let bench = Bench::new();
    bench.file("sincerely.toml", "wrong = 1\n");
    let plain = bench.run(&["config"]).status(2).stderr;
    assert!(!plain.contains('\x1b'), "{plain}");
    bench.file("lunch.txt", LUNCH);
    let colour = |when| {
        let args = [when, "--config=sincerely.toml", "lunch.txt"];
        bench.run(&args).status(2).stderr.contains('\x1b')
    };
    assert!(colour("--color=always"));
    assert!(!colour("--color=never"));
    assert!(!colour("--color=auto"));
}

#[test]
fn a_subject_beside_the_draft_is_no_place_in_it() {
    let bench = Bench::new();
    let draft =
        "Hi Dana,\n\nThank you for meeting with me on Tuesday about the editor role.\n\nAna Ruiz\n";
    let line = "--subject:1:1: warning[subject/vague] ";
    let short = [
        "--isolated",
        "--format=short",
        "--subject=Hello",
        "draft.txt",
    ];
    let bare = bench.file("draft.txt", draft).run(&short).stdout_has(line);
    assert!(!bare.stdout.contains("note[remark]"), "{bare:?}");
    let mail = format!("Subject: Interview on 12 May\n\n{draft}");
    bench
        .file("draft.txt", mail)
        .run(&short)
        .stdout_has(line)
        .stdout_has("note[remark] the mail has a Subject of its own");
}
