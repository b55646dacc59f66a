//! Columns: rows of text mapped on all cores, with nulls, interrupt and progress.
//!
//! Nothing here knows a language. There is one mechanism, [`run()`]; [`map_text`] (one text per row) and
//! [`find_rows`] (many findings per row) are made of it.

#[cfg(feature = "arrow")]
pub mod arrow;
mod code_points;
mod find;
mod map;
mod pool;
mod rows;
mod run;
#[cfg(feature = "arrow")]
mod table;
mod utf16;

pub use code_points::{CodePointIndex, CodePoints};
pub use find::find_rows;
pub use map::{MappedChunk, map_text};
pub use pool::{MOST_THREADS, set_threads, threads};
pub use rows::TextRows;
pub use run::{Watch, run, run_and_take, unwatched};
#[cfg(feature = "arrow")]
pub use table::{TableBuilder, TextsBuilder, as_lists};
pub use utf16::write_utf16;
