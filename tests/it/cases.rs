//! The cases under `fixtures/`: a mail, and what a person who read it says of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use serde::Deserialize;
use sincerely::Options;
use sincerely::elements::Element;
use sincerely::options::Medium;

/// The day every fixture is linted on.
pub(crate) const TODAY: Date = date(2026, 6, 15);

/// The elements that the label of every case tells of.
pub(crate) const FIRST: [Element; 6] = [
    Element::Thanks,
    Element::Enthusiasm,
    Element::NamesRoleOrCompany,
    Element::SpecificReference,
    Element::UpdateRequest,
    Element::LooksForward,
];

/// One folder of `fixtures/`.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// `mail.eml` or `mail.txt`.
    pub(crate) file: &'static str,
    pub(crate) source: Vec<u8>,
    pub(crate) label: Label,
}

/// What a person says of a mail; written before the rules were.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub(crate) kind: Kind,
    pub(crate) occasion: String,
    #[serde(default)]
    pub(crate) elements: BTreeSet<String>,
    /// Whether `elements` tells of every element, not of [`FIRST`] alone.
    #[serde(default)]
    pub(crate) every_element: bool,
    #[serde(default)]
    pub(crate) flaws: Vec<Flaw>,
    /// "card" for a handwritten note.
    #[serde(default)]
    pub(crate) medium: Option<String>,
    /// What the case is there for.
    pub(crate) note: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Good,
    Bad,
    LookAlike,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Flaw {
    pub(crate) rule: String,
    /// The flawed words, blanks as one space; empty where something is missing.
    pub(crate) text: String,
}

/// The top of the tree.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every fixture, in the order of their names.
pub(crate) fn all() -> Vec<Case> {
    all_in("fixtures")
}

/// Every case in a folder of the tree, in the order of their names.
pub(crate) fn all_in(folder: &str) -> Vec<Case> {
    let folder = root().join(folder);
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders.into_iter().map(Case::read).collect()
}

/// The options every fixture is linted with.
pub(crate) fn options() -> Options {
    Options {
        today: Some(TODAY),
        ..Options::default()
    }
}

impl Case {
    /// The options the case is linted with.
    pub(crate) fn options(&self) -> Options {
        let medium = self.label.medium.as_deref();
        Options {
            medium: medium.map_or_else(Medium::default, |name| Medium::from_name(name).unwrap()),
            ..options()
        }
    }

    fn read(folder: PathBuf) -> Self {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let is_there = |file: &&str| folder.join(file).exists();
        let file = ["mail.eml", "mail.txt"].into_iter().find(is_there);
        let file = file.unwrap_or_else(|| panic!("{name} has no mail"));
        let label = fs::read_to_string(folder.join("label.toml")).unwrap();
        Self {
            source: fs::read(folder.join(file)).unwrap(),
            label: toml::from_str(&label).unwrap_or_else(|error| panic!("{name}: {error}")),
            file,
            name,
            folder,
        }
    }
}
