//! What a text has said so far: the dates that later ones lean on.

use super::expression::Fields;
use super::reading::{Daypart, Unit};
use super::span::{Grain, Span, from_day};
use crate::calendar::{Calendar, Day};

/// A date that was spoken of.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    span: Span,
    sentence: u32,
    /// Whether the text itself said the year.
    explicit: bool,
}

/// The dates of a text so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub sentence: u32,
    last: Option<Spoken>,
    last_day: Option<Spoken>,
    last_month: Option<Spoken>,
    last_year: Option<Spoken>,
    last_explicit: Option<Spoken>,
    /// Whether the text spoke of a time near that of writing, as news does.
    news: bool,
    /// How many dates with a year it spoke of that are long past, as histories do.
    far: u32,
    daypart: Option<(Daypart, Day, u32)>,
    /// Month and day of each calendar, with the year they were last said or found to be in.
    seen: Vec<(Calendar, u8, Option<u8>, i32)>,
}

/// So many different dates are kept in mind; older ones are forgotten.
const MOST: usize = 64;

impl Memory {
    /// Takes note of a mention.
    pub(crate) fn note(
        &mut self,
        span: Span,
        explicit: bool,
        daypart: Option<Daypart>,
        now: Option<Day>,
    ) {
        self.news |= matches!(span.grain, Grain::Day | Grain::Week)
            && now.is_some_and(|now| span.distance(now) < 100);
        self.far = self
            .far
            .saturating_add(u32::from(explicit && now.is_some_and(|now| span.distance(now) > 550)));
        let spoken = Spoken { span, sentence: self.sentence, explicit };
        self.last = Some(spoken);
        if explicit {
            self.last_explicit = Some(spoken);
        }
        let date = from_day(span.calendar, span.first);
        match span.grain {
            Grain::Day => {
                self.last_day = Some(spoken);
                self.last_month = Some(spoken);
                self.last_year = Some(spoken);
                if let Some(part) = daypart {
                    self.daypart = Some((part, span.first, self.sentence));
                }
                if let Some((year, month, day)) = date {
                    self.see(span.calendar, month, Some(day), year);
                    self.see(span.calendar, month, None, year);
                }
            }
            Grain::Month => {
                self.last_month = Some(spoken);
                self.last_year = Some(spoken);
                if let Some((year, month, _)) = date {
                    self.see(span.calendar, month, None, year);
                }
            }
            // The same month as 24 and 25 February is February.
            Grain::Days
                if date
                    == from_day(span.calendar, span.last)
                        .map(|last| (last.0, last.1, date.map_or(0, |d| d.2))) =>
            {
                self.last_month = Some(spoken);
                self.last_year = Some(spoken);
            }
            Grain::Year => self.last_year = Some(spoken),
            _ => {}
        }
    }

    fn see(&mut self, calendar: Calendar, month: u8, day: Option<u8>, year: i32) {
        let same =
            |(c, m, d, _): &(Calendar, u8, Option<u8>, i32)| (*m, *d, *c) == (month, day, calendar);
        // What a text speaks of it often spoke of just before.
        if let Some(at) = self.seen.iter().rposition(same) {
            self.seen.remove(at);
        } else if self.seen.len() >= MOST {
            self.seen.remove(0);
        }
        self.seen.push((calendar, month, day, year));
    }

    /// The year that the same day and month had when it was last spoken of.
    pub(crate) fn year_of(&self, fields: &Fields) -> Option<i32> {
        let calendar = fields.calendar.unwrap_or(Calendar::Gregorian);
        let (month, day) = (fields.month?, fields.day);
        day?;
        self.seen
            .iter()
            .rev()
            .find(|(c, m, d, _)| (*c, *m, *d) == (calendar, month, day))
            .map(|(.., year)| *year)
    }

    /// The date that one without a year leans on, if it is not the time of writing.
    pub(crate) fn anchor(&self, now: Option<Day>) -> Option<Span> {
        let Some(now) = now else {
            return self.last_explicit.or(self.last).map(|spoken| spoken.span);
        };
        let spoken = self.last_explicit?;
        if !spoken.explicit {
            return None;
        }
        let far = spoken.span.distance(now) > 550;
        match spoken.span.grain {
            // In news a date without a year is of this year, in a history of the year just said.
            Grain::Day | Grain::Month | Grain::Season(_) | Grain::Quarter if far && !self.news => {
                (self.sentence.saturating_sub(spoken.sentence) <= 2).then_some(spoken.span)
            }
            Grain::Year if spoken.span.distance(now) > 0 => {
                let reach = if far && !self.news { 2 } else { 0 };
                (self.sentence.saturating_sub(spoken.sentence) <= reach).then_some(spoken.span)
            }
            _ => None,
        }
    }

    /// Whether the text spoke of more than one date that is long past.
    pub(crate) fn is_history(&self) -> bool {
        self.far > 1
    }

    /// Whether the text spoke of a time near that of writing.
    pub(crate) fn is_news(&self) -> bool {
        self.news
    }

    /// Whether the year was said in this very sentence.
    pub(crate) fn is_this_sentence(&self) -> bool {
        self.last_explicit.is_some_and(|spoken| spoken.sentence == self.sentence)
    }

    /// The last day, month or year that was spoken of.
    pub(crate) fn last(&self, unit: Unit) -> Option<Span> {
        let spoken = match unit {
            Unit::Day => self.last_day,
            Unit::Month => self.last_month.or(self.last),
            Unit::Year => self.last_year.or(self.last),
            _ => self.last,
        };
        spoken.map(|spoken| spoken.span)
    }

    /// The day that this sentence or the one before spoke of.
    pub(crate) fn day_of_sentence(&self) -> Option<Span> {
        let spoken = self.last_day?;
        (self.sentence.saturating_sub(spoken.sentence) <= 1).then_some(spoken.span)
    }

    /// The day that this sentence or the one before spoke of, if it is long past.
    pub(crate) fn far_day(&self, now: Option<Day>) -> Option<Span> {
        self.day_of_sentence().filter(|span| now.is_none_or(|now| span.distance(now) > 550))
    }

    /// The calendar of the year that the text last said.
    pub(crate) fn calendar(&self) -> Option<Calendar> {
        self.last_explicit.map(|spoken| spoken.span.calendar)
    }

    /// The month that this sentence or the one before spoke of.
    pub(crate) fn month_of_sentence(&self) -> Option<Span> {
        let spoken = self.last_month?;
        (self.sentence.saturating_sub(spoken.sentence) <= 1).then_some(spoken.span)
    }

    /// The month that a bare day belongs to.
    pub(crate) fn recent_month(&self) -> Option<Span> {
        let spoken = self.last_month?;
        (self.sentence.saturating_sub(spoken.sentence) <= 1 && spoken.explicit)
            .then_some(spoken.span)
    }

    /// The part of day that was last spoken of, a few sentences ago at most.
    pub(crate) fn daypart(&self) -> Option<Daypart> {
        let (part, _, sentence) = self.daypart?;
        (self.sentence.saturating_sub(sentence) <= 3).then_some(part)
    }
}
