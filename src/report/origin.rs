//! [`Origin`]: which file a report is of, and where in it the source stands.

/// Which file a report is of, and where in it the source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The file, as the user named it.
    pub path: &'a str,
    /// Set where the file holds other messages too.
    pub message: Option<Nth>,
    /// Whether the user named not the message but the mailbox it lies in. Of such
    /// a message that is no follow-up there is nothing to say but its findings.
    pub is_of_mailbox: bool,
}

/// One message of several in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth {
    /// Its number, from 1.
    pub number: usize,
    /// Offset in the file of its first byte.
    pub byte_start: usize,
    /// Offset after its last.
    pub byte_end: usize,
    /// Line ends in the file before it.
    pub n_lines_before: usize,
}

impl<'a> From<&'a str> for Origin<'a> {
    fn from(path: &'a str) -> Self {
        Self {
            path,
            message: None,
            is_of_mailbox: false,
        }
    }
}

impl Origin<'_> {
    /// What people call it: `inbox.mbox#17`.
    #[must_use]
    pub fn name(&self) -> String {
        match self.message {
            Some(nth) => format!("{}#{}", self.path, nth.number),
            None => self.path.to_owned(),
        }
    }

    /// How many bytes of the file stand before the source.
    pub(super) fn byte_start(&self) -> usize {
        self.message.map_or(0, |nth| nth.byte_start)
    }
}
