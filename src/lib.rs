//! Text, dates and names made the same that are written in many ways.
//!
//! The core of the Python package `yeksan`, usable as a Rust crate. It works on Persian, Arabic,
//! Italian and English text and knows no Python; offsets here are bytes, half-open.

#![deny(missing_docs, unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::dbg_macro,
        clippy::print_stdout
    )
)]

pub mod calendar;
mod char_boundary;
pub mod column;
pub mod dates;
pub mod entities;
pub mod error;
pub mod interrupt;
mod large_pages;
pub mod names;
mod prefetch;
mod processor;
pub mod script;
pub mod text;
pub mod versions;

pub use error::{Error, ErrorKind, Result};
pub use interrupt::Interrupt;

#[cfg(feature = "python")]
mod py;
