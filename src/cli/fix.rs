//! `--fix`, `--suggest-fixes` and `--diff`: corrections made in the files, or
//! shown. Which they are is the library's to say; files are written here.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use similar::TextDiff;
use sincerely::diagnostic::{Diagnostic, Fix, Safety};
use sincerely::fix::{Fixed, Left, fix};
use sincerely::{Options, lint};

use super::error::reason;
use super::letters::Letter;
use super::{Error, Output, say};

/// How long a diff may be made smaller.
const DIFF_TIME: Duration = Duration::from_secs(2);

#[derive(Clone, Debug, Args)]
pub(crate) struct FixArgs {
    /// Make the corrections that cannot change the meaning, in the drafts
    /// themselves; a mail on standard input goes to standard output, and the
    /// findings that are left to standard error
    #[arg(long)]
    fix: bool,
    /// Make the first correction of every finding that has one; look at each
    #[arg(long)]
    suggest_fixes: bool,
    /// Print what `--fix` (or `--suggest-fixes`) would change as a diff, and write nothing
    #[arg(long)]
    pub(super) diff: bool,
}

impl FixArgs {
    /// What is asked for, if anything is.
    pub(crate) fn fixes(&self) -> Option<Fixes> {
        let is_wanted = self.fix || self.suggest_fixes || self.diff;
        is_wanted.then_some(Fixes {
            wanted: if self.suggest_fixes {
                Safety::Suggest
            } else {
                Safety::Safe
            },
            is_diff: self.diff,
            n_drafts: 0,
            n_changed: 0,
            n_fixed: 0,
            n_left: 0,
            refused: None,
        })
    }
}

/// The corrections of a run.
#[derive(Debug)]
pub(crate) struct Fixes {
    wanted: Safety,
    is_diff: bool,
    n_drafts: usize,
    n_changed: usize,
    n_fixed: usize,
    n_left: usize,
    /// The mailbox that was last refused, which is said once.
    refused: Option<Arc<str>>,
}

impl Fixes {
    /// Whether drafts are changed, not just shown.
    pub(crate) fn writes(&self) -> bool {
        !self.is_diff
    }

    /// Corrects a draft; gives the source it then has, or would have. None for
    /// a further message of a mailbox that was refused.
    pub(crate) fn fix(
        &mut self,
        letter: &Letter,
        output: &mut Output,
    ) -> Result<Option<Vec<u8>>, Error> {
        let (name, before): (&str, &[u8]) = (&letter.path, &letter.source);
        let file = |reason: &str| Error::file(name, reason);
        if letter.is_of_mailbox || is_mailbox(before) {
            if self.refused.as_ref() == Some(&letter.path) {
                return Ok(None);
            }
            self.refused = Some(Arc::clone(&letter.path));
            return Err(file("a mailbox is not changed; save the mail by itself"));
        }
        let options = &*letter.options();
        let fixed = fix(before, options, self.wanted);
        let is_changed = fixed.source != before;
        match &letter.file {
            _ if self.is_diff => {
                output.add(|out| diff(name, before, &fixed.source, out))?;
            }
            None => pass_on(&fixed.source)?,
            Some(path) if is_changed => {
                write(path, before, &fixed.source).map_err(|error| file(&reason(&error)))?;
            }
            Some(_) => {}
        }
        self.n_drafts += 1;
        self.n_changed += usize::from(is_changed);
        self.n_fixed += fixed.done.len();
        self.n_left += fixed.left.len();
        self.tell(name, &fixed, options);
        Ok(Some(fixed.source))
    }

    /// One line on what was done to a draft, and one on each fix that was not.
    fn tell(&self, name: &str, fixed: &Fixed, options: &Options) {
        if fixed.done.is_empty() && fixed.left.is_empty() && !fixed.has_more {
            return;
        }
        let done = if self.is_diff { "to fix" } else { "fixed" };
        let mut parts = vec![format!("{name}: {} {done}", fixed.done.len())];
        let n_on_page = fixed.done.iter().filter(|done| done.with_page).count();
        if n_on_page > 0 {
            parts[0] += " (";
            parts[0] += &n_on_page.to_string();
            parts[0] += " in the HTML beside the text too)";
        }
        let n_others = match self.wanted {
            Safety::Safe => n_others(&fixed.source, options),
            Safety::Suggest => 0,
        };
        if n_others > 0 {
            parts.push(format!("{n_others} more with --suggest-fixes"));
        }
        let reasons: Vec<String> = fixed.left.iter().map(of_left).collect();
        match reasons.as_slice() {
            [] => {}
            [reason] => parts.push(format!("1 left: {reason}")),
            all => parts.push(format!("{} left:\n  {}", all.len(), all.join("\n  "))),
        }
        let mut line = parts.join(", ");
        if fixed.has_more {
            line += "\n  there was too much for one run; run it again for the rest";
        }
        say(format_args!("{line}"));
    }

    /// A line on all drafts, where there were several or nothing was said yet.
    pub(crate) fn sum_up(&self) {
        let done = if self.is_diff { "to fix" } else { "fixed" };
        if self.n_fixed + self.n_left == 0 && self.n_drafts > 0 {
            say(format_args!("nothing to fix"));
        } else if self.n_drafts > 1 {
            let Self {
                n_fixed,
                n_changed,
                n_drafts,
                n_left,
                ..
            } = self;
            say(format_args!(
                "{n_fixed} {done} in {n_changed} of {n_drafts} drafts, {n_left} left"
            ));
        }
    }
}

/// How many findings have fixes of which none is safe.
fn n_others(source: &[u8], options: &Options) -> usize {
    let is_other = |found: &&Diagnostic| {
        let is_safe = |fix: &Fix| fix.safety == Safety::Safe;
        !found.fixes.is_empty() && !found.fixes.iter().any(is_safe)
    };
    let report = lint(source, options);
    report.diagnostics.iter().filter(is_other).count()
}

fn of_left(left: &Left) -> String {
    let words = left.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = words.chars().take(40).collect();
    format!("“{shown}” ({}): {}", left.rule.id, left.reason)
}

/// Whether a source seems to hold several mails, be it an mbox that nobody
/// could take apart.
fn is_mailbox(source: &[u8]) -> bool {
    let opens = source.starts_with(b"From ");
    let more = ["\n\nFrom ", "\n\r\nFrom "];
    let holds = |more: &&str| memchr::memmem::find(source, more.as_bytes()).is_some();
    opens && more.iter().any(holds)
}

/// Writes all of a mail to standard output.
fn pass_on(source: &[u8]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(source).and_then(|()| stdout.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Usage(format!("standard output: {}", reason(&error))))
        }
        _ => Ok(()),
    }
}

/// Puts `after` in the place of the file at `path`, which held `before`: at
/// once or not at all, with the permissions it had, and where a link leads to.
fn write(path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("only a regular file can be changed"));
    }
    if metadata.permissions().readonly() {
        return Err(io::Error::other(
            "the file is read-only; nothing was changed",
        ));
    }
    let path = fs::canonicalize(path)?;
    // Whoever may not write the file could still put another in its place.
    fs::OpenOptions::new().write(true).open(&path)?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let mut file = tempfile::Builder::new()
        .prefix(".sincerely-")
        .tempfile_in(folder)?;
    file.write_all(after)?;
    keep_owner(file.as_file(), &metadata);
    file.as_file().set_permissions(metadata.permissions())?;
    file.as_file().sync_all()?;
    if fs::read(&path)? != before {
        return Err(io::Error::other(
            "the file has changed meanwhile; nothing was written",
        ));
    }
    file.persist(&path)?;
    Ok(())
}

/// Gives a file the owner of the one it is to replace, as far as one may.
#[cfg(unix)]
fn keep_owner(file: &fs::File, of: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(file, Some(of.uid()), Some(of.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) {}

/// The unified diff of two sources; of their text where they are in UTF-16,
/// whose lines are no lines of bytes.
fn diff(name: &str, before: &[u8], after: &[u8], out: &mut impl io::Write) -> io::Result<()> {
    if before == after {
        return Ok(());
    }
    let is_wide = before.starts_with(b"\xff\xfe") || before.starts_with(b"\xfe\xff");
    let text = |source: &[u8]| -> Vec<u8> {
        let is_big = source.starts_with(b"\xfe\xff");
        let pairs = source[2..].chunks_exact(2);
        let units: Vec<u16> = pairs
            .map(|pair| {
                let pair = [pair[0], pair[1]];
                if is_big {
                    u16::from_be_bytes(pair)
                } else {
                    u16::from_le_bytes(pair)
                }
            })
            .collect();
        String::from_utf16_lossy(&units).into_bytes()
    };
    let (before, after) = if is_wide {
        (text(before), text(after))
    } else {
        (before.to_vec(), after.to_vec())
    };
    let diff = TextDiff::configure()
        .timeout(DIFF_TIME)
        .diff_lines(&before[..], &after[..]);
    let name = name.trim_start_matches('/');
    diff.unified_diff()
        .header(&format!("a/{name}"), &format!("b/{name}"))
        .to_writer(out)
}
