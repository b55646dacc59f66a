//! The pool of threads, ours alone, made anew after a fork.

use crate::error::{Error, Result};
use arc_swap::ArcSwapOption;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

struct Pool {
    process: u32,
    size: usize,
    threads: ThreadPool,
}

static WANTED: AtomicUsize = AtomicUsize::new(0);
static POOL: ArcSwapOption<Pool> = ArcSwapOption::const_empty();

/// The most threads that columns use: more only wait for one another.
pub const MOST_THREADS: usize = 1024;

/// Sets how many threads columns use from now on, [`MOST_THREADS`] at most; 0 means one per core.
///
/// ```
/// yeksan::column::set_threads(2);
/// assert_eq!(yeksan::column::threads(), 2);
/// yeksan::column::set_threads(0);
/// ```
pub fn set_threads(threads: usize) {
    WANTED.store(threads.min(MOST_THREADS), Ordering::Relaxed);
}

/// How many threads columns use.
pub fn threads() -> usize {
    match WANTED.load(Ordering::Relaxed) {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    }
}

/// Runs `job` with the pool, which has so many threads or more: whoever wants fewer uses fewer.
pub(super) fn with_pool<T>(wanted: usize, job: impl FnOnce(&ThreadPool) -> T) -> Result<T> {
    let process = std::process::id();
    if let Some(pool) = &*POOL.load()
        && pool.process == process
        && pool.size >= wanted
    {
        return Ok(job(&pool.threads));
    }
    let threads = ThreadPoolBuilder::new()
        .num_threads(wanted)
        .thread_name(|i| format!("yeksan-{i}"))
        .build()
        .map_err(|e| {
            Error::option(format!("cannot start {wanted} threads: {e}; try set_threads(1)"))
        })?;
    let pool = Arc::new(Pool { process, size: wanted, threads });
    if let Some(old) = POOL.swap(Some(Arc::clone(&pool))) {
        // The threads of a pool that came over a fork do not exist here: joining them would hang.
        if old.process != process {
            std::mem::forget(old);
        }
    }
    Ok(job(&pool.threads))
}
