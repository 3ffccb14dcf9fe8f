//! Standard output and standard error: one buffered write each, closed pipes
//! ignored.

use std::fmt;
use std::io::{self, Write as _};

use termcolor::{Buffer, BufferWriter};
use terminal_size::terminal_size_of;

use super::args::ColorArg;
use super::{CLEAN, Error};

/// Buffered text beyond this is written, so that a long run needs no more memory.
const FULL: usize = 1 << 20;

/// What goes to standard output, or to standard error where that is taken.
pub(crate) struct Output {
    writer: BufferWriter,
    buffer: Buffer,
    is_stderr: bool,
    /// The reader went away; nobody wants the rest.
    is_closed: bool,
}

impl Output {
    pub(crate) fn new(color: ColorArg) -> Self {
        Self::of(BufferWriter::stdout(color.choice(&io::stdout())), false)
    }

    /// What goes to standard error.
    pub(crate) fn stderr(color: ColorArg) -> Self {
        Self::of(BufferWriter::stderr(color.for_stderr()), true)
    }

    fn of(writer: BufferWriter, is_stderr: bool) -> Self {
        let buffer = writer.buffer();
        Self {
            writer,
            buffer,
            is_stderr,
            is_closed: false,
        }
    }

    /// An empty buffer of the kind that is printed. What is copied from one to
    /// another keeps its colours but on consoles that know no escape sequences.
    pub(crate) fn buffer(&self) -> Buffer {
        self.writer.buffer()
    }

    /// Columns of the terminal that it goes to, if it goes to one.
    pub(crate) fn width(&self) -> Option<usize> {
        let size = if self.is_stderr {
            terminal_size_of(io::stderr())
        } else {
            terminal_size_of(io::stdout())
        };
        size.map(|(width, _)| usize::from(width.0))
    }

    /// Whether the reader went away.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Collects what `write` writes, and now and then passes it on.
    pub(crate) fn add(
        &mut self,
        write: impl FnOnce(&mut Buffer) -> io::Result<()>,
    ) -> Result<(), Error> {
        if self.is_closed {
            return Ok(());
        }
        write(&mut self.buffer).map_err(|error| Error::output(&error))?;
        if self.buffer.len() >= FULL {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        let printed = self
            .writer
            .print(&self.buffer)
            .and_then(|()| io::stdout().flush());
        self.buffer.clear();
        match printed {
            // If standard error is closed, the exit status still tells.
            Err(error) if self.is_stderr || error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            Err(error) => Err(Error::output(&error)),
            Ok(()) => Ok(()),
        }
    }

    /// Writes all of one thing.
    pub(crate) fn print(
        &mut self,
        write: impl FnOnce(&mut Buffer) -> io::Result<()>,
    ) -> Result<u8, Error> {
        self.add(write)?;
        self.flush()?;
        Ok(CLEAN)
    }
}

/// One line on standard error. If that is closed, the exit status still tells.
pub(crate) fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}
