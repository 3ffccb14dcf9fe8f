//! Rules of the user's own that are refused, each with its place.

use crate::own_rules::{RULE, bench};

/// What is said of these files beside a good rule.
fn refused(files: &[(&str, &[u8])]) -> String {
    let bench = bench();
    for (name, content) in files {
        bench.file(&format!("my-rules/{name}"), content);
    }
    bench.run(&["draft.txt"]).status(2).stdout("").stderr
}

#[test]
fn a_rule_that_cannot_do_what_it_says_is_refused() {
    let with = |old: &str, new: &str| {
        assert!(RULE.contains(old), "{old}");
        refused(&[("kitchen/jam.toml", RULE.replace(old, new).as_bytes())])
    };
    let phrases = "\"banana (bread|cake)\"";
    let yields = |id: &str| format!("yields_to = [\"{id}\"]\nphrases");
    for (stderr, said, place) in [
        (with(phrases, ""), "needs a phrase", "9:12"),
        (
            with(phrases, "\"bana$na\""),
            "a blank has to stand behind `$`",
            "9:18",
        ),
        (
            with(phrases, "\"bana^na\""),
            "a blank has to stand before `^`",
            "9:18",
        ),
        (
            with(phrases, "\"bana(na|)\""),
            "a blank has to stand before `(`",
            "9:18",
        ),
        (with(phrases, "\"banana$ bread\""), "behind `$`", "9:14"),
        (
            with("phrases", &yields("presure/deadline")),
            "there is no rule `presure/deadline`",
            "9:14",
        ),
        (
            with("phrases", &yields("kitchen/jam")),
            "cannot yield to itself",
            "9:14",
        ),
        (
            with("I bake «banana bread»", "I bake «bananas»"),
            "do not find this sample",
            "17:11",
        ),
        (
            with("«banana bread»", "banana «bread»"),
            "find other words here: “banana bread”",
            "17:11",
        ),
        (
            with("one banana", "one Banana Bread"),
            "find this near miss: “Banana Bread”",
            "10:34",
        ),
    ] {
        assert!(stderr.contains(said), "{said}: {stderr}");
        let place = format!("my-rules/kitchen/jam.toml:{place}\n");
        assert!(stderr.contains(&place), "{place}: {stderr}");
    }
    let yields = with(
        "phrases",
        "yields_to = [\"kitchen/bread\", \"tone/begging\"]\nphrase",
    );
    assert!(yields.contains("unknown field `phrase`"), "{yields}");
}

#[test]
fn a_file_that_is_no_rule_is_shown() {
    for (name, content, said) in [
        (
            "forgotten.toml",
            RULE.as_bytes(),
            "`forgotten` is no rule's place",
        ),
        (
            "kitchen/cold/jam.toml",
            RULE.as_bytes(),
            "`kitchen/cold/jam` is no rule's place",
        ),
        (
            "My Kitchen/jam.toml",
            RULE.as_bytes(),
            "`My Kitchen/jam` is no name of a rule",
        ),
        (
            "kitchen/jam_pot.toml",
            RULE.as_bytes(),
            "`kitchen/jam_pot` is no name of a rule",
        ),
        ("kitchen/jam.toml", b"", "missing field `severity`"),
        (
            "kitchen/jam.toml",
            b"summary = \"caf\xe9\"",
            "a rule file is UTF-8 text",
        ),
    ] {
        let stderr = refused(&[(name, content)]);
        assert!(stderr.contains(said), "{said}: {stderr}");
        assert!(stderr.contains(&format!("my-rules/{name}:1:")), "{stderr}");
    }
}

#[test]
fn a_rule_may_yield_to_others_and_lie_beside_hidden_files() {
    let bench = bench();
    let jam = RULE
        .replace("banana (bread|cake)", "plum jam")
        .replace("banana bread", "plum jam");
    let jam = jam
        .replace("Banana cake", "Plum jam")
        .replace("banana\\ncake", "plum jam");
    let yields = jam.replace(
        "phrases",
        "yields_to = [\"kitchen/bread\", \"tone/begging\"]\nphrases",
    );
    bench
        .file("my-rules/kitchen/jam.toml", yields)
        .file("my-rules/kitchen/.jam.toml", "")
        .file("my-rules/.git/x.toml", "")
        .file("my-rules/README.md", "Ours.");
    bench
        .run(&["draft.txt", "--occasion=nudge"])
        .status(1)
        .stderr("");
}
