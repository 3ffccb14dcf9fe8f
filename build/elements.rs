//! Writes `traits.rs`: what the words of the vocabulary are to the search for
//! elements, told by the lists the program has.

use std::path::Path;
use std::{fs, io};

use crate::arrays::array;
use generic::is_generic;
use word_list::{WordList, WordMap};

#[path = "../src/elements/generic.rs"]
mod generic;
#[path = "../src/elements/specific/parts.rs"]
mod parts;
#[path = "../src/elements/specific/traits.rs"]
mod traits;
#[path = "../src/elements/specific/vague.rs"]
mod vague;
#[path = "../src/elements/word_list.rs"]
mod word_list;

/// Words that the vocabulary has to hold: of others it is not asked what they do.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    traits::words()
}

/// Writes the traits of the words of the vocabulary by their numbers, the first
/// of which is 1.
pub(crate) fn write(out: &Path, vocabulary: &[String]) -> io::Result<()> {
    let of_words = vocabulary
        .iter()
        .map(|word| traits::Traits::of(word).bits());
    let traits: Vec<u16> = std::iter::once(0).chain(of_words).collect();
    let mut text = String::new();
    array(&mut text, "TRAITS", "u16", &traits).expect("a String takes every text");
    fs::write(out.join("traits.rs"), text)
}
