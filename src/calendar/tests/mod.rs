//! Tests of the calendars, by kind of question.

mod errors;
mod exhaustive;
mod known;
