//! Tests of the calendars, by kind of question.

mod columns;
mod errors;
mod exhaustive;
mod formats;
mod known;
mod periods;
mod zodiac;
