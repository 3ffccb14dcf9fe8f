//! What words do in a clause: whose it is, what ties it to the reader.

use super::WordMap;

/// What a word does in a clause, but for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing of what follows.
    Other,
    /// Opens a noun phrase that both sides know: "the", "that", "those".
    Definite,
    /// "your"
    Your,
    /// "you", "we", "us" and their like.
    Reader,
    /// "I" and what is shortened with it.
    Own,
    /// "my": what follows is the writer's.
    My,
    /// Ends a noun phrase: an everyday verb, or what opens a clause.
    Verb,
    /// Opens a further noun, which belongs to the phrase.
    Preposition,
    /// Something was seen, heard or thought of; a clause may follow.
    Seen,
    /// Something is liked or wished for.
    Liked,
    /// A span of time: of the writer's past where "I" stands before it.
    Span,
    /// Asks, or tells of the decision: the clause says nothing.
    Voids,
}

impl Part {
    /// By their numbers; what has no number is [`Part::Other`].
    pub(super) const ALL: [Self; 16] = {
        let mut all = [Self::Other; 16];
        let parts = [
            Self::Definite,
            Self::Your,
            Self::Reader,
            Self::Own,
            Self::My,
            Self::Verb,
            Self::Preposition,
            Self::Seen,
            Self::Liked,
            Self::Span,
            Self::Voids,
        ];
        let mut at = 0;
        while at < parts.len() {
            all[parts[at] as usize] = parts[at];
            at += 1;
        }
        all
    };
}

/// The words that play a part; the vocabulary holds them all.
#[rustfmt::skip]
static PARTS: WordMap<Part, 285, 1024> = WordMap::of([
    ("about", Part::Preposition), ("admire", Part::Seen), ("admired", Part::Seen), ("amazed", Part::Seen),
    ("amazing", Part::Liked), ("amusing", Part::Liked), ("and", Part::Preposition), ("apologies", Part::Voids),
    ("apologise", Part::Voids), ("apologize", Part::Voids), ("application", Part::Voids), ("are", Part::Verb),
    ("argued", Part::Seen), ("arguing", Part::Seen), ("around", Part::Preposition), ("at", Part::Preposition),
    ("attached", Part::Voids), ("be", Part::Verb), ("beautiful", Part::Liked), ("beauty", Part::Liked),
    ("because", Part::Verb), ("been", Part::Verb), ("behind", Part::Preposition), ("believe", Part::Voids),
    ("beside", Part::Preposition), ("between", Part::Preposition), ("brave", Part::Liked), ("brilliant", Part::Liked),
    ("by", Part::Preposition), ("call", Part::Voids), ("came", Part::Verb), ("can", Part::Verb),
    ("career", Part::Span), ("certificates", Part::Voids), ("charmed", Part::Seen), ("charming", Part::Liked),
    ("cheered", Part::Seen), ("choose", Part::Voids), ("choosing", Part::Voids), ("chosen", Part::Voids),
    ("clever", Part::Liked), ("confident", Part::Voids), ("contact", Part::Voids), ("convinced", Part::Voids),
    ("could", Part::Verb), ("curious", Part::Liked), ("cv", Part::Voids), ("decide", Part::Voids),
    ("decided", Part::Liked), ("decision", Part::Voids), ("delay", Part::Voids), ("delicious", Part::Liked),
    ("delight", Part::Liked), ("delighted", Part::Seen), ("delightful", Part::Liked), ("did", Part::Liked),
    ("do", Part::Verb), ("documents", Part::Voids), ("does", Part::Verb), ("dream", Part::Liked),
    ("dreamed", Part::Seen), ("dreaming", Part::Seen), ("dreamt", Part::Seen), ("eager", Part::Liked),
    ("email", Part::Voids), ("enclosed", Part::Voids), ("enjoy", Part::Liked), ("enjoyed", Part::Seen),
    ("excellent", Part::Liked), ("excited", Part::Liked), ("explained", Part::Seen), ("explaining", Part::Seen),
    ("familiar", Part::Liked), ("fantastic", Part::Liked), ("fascinated", Part::Seen), ("fascinating", Part::Liked),
    ("favorite", Part::Liked), ("favourite", Part::Liked), ("for", Part::Preposition), ("forget", Part::Seen),
    ("forgotten", Part::Seen), ("former", Part::Span), ("fortnight", Part::Span), ("forward", Part::Voids),
    ("found", Part::Liked), ("friend", Part::Liked), ("from", Part::Preposition), ("fun", Part::Liked),
    ("funny", Part::Liked), ("gave", Part::Liked), ("gem", Part::Liked), ("genius", Part::Liked),
    ("glad", Part::Liked), ("good", Part::Liked), ("gorgeous", Part::Liked), ("great", Part::Liked),
    ("guessed", Part::Seen), ("had", Part::Verb), ("has", Part::Verb), ("have", Part::Verb), ("he", Part::Verb),
    ("hear", Part::Voids), ("heard", Part::Seen), ("hearing", Part::Seen), ("her", Part::Definite),
    ("highlight", Part::Liked), ("his", Part::Definite), ("home", Part::Liked), ("honest", Part::Liked),
    ("hooked", Part::Liked), ("hoot", Part::Liked), ("hope", Part::Liked), ("how", Part::Verb), ("i", Part::Own),
    ("i'd", Part::Own), ("i'll", Part::Own), ("i'm", Part::Own), ("i've", Part::Own), ("idea", Part::Liked),
    ("if", Part::Voids), ("impressed", Part::Seen), ("impressive", Part::Liked), ("in", Part::Preposition),
    ("ingenious", Part::Liked), ("inspired", Part::Liked), ("inspiring", Part::Liked), ("interesting", Part::Liked),
    ("into", Part::Preposition), ("intrigued", Part::Seen), ("is", Part::Verb), ("it", Part::Verb),
    ("itching", Part::Liked), ("joy", Part::Liked), ("jump", Part::Liked), ("keen", Part::Liked),
    ("late", Part::Voids), ("laugh", Part::Seen), ("laughed", Part::Seen), ("learned", Part::Seen),
    ("learnt", Part::Seen), ("letter", Part::Voids), ("like", Part::Liked), ("liked", Part::Seen),
    ("looked", Part::Liked), ("looks", Part::Liked), ("love", Part::Liked), ("loved", Part::Seen),
    ("lovely", Part::Liked), ("loves", Part::Liked), ("made", Part::Liked), ("magnificent", Part::Liked),
    ("makes", Part::Verb), ("marvel", Part::Liked), ("marvellous", Part::Liked), ("marvelous", Part::Liked),
    ("masterpiece", Part::Liked), ("may", Part::Verb), ("me", Part::Verb), ("memorable", Part::Liked),
    ("memory", Part::Liked), ("message", Part::Voids), ("might", Part::Verb), ("months", Part::Span),
    ("moved", Part::Seen), ("must", Part::Verb), ("my", Part::My), ("near", Part::Preposition), ("neat", Part::Liked),
    ("news", Part::Voids), ("noticed", Part::Seen), ("noticing", Part::Seen), ("of", Part::Preposition),
    ("offer", Part::Voids), ("on", Part::Preposition), ("our", Part::Reader), ("over", Part::Preposition),
    ("picturing", Part::Seen), ("please", Part::Voids), ("pleased", Part::Liked), ("pleasure", Part::Liked),
    ("previous", Part::Span), ("provide", Part::Voids), ("read", Part::Liked), ("realised", Part::Seen),
    ("realized", Part::Seen), ("references", Part::Voids), ("remarkable", Part::Liked), ("remember", Part::Seen),
    ("reply", Part::Voids), ("resume", Part::Voids), ("revelation", Part::Liked), ("round", Part::Preposition),
    ("salary", Part::Voids), ("saw", Part::Seen), ("says", Part::Verb), ("see", Part::Liked), ("seeing", Part::Seen),
    ("seen", Part::Seen), ("she", Part::Verb), ("should", Part::Verb), ("showed", Part::Seen),
    ("showing", Part::Seen), ("shown", Part::Seen), ("sight", Part::Liked), ("smart", Part::Liked),
    ("smile", Part::Seen), ("smiled", Part::Seen), ("smiling", Part::Seen), ("smitten", Part::Seen),
    ("sold", Part::Liked), ("something", Part::Liked), ("sorry", Part::Voids), ("sound", Part::Liked),
    ("sounded", Part::Liked), ("sounds", Part::Liked), ("stayed", Part::Liked), ("street", Part::Liked),
    ("striking", Part::Liked), ("struck", Part::Seen), ("stuck", Part::Liked), ("stunning", Part::Liked),
    ("superb", Part::Liked), ("surprise", Part::Liked), ("surprised", Part::Seen), ("taken", Part::Liked),
    ("taste", Part::Liked), ("tasted", Part::Seen), ("tasting", Part::Seen), ("test", Part::Liked),
    ("than", Part::Verb), ("that", Part::Definite), ("the", Part::Definite), ("their", Part::Definite),
    ("these", Part::Definite), ("they", Part::Verb), ("thinking", Part::Liked), ("those", Part::Definite),
    ("thought", Part::Liked), ("thrill", Part::Liked), ("thrilled", Part::Liked), ("through", Part::Liked),
    ("tickled", Part::Seen), ("to", Part::Preposition), ("touched", Part::Seen), ("treasure", Part::Liked),
    ("treat", Part::Liked), ("tried", Part::Liked), ("triumph", Part::Liked), ("trying", Part::Liked),
    ("under", Part::Preposition), ("unforgettable", Part::Liked), ("unless", Part::Voids), ("update", Part::Voids),
    ("us", Part::Reader), ("was", Part::Verb), ("watched", Part::Seen), ("watching", Part::Seen),
    ("we", Part::Reader), ("week", Part::Span), ("weeks", Part::Span), ("were", Part::Verb), ("what", Part::Verb),
    ("when", Part::Verb), ("where", Part::Verb), ("which", Part::Verb), ("who", Part::Verb), ("why", Part::Verb),
    ("will", Part::Verb), ("winner", Part::Liked), ("with", Part::Preposition), ("without", Part::Preposition),
    ("won", Part::Liked), ("wonder", Part::Seen), ("wondered", Part::Seen), ("wonderful", Part::Liked),
    ("wondering", Part::Seen), ("would", Part::Verb), ("year", Part::Span), ("years", Part::Span),
    ("you", Part::Reader), ("you'd", Part::Reader), ("you're", Part::Reader), ("you've", Part::Reader),
    ("your", Part::Your), ("yours", Part::Reader),
]);

/// What a folded word does.
pub(super) fn part(word: &str) -> Part {
    PARTS.get(word).unwrap_or(Part::Other)
}

/// All of them.
#[allow(dead_code, reason = "the build script has them numbered")]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    PARTS.words()
}
