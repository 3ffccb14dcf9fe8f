//! `sincerely.toml`: found, read, shown, and complained of.

use serde_json::Value;

use crate::bench::Bench;
use crate::formats::valid;
use crate::own_rules::RULE;

const LUNCH: &str = "Hi Dana,\n\nshall we have lunch on Friday? The new place is open.\n\nAna\n";

/// Every key there is.
const WHOLE: &str = r#"
words = ["Kanban", "Rustacean"]
phone-calls = "later"
fail-on = "warning"

[levels]
kitchen = "warning"
"kitchen/bread" = "note"

[limits]
least-words = 10
paragraph-words = 80
paragraph-sentences = 6
sentence-words = 30
block-words = 90
subject-characters = 70
words.thank-you = { fine = 120, too-long = 200 }
words.nudge.too-long = 60

[rules]
path = "my-rules"

[interview]
people = ["Dana Example"]
company = "Example Ltd"
role = "Editor"
date = 2026-05-12
topics = ["billing"]
decision-date = "2026-05-20"
"#;

/// The complaint about `config`, which is `sincerely.toml`.
#[track_caller]
fn complaint(config: &str, expected: &str) {
    let bench = Bench::new();
    bench
        .file("sincerely.toml", config)
        .file("lunch.txt", LUNCH);
    bench
        .run(&["lunch.txt", "--config=sincerely.toml"])
        .status(2)
        .stderr(expected);
}

#[test]
fn mistakes_are_shown_in_their_place() {
    complaint(
        "fail-on = \"warning\"\nphone-cals = \"later\"\n",
        "error: unknown field `phone-cals`, expected one of `levels`, `limits`, `words`, `phone-calls`, `fail-on`, `rules`, `interview`
  ┌─ sincerely.toml:2:1
  │
2 │ phone-cals = \"later\"
  │ ^^^^^^^^^^

",
    );
    complaint(
        "[levels]\n\"tone/no-such-rule\" = \"allow\"\n",
        "error: there is no rule or group `tone/no-such-rule`
  ┌─ sincerely.toml:2:1
  │
2 │ \"tone/no-such-rule\" = \"allow\"
  │ ^^^^^^^^^^^^^^^^^^^

",
    );
    complaint(
        "[limits]\nwords.nuge = { fine = 1 }\n[interview]\ndate = \"May 12\"\ndecision-date = 2026-05-12T10:00:00\n",
        "error: there is no occasion `nuge`
  ┌─ sincerely.toml:2:7
  │
2 │ words.nuge = { fine = 1 }
  │       ^^^^ did you mean `nudge`?

error: this is no date
  ┌─ sincerely.toml:4:8
  │
4 │ date = \"May 12\"
  │        ^^^^^^^^ a date is written 2026-05-12

error: this is no date
  ┌─ sincerely.toml:5:17
  │
5 │ decision-date = 2026-05-12T10:00:00
  │                 ^^^^^^^^^^^^^^^^^^^ a date is written 2026-05-12

",
    );
    complaint(
        "[limits.words.check-in]\nfine = 100\ntoo-long = 50\n",
        "error: too-long is less than fine
  ┌─ sincerely.toml:3:12
  │
3 │ too-long = 50
  │            ^^ at least as many words as fine

",
    );
}

#[test]
fn values_of_a_wrong_kind_are_shown_in_their_place() {
    let place = |config: &str, place: &str, words: &str| {
        let bench = Bench::new();
        bench.file("sincerely.toml", config);
        bench
            .run(&["config"])
            .status(2)
            .stderr_has(&format!("┌─ [BENCH]/sincerely.toml:{place}\n"))
            .stderr_has(words);
    };
    place("fail-on = \"fatal\"\n", "1:11", "`never`");
    place("[limits]\nsentence-words = -1\n", "2:18", "-1");
    place("[levels]\ntone = \"loud\"\n", "2:8", "`loud`");
    place("words = [\"a\", \"\"]\n", "1:15", "an empty text");
    place(
        "[interview]\npeople = \"Dana\"\n",
        "2:10",
        "expected a sequence",
    );
    place("[interview]\nname = \"Dana\"\n", "2:1", "`name`");
    place("words = [\n", "1:10", "unclosed array");
    place("é = \u{1b}[31m\n", "1:6", "error: ");
}

#[test]
fn faulty_files_are_named() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    bench
        .run(&["--config", "gone.toml", "lunch.txt"])
        .status(2)
        .stdout("")
        .stderr("sincerely: gone.toml: No such file or directory\n");
    bench.file("latin.toml", b"words = [\"caf\xe9\"]");
    bench
        .run(&["--config", "latin.toml", "lunch.txt"])
        .status(2)
        .stderr("sincerely: latin.toml: the config is not UTF-8 text\n");
    bench.file("sincerely.toml", "[rules]\npath = \"no-such-folder\"\n");
    bench
        .run(&["lunch.txt"])
        .status(2)
        .stderr_has("no-such-folder")
        .stderr_has("sincerely.toml:2:8");
}

#[test]
fn the_config_is_found_beside_the_draft_and_upwards() {
    let bench = Bench::new();
    bench
        .file("a/sincerely.toml", "words = [\"near\"]")
        .file("home/.config/sincerely/sincerely.toml", "words = [\"own\"]")
        .file("a/b/lunch.txt", LUNCH);
    let origin = |args: &[&str]| {
        let shown = bench.run(args).status(0).stdout;
        shown.lines().next().unwrap().to_owned()
    };
    let near = "# from [BENCH]/a/sincerely.toml; what it does not set is the default";
    let own =
        "# from [BENCH]/home/.config/sincerely/sincerely.toml; what it does not set is the default";
    let none = "# the defaults: no sincerely.toml was read";
    assert_eq!(origin(&["config", "a/b/lunch.txt"]), near);
    assert_eq!(origin(&["config", "a/b"]), near);
    assert_eq!(origin(&["config"]), own);
    assert_eq!(origin(&["config", "--isolated"]), none);
    let mut command = bench.command(&["config"]);
    let output = command.env("XDG_CONFIG_HOME", bench.path("xdg")).output();
    let shown = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(shown.starts_with(none), "{shown}");
}

#[test]
fn drafts_in_a_folder_of_faulty_config_are_not_linted() {
    let bench = Bench::new();
    bench
        .file("a/sincerely.toml", "wrong = 1")
        .file("a/1.txt", LUNCH)
        .file("a/2.txt", LUNCH)
        .file("b/3.txt", LUNCH);
    let outcome = bench.run(&["a/1.txt", "a/2.txt", "b/3.txt"]).status(2);
    assert_eq!(outcome.stderr.matches("unknown field").count(), 1);
    assert!(
        outcome.stdout.starts_with("b/3.txt does not read"),
        "{outcome:?}"
    );
    bench
        .pipe(LUNCH, &["--stdin-filename", "a/x.txt"])
        .status(2);
    bench
        .pipe(LUNCH, &["--stdin-filename", "a/x.txt", "--isolated"])
        .status(0);
}

#[test]
fn the_schema_covers_every_key_and_refuses_others() {
    let bench = Bench::new();
    bench
        .file("my-rules/kitchen/bread.toml", RULE)
        .file("sincerely.toml", WHOLE);
    let schema = bench.run(&["config", "--schema"]).status(0).stdout;
    // What is shown is a config itself, with every key.
    let shown = bench.run(&["config"]).status(0).stdout;
    let real = bench.path("").canonicalize().unwrap();
    let real = shown.replace("[BENCH]", &real.to_string_lossy());
    bench.file("sincerely.toml", real);
    let again = bench.run(&["config"]).status(0).stdout;
    assert_eq!(shown, again);
    let shown: toml::Table = shown.parse().unwrap();
    let object = serde_json::to_value(&shown).unwrap();
    assert_eq!(valid(&schema, &object), Ok(()));
    let schema_object: Value = serde_json::from_str(&schema).unwrap();
    for section in ["", "limits", "rules", "interview"] {
        let (declared, present) = match section {
            "" => (&schema_object["properties"], &object),
            _ => (
                &schema_object["properties"][section]["properties"],
                &object[section],
            ),
        };
        let keys = |value: &Value| -> Vec<String> {
            let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(declared), keys(present), "section {section:?}");
    }
    assert_eq!(object["interview"]["date"], "2026-05-12");
    assert_eq!(object["limits"]["words"]["nudge"]["fine"], 60);
    assert_eq!(object["limits"]["words"]["thank-you"]["too-long"], 200);
    for wrong in [
        r#"{"fail-on": "fatal"}"#,
        r#"{"words": [""]}"#,
        r#"{"phone-cals": "later"}"#,
        r#"{"limits": {"least-words": -1}}"#,
        r#"{"limits": {"words": {"none": {}}}}"#,
        r#"{"levels": {"Tone/X": "allow"}}"#,
        r#"{"interview": {"date": "May 12"}}"#,
    ] {
        let object: Value = serde_json::from_str(wrong).unwrap();
        assert!(valid(&schema, &object).is_err(), "{wrong}");
    }
}

#[test]
fn a_call_later_on_is_fine_where_the_config_says_so() {
    let bench = Bench::new();
    bench
        .file("sincerely.toml", "phone-calls = \"later\"\n")
        .file(
            "draft.txt",
            "Hi Dana,\n\nI will call you on Friday about the editor role.\n\nAna Ruiz\n",
        );
    for (occasion, is_fine) in [("check-in", true), ("nudge", true), ("thank-you", false)] {
        let args = ["--format=short", "--occasion", occasion, "draft.txt"];
        let said = bench.run(&args).stdout;
        assert_eq!(
            !said.contains("pressure/phone-call"),
            is_fine,
            "{occasion}: {said}"
        );
        let isolated = bench.run(&[&args[..], &["--isolated"]].concat()).stdout;
        assert!(
            isolated.contains("pressure/phone-call"),
            "{occasion}: {isolated}"
        );
    }
}
