//! A rule of the user's own, from its file to the refusal of a mail.

use serde_json::Value;

use crate::bench::Bench;
use crate::formats::valid;

/// A rule that no mail trips over by chance.
pub(crate) const RULE: &str = r#"
severity = "error"
summary  = "speaks of banana bread"
why = """
It makes the
reader hungry.
"""
help     = "speak of the interview"
phrases  = ["banana (bread|cake)"]
near     = ["bananas and bread", "one banana", "bread"]

[[source]]
article = "house"
claims  = "A hungry reader reads no further."

[[bad]]
text    = "I bake «banana bread»."
instead = "I look forward to hearing from you."

[[bad]]
text = "«Banana cake» is best."

[[bad]]
text = "My «banana\ncake» wins."
"#;

const DRAFT: &str = "Dear Dana,

Thank you for meeting with me on Tuesday to discuss the editor role. I enjoyed the caf\u{e9} and the
smell of banana bread in it.

Kind regards,
Ana Sample
";

pub(crate) fn bench() -> Bench {
    let bench = Bench::new();
    bench
        .file("my-rules/kitchen/bread.toml", RULE)
        .file("sincerely.toml", "rules.path = \"my-rules\"\n")
        .file("draft.txt", DRAFT);
    bench
}

#[test]
fn it_is_found_in_every_format() {
    let bench = bench();
    bench
        .run(&["draft.txt", "--occasion=thank-you"])
        .status(1)
        .stderr("")
        .stdout_has(
            "error[kitchen/bread]: speaks of banana bread
  ┌─ draft.txt:4:10
  │
4 │ smell of banana bread in it.
  │          ^^^^^^^^^^^^ speak of the interview
  │
  = It makes the reader hungry.
  = house: A hungry reader reads no further.
",
        )
        .stdout_has("\ndraft.txt is checked as a thank-you, as you said, ");
    bench
        .run(&["--format=short", "--occasion=thank-you", "draft.txt"])
        .status(1)
        .stdout_has("draft.txt:4:10: error[kitchen/bread] speaks of banana bread\n");
    bench
        .run(&["--statistics", "--occasion=nudge", "draft.txt", "draft.txt"])
        .status(1)
        .stdout_has("2  kitchen/bread");
    let schema = bench.run(&["rules", "--report-schema"]).status(0).stdout;
    let json = ["--format=json", "--occasion=thank-you", "draft.txt"];
    let object = bench.run(&json).status(1).stdout;
    let object: Value = serde_json::from_str(&object).unwrap();
    assert_eq!(valid(&schema, &object), Ok(()));
    let found = object["files"][0]["diagnostics"].as_array().unwrap();
    let found = found.iter().find(|each| each["rule"] == "kitchen/bread");
    let span = &found.unwrap()["span"];
    let start = DRAFT.find("banana bread").unwrap();
    assert_eq!(span["byte_start"], start);
    assert_eq!(span["byte_end"], start + "banana bread".len());
    assert_eq!(span["text"], "banana bread");
}

#[test]
fn it_is_listed_and_explained() {
    let bench = bench();
    bench
        .run(&["rules"])
        .status(0)
        .stdout_has("  error    speaks of banana bread\n");
    let expected = "\
error[kitchen/bread]: speaks of banana bread

It makes the reader hungry.

Instead
  speak of the interview

From
  house: A hungry reader reads no further.

Reported, at the marks
  I bake «banana bread».
  instead: I look forward to hearing from you.

  «Banana cake» is best.

  My «banana
  cake» wins.

Not reported
  bananas and bread
  one banana
  bread
";
    bench
        .run(&["explain", "kitchen/bread"])
        .status(0)
        .stdout(expected);
    bench
        .run(&["explain", "kitchen"])
        .status(0)
        .stdout("kitchen/bread  error    speaks of banana bread\n");
    bench
        .run(&["explain", "bread"])
        .status(2)
        .stderr("sincerely: there is no rule or group `bread`, did you mean `kitchen/bread`?\n");
}

#[test]
fn its_level_can_be_set() {
    let bench = bench();
    let run = |args: &[&str]| {
        let args = [
            &["--format=short", "--occasion=thank-you", "draft.txt"],
            args,
        ]
        .concat();
        bench.run(&args)
    };
    run(&["--warn=kitchen", "--fail-on=error"]).stdout_has(" warning[kitchen/bread] ");
    run(&["--deny=kitchen/bread", "--note=kitchen"]).stdout_has(" note[kitchen/bread] ");
    run(&["--allow=kitchen", "--deny=kitchen/bread"])
        .status(1)
        .stdout_has(" error[kitchen/bread] ");
    let allowed = run(&["--deny=kitchen/bread", "--allow=kitchen"]);
    assert!(!allowed.stdout.contains("kitchen"), "{allowed:?}");
    run(&["--fail-on=never"])
        .status(0)
        .stdout_has(" error[kitchen/bread] ");
    run(&["--allow=kitchen/bred"]).status(2).stdout("").stderr(
        "sincerely: there is no rule or group `kitchen/bred`, did you mean `kitchen/bread`?\n",
    );
    // What the config says of a rule wins over what it says of the group,
    // and a flag wins over both.
    bench.file(
        "sincerely.toml",
        "rules.path = \"my-rules\"\n[levels]\n\"kitchen/bread\" = \"note\"\nkitchen = \"allow\"\n",
    );
    run(&[]).stdout_has(" note[kitchen/bread] ");
    run(&["--deny=kitchen"])
        .status(1)
        .stdout_has(" error[kitchen/bread] ");
}

#[test]
fn a_broken_rule_is_shown_in_its_file() {
    let bench = bench();
    bench.file("my-rules/kitchen/jam.toml", RULE.replace("help ", "helpp"));
    bench
        .run(&["draft.txt"])
        .status(2)
        .stdout("")
        .stderr_has("unknown field `helpp`")
        .stderr_has("┌─ [BENCH]/my-rules/kitchen/jam.toml:8:1\n")
        .stderr_has("\n8 │ helpp    = \"speak of the interview\"\n  │ ^^^^^\n");
}

#[cfg(unix)]
#[test]
fn it_stops_a_mail_before_it_is_sent() {
    let bench = bench();
    let send = ["--occasion=thank-you", "--", "sh", "-c", "cat > got"];
    let run = |options: &[&str]| {
        let _ = std::fs::remove_file(bench.path("got"));
        bench.pipe(DRAFT, &[&["sendmail"], options, &send].concat())
    };
    let is_sent = || std::fs::read(bench.path("got")).is_ok_and(|got| got == DRAFT.as_bytes());
    for options in [&[][..], &["--quiet"]] {
        let refused = run(options).status(65).stdout("");
        let refused = refused.stderr_has("error[kitchen/bread]: speaks of banana bread\n");
        assert!(
            refused.stderr.ends_with("\nsincerely: not sent\n"),
            "{refused:?}"
        );
        assert!(!bench.path("got").exists());
    }
    run(&["--fail-on=never"])
        .status(0)
        .stderr_has("error[kitchen/bread]");
    assert!(is_sent());
    run(&["--fail-on=never", "--quiet"])
        .status(0)
        .stdout("")
        .stderr("");
    assert!(is_sent());
    run(&["--note=kitchen", "--fail-on=note"]).status(65);
    assert!(!bench.path("got").exists());
}

#[test]
fn what_a_pronoun_swallows_is_found_where_any_word_may_stand_before_it() {
    let bench = bench();
    let phrases = r#"phrases  = ["will bake (bread|cake)", "bread ..2 have burnt"]"#;
    let rule = RULE.replace(r#"phrases  = ["banana (bread|cake)"]"#, phrases);
    let rule = rule
        .replace("I bake «banana bread».", "I «will bake bread».")
        .replace("«Banana cake» is best.", "They «will bake cake».")
        .replace(
            "My «banana\\ncake» wins.",
            "The «bread you have burnt» is gone.",
        );
    let draft = "Dear Dana,\n\nI'll bake bread. The bread you\u{2019}ve burnt is gone, and they will bake cake.\n";
    bench
        .file("my-rules/kitchen/bread.toml", &rule)
        .file("draft.txt", draft);
    bench
        .run(&["--format=short", "--occasion=thank-you", "draft.txt"])
        .status(1)
        .stdout_has("draft.txt:3:1: error[kitchen/bread] speaks of banana bread\n")
        .stdout_has("draft.txt:3:22: error[kitchen/bread] speaks of banana bread\n")
        .stdout_has("draft.txt:3:59: error[kitchen/bread] speaks of banana bread\n");
}
