//! The classes of words that contexts name.

use super::layout::CLASSES;
use crate::draft::{Shape, Token};

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

/// Whether a word, given in small letters too, is of one of the classes, which
/// are bits in the order of [`CLASSES`].
pub(super) fn hold(classes: u16, token: Token, word: &str) -> bool {
    let mut named = CLASSES.iter().enumerate();
    named.any(|(at, class)| classes >> at & 1 == 1 && holds(class, token, word))
}

fn holds(class: &str, token: Token, word: &str) -> bool {
    let is_in = |words: &[&str]| words.binary_search(&word).is_ok();
    match class {
        "<any>" => true,
        "<number>" => token.shape.has(Shape::NUMBER),
        "<capital>" => token.shape.has(Shape::CAPITAL) && token.len > 1,
        "<verb>" => is_in(VERBS),
        "<past>" => {
            is_in(PASTS) || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
        }
        "<ing>" => word.len() > 5 && word.ends_with("ing"),
        "<det>" => is_in(DETERMINERS),
        "<subject>" => is_in(SUBJECTS),
        "<weekday>" => is_in(WEEKDAYS),
        _ => false,
    }
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
