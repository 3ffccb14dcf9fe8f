//! Builds the word list that `src/spelling/` opens in place.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

#[path = "../src/spelling/fold.rs"]
mod fold;
#[expect(dead_code, reason = "the library walks the graph")]
#[path = "../src/spelling/graph.rs"]
mod graph;
#[path = "../src/spelling/layout.rs"]
mod layout;
#[path = "../src/spelling/short.rs"]
mod short;
#[path = "../src/spelling/slips.rs"]
mod slips;

use crate::phrases::vocabulary::Marks;
use layout::{CAPITAL, CAPITALS, LEVEL, LEVELS, LOWER, MIXED, NAME, REGIONS, SHAPE, VARIANT};

/// The level of our own words and names: known to every reader of such mails,
/// but a correction to an everyday word comes first.
const HOUSE_LEVEL: u8 = 40;

/// The lists of others beside SCOWL's levels, the level of their words, and
/// the marks of them all.
const OTHERS: [(&str, u8, &str); 7] = [
    ("scowl/derived.txt", 70, ""),
    ("cspell/software.txt", 60, ""),
    ("cspell/companies.txt", 60, "n"),
    ("house.txt", HOUSE_LEVEL, ""),
    ("terms.txt", 70, ""),
    ("trades.txt", 70, ""),
    ("names.txt", HOUSE_LEVEL, "n"),
];

/// The marks of regions in the data, in the order of their bits.
const REGION_MARKS: [char; 5] = ['A', 'B', 'Z', 'C', 'D'];

/// The highest level of the words that `common_words` lists.
const COMMON_LEVEL: u8 = 20;

/// Writes `short.bin` and its neighbours (short words with their entries),
/// `words.fst` (longer words to packed entries), `graph.bin` (its letters for the
/// search of corrections), `pairs.fst` (words side by side), `names.fst` (names that are only
/// looked up), `misspellings.bin` (where the line of each is) and `common.txt` (the everyday words, one a line) into `out`,
/// from the lists in `data`.
pub(crate) fn build(data: &Path, entries: &Entries, out: &Path) -> Result<(), Box<dyn Error>> {
    write_short(entries, out)?;
    let mut map = fst::MapBuilder::memory();
    for (word, &entry) in entries {
        if word.len() > short::LONGEST {
            map.insert(word, entry)?;
        }
    }
    fs::write(out.join("words.fst"), map.into_inner()?)?;
    fs::write(
        out.join("graph.bin"),
        graph_of(&fst::Set::from_iter(entries.keys())?)?,
    )?;
    let mut pairs = BTreeSet::new();
    for line in fs::read_to_string(data.join("pairs/pairs.txt"))?.lines() {
        let (first, followers) = line.split_once(' ').ok_or("a word without a follower")?;
        pairs.extend(
            followers
                .split(' ')
                .map(|second| format!("{first} {second}")),
        );
    }
    fs::write(
        out.join("pairs.fst"),
        fst::Set::from_iter(pairs)?.as_fst().as_bytes(),
    )?;
    let mut names = BTreeSet::new();
    for word in listed(&fs::read_to_string(data.join("cspell/people.txt"))?) {
        let key = fold::fold(word).ok_or_else(|| format!("{word}: not a name of Latin letters"))?;
        names.insert(key);
    }
    fs::write(
        out.join("names.fst"),
        fst::Set::from_iter(names)?.as_fst().as_bytes(),
    )?;
    let common: String = common_words(entries)
        .flat_map(|word| [word.as_str(), "\n"])
        .collect();
    fs::write(out.join("common.txt"), common)?;
    let misspellings = fs::read_to_string(data.join("misspellings.txt"))?;
    check_sorted(&misspellings)?;
    fs::write(out.join("misspellings.bin"), slots_of(&misspellings)?)?;
    Ok(())
}

/// Writes the short words as [`short`] packs them, bucket by bucket.
fn write_short(all: &Entries, out: &Path) -> Result<(), Box<dyn Error>> {
    let all = || all.iter().filter(|(word, _)| word.len() <= short::LONGEST);
    let entries: BTreeSet<u64> = all().map(|(_, entry)| *entry).collect();
    if entries.len() > 1 << short::ENTRY_BITS {
        return Err("too many kinds of entries".into());
    }
    let numbers: BTreeMap<u64, u64> = (entries.iter().copied()).zip(0..).collect();
    let mut buckets = vec![Vec::new(); short::BUCKETS];
    for (word, entry) in all() {
        let packed = short::pack(word.as_bytes());
        let packed = packed.ok_or_else(|| format!("{word}: not of letters alone"))?;
        buckets[short::bucket(packed)].push(packed << short::ENTRY_BITS | numbers[entry]);
    }
    let (mut words, mut ends) = (Vec::new(), vec![0; 4]);
    for bucket in buckets {
        words.extend(bucket.into_iter().flat_map(u64::to_le_bytes));
        ends.extend(u32::try_from(words.len() / 8)?.to_le_bytes());
    }
    fs::write(out.join("short.bin"), words)?;
    fs::write(out.join("buckets.bin"), ends)?;
    let entries: Vec<u8> = entries
        .iter()
        .flat_map(|entry| entry.to_le_bytes())
        .collect();
    fs::write(out.join("entries.bin"), entries)?;
    Ok(())
}

/// Words with their packed entries.
pub(crate) type Entries = BTreeMap<String, u64>;

/// The words of level 20 and below that are written in lower case: what the
/// phrase engine's vocabulary should know besides the words of its rules.
pub(crate) fn common_words(entries: &Entries) -> impl Iterator<Item = &String> {
    let is_common = |entry: &u64| entry & LOWER != 0 && entry & LEVEL < n_common_levels();
    let words = entries.iter().filter(move |(_, entry)| is_common(entry));
    words.map(|(word, _)| word)
}

fn n_common_levels() -> u64 {
    let common = LEVELS.iter().filter(|level| **level <= COMMON_LEVEL);
    common.count() as u64
}

/// What the lists say of a word, for the vocabulary.
pub(crate) fn marks(entries: &Entries, word: &str) -> Marks {
    let entry = entries.get(word).copied().unwrap_or(0);
    let is_listed = entry & LOWER != 0;
    Marks::default()
        .with_if(Marks::LISTED, is_listed)
        .with_if(
            Marks::COMMON,
            is_listed && entry & LEVEL < n_common_levels(),
        )
        .with_if(Marks::REGIONAL, entry >> REGIONS & 0b1_1111 != 0)
}

/// Every word of every list with its packed entry.
pub(crate) fn entries(data: &Path) -> Result<Entries, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", data.display());
    let mut entries = BTreeMap::new();
    for level in LEVELS {
        for line in fs::read_to_string(data.join(format!("scowl/{level}.txt")))?.lines() {
            let (word, marks) = line.split_once('/').unwrap_or((line, ""));
            add(&mut entries, word, level, marks)?;
        }
    }
    for (list, level, marks) in OTHERS {
        for word in listed(&fs::read_to_string(data.join(list))?) {
            let (word, own) = word.split_once('/').unwrap_or((word, marks));
            add(&mut entries, word, level, own)?;
        }
    }
    for word in listed(&fs::read_to_string(data.join("dropped.txt"))?) {
        let key = fold::fold(word).unwrap_or_default();
        // `Cree` is a people where `cree` is a slip.
        let shape = shape(word);
        let entry = entries
            .get_mut(&key)
            .filter(|entry| **entry & shape != 0)
            .ok_or_else(|| format!("dropped.txt: {word} is in no list"))?;
        *entry &= !shape;
        if *entry & (LOWER | CAPITAL | CAPITALS | MIXED) == 0 {
            entries.remove(&key);
        }
    }
    Ok(entries)
}

/// The letters of `words` as `src/spelling/graph.rs` walks them.
fn graph_of(words: &fst::Set<Vec<u8>>) -> Result<Vec<u8>, Box<dyn Error>> {
    let words = words.as_fst();
    // Every node once, with the index of its first edge: the root's is 1.
    let mut nodes = vec![words.root().addr()];
    let mut firsts = BTreeMap::from([(words.root().addr(), 1_u32)]);
    let mut free = 1 + u32::try_from(words.root().len())?;
    let mut at = 0;
    while let Some(&addr) = nodes.get(at) {
        for edge in words.node(addr).transitions() {
            let len = u32::try_from(words.node(edge.addr).len())?;
            firsts.entry(edge.addr).or_insert_with(|| {
                nodes.push(edge.addr);
                free += len;
                if len == 0 { 0 } else { free - len }
            });
        }
        at += 1;
    }
    let mut bytes = vec![0; 4];
    for addr in nodes {
        let node = words.node(addr);
        let mut edges = node.transitions().peekable();
        while let Some(edge) = edges.next() {
            let target = graph::Node::new(firsts[&edge.addr], words.node(edge.addr).is_final());
            bytes.extend(graph::Edge::new(edge.inp, edges.peek().is_none(), target).to_bytes());
        }
    }
    Ok(bytes)
}

/// The words of one of our own lists: several a line, `#` opens a comment.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        line.split('#')
            .next()
            .unwrap_or_default()
            .split_whitespace()
    })
}

/// Adds `word` as it is written, joining what other lists say of its letters.
fn add(entries: &mut Entries, word: &str, level: u8, marks: &str) -> Result<(), Box<dyn Error>> {
    let key = fold::fold(word).ok_or_else(|| format!("{word}: not a word of Latin letters"))?;
    let level = LEVELS
        .iter()
        .position(|&known| known == level)
        .ok_or("no such level")? as u64;
    let shape = shape(word);
    let mut regions = 0;
    for mark in marks.chars() {
        match mark {
            'n' | 'u' | 'a' => {}
            'V' => regions |= VARIANT,
            _ => {
                let at = REGION_MARKS.iter().position(|&known| known == mark);
                regions |= 1 << REGIONS << at.ok_or_else(|| format!("{word}: no mark {mark}"))?;
            }
        }
    }
    let name = if marks.contains('n') { NAME } else { 0 };
    let new = level | shape | regions | name;
    let Some(old) = entries.get_mut(&key) else {
        entries.insert(key, new);
        return Ok(());
    };
    // The lower-case word tells level and region: `may` is commoner than `May`.
    let (first, second) = match (*old & LOWER, new & LOWER) {
        (0, LOWER) => (new, *old),
        (LOWER, 0) => (*old, new),
        _ if new & LEVEL < *old & LEVEL => (new, *old),
        _ => (*old, new),
    };
    let mut joined = first | second & (CAPITAL | CAPITALS | NAME);
    if first & MIXED == 0 && second & MIXED != 0 {
        joined |= second & (MIXED | u64::from(u32::MAX) << SHAPE);
    }
    *old = joined;
    Ok(())
}

/// The case of `word` in the bits of an entry.
fn shape(word: &str) -> u64 {
    let letters: Vec<char> = word.chars().filter(|&c| c.is_alphabetic()).collect();
    let upper = letters.iter().filter(|c| c.is_uppercase()).count();
    let first = letters.first().is_some_and(|c| c.is_uppercase());
    match upper {
        0 => LOWER,
        1 if first => CAPITAL,
        _ if upper == letters.len() => CAPITALS,
        _ => {
            let capitals = word
                .chars()
                .take(32)
                .enumerate()
                .filter(|(_, c)| c.is_uppercase());
            MIXED | capitals.fold(0, |bits, (at, _)| bits | 1 << SHAPE << at)
        }
    }
}

/// The list of misspellings is kept in the order of its bytes, so that nothing is there twice.
fn check_sorted(misspellings: &str) -> Result<(), Box<dyn Error>> {
    let mut last = "";
    for line in misspellings.lines() {
        let (wrong, right) = line
            .split_once('\t')
            .ok_or_else(|| format!("{line}: no tab"))?;
        if wrong <= last || right.is_empty() {
            return Err(
                format!("misspellings.txt: {wrong} is out of order or has no correction").into(),
            );
        }
        last = wrong;
    }
    Ok(())
}

/// Where the line of each misspelling begins, as [`slips`] lays it out.
fn slots_of(misspellings: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut slots = vec![0; slips::SLOTS];
    let mut start = 1;
    for line in misspellings.split_inclusive('\n') {
        let wrong = line.split('\t').next().unwrap_or_default();
        let key = slips::key(wrong).ok_or_else(|| format!("{wrong}: too long for the table"))?;
        let hash = slips::hash(key);
        let mut at = hash as usize % slips::SLOTS;
        while slots[at] != 0 {
            at = (at + 1) % slips::SLOTS;
        }
        slots[at] = hash & !slips::LINE | u32::from(u16::try_from(start)?);
        start += line.len();
    }
    // A word that is not there is sought up to the first empty slot.
    if slots.iter().filter(|slot| **slot == 0).count() < slips::SLOTS / 2 {
        return Err("misspellings.txt: too many for the table".into());
    }
    Ok(slots.into_iter().flat_map(u32::to_le_bytes).collect())
}
