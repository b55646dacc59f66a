//! Sentences as news, histories and notices have them, one table a language.

mod ar;
mod en;
mod fa;
mod fr;
mod it;
