//! [`Element`]: what an occasion calls for, and whether a draft has it.

mod generic;
mod role;
mod specific;

use crate::diagnostic::Place;
use crate::draft::Draft;
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
    /// The elements recognised so far, in the order reports list them.
    pub const RECOGNISED: &[Self] = &[
        Self::Thanks,
        Self::Enthusiasm,
        Self::NamesRoleOrCompany,
        Self::SpecificReference,
        Self::UpdateRequest,
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

/// The first request for an update that does not press: a demanded answer is
/// the business of the pressure rules, and no request.
fn soft_request(draft: &Draft, found: &Found) -> Option<Place> {
    let pressing = |hit: &&Hit| phrases::presses(found, **hit);
    let mut hits = found.hits(Scope::Body, set::ELEMENTS_UPDATE_REQUEST).iter();
    let hit = hits.find(|hit| !pressing(hit))?;
    Some(draft.place(draft.body.span(hit.start as usize..hit.end as usize)))
}

/// Which elements the draft has.
pub(crate) fn states(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
    occasion: Occasion,
) -> Vec<ElementState> {
    let within = |scope: Scope, set: u16| {
        let hit = found.hits(scope, set).first()?;
        Some(draft.place(draft.body.span(hit.start as usize..hit.end as usize)))
    };
    let first = |set: u16| within(Scope::Body, set);
    let place = |element: Element| match element {
        Element::Thanks => first(set::ELEMENTS_THANKS),
        Element::Enthusiasm => first(set::ELEMENTS_ENTHUSIASM),
        Element::NamesRoleOrCompany => role::find(message, draft, found, options),
        Element::SpecificReference => specific::find(message, draft, found, options),
        Element::UpdateRequest => soft_request(draft, found),
        // "Looking forward to hearing from you," closes, and says so.
        Element::LooksForward => first(set::ELEMENTS_LOOKS_FORWARD)
            .or_else(|| within(Scope::SignOff, set::ELEMENTS_LOOKS_FORWARD)),
        _ => None,
    };
    let state = |element: &Element| ElementState {
        element: *element,
        need: element.need(occasion),
        place: place(*element),
    };
    Element::RECOGNISED.iter().map(state).collect()
}
