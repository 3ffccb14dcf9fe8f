//! [`Mbox`]: a file read window by window, and given message by message.

use std::fs::File;
use std::io::{self, Read as _, Stdin};
use std::path::Path;
use std::sync::Arc;

use sincerely::message::MAX_SOURCE;
use sincerely::message::mbox::{self, Next};
use sincerely::report::Nth;

use super::Error;
use super::letters::Letter;

/// Bytes that are read of a file at once.
pub(crate) const WINDOW: usize = 128 * 1024;

const TOO_LARGE: &str = "the message is larger than 256 MiB";

/// A file, and what was read of it and is not yet let go.
pub(crate) struct Window {
    file: Input,
    bytes: Vec<u8>,
    /// Bytes at the front that are let go.
    gone: usize,
    /// Whether the file ends where the window does.
    is_all: bool,
}

enum Input {
    File(File),
    Stdin(Stdin),
}

impl Window {
    pub(crate) fn of_stdin(stdin: Stdin) -> Self {
        Self::new(Input::Stdin(stdin), Vec::new())
    }

    /// The file at `path`, which is read into the empty `buffer`.
    pub(crate) fn of_file(path: &Path, buffer: Vec<u8>) -> io::Result<Self> {
        Ok(Self::new(Input::File(File::open(path)?), buffer))
    }

    fn new(file: Input, buffer: Vec<u8>) -> Self {
        Self {
            file,
            bytes: buffer,
            gone: 0,
            is_all: false,
        }
    }

    /// Where the first message starts, if the file is an mbox. The first window of
    /// it is then held.
    pub(crate) fn opens_mbox(&mut self) -> io::Result<Option<usize>> {
        self.bytes.reserve_exact(WINDOW + 1);
        self.fill(WINDOW)?;
        Ok(mbox::first_start(&self.bytes, self.is_all))
    }

    /// Bytes of the file, as far as the system knows.
    fn size(&self) -> usize {
        let size = match &self.file {
            Input::File(file) => file.metadata().map_or(0, |about| about.len()),
            Input::Stdin(_) => 0,
        };
        usize::try_from(size).unwrap_or(usize::MAX)
    }

    /// Reads the rest of the file, but no more than is too much.
    pub(crate) fn read_all(&mut self) -> io::Result<()> {
        if self.is_all {
            return Ok(());
        }
        let size = self.size();
        if size > MAX_SOURCE {
            return Err(io::Error::other(TOO_LARGE));
        }
        let left = (size + 1).saturating_sub(self.bytes.len());
        self.bytes.reserve_exact(left);
        self.fill(MAX_SOURCE + 1)
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn held(&self) -> &[u8] {
        &self.bytes[self.gone..]
    }

    /// Reads on until `len` bytes are held, or all that is left.
    fn fill(&mut self, len: usize) -> io::Result<()> {
        // What has ended may be a terminal, which would wait for more.
        if self.is_all {
            return Ok(());
        }
        self.bytes.drain(..self.gone);
        self.gone = 0;
        let wanted = len.saturating_sub(self.bytes.len());
        let (bytes, wanted) = (&mut self.bytes, wanted as u64);
        let n_read = match &mut self.file {
            Input::File(file) => file.take(wanted).read_to_end(bytes)?,
            Input::Stdin(stdin) => stdin.take(wanted).read_to_end(bytes)?,
        };
        self.is_all = (n_read as u64) < wanted;
        Ok(())
    }
}

/// An mbox file that is being read.
pub(crate) struct Mbox {
    window: Window,
    /// Bytes of the file, as far as the system knows.
    size: usize,
    /// What all its messages have in common.
    pub(crate) of_file: Letter,
    /// No message but the first starts in what is held before this offset.
    looked: usize,
    /// Bytes of the message in hand that were let go: it is too large.
    n_skipped: usize,
    /// Where the message in hand stands, or the one before it ended.
    at: Nth,
    /// What stands before the first message: a byte order mark, blank lines.
    lead: Vec<u8>,
}

/// Why a message cannot be had.
pub(crate) enum Failed {
    /// Nor can those after it.
    Read(io::Error),
    /// It is larger than any that is read.
    TooLarge(Error),
}

impl Mbox {
    /// The first message of the file starts at `first`.
    pub(crate) fn new(mut window: Window, first: usize, of_file: Letter) -> Self {
        let lead = window.held()[..first].to_vec();
        window.gone += first;
        Self {
            size: window.size(),
            window,
            of_file,
            looked: 1,
            n_skipped: 0,
            at: Nth {
                number: 0,
                byte_start: first,
                byte_end: first,
                n_lines_before: count_lines(&lead),
            },
            lead,
        }
    }

    /// How much of the file was given, of 1.
    pub(crate) fn share(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "for people")]
        let share = self.at.byte_end as f64 / self.size.max(1) as f64;
        share.min(1.0)
    }

    /// The next message.
    pub(crate) fn next(&mut self) -> Option<Result<Letter, Failed>> {
        if self.window.held().is_empty() && self.window.is_all {
            return None;
        }
        let len = loop {
            let held = self.window.held();
            match mbox::next_start(held, self.looked, self.window.is_all) {
                Next::At(start) => break start,
                Next::None => break held.len(),
                Next::NotBefore(offset) => self.looked = offset.max(1),
            }
            let mut held = held.len();
            if held + self.n_skipped > MAX_SOURCE {
                held = self.skip();
            }
            let more = (2 * held).clamp(WINDOW, MAX_SOURCE + WINDOW);
            if let Err(error) = self.window.fill(more) {
                return Some(Err(Failed::Read(error)));
            }
        };
        Some(self.take(len))
    }

    /// Lets go of what was read of a message that is larger than any that is
    /// read, but for what may open the next.
    fn skip(&mut self) -> usize {
        let n_gone = self.looked - 1;
        self.at.n_lines_before += count_lines(&self.window.held()[..n_gone]);
        self.window.gone += n_gone;
        self.n_skipped += n_gone;
        self.looked = 1;
        self.window.held().len()
    }

    /// The next `len` bytes, which are a message, or the end of one.
    fn take(&mut self, len: usize) -> Result<Letter, Failed> {
        let mut source = self.window.held()[..len].to_vec();
        self.window.gone += len;
        self.looked = 1;
        let is_last = self.window.is_all && self.window.held().is_empty();
        self.at.number += 1;
        self.at.byte_start = self.at.byte_end;
        self.at.byte_end += self.n_skipped + len;
        // A file of one message is that message, and may open with a mark.
        let is_alone = self.at.number == 1 && is_last && !self.lead.contains(&b'\n');
        let nth = (!is_alone).then_some(self.at);
        self.at.n_lines_before += count_lines(&source);
        if is_alone {
            source.splice(..0, self.lead.iter().copied());
        }
        if std::mem::take(&mut self.n_skipped) > 0 {
            return Err(Failed::TooLarge(Error::File {
                name: self.of_file.path.to_string(),
                message: nth.map(|nth| nth.number),
                reason: TOO_LARGE.to_owned(),
            }));
        }
        Ok(Letter {
            path: Arc::clone(&self.of_file.path),
            file: self.of_file.file.clone(),
            nth,
            is_of_mailbox: nth.is_some(),
            is_page: self.of_file.is_page,
            settings: Arc::clone(&self.of_file.settings),
            source,
        })
    }
}

fn count_lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}
