//! Words that say nothing where no frame says that the conversation is spoken of.

use super::{WordList, is_generic};

/// Nouns that make their whole noun phrase vague: people, premises, values, and
/// what an interview is about; sorted.
#[rustfmt::skip]
static HEADS: WordList<160> = WordList::new([
    "application", "apprenticeship", "approach", "arena", "atmosphere", "background", "benefits", "branch",
    "building", "buildings", "business", "call", "campus", "career", "center", "centre", "chat", "child", "children",
    "client", "clients", "clinic", "coffee", "colleague", "colleagues", "commitment", "communities", "community",
    "commute", "companies", "company", "conversation", "crew", "culture", "customer", "customers", "decision",
    "dedication", "department", "discussion", "division", "email", "employee", "employees", "environment", "ethos",
    "experience", "expertise", "facilities", "facility", "families", "family", "field", "firm", "folks", "gig",
    "goals", "group", "guest", "guests", "headquarters", "hospital", "hours", "industry", "internship", "interview",
    "interviewer", "interviewers", "investor", "investors", "job", "kid", "kids", "knowledge", "learner", "learners",
    "letter", "lunch", "mail", "manager", "managers", "market", "meeting", "members", "message", "mission",
    "objectives", "office", "offices", "opening", "opportunity", "organisation", "organization", "package", "panel",
    "parking", "partner", "partners", "passenger", "passengers", "patient", "patients", "people", "philosophy",
    "place", "places", "position", "post", "premises", "process", "profession", "pupil", "pupils", "reader",
    "readers", "reception", "recruiter", "reply", "reputation", "requirements", "resident", "residents", "role",
    "salary", "schedule", "school", "search", "seat", "sector", "setting", "shop", "shopper", "shoppers", "site",
    "skills", "space", "spot", "spots", "staff", "stakeholders", "standards", "store", "student", "students",
    "studies", "team", "teams", "trade", "unit", "user", "users", "vacancy", "values", "vision", "visitor",
    "visitors", "ward", "wards", "warehouse", "world",
]);

/// Everyday things: two of them name something where a frame speaks of the
/// conversation, and none elsewhere; sorted.
#[rustfmt::skip]
static PLAIN: WordList<339, 1024> = WordList::new([
    "account", "accounts", "agencies", "agency", "airline", "audit", "aunt", "autumn", "baby", "bakery", "bank",
    "banks", "bar", "bistro", "bonus", "boutique", "boy", "boys", "breakfast", "brother", "brothers", "budget",
    "cafe", "cafeteria", "calendar", "canteen", "card", "cards", "carried", "carry", "catch", "caught", "chain",
    "chair", "changing", "charities", "charity", "chef", "chefs", "children", "cinema", "city", "clinic", "close",
    "closer", "cloud", "club", "coach", "coding", "coffee", "consultancy", "contract", "contracts", "cooks",
    "corridor", "council", "country", "daughter", "deliver", "delivered", "delivery", "depot", "desk", "developer",
    "developers", "dinner", "dispensary", "document", "documents", "door", "doors", "drive", "driver", "drivers",
    "elevator", "emergency", "engineer", "engineers", "error", "errors", "exercise", "factory", "families", "family",
    "farm", "father", "fever", "fifteen", "figures", "file", "files", "floor", "floors", "food",
    "foundation", "friend", "front", "fund", "funds", "gallery", "garage", "garden", "gardener", "gardeners",
    "gardens", "gentleman", "girl", "girls", "graduate", "graduates", "grandfather", "grandmother", "ground",
    "grounds", "gym", "hall", "hand", "head", "health", "history", "holiday", "holidays", "hospital", "hotel",
    "husband", "institute", "key", "kid", "kids", "kitchen", "kitchens", "laboratory", "lads", "lady", "landlord",
    "landscape", "language", "languages", "launch", "lead", "lesson", "lessons", "letters", "library", "lift", "list",
    "lists", "location", "locations", "loss", "lounge", "lunch", "man", "measure", "measures", "men", "menu", "menus",
    "minutes", "mistake", "mobile", "monthly", "mortgage", "mother", "move", "moves", "moving", "museum", "music",
    "neighbour", "nephew", "network", "niece", "nurse", "nursery", "nurses", "opening", "page", "pages", "paper",
    "paperwork", "parent", "parents", "partner", "partners", "party", "phone", "photo", "photos", "picture", "piece",
    "pieces", "plant", "play", "played", "player", "playing", "police", "porters", "premises", "price", "prices",
    "programme", "property", "pub", "public", "quiet", "rain", "ran", "rate", "rates", "receptionist",
    "receptionists", "record", "records", "rent", "report", "reports", "reps", "residents", "restaurant",
    "restaurants", "road", "room", "rooms", "route", "routes", "rule", "rules", "safety", "sale", "sales", "salon",
    "scale", "scales", "school", "schools", "science", "screen", "season", "seasons", "seat", "secret", "security",
    "separate", "series", "session", "sessions", "shift", "shifts", "shop", "shops", "showroom", "sign", "signs",
    "sister", "sisters", "sitting", "sixteen", "slip", "snow", "software", "son", "special", "spring", "square",
    "staffroom", "star", "station", "stock", "store", "stores", "street", "strike", "student", "students", "studied",
    "studio", "study", "summer", "surgery", "survey", "system", "systems", "talking", "taxi", "teacher", "teachers",
    "telephone", "test", "testing", "tests", "theatre", "throw", "ticket", "town", "track", "traffic", "train",
    "trains", "transport", "travel", "trial", "trip", "trouble", "trust", "uncle", "unit", "units", "visits",
    "volume", "wage", "wages", "waiter", "waiters", "waiting", "ward", "wards", "warehouse", "weather", "website",
    "weekend", "weekends", "weekly", "weight", "weights", "wife", "wind", "winery", "winter", "woman", "women",
    "workflow", "workload", "workshop", "workshops", "written", "wrong", "yard",
]);

/// Words of advertisements, of praise, of offices and of the way there, that make
/// nothing specific; sorted. Those of [`is_generic`] are left out.
#[rustfmt::skip]
static VAGUE: WordList<1771, 4096> = WordList::new([
    "abilities", "ability", "able", "absolute", "accept", "accepted", "accessible", "achieve", "achieved",
    "achievement", "achievements", "action", "active", "activities", "activity", "actual", "adapt", "add", "addition",
    "additional", "address", "admin", "admire", "admired", "advance", "advanced", "advancement", "advantage",
    "advert", "advertised", "advertisement", "advice", "affection", "afternoons", "afterwards", "age", "agenda",
    "agile", "ago", "agree", "agreed", "agreement", "aha", "aim", "align", "aligned", "alignment", "aligns", "all",
    "alongside", "alternative", "ambition", "ambitions", "ambitious", "amusing", "and", "annual", "answered", "any",
    "anybody's", "anyway", "apart", "apparent", "appeal", "appear", "appeared", "appears", "appointment", "appraisal",
    "apprenticeships", "approach", "approached", "appropriate", "approval", "approved", "apr", "are", "area",
    "aren't", "argued", "arguing", "arrange", "arranged", "arrangement", "arrangements", "arrival", "arrive",
    "arrived", "article", "ask", "aspect", "aspect's", "assessment", "asset", "assignment", "assistance",
    "associated", "assurance", "assurances", "assure", "assured", "ate", "attached", "attend", "attended",
    "attending", "attention", "attitude", "attract", "attracted", "aug", "authentic", "authenticity", "autonomy",
    "award", "award-winning", "awarded", "b2b", "b2c", "backgrounds", "bad", "balance", "banter", "basis",
    "beautiful", "beauty", "becomes", "becoming", "beginning", "behalf", "belief", "believe", "belonging", "benefit",
    "benefits", "big", "bigger", "bilingual", "bit", "blend", "boost", "boss", "branch", "branches", "brand",
    "brands", "bright", "brings", "broad", "broader", "brochure", "btw", "build", "builds", "bunch", "bus", "but",
    "buy", "buzz", "calm", "camaraderie", "campus", "can", "can't", "cancellation", "cannot", "capabilities",
    "capability", "capable", "capacity", "car", "care", "cared", "careers", "cares", "caring", "case", "cases",
    "cause", "celebrate", "center", "central", "centre", "ceo", "certificate", "certificates", "cfo", "chairmanship",
    "challenge", "challenges", "challenging", "champion", "change", "changed", "changes", "character", "charmed",
    "charming", "chatted", "chatting", "check", "checked", "checking", "cheered", "cheerful", "childcare",
    "childhood", "choice", "choices", "choose", "chose", "chosen", "circumstances", "class", "classes", "clean",
    "cleanliness", "clever", "client's", "climate", "clinic's", "closely", "closing", "clouds", "coaching",
    "cohesive", "cold", "collaborate", "collaborating", "colleague's", "com", "comfort", "comfortable", "comforting",
    "command", "commercial", "commitments", "common", "communicate", "communicated", "communicating", "communication",
    "communications", "community", "commute", "compassion", "compassionate", "compensation", "competence",
    "competent", "competitive", "complete", "completely", "complex", "compliance", "comprehensive", "concern",
    "concerned", "concerning", "concerns", "condition", "conditions", "confidence", "confident", "confirm",
    "confirmed", "confirms", "connect", "connected", "connection", "connections", "consistent", "consistently",
    "constant", "constantly", "contact", "contacted", "content", "context", "continue", "continued", "continues",
    "continuing", "continuous", "control", "convenience", "convenient", "coo", "cool", "cooperation", "coordination",
    "core", "corporate", "correct", "count", "couple", "courage", "course", "courteous", "create", "created",
    "creating", "creative", "creatively", "creativity", "credit", "criteria", "crore", "crucial", "cto", "curiosity",
    "curious", "customer's", "customer-centric", "customer-focused", "customs", "cut", "cutting-edge", "dad", "dated",
    "dates", "day", "dbs", "deadline", "deadlines", "dealing", "dec", "decades", "decisions", "deep", "deeper",
    "deeply", "defined", "definite", "degree", "delay", "delayed", "delays", "delicious", "delight", "delightful",
    "delivering", "demand", "demanding", "demonstrate", "demonstrated", "demonstrates", "depth", "describes",
    "deserve", "design", "designed", "desire", "determined", "develop", "developed", "developing", "development",
    "developments", "develops", "did", "didn't", "difference", "differences", "different", "difficult",
    "difficulties", "digital", "diligence", "direct", "direction", "directions", "directly", "director", "director's",
    "directors", "disappointed", "distance", "diverse", "domain", "domestic", "don't", "doubt", "dozen", "dozens",
    "dream", "dreams", "dreamt", "drink", "drinks", "driven", "drives", "driving", "drizzle", "drove", "due", "duty",
    "dynamism", "eager", "eagerness", "earn", "ease", "easily", "easygoing", "eat", "edge", "education", "effective",
    "effectively", "effectiveness", "efficiency", "efficient", "efficiently", "eighteen", "element", "elements",
    "eloquence", "emails", "embrace", "embraces", "empathy", "emphasis", "employ", "employed", "employees'",
    "employer", "employers", "empower", "empowered", "empowering", "enable", "encourage", "encouraged",
    "encouragement", "encourages", "end", "endeavour", "endeavours", "endless", "energies", "energised", "energized",
    "english", "enhance", "enhanced", "enjoying", "enjoys", "enquiries", "entering", "entertaining", "enthused",
    "enthusiast", "entirely", "entrance", "entry", "equal", "equality", "equipment", "equipped", "equity", "esq",
    "essential", "established", "estate", "esteemed", "etc", "ethic", "ethical", "ethics", "etiquette", "european",
    "evaluation", "evenings", "event", "events", "eventually", "everyday", "everyone's", "evident", "evolve",
    "evolving", "example", "examples", "exceed", "exceeded", "exceeds", "excel", "exceptional", "exchange",
    "excitement", "exclusive", "execution", "executive", "existing", "expand", "expanding", "expansion",
    "expectation", "experienced", "expertise", "explains", "explanation", "explanations", "explored", "exploring",
    "exposure", "express", "expressed", "extend", "extended", "extensive", "extent", "extra", "extraordinary", "eye",
    "eyes", "face", "facebook", "faced", "facilities", "facility", "fact", "factor", "factors", "facts", "failure",
    "fairly", "fairness", "faith", "fall", "family-owned", "famous", "fan", "far", "fashion", "fast", "fast-paced",
    "faster", "favorite", "favour", "favourable", "favourite", "feature", "features", "feb", "fed", "feedback",
    "feels", "fees", "fellow", "fellows", "few", "fifty", "figure", "fill", "finally", "finance", "financial", "find",
    "finding", "finds", "finish", "finished", "firms", "fit", "fitness", "fixed", "flawless", "flexibility",
    "flexible", "flourish", "flow", "flu", "fluent", "focus", "focused", "focuses", "focusing", "follow-up",
    "followed", "for", "force", "forever", "forget", "forgotten", "form", "formal", "former", "formerly", "forms",
    "fortnight", "fortunate", "forty", "forward-thinking", "foster", "fostering", "fosters", "foundations", "founded",
    "founder", "founders", "fourteen", "foyer", "frankness", "free", "freedom", "freely", "fresh", "fri", "friends",
    "fruitful", "fulfil", "fulfill", "fulfilling", "fulfillment", "fulfilment", "fun", "function", "functions",
    "funding", "funny", "fyi", "gain", "gained", "gaining", "gap", "gather", "gathered", "gathering", "genius",
    "gentle", "gentlemen", "gently", "gesture", "get", "gets", "gift", "gifted", "gladly", "glimpse", "global",
    "goal-oriented", "gorgeous", "got", "grace", "gracious", "graduated", "graduation", "grand", "grasp", "gratitude",
    "ground-breaking", "groundbreaking", "group", "groups", "growth-oriented", "guarantee", "guess", "guessed",
    "guidance", "guide", "guided", "guidelines", "guy", "guys", "habit", "had", "hadn't", "handbook", "handle",
    "handled", "handling", "hands-on", "hang", "happened", "happening", "happens", "happier", "happily",
    "hard-working", "hardworking", "harmony", "has", "hasn't", "he'd", "he's", "headache", "headed", "heading",
    "headquarters", "heads", "healthy", "heartfelt", "heartily", "heavily", "height", "hello", "help-desk", "her",
    "here's", "hers", "hesitate", "hey", "hid", "hidden", "high-performing", "high-quality", "higher", "highest",
    "highlights", "him", "hire", "hiring-manager", "his", "hit", "hmm", "hold", "holding", "holds", "home", "honest",
    "honestly", "honesty", "honor", "honored", "honour", "honoured", "hooked", "hopefully", "hopes", "hospitable",
    "host", "hosted", "hosting", "hotel's", "hour's", "hourly", "how", "how's", "huge", "human", "humble", "humility",
    "humor", "humour", "hundreds", "i'd", "i'm", "ideal", "ideally", "ideals", "identify", "identity", "ill",
    "illness", "image", "imagination", "imagine", "immediate", "immediately", "immense", "immensely", "impact",
    "impactful", "impacts", "importance", "impossible", "improved", "improvement", "improvements", "improving",
    "inbox", "inc", "incident", "include", "included", "includes", "inclusivity", "income", "inconvenience",
    "increase", "increased", "increasing", "incredibly", "independence", "independent", "independently", "individual",
    "individuals", "influence", "informal", "informed", "ingenious", "ingenuity", "initial", "initiative", "innovate",
    "innovating", "innovations", "input", "inquiry", "inside", "insightfulness", "inspiration", "inspire", "inspires",
    "inspiring", "instagram", "instance", "institution", "instruction", "instructions", "integral", "integrity",
    "intelligent", "intend", "intense", "intention", "intentions", "interact", "interacting", "interaction",
    "interactions", "interests", "intern", "internal", "international", "interns", "interpersonal", "introduce",
    "introduced", "introducing", "introduction", "invaluable", "invest", "invested", "investing", "investment",
    "invitation", "invite", "invited", "inviting", "involvement", "isn", "issue", "issues", "it'd", "it'll",
    "itching", "items", "its", "jan", "job", "journey", "joy", "judgement", "judgment", "jul", "jun", "junior",
    "keener", "keenly", "keeping", "kept", "keys", "kind's", "kindest", "kitchen's", "knowledgeable", "kpi", "lack",
    "lad", "ladies", "lakh", "lakhs", "larger", "largest", "lasting", "lately", "latest", "laugh", "laughed",
    "laughter", "lay", "leader", "leaders", "leading", "leads", "leaflet", "leap", "leaves", "lectureship", "led",
    "legacy", "lengthy", "let", "let's", "lets", "leverage", "licence", "lie", "life", "lifelong", "lifetime",
    "liked", "limited", "link", "linkedin", "links", "listen", "listened", "listening", "lit", "lives", "living",
    "llc", "loads", "lobby", "local", "located", "logistics", "longer", "longest", "longstanding", "lost", "lot",
    "lover", "low", "lower", "loyal", "loyalty", "ltd", "luck", "lucky", "luxury", "mad", "magnificent", "mailing",
    "maintain", "maintained", "maintaining", "major", "majority", "manage", "managed", "management", "manager's",
    "managing", "mar", "marathon", "mark", "marketplace", "marvel", "marvellous", "marvelous", "master",
    "masterpiece", "materials", "maximum", "may", "meaning", "meaningful", "means", "medium", "member", "members",
    "membership", "memory", "mental", "mentality", "mentions", "mentor", "mentored", "mentoring", "mentors",
    "mentorship", "messages", "met", "method", "methodology", "methods", "metrics", "mid", "midday", "midnight",
    "milestone", "million", "mind", "minds", "mindset", "mine", "minimum", "minor", "miss", "missed", "missing",
    "missions", "mistakes", "mix", "mixture", "modern", "moments", "mon", "money", "mood", "moral", "morale",
    "mornings", "motivate", "motivated", "motivates", "motivating", "motivation", "motorway", "mrs", "multiple",
    "mum", "mutual", "named", "names", "natural", "naturally", "nature", "nearby", "neat", "necessary", "neighbor",
    "nerves", "nervous", "nervousness", "networking", "new", "nicely", "niche", "nobody", "nobody's", "non-profit",
    "nonprofit", "noon", "nor", "normal", "normally", "not", "notable", "notes", "noticed", "noticing", "nov", "now",
    "numbers", "numerous", "obvious", "obviously", "occasion", "occasions", "occupation", "oct", "odd", "off",
    "offerings", "offices", "official", "old", "old-fashioned", "one", "one's", "ongoing", "online", "open-minded",
    "open-mindedness", "operate", "operated", "operates", "operating", "operation", "operational", "opinion",
    "opinions", "opportunity's", "oppportunity", "opt", "option", "options", "ordinary", "org", "organisational",
    "organisations", "organizational", "organizations", "orientation", "oriented", "original", "originality", "our",
    "ours", "out", "outcomes", "outlook", "output", "outside", "outstanding", "overcome", "overtime", "own", "owner",
    "owners", "ownership", "pace", "paced", "package", "paid", "paragraph", "park", "parked", "parking",
    "participate", "participated", "participating", "partnership", "partnerships", "passed", "passport", "path",
    "paths", "patient", "patiently", "pattern", "pay", "payment", "pdf", "peers", "people's", "per", "perfect",
    "perfectly", "perform", "performance", "performing", "period", "permanent", "persona", "personable",
    "personalities", "personality", "personally", "personnel", "perspectives", "pharmacy", "phase", "phrase",
    "picturing", "pitch", "pivotal", "platform", "platforms", "plays", "plc", "polite", "portfolio", "portion",
    "positivity", "possess", "power", "powerful", "practical", "practices", "praise", "precisely", "preferred",
    "preparation", "prepare", "preparing", "prescence", "presence", "presentation", "presented", "pressure",
    "prestige", "prestigious", "previously", "pride", "primary", "prime", "principle", "principles", "priorities",
    "priority", "private", "privilege", "privileged", "pro", "proactive", "probation", "problem-solving", "procedure",
    "procedures", "produce", "produced", "productive", "productivity", "profession", "professionally",
    "professionals", "profit", "profits", "profound", "program", "programmes", "programs", "promise", "promised",
    "promising", "promote", "promotion", "promptly", "promptness", "proposal", "proposition", "prospect",
    "prospective", "prospects", "protect", "proud", "prove", "proved", "proven", "provide", "provided", "provides",
    "providing", "pull", "punctual", "pursue", "pursuing", "pursuit", "push", "put", "puts", "qualification",
    "qualified", "quarter", "query", "quest", "quickest", "quietly", "raise", "rapid", "rapidly", "rapport", "rare",
    "rarely", "rated", "reaching", "reaction", "readily", "reading", "realised", "realises", "realistic", "reality",
    "reasonable", "reasons", "reassured", "reassuring", "reception", "recognise", "recognised", "recognition",
    "recognize", "recognized", "recommend", "recommendation", "recommended", "recorded", "recruiter", "recruiters",
    "reduce", "refer", "referred", "reflect", "reflected", "reflecting", "reflection", "reflects", "regard",
    "regardless", "region", "regional", "regular", "regularly", "relate", "relation", "relations", "relationship",
    "relationships", "relaxed", "release", "reliability", "reliable", "rely", "remarkable", "remarks", "remember",
    "remembered", "remembering", "remote", "remuneration", "renowned", "reported", "reporting", "represent",
    "represents", "reputable", "reputed", "request", "requested", "requests", "require", "required", "requires",
    "requiring", "research", "reserve", "reserved", "resilience", "resilient", "resolution", "resolve", "resource",
    "resources", "respect", "respected", "respectful", "respond", "responded", "response", "responses", "responsible",
    "responsive", "result", "results", "results-driven", "retain", "retention", "returned", "returning", "revenue",
    "review", "reviewed", "reviewing", "reviews", "reward", "rewarding", "rewards", "rich", "rid", "rise", "risk",
    "roadmap", "roadworks", "roi", "role-specific", "rolled", "roots", "ropes", "rounded", "rounds", "routine", "run",
    "rush", "rushed", "sad", "safe", "said's", "salary", "sat", "satisfaction", "satisfied", "satisfying", "saw",
    "say", "says", "scene", "scenery", "schedule", "scheduled", "scope", "score", "search", "section", "secure",
    "see", "seeing", "seeking", "seemingly", "select", "selected", "self", "self-motivated", "senior", "seniority",
    "sensible", "sentence", "sep", "sequence", "serious", "seriously", "serve", "served", "serves", "serving", "set",
    "setting", "settings", "settled", "setup", "shape", "shaping", "sharp", "she", "she's", "shine", "shortly",
    "shows", "sight", "signed", "significant", "significantly", "simplicity", "sincerely", "sincerity", "sir", "sit",
    "site", "sites", "sits", "situation", "situations", "six", "skilful", "skilled", "skillset", "skype", "slack",
    "sleep", "slight", "slot", "slots", "smart", "smarter", "smile", "smiled", "smiles", "smiling", "smitten",
    "smooth", "smoothly", "social", "society", "solid", "solve", "solved", "solving", "somewhat", "somewhere",
    "sorry", "sounded", "sounds", "source", "space", "spaces", "spare", "spark", "speaks", "specialist", "speciality",
    "specialty", "specifically", "specifics", "speed", "spot", "spotless", "stable", "stack", "staffing", "stages",
    "stake", "stakeholder", "stakeholders", "standard", "standing", "start-up", "startup", "state",
    "state-of-the-art", "statement", "steadily", "steady", "sterling", "stimulating", "stop", "stopped", "stories",
    "straight", "straightforward", "strategic", "strategies", "strengthen", "strengthened", "strengthens", "stress",
    "strive", "strives", "striving", "strongest", "strongly", "studies", "stuff", "stunning", "sub", "subject",
    "succeed", "success-driven", "suggest", "suggested", "suggestion", "suggestions", "suggests", "suited", "suits",
    "sum", "summary", "sunshine", "superior", "supervision", "supervisor", "supplied", "supply", "supported",
    "supporter", "supporting", "supports", "surely", "surer", "surest", "surprise", "surprising", "sustainability",
    "sustainable", "swift", "synergies", "synergy", "tailored", "talent", "talented", "talents", "tasted", "taught",
    "tbh", "tea", "teach", "teaching", "team-oriented", "team-work", "technical", "technique", "techniques",
    "technological", "technologies", "technology", "tells", "temperament", "temporary", "ten", "tend", "tenure",
    "term", "terms", "terribly", "tested", "text", "thankful", "the", "theirs", "theme", "themes", "theory", "they'd",
    "they'll", "they've", "thinks", "thirteen", "thoughtful", "thoughtfulness", "thousands", "thrill", "thrilled",
    "thrive", "thrives", "thriving", "thrown", "thu", "tickled", "tidy", "tie", "tied", "ties", "tight", "till",
    "timeframe", "timelines", "timely", "timing", "tiny", "tip", "tips", "tireless", "title", "toddler", "tone",
    "tonight's", "too", "top", "total", "totally", "touch", "touched", "touching", "tough", "traditional", "trail",
    "trained", "trainee", "trainees", "training", "trait", "traits", "transformation", "transformative", "transition",
    "transparency", "transparent", "travelled", "trends", "triumph", "trusted", "trusting", "try", "tue", "turned",
    "turns", "two", "types", "ultimate", "ultimately", "unable", "uncertain", "underlying", "understands",
    "undoubtedly", "unfortunately", "uniform", "uniquely", "united", "universal", "university", "unlike", "unusual",
    "urge", "urgent", "url", "use", "user", "users", "usually", "utilise", "utilize", "utmost", "vacancies", "valued",
    "variety", "vast", "venture", "versatile", "versatility", "version", "via", "viable", "vibrancy", "views",
    "virtual", "virtues", "visible", "visionary", "visited", "visiting", "vocation", "voice", "voicemail", "waited",
    "walks", "wants", "warmest", "warmhearted", "was", "wasted", "watch", "watched", "watching", "water", "way",
    "we'd", "we'll", "we're", "we've", "web", "wed", "welcome", "wellbeing", "weren't", "who", "who's",
    "wholehearted", "wholeheartedly", "why", "wide", "wider", "willingness", "win", "winning", "wisdom", "wise",
    "wished", "wishes", "wishing", "wit", "won", "won't", "wonder", "wondered", "wonderfully", "wondering", "wording",
    "work-life", "worker", "workers", "workflows", "workforce", "workspace", "world's", "world-class", "worldwide",
    "worried", "worries", "worry", "worse", "worst", "worthwhile", "worthy", "wow", "write-up", "www", "yearly",
    "yes", "yet", "you", "young", "youtube", "zeal", "zone", "zoom",
]);

/// Whether a noun phrase with this head says nothing.
pub(super) fn is_head(word: &str) -> bool {
    HEADS.holds(word)
}

/// Whether a word makes nothing specific.
pub(super) fn is_vague(word: &str) -> bool {
    word.len() < 3 || is_generic(word) || VAGUE.holds(word)
}

/// Whether a word names an everyday thing.
pub(super) fn is_everyday(word: &str) -> bool {
    PLAIN.holds(word)
}

/// Nouns of what an employer says of itself: nothing behind them is specific.
#[rustfmt::skip]
pub(super) fn is_claim(word: &str) -> bool {
    matches!(
        word,
        "mission" | "vision" | "values" | "commitment" | "dedication" | "reputation" | "ethos" | "philosophy" | "passion"
            | "focus" | "culture" | "desire" | "aim" | "aims" | "goals" | "efforts" | "devotion" | "emphasis" | "drive"
    )
}

/// Words that are generic within a frame, but name a thing beside others.
pub(super) fn is_telling(word: &str) -> bool {
    matches!(
        word,
        "night"
            | "kitchen"
            | "garden"
            | "story"
            | "wall"
            | "line"
            | "building"
            | "range"
            | "practice"
            | "walk"
            | "video"
            | "cover"
            | "letter"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_head, is_vague};

    #[test]
    fn are_found() {
        assert!(is_head("customers") && !is_head("trench"));
        assert!(is_vague("sustainability") && is_vague("role") && !is_vague("trench"));
    }
}
