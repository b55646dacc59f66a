//! Numbers: digits with what is written between them, and words for numbers put together.

use super::category::{Category, Mask, set};
use super::lexicon::Lexicon;
use super::reading::{ClockTime, Number, Numeric, Payload, Quantity, Reading, Zone};
use super::token::{Gap, Sort, Token};

/// The categories that a number belongs to by its value and form.
pub(crate) fn categories(number: Number, lexicon: &Lexicon) -> Mask {
    let value = number.quantity.whole;
    let digits = number.digits;
    if number.quantity.tenths != 0 {
        return Category::Count.mask();
    }
    let mut mask = 0;
    if number.ordinal {
        mask |= Category::Ordinal.mask();
        if digits > 0 {
            mask |= Category::DigitOrdinal.mask();
        }
    } else {
        mask |= set(&[Category::Count, Category::Cardinal]);
    }
    if digits <= 2 {
        if (1..=31).contains(&value) {
            mask |= Category::Day.mask();
            if digits == 0 && value > 10 && !number.ordinal {
                mask |= Category::LongDay.mask();
            }
            if number.ordinal {
                mask |= Category::OrdinalDay.mask();
            } else if digits > 0 {
                mask |= Category::DigitDay.mask();
            }
        }
        if value <= 24 {
            mask |= Category::Hour.mask();
            if digits > 0 {
                mask |= Category::DigitHour.mask();
            }
        }
        if value <= 59 && !number.ordinal {
            mask |= Category::Minute.mask();
            if digits == 2 {
                mask |= Category::Minute2.mask();
            }
        }
        if digits == 0 && !number.ordinal && (32..100).contains(&value) {
            mask |= Category::LateYearInWords.mask();
        }
        if (1..=12).contains(&value) {
            mask |= Category::MonthNumber.mask();
        }
        if digits == 2 && !number.ordinal {
            mask |= Category::ShortYear.mask();
            if value > 31 {
                mask |= Category::LateYear.mask();
            }
        }
    }
    if !number.ordinal {
        if (digits == 4 || digits == 0) && (1000..=2999).contains(&value) {
            mask |= Category::Year.mask();
            if lexicon
                .habits
                .likely_years
                .iter()
                .any(|&(from, to)| (u32::from(from)..=u32::from(to)).contains(&value))
            {
                mask |= Category::LikelyYear.mask();
                if !value.is_multiple_of(50) {
                    mask |= Category::ExactYear.mask();
                }
            }
        }
        if (1..=4).contains(&digits) && value > 0 {
            mask |= Category::AnyYear.mask();
        }
    }
    if value.is_multiple_of(10) && value < 3000 {
        mask |= Category::Tens.mask();
    }
    mask
}

fn push(out: &mut Vec<Reading>, mask: Mask, payload: Payload, length: usize) {
    if let Ok(length) = u16::try_from(length) {
        out.push(Reading { mask, payload, literal: 0, length });
    }
}

fn push_number(out: &mut Vec<Reading>, number: Number, length: usize, lexicon: &Lexicon) {
    push(out, categories(number, lexicon), Payload::Number(number), length);
}

/// Whether a sign stands between two numbers, and is glued to both or apart from both.
fn separator(tokens: &[Token], at: usize) -> Option<(char, bool, Token)> {
    let sign = tokens.get(at)?;
    let next = tokens.get(at.checked_add(1)?)?;
    if !next.is_number() {
        return None;
    }
    let c = sign.sign()?;
    let spaced = match (sign.gap, next.gap) {
        (Gap::None, Gap::None) => false,
        (Gap::Space, Gap::Space) => true,
        _ => return None,
    };
    matches!(c, '/' | '-' | '.' | ',' | ':' | '\\' | '٫' | '٬' | '،').then_some((c, spaced, *next))
}

/// The readings of digits at a place, with what is written to them.
pub(crate) fn digits(
    text: &str,
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Reading>,
) {
    let Some(token) = tokens.get(at) else { return };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let middle = match before {
        Some(sign) if token.gap == Gap::None && sign.sort == Sort::Sign => {
            let number_before = sign.gap == Gap::None
                && at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.is_number());
            match sign.sign() {
                Some('-') if number_before => true,
                Some('-') => {
                    // COVID-19 is no nineteenth; mid-2021 is a year.
                    let word = at.checked_sub(2).and_then(|i| tokens.get(i));
                    if sign.gap == Gap::None
                        && word.is_some_and(|w| w.sort == Sort::Word && !w.entry.is_part())
                    {
                        return;
                    }
                    false
                }
                Some('/') if number_before => true,
                Some(':' | '.' | ',' | '٫' | '٬' | '\\') if number_before => return,
                Some('$' | '€' | '£' | '¥' | '+' | '*' | '=' | '﷼' | '_') => return,
                _ => false,
            }
        }
        Some(word) if token.gap == Gap::None && word.sort == Sort::Word => {
            // B52 is no number, Feb13 is.
            let latin = text
                .get(word.start..word.end)
                .is_some_and(|w| w.chars().next_back().is_some_and(|c| c < '\u{600}'));
            if latin && !word.entry.is_part() {
                return;
            }
            false
        }
        _ => false,
    };
    let single = if middle { true } else { chain(tokens, at, lexicon, out) };
    if !single {
        return;
    }
    // 5G is no number, 5pm is.
    if let Some(next) = tokens.get(at.saturating_add(1))
        && next.gap == Gap::None
        && next.sort == Sort::Word
        && !next.entry.is_part()
        && text.get(next.start..next.end).is_some_and(|w| w.starts_with(|c| c < '\u{600}'))
    {
        return;
    }
    let mut number =
        Number { quantity: Quantity::of(token.value), digits: token.length, ordinal: false };
    push_number(out, number, 1, lexicon);
    // 0830 GMT
    if token.length == 4
        && let (hour @ 0..=23, minute @ 0..=59) = (token.value / 100, token.value % 100)
        && let (Ok(hour), Ok(minute)) = (u8::try_from(hour), u8::try_from(minute))
    {
        let clock = ClockTime { hour, minute: Some(minute), second: None, zone: None };
        push(out, Category::HourMinute.mask(), Payload::Clock(clock), 1);
    }
    // 2 thousand
    if let Some(next) = tokens.get(at.saturating_add(1))
        && matches!(next.gap, Gap::Space | Gap::None)
        && let Some(scale) = lexicon.senses(next.entry).iter().find_map(|s| match s.payload {
            Payload::NumberWord(scale @ (1000 | 1_000_000), false) => Some(scale),
            _ => None,
        })
    {
        let quantity = Quantity::of(token.value.saturating_mul(scale));
        push_number(out, Number { quantity, digits: 9, ordinal: false }, 2, lexicon);
    }
    // 3rd, 1°, ۳ام.
    if let Some(next) = tokens.get(at.saturating_add(1))
        && next.gap != Gap::Line
        && lexicon.senses(next.entry).iter().any(|sense| {
            matches!(sense.payload, Payload::NumberWord(0, true))
                && (next.gap != Gap::Space || sense.mask & Category::Suffix.mask() != 0)
        })
    {
        number.ordinal = true;
        push_number(out, number, 2, lexicon);
    }
}

/// Reads numbers with signs between them; false if the first one is no number of its own.
fn chain(tokens: &[Token], at: usize, lexicon: &Lexicon, out: &mut Vec<Reading>) -> bool {
    let Some(first) = tokens.get(at) else { return false };
    let Some((sign, spaced, second)) = separator(tokens, at.saturating_add(1)) else {
        return true;
    };
    let mut parts = [*first, second, second];
    let mut count = 2usize;
    let mut same = true;
    let mut end = at.saturating_add(3);
    while let Some((next_sign, next_spaced, part)) = separator(tokens, end) {
        if next_spaced != spaced || (spaced && next_sign != sign) {
            break;
        }
        same &= next_sign == sign;
        if let Some(slot) = parts.get_mut(count) {
            *slot = part;
        }
        count = count.saturating_add(1);
        end = end.saturating_add(2);
        if count > 64 {
            break;
        }
    }
    let [a, b, c] = parts;
    let length = end.saturating_sub(at);
    match (sign, count) {
        (':', 2 | 3) if same => {
            if let Some(clock) = clock(a, b, (count == 3).then_some(c)) {
                push(out, Category::NumericTime.mask(), Payload::Clock(clock), length);
            }
            spaced && a.length <= 2
        }
        ('/' | '-' | '.' | '\\', 3) if same => {
            let plausible = [a, b, c].iter().all(|p| p.length <= 4)
                && [a, b, c].iter().filter(|p| p.length == 4).count() <= 1
                && [a, b, c].iter().filter(|p| p.length == 3).count() == 0
                && (!spaced
                    || [a, c].iter().any(|p| p.length == 4)
                    || (matches!(sign, '/' | '.') && a.length == 2 && c.length <= 2));
            if plausible {
                let mut numeric = Numeric {
                    parts: [a.value, b.value, c.value],
                    digits: [a.length, b.length, c.length],
                    clock: None,
                };
                push(out, Category::Numeric.mask(), Payload::Numeric(numeric), length);
                if let Some((clock, more)) = iso_time(tokens, end, lexicon) {
                    numeric.clock = Some(clock);
                    push(
                        out,
                        Category::Numeric.mask(),
                        Payload::Numeric(numeric),
                        length.saturating_add(more),
                    );
                }
            }
            spaced
        }
        ('.' | ',' | '٫' | '٬', 2) if !spaced => {
            let thousands = sign != '٫' && b.length == 3 && a.length <= 3;
            if matches!(sign, '.' | ',')
                && let Some(clock) = clock(a, b, None)
            {
                push(out, Category::DottedTime.mask(), Payload::Clock(clock), length);
            }
            let quantity = if thousands {
                Quantity::of(a.value.saturating_mul(1000).saturating_add(b.value))
            } else {
                let tenths = if b.length == 1 { u8::try_from(b.value).unwrap_or(0) } else { 0 };
                Quantity { whole: a.value, tenths }
            };
            // A decimal that is not tenths is no count of units.
            if thousands || b.length == 1 {
                push_number(out, Number { quantity, digits: 9, ordinal: false }, length, lexicon);
            }
            false
        }
        (',' | '٬' | '.', _) if !spaced && same => {
            let groups = parts.iter().skip(1).all(|p| p.length == 3);
            if groups {
                let quantity = Quantity::of(u32::MAX);
                push_number(out, Number { quantity, digits: 9, ordinal: false }, length, lexicon);
            }
            false
        }
        ('/' | '\\', 2) if !spaced => {
            two_parts(a, b, length, out);
            if a.length == 4 && follows(a, b) {
                push(out, Category::YearSpan.mask(), Payload::YearSpan(a.value), length);
            }
            false
        }
        ('-' | '/', 2) if spaced => {
            let mut readings = Vec::new();
            two_parts(a, b, length, &mut readings);
            for reading in readings.iter().filter(|r| r.mask == Category::NumericDay.mask()) {
                push(out, Category::DashedDay.mask(), reading.payload, length);
            }
            true
        }
        ('-', 2) => {
            if a.length <= 2 && b.length <= 2 {
                let mut readings = Vec::new();
                two_parts(a, b, length, &mut readings);
                for reading in readings.iter().filter(|r| r.mask == Category::NumericDay.mask()) {
                    push(out, Category::DashedDay.mask(), reading.payload, length);
                }
            }
            if a.length == 4 && b.length == 2 && follows(a, b) {
                push(out, Category::YearSpan.mask(), Payload::YearSpan(a.value), length);
            }
            if a.length == 4 && b.length == 2 {
                two_parts(a, b, length, out);
            }
            true
        }
        // Two-part chains with spaces, and commas with spaces, are lists.
        (_, 2) => spaced || matches!(sign, '،'),
        // Telephone numbers, addresses of machines, scores.
        _ => spaced,
    }
}

/// Whether the second number is the year after the first.
fn follows(a: Token, b: Token) -> bool {
    let next = a.value.saturating_add(1);
    (b.length == 4 && b.value == next) || (b.length == 2 && b.value == next % 100)
}

fn two_parts(a: Token, b: Token, length: usize, out: &mut Vec<Reading>) {
    let numeric =
        Numeric { parts: [a.value, b.value, 0], digits: [a.length, b.length, 0], clock: None };
    let small = |t: Token, most: u32| t.length <= 2 && (1..=most).contains(&t.value);
    let category = if (a.length == 4 && small(b, 12)) || (b.length == 4 && small(a, 12)) {
        Category::NumericMonth
    } else if small(a, 31) && small(b, 31) && (a.value <= 12 || b.value <= 12) {
        Category::NumericDay
    } else {
        return;
    };
    push(out, category.mask(), Payload::Numeric(numeric), length);
}

fn clock(hour: Token, minute: Token, second: Option<Token>) -> Option<ClockTime> {
    let part = |t: Token, most: u32| {
        (t.length == 2 && t.value <= most).then(|| u8::try_from(t.value).ok()).flatten()
    };
    if hour.length > 2 || hour.value > 24 {
        return None;
    }
    Some(ClockTime {
        hour: u8::try_from(hour.value).ok()?,
        minute: Some(part(minute, 59)?),
        second: match second {
            Some(token) => Some(part(token, 59)?),
            None => None,
        },
        zone: None,
    })
}

/// The time of an ISO date and time: T20:30:00Z.
fn iso_time(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(ClockTime, usize)> {
    let letter = tokens.get(at)?;
    let hour = tokens.get(at.checked_add(1)?)?;
    let is_t = letter.sort == Sort::Word && letter.hash == super::lexicon::word_hash("t");
    if !is_t || letter.gap != Gap::None || hour.gap != Gap::None || !hour.is_number() {
        return None;
    }
    let mut times = Vec::new();
    chain(tokens, at.checked_add(1)?, lexicon, &mut times);
    let reading = times.iter().find(|r| matches!(r.payload, Payload::Clock(_)))?;
    let Payload::Clock(mut clock) = reading.payload else { return None };
    let mut length = usize::from(reading.length).checked_add(1)?;
    if let Some(zone) = tokens.get(at.checked_add(length)?)
        && zone.gap == Gap::None
    {
        if zone.sort == Sort::Word && zone.hash == super::lexicon::word_hash("z") {
            clock.zone = Some(Zone::Offset(0));
            length = length.checked_add(1)?;
        } else if let Some((minutes, more)) = offset(tokens, at.checked_add(length)?) {
            clock.zone = Some(Zone::Offset(minutes));
            length = length.checked_add(more)?;
        }
    }
    Some((clock, length))
}

/// An offset from Greenwich: +03:30, +3, -5.
pub(crate) fn offset(tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let sign = tokens.get(at)?.sign()?;
    let hours = tokens.get(at.checked_add(1)?)?;
    if !hours.is_number() || hours.gap != Gap::None || hours.length > 2 || hours.value > 14 {
        return None;
    }
    let hours_value = i16::try_from(hours.value).ok()?;
    let (minutes, length) = match (tokens.get(at.checked_add(2)?), tokens.get(at.checked_add(3)?)) {
        (Some(colon), Some(m))
            if colon.is_sign(':') && m.is_number() && m.gap == Gap::None && m.length == 2 =>
        {
            (i16::try_from(m.value).ok()?, 4)
        }
        _ => (0, 2),
    };
    let total = hours_value.checked_mul(60)?.checked_add(minutes)?;
    match sign {
        '+' => Some((total, length)),
        '-' => Some((total.checked_neg()?, length)),
        _ => None,
    }
}

/// A number that is being put together from words.
#[derive(Debug, Clone, Copy)]
struct Sum {
    /// Finished thousands.
    total: u32,
    /// What is below a thousand, so far.
    current: u32,
    ordinal: bool,
}

impl Sum {
    fn value(self) -> u32 {
        self.total.saturating_add(self.current)
    }

    /// The sum with one more word; none if it does not go on like that.
    fn and(self, word: u32, ordinal: bool, joined: bool, lexicon: &Lexicon) -> Option<Sum> {
        let Sum { total, current, ordinal: was_ordinal } = self;
        let (tens, units) = (current % 100, current % 10);
        if was_ordinal {
            // السابع والعشرون: the ten after the ordinal unit is an ordinal too.
            let fits = lexicon.habits.units_first && joined && ordinal;
            return (fits && (1..10).contains(&current) && is_ten(word)).then_some(Sum {
                total,
                current: current.checked_add(word)?,
                ordinal: true,
            });
        }
        let sum = |total, current| Some(Sum { total, current, ordinal });
        match word {
            1..=9 if units == 0 && (tens == 0 || tens >= 20) && current > 0 => {
                sum(total, current.checked_add(word)?)
            }
            1..=9 if current == 0 && total > 0 => sum(total, word),
            10..=19 if tens == 0 && self.value() > 0 => sum(total, current.checked_add(word)?),
            20..=99 if tens == 0 && self.value() > 0 => sum(total, current.checked_add(word)?),
            20..=99
                if lexicon.habits.units_first
                    && joined
                    && !ordinal
                    && is_ten(word)
                    && (1..10).contains(&tens) =>
            {
                sum(total, current.checked_add(word)?)
            }
            100 if (2..=9).contains(&current) && !joined => sum(total, current.checked_mul(100)?),
            100..=999 if word.is_multiple_of(100) && current == 0 && total > 0 => sum(total, word),
            1000 if total == 0 && current > 0 && !joined => sum(current.checked_mul(1000)?, 0),
            1_000_000 if self.value() > 0 && !joined => {
                sum(self.value().checked_mul(1_000_000)?, 0)
            }
            _ => None,
        }
    }
}

fn is_ten(word: u32) -> bool {
    (20..100).contains(&word) && word.is_multiple_of(10)
}

/// The number word at a place, with its length: ثلاثة عشر takes two tokens.
fn word_at(senses: &[Reading]) -> Option<(u32, bool, usize)> {
    senses
        .iter()
        .filter_map(|r| match r.payload {
            Payload::NumberWord(value, ordinal) if value > 0 => {
                Some((value, ordinal, usize::from(r.length)))
            }
            _ => None,
        })
        .max_by_key(|(_, _, length)| *length)
}

/// The readings of number words at a place; `look` gives the plain readings of any place.
pub(crate) fn words(
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Reading>,
    mut look: impl FnMut(usize, &mut Vec<Reading>),
) {
    let Some((value, ordinal, length)) = word_at(out) else { return };
    let first = if value >= 1000 {
        Sum { total: value, current: 0, ordinal }
    } else {
        Sum { total: 0, current: value, ordinal }
    };
    let plain =
        |sum: Sum| Number { quantity: Quantity::of(sum.value()), digits: 0, ordinal: sum.ordinal };
    push_number(out, plain(first), length, lexicon);
    let mut sum = first;
    let mut end = at.saturating_add(length);
    let mut buffer = Vec::new();
    for _ in 0..8 {
        let Some(next) = tokens.get(end) else { break };
        if next.gap == Gap::Line {
            break;
        }
        let and = lexicon.mask(next.entry) & Category::And.mask() != 0;
        let hyphen = next.is_sign('-') && next.gap == Gap::None;
        let skip = usize::from(and || hyphen);
        buffer.clear();
        look(end.saturating_add(skip), &mut buffer);
        let Some((word, is_ordinal, more)) = word_at(&buffer) else { break };
        let multiplies = matches!(word, 100 | 1000 | 1_000_000) && !and;
        if !and && !hyphen && !multiplies && !lexicon.habits.numbers_adjacent {
            break;
        }
        let Some(grown) = sum.and(word, is_ordinal, and, lexicon) else {
            // nineteen ninety-seven
            if lexicon.habits.year_pairs
                && !and
                && (13..=20).contains(&sum.value())
                && (10..=99).contains(&word)
            {
                year_pair(tokens, at, end, sum.value(), (word, more), lexicon, out, &mut look);
            }
            break;
        };
        sum = grown;
        end = end.saturating_add(skip).saturating_add(more);
        push_number(out, plain(sum), end.saturating_sub(at), lexicon);
    }
}

/// A year that is said in two halves.
#[expect(clippy::too_many_arguments, reason = "the state of the number that is being read")]
fn year_pair(
    tokens: &[Token],
    at: usize,
    second: usize,
    century: u32,
    (ten, length): (u32, usize),
    lexicon: &Lexicon,
    out: &mut Vec<Reading>,
    look: &mut impl FnMut(usize, &mut Vec<Reading>),
) {
    let mut rest = ten;
    let mut end = second.saturating_add(length);
    if is_ten(ten) {
        let skip = usize::from(tokens.get(end).is_some_and(|t| t.is_sign('-')));
        let mut buffer = Vec::new();
        look(end.saturating_add(skip), &mut buffer);
        if let Some((unit @ 1..=9, false, more)) = word_at(&buffer) {
            rest = rest.saturating_add(unit);
            end = end.saturating_add(skip).saturating_add(more);
        }
    }
    let number = Number {
        quantity: Quantity::of(century.saturating_mul(100).saturating_add(rest)),
        digits: 0,
        ordinal: false,
    };
    let mask = categories(number, lexicon) & set(&[Category::Year, Category::LikelyYear]);
    push(out, mask, Payload::Number(number), end.saturating_sub(at));
}
