//! [`Element`]: what an occasion calls for, and whether a draft has it.

mod generic;
mod role;
mod specific;

use crate::diagnostic::Place;
use crate::draft::{Draft, Role};
use crate::message::Message;
use crate::occasion::Occasion;
use crate::options::Options;
use crate::phrases::{self, Found, Hit, Scope, set};

/// Something a follow-up may hold (specification, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// Thanks for time, meeting, opportunity, consideration or insights.
    Thanks,
    /// Enthusiasm for the role or the organisation.
    Enthusiasm,
    /// The role or the company is named.
    NamesRoleOrCompany,
    /// Why the writer suits it.
    Fit,
    /// Something only that conversation holds.
    SpecificReference,
    /// Date or day of the interview.
    InterviewDate,
    /// Asks softly for an update.
    UpdateRequest,
    /// Offers further information.
    OffersInfo,
    /// Owns what went wrong.
    Ownership,
    /// Asks for feedback.
    FeedbackRequest,
    /// Thanks repeated at the close.
    ClosingThanks,
    /// Looks forward to hearing.
    LooksForward,
}

/// What an occasion makes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Missing: a warning.
    Required,
    /// Missing: a note.
    Expected,
    /// Present: a note or a warning.
    Unwelcome,
    /// Neither asked for nor minded.
    Free,
}

/// Whether a draft has an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElementState {
    /// Which.
    pub element: Element,
    /// What the occasion makes of it.
    pub need: Need,
    /// The words that bring it; none where it is absent.
    pub place: Option<Place>,
}

impl Element {
    /// The elements that are recognised, in the order reports list them.
    pub const RECOGNISED: &[Self] = &[
        Self::Thanks,
        Self::Enthusiasm,
        Self::NamesRoleOrCompany,
        Self::Fit,
        Self::SpecificReference,
        Self::InterviewDate,
        Self::UpdateRequest,
        Self::OffersInfo,
        Self::Ownership,
        Self::FeedbackRequest,
        Self::ClosingThanks,
        Self::LooksForward,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Enthusiasm => "enthusiasm",
            Self::NamesRoleOrCompany => "names_role_or_company",
            Self::Fit => "fit",
            Self::SpecificReference => "specific_reference",
            Self::InterviewDate => "interview_date",
            Self::UpdateRequest => "update_request",
            Self::OffersInfo => "offers_info",
            Self::Ownership => "ownership",
            Self::FeedbackRequest => "feedback_request",
            Self::ClosingThanks => "closing_thanks",
            Self::LooksForward => "looks_forward",
        }
    }

    /// The words of the checklist a person reads.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Enthusiasm => "enthusiasm",
            Self::NamesRoleOrCompany => "role or company",
            Self::Fit => "fit",
            Self::SpecificReference => "a specific reference to the interview",
            Self::InterviewDate => "the day of the interview",
            Self::UpdateRequest => "a soft request for an update",
            Self::OffersInfo => "an offer of further information",
            Self::Ownership => "owning what went wrong",
            Self::FeedbackRequest => "a request for feedback",
            Self::ClosingThanks => "thanks at the close",
            Self::LooksForward => "looking forward to hearing",
        }
    }

    /// What `occasion` makes of this element: the table of the specification's
    /// section 4, row by row.
    #[must_use]
    pub fn need(self, occasion: Occasion) -> Need {
        // Columns: thank-you, late-thank-you, check-in, no-decision-reply,
        // nudge, recovery, rejection-reply.
        let row = match self {
            Self::Thanks => "RReReRR",
            Self::Enthusiasm => "RRRRRe-",
            Self::NamesRoleOrCompany => "eRR-eee",
            Self::Fit => "ee-xx--",
            Self::SpecificReference => "RRe--e-",
            Self::InterviewDate => "-Re----",
            Self::UpdateRequest => "-eRxx-x",
            Self::OffersInfo => "--e----",
            Self::Ownership => "-----R-",
            Self::FeedbackRequest => "------e",
            Self::ClosingThanks => "-e-----",
            Self::LooksForward => "eeeRR--",
        };
        let column = Occasion::ALL.iter().position(|each| *each == occasion);
        match column.and_then(|at| row.as_bytes().get(at)) {
            Some(b'R') => Need::Required,
            Some(b'e') => Need::Expected,
            Some(b'x') => Need::Unwelcome,
            _ => Need::Free,
        }
    }
}

impl Need {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Expected => "expected",
            Self::Unwelcome => "unwelcome",
            Self::Free => "free",
        }
    }
}

/// Which elements the draft has.
pub(crate) fn states(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
    occasion: Occasion,
) -> Vec<ElementState> {
    let look = Look {
        draft,
        found,
        occasion,
    };
    let first = |set: u16| look.within(Scope::Body, set);
    let place = |element: Element| match element {
        Element::Thanks => look.thanks(),
        Element::Enthusiasm => first(set::ELEMENTS_ENTHUSIASM),
        Element::NamesRoleOrCompany => role::find(message, draft, found, options),
        Element::Fit => first(set::ELEMENTS_FIT),
        Element::SpecificReference => specific::find(message, draft, found, options),
        Element::InterviewDate => first(set::ELEMENTS_INTERVIEW_DATE)
            .or_else(|| look.within(Scope::Subject, set::ELEMENTS_INTERVIEW_DATE)),
        Element::UpdateRequest => look.soft_request(),
        Element::OffersInfo => first(set::ELEMENTS_OFFERS_INFO),
        Element::Ownership => first(set::ELEMENTS_OWNERSHIP),
        Element::FeedbackRequest => first(set::ELEMENTS_FEEDBACK_REQUEST),
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

/// The sentences of the draft in which fit is spoken of, each once.
pub(crate) fn fit_sentences(draft: &Draft, found: &Found) -> Vec<Place> {
    let hits = found.hits(Scope::Body, set::ELEMENTS_FIT).iter();
    let sentence = |hit: &Hit| draft.body.sentence_of(hit.start as usize);
    let mut numbers: Vec<usize> = hits.map(sentence).collect();
    numbers.dedup();
    let place = |number: usize| draft.place(draft.body.sentences[number].span);
    numbers.into_iter().map(place).collect()
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

    /// Thanks for news count where news is what the reader sent.
    fn thanks(self) -> Option<Place> {
        let of_news = || match self.occasion {
            Occasion::NoDecisionReply | Occasion::RejectionReply => {
                self.within(Scope::Body, set::ELEMENTS_THANKS_NEWS)
            }
            _ => None,
        };
        self.within(Scope::Body, set::ELEMENTS_THANKS)
            .or_else(of_news)
    }

    /// The first request for an update that does not press: a demanded answer
    /// is the business of the pressure rules, and no request. Looking forward
    /// to an update asks for one only where a request is welcome.
    fn soft_request(self) -> Option<Place> {
        let pressing = |hit: Hit| phrases::presses(self.found, hit);
        let hopes = self.found.hits(Scope::Body, set::ELEMENTS_LOOKS_FORWARD);
        let is_unwelcome = Element::UpdateRequest.need(self.occasion) == Need::Unwelcome;
        let hopeful = |hit: Hit| {
            let next = hopes.partition_point(|hope| hope.end() <= hit.start);
            is_unwelcome && hopes.get(next).is_some_and(|hope| hope.start < hit.end())
        };
        // "I would be glad to hear what I could have done better" asks for that.
        let feedback = self.found.hits(Scope::Body, set::ELEMENTS_FEEDBACK_REQUEST);
        let sentence = |hit: &Hit| self.draft.body.sentence_of(hit.start as usize);
        let other = |hit: Hit| {
            let here = sentence(&hit);
            let next = feedback.partition_point(|asked| sentence(asked) < here);
            is_unwelcome
                && feedback
                    .get(next)
                    .is_some_and(|asked| sentence(asked) == here)
        };
        let mut hits = self
            .found
            .hits(Scope::Body, set::ELEMENTS_UPDATE_REQUEST)
            .iter();
        let hit = hits.find(|hit| !pressing(**hit) && !hopeful(**hit) && !other(**hit));
        // "I am following up on my interview" asks where asking is all it can mean.
        let announced = || {
            let announced = self.found.hits(Scope::Body, set::ELEMENTS_UPDATE_ANNOUNCED);
            let is_check_in = self.occasion == Occasion::CheckIn;
            announced.iter().find(|hit| is_check_in && !pressing(**hit))
        };
        Some(self.place(Scope::Body, *hit.or_else(announced)?))
    }

    /// Thanks in the closing words or the last sentences, after thanks given
    /// before them.
    fn closing_thanks(self) -> Option<Place> {
        let first = self.found.hits(Scope::Body, set::ELEMENTS_THANKS).first()?;
        let given = self.draft.body.sentence_of(first.start as usize);
        let paragraph = self.draft.role(Role::Paragraph).last()?;
        let close = paragraph.sentences.end.saturating_sub(CLOSE);
        let closes = |hit: &&Hit| {
            let sentence = self.draft.body.sentence_of(hit.start as usize);
            sentence >= close && sentence > given
        };
        let set = set::ELEMENTS_CLOSING_THANKS;
        let mut hits = self.found.hits(Scope::Body, set).iter();
        hits.find(closes)
            .map(|hit| self.place(Scope::Body, *hit))
            .or_else(|| self.within(Scope::SignOff, set))
    }
}

/// Sentences at the end of the text that close it.
const CLOSE: usize = 3;
