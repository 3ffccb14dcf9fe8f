//! [`lint`]: from raw bytes to a [`Report`]. Pure, and fails on no bytes.

mod overlaps;

use crate::allow::Allowed;
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::elements::{self, ElementState};
use crate::message::{self, Message};
use crate::occasion::{self, Occasion, Reading};
use crate::options::{Level, Limits, Medium, Options};
use crate::phrases::{self, Found, RuleSet};
use crate::rule::{Check, Rule, Sink};
use crate::rules::{self, SubjectLine};
use crate::text::Span;

/// What a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The mail.
    pub message: &'a Message<'a>,
    /// The mail as its writer sees it.
    pub draft: &'a Draft,
    /// What it was read as.
    pub reading: &'a Reading,
    /// What it holds.
    pub elements: &'a [ElementState],
    /// The phrases found in it.
    pub(crate) found: &'a Found,
    /// The blanks in its body that somebody was to fill in, in order.
    pub(crate) blanks: &'a [Span],
    /// The subject, unless it is blank.
    pub(crate) subject: Option<&'a SubjectLine<'a>>,
    /// What the user asked for.
    pub options: &'a Options,
}

impl Input<'_> {
    /// The limits in force.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.options.limits
    }
}

/// A rule that could not look, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotChecked {
    /// The rule's id, or a group.
    pub rule: &'static str,
    /// A clause: "the draft has no header block".
    pub reason: &'static str,
}

/// What a run found in one source.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The source, read as mail; places of findings are in its parts.
    pub message: Message<'a>,
    /// What the draft was read as.
    pub reading: Reading,
    /// Body words.
    pub n_words: usize,
    /// Body words that are fine on this occasion.
    pub n_words_fine: usize,
    /// The elements recognised so far; empty when the draft reads as `none`.
    pub elements: Vec<ElementState>,
    /// In order of part, span and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings past the hundred a rule may keep.
    pub dropped: Vec<(&'static Rule, usize)>,
    /// Rules that could not look.
    pub not_checked: Vec<NotChecked>,
}

/// How the ids of rules begin that look at any mail, follow-up or not.
const ANY_MAIL: [&str; 3] = ["facts/", "spelling/", "length/too-short"];

/// A structural rule, and what decides whether it looks: side by side, as what
/// the rules say of themselves lies far and wide.
#[derive(Clone, Copy)]
struct Structural {
    rule: &'static Rule,
    check: fn(&Input<'_>, &mut Sink<'_>),
    is_for_any_mail: bool,
}

static STRUCTURAL: [Structural; rules::STRUCTURAL.len()] = {
    let mut all = [Structural::of(rules::STRUCTURAL[0]); rules::STRUCTURAL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = Structural::of(rules::STRUCTURAL[at]);
        at += 1;
    }
    all
};

impl Structural {
    const fn of(rule: &'static Rule) -> Self {
        let Check::Code(check) = rule.check else {
            panic!("a structural rule has code");
        };
        let mut is_for_any_mail = false;
        let mut at = 0;
        while at < ANY_MAIL.len() {
            is_for_any_mail |= opens(rule.id.as_bytes(), ANY_MAIL[at].as_bytes());
            at += 1;
        }
        Self {
            rule,
            check,
            is_for_any_mail,
        }
    }
}

const fn opens(id: &[u8], opening: &[u8]) -> bool {
    let Some((start, _)) = id.split_at_checked(opening.len()) else {
        return false;
    };
    let mut at = 0;
    while at < start.len() && start[at] == opening[at] {
        at += 1;
    }
    at == start.len()
}

/// Groups that look at what a card does not have.
const OF_EMAIL: [&str; 2] = ["subject", "recipients"];

/// What they miss stands at the end of a mail.
const OF_ENDING: [&str; 2] = ["signoff/missing", "signoff/name-missing"];

/// What it misses stands in the header block.
const NO_SUBJECT: &str = "subject/missing";

/// Lints one draft.
#[must_use]
pub fn lint<'a>(source: &'a [u8], options: &Options) -> Report<'a> {
    let message = message::parse_as(source, options.subject.as_deref(), options.is_page);
    let mut report = Report {
        reading: Reading::default(),
        n_words: 0,
        n_words_fine: 0,
        elements: Vec::new(),
        diagnostics: Vec::new(),
        dropped: Vec::new(),
        not_checked: Vec::new(),
        message,
    };
    let message = &report.message;
    let Some(body) = message.body else {
        return report;
    };
    let draft = Draft::read(message, body);
    let found = phrases::find(RuleSet::built_in(), message, &draft);
    report.reading = occasion::read(message, &draft, &found, options);
    report.n_words = draft.n_words;
    let occasion = report.reading.occasion;
    report.n_words_fine = options.word_limit(occasion).fine;
    if occasion != Occasion::None {
        report.elements = elements::states(message, &draft, &found, options, occasion);
    }
    let blanks = rules::body_blanks(message, &draft);
    let subject = SubjectLine::read(message, &draft);
    let input = Input {
        message,
        draft: &draft,
        reading: &report.reading,
        elements: &report.elements,
        found: &found,
        blanks: &blanks,
        subject: subject.as_ref(),
        options,
    };
    let allowed = if message.may_allow {
        Allowed::read(source)
    } else {
        Allowed::default()
    };
    let mut run = Run {
        input: &input,
        is_free: is_free(message, options, &allowed),
        allowed,
        diagnostics: Vec::new(),
        dropped: Vec::new(),
    };
    run.structural();
    run.phrases();
    let mut not_checked = run.not_checked();
    let Run {
        mut diagnostics,
        dropped,
        ..
    } = run;
    overlaps::merge(&mut diagnostics);
    for diagnostic in &mut diagnostics {
        shorten(
            message.text(diagnostic.place.part),
            &mut diagnostic.place.span,
        );
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.rule.id));
    report.diagnostics = diagnostics;
    report.dropped = dropped;
    report.not_checked.append(&mut not_checked);
    report
}

/// Bytes a finding covers at most: of a sentence or paragraph beyond any mail's,
/// its beginning is enough.
const MOST_SHOWN: usize = 2000;

fn shorten(text: &str, span: &mut Span) {
    let end = span.end.min(span.start + MOST_SHOWN);
    span.end = text.floor_char_boundary(end);
}

/// Every built-in rule, in the order of their ids.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<&'static Rule> = rules::STRUCTURAL
        .iter()
        .copied()
        .chain(RuleSet::built_in().rules())
        .collect();
    rules.sort_by_key(|rule| rule.id);
    rules.into_iter()
}

struct Run<'a> {
    input: &'a Input<'a>,
    /// By the mail's own header; it wins over all other levels.
    allowed: Allowed,
    /// Whether every rule may look, and says what it says of itself.
    is_free: bool,
    diagnostics: Vec<Diagnostic>,
    dropped: Vec<(&'static Rule, usize)>,
}

/// Whether nobody set a level, nothing is unread and the medium has all that rules
/// look at: so it is nearly always, and then no rule needs to be asked about.
fn is_free(message: &Message<'_>, options: &Options, allowed: &Allowed) -> bool {
    options.medium == Medium::Email
        && options.levels.0.is_empty()
        && allowed.names.is_empty()
        && !message.is_partial
        && !message.is_header_cut
}

impl Run<'_> {
    /// Lets `check` report for `rule`, unless the user allows the flaw.
    #[inline]
    fn rule(&mut self, rule: &'static Rule, check: impl FnOnce(&mut Sink<'_>)) {
        let level = if self.is_free {
            None
        } else {
            match self.level(rule) {
                Some(Level::Allow) => return,
                Some(Level::At(severity)) => Some(severity),
                None => None,
            }
        };
        let mut sink = Sink::new(rule, level, &mut self.diagnostics);
        check(&mut sink);
        let dropped = sink.dropped();
        if dropped > 0 {
            self.dropped.push((rule, dropped));
        }
    }

    /// The level of `rule`, if one is set; what a rule cannot tell is allowed.
    fn level(&self, rule: &Rule) -> Option<Level> {
        let options = self.input.options;
        let is_elsewhere = options.medium == Medium::Card && OF_EMAIL.contains(&rule.group());
        if is_elsewhere || self.may_be_unread(rule) || self.allowed.allows(rule) {
            return Some(Level::Allow);
        }
        options.levels.of(rule)
    }

    /// Whether what the rule misses may stand where the mail is not read.
    fn may_be_unread(&self, rule: &Rule) -> bool {
        let message = self.input.message;
        message.is_partial && (OF_ENDING.contains(&rule.id) || rule.id.starts_with("content/no-"))
            || message.is_header_cut && message.subject.is_none() && rule.id == NO_SUBJECT
    }

    /// The rules that could not look.
    fn not_checked(&self) -> Vec<NotChecked> {
        let mut not_checked = Vec::new();
        if !self.is_follow_up() {
            return not_checked;
        }
        let message = self.input.message;
        let is_email = self.input.options.medium == Medium::Email;
        if is_email && message.subject.is_none() && !message.has_headers {
            not_checked.push(NotChecked {
                rule: "subject",
                reason: "the draft has no header block; --subject gives one",
            });
        } else if is_email && message.subject.is_none() && message.is_header_cut {
            not_checked.push(NotChecked {
                rule: NO_SUBJECT,
                reason: "not all of the header block is read",
            });
        }
        if message.is_partial {
            let rules = OF_ENDING.into_iter().chain(["content"]);
            not_checked.extend(rules.map(|rule| NotChecked {
                rule,
                reason: "not all of the mail is read",
            }));
        }
        not_checked
    }

    fn is_follow_up(&self) -> bool {
        self.input.reading.occasion != Occasion::None
    }

    fn structural(&mut self) {
        let (input, is_follow_up) = (self.input, self.is_follow_up());
        for structural in &STRUCTURAL {
            if is_follow_up || structural.is_for_any_mail {
                self.rule(structural.rule, |sink| (structural.check)(input, sink));
            }
        }
    }

    fn phrases(&mut self) {
        if !self.is_follow_up() {
            return;
        }
        let input = self.input;
        let mut hits = phrases::rule_hits(RuleSet::built_in(), input.draft, input.found);
        let (occasion, phone_calls) = (input.reading.occasion, input.options.phone_calls);
        hits.retain(|hit| rules::speaks_on(hit.rule.rule.id, occasion, phone_calls));
        if let Some(rules) = &input.options.user_rules {
            let found = phrases::find(rules, input.message, input.draft);
            hits.extend(phrases::rule_hits(rules, input.draft, &found));
        }
        // A rule that is not heard silences no other.
        let levels = &input.options.levels;
        if !self.is_free {
            hits.retain(|hit| levels.of(&hit.rule.rule) != Some(Level::Allow));
        }
        phrases::yield_to(&mut hits);
        for of_rule in hits.chunk_by(|one, other| std::ptr::eq(one.rule, other.rule)) {
            self.rule(&of_rule[0].rule.rule, |sink| {
                for hit in of_rule {
                    sink.at(hit.place);
                }
            });
        }
    }
}
