//! Runs that need rules to find something.

use std::fs;

use serde_json::Value;

use crate::bench::Bench;
use crate::formats::valid;

/// The example of the road: vague, impersonal, pressing and bare.
const PRESSING: &str = "Subject: Hello\n\nTo whom it may concern,\nFollowing up on my interview: I need your decision by Friday.\n";

/// A thank-you with nothing wrong in it but a placeholder.
const PLACEHOLDER: &str = "Subject: Thank you for the interview on 12 May
To: Dana Example <dana@example.org>

Dear Dana,

Thank you for meeting with me on Tuesday. I enjoyed hearing how your team moved billing off
the mainframe, and I am excited about the editor role. I would love to join [Company Name].

I look forward to hearing from you.

Kind regards,
Ana Sample
";

const NO_FOLLOW_UP: &str =
    "Subject: Hello\n\nTo whom it may concern,\nI need your decision by Friday.\n";

#[test]
fn the_pressing_example() {
    let bench = Bench::new();
    let outcome = bench.pipe(PRESSING, &["--format=short"]).status(1);
    for found in [
        "<stdin>:1:10: ",
        "[subject/vague] ",
        "[greeting/impersonal] ",
        "[pressure/",
        "[content/",
        "error[signoff/name-missing] ",
    ] {
        assert!(outcome.stdout.contains(found), "no {found}: {outcome:#?}");
    }
    bench
        .pipe(NO_FOLLOW_UP, &[])
        .stdout_has("<stdin> does not read as an interview follow-up");
}

#[test]
fn json_of_findings_is_valid_and_its_bytes_are_the_words() {
    let bench = Bench::new();
    let schema = bench.run(&["rules", "--report-schema"]).status(0).stdout;
    let outcome = bench.pipe(PRESSING, &["--format=json"]).status(1);
    let object: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(valid(&schema, &object), Ok(()));
    let found = object["files"][0]["diagnostics"].as_array().unwrap();
    assert!(!found.is_empty());
    for diagnostic in found {
        let span = &diagnostic["span"];
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        assert_eq!(&PRESSING[at("byte_start")..at("byte_end")], span["text"]);
    }
}

#[test]
fn levels_are_taken_in_the_order_given() {
    let bench = Bench::new();
    bench.file("draft.eml", PLACEHOLDER);
    let run = |args: &[&str]| {
        let args = [&["--format=short", "draft.eml"], args].concat();
        bench.run(&args)
    };
    run(&[]).status(1).stdout_has("error[facts/placeholder]");
    run(&["--warn=facts"])
        .status(0)
        .stdout_has("warning[facts/placeholder]");
    run(&["--warn=facts", "--fail-on=warning"]).status(1);
    run(&["--deny=facts/placeholder", "--note=facts"])
        .status(0)
        .stdout_has("note[facts/placeholder]");
    run(&["--allow=facts", "--deny=facts/placeholder"]).status(1);
    let allowed = run(&["--deny=facts/placeholder", "--allow=facts"]).status(0);
    assert!(!allowed.stdout.contains("facts/"), "{allowed:?}");
    run(&["--fail-on=never"]).status(0);
    run(&["--allow=facts/placeholde"])
        .status(2)
        .stderr("sincerely: there is no rule or group `facts/placeholde`, did you mean `facts/placeholder`?\n");
}

#[test]
fn the_config_sets_levels_and_flags_win() {
    let bench = Bench::new();
    bench.file("draft.eml", PLACEHOLDER).file(
        "sincerely.toml",
        "[levels]\n\"facts/placeholder\" = \"note\"\nfacts = \"allow\"\n",
    );
    bench
        .run(&["--format=short", "draft.eml"])
        .status(0)
        .stdout_has("note[facts/placeholder]");
    bench.run(&["--deny=facts", "draft.eml"]).status(1);
    bench.run(&["--isolated", "draft.eml"]).status(1);
    bench
        .file("sincerely.toml", "fail-on = \"never\"\n")
        .run(&["draft.eml"])
        .status(0);
    bench.run(&["--fail-on=error", "draft.eml"]).status(1);
}

#[test]
fn full_ends_with_checklist_and_summary() {
    let bench = Bench::new();
    bench.file("draft.eml", PLACEHOLDER);
    bench
        .run(&["draft.eml"])
        .status(1)
        .stderr("")
        .stdout_has("error[facts/placeholder]")
        .stdout_has("\n  ┌─ draft.eml:7:77\n")
        .stdout_has("\n  = article: ")
        .stdout_has("\ndraft.eml reads as a thank-you (\"")
        .stdout_has("\n  present  thanks")
        .stdout_has("\n1 error");
    let coloured = bench.run(&["--color=always", "draft.eml"]).status(1).stdout;
    assert!(coloured.contains("\x1b["), "{coloured}");
}

#[test]
fn a_rule_is_explained() {
    let bench = Bench::new();
    bench
        .run(&["explain", "facts/placeholder"])
        .status(0)
        .stdout_has("error[facts/placeholder]: ")
        .stdout_has("\nFrom\n  ")
        .stdout_has("«")
        .stdout_has("\nNot reported\n");
    let group = bench.run(&["explain", "facts"]).status(0).stdout;
    assert!(
        group.lines().all(|line| line.starts_with("facts/")),
        "{group}"
    );
    bench.run(&["explain", "placeholder"]).status(2).stderr(
        "sincerely: there is no rule or group `placeholder`, did you mean `facts/placeholder`?\n",
    );
}

#[test]
fn statistics_count_rules() {
    let bench = Bench::new();
    bench.file("draft.eml", PLACEHOLDER);
    let args = ["--statistics", "draft.eml", "draft.eml"];
    bench
        .run(&args)
        .status(1)
        .stdout_has("2  facts/placeholder");
}

#[cfg(unix)]
#[test]
fn a_faulty_follow_up_is_refused() {
    let bench = Bench::new();
    let send = ["--", "sh", "-c", "cat > got"];
    let run = |options: &[&str]| {
        let _ = fs::remove_file(bench.path("got"));
        bench.pipe(PLACEHOLDER, &[&["sendmail"], options, &send].concat())
    };
    let refused = run(&[]).status(65).stdout("");
    let refused = refused.stderr_has("error[facts/placeholder]");
    assert!(
        refused.stderr.ends_with("sincerely: not sent\n"),
        "{refused:?}"
    );
    assert!(!bench.path("got").exists());
    run(&["--quiet"])
        .status(65)
        .stderr_has("error[facts/placeholder]");
    assert!(!bench.path("got").exists());

    run(&["--warn=facts"])
        .status(0)
        .stderr_has("warning[facts/placeholder]");
    assert_eq!(fs::read(bench.path("got")).unwrap(), PLACEHOLDER.as_bytes());
    run(&["--warn=facts", "--quiet"]).status(0).stderr("");
    assert!(bench.path("got").exists());
    run(&["--warn=facts", "--fail-on=warning"]).status(65);
    run(&["--fail-on=never"])
        .status(0)
        .stderr_has("error[facts/placeholder]");

    let other = bench.pipe(NO_FOLLOW_UP, &["sendmail", "--", "sh", "-c", "cat > got"]);
    other.status(0).stdout("").stderr("");
    let forced = [
        "sendmail",
        "--occasion=check-in",
        "--",
        "sh",
        "-c",
        "exit 3",
    ];
    bench.pipe(NO_FOLLOW_UP, &forced).status(65);
}
