//! Which files the paths of the command line stand for.
//!
//! A folder stands for the mail in it, a Maildir (a folder with `cur` and `new`)
//! for its messages. Files are found one by one, as they are asked for, so that
//! a tree of any size costs the memory of its largest folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use super::Error;

/// Something to read.
#[derive(Clone, Debug)]
pub(crate) enum Draft {
    Stdin,
    File(PathBuf),
    /// A message of a Maildir.
    InMaildir(PathBuf),
}

/// The drafts that paths stand for, in their order; those of a folder by name.
#[derive(Debug)]
pub(crate) struct Drafts {
    /// What is left of each list, the innermost last, and how long that was.
    lists: Vec<(vec::IntoIter<Entry>, usize)>,
    /// A second `-` would read what the first has left: nothing.
    has_read_stdin: bool,
    /// The folder named on the command line that is walked, while it has shown
    /// nothing.
    bare: Option<PathBuf>,
}

#[derive(Debug)]
enum Entry {
    /// As given on the command line.
    Given(PathBuf),
    Folder(PathBuf),
    Draft(Draft),
}

/// The drafts that `paths` stand for.
pub(crate) fn expand(paths: &[PathBuf]) -> Drafts {
    let mut given: Vec<_> = paths.iter().cloned().map(Entry::Given).collect();
    if given.is_empty() {
        given.push(Entry::Draft(Draft::Stdin));
    }
    let n_given = given.len();
    Drafts {
        lists: vec![(given.into_iter(), n_given)],
        has_read_stdin: false,
        bare: None,
    }
}

/// The folder a draft lies in; empty for the current one.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Whether the file's name says that it is a page.
pub(crate) fn is_page(path: &Path) -> bool {
    has_extension(path, &["html", "htm"])
}

impl Iterator for Drafts {
    type Item = Result<Draft, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (list, _) = self.lists.last_mut()?;
            match list.next() {
                None => {
                    self.lists.pop();
                    if self.lists.len() == 1
                        && let Some(folder) = self.bare.take()
                    {
                        return Some(Err(Error::file(
                            folder.to_string_lossy(),
                            "no .eml, .txt, .html or .mbox file in this folder",
                        )));
                    }
                }
                Some(Entry::Given(path)) if path.as_os_str() == "-" => {
                    if !std::mem::replace(&mut self.has_read_stdin, true) {
                        return Some(Ok(Draft::Stdin));
                    }
                }
                Some(Entry::Given(path)) if path.is_dir() => {
                    // An empty Maildir is an empty mailbox, and no mistake.
                    self.bare = (!is_maildir(&path)).then(|| path.clone());
                    if let Err(error) = self.open(&path) {
                        return Some(Err(error));
                    }
                }
                Some(Entry::Given(path)) => return Some(Ok(Draft::File(path))),
                Some(Entry::Folder(path)) => {
                    if let Err(error) = self.open(&path) {
                        return Some(Err(error));
                    }
                }
                Some(Entry::Draft(draft)) => {
                    self.bare = None;
                    return Some(Ok(draft));
                }
            }
        }
    }
}

impl Drafts {
    /// How much of all there is was given, of 1, where files and folders are
    /// taken to be alike; of the file in hand it is `of_file`.
    pub(crate) fn share(&self, of_file: f64) -> f64 {
        let (mut share, mut whole) = (0.0, 1.0);
        for (list, len) in &self.lists {
            #[expect(clippy::cast_precision_loss, reason = "for people")]
            let (left, len) = (list.len() as f64, (*len).max(1) as f64);
            whole /= len;
            // The entry in hand is what the next list is of.
            share += whole * (len - left - 1.0).max(0.0);
        }
        share + whole * of_file
    }

    /// Goes on with what is in `folder`; hidden files and folders, and links to
    /// folders, are left alone.
    fn open(&mut self, folder: &Path) -> Result<(), Error> {
        let mut entries = Vec::new();
        let is_maildir = is_maildir(folder);
        let mut read = || -> io::Result<()> {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let name = entry.file_name();
                if name.as_encoded_bytes().starts_with(b".") {
                    continue;
                }
                let path = entry.path();
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                if is_maildir && is_folder && (name == "cur" || name == "new") {
                    push_messages(&path, &mut entries)?;
                } else if is_folder && !(is_maildir && name == "tmp") {
                    entries.push((path.clone(), Entry::Folder(path)));
                } else if !is_folder && is_mail(&path) && !path.is_dir() {
                    entries.push((path.clone(), Entry::Draft(Draft::File(path))));
                }
            }
            Ok(())
        };
        read().map_err(|error| Error::io(folder.to_string_lossy(), &error))?;
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        let entries: Vec<_> = entries.into_iter().map(|(_, entry)| entry).collect();
        let n_entries = entries.len();
        self.lists.push((entries.into_iter(), n_entries));
        Ok(())
    }
}

/// Whether a folder is a Maildir; its `tmp` holds what is being delivered.
fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && folder.join("new").is_dir()
}

/// Appends the messages in `cur` or `new`, whatever they are called, but for
/// those that are marked as deleted.
fn push_messages(folder: &Path, entries: &mut Vec<(PathBuf, Entry)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        let path = entry.path();
        if !is_hidden && !is_trashed(name.as_encoded_bytes()) && !path.is_dir() {
            entries.push((path.clone(), Entry::Draft(Draft::InMaildir(path))));
        }
    }
    Ok(())
}

/// Whether the flags of a Maildir's file, those after `:2,`, say that it is to
/// go. Where a file system has no colon in names, `;` or `!` stands for it.
fn is_trashed(name: &[u8]) -> bool {
    let is_info = |at: &[u8]| matches!(at, [b':' | b';' | b'!', b'2', b',']);
    let info = name.windows(3).rposition(is_info);
    info.is_some_and(|at| name[at + 3..].contains(&b'T'))
}

fn is_mail(path: &Path) -> bool {
    has_extension(path, &["eml", "txt", "mbox"]) || is_page(path)
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_a_maildir() {
        assert!(is_trashed(b"1700000000.M1P2.host:2,ST"));
        assert!(is_trashed(b"1700000000.M1P2.host;2,T"));
        assert!(!is_trashed(b"1700000000.M1P2.THost:2,FRS"));
        assert!(!is_trashed(b"1700000000.M1P2.T"));
    }
}
