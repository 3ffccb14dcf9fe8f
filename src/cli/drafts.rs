//! Which drafts the paths of the command line stand for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Error;

/// A draft to read.
#[derive(Clone, Debug)]
pub(crate) enum Draft {
    Stdin,
    File(PathBuf),
}

/// The drafts that `paths` stand for, in their order; a folder stands for the
/// mail in it, by name.
pub(crate) fn expand(paths: &[PathBuf]) -> Vec<Result<Draft, Error>> {
    if paths.is_empty() {
        return vec![Ok(Draft::Stdin)];
    }
    let mut drafts = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            // A second `-` would read what the first has left: nothing.
            if !drafts.iter().any(|each| matches!(each, Ok(Draft::Stdin))) {
                drafts.push(Ok(Draft::Stdin));
            }
        } else if path.is_dir() {
            drafts.extend(in_folder(path));
        } else {
            drafts.push(Ok(Draft::File(path.clone())));
        }
    }
    drafts
}

/// The folder a draft lies in; empty for the current one.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn in_folder(folder: &Path) -> Vec<Result<Draft, Error>> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    if found.is_empty() {
        found.push(Err(Error::File {
            name: folder.to_string_lossy().into_owned(),
            reason: "no .eml or .txt file in this folder".to_owned(),
        }));
    }
    found
}

/// Appends the mail in `folder` and its folders; hidden ones, and links to
/// folders, are left alone.
fn collect(folder: &Path, found: &mut Vec<Result<Draft, Error>>) {
    let entries = fs::read_dir(folder).and_then(|entries| {
        let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        Ok(entries)
    });
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            found.push(Err(Error::io(folder.to_string_lossy(), &error)));
            return;
        }
    };
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, found);
        } else if is_mail(&path) && !path.is_dir() {
            found.push(Ok(Draft::File(path)));
        }
    }
}

fn is_mail(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("eml") || extension.eq_ignore_ascii_case("txt")
}
