//! Words that make nothing specific.

/// Words that any interview holds, and the longer ones that hold sentences
/// together; sorted. Words of up to three letters are left out: they never
/// count.
#[rustfmt::skip]
static GENERIC: [&str; 887] = [
    "about", "above", "absorbing", "across", "actually", "after", "afternoon", "again",
    "against", "ahead", "aims", "almost", "along", "already", "also", "although", "always",
    "amazed", "amazing", "among", "amount", "another", "answer", "answers", "anybody",
    "anyone", "anything", "anytime", "appealing", "appeals", "application", "application's",
    "applied", "apply", "applying", "appreciate", "appreciated", "approachable", "april",
    "areas", "around", "asked", "asking", "asks", "aspects", "assistant", "atmosphere",
    "attractive", "august", "availability", "available", "aware", "away", "awesome", "back",
    "background", "based", "became", "because", "become", "been", "before", "began",
    "begin", "behind", "being", "below", "besides", "best", "better", "between", "beyond",
    "both", "brief", "briefly", "brilliant", "bring", "bringing", "brought", "building",
    "built", "business", "busy", "call", "calls", "came", "candid", "candidate",
    "candidates", "candidly", "career", "careful", "carefully", "certain", "certainly",
    "chance", "chat", "clear", "clearly", "client", "clients", "collaboration",
    "collaborative", "colleague", "colleagues", "come", "comes", "coming", "commitment",
    "committed", "committee", "companies", "company", "company's", "company-wide",
    "compelling", "consider", "consideration", "considered", "contribute", "contributing",
    "contribution", "conversation", "conversations", "convinced", "could", "couldn't",
    "courtesy", "cover", "culture", "current", "currently", "customer", "customers",
    "daily", "date", "days", "deal", "dear", "december", "decide", "decided", "deciding",
    "decision", "dedicated", "dedication", "delighted", "department", "describe",
    "described", "describing", "detail", "detailed", "details", "determine", "discuss",
    "discussed", "discussing", "discussion", "discussions", "diversity", "does", "doesn't",
    "doing", "done", "down", "drew", "during", "duties", "dynamic", "each", "earlier",
    "easy", "effort", "efforts", "eight", "either", "eleven", "else", "email", "employee",
    "employees", "employer", "employer's", "employment", "encouraging", "energetic",
    "energy", "engaged", "engaging", "enjoy", "enjoyable", "enjoyed", "enough", "entail",
    "entails", "enthusiasm", "enthusiastic", "entire", "environment", "especially", "ethos",
    "even", "evening", "ever", "every", "everybody", "everyone", "everything", "exact",
    "exactly", "excellence", "excellent", "except", "excited", "exciting", "expect",
    "expectations", "expected", "experience", "experiences", "explain", "explained",
    "explaining", "explore", "extremely", "fair", "familiar", "fantastic", "fascinated",
    "fascinating", "february", "feel", "feeling", "felt", "field", "final", "fine", "firm",
    "first", "fits", "fitted", "five", "follow", "following", "forth", "forward", "found",
    "four", "friday", "friendliness", "friendly", "from", "full", "fully", "further",
    "future", "gave", "general", "generally", "generosity", "generous", "genuine",
    "genuinely", "getting", "give", "given", "gives", "giving", "glad", "glance", "goal",
    "goals", "goes", "going", "gone", "good", "grateful", "great", "greatly", "greeted",
    "greeting", "grow", "growing", "growth", "half", "happen", "happy", "hard", "have",
    "haven't", "having", "hear", "heard", "hearing", "heart", "held", "hello", "help",
    "helped", "helpful", "helping", "hence", "here", "high", "highlight", "highly", "hired",
    "hiring", "hope", "hoped", "hoping", "hospitality", "hour", "hours", "however",
    "hundred", "i'll", "i've", "idea", "ideas", "important", "impressed", "impresses",
    "impression", "impressive", "improve", "including", "inclusion", "inclusive",
    "incredible", "indeed", "industry", "inform", "information", "informative",
    "initiatives", "innovation", "innovative", "insert", "insight", "insightful",
    "insights", "inspired", "interest", "interested", "interesting", "internship",
    "interview", "interview's", "interviewed", "interviewee", "interviewer", "interviewers",
    "interviews", "into", "intrigued", "involve", "involved", "involves", "isn't", "it's",
    "itself", "january", "join", "joined", "joining", "july", "june", "just", "keen",
    "keep", "kind", "kindly", "kindness", "knew", "know", "knowing", "knowledge", "known",
    "landed", "large", "last", "late", "later", "leadership", "learn", "learned",
    "learning", "learnt", "least", "leave", "left", "length", "less", "letter", "level",
    "levels", "like", "likely", "line", "lingered", "little", "lodged", "long", "look",
    "looked", "looking", "lookout", "looks", "lots", "love", "loved", "lovely", "made",
    "mail", "main", "make", "makes", "making", "manager", "managers", "manner", "many",
    "march", "market", "markets", "match", "matter", "matters", "maybe", "mean", "meant",
    "meet", "meeting", "meetings", "memorable", "mention", "mentioned", "mentioning",
    "message", "might", "minute", "minutes", "mission", "moment", "monday", "month",
    "months", "more", "morning", "most", "moved", "much", "must", "myself", "name", "near",
    "nearly", "need", "needed", "needs", "never", "news", "next", "nice", "night", "nine",
    "none", "note", "noted", "nothing", "notice", "november", "number", "october", "offer",
    "offered", "offering", "offers", "office", "often", "once", "ones", "only", "open",
    "opening", "openness", "operations", "opportunities", "opportunity", "organisation",
    "organisation's", "organised", "organization", "organization's", "organized", "others",
    "otherwise", "ours", "outcome", "outline", "outlined", "over", "overall", "overview",
    "panel", "part", "particular", "particularly", "parts", "passion", "passionate", "past",
    "patience", "people", "perhaps", "person", "person's", "personal", "perspective",
    "philosophy", "phone", "place", "places", "plan", "planned", "planning", "plans",
    "pleasant", "please", "pleased", "pleasure", "plenty", "point", "points", "position",
    "positions", "positive", "positively", "possibilities", "possibility", "possible",
    "possibly", "post", "potential", "practice", "prepared", "present", "pretty",
    "previous", "prior", "probably", "problem", "proceed", "process", "processes",
    "product", "products", "professional", "professionalism", "profile", "progress",
    "project", "projects", "proper", "qualifications", "quality", "question", "questions",
    "quick", "quickly", "quite", "raised", "rang", "range", "rather", "reach", "reached",
    "read", "ready", "real", "realise", "realize", "really", "reason", "receive", "recent",
    "recently", "recruitment", "reference", "references", "refreshing", "regarding",
    "regards", "related", "relevant", "remain", "remained", "remains", "remind", "reminded",
    "reply", "reputation", "requirement", "requirements", "resonated", "resonates",
    "responsibilities", "responsibility", "rest", "resume", "return", "right", "role",
    "role's", "roles", "running", "said", "same", "saturday", "save", "saying", "second",
    "sector", "seem", "seemed", "seems", "seen", "selection", "sense", "sent", "september",
    "service", "services", "seven", "several", "share", "shared", "sharing", "short",
    "shortlist", "should", "show", "showed", "showing", "shown", "side", "similar",
    "simple", "simply", "since", "sincere", "sixty", "size", "sketched", "skill", "skills",
    "small", "solution", "solutions", "some", "somebody", "somehow", "someone", "something",
    "sometimes", "soon", "sort", "speak", "speaking", "specific", "spend", "spending",
    "spent", "spirit", "spoke", "spoken", "staff", "stage", "stand", "standards", "stands",
    "start", "started", "starting", "status", "stay", "stayed", "step", "steps", "still",
    "stood", "story", "strategy", "strength", "strengths", "striking", "strong", "struck",
    "structure", "stuck", "style", "success", "successful", "such", "suit", "suitable",
    "sunday", "superb", "support", "supportive", "sure", "surprised", "take", "taken",
    "takes", "taking", "talk", "talked", "talking", "tasks", "team", "team's", "teams",
    "teamwork", "tell", "telling", "terrific", "than", "thank", "thanks", "that", "that's",
    "their", "them", "themselves", "then", "there", "there's", "these", "they", "they're",
    "thing", "things", "think", "thinking", "third", "thirty", "this", "thorough",
    "thoroughly", "those", "though", "thought", "thoughtful", "thoughts", "thousand",
    "three", "through", "throughout", "thursday", "thus", "time", "timeline", "times",
    "today", "today's", "together", "told", "tomorrow", "tonight", "took", "topic",
    "topics", "tour", "toward", "towards", "treat", "treated", "treatment", "treats",
    "tremendous", "tried", "true", "truly", "trying", "tuesday", "turn", "twelve", "type",
    "under", "understand", "understanding", "understood", "unforgettable", "unique",
    "unpaid", "until", "upcoming", "update", "updates", "upon", "used", "useful", "using",
    "usual", "vacancy", "valuable", "value", "values", "various", "very", "vibe", "vibrant",
    "video", "view", "vision", "visit", "vital", "wait", "walk", "walked", "want", "wanted",
    "wanting", "warm", "warmly", "warmth", "wasn't", "ways", "wealth", "wednesday", "week",
    "weekend", "weeks", "welcome", "welcomed", "welcoming", "well", "well-being", "went",
    "were", "what", "what's", "whatever", "when", "whenever", "where", "whether", "which",
    "while", "whole", "whom", "whose", "will", "willing", "wish", "with", "within",
    "without", "wonderful", "word", "words", "work", "worked", "working", "workplace",
    "works", "world", "worth", "would", "wouldn't", "write", "writing", "wrote", "year",
    "years", "yesterday", "yesterday's", "you'd", "you'll", "you're", "you've", "your",
    "yours", "yourself",
];

/// Whether a word makes nothing specific.
pub(super) fn is_generic(word: &str) -> bool {
    let opening = opening(word.as_bytes());
    let first = OPENINGS.partition_point(|each| *each < opening);
    let alike = OPENINGS[first..].iter().zip(&GENERIC[first..]);
    let mut alike = alike.take_while(|(each, _)| **each == opening);
    alike.any(|(_, each)| *each == word)
}

/// The first bytes of each word as a number, which are told apart at a glance.
static OPENINGS: [u64; GENERIC.len()] = {
    let mut openings = [0; GENERIC.len()];
    let mut at = 0;
    while at < openings.len() {
        openings[at] = opening(GENERIC[at].as_bytes());
        at += 1;
    }
    openings
};

/// The first eight bytes, in an order that is that of the words.
const fn opening(word: &[u8]) -> u64 {
    if let Some(bytes) = word.first_chunk() {
        return u64::from_be_bytes(*bytes);
    }
    let (mut opening, mut at) = (0, 0);
    while at < word.len() {
        opening |= (word[at] as u64) << (56 - 8 * at);
        at += 1;
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::{GENERIC, is_generic};

    #[test]
    fn is_sorted_and_found() {
        assert!(GENERIC.is_sorted());
        assert!(GENERIC.iter().all(|word| is_generic(word)));
        for other in ["", "a", "zebra", "\u{e9}", "abouts", "{}"] {
            assert!(!is_generic(other), "{other}");
        }
    }
}
