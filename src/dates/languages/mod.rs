//! The languages: each a file of words and patterns, and nothing else.
//!
//! A language file has tables of words with their categories and meanings, and patterns. The engine reads
//! them and knows no language. How words are written:
//!
//! - `پنج شنبه` stands for the words apart, with a half-space, and joined;
//! - `(ال)خميس` stands for the word with and without what is in brackets;
//! - `=آب` must be written with exactly these letters, `^May` with a capital.
//!
//! How patterns are written: names of categories, `'words'` in quotes, `<other patterns>` by name,
//! `(one|or another)`, `?` for what may be missing, `@role` for the part that a piece plays;
//! `{category|…}` at the start or the end must stand before or after, `!{…}` must not.

mod ar;
mod ckb;
mod en;
mod fa;
mod fr;
mod it;
mod latin;
mod ps;

use super::category::{Category, Mask, set};
use super::construct::Action;
use super::lexicon::Lexicon;
use super::reading::{
    Daypart, Direction, Era, Holiday, Meridiem, Number, Part, Payload, Quantity, Season, Unit, Zone,
};
use crate::calendar::Calendar;
use crate::script::{Language, Script, script};
use std::sync::LazyLock;

/// Words that mean the same.
pub(crate) struct Words {
    pub categories: Mask,
    pub payload: Payload,
    pub words: &'static [&'static str],
}

/// A pattern, the name it adds to, and what is made of it.
pub(crate) type Rule = (&'static str, Action, &'static str);

/// The order of day, month and year in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// What "next Friday" is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextWeekday {
    /// The Friday of next week.
    NextWeek,
    /// The next Friday that comes.
    Coming,
    /// The next Friday that comes, unless it is tomorrow.
    NotTomorrow,
}

/// How a language counts and writes, as far as it is no list of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Habits {
    /// The calendar of "this year" and "last month".
    pub calendar: Calendar,
    pub order: Order,
    pub next_weekday: NextWeekday,
    /// The first day of the week, Monday 0.
    pub week_start: u8,
    /// Whether the parts of a number stand side by side: twenty one.
    pub numbers_adjacent: bool,
    /// Whether units come before tens: ثلاثة وعشرون.
    pub units_first: bool,
    /// Whether "the third Tuesday" is said in the order Tuesday, third.
    pub ordinal_after_weekday: bool,
    /// Whether months and weekdays are written small.
    pub small_names: bool,
    /// Whether years are said in pairs: nineteen ninety-seven.
    pub year_pairs: bool,
    /// The years that a bare four-digit number may be.
    pub likely_years: [(u16, u16); 2],
}

/// A language.
pub(crate) struct LanguageData {
    /// Words that languages of its script write alike.
    pub shared: &'static [Words],
    pub words: &'static [Words],
    pub rules: &'static [Rule],
    pub habits: Habits,
    /// Letters that are written to the word after them and are no part of a mention.
    pub clitics: &'static str,
    /// A beginning of a word, and how it is written after a clitic: ال, ل, after ل.
    pub contraction: Option<(&'static str, &'static str, char)>,
    /// Words that get written to the word after them when spaces are lost.
    pub glued: &'static [&'static str],
    /// Whether numbers get written to what follows them, and the "and" between their parts.
    pub glued_numbers: Option<char>,
    /// Words for numbers below a hundred and for years that are written as one word, made by a rule.
    pub compounds: Option<&'static Compounds>,
    /// Endings and beginnings of verbs that are still to come.
    pub future_endings: &'static [&'static str],
    pub future_beginnings: &'static [&'static str],
    /// Endings of verbs that are past.
    pub past_endings: &'static [&'static str],
}

/// Numbers that are written as one word from parts: ventuno, duemilaventidue.
pub(crate) struct Compounds {
    /// 0 to 19; index is the value.
    pub units: &'static [&'static str; 20],
    /// 20, 30, … 90.
    pub tens: &'static [&'static str; 8],
    /// 1000 and 2000 as they begin a year.
    pub thousands: &'static [(&'static str, u32)],
    pub hundred: &'static str,
    /// Whether tens lose their last vowel before one and eight.
    pub elide: bool,
}

/// The lexicon that serves a text of a language.
pub(crate) fn lexicon(language: Language, text: &str) -> &'static Lexicon {
    static PERSIAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&fa::FA]));
    static ARABIC: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&ar::AR]));
    static ITALIAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&it::IT]));
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&en::EN]));
    static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&fr::FR]));
    static SORANI: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&ckb::CKB]));
    static PASHTO: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&[&ps::PS]));
    // For a text of an unknown language: all languages of its script.
    static ARABIC_SCRIPT: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::build(&[&fa::FA, &ar::AR, &ps::PS, &ckb::CKB]));
    static LATIN_SCRIPT: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::build(&[&en::EN, &it::IT, &fr::FR]));
    match language {
        Language::Persian => &PERSIAN,
        Language::Arabic => &ARABIC,
        Language::Italian => &ITALIAN,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
        Language::Sorani => &SORANI,
        Language::Pashto => &PASHTO,
        Language::Urdu | Language::Undetermined => {
            let first =
                text.chars().map(script).find(|s| matches!(s, Script::Arabic | Script::Latin));
            // Numbers alone: 1400/10/9 is a date there, 10/9/2021 is one everywhere.
            if first == Some(Script::Latin) { &LATIN_SCRIPT } else { &ARABIC_SCRIPT }
        }
    }
}

/// Every lexicon by itself, for tests.
#[cfg(test)]
pub(crate) fn all() -> [(&'static str, &'static LanguageData); 7] {
    [
        ("fa", &fa::FA),
        ("ar", &ar::AR),
        ("it", &it::IT),
        ("en", &en::EN),
        ("fr", &fr::FR),
        ("ckb", &ckb::CKB),
        ("ps", &ps::PS),
    ]
}

/// The habits of no language.
pub(crate) const PLAIN_HABITS: Habits = Habits {
    calendar: Calendar::Gregorian,
    order: Order::DayFirst,
    next_weekday: NextWeekday::Coming,
    week_start: 0,
    numbers_adjacent: false,
    units_first: false,
    ordinal_after_weekday: false,
    small_names: false,
    year_pairs: false,
    likely_years: [(1500, 2099), (1500, 2099)],
};

/// The signs that all languages share.
pub(crate) const SIGNS: &[Words] = &[
    words(&[Category::Comma], &[",", "،"]),
    words(&[Category::Dash], &["-"]),
    words(&[Category::Slash], &["/", "\\"]),
    words(&[Category::Dot], &["."]),
    words(&[Category::Colon], &[":"]),
    words(&[Category::Open], &["\u{28}", "["]),
    words(&[Category::Close], &["\u{29}", "]"]),
    words(&[Category::Apostrophe], &["'"]),
    words(&[Category::Measure, Category::Percent], &["%", "٪"]),
    words(&[Category::Measure], &["$", "€", "£", "﷼"]),
    ordinal(0, &["°"]),
];

// Short ways to write the tables.

const fn words(categories: &[Category], words: &'static [&'static str]) -> Words {
    Words { categories: set(categories), payload: Payload::None, words }
}

const fn meaning(
    categories: &[Category],
    payload: Payload,
    words: &'static [&'static str],
) -> Words {
    Words { categories: set(categories), payload, words }
}

/// A month name that is no other word.
const fn month(calendar: Calendar, number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Month, Category::SureMonth], Payload::Month(calendar, number), words)
}

/// A month name that is also a name or a word.
const fn weak_month(calendar: Calendar, number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Month], Payload::Month(calendar, number), words)
}

/// A month name that is also a very common word.
const fn fragile_month(calendar: Calendar, number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::FragileMonth], Payload::Month(calendar, number), words)
}

/// A shortened month name.
const fn short_month(calendar: Calendar, number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::ShortMonth], Payload::Month(calendar, number), words)
}

/// A weekday by its full name, Monday 0.
const fn weekday(number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Weekday, Category::SureWeekday], Payload::Weekday(number), words)
}

/// A weekday that needs a date beside it.
const fn weak_weekday(number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Weekday, Category::ShortWeekday], Payload::Weekday(number), words)
}

/// Weekdays in the plural.
const fn weekdays(number: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Weekdays], Payload::Weekday(number), words)
}

const fn unit(unit: Unit, words: &'static [&'static str]) -> Words {
    let category = match unit {
        Unit::Second => Category::SecondUnit,
        Unit::Minute => Category::MinuteUnit,
        Unit::Hour => Category::HourUnit,
        Unit::Day => Category::DayUnit,
        Unit::Weekend => Category::WeekendUnit,
        Unit::Week => Category::WeekUnit,
        Unit::Month => Category::MonthUnit,
        Unit::Season => Category::SeasonUnit,
        Unit::Quarter => Category::QuarterUnit,
        Unit::Half => Category::HalfUnit,
        Unit::Year => Category::YearUnit,
        Unit::Decade => Category::DecadeUnit,
        Unit::Century => Category::CenturyUnit,
    };
    let other = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Category::ClockUnit,
        // "Three seasons" and "five chapters" are no lengths of time.
        Unit::Season => return meaning(&[category], Payload::Unit(unit), words),
        _ => category,
    };
    meaning(&[category, other, Category::Unit], Payload::Unit(unit), words)
}

/// A unit in the plural.
const fn units(unit: Unit, words: &'static [&'static str]) -> Words {
    let clock = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Category::ClockUnit,
        _ => Category::PluralUnit,
    };
    meaning(&[Category::PluralUnit, clock, Category::Unit], Payload::Unit(unit), words)
}

/// The name of the decade that starts in a year of the century.
const fn decade(start: u32, words: &'static [&'static str]) -> Words {
    let number = Number { quantity: Quantity::of(start), digits: 2, ordinal: false };
    meaning(&[Category::DecadeName], Payload::Number(number), words)
}

/// The name of a century, counted from the first.
const fn century(n: u32, words: &'static [&'static str]) -> Words {
    let number = Number { quantity: Quantity::of(n), digits: 0, ordinal: true };
    meaning(&[Category::CenturyName], Payload::Number(number), words)
}

/// The cardinal of a value.
const fn number(value: u32, words: &'static [&'static str]) -> Words {
    meaning(&[], Payload::NumberWord(value, false), words)
}

/// The ordinal of a value.
const fn ordinal(value: u32, words: &'static [&'static str]) -> Words {
    meaning(&[], Payload::NumberWord(value, true), words)
}

const fn direction(
    direction: Direction,
    more: &[Category],
    words: &'static [&'static str],
) -> Words {
    let which = match direction {
        Direction::Last | Direction::SecondLast => Category::LastWord,
        Direction::This => Category::ThisWord,
        _ => Category::NextWord,
    };
    Words {
        categories: set(&[Category::Direction, which]) | set(more),
        payload: Payload::Direction(direction),
        words,
    }
}

/// So many units from now, in one word.
const fn shift(unit: Unit, by: i8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Shift], Payload::Shift(unit, by), words)
}

/// A part of a day so many days from now.
const fn shift_part(by: i8, part: Daypart, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Shift], Payload::ShiftPart(by, part), words)
}

/// A part of the unit under way.
const fn part_of_now(part: Part, unit: Unit, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Shift], Payload::PartOfNow(part, unit), words)
}

/// A word for what comes again each unit.
const fn regularly(unit: Unit, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Regularly], Payload::Unit(unit), words)
}

const fn dual(unit: Unit, count: u8, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Dual], Payload::Dual(unit, count), words)
}

const fn part(part: Part, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Part], Payload::Part(part), words)
}

const fn season(season: Season, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Season], Payload::Season(season), words)
}

const fn holiday(holiday: Holiday, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Holiday], Payload::Holiday(holiday), words)
}

const fn weak_holiday(holiday: Holiday, words: &'static [&'static str]) -> Words {
    meaning(&[Category::WeakHoliday], Payload::Holiday(holiday), words)
}

const fn daypart(part: Daypart, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Daypart], Payload::Daypart(part), words)
}

/// Parts of the day in the plural, for what is so each day.
const fn dayparts(part: Daypart, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Dayparts], Payload::Daypart(part), words)
}

/// A part of the day that is a mention by itself.
const fn sure_daypart(part: Daypart, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Daypart, Category::SureDaypart], Payload::Daypart(part), words)
}

const fn meridiem(meridiem: Meridiem, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Meridiem], Payload::Meridiem(meridiem), words)
}

const fn zone(minutes: i16, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Zone], Payload::Zone(Zone::Offset(minutes)), words)
}

const fn local_zone(words: &'static [&'static str]) -> Words {
    meaning(&[Category::Zone], Payload::Zone(Zone::Local), words)
}

const fn era(era: Era, words: &'static [&'static str]) -> Words {
    meaning(&[Category::Era], Payload::Era(era), words)
}
