//! Whether what brackets hold was to be filled in.

/// The brackets around some words; some are used for nothing but blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `[..]`
    Square,
    /// `{..}`
    Brace,
    /// `{{..}}`
    Template,
    /// `${..}`, `#{..}`
    Variable,
    /// `<..>`
    Angle,
    /// `(..)`
    Round,
}

/// Words that name what a blank stands for. One of them makes a blank, if
/// nothing around it says otherwise.
#[rustfmt::skip]
const NAMED: [&str; 75] = [
    "name", "names", "firstname", "lastname", "fullname", "surname", "fname", "lname",
    "yourname", "company", "companyname", "organization", "organisation", "employer", "firm",
    "position", "positionname", "title", "jobtitle", "role", "rolename", "date", "interviewer",
    "interviewername", "interviewdate", "recipient", "addressee", "topic", "topics", "subject",
    "skill", "skills", "phone", "telephone", "mobile", "email", "linkedin", "url", "website",
    "signature", "salutation", "greeting", "qualification", "qualifications", "accomplishment",
    "accomplishments", "achievement", "achievements", "strength", "strengths", "responsibility",
    "responsibilities", "requirement", "requirements", "detail", "details", "aspect", "day",
    "time", "month", "year", "weekday", "manager", "number", "address", "city", "university",
    "recruiter", "recruitername", "timeframe", "industry", "contact", "candidate", "applicant",
    "sender",
];

/// Words that stand beside those; two of them make a blank.
#[rustfmt::skip]
const BESIDE: [&str; 65] = [
    "your", "first", "last", "full", "middle", "preferred", "person", "state", "zip", "code", "school",
    "project", "projects", "experience", "initiative", "value", "values", "goal", "goals",
    "product", "products", "field", "location", "office", "supervisor", "director", "mr", "mrs",
    "ms", "mx", "dr", "prof", "specific", "relevant", "particular", "key", "previous", "current",
    "challenge", "challenges", "example", "examples", "information", "info", "hiring", "link",
    "profile", "area", "areas", "point", "points", "reason", "problem", "need", "sentence",
    "sentences", "conversation", "discussion", "thing", "things", "trend", "trends", "team's",
    "initiatives", "technology",
];

/// Words that make a blank alone between square brackets or braces, though mails
/// and code put them between others too.
#[rustfmt::skip]
const ALONE: [&str; 34] = [
    "project", "projects", "location", "place", "product", "products", "service", "office", "school",
    "team", "department", "job", "jobs", "interview", "reason", "reasons", "problem", "problems",
    "challenge", "challenges", "initiative", "goal", "goals", "experience", "technology", "tool",
    "tools", "task", "event", "client", "customer", "person", "trend", "hobby",
];

/// Words that mailing lists and ticket systems put in brackets as well.
const TAGS: [&str; 9] = [
    "job",
    "interview",
    "team",
    "recruiting",
    "recruitment",
    "application",
    "department",
    "jobs",
    "interviews",
];

/// Words that hold the others together.
#[rustfmt::skip]
const GLUE: [&str; 69] = [
    "of", "the", "a", "an", "and", "or", "at", "in", "for", "to", "with", "on", "about", "from",
    "by", "that", "you", "we", "i", "was", "is", "were", "are", "s", "here", "my", "our", "e",
    "g", "eg", "ex", "etc", "if", "any", "this", "as", "who", "it", "be", "discussed",
    "mentioned", "met", "spoke", "spoken", "talked", "applied", "covered", "when", "where",
    "what", "how", "such", "during", "have", "re", "which", "his", "her", "their", "he", "she",
    "they", "something", "one", "two", "three", "1", "2", "3",
];

/// Verbs that tell the writer to fill in something, and nobody else anything.
const FILL: [&str; 12] = [
    "insert",
    "specify",
    "customize",
    "customise",
    "personalize",
    "personalise",
    "fill",
    "enter",
    "replace",
    "tailor",
    "paste",
    "optional",
];

/// Verbs that may tell the reader something too.
const TELL: [&str; 12] = [
    "mention",
    "add",
    "include",
    "describe",
    "state",
    "briefly",
    "explain",
    "share",
    "reference",
    "give",
    "list",
    "write",
];

/// What round brackets may hold that is surely a blank; prose uses them too
/// often for more.
#[rustfmt::skip]
const ROUND: [&str; 39] = [
    "name", "your name", "your full name", "company", "company name", "name of company",
    "name of the company", "name of organization", "name of organisation",
    "name of interviewer", "name of the interviewer", "interviewer name", "interviewer's name",
    "interviewers name", "interviewers' name", "interviewers' names", "hiring manager name",
    "hiring manager's name", "recruiter's name", "recruiter name", "recipient name",
    "recipient's name", "contact name", "position", "position title", "position name",
    "job title", "role title", "date", "date of interview", "date of the interview",
    "interview date", "topic", "specific topic", "your phone number", "your email",
    "your email address", "your contact information", "your signature",
];

/// Names of HTML elements that also name what a blank stands for.
const ELEMENTS: [&str; 10] = [
    "title", "address", "time", "link", "code", "summary", "label", "details", "data", "area",
];

/// Whether these words, inside such brackets, were to be filled in.
pub(super) fn is_blank(bracket: Bracket, inside: &str) -> bool {
    let inside = inside.trim();
    if inside.is_empty() || inside.contains('@') || inside.contains("://") {
        return false;
    }
    match bracket {
        Bracket::Square => is_square_blank(inside) || is_blank_alone(inside),
        Bracket::Brace => {
            !inside.contains([':', ';', '"', '=', '('])
                && (is_square_blank(inside) || is_blank_alone(inside))
        }
        Bracket::Template => is_identifier(inside) || is_square_blank(inside),
        // Programs name their blanks by one word of any kind.
        Bracket::Variable => {
            is_square_blank(inside) || BESIDE.contains(&inside) || TAGS.contains(&inside)
        }
        Bracket::Angle => {
            inside.starts_with(|ch: char| ch.is_alphabetic())
                && !ELEMENTS.contains(&inside)
                && !inside.contains(['=', '"', '/'])
                && is_square_blank(inside)
        }
        Bracket::Round => is_round_blank(inside),
    }
}

/// What is known of the words inside brackets.
#[derive(Default)]
struct Words {
    n: usize,
    named: usize,
    beside: usize,
    tags: usize,
    glue: usize,
    has_digit: bool,
}

/// Whether the words are what mailing lists and ticket systems set before a
/// line as well, or before a subject: `[Team]`, `[Project]`.
pub(super) fn is_tag(inside: &str, may_be_subject: bool) -> bool {
    words(inside).map(stem).all(|word| {
        let word = word.as_str();
        TAGS.contains(&word) || may_be_subject && ALONE.contains(&word)
    })
}

/// `[project]`, and `[something they said]`
fn is_blank_alone(inside: &str) -> bool {
    let mut words = words(inside).map(stem);
    let Some(first) = words.next() else {
        return false;
    };
    match words.next() {
        None => ALONE.contains(&first.as_str()),
        Some(second) => {
            let of = [
                "you", "they", "he", "she", "we", "i", "specific", "about", "from", "that",
            ];
            first == "something" && of.contains(&second.as_str())
        }
    }
}

fn is_square_blank(inside: &str) -> bool {
    if is_crosses(inside) {
        return true;
    }
    let mut words = Words::default();
    let mut first = String::new();
    for word in self::words(inside).map(stem) {
        let word = word.as_str();
        if words.n == 0 {
            word.clone_into(&mut first);
        }
        words.n += 1;
        words.has_digit |= word.bytes().any(|byte| byte.is_ascii_digit());
        let has = |list: &[&str]| usize::from(list.contains(&word));
        words.named += has(&NAMED);
        words.beside += has(&BESIDE);
        words.tags += has(&TAGS);
        words.glue += has(&GLUE);
    }
    let told = words.named + words.beside + words.tags;
    if FILL.contains(&first.as_str()) && words.n > 1 {
        return true;
    }
    if TELL.contains(&first.as_str()) && words.n > 2 {
        return told + words.glue > words.n / 2;
    }
    if words.has_digit {
        return false;
    }
    let known = told + words.glue;
    if known == words.n {
        return words.named > 0 || words.beside > 0 && (told > 1 || words.n > 2);
    }
    // A whole sentence that tells what to write.
    words.n > 3 && words.named + words.beside > 1 && known * 10 >= words.n * 7
}

fn is_round_blank(inside: &str) -> bool {
    let first = words(inside).next().map(stem).unwrap_or_default();
    if matches!(first.as_str(), "insert" | "specify" | "fill") {
        let has = |wanted: &[&str]| words(inside).any(|word| wanted.contains(&&*stem(word)));
        return has(&NAMED) && !has(&["own"]);
    }
    words(inside).nth(4).is_none() && {
        let words = inside.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.replace('\u{2019}', "'").to_lowercase();
        ROUND.contains(&words.trim_end_matches(['.', ',', ':']))
    }
}

/// The words inside brackets, as they stand there.
fn words(inside: &str) -> impl Iterator<Item = &str> {
    let is_inside = |ch: char| ch.is_alphanumeric() || ch == '\'' || ch == '\u{2019}';
    let words = inside.split(move |ch: char| !is_inside(ch));
    words.filter(|word| !word.is_empty())
}

/// A word in lower case, without a possessive's ending.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let word = word.trim_matches(['\'', '\u{2019}']);
    let stem = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("\u{2019}s"));
    stem.unwrap_or(word).to_owned()
}

/// `X`, `XX`, `XXX`
fn is_crosses(inside: &str) -> bool {
    inside.bytes().all(|byte| matches!(byte, b'x' | b'X')) && (inside.len() > 1 || inside == "X")
}

/// A name that a program would fill in.
fn is_identifier(inside: &str) -> bool {
    let fits = |ch: char| ch.is_alphanumeric() || matches!(ch, '_' | '.' | '-' | ' ' | '|' | '\'');
    inside.len() <= 60 && inside.chars().all(fits) && inside.contains(char::is_alphabetic)
}
