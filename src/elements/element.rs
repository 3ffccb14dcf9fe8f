//! The elements, and what each occasion makes of them.

use crate::diagnostic::Place;
use crate::occasion::Occasion;

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
