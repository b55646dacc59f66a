//! A flag that asks long work to stop, and a count of what is done.

use crate::error::{Error, Result};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Shared by the thread that asked for the work and the threads that do it.
///
/// Engines call [`Interrupt::check`] now and then, also inside one very long text.
///
/// ```
/// let interrupt = yeksan::Interrupt::new();
/// assert!(interrupt.check().is_ok());
/// interrupt.stop();
/// assert!(interrupt.check().is_err());
/// ```
#[derive(Debug, Default)]
pub struct Interrupt {
    stopped: AtomicBool,
    done: AtomicUsize,
}

impl Interrupt {
    /// A flag that is not set.
    pub const fn new() -> Self {
        Interrupt { stopped: AtomicBool::new(false), done: AtomicUsize::new(0) }
    }

    /// Asks the work to stop.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// An error if the work was asked to stop.
    #[inline]
    pub fn check(&self) -> Result<()> {
        if self.stopped.load(Ordering::Relaxed) { Err(Error::interrupted()) } else { Ok(()) }
    }

    /// Adds to the count of rows that are done.
    pub fn advance(&self, rows: usize) {
        self.done.fetch_add(rows, Ordering::Relaxed);
    }

    /// How many rows are done.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }
}
