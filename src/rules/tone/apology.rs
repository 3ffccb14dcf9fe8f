//! `tone/apology`

use std::borrow::Cow;

use crate::diagnostic::{Place, Severity};
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::phrases::{Hit, Scope, set};
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/apology",
    severity: Severity::Note,
    summary: "the mail apologises more than once",
    why: "One apology is courtesy, and after a bad interview there may be two. Each further one \
          makes the mistake larger, and asks the reader to comfort you.",
    help: "keep the apology that matters, and take out the others",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("Come across as confident, competent and courteous."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed(
                "After a bad interview take responsibility for it; that is where an apology has its place.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "No article counts apologies; one, or two after a bad interview, says all that a further one could.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I am sorry to write again, and «I am sorry for» the length of this.",
                "I wanted to make sure that my first note reached you.",
            ),
            (
                "Apologies for the late hour. I do «apologise for» the long note too.",
                "Thank you for reading this at the end of a long day.",
            ),
            (
                "Please forgive my directness. «Sorry if» I spoke too much.",
                "I enjoyed how openly we could talk.",
            ),
            (
                "My apologies for the wrong file. I «apologise again».",
                "The right file is attached.",
            ),
            (
                "Sorry to bother you. «So sorry again».",
                "I hope your week has been a good one.",
            ),
            (
                "I hope you can excuse the interruption. I «regret any» trouble.",
                "",
            ),
            (
                "Pardon me for writing twice. My «sincere apologies for» that, and «sorry for» the typo.",
                "",
            ),
            ("I owe you an apology for the phone. «Forgive me».", ""),
            (
                "Please accept my apologies for arriving early, and «please excuse my» haste.",
                "",
            ),
            (
                "I'm sorry that I mixed up the rooms, «sorry to have» kept you, and «sorry about» the coat.",
                "",
            ),
            (
                "occasion: recovery\nI am sorry for the late start. I apologise for my answers. «I am truly sorry about» it.",
                "",
            ),
            (
                "I am sorry to chase you, and «sorry if» my first note was lost. «Once more, I am sorry».",
                "",
            ),
        ],
        near: &[
            "Sorry for the late reply.",
            "I apologise for missing your call this morning.",
            "I was sorry to hear that the fair was cancelled, and sorry to leave so soon.",
            "You need not apologise for the delay, and there is nothing to be sorry about.",
            "Apologies for the wrong file; the right one is attached.",
            "You told me how you apologise to customers, and when you say “sorry for the wait”.",
            "The customer wanted an apology and a refund, and got both.",
            "occasion: recovery\nI am sorry for the late start, and I apologise for the vague answer on pricing.",
            "occasion: recovery\nI should have given you a clearer answer, and I am sorry that I did not.",
            "occasion: recovery\nI regret that I was not prepared, I was wrong on the figure, and I am sorry for that.",
            "Sorry for the smudge. You did not have to apologise for the drill.",
            "I am sorry that you had a flood, and I hope the books are dry.",
        ],
    },
    check: Check::Code(check),
};

/// How many apologies an occasion has room for.
fn most(occasion: Occasion) -> usize {
    match occasion {
        Occasion::Recovery => 2,
        _ => 1,
    }
}

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let apologies = input.found.hits(Scope::Body, set::ELEMENTS_APOLOGY);
    let most = most(input.reading.occasion);
    let place = |hit: &Hit| -> Place {
        let words = hit.words();
        input.draft.place(input.draft.body.span(words))
    };
    let n_apologies = apologies.len();
    // Each that is too many is to go, so each is shown.
    for one_more in apologies.iter().skip(most) {
        let mut finding = out
            .at(place(one_more))
            .message(format!("the mail apologises {}", times(n_apologies)));
        for earlier in &apologies[..most] {
            finding = finding.label(place(earlier), "an earlier apology");
        }
    }
}

fn times(n: usize) -> String {
    match n {
        2 => "twice".to_owned(),
        3 => "three times".to_owned(),
        n => format!("{n} times"),
    }
}
