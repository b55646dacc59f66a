//! Work on ranges of rows, by the pool, watched by the calling thread.

use super::pool::with_pool;
use super::threads;
use crate::error::{Error, ErrorKind, Result};
use crate::interrupt::Interrupt;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Called by the calling thread about every 100 ms with the number of rows done; an error stops the work.
pub type Watch<'a> = &'a mut dyn FnMut(usize) -> Result<()>;

/// How often the calling thread looks up.
const TICK: Duration = Duration::from_millis(100);

/// Below this many bytes of text a column is worked on where it is called.
const SMALL: usize = 1 << 15;

/// How many bytes of text make one piece of work.
const PIECE: usize = 1 << 18;

/// A [`Watch`] that never stops the work.
pub fn unwatched(_done: usize) -> Result<()> {
    Ok(())
}

/// Does `work` on all rows, in pieces, and gives the results in order.
///
/// `weight` tells the bytes of a row. The first bad row, in order, gives the error, whatever the number of threads.
pub fn run<T: Send>(
    rows: usize,
    weight: impl Fn(usize) -> usize,
    watch: Watch<'_>,
    work: impl Fn(Range<usize>, &Interrupt) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let pieces = split(rows, weight);
    let interrupt = Interrupt::new();
    if let [(piece, bytes)] = pieces.as_slice()
        && *bytes <= SMALL
    {
        return Ok(vec![work(piece.clone(), &interrupt)?]);
    }
    // A piece after the first that failed need not be done; all before it are, so the error is the first.
    let failed = AtomicUsize::new(usize::MAX);
    let (sender, receiver) = channel();
    let mut results: Vec<Option<Result<T>>> = pieces.iter().map(|_| None).collect();
    let mut stopped = None;
    with_pool(|pool| {
        pool.in_place_scope(|scope| {
            for (index, (piece, _)) in pieces.iter().enumerate() {
                let (sender, failed, work, interrupt) =
                    (sender.clone(), &failed, &work, &interrupt);
                scope.spawn(move |_| {
                    if index > failed.load(Ordering::Relaxed) || interrupt.check().is_err() {
                        return;
                    }
                    let result = work(piece.clone(), interrupt);
                    interrupt.advance(piece.len());
                    if result.is_err() {
                        failed.fetch_min(index, Ordering::Relaxed);
                    }
                    // The receiver lives until every sender is gone.
                    let _ = sender.send((index, result));
                });
            }
            drop(sender);
            let mut next_look = std::time::Instant::now() + TICK;
            loop {
                let wait = next_look.saturating_duration_since(std::time::Instant::now());
                match receiver.recv_timeout(wait) {
                    Ok((index, result)) => {
                        if let Some(slot) = results.get_mut(index) {
                            *slot = Some(result);
                        }
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) => {
                        next_look = std::time::Instant::now() + TICK;
                        if stopped.is_none()
                            && let Err(error) = watch(interrupt.done())
                        {
                            stopped = Some(error);
                            interrupt.stop();
                        }
                    }
                }
            }
        });
    })?;
    if let Some(error) = stopped {
        return Err(error);
    }
    let mut out = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Some(Ok(value)) => out.push(value),
            Some(Err(error)) => return Err(error),
            None => return Err(Error::new(ErrorKind::Interrupted, "the work was stopped")),
        }
    }
    watch(rows)?;
    Ok(out)
}

/// Ranges of rows of about equal weight, with their weight; no row is split, so one long text is one piece.
fn split(rows: usize, weight: impl Fn(usize) -> usize) -> Vec<(Range<usize>, usize)> {
    // More threads want smaller pieces only when there is little to do.
    let total: usize = (0..rows).map(|row| weight(row).saturating_add(16)).sum();
    let target = (total / threads().max(1) / 4).clamp(SMALL, PIECE);
    let mut pieces = Vec::with_capacity(total / target + 1);
    let (mut start, mut bytes) = (0, 0usize);
    for row in 0..rows {
        bytes = bytes.saturating_add(weight(row)).saturating_add(16);
        if bytes >= target {
            pieces.push((start..row + 1, bytes));
            (start, bytes) = (row + 1, 0);
        }
    }
    if start < rows || rows == 0 {
        pieces.push((start..rows, bytes));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let out = run(10_000, |_| 100, &mut unwatched, |rows, _| Ok(rows)).unwrap();
        assert!(out.len() > 1);
        assert_eq!(out.into_iter().flatten().collect::<Vec<_>>(), (0..10_000).collect::<Vec<_>>());
    }

    #[test]
    fn no_rows_are_one_empty_piece() {
        assert_eq!(run(0, |_| 1, &mut unwatched, |rows, _| Ok(rows)).unwrap(), vec![0..0]);
    }

    #[test]
    fn the_first_bad_row_is_named_on_any_number_of_threads() {
        for _ in 0..50 {
            let error = run(
                50_000,
                |_| 100,
                &mut unwatched,
                |rows, _| {
                    for row in rows {
                        if row % 9_000 == 8_999 {
                            return Err(Error::text("bad").at_row(row));
                        }
                    }
                    Ok(())
                },
            );
            assert_eq!(error.unwrap_err().row(), Some(8_999));
        }
    }

    #[test]
    fn the_watch_stops_the_work_inside_one_piece() {
        let mut looks = 0;
        let stop = &mut |_| {
            looks += 1;
            Err(Error::interrupted())
        };
        let result = run(
            1,
            |_| 1 << 20,
            stop,
            |_, interrupt| {
                while interrupt.check().is_ok() {
                    std::thread::yield_now();
                }
                interrupt.check()
            },
        );
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Interrupted);
        assert_eq!(looks, 1);
    }
}
