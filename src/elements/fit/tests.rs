//! Sentences that tell of work done, and their near misses.

use crate::elements::Element;
use crate::lint;
use crate::occasion::Occasion;
use crate::options::Options;

/// The words that bring fit in a thank-you with this sentence.
fn fit(sentence: &str) -> Option<String> {
    let mail = [
        "Dear Dana,\n\nThank you for Tuesday.\n\n",
        sentence,
        "\n\nKind regards,\nAna Ruiz\n",
    ]
    .concat();
    let options = Options {
        occasion: Some(Occasion::ThankYou),
        ..Options::default()
    };
    let report = lint(mail.as_bytes(), &options);
    let mut states = report.elements.iter();
    let state = states.find(|state| state.element == Element::Fit)?;
    let place = state.place?;
    Some(place.span.of(report.message.text(place.part)).to_owned())
}

#[test]
fn work_done_is_told_by_its_form() {
    for (sentence, words) in [
        (
            "I've clipped anxious ponies for nine years.",
            "I've clipped anxious ponies for nine years",
        ),
        (
            "The kiln is a beauty, and I have relined two of them.",
            "I have relined two of",
        ),
        (
            "I spent four summers on a hop farm.",
            "I spent four summers",
        ),
        (
            "I teach the same steps in the evenings.",
            "I teach the same",
        ),
        (
            "We use that glaze every day.",
            "We use that glaze every day",
        ),
        (
            "For nine years I have been the only glazier there.",
            "I have been the only",
        ),
        (
            "I plastered ceilings at a lime works.",
            "I plastered ceilings at a lime",
        ),
        (
            "We trebled the takings last summer.",
            "We trebled the takings last summer",
        ),
        (
            "At the rowing club we trebled the takings.",
            "we trebled the",
        ),
        ("I did much the same in Leeds.", "I did much the same"),
        (
            "I have been a glazier since 2009.",
            "I have been a glazier since 2009",
        ),
        (
            "I\u{2019}ve been mending nets since I was nine.",
            "I\u{2019}ve been mending nets since I was",
        ),
        (
            "I would be quick to learn, having drafted our own rules.",
            "having drafted our",
        ),
        ("I know it from helping my uncle.", "from helping my uncle"),
        (
            "I indexed our back issues two years ago.",
            "I indexed our back issues two years ago",
        ),
        (
            "It is a loom I learnt on at my first mill.",
            "I learnt on at my first",
        ),
        (
            "i have already soldered boards like that",
            "i have already soldered boards",
        ),
    ] {
        assert_eq!(fit(sentence).as_deref(), Some(words), "{sentence}");
    }
}

#[test]
fn interviews_mails_and_thoughts_are_no_work() {
    for sentence in [
        "I have enjoyed every minute of it.",
        "I have been thinking about the night desk for two days.",
        "I had a great time.",
        "I was impressed by the kiln.",
        "I walked home along the canal.",
        "I have attached two references.",
        "I have since looked up both clauses.",
        "I asked three questions at a bad moment.",
        "I have read it again.",
        "I noticed two of them in Leeds.",
        "I have wanted to work here for years.",
        "I kept the leaflet on my fridge.",
        "I do hope that we speak again.",
        "I answered two of them badly.",
        "After hearing about it at a careers day I wrote to you.",
        "I have written to your colleague in Leeds.",
        "You have groomed nervous dogs for three years.",
        "\"I have groomed nervous dogs\" was what you said.",
    ] {
        assert_eq!(fit(sentence), None, "{sentence}");
    }
}
