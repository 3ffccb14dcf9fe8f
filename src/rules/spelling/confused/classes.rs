//! The classes of words that contexts name.
//!
//! The build script tells those of the vocabulary's words, so it compiles this
//! file too.

pub(crate) const ANY: u16 = 1;
pub(crate) const NUMBER: u16 = 1 << 1;
pub(crate) const CAPITAL: u16 = 1 << 2;
const VERB: u16 = 1 << 3;
const PAST: u16 = 1 << 4;
const ING: u16 = 1 << 5;
const DET: u16 = 1 << 6;
const SUBJECT: u16 = 1 << 7;
const WEEKDAY: u16 = 1 << 8;

/// Classes that hold words by something else than their spelling.
#[allow(dead_code, reason = "the build script tells them apart")]
pub(crate) const BY_SHAPE: u16 = ANY | NUMBER | CAPITAL;

/// The bit of a class by its name.
#[allow(dead_code, reason = "the build script reads contexts")]
pub(crate) fn named(name: &str) -> Option<u16> {
    let classes = [
        ("<any>", ANY),
        ("<number>", NUMBER),
        ("<capital>", CAPITAL),
        ("<verb>", VERB),
        ("<past>", PAST),
        ("<ing>", ING),
        ("<det>", DET),
        ("<subject>", SUBJECT),
        ("<weekday>", WEEKDAY),
    ];
    let class = classes.into_iter().find(|(known, _)| *known == name);
    class.map(|(_, bit)| bit)
}

/// Verbs that follow "to" in such mails and are no adjectives; sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accept", "achieve", "add", "allow", "answer", "apply", "appreciate", "arrange", "ask", "assist", "attend", "be",
    "become", "begin", "believe", "bring", "build", "buy", "call", "catch", "change", "chat", "check", "choose", "come",
    "complete", "confirm", "connect", "consider", "contact", "contribute", "create", "deal", "decide", "deliver",
    "describe", "develop", "discuss", "do", "drive", "earn", "enjoy", "ensure", "expand", "explain", "explore",
    "express", "fill", "find", "finish", "follow", "forward", "gain", "get", "give", "go", "grow", "handle", "have",
    "hear", "help", "hire", "hold", "improve", "inform", "interview", "introduce", "join", "keep", "know", "lead",
    "learn", "leave", "let", "listen", "live", "look", "make", "manage", "meet", "mention", "move", "obtain", "offer",
    "organise", "organize", "participate", "pay", "pick", "plan", "prepare", "proceed", "prove", "provide", "put",
    "read", "receive", "reply", "reschedule", "respond", "return", "run", "say", "schedule", "see", "sell", "send",
    "serve", "share", "show", "speak", "spend", "start", "stay", "step", "support", "take", "talk", "teach", "tell",
    "thank", "think", "touch", "train", "travel", "try", "understand", "use", "visit", "wait", "walk", "watch", "win",
    "work", "write",
];

/// Participles that do not end in -ed; sorted.
#[rustfmt::skip]
const PASTS: &[&str] = &[
    "become", "been", "begun", "bought", "brought", "built", "caught", "chosen", "come", "done", "drawn", "driven",
    "fallen", "felt", "forgotten", "found", "given", "gone", "got", "gotten", "grown", "had", "heard", "held", "kept",
    "known", "led", "left", "let", "lost", "made", "meant", "met", "paid", "put", "read", "run", "said", "seen", "sent",
    "shown", "sold", "spent", "spoken", "stood", "taken", "taught", "thought", "told", "understood", "won", "worked",
    "written",
];

const DETERMINERS: &[&str] = &[
    "a", "an", "any", "each", "every", "her", "his", "its", "my", "no", "our", "some", "that",
    "the", "their", "these", "this", "those", "your",
];

const SUBJECTS: &[&str] = &["he", "i", "it", "she", "they", "we", "who", "you"];

const WEEKDAYS: &[&str] = &[
    "friday",
    "monday",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

/// The classes of a word in small letters, but those that its shape tells.
pub(crate) fn by_spelling(word: &str) -> u16 {
    let bit = |class: u16, holds: bool| if holds { class } else { 0 };
    let is_in = |words: &[&str]| words.binary_search(&word).is_ok();
    let is_ed = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    ANY | bit(VERB, is_in(VERBS))
        | bit(PAST, is_ed || is_in(PASTS))
        | bit(ING, word.len() > 5 && word.ends_with("ing"))
        | bit(DET, is_in(DETERMINERS))
        | bit(SUBJECT, is_in(SUBJECTS))
        | bit(WEEKDAY, is_in(WEEKDAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [VERBS, PASTS, DETERMINERS, SUBJECTS, WEEKDAYS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
