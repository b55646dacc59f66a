//! The word classes that patterns speak of: each a bit in a mask, each with a name.

/// A set of categories.
pub(crate) type Mask = u128;

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A class of words, numbers or signs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Category { $($(#[$doc])* $name,)* }

        impl Category {
            /// The category of a name in a pattern.
            pub(crate) fn from_name(name: &str) -> Option<Category> {
                match name { $($text => Some(Category::$name),)* _ => None }
            }
        }
    };
}

categories! {
    /// How many: 3, three, 2.5.
    Count = "count",
    /// A whole number, not an ordinal.
    Cardinal = "cardinal",
    /// An ordinal: third, 3rd.
    Ordinal = "ordinal",
    /// 1 to 31 in digits or words, cardinal or ordinal.
    Day = "day",
    /// 1 to 31 in one or two digits.
    DigitDay = "digitday",
    /// 1 to 31 as an ordinal.
    OrdinalDay = "ordinalday",
    /// 11 to 31 in words.
    LongDay = "longday",
    /// An ordinal in digits: 3rd, 1°, ۳ام.
    DigitOrdinal = "digitordinal",
    /// 0 to 24.
    Hour = "hour",
    /// 0 to 24 in figures.
    DigitHour = "digithour",
    /// 0 to 59.
    Minute = "minute",
    /// Exactly two digits, 00 to 59.
    Minute2 = "minute2",
    /// 1000 to 2999 in four digits or in words.
    Year = "year",
    /// A year that news and books speak of: 1200 to 1499 in Persian, 1500 to 2099 elsewhere.
    LikelyYear = "likelyyear",
    /// A likely year that is no round number: 1895.
    ExactYear = "exactyear",
    /// Up to four digits, for places where only a year can stand.
    AnyYear = "anyyear",
    /// Exactly two digits.
    ShortYear = "shortyear",
    /// Exactly two digits that are no day: 32 to 99.
    LateYear = "lateyear",
    /// The same in words.
    LateYearInWords = "lateyearinwords",
    /// 1 to 12.
    MonthNumber = "monthnumber",
    /// A multiple of ten, 0 to 2990, for decades.
    Tens = "tens",
    /// Every month name.
    Month = "month",
    /// A month name that is no other word.
    SureMonth = "suremonth",
    /// A month name that is also a common word and needs a number in digits and firm surroundings.
    FragileMonth = "fragilemonth",
    /// A shortened month name.
    ShortMonth = "shortmonth",
    /// Every name of a weekday.
    Weekday = "weekday",
    /// A full name of a weekday that stands for itself.
    SureWeekday = "sureweekday",
    /// A shortened name of a weekday, or one that needs a date beside it.
    ShortWeekday = "shortweekday",
    /// A weekday in the plural: Mondays.
    Weekdays = "weekdays",
    /// Any unit of time.
    Unit = "unit",
    /// A unit in the plural: days.
    PluralUnit = "pluralunit",
    DayUnit = "dayunit",
    WeekUnit = "weekunit",
    MonthUnit = "monthunit",
    YearUnit = "yearunit",
    /// Hour, minute or second.
    ClockUnit = "clockunit",
    HourUnit = "hourunit",
    MinuteUnit = "minuteunit",
    SecondUnit = "secondunit",
    DecadeUnit = "decadeunit",
    /// The name of a decade: the nineties.
    DecadeName = "decadename",
    CenturyUnit = "centuryunit",
    /// The name of a century: Novecento.
    CenturyName = "centuryname",
    QuarterUnit = "quarterunit",
    SeasonUnit = "seasonunit",
    HalfUnit = "halfunit",
    WeekendUnit = "weekendunit",
    /// Last, next or this.
    Direction = "direction",
    LastWord = "lastword",
    NextWord = "nextword",
    ThisWord = "thisword",
    /// Ago, before: after a count and a unit.
    Ago = "ago",
    /// Hence, later: after a count and a unit.
    Hence = "hence",
    /// Later, earlier: counted from the day that was spoken of.
    Beside = "beside",
    /// A word for a time counted from now: today, last night, this year.
    Shift = "shift",
    /// The time of writing as the end of a stretch: until now.
    Now = "now",
    /// A word for a stretch that has its own length: عامين.
    Dual = "dual",
    /// Start, middle or end.
    Part = "part",
    Season = "season",
    Holiday = "holiday",
    /// A name of a holiday that is also another word.
    WeakHoliday = "weakholiday",
    /// Morning, afternoon, evening, night.
    Daypart = "daypart",
    /// A part of day that stands for itself.
    SureDaypart = "suredaypart",
    /// A part of the day in the plural: mornings.
    Dayparts = "dayparts",
    /// A time of day: noon, midnight.
    Noon = "noon",
    Meridiem = "meridiem",
    Zone = "zone",
    /// The calendar or era of a year: AD, BC, هجری شمسی.
    Era = "era",
    Every = "every",
    Same = "same",
    /// A word for what comes again and again: daily, سالانه.
    Regularly = "regularly",
    /// A word that announces a length: for, لمدة, به مدت.
    For = "for",
    /// A few, several.
    Few = "few",
    Half = "half",
    Quarter = "quarter",
    /// A genitive or partitive preposition.
    Of = "of",
    /// A preposition that makes a number after it a year.
    In = "in",
    On = "on",
    The = "the",
    To = "to",
    From = "from",
    Between = "between",
    And = "and",
    Or = "or",
    Approx = "approx",
    Before = "before",
    After = "after",
    Until = "until",
    Since = "since",
    /// A word after a number that makes it an amount: dollars, people, percent.
    Measure = "measure",
    /// A word before a number that makes it a year: the World Cup 2022, elections 2019.
    Event = "event",
    /// A word before a number that makes it no date: page, chapter, law no.
    Label = "label",
    /// A word before a date that makes it a name: via 25 Aprile, میدان ۲۲ بهمن, نماز جمعه.
    Named = "named",
    /// A word between two calendars or a weekday and a date: الموافق, برابر با.
    Equals = "equals",
    /// A word that announces the hour: ساعت, الساعة, ore, at.
    ClockWord = "clockword",
    /// The word "date".
    DateWord = "dateword",
    Comma = "comma",
    Dash = "dash",
    Slash = "slash",
    Dot = "dot",
    Colon = "colon",
    Open = "open",
    Close = "close",
    Apostrophe = "apostrophe",
    Percent = "percent",
    /// A whole date in numbers.
    Numeric = "numeric",
    /// Day and month in numbers.
    NumericDay = "numericday",
    /// The same with a dash, or with spaces: a date only if it stands alone.
    DashedDay = "dashedday",
    /// Month and year in numbers.
    NumericMonth = "numericmonth",
    /// Hours and minutes in numbers with a colon.
    NumericTime = "numerictime",
    /// Hours and minutes in four digits: 0830.
    HourMinute = "hourminute",
    /// Hours and minutes in numbers with a dot.
    DottedTime = "dottedtime",
    /// A season's year: 2014-15.
    YearSpan = "yearspan",
    /// An unknown word that starts with a capital.
    Upper = "upper",
    /// An unknown word.
    Lower = "lower",
    /// The start or end of a line.
    Edge = "edge",
    /// Punctuation of any kind.
    Punct = "punct",
    /// A common word that is neither noun nor name.
    Function = "function",
    /// A word that says that something is still to come.
    Future = "future",
    /// A word that says that something has been.
    Past = "past",
    /// A word that starts a clause.
    Clause = "clause",
    /// A word that is spelled out in a pattern.
    Literal = "literal",
    /// An ending that hangs on a word by a half-space.
    Suffix = "suffix",
    /// An ending that makes a plural.
    PluralSuffix = "pluralsuffix",
}

impl Category {
    /// The set of this category alone.
    pub(crate) const fn mask(self) -> Mask {
        1 << (self as u8)
    }
}

/// The set of some categories.
pub(crate) const fn set(categories: &[Category]) -> Mask {
    let mut mask = 0;
    let mut rest = categories;
    while let [first, tail @ ..] = rest {
        mask |= first.mask();
        rest = tail;
    }
    mask
}
