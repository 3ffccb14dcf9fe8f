//! What decides the occasion beside the words of the draft: the mail it
//! answers, the headers and the day it was written.

use jiff::civil::date;
use sincerely::occasion::{Evidence, Occasion, Reading};
use sincerely::{Options, lint};

fn read(mail: &str) -> Reading {
    lint(mail.as_bytes(), &Options::default()).reading
}

/// A draft with a Date:, an answer if `quote` holds something.
fn mail(date: &str, body: &str, quote: &str) -> String {
    let reply = if quote.is_empty() {
        "Subject: Payroll Analyst\n"
    } else {
        "Subject: Re: Your application\nIn-Reply-To: <7@brightwater.example>\n"
    };
    format!(
        "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\n\
         Date: {date}\n{reply}\nDear Dana,\n\n{body}\n\nKind regards,\nAna Ruiz\n{quote}"
    )
}

const DAY: &str = "Wed, 20 May 2026 09:00:00 +0000";
const SHORT: &str =
    "Thank you for writing. I enjoyed meeting the team, and the night desk above all.";
const NO: &str = "\nOn 19 May 2026, Dana Whitfield wrote:\n> Dear Ana,\n>\n> After much thought we have decided to\n> go ahead with another candidate.\n";
const NOT_YET: &str = "\nOn 19 May 2026, Dana Whitfield wrote:\n> Dear Ana,\n>\n> I am afraid that we have not yet reached\n> a decision. Bear with us.\n";

#[test]
fn a_quoted_no_and_a_quoted_not_yet_decide() {
    for (quote, occasion, words) in [
        (
            NO,
            Occasion::RejectionReply,
            "go ahead with another candidate",
        ),
        (NOT_YET, Occasion::NoDecisionReply, "have not yet reached"),
    ] {
        let mail = mail(DAY, SHORT, quote);
        let reading = read(&mail);
        assert_eq!(reading.occasion, occasion, "{reading:?}");
        let report = lint(mail.as_bytes(), &Options::default());
        let said = |each: &&Evidence| each.words(&report.message).contains(words);
        let said = reading.because.iter().find(said);
        let said = said.unwrap_or_else(|| panic!("{reading:?}"));
        let place = said.place().expect("the words stand in the quote");
        let text = report.message.text(place.part);
        let at_place = place.span.of(text).split_whitespace();
        let at_place: Vec<_> = at_place.filter(|word| *word != ">").collect();
        assert_eq!(at_place.join(" "), said.words(&report.message));
    }
    let unquoted = read(&mail(DAY, SHORT, ""));
    // Without the quote it thanks for meeting the team, and answers nothing.
    assert_eq!(unquoted.occasion, Occasion::ThankYou, "{unquoted:?}");
}

#[test]
fn what_an_older_quoted_mail_says_does_not_count() {
    let older = "\nOn 19 May 2026, Dana Whitfield wrote:\n> See you then.\n>\n> On 2 May 2026, Lee wrote:\n>> we have decided to go ahead with another candidate\n";
    let reading = read(&mail(DAY, SHORT, older));
    assert_ne!(reading.occasion, Occasion::RejectionReply, "{reading:?}");
}

#[test]
fn a_quoted_mail_of_ones_own_is_an_earlier_follow_up() {
    let body = "I am still very interested in the Payroll Analyst role, and wonder whether this got buried. I look forward to hearing from you.";
    let own = "\nOn 5 May 2026, Ana Ruiz <ana.ruiz@mail.example> wrote:\n> Thank you for the interview.\n";
    let reading = read(&mail(DAY, body, own));
    assert_eq!(reading.occasion, Occasion::Nudge, "{reading:?}");
    assert!(reading.because.contains(&Evidence::OwnMail), "{reading:?}");
}

#[test]
fn days_between_interview_and_mail_tell_late_thanks() {
    let body = "Thank you for the interview for the Payroll Analyst role on 12 May. The night desk has stayed with me.";
    for (date, occasion) in [
        ("Wed, 13 May 2026 09:00:00 +0000", Occasion::ThankYou),
        (DAY, Occasion::LateThankYou),
    ] {
        let reading = read(&mail(date, body, ""));
        assert_eq!(reading.occasion, occasion, "{reading:?}");
    }
    let mail = mail(DAY, body, "");
    let report = lint(mail.as_bytes(), &Options::default());
    let because = &report.reading.because;
    let mut told = because.iter().map(|each| each.words(&report.message));
    assert!(
        told.any(|words| words == "the interview was 8 days ago"),
        "{because:?}"
    );
    let options = Options {
        is_terse: true,
        ..Options::default()
    };
    let terse = lint(mail.as_bytes(), &options).reading;
    assert!(terse.because.is_empty(), "{terse:?}");
    assert_eq!(terse.occasion, report.reading.occasion);
    assert_eq!(terse.other, report.reading.other);
}

#[test]
fn a_draft_without_a_date_is_of_today() {
    let draft = "Dear Dana,\n\nThank you for the interview for the Payroll Analyst role on 12 May. \
                 The night desk has stayed with me.\n\nKind regards,\nAna Ruiz\n";
    for (day, occasion) in [
        (None, Occasion::ThankYou),
        (Some(date(2026, 5, 13)), Occasion::ThankYou),
        (Some(date(2026, 5, 20)), Occasion::LateThankYou),
        // Then another 12 May is meant, or the draft is an old one.
        (Some(date(2026, 11, 20)), Occasion::ThankYou),
    ] {
        let options = Options {
            today: day,
            ..Options::default()
        };
        let reading = lint(draft.as_bytes(), &options).reading;
        assert_eq!(reading.occasion, occasion, "{day:?}: {reading:?}");
    }
}

#[test]
fn the_date_behind_a_weekday_tells_which() {
    for (day, occasion) in [
        ("Friday, May 8", Occasion::LateThankYou),
        ("Friday the 8th", Occasion::LateThankYou),
        ("Friday", Occasion::ThankYou),
        ("Friday, 15 May", Occasion::ThankYou),
    ] {
        let draft = format!(
            "Dear Dana,\n\nThank you for the interview for the Payroll Analyst role on {day}. \
             The night desk has stayed with me.\n\nKind regards,\nAna Ruiz\n"
        );
        let options = Options {
            today: Some(date(2026, 5, 16)),
            ..Options::default()
        };
        let reading = lint(draft.as_bytes(), &options).reading;
        assert_eq!(reading.occasion, occasion, "{day}: {reading:?}");
    }
}

#[test]
fn a_day_of_last_year_is_the_one_before_the_mail() {
    let body = "Thank you for the interview for the Payroll Analyst role on 29 December.";
    let reading = read(&mail("Sat, 2 Jan 2027 09:00:00 +0000", body, ""));
    assert_eq!(reading.occasion, Occasion::LateThankYou, "{reading:?}");
}

#[test]
fn leaving_the_process_is_none_whatever_is_quoted() {
    for body in [
        "Thank you for the update. I have decided to withdraw my application for the Payroll Analyst role.",
        "Thank you for letting me know. I am writing to withdraw from the process for the Payroll Analyst role.",
        "Thank you for your kind offer of the Payroll Analyst role. I am delighted to accept.",
        "Thank you for your offer. Before I sign I would like to discuss the base salary of the Payroll Analyst role.",
        "Thank you for the offer of the Payroll Analyst role, which I must decline.",
    ] {
        for quote in ["", NOT_YET] {
            let reading = read(&mail(DAY, body, quote));
            assert_eq!(reading.occasion, Occasion::None, "{body}: {reading:?}");
        }
    }
}

#[test]
fn a_close_reading_names_the_other() {
    let body = "Thank you for the interview for the Payroll Analyst role. Is there any update on the decision?";
    let reading = read(&mail(DAY, body, ""));
    let others = [reading.occasion, reading.other.unwrap_or_default()];
    assert_eq!(reading.close, reading.other.is_some());
    assert!(others.contains(&Occasion::CheckIn), "{reading:?}");
}

#[test]
fn what_the_articles_would_have_written_is_told_without_role_or_day() {
    for (text, occasion) in [
        (
            "I'd just like to thank you for the opportunity to be interviewed. Whatever \
             comes of it, I look forward to hearing from you.",
            Occasion::ThankYou,
        ),
        (
            "Thank you for interviewing me this morning. I look forward to an update on \
             how the selection goes.",
            Occasion::ThankYou,
        ),
        (
            "I'm only checking whether a decision was made, even if the answer is no.",
            Occasion::CheckIn,
        ),
        (
            "Is there anything that I could have done better to improve my candidacy? I'd \
             be glad of any feedback.",
            Occasion::RejectionReply,
        ),
        (
            "Thank you for the opportunity to be on the show. Whatever comes of it, I look \
             forward to hearing from you.",
            Occasion::None,
        ),
        (
            "Is there anything that we could have done better to improve our tender? We'd \
             be glad of any feedback.",
            Occasion::None,
        ),
    ] {
        let reading = read(&format!("Hi,\n\n{text}\n\nThanks,\nRuth Abery\n"));
        assert_eq!(reading.occasion, occasion, "{text}");
    }
}

#[test]
fn one_line_is_enough_to_tell() {
    for (line, occasion) in [
        (
            "Thanks for the interview at Dunmore Tyres.",
            Occasion::ThankYou,
        ),
        ("Thank you for the interview today.", Occasion::ThankYou),
        ("Any update on the fitter role?", Occasion::CheckIn),
        (
            "Did you get my email last week about the fitter job?",
            Occasion::Nudge,
        ),
        (
            "Sorry I was late to the interview today.",
            Occasion::Recovery,
        ),
        (
            "Thanks for the interview invite, Tuesday at 2 works.",
            Occasion::None,
        ),
        ("Thanks for confirming the interview.", Occasion::None),
        ("Any news on the boiler?", Occasion::None),
        (
            "Did you get my email last week about the invoice?",
            Occasion::None,
        ),
        ("Sorry I was late to the standup today.", Occasion::None),
    ] {
        let reading = read(&format!(
            "To: carol@dunmoretyres.example\nSubject: Thanks\n\nHi Carol,\n\n{line}\n\nSte\n"
        ));
        assert_eq!(reading.occasion, occasion, "{line}: {reading:?}");
    }
}
