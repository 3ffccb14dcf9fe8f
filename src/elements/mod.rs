//! [`Element`]: what an occasion calls for, and whether a draft has it.

mod element;
mod feedback;
mod fit;
mod generic;
mod role;
mod specific;
mod word_list;

use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Token};
use crate::message::Message;
use crate::occasion::Occasion;
use crate::options::Options;
use crate::phrases::{self, Found, Hit, Scope, set};

pub use element::{Element, ElementState, Need};
pub(crate) use fit::fit_sentences;
pub(crate) use word_list::WordList;

/// Which elements the draft has.
pub(crate) fn states(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
    occasion: Occasion,
) -> Vec<ElementState> {
    let look = Look {
        text: message.text(draft.body_part),
        draft,
        found,
        occasion,
    };
    let first = |set: u16| look.within(Scope::Body, set);
    let place = |element: Element| match element {
        Element::Thanks => look.thanks(),
        Element::Enthusiasm => first(set::ELEMENTS_ENTHUSIASM),
        Element::NamesRoleOrCompany => role::find(message, draft, found, options),
        // Where nobody asks for it, only plain words for it are told.
        Element::Fit => fit::find(message, draft, found, element.need(occasion) != Need::Free),
        Element::SpecificReference => specific::find(message, draft, found, options),
        Element::InterviewDate => first(set::ELEMENTS_INTERVIEW_DATE)
            .or_else(|| look.within(Scope::Subject, set::ELEMENTS_INTERVIEW_DATE)),
        Element::UpdateRequest => look.soft_request(),
        Element::OffersInfo => first(set::ELEMENTS_OFFERS_INFO),
        Element::Ownership => first(set::ELEMENTS_OWNERSHIP),
        Element::FeedbackRequest => {
            first(set::ELEMENTS_FEEDBACK_REQUEST).or_else(|| feedback::find(&look))
        }
        Element::ClosingThanks => look.closing_thanks(),
        // "Looking forward to hearing from you," closes, and says so.
        Element::LooksForward => first(set::ELEMENTS_LOOKS_FORWARD)
            .or_else(|| look.within(Scope::SignOff, set::ELEMENTS_LOOKS_FORWARD)),
    };
    let state = |element: &Element| ElementState {
        element: *element,
        need: element.need(occasion),
        place: place(*element),
    };
    Element::RECOGNISED.iter().map(state).collect()
}

/// Whether a rule against pressure finds an answer demanded, or asked for in
/// haste or before its time: then nothing need be said of the missing request
/// for one.
pub(crate) fn is_demanded(found: &Found) -> bool {
    phrases::speaks(
        found,
        &[
            "pressure/demand",
            "pressure/deadline",
            "pressure/ultimatum",
            "pressure/urgency",
            "pressure/early-decision",
        ],
    )
}

/// What the search for an element looks at.
#[derive(Clone, Copy)]
struct Look<'a> {
    /// The body.
    text: &'a str,
    draft: &'a Draft,
    found: &'a Found,
    occasion: Occasion,
}

impl Look<'_> {
    fn place(self, scope: Scope, hit: Hit) -> Place {
        let words = hit.words();
        match (scope, &self.draft.subject) {
            (Scope::Subject, Some((part, subject))) => Place {
                part: *part,
                span: subject.span(words),
            },
            _ => self.draft.place(self.draft.body.span(words)),
        }
    }

    /// Where a set is first found.
    fn within(self, scope: Scope, set: u16) -> Option<Place> {
        let hit = self.found.hits(scope, set).first()?;
        Some(self.place(scope, *hit))
    }

    /// Thanks for news count where news is what the reader sent; elsewhere thanks
    /// for whatever they had to give, "the yarn and the feed", are for the interview.
    fn thanks(self) -> Option<Place> {
        let others = match self.occasion {
            Occasion::NoDecisionReply | Occasion::RejectionReply => set::ELEMENTS_THANKS_NEWS,
            _ => set::ELEMENTS_THANKS_ANY,
        };
        self.within(Scope::Body, set::ELEMENTS_THANKS)
            .or_else(|| self.within(Scope::Body, others))
    }

    /// The first request for an update that does not press: a demanded answer
    /// is the business of the pressure rules, and no request. Looking forward
    /// to an update asks for one only where a request is welcome.
    fn soft_request(self) -> Option<Place> {
        let is_unwelcome = Element::UpdateRequest.need(self.occasion) == Need::Unwelcome;
        let pressing = |hit: Hit| phrases::presses(self.found, hit);
        let other = |hit: Hit| {
            is_unwelcome
                && (self.is_hope(hit) || self.is_for_news(hit) || self.is_for_feedback(hit))
        };
        let mut hits = self
            .found
            .hits(Scope::Body, set::ELEMENTS_UPDATE_REQUEST)
            .iter();
        let hit = hits.find(|hit| !pressing(**hit) && !other(**hit));
        // "I am following up on my interview" asks where asking is all it can mean.
        let announced = || {
            let announced = self.found.hits(Scope::Body, set::ELEMENTS_UPDATE_ANNOUNCED);
            let is_check_in = self.occasion == Occasion::CheckIn;
            announced.iter().find(|hit| is_check_in && !pressing(**hit))
        };
        let hit = hit.or_else(announced);
        hit.map(|hit| self.place(Scope::Body, *hit))
            .or_else(|| self.question())
    }

    /// A question about the decision, in whatever words: "Has the panel met?"
    /// Behind a no what was decided is asked for another reason.
    fn question(self) -> Option<Place> {
        if self.occasion == Occasion::RejectionReply {
            return None;
        }
        let offers = self.found.hits(Scope::Body, set::ELEMENTS_OFFERS_INFO);
        let mut numbers = self
            .draft
            .role(Role::Paragraph)
            .flat_map(|block| block.sentences.clone());
        let asks = |number: &usize| {
            let sentence = &self.draft.body.sentences[*number];
            sentence.is_question
                && self.says_any(&self.draft.body.tokens[sentence.tokens.clone()], &DECISION)
                && !offers.iter().any(|hit| self.sentence(*hit) == *number)
        };
        let number = numbers.find(asks)?;
        let sentence = &self.draft.body.sentences[number];
        let is_pressed = phrases::presses_within(self.found, &sentence.tokens);
        (!is_pressed).then(|| self.draft.place(sentence.span))
    }

    fn sentence(self, hit: Hit) -> usize {
        self.draft.body.sentence_of(hit.start as usize)
    }

    fn is_question(self, hit: Hit) -> bool {
        self.draft.body.sentences[self.sentence(hit)].is_question
    }

    /// Whether words are part of looking forward: "to hear from you when the
    /// decision is made".
    fn is_hope(self, hit: Hit) -> bool {
        let hopes = self.found.hits(Scope::Body, set::ELEMENTS_LOOKS_FORWARD);
        let next = hopes.partition_point(|hope| hope.end() <= hit.start);
        let holds = hopes.get(next).is_some_and(|hope| hope.start < hit.end());
        let before = next.checked_sub(1).map(|at| hopes[at]);
        let goes_on = before.is_some_and(|hope| {
            self.sentence(hope) == self.sentence(hit) && hit.start - hope.end() <= HOPE
        });
        holds || goes_on && !self.is_question(hit)
    }

    /// Whether words say what news the writer gives thanks for: "letting me know
    /// where things stand".
    fn is_for_news(self, hit: Hit) -> bool {
        let thanks = self.found.hits(Scope::Body, set::ELEMENTS_THANKS_NEWS);
        // What thanks for any update asks for has not come yet.
        thanks.iter().any(|thanks| {
            thanks.start <= hit.start
                && hit.start <= thanks.end()
                && self.sentence(*thanks) == self.sentence(hit)
                && self.is_in_one_breath(*thanks, hit)
        }) && !self.is_question(hit)
    }

    /// Whether no mark stands between two hits, where they do not overlap.
    fn is_in_one_breath(self, first: Hit, second: Hit) -> bool {
        let tokens = &self.draft.body.tokens;
        let last = tokens[first.end() as usize - 1].span().end;
        let next = tokens[second.start as usize].start as usize;
        next <= last + 1
    }

    /// Whether words ask for feedback: "I would be glad to hear what I could have
    /// done better. A line would be plenty." Behind a no, whatever does not speak of
    /// the decision goes on asking for it: "I'd like to know if that is what you saw."
    fn is_for_feedback(self, hit: Hit) -> bool {
        let feedback = self.found.hits(Scope::Body, set::ELEMENTS_FEEDBACK_REQUEST);
        let here = self.sentence(hit);
        if feedback::is_asked(&self, here) {
            return true;
        }
        let is_line = || {
            let words = &self.draft.body.tokens[hit.words()];
            self.says_any(words, &["line", "lines", "word", "words", "sentence"])
        };
        let is_after_no = self.occasion == Occasion::RejectionReply && {
            let words = self.draft.body.tokens_of(&(here..here + 1));
            !self.says_any(words, &DECISION) && !self.says_any(words, &STATUS)
        };
        feedback.iter().any(|asked| {
            let there = self.sentence(*asked);
            let is_next = there < here && here <= there + FEEDBACK && is_after_no;
            there == here || there + 1 == here && is_line() || is_next
        })
    }

    /// Whether a sentence says what was said before: "Thank you again".
    fn says_again(self, sentence: usize) -> bool {
        let words = self.draft.body.tokens_of(&(sentence..sentence + 1));
        self.says_any(words, &["again", "once"])
    }

    fn says_any(self, words: &[Token], any: &[&str]) -> bool {
        words.iter().any(|word| {
            let word = word.span().of(self.text);
            any.iter().any(|each| word.eq_ignore_ascii_case(each))
        })
    }

    /// Thanks in the closing words or the last sentences, after thanks given
    /// before them.
    fn closing_thanks(self) -> Option<Place> {
        let first = self.found.hits(Scope::Body, set::ELEMENTS_THANKS).first();
        let given = first.map(|hit| self.sentence(*hit));
        let paragraph = self.draft.role(Role::Paragraph).last()?;
        let close = paragraph.sentences.end.saturating_sub(CLOSE);
        let closes = |hit: &&Hit| {
            let sentence = self.sentence(**hit);
            let is_second = given.is_some_and(|given| sentence > given);
            sentence >= close && (is_second || sentence > 0 && self.says_again(sentence))
        };
        let set = set::ELEMENTS_CLOSING_THANKS;
        let sets = [set, set::ELEMENTS_THANKS].into_iter();
        sets.map(|set| self.found.hits(Scope::Body, set))
            .find_map(|hits| hits.iter().find(closes))
            .map(|hit| self.place(Scope::Body, *hit))
            .or_else(|| self.within(Scope::SignOff, set))
    }
}

/// Sentences at the end of the text that close it.
const CLOSE: usize = 3;

/// What a question about the decision holds.
#[rustfmt::skip]
const DECISION: [&str; 23] = [
    "decision", "decide", "decided", "deciding", "choose", "chosen", "chose", "choice",
    "settled", "filled", "shortlist", "shortlisted", "timing", "timeline", "timetable", "news",
    "update", "met", "appointed", "outcome", "progress", "verdict", "comes",
];

/// What else is told of a post that is still to be filled.
const STATUS: [&str; 12] = [
    "status", "process", "stand", "stands", "open", "vacancy", "opening", "position", "post",
    "role", "job", "word",
];

/// Sentences behind a request for feedback that go on asking for it.
const FEEDBACK: usize = 2;

/// Words between looking forward and what is looked forward to.
const HOPE: u32 = 2;
