//! `--format sarif`: valid under the official schema, and right about places.

use serde_json::Value;

use crate::bench::Bench;
use crate::formats::valid;

const DRAFT: &str = "\
From: Ana Sample <ana@sample.example>\r
To: Dana Osei <dana@northlight.example>\r
Subject: Data analyst interview, 12 May\r
\r
Dear Dana,\r
\r
Thank you for meeting with me today. It\u{2019}s \u{1f44b} great that I could recieve [Job Title] news.\r
I enjoyed hearing how your team moved billing off the mainframe, and I will recieve it.\r
\r
I look forward to hearing from you.\r
\r
Kind regards,\r
Ana Sample\r
";

/// The official schema, less a pattern that is no regular expression.
fn schema() -> String {
    let schema = include_str!("../schemas/sarif-2.1.0.json");
    let pattern = r#""pattern": "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$""#;
    assert!(schema.contains(pattern));
    schema.replace(pattern, r#""minLength": 2"#)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// The words of a region, told by bytes, by characters and by lines.
fn words(source: &str, region: &Value) -> [String; 3] {
    let at = |name: &str| number(&region[name]);
    let start = at("byteOffset");
    let bytes = &source[start..start + at("byteLength")];
    let characters = source.chars().skip(at("charOffset")).take(at("charLength"));
    assert_eq!(region["startLine"], region["endLine"]);
    let line = source.split('\n').nth(at("startLine") - 1).unwrap();
    let (first, last) = (at("startColumn"), at("endColumn"));
    let columns = line.chars().skip(first - 1).take(last - first);
    [bytes.to_owned(), characters.collect(), columns.collect()]
}

#[test]
fn it_is_valid_and_every_place_is_right() {
    let bench = Bench::new();
    bench.file("my draft.eml", DRAFT);
    let args = ["--format=sarif", "my draft.eml", "gone.eml"];
    let text = bench.run(&args).status(2).stdout;
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(valid(&schema(), &log), Ok(()));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let trouble = &invocation["toolExecutionNotifications"][0];
    assert_eq!(trouble["message"]["text"], "No such file or directory");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let mut seen = Vec::new();
    let mut fingerprints = Vec::new();
    for result in results {
        let rule = &rules[number(&result["ruleIndex"])];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["text"].as_str().unwrap().len() > 40);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20draft.eml");
        let region = &place["region"];
        let id = result["ruleId"].as_str().unwrap();
        if id == "spelling/typo" || id == "facts/placeholder" {
            let snippet = region["snippet"]["text"].as_str().unwrap().to_owned();
            assert_eq!(words(DRAFT, region), [&snippet; 3].map(String::clone));
            seen.push(snippet);
        }
        fingerprints.push(result["partialFingerprints"]["sincerely/v1"].to_string());
        if id == "spelling/typo" {
            let change = &result["fixes"][0]["artifactChanges"][0];
            let replacement = &change["replacements"][0];
            assert_eq!(replacement["insertedContent"]["text"], "receive");
            let deleted = words(DRAFT, &replacement["deletedRegion"]);
            assert_eq!(deleted, ["recieve"; 3].map(str::to_owned));
        }
    }
    assert_eq!(seen, ["recieve", "[Job Title]", "recieve"]);
    let n_results = fingerprints.len();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), n_results);
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let bench = Bench::new();
    let fingerprints = |draft: &str| {
        let text = bench.pipe(draft, &["--format=sarif"]).stdout;
        let log: Value = serde_json::from_str(&text).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let typos = results
            .iter()
            .filter(|result| result["ruleId"] == "spelling/typo");
        let prints = typos.map(|result| result["partialFingerprints"].clone());
        prints.collect::<Vec<_>>()
    };
    let before = fingerprints(DRAFT);
    assert_eq!(before.len(), 2);
    let moved = DRAFT.replace("Thank you", "It was good to see you all.\r\nThank you");
    assert_eq!(fingerprints(&moved), before);
}

#[test]
fn nothing_found_is_valid_too() {
    let bench = Bench::new();
    for args in [&["--format=sarif"][..], &["--format=sarif", "gone.eml"]] {
        let outcome = bench.pipe(
            "Hi Dana,\n\nshall we have lunch on Friday? The new place is open.\n\nAna\n",
            args,
        );
        let log: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(valid(&schema(), &log), Ok(()), "{log}");
        assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    }
    let outcome = bench.pipe(DRAFT, &["--format=sarif", "--subject=ASAP"]);
    let log: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(valid(&schema(), &log), Ok(()), "{log}");
}
