//! Lints many messages on all cores, and has what is found printed in their order.
//!
//! Starting threads costs more than a draft does, so the first messages are
//! linted where they are read. Each thread then takes a batch, lints it and lays
//! it before the desk, which prints those whose turn it is; who is too far ahead
//! waits. So no more than a few batches are ever held.

use std::collections::BTreeMap;
use std::iter;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use termcolor::Buffer;

use super::Error;
use super::check::{Desk, Done, Linter};
use super::letters::{Letter, Letters};

/// Bytes of messages that are linted before other threads are called.
const ALONE: usize = 48 * 1024;

/// A batch has about as many bytes of messages,
const BATCH_BYTES: usize = 96 * 1024;
/// and no more messages.
const BATCH: usize = 64;

/// Batches that wait to be printed, for each thread.
const AHEAD: usize = 4;

type Read = Result<Letter, Error>;

/// Lints `letters` and lays them before `desk`.
pub(crate) fn run<'a>(mut letters: Letters<'a>, desk: &mut Desk<'a>) -> Result<(), Error> {
    let mut n_bytes = 0;
    // How many cores there are is asked for where it matters: it takes several files to tell.
    let mut n_threads = None;
    while n_bytes < ALONE || *n_threads.get_or_insert_with(cores) == 1 {
        let Some(letter) = letters.next() else {
            return Ok(());
        };
        n_bytes += letter.as_ref().map_or(0, |letter| letter.source.len());
        desk.lint(letter, letters.share())?;
        if desk.is_closed() {
            return Ok(());
        }
    }
    let n_threads = n_threads.unwrap_or(1);
    let Some(first) = letters.next() else {
        return Ok(());
    };
    let crew = Crew {
        linter: desk.linter(),
        empty: desk.buffer(),
        most_ahead: AHEAD * n_threads,
        queue: Mutex::new(Queue {
            first: Some(first),
            letters,
            n_taken: 0,
            is_over: false,
        }),
        tray: Mutex::new(Tray {
            desk,
            n_printed: 0,
            waiting: BTreeMap::new(),
            fault: None,
        }),
        turn: Condvar::new(),
    };
    thread::scope(|scope| {
        for _ in 1..n_threads {
            scope.spawn(|| crew.work());
        }
        crew.work();
    });
    let tray = crew.tray.into_inner();
    match tray.unwrap_or_else(PoisonError::into_inner).fault {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

struct Crew<'a, 'b> {
    linter: Linter,
    /// An empty buffer of the kind that is printed.
    empty: Buffer,
    most_ahead: usize,
    queue: Mutex<Queue<'a>>,
    tray: Mutex<Tray<'a, 'b>>,
    /// Told when something was printed.
    turn: Condvar,
}

/// What is still to be linted.
struct Queue<'a> {
    first: Option<Read>,
    letters: Letters<'a>,
    /// Batches taken.
    n_taken: usize,
    is_over: bool,
}

/// What was linted.
struct Tray<'a, 'b> {
    desk: &'b mut Desk<'a>,
    /// Batches printed.
    n_printed: usize,
    waiting: BTreeMap<usize, Done>,
    fault: Option<Error>,
}

impl Crew<'_, '_> {
    fn work(&self) {
        loop {
            // A statement of its own: the others wait as long as the lock lives.
            let next = lock(&self.queue).batch();
            let Some((number, batch, share)) = next else {
                return;
            };
            let mut done = Done::new(self.empty.clone(), share);
            for letter in batch {
                self.linter.lint(letter, &mut done);
            }
            let mut tray = lock(&self.tray);
            tray.waiting.insert(number, done);
            if tray.print() {
                self.turn.notify_all();
            }
            if tray.is_over() {
                lock(&self.queue).is_over = true;
            }
            // The batch that is next is with another thread, which will come.
            while tray.waiting.len() >= self.most_ahead {
                tray = self.turn.wait(tray).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }
}

impl Queue<'_> {
    /// The next batch, with its number and how much of all was then taken.
    fn batch(&mut self) -> Option<(usize, Vec<Read>, f64)> {
        if self.is_over {
            return None;
        }
        let mut batch = Vec::new();
        let mut n_bytes = 0;
        let mut letters = iter::from_fn(|| self.first.take().or_else(|| self.letters.next()));
        while n_bytes < BATCH_BYTES && batch.len() < BATCH {
            let Some(letter) = letters.next() else {
                self.is_over = true;
                break;
            };
            n_bytes += letter.as_ref().map_or(0, |letter| letter.source.len());
            batch.push(letter);
        }
        let number = self.n_taken;
        self.n_taken += 1;
        (!batch.is_empty()).then(|| (number, batch, self.letters.share()))
    }
}

impl Tray<'_, '_> {
    /// Prints the batches whose turn it is; whether there were any.
    fn print(&mut self) -> bool {
        let n_before = self.n_printed;
        while let Some(done) = self.waiting.remove(&self.n_printed) {
            self.n_printed += 1;
            if !self.is_over() {
                self.fault = self.desk.take(done).err();
            }
        }
        self.n_printed > n_before
    }

    /// Whether nothing more is to be printed.
    fn is_over(&self) -> bool {
        self.fault.is_some() || self.desk.is_closed()
    }
}

/// A thread that panicked has left nothing half done that the others would see.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
