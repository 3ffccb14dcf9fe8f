//! Tests of the word list and its corrections.

use super::{MOST, Options, Region, is_word, known_misspelling, look_up, suggest, suggest_with};

#[track_caller]
fn known(words: &str) {
    let unknown: Vec<_> = words
        .split_whitespace()
        .filter(|word| !is_word(word))
        .collect();
    assert!(unknown.is_empty(), "not known: {unknown:?}");
}

#[track_caller]
fn unknown(words: &str) {
    let known: Vec<_> = words
        .split_whitespace()
        .filter(|word| is_word(word))
        .collect();
    assert!(known.is_empty(), "known: {known:?}");
}

#[track_caller]
fn corrects(wrong: &str, right: &str) {
    let best = suggest(wrong).into_iter().next().map(|c| c.word);
    assert_eq!(best.as_deref(), Some(right), "{wrong}");
}

/// The first corrections without the list of known misspellings.
fn found(wrong: &str) -> Vec<String> {
    let options = Options {
        curated: false,
        ..Options::default()
    };
    suggest_with(wrong, options)
        .into_iter()
        .map(|c| c.word)
        .collect()
}

#[test]
fn ordinary_words_are_known_in_every_case() {
    known(
        "interview Interview INTERVIEW opportunities a I colour color organise organize jewellery",
    );
}

#[test]
fn names_want_a_capital() {
    known(
        "Priya Aoife Tomasz Sanjay Chukwuemeka Siobhán Nguyen Kowalczyk Okonkwo Tanaka O'Brien MONDAY London",
    );
    unknown("aoife tomasz london monday");
}

#[test]
fn names_that_are_only_looked_up_are_never_offered() {
    known("Castonguay Venkataraman CASTONGUAY");
    unknown("castonguay venkataraman");
    let offered = suggest("castonguai");
    assert!(offered.iter().all(|c| c.word != "Castonguay"));
    // Somebody may be called so, but most who write it mean the other.
    unknown("Jospeh Capetown");
}

#[test]
fn derivations_and_terms_are_known() {
    known("declaratively experimentations parameterising toolchain namespaces gettext Verizon");
    unknown("declaratly experimentatoins paramterising");
}

#[test]
fn the_words_beside_it_tell_which_was_meant() {
    let best = |before, word, after| {
        let options = Options {
            curated: false,
            before,
            after,
        };
        suggest_with(word, options)
            .into_iter()
            .next()
            .map(|c| c.word)
    };
    assert_eq!(best(None, "tiem", None).as_deref(), Some("time"));
    assert_eq!(best(Some("team"), "tiem", None).as_deref(), Some("time"));
    assert_eq!(best(None, "abel", None).as_deref(), Some("Abel"));
    assert_eq!(
        best(Some("be"), "abel", Some("to")).as_deref(),
        Some("able")
    );
    assert_eq!(best(Some("I"), "wont", Some("to")).as_deref(), Some("want"));
    // What is known by heart needs no neighbours.
    let options = Options {
        before: Some("lightning"),
        ..Options::default()
    };
    let alone: Vec<_> = suggest("recieve").into_iter().take(1).collect();
    assert_eq!(&suggest_with("recieve", options)[..1], &alone[..]);
}

#[test]
fn letters_and_syllables_written_twice_are_written_once() {
    for (wrong, right) in [
        ("suburburban", "suburban"),
        ("certifificate", "certificate"),
        ("disssolve", "dissolve"),
        ("negotiatiation", "negotiation"),
    ] {
        assert_eq!(
            found(wrong).first().map(String::as_str),
            Some(right),
            "{wrong}"
        );
    }
}

#[test]
fn rarities_that_hide_a_slip_are_dropped_but_for_names() {
    unknown("cree diaster knifes shool");
    known("Cree");
}

#[test]
fn the_talk_of_job_mails_is_known() {
    known(
        "onboarding LinkedIn Linkedin Kubernetes backend roadmap healthcare fintech microservices stakeholder
        stakeholders debrief upskill reorg DevOps PostgreSQL KPIs SaaS GitHub upskilling shortlisted whiteboard",
    );
}

#[test]
fn possessives_and_contractions_are_known() {
    known(
        "team's teams' Priya's James' don't don\u{2019}t we've that\u{2019}ll interviewers\u{2019} it's",
    );
    unknown("teamm's dont thats");
}

#[test]
fn compounds_are_known_by_their_parts() {
    known(
        "follow-up cross-functional co-founder e-mail check-in pre-screen decision-making B2B-style",
    );
    unknown("folow-up cross-functionnal");
}

#[test]
fn what_is_no_word_is_never_wrong() {
    known(
        "42nd B2B snake_case iPhone camelCase Привет 東京 KPMG x' ' '' - -- '-' hello@example.com",
    );
    let long = "q".repeat(300);
    known(&long);
    assert_eq!(suggest(&long), []);
    assert_eq!(suggest(""), []);
    assert_eq!(suggest("'"), []);
}

#[test]
fn accents_may_be_there_or_not() {
    known("café cafe résumé resume naïve naive José Jose cafe\u{301}");
}

#[test]
fn the_usual_slips_are_corrected() {
    corrects("recieve", "receive");
    corrects("definately", "definitely");
    corrects("oppurtunity", "opportunity");
    corrects("intrested", "interested");
    corrects("seperate", "separate");
    corrects("teh", "the");
}

#[test]
fn they_are_found_without_knowing_them_by_heart() {
    for (wrong, right) in [
        ("recieve", "receive"),
        ("definately", "definitely"),
        ("oppurtunity", "opportunity"),
        ("thier", "their"),
        ("occured", "occurred"),
        ("untill", "until"),
        ("fotograph", "photograph"),
        ("responsable", "responsible"),
        ("dont", "don't"),
        ("interveiw", "interview"),
        ("enthusiam", "enthusiasm"),
    ] {
        assert_eq!(
            found(wrong).first().map(String::as_str),
            Some(right),
            "{wrong}"
        );
    }
}

#[test]
fn corrections_keep_the_case() {
    corrects("Recieve", "Receive");
    corrects("RECIEVE", "RECEIVE");
    corrects("Seperate-minded", "Separate-minded");
    corrects("non-definately", "non-definitely");
    corrects("london", "London");
    corrects("recuiter's", "recruiter's");
}

#[test]
fn joined_words_are_parted() {
    assert!(found("alot").contains(&"a lot".to_owned()));
    assert!(found("Thankyou").contains(&"Thank you".to_owned()));
}

#[test]
fn corrections_are_few_and_sorted() {
    for word in [
        "recieve",
        "hte",
        "xqzzt",
        "thee're",
        "wehn",
        "pneumonoultramicroscopicsilicovolcanoconiosiss",
    ] {
        let corrections = suggest(word);
        assert!(corrections.len() <= MOST, "{word}");
        assert!(corrections.is_sorted_by_key(|c| c.cost), "{word}");
        assert!(corrections.iter().all(|c| c.word != word), "{word}");
    }
}

#[test]
fn the_misspellings_known_by_heart_are_no_words_and_their_corrections_are() {
    for line in include_str!("../../data/words/misspellings.txt").lines() {
        let (wrong, rights) = line.split_once('\t').expect("a tab in every line");
        unknown(wrong);
        known(&rights.replace(',', " "));
        corrects(wrong, rights.split(',').next().unwrap_or_default());
    }
    assert_eq!(known_misspelling("Recieve").as_deref(), Some("Receive"));
    assert_eq!(known_misspelling("tought"), None);
    assert_eq!(known_misspelling("receive"), None);
}

#[test]
fn the_list_tells_regions_and_levels() {
    let entry = |word| look_up(word).expect("an everyday word");
    assert_eq!(entry("the").level(), 10);
    assert!(
        entry("the").is_right_in(Region::American) && entry("the").is_right_in(Region::British)
    );
    let british = entry("Colour");
    assert!(!british.is_right_in(Region::American) && british.is_right_in(Region::Canadian));
    let american = entry("color");
    assert!(american.is_right_in(Region::American) && !american.is_right_in(Region::Australian));
    assert_eq!(look_up("recieve"), None);
}
