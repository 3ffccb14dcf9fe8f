//! Which files the paths of the command line stand for.
//!
//! A folder stands for the mail in it, a Maildir (a folder with `cur` and `new`)
//! for its messages. Files are found one by one, as they are asked for, so that
//! a tree of any size costs the memory of its largest folder.

use std::ffi::{OsStr, OsString};
use std::fs;
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
    /// The innermost last.
    lists: Vec<List>,
    /// A second `-` would read what the first has left: nothing.
    has_read_stdin: bool,
    /// The folder named on the command line that is walked, while it has shown
    /// nothing.
    bare: Option<PathBuf>,
}

/// What is left of the entries of a folder, or of those on the command line.
#[derive(Debug)]
struct List {
    /// Empty for the command line.
    folder: PathBuf,
    entries: vec::IntoIter<(OsString, Entry)>,
    /// How many there were.
    len: usize,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// As given on the command line.
    Given,
    Folder,
    /// `cur` or `new` of a Maildir.
    Messages,
    File,
    Message,
}

/// The drafts that `paths` stand for.
pub(crate) fn expand(paths: &[PathBuf]) -> Drafts {
    let given = |path: OsString| (path, Entry::Given);
    let mut all: Vec<_> = paths.iter().map(|path| given(path.into())).collect();
    if all.is_empty() {
        all.push(given("-".into()));
    }
    Drafts {
        lists: vec![List::new(PathBuf::new(), all)],
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
    path.extension().is_some_and(is_of_page)
}

impl Iterator for Drafts {
    type Item = Result<Draft, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let list = self.lists.last_mut()?;
            let Some((name, entry)) = list.entries.next() else {
                self.lists.pop();
                if self.lists.len() == 1
                    && let Some(folder) = self.bare.take()
                {
                    return Some(Err(Error::file(
                        folder.to_string_lossy(),
                        "no .eml, .txt, .html or .mbox file in this folder",
                    )));
                }
                continue;
            };
            let path = list.path(&name);
            let opened = match entry {
                Entry::Given if name == "-" => {
                    if !std::mem::replace(&mut self.has_read_stdin, true) {
                        return Some(Ok(Draft::Stdin));
                    }
                    continue;
                }
                Entry::Given if path.is_dir() => {
                    // An empty Maildir is an empty mailbox, and no mistake.
                    self.bare = (!is_maildir(&path)).then(|| path.clone());
                    self.open(path)
                }
                Entry::Given => return Some(Ok(Draft::File(path))),
                Entry::Folder => self.open(path),
                Entry::Messages => self.open_messages(path),
                Entry::File => {
                    self.bare = None;
                    return Some(Ok(Draft::File(path)));
                }
                Entry::Message => {
                    self.bare = None;
                    return Some(Ok(Draft::InMaildir(path)));
                }
            };
            if let Err(error) = opened {
                return Some(Err(error));
            }
        }
    }
}

impl Drafts {
    /// How much of all there is was given, of 1, where files and folders are
    /// taken to be alike; of the file in hand it is `of_file`.
    pub(crate) fn share(&self, of_file: f64) -> f64 {
        let (mut share, mut whole) = (0.0, 1.0);
        for list in &self.lists {
            #[expect(clippy::cast_precision_loss, reason = "for people")]
            let (left, len) = (list.entries.len() as f64, list.len.max(1) as f64);
            whole /= len;
            // The entry in hand is what the next list is of.
            share += whole * (len - left - 1.0).max(0.0);
        }
        share + whole * of_file
    }

    /// Goes on with what is in `folder`; hidden files and folders, and links to
    /// folders, are left alone.
    fn open(&mut self, folder: PathBuf) -> Result<(), Error> {
        let is_maildir = is_maildir(&folder);
        self.list(folder, |name, entry| {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match name.as_encoded_bytes() {
                b"cur" | b"new" if is_maildir && is_folder => Some(Entry::Messages),
                b"tmp" if is_maildir && is_folder => None,
                _ if is_folder => Some(Entry::Folder),
                _ => (is_mail(name) && may_be_read(entry)).then_some(Entry::File),
            }
        })
    }

    /// Goes on with the messages in `cur` or `new`, whatever they are called, but
    /// for those that are marked as deleted.
    fn open_messages(&mut self, folder: PathBuf) -> Result<(), Error> {
        self.list(folder, |name, entry| {
            let is_message = !is_trashed(name.as_encoded_bytes()) && may_be_read(entry);
            is_message.then_some(Entry::Message)
        })
    }

    /// Goes on with the entries of `folder` that are something, and not hidden.
    fn list(
        &mut self,
        folder: PathBuf,
        is: impl Fn(&OsStr, &fs::DirEntry) -> Option<Entry>,
    ) -> Result<(), Error> {
        let fault = |error| Error::io(folder.to_string_lossy(), &error);
        let mut entries = Vec::new();
        for entry in fs::read_dir(&folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name();
            if !name.as_encoded_bytes().starts_with(b".")
                && let Some(is) = is(&name, &entry)
            {
                entries.push((name, is));
            }
        }
        entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        self.lists.push(List::new(folder, entries));
        Ok(())
    }
}

impl List {
    fn new(folder: PathBuf, entries: Vec<(OsString, Entry)>) -> Self {
        let len = entries.len();
        Self {
            folder,
            entries: entries.into_iter(),
            len,
        }
    }

    fn path(&self, name: &OsStr) -> PathBuf {
        let mut path = PathBuf::with_capacity(self.folder.as_os_str().len() + 1 + name.len());
        path.push(&self.folder);
        path.push(name);
        path
    }
}

/// Whether an entry is a file, or a link to one or to what is not there, which is
/// to be told. A pipe that lies in a folder would be waited for.
fn may_be_read(entry: &fs::DirEntry) -> bool {
    let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
    is_file || fs::metadata(entry.path()).map_or(true, |about| about.is_file())
}

/// Whether a folder is a Maildir; its `tmp` holds what is being delivered.
fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && folder.join("new").is_dir()
}

/// Whether the flags of a Maildir's file, those after `:2,`, say that it is to
/// go. Where a file system has no colon in names, `;` or `!` stands for it.
fn is_trashed(name: &[u8]) -> bool {
    let is_info = |at: &[u8]| matches!(at, [b':' | b';' | b'!', b'2', b',']);
    let info = name.windows(3).rposition(is_info);
    info.is_some_and(|at| name[at + 3..].contains(&b'T'))
}

/// Whether a file of that name in a folder is a draft or a mailbox.
fn is_mail(name: &OsStr) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    is_one_of(extension, &["eml", "txt", "mbox"]) || is_of_page(extension)
}

fn is_of_page(extension: &OsStr) -> bool {
    is_one_of(extension, &["html", "htm"])
}

fn is_one_of(extension: &OsStr, known: &[&str]) -> bool {
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
