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
    for sentence in [
        "I've clipped anxious ponies for nine years.",
        "The kiln is a beauty, and I have relined two of them.",
        "I spent four summers on a hop farm.",
        "I teach the same steps in the evenings.",
        "We use that glaze every day.",
        "For nine years I have been the only glazier there.",
        "I plastered ceilings at a lime works.",
        "We trebled the takings last summer.",
        "At the rowing club we trebled the takings.",
        "I did much the same in Leeds.",
        "I have been a glazier since 2009.",
        "I\u{2019}ve been mending nets since I was nine.",
        "I would be quick to learn, having drafted our own rules.",
        "I know it from helping my uncle.",
        "I indexed our back issues two years ago.",
        "It is a loom I learnt on at my first mill.",
        "i have already soldered boards like that",
        "We had a press like yours at college, and I ran it most days.",
        "I have shaped rolls since I could stand.",
        "I've mapped that sort of estuary twice.",
    ] {
        assert!(fit(sentence).is_some(), "{sentence}");
    }
    // The words up to what shows that it is work.
    for (sentence, words) in [
        (
            "At the rowing club we trebled the takings.",
            "we trebled the",
        ),
        (
            "I plastered ceilings at a lime works.",
            "I plastered ceilings at a lime",
        ),
        ("I did much the same in Leeds.", "I did much the same in"),
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
        "I have kept Friday free for a second talk.",
        "I showed my wife the photograph of the mill.",
        "I put my notes away and thought of nothing else.",
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
