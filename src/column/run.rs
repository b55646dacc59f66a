//! Work on ranges of rows, by the pool, watched by the calling thread.

use super::pool::with_pool;
use super::threads;
use crate::error::{Error, ErrorKind, Result};
use crate::interrupt::Interrupt;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{TryRecvError, channel};
use std::thread::Thread;
use std::time::{Duration, Instant};

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
    let weight = |some: Range<usize>| some.map(&weight).fold(0, usize::saturating_add);
    run_pieces(rows, weight, watch, work)
}

/// As [`run()`], but that `weight` tells the bytes of some rows.
pub fn run_pieces<T: Send>(
    rows: usize,
    weight: impl Fn(Range<usize>) -> usize,
    watch: Watch<'_>,
    work: impl Fn(Range<usize>, &Interrupt) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let mut out = Vec::new();
    let take = |result| {
        out.push(result);
        Ok(())
    };
    run_on(threads(), true, rows, weight, watch, work, take)?;
    Ok(out)
}

/// As [`run_pieces()`], but that the calling thread takes each result, in order, while others are worked on; where one
/// thread is to work, it takes them when all are done.
pub fn run_and_take<T: Send>(
    rows: usize,
    weight: impl Fn(Range<usize>) -> usize,
    watch: Watch<'_>,
    work: impl Fn(Range<usize>, &Interrupt) -> Result<T> + Sync,
    take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let threads = threads();
    run_on(threads, threads == 1, rows, weight, watch, work, take)
}

/// Works on so many threads; the calling thread takes the results at the end, or while others are worked on.
fn run_on<T: Send>(
    threads: usize,
    takes_at_end: bool,
    rows: usize,
    weight: impl Fn(Range<usize>) -> usize,
    watch: Watch<'_>,
    work: impl Fn(Range<usize>, &Interrupt) -> Result<T> + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let pieces = split(rows, threads, weight);
    let interrupt = Interrupt::new();
    if let [(piece, bytes)] = pieces.as_slice()
        && *bytes <= SMALL
    {
        return take(work(piece.clone(), &interrupt)?);
    }
    // A piece after the first that failed need not be done; all before it are, so the error is the first.
    let failed = AtomicUsize::new(usize::MAX);
    let (sender, receiver) = channel();
    let bell = Bell::new(pieces.len(), threads, takes_at_end);
    let next = AtomicUsize::new(0);
    let mut results: Vec<Option<Result<T>>> = pieces.iter().map(|_| None).collect();
    // How many were taken, and why no more are.
    let mut taken = 0;
    let mut stopped = None;
    let mut take_ready = |results: &mut [Option<Result<T>>], interrupt: &Interrupt| {
        while let Some(Ok(result)) =
            results.get_mut(taken).and_then(|slot| slot.take_if(|r| r.is_ok()))
        {
            taken += 1;
            if let Err(error) = take(result) {
                interrupt.stop();
                return Some(error);
            }
        }
        None
    };
    with_pool(threads, |pool| {
        pool.in_place_scope(|scope| {
            for _ in 0..threads.min(pieces.len()) {
                let sender = sender.clone();
                let (pieces, next, failed, work, interrupt, bell) =
                    (&pieces, &next, &failed, &work, &interrupt, &bell);
                scope.spawn(move |_| {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some((piece, _)) = pieces.get(index) else { break };
                        let mut result = None;
                        if index <= failed.load(Ordering::Relaxed) && interrupt.check().is_ok() {
                            let done = work(piece.clone(), interrupt);
                            interrupt.advance(piece.len());
                            if done.is_err() {
                                failed.fetch_min(index, Ordering::Relaxed);
                            }
                            result = Some(done);
                        }
                        // The receiver lives until every sender is gone.
                        let _ = sender.send((index, result));
                        bell.ring();
                    }
                });
            }
            drop(sender);
            let mut next_look = Instant::now() + TICK;
            let mut waiting_for = pieces.len();
            loop {
                // Without a sender somebody panicked.
                let is_over = match receiver.try_recv() {
                    Ok((index, result)) => {
                        if let Some(slot) = results.get_mut(index) {
                            *slot = result;
                        }
                        waiting_for -= 1;
                        continue;
                    }
                    Err(TryRecvError::Disconnected) => true,
                    Err(TryRecvError::Empty) => false,
                };
                if stopped.is_none() && !takes_at_end {
                    stopped = take_ready(&mut results, &interrupt);
                }
                if is_over || waiting_for == 0 {
                    break;
                }
                let now = Instant::now();
                if now >= next_look {
                    next_look = now + TICK;
                    if stopped.is_none()
                        && let Err(error) = watch(interrupt.done())
                    {
                        stopped = Some(error);
                        interrupt.stop();
                    }
                }
                std::thread::park_timeout(next_look.saturating_duration_since(now));
            }
        });
    })?;
    if let Some(error) = stopped.or_else(|| take_ready(&mut results, &interrupt)) {
        return Err(error);
    }
    match results.into_iter().nth(taken) {
        Some(Some(Err(error))) => Err(error),
        Some(_) => Err(Error::new(ErrorKind::Interrupted, "the work was stopped")),
        None => watch(rows),
    }
}

/// Wakes the calling thread when there is something to take: to be woken for each piece would
/// cost as much as the work on some.
struct Bell {
    caller: Thread,
    pieces: usize,
    /// How many are done.
    done: AtomicUsize,
    /// After how many it rings, and how many at the end it rings for each of.
    every: usize,
    last: usize,
}

impl Bell {
    /// How many pieces are worth being woken for.
    const WORTH: usize = 8;

    fn new(pieces: usize, threads: usize, at_end: bool) -> Self {
        let (caller, done) = (std::thread::current(), AtomicUsize::new(0));
        let (every, last) =
            if at_end { (usize::MAX, 0) } else { (Self::WORTH, threads.saturating_mul(2)) };
        Bell { caller, pieces, done, every, last }
    }

    fn ring(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(self.every) || done >= self.pieces.saturating_sub(self.last) {
            self.caller.unpark();
        }
    }
}

/// How many rows are weighed together, where they are short.
const TOGETHER: usize = 64;

/// Ranges of rows of about equal weight, with their weight; no row is split, so one long text is one piece.
fn split(
    rows: usize,
    threads: usize,
    weight: impl Fn(Range<usize>) -> usize,
) -> Vec<(Range<usize>, usize)> {
    let weight = |some: Range<usize>| some.len().saturating_mul(16).saturating_add(weight(some));
    // Smaller pieces towards the end, that all threads end together.
    let mut left = weight(0..rows);
    let target_of = |left: usize| (left / threads.max(1) / 4).clamp(SMALL, PIECE);
    let mut target = target_of(left);
    let mut pieces = Vec::with_capacity(left / target + 1);
    let (mut start, mut bytes) = (0, 0usize);
    for first in (0..rows).step_by(TOGETHER) {
        let some = first..rows.min(first + TOGETHER);
        let together = weight(some.clone());
        if together < target / 4 {
            bytes = bytes.saturating_add(together);
            if bytes >= target {
                pieces.push((start..some.end, bytes));
                left = left.saturating_sub(bytes);
                target = target_of(left);
                (start, bytes) = (some.end, 0);
            }
            continue;
        }
        for row in some {
            bytes = bytes.saturating_add(weight(row..row + 1));
            if bytes >= target {
                pieces.push((start..row + 1, bytes));
                left = left.saturating_sub(bytes);
                target = target_of(left);
                (start, bytes) = (row + 1, 0);
            }
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
    fn pieces_are_all_rows_of_about_the_same_weight() {
        let lengths = |row: usize| if row.is_multiple_of(1000) { 1 << 20 } else { row % 50 };
        let pieces = split(30_000, 2, |some| some.map(lengths).sum());
        let mut next = 0;
        for (piece, bytes) in &pieces {
            assert_eq!(piece.start, next);
            let own: usize = piece.clone().map(|row| lengths(row) + 16).sum();
            assert_eq!(own, *bytes);
            let longest = piece.clone().map(|row| lengths(row) + 16).max().unwrap();
            assert!(own < 2 * PIECE + longest, "{piece:?}");
            next = piece.end;
        }
        assert_eq!(next, 30_000);
    }

    #[test]
    fn what_cannot_be_taken_is_the_error() {
        let mut taken = Vec::new();
        let weight = |some: Range<usize>| 100 * some.len();
        let work = |rows: Range<usize>, _: &Interrupt| Ok(rows.end);
        let error = run_and_take(50_000, weight, &mut unwatched, work, |end| {
            taken.push(end);
            if taken.len() == 3 { Err(Error::text("full").at_row(end)) } else { Ok(()) }
        });
        assert_eq!(error.unwrap_err().row(), Some(taken[2]));
        assert!(taken.is_sorted() && taken.len() == 3);
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
