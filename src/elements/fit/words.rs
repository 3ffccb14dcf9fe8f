//! Words by which a sentence is told to speak of work its writer did; each list
//! is sorted. Any other past form counts as work.

use super::super::word_list::WordList;

/// Past forms of the interview, of mails and of thoughts.
#[rustfmt::skip]
pub(super) static NO_WORK: WordList<206> = WordList::new([
    "accepted", "accused", "acknowledged", "admired", "admitted", "adored", "advised", "agreed",
    "allowed", "announced", "answered", "apologised", "apologized", "appeared", "applied",
    "appreciated", "approached", "argued", "arrived", "asked", "assumed", "attached", "babbled",
    "believed", "blanked", "blurted", "bored", "botched", "bungled", "chatted", "choked",
    "claimed", "clicked", "commented", "confirmed", "confused", "considered", "contacted",
    "decided", "declined", "delayed", "described", "deserved", "digested", "disagreed",
    "discussed", "doubted", "dreaded", "dreamed", "dressed", "dropped", "emailed", "embarrassed",
    "emphasised", "emphasized", "enclosed", "encountered", "enjoyed", "enquired", "exaggerated",
    "expected", "explained", "expressed", "failed", "fancied", "feared", "figured", "flubbed",
    "fluffed", "followed", "forwarded", "fumbled", "garbled", "gathered", "glanced", "greeted",
    "guessed", "handed", "happened", "hated", "headed", "hesitated", "hinted", "hoped", "hurried",
    "imagined", "implied", "included", "inquired", "insisted", "intended", "interrupted",
    "interviewed", "joked", "jotted", "jumped", "lacked", "laughed", "liked", "listened", "lived",
    "longed", "looked", "loved", "mailed", "marvelled", "mentioned", "messaged", "misjudged",
    "misled", "missed", "muddled", "mumbled", "needed", "neglected", "noticed", "offered",
    "omitted", "overlooked", "owed", "panicked", "parked", "paused", "phoned", "picked",
    "pleased", "pledged", "posted", "praised", "preferred", "pretended", "promised", "proposed",
    "puzzled", "quoted", "rambled", "reacted", "realised", "realized", "recalled", "received",
    "recognised", "recognized", "recommended", "reflected", "regretted", "related", "relished",
    "remained", "remarked", "remembered", "reminded", "replied", "reported", "requested",
    "rescheduled", "respected", "responded", "returned", "rushed", "savored", "savoured",
    "scared", "seemed", "sensed", "shouted", "shrugged", "signed", "skipped", "slipped", "smiled",
    "stated", "stayed", "stressed", "struggled", "stumbled", "submitted", "suggested", "supposed",
    "surprised", "suspected", "talked", "tasted", "telephoned", "texted", "thanked", "touched",
    "tripped", "trusted", "turned", "underestimated", "valued", "visited", "waffled", "walked",
    "wandered", "wanted", "warned", "wasted", "watched", "welcomed", "wished", "wondered",
    "worried", "yawned", "yearned",
]);

/// Past forms of work and of the interview: more has to be said beside them.
#[rustfmt::skip]
pub(super) static OF_BOTH: WordList<75, 256> = WordList::new([
    "added", "arranged", "attempted", "attended", "booked", "brought", "called", "caught",
    "checked", "cleared", "collected", "compared", "completed", "copied", "counted", "ended",
    "entered", "finished", "found", "gained", "gave", "given", "introduced", "joined", "learned",
    "learnt", "left", "listed", "marked", "mixed", "moved", "named", "noted", "observed",
    "opened", "ordered", "paid", "passed", "pointed", "practiced", "practised", "prepared",
    "presented", "pressed", "produced", "pulled", "pushed", "rated", "reached", "read",
    "repeated", "researched", "rested", "reviewed", "rolled", "sat", "saved", "searched", "set",
    "shared", "showed", "spent", "spotted", "started", "stood", "stopped", "studied", "tested",
    "timed", "told", "tried", "updated", "used", "viewed", "waited",
]);

/// Past forms of work that do not end in "ed".
#[rustfmt::skip]
pub(super) static PAST: WordList<51, 128> = WordList::new([
    "bound", "bred", "brought", "built", "cast", "caught", "cut", "dealt", "did", "drew", "drove",
    "dug", "fed", "flew", "fought", "found", "gave", "grew", "ground", "held", "hung", "kept",
    "laid", "learned", "learnt", "led", "left", "made", "oversaw", "paid", "put", "ran", "read",
    "rebuilt", "rewrote", "rode", "sang", "sat", "set", "sewed", "shot", "sold", "spent", "spun",
    "stood", "swept", "taught", "told", "won", "wove", "wrote",
]);

/// Participles of work that do not end in "ed".
#[rustfmt::skip]
pub(super) static PARTICIPLES: WordList<48, 128> = WordList::new([
    "bound", "bred", "brought", "built", "cast", "caught", "cooked", "cut", "dealt", "done",
    "drawn", "driven", "dug", "fed", "flown", "fought", "found", "given", "ground", "grown",
    "held", "hung", "kept", "laid", "led", "made", "overseen", "paid", "read", "rebuilt",
    "rewritten", "ridden", "run", "sailed", "sat", "sewn", "sold", "spent", "spun", "stood",
    "sung", "swept", "taught", "thrown", "won", "worn", "woven", "written",
]);

/// What "I" do for a living or at home.
#[rustfmt::skip]
pub(super) static HABITS: WordList<51, 128> = WordList::new([
    "bake", "breed", "build", "chair", "clean", "coach", "code", "cook", "cut", "design", "do",
    "draw", "drive", "edit", "fix", "fly", "grow", "handle", "help", "host", "interpret", "lead",
    "look", "make", "manage", "mend", "nurse", "organise", "organize", "plant", "play", "program",
    "publish", "repair", "ride", "run", "sell", "serve", "sew", "sing", "supervise", "teach",
    "test", "train", "translate", "tutor", "type", "use", "volunteer", "weld", "work",
]);

/// Adverbs between "I have" and the participle.
#[rustfmt::skip]
pub(super) static OFTEN: WordList<19, 64> = WordList::new([
    "actually", "already", "also", "always", "both", "even", "long", "mainly", "mostly", "myself",
    "often", "once", "only", "personally", "recently", "regularly", "successfully", "twice",
    "usually",
]);

/// What stands behind a participle and is nothing that was worked on.
#[rustfmt::skip]
pub(super) static NO_OBJECT: WordList<59, 256> = WordList::new([
    "about", "again", "all", "and", "as", "at", "back", "better", "but", "by", "down", "enough",
    "for", "from", "her", "him", "how", "i", "if", "in", "is", "it", "its", "just", "last",
    "more", "my", "myself", "no", "not", "of", "off", "on", "once", "out", "over", "so", "some",
    "than", "that", "the", "them", "there", "this", "through", "to", "together", "too", "up",
    "very", "was", "we", "what", "when", "where", "with", "yet", "you", "your",
]);

/// Where one of these follows, the interview is spoken of.
#[rustfmt::skip]
pub(super) static INTERVIEW: WordList<19, 64> = WordList::new([
    "afterwards", "answer", "answers", "badly", "diary", "email", "instead", "interview", "me",
    "mistake", "panel", "poorly", "question", "questions", "reply", "sorry", "tonight", "wrong",
    "yesterday",
]);

/// "in my ...": not a place of work.
#[rustfmt::skip]
pub(super) static NOT_AT_WORK: WordList<90, 256> = WordList::new([
    "answer", "answers", "application", "bag", "bed", "behalf", "best", "bike", "birthday",
    "breath", "brother", "calendar", "call", "car", "chair", "chat", "coat", "coffee",
    "conversation", "cv", "daughter", "desk", "diary", "discussion", "dog", "ears", "email",
    "emails", "evening", "eyes", "family", "flat", "fridge", "friend", "friends", "hand", "hands",
    "head", "holiday", "holidays", "home", "house", "husband", "interview", "keys", "knees",
    "lap", "letter", "letters", "life", "lunch", "mail", "meeting", "memory", "message", "mind",
    "morning", "name", "nephew", "nerves", "niece", "note", "notebook", "notes", "opinion", "own",
    "part", "phone", "pocket", "reply", "screen", "seat", "shelf", "shoes", "side", "sister",
    "son", "talk", "thoughts", "tour", "train", "trial", "view", "visit", "voice", "wall", "way",
    "week", "weekend", "wife",
]);

/// "in a ...": no place at all.
#[rustfmt::skip]
pub(super) static NO_PLACE: WordList<26, 64> = WordList::new([
    "bit", "change", "clear", "day", "few", "friend", "good", "great", "hurry", "later", "line",
    "long", "loss", "minute", "moment", "note", "place", "rush", "second", "short", "start",
    "time", "way", "week", "while", "word",
]);

/// Numbers in letters.
#[rustfmt::skip]
pub(super) static COUNTS: WordList<26, 64> = WordList::new([
    "dozen", "dozens", "eight", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four",
    "hundred", "hundreds", "many", "nine", "ninety", "seven", "seventy", "several", "six",
    "sixty", "ten", "thirty", "three", "twelve", "twenty", "two",
]);

/// Spans of time that work is counted in.
#[rustfmt::skip]
pub(super) static PERIODS: WordList<17, 64> = WordList::new([
    "autumn", "autumns", "decade", "decades", "harvests", "season", "seasons", "spring",
    "springs", "summer", "summers", "term", "terms", "winter", "winters", "year", "years",
]);

/// What is counted and is no work.
#[rustfmt::skip]
pub(super) static PASSING: WordList<19, 64> = WordList::new([
    "answers", "day", "days", "hour", "hours", "minute", "minutes", "mistakes", "months",
    "nights", "people", "points", "questions", "seconds", "things", "times", "week", "weeks",
    "words",
]);

/// Capitalised words that are no place.
#[rustfmt::skip]
pub(super) static NAMED: WordList<25, 64> = WordList::new([
    "april", "august", "december", "dr", "february", "friday", "january", "july", "june", "march",
    "may", "miss", "monday", "mr", "mrs", "ms", "november", "october", "saturday", "september",
    "sir", "sunday", "thursday", "tuesday", "wednesday",
]);

/// "I have been ...": not working.
#[rustfmt::skip]
pub(super) static NO_DOING: WordList<21, 64> = WordList::new([
    "asking", "checking", "considering", "dreaming", "following", "going", "hoping", "kicking",
    "looking", "meaning", "practicing", "practising", "reading", "talking", "telling", "thinking",
    "trying", "turning", "waiting", "wanting", "wondering",
]);

/// "from ...", "after ...": not working.
#[rustfmt::skip]
pub(super) static NO_LESSON: WordList<32, 128> = WordList::new([
    "anything", "being", "building", "coming", "evening", "everything", "getting", "going",
    "having", "hearing", "interviewing", "learning", "leaving", "listening", "looking", "meeting",
    "morning", "nothing", "reading", "seeing", "sending", "something", "speaking", "spending",
    "talking", "thinking", "training", "visiting", "waiting", "walking", "watching", "writing",
]);

/// What shows that it is work begins with one of these, where it is no number and no
/// span of time.
#[rustfmt::skip]
pub(super) static PROVING: WordList<30, 128> = WordList::new([
    "as", "at", "before", "for", "from", "in", "jobs", "just", "last", "like", "much", "often",
    "on", "one", "ones", "over", "regularly", "same", "similar", "since", "something", "such",
    "that", "this", "three", "twice", "two", "under", "when", "with",
]);
