//! The part that a piece plays in a match.

use super::super::category::Category;

/// The part that a piece plays in a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// None: it only has to be there.
    None,
    Weekday,
    Day,
    Month,
    Year,
    Era,
    Unit,
    Count,
    Ordinal,
    Direction,
    Shift,
    Dual,
    Part,
    Season,
    Holiday,
    Daypart,
    Meridiem,
    Zone,
    Hour,
    Minute,
    Second,
    Clock,
    Numeric,
    Few,
    /// Half of the unit before it, or of the hour.
    Half,
    /// A quarter of an hour after, or before with `Before`.
    Quarter,
    /// Minutes that are still missing to the hour.
    Missing,
    Tens,
    /// Another expression that completes this one.
    Merge,
    /// The whole that this is a piece of.
    Outer,
    /// The piece.
    Inner,
    From,
    To,
    /// The day of the other date of a range.
    Until,
}

impl Role {
    pub(crate) fn from_name(name: &str) -> Option<Role> {
        Some(match name {
            "none" => Role::None,
            "weekday" => Role::Weekday,
            "day" => Role::Day,
            "month" => Role::Month,
            "year" => Role::Year,
            "unit" => Role::Unit,
            "count" => Role::Count,
            "ordinal" => Role::Ordinal,
            "direction" => Role::Direction,
            "hour" => Role::Hour,
            "minute" => Role::Minute,
            "second" => Role::Second,
            "missing" => Role::Missing,
            "half" => Role::Half,
            "quarter" => Role::Quarter,
            "merge" => Role::Merge,
            "shift" => Role::Shift,
            "part" => Role::Part,
            "tens" => Role::Tens,
            "outer" => Role::Outer,
            "inner" => Role::Inner,
            "from" => Role::From,
            "to" => Role::To,
            "until" => Role::Until,
            _ => return None,
        })
    }

    /// The part that a piece of a category plays unless the pattern says otherwise.
    pub(crate) const fn of(category: Category) -> Role {
        match category {
            Category::Count | Category::Cardinal => Role::Count,
            Category::Ordinal | Category::DigitOrdinal | Category::CenturyName => Role::Ordinal,
            Category::Day | Category::DigitDay | Category::OrdinalDay | Category::LongDay => {
                Role::Day
            }
            Category::Hour | Category::DigitHour => Role::Hour,
            Category::Minute | Category::Minute2 => Role::Minute,
            Category::Year
            | Category::LikelyYear
            | Category::ExactYear
            | Category::AnyYear
            | Category::ShortYear
            | Category::LateYear
            | Category::LateYearInWords
            | Category::YearSpan => Role::Year,
            Category::MonthNumber
            | Category::Month
            | Category::SureMonth
            | Category::FragileMonth
            | Category::ShortMonth => Role::Month,
            Category::Tens | Category::DecadeName => Role::Tens,
            Category::Weekday
            | Category::SureWeekday
            | Category::ShortWeekday
            | Category::Weekdays => Role::Weekday,
            Category::Unit
            | Category::PluralUnit
            | Category::DayUnit
            | Category::WeekUnit
            | Category::MonthUnit
            | Category::YearUnit
            | Category::ClockUnit
            | Category::HourUnit
            | Category::MinuteUnit
            | Category::SecondUnit
            | Category::DecadeUnit
            | Category::CenturyUnit
            | Category::QuarterUnit
            | Category::SeasonUnit
            | Category::HalfUnit
            | Category::WeekendUnit
            | Category::Regularly => Role::Unit,
            Category::Direction
            | Category::LastWord
            | Category::NextWord
            | Category::ThisWord
            | Category::Ago
            | Category::Hence
            | Category::Beside => Role::Direction,
            Category::Shift | Category::Now => Role::Shift,
            Category::Dual => Role::Dual,
            Category::Part => Role::Part,
            Category::Season => Role::Season,
            Category::Holiday | Category::WeakHoliday => Role::Holiday,
            Category::Daypart | Category::SureDaypart | Category::Dayparts | Category::Noon => {
                Role::Daypart
            }
            Category::Meridiem => Role::Meridiem,
            Category::Zone => Role::Zone,
            Category::Era => Role::Era,
            Category::Few => Role::Few,
            Category::Half => Role::Half,
            Category::Quarter => Role::Quarter,
            Category::Numeric
            | Category::NumericDay
            | Category::DashedDay
            | Category::NumericMonth => Role::Numeric,
            Category::NumericTime | Category::DottedTime | Category::HourMinute => Role::Clock,
            _ => Role::None,
        }
    }
}
