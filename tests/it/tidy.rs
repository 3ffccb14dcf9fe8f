//! The tree is tidy: files are short and say what they are, lists are complete,
//! and the documents speak of what is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sincerely::all_rules;
use sincerely::occasion::Occasion;
use sincerely::rule::Check;

use crate::cases::root;

/// Lines of a source file; a longer one holds two ideas.
const MOST_LINES: usize = 500;

/// Folders of `rules/` that hold no rules but what drafts are read by.
const NO_RULES: [&str; 4] = ["elements", "form", "occasions", "quoted"];

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder whose names end so, as paths from the top.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let path = path.strip_prefix(root()).unwrap();
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Every Rust file of the tree.
fn rust_files() -> Vec<String> {
    let folders = [
        "src",
        "tests",
        "benches",
        "examples",
        "build",
        "fuzz/fuzz_targets",
    ];
    let mut found: Vec<String> = folders.iter().flat_map(|each| files(each, ".rs")).collect();
    found.push("build.rs".to_owned());
    found
}

#[test]
fn rust_files_say_what_they_are_and_are_short() {
    for path in rust_files() {
        let text = text(&path);
        assert!(text.starts_with("//! "), "{path} does not say what it is");
        let n_lines = text.lines().count();
        assert!(n_lines <= MOST_LINES, "{path} has {n_lines} lines");
    }
}

#[test]
fn every_rust_file_is_a_module() {
    for path in rust_files() {
        let path = Path::new(&path);
        let is_root = |name: &str| ["lib", "main", "mod", "build"].contains(&name);
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap();
        if is_root(stem)
            || ["benches", "examples", "fuzz/fuzz_targets", "tests"]
                .contains(&folder.to_str().unwrap())
        {
            continue;
        }
        let beside = ["mod.rs", "lib.rs", "main.rs"].map(|name| folder.join(name));
        let parents = beside.into_iter().chain([folder.with_extension("rs")]);
        let lists = |parent: PathBuf| {
            let text = fs::read_to_string(root().join(parent)).unwrap_or_default();
            let is_item = |line: &str| {
                let line = line.trim_start();
                let item = line.rsplit_once("mod ").map_or("", |(_, item)| item);
                !line.starts_with("//") && item.trim_end() == format!("{stem};")
            };
            text.lines().any(is_item)
        };
        assert!(
            parents.into_iter().any(lists),
            "{} is in no module",
            path.display()
        );
    }
}

/// `tone/begging` of `rules/tone/begging.toml` or `src/rules/tone/begging.rs`.
fn id_of<'a>(path: &'a str, folder: &str, ending: &str) -> Option<&'a str> {
    let id = path.strip_prefix(folder)?.strip_suffix(ending)?;
    let (group, flaw) = id.split_once('/')?;
    (!NO_RULES.contains(&group) && flaw != "mod").then_some(id)
}

#[test]
fn rules_are_the_files_that_define_them() {
    let ids = |is_wanted: fn(&Check) -> bool| -> BTreeSet<String> {
        let rules = all_rules().filter(|rule| is_wanted(&rule.check));
        rules.map(|rule| rule.id.to_owned()).collect()
    };
    let toml = files("rules", ".toml");
    let phrase_files: BTreeSet<String> = toml
        .iter()
        .filter_map(|path| id_of(path, "rules/", ".toml"))
        .map(str::to_owned)
        .collect();
    assert_eq!(phrase_files, ids(|check| matches!(check, Check::Phrases)));
    let code = files("src/rules", ".rs");
    let code_files: BTreeSet<String> = code
        .iter()
        .filter_map(|path| id_of(path, "src/rules/", ".rs"))
        .map(|id| id.replace('_', "-"))
        .collect();
    let code_ids = ids(|check| matches!(check, Check::Code(_)));
    let missing: Vec<_> = code_ids.difference(&code_files).collect();
    assert!(missing.is_empty(), "no file for {missing:?}");
}

#[test]
fn cases_have_their_three_files() {
    for entry in fs::read_dir(root().join("fixtures")).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let is_kebab = |name: &str| {
            let is_part = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            name.split('-').all(is_part)
        };
        assert!(is_kebab(&name), "{name}");
        let files: BTreeSet<String> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{name}: {error}"))
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let with = |mail: &str| {
            ["expected.txt", "label.toml", mail]
                .map(str::to_owned)
                .into()
        };
        assert!(
            files == with("mail.eml") || files == with("mail.txt"),
            "{name}: {files:?}"
        );
    }
}

/// The words between backticks outside fenced blocks, and the links' targets.
fn mentions(document: &str) -> Vec<&str> {
    let mut mentions = Vec::new();
    let mut is_fenced = false;
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if !is_fenced {
            let code = line.split('`').skip(1).step_by(2);
            mentions.extend(code.flat_map(str::split_whitespace));
            let links = line.split("](").skip(1);
            mentions.extend(links.filter_map(|link| link.split([')', '#']).next()));
        }
    }
    mentions
}

#[test]
fn documents_name_paths_that_exist() {
    let top: BTreeSet<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let document = text(name);
        for mention in mentions(&document) {
            let path = mention
                .trim_matches([',', ';', ':', '(', ')'])
                .trim_end_matches('.');
            let is_pattern = path.contains(['<', '*', '{', '$']);
            let is_of_tree = path
                .split_once('/')
                .is_some_and(|(first, _)| top.contains(first));
            let is_document = path.contains(".md") && !path.contains("://");
            if !is_pattern && (is_of_tree || is_document) {
                assert!(root().join(path).exists(), "{name} speaks of {path}");
            }
        }
    }
}

#[test]
fn the_readme_lists_the_occasions_recognised() {
    let readme = text("README.md");
    for occasion in Occasion::RECOGNISED {
        let name = format!("`{}`", occasion.name());
        assert!(readme.contains(&name), "README.md does not name {name}");
    }
}

#[test]
fn the_changelog_names_every_rule() {
    let changelog = text("CHANGELOG.md");
    for rule in all_rules() {
        let id = format!("`{}`", rule.id);
        assert!(changelog.contains(&id), "CHANGELOG.md does not name {id}");
    }
}

#[test]
fn no_file_names_a_machine() {
    let marks = ["work", "home", "Users", "root"].map(|folder| format!("/{folder}/"));
    for folder in [
        "src", "rules", "fixtures", "schemas", "build", "benches", "examples", "tests", "docs",
        "data",
    ] {
        for path in files(folder, "") {
            let bytes = fs::read(root().join(&path)).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            // `[BENCH]` stands for the folder of a test.
            let text = text.replace("[BENCH]/home/", "");
            for mark in &marks {
                assert!(!text.contains(mark.as_str()), "{path} holds {mark}");
            }
        }
    }
}
