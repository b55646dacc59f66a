//! Finding: the text in lines, the lines in stretches of known words, the stretches in mentions.

use super::category::{Category, Mask, set};
use super::chart::Chart;
use super::expression::{Expression, Fields, Id};
use super::lattice::{Lattice, behind, behind_clitic, outside};
use super::lexicon::Lexicon;
use super::memory::Memory;
use super::resolve::{Resolved, Resolver, Surroundings, same_days};
use super::span::{Grain, Span, from_day};
use super::tense;
use super::token::{Case, Gap, Sort, Token, Tokenizer, join};
use super::{DateMention, Kind, Modifier, Reference};
use crate::calendar::Calendar;
use crate::error::Result;
use crate::interrupt::Interrupt;

/// A mention before it is resolved.
#[derive(Debug, Clone, Copy)]
struct Raw {
    expression: Id,
    start: usize,
    end: usize,
    modifier: Option<Modifier>,
}

/// Finds the mentions of one text.
pub(crate) struct Search<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    reference: Option<Reference>,
    lattice: Lattice,
    chart: Chart,
    memory: Memory,
    found: Vec<DateMention>,
    /// The days of each mention, for twins in another calendar.
    spans: Vec<Option<Span>>,
    raw: Vec<Raw>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        reference: Option<Reference>,
    ) -> Search<'a> {
        Search {
            text,
            lexicon,
            reference,
            lattice: Lattice::default(),
            chart: Chart::default(),
            memory: Memory::default(),
            found: Vec::new(),
            spans: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// The same search with every pattern tried at every place.
    #[cfg(test)]
    pub(crate) fn naive(mut self) -> Self {
        self.chart.naive = true;
        self
    }

    /// How many steps the patterns take over the whole text, and how many tokens it has.
    #[cfg(test)]
    pub(crate) fn cost(mut self) -> (u64, usize) {
        let mut tokenizer = Tokenizer::new(self.text, self.lexicon);
        let (mut tokens, mut all) = (Vec::new(), 0);
        while tokenizer.next_segment(&mut tokens) {
            all += tokens.len();
            self.scan(&tokens);
            self.resolve(&tokens);
        }
        (self.chart.steps, all)
    }

    /// All mentions, in order.
    pub(crate) fn run(mut self, interrupt: &Interrupt) -> Result<Vec<DateMention>> {
        let mut tokenizer = Tokenizer::new(self.text, self.lexicon);
        let mut tokens = Vec::new();
        let mut checked = 0usize;
        while tokenizer.next_segment(&mut tokens) {
            if tokenizer.position() >= checked {
                interrupt.check()?;
                checked = tokenizer.position().saturating_add(1 << 16);
            }
            self.scan(&tokens);
            self.resolve(&tokens);
        }
        Ok(self.found)
    }

    /// Finds the stretches of known words that something can hang on.
    fn scan(&mut self, tokens: &[Token]) {
        self.raw.clear();
        self.chart.expressions.clear();
        let mut start = 0usize;
        let mut anchored = false;
        let mut open = false;
        for (at, token) in tokens.iter().enumerate() {
            let part = match token.sort {
                Sort::Number => true,
                Sort::Word | Sort::Sign => token.entry.is_part(),
                Sort::Dead => false,
            };
            if part {
                if !open {
                    open = true;
                    anchored = false;
                    start = at;
                }
                anchored |= token.entry.is_anchor()
                    || (token.sort == Sort::Number
                        && (number_anchors(tokens, at, token)
                            || self.has_era(tokens, at)
                            || (token.length == 2
                                && behind(tokens, at, self.lexicon) & EVENT != 0)));
            } else if open {
                open = false;
                if anchored {
                    self.stretch(tokens, start, at);
                }
            }
        }
        if open && anchored {
            self.stretch(tokens, start, tokens.len());
        }
    }

    /// Whether a stretch is one word that matches nothing alone.
    fn is_idle(&self, tokens: &[Token], start: usize, end: usize) -> bool {
        #[cfg(test)]
        if self.chart.naive {
            return false;
        }
        if end.saturating_sub(start) != 1 {
            return false;
        }
        let Some(this) = tokens.get(start) else { return true };
        if this.is_number() || this.entry.matches_alone() {
            return false;
        }
        // A word of several tokens may begin here and end beyond the stretch.
        !this.entry.is_prefix()
            || tokens.get(end).is_none_or(|next| {
                next.gap == Gap::Line
                    || next.sort == Sort::Dead
                    || self.lexicon.lookup(join(this.hash, next.hash, next.length)).is_none()
            })
    }

    fn stretch(&mut self, tokens: &[Token], start: usize, end: usize) {
        let start = self.raw.last().map_or(start, |raw| raw.end.max(start));
        if start >= end || self.is_idle(tokens, start, end) {
            return;
        }
        self.lattice.fill(self.text, tokens, start, end, self.lexicon);
        self.chart.clear(&self.lattice, self.lexicon);
        let mut at = start;
        while at < self.lattice.end {
            let Some(found) = self.chart.longest(at, &self.lattice, self.lexicon) else {
                at = at.saturating_add(1);
                continue;
            };
            let expression = self.expression(found.expression);
            // "Before" and a length are a date of their own: قبل أسبوع.
            let own =
                matches!(expression, Some(Expression::Offset { .. } | Expression::Vague { .. }));
            if expression.is_some_and(|e| e != Expression::Nothing)
                && !self.is_named(tokens, at)
                && !self.is_name(tokens, at, found.end)
            {
                // A leading article, or "about", is no part of the mention.
                let mut from = at;
                while from.saturating_add(1) < found.end
                    && tokens.get(from).is_some_and(|t| self.lexicon.mask(t.entry) & LEADING != 0)
                {
                    from = from.saturating_add(1);
                }
                let around = modifier(tokens, from, self.lexicon);
                let modifier = around.filter(|m| !own || *m == Modifier::Approx);
                self.raw.push(Raw {
                    expression: found.expression,
                    start: from,
                    end: found.end,
                    modifier,
                });
            }
            at = found.end.max(at.saturating_add(1));
        }
    }

    /// Whether an era stands beside a number: 300 BC, AD 79.
    fn has_era(&self, tokens: &[Token], at: usize) -> bool {
        let era = |from: usize, most: usize| {
            let (mut hash, mut found) = (0u64, false);
            for token in tokens.iter().skip(from).take(most) {
                hash = join(hash, token.hash, token.length);
                let entry = self.lexicon.lookup(hash);
                found |= self.lexicon.mask(entry) & Category::Era.mask() != 0;
                if found || !entry.is_prefix() {
                    break;
                }
            }
            found
        };
        era(at.saturating_add(1), 5) || at.checked_sub(1).is_some_and(|before| era(before, 1))
    }

    /// Whether the word before makes a name of a date: via 25 Aprile.
    fn is_named(&self, tokens: &[Token], at: usize) -> bool {
        let unknown = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .filter(|token| token.sort == Sort::Word && token.entry.is_none());
        let clitic = unknown.map_or(0, |token| behind_clitic(self.text, token, self.lexicon));
        (behind(tokens, at, self.lexicon) | clitic) & Category::Named.mask() != 0
    }

    /// Whether a lone weekday or month is the name of a person: Sabato Rossi, in the middle of a sentence
    /// of a language that writes them small.
    fn is_name(&self, tokens: &[Token], from: usize, to: usize) -> bool {
        if !self.lexicon.habits.small_names || to.saturating_sub(from) != 1 {
            return false;
        }
        let capital = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|t| t.sort == Sort::Word && t.case == Case::Capital)
        };
        let named =
            |at: usize| tokens.get(at).is_some_and(|t| self.lexicon.mask(t.entry) & NAMED != 0);
        let inside = from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|before| {
            before.sort == Sort::Word || before.is_number() || before.is_sign(',')
        });
        let next = tokens.get(to).is_some_and(|t| t.gap == Gap::Space);
        // Luigi Aprile: after a word that is itself written large and is none of ours.
        let behind_name = from
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|t| t.entry.is_none() && t.sort == Sort::Word && t.case != Case::Lower);
        // Aprile Rossi has come: months seldom open a sentence alone.
        let month = tokens
            .get(from)
            .is_some_and(|t| self.lexicon.mask(t.entry) & Category::Month.mask() != 0);
        if !inside && month && next && capital(Some(from)) && capital(Some(to)) {
            return true;
        }
        inside && named(from) && capital(Some(from)) && (behind_name || (next && capital(Some(to))))
    }

    fn resolve(&mut self, tokens: &[Token]) {
        let raw = std::mem::take(&mut self.raw);
        let mut passed = 0usize;
        let mut index = 0usize;
        while let Some(this) = raw.get(index) {
            self.memory.sentence =
                self.memory.sentence.saturating_add(sentences(tokens, passed, this.start));
            passed = this.start;
            let next = raw.get(index.saturating_add(1));
            let twins = next.is_some_and(|next| self.twins(tokens, this, next));
            match next {
                Some(next) if twins => {
                    // The one that says its year fixes the year of the other.
                    let (first, second) =
                        if self.year_said(this.expression) || !self.year_said(next.expression) {
                            let first = self.one(tokens, this, None);
                            let second = self.one(tokens, next, first.span);
                            (first, second)
                        } else {
                            let second = self.one(tokens, next, None);
                            (self.one(tokens, this, second.span), second)
                        };
                    let place = self.found.len();
                    let same = match (first.span, second.span) {
                        (Some(a), Some(b)) => Some(same_days(a, b) || close(a, b)),
                        _ => None,
                    };
                    // A comma stands between the items of a list too.
                    let days = matches!(
                        (first.span, second.span),
                        (
                            Some(Span { grain: Grain::Day, .. }),
                            Some(Span { grain: Grain::Day, .. })
                        )
                    );
                    if (same != Some(true) || !days) && !self.is_firm(tokens, this, next) {
                        let resolved = self.one(tokens, this, None);
                        self.push(tokens, this, resolved);
                        index = index.saturating_add(1);
                        continue;
                    }
                    self.push(tokens, this, first);
                    self.push(tokens, next, second);
                    if let (Some(same), Some(last)) = (same, self.found.last_mut()) {
                        last.same_as = Some(place);
                        last.conflict |= !same;
                    }
                    index = index.saturating_add(2);
                }
                _ => {
                    let resolved = self.one(tokens, this, None);
                    self.push(tokens, this, resolved);
                    index = index.saturating_add(1);
                }
            }
        }
        self.memory.sentence = self
            .memory
            .sentence
            .saturating_add(sentences(tokens, passed, tokens.len()))
            .saturating_add(1);
        self.raw = raw;
    }

    fn expression(&self, id: Id) -> Option<Expression> {
        self.chart.expressions.get(usize::try_from(id).ok()?).copied()
    }

    fn one(&self, tokens: &[Token], raw: &Raw, twin: Option<Span>) -> Resolved {
        let around = Surroundings {
            habits: &self.lexicon.habits,
            reference: self.reference,
            memory: &self.memory,
            tense: tense::of(self.text, tokens, raw.start, raw.end, self.lexicon),
            twin,
        };
        Resolver::new(&self.chart.expressions, around).resolve(raw.expression)
    }

    fn push(&mut self, tokens: &[Token], raw: &Raw, resolved: Resolved) {
        let (Some(first), Some(last)) =
            (tokens.get(raw.start), raw.end.checked_sub(1).and_then(|last| tokens.get(last)))
        else {
            return;
        };
        let Some(kind) = resolved.kind else { return };
        if let Some(span) = resolved.span
            && matches!(kind, Kind::Date | Kind::Time)
        {
            let now = self.reference.map(|reference| reference.day);
            // "The most since 1982" is not where the story goes on.
            let before = raw.start.checked_sub(1);
            let since = outside(tokens, before, self.lexicon) & Category::Since.mask() != 0;
            let explicit = self.year_said(raw.expression) && !(since && span.grain == Grain::Year);
            self.memory.note(span, explicit, resolved.daypart, now);
        }
        self.found.push(DateMention {
            span: first.start..last.end,
            kind,
            value: resolved.value,
            modifier: resolved.modifier.or(raw.modifier),
            calendar: resolved.calendar,
            first: resolved.span.map(|span| span.first),
            last: resolved.span.map(|span| span.last),
            same_as: None,
            conflict: resolved.conflict,
            alternatives: resolved.alternatives,
        });
        self.spans.push(resolved.span);
    }

    /// The fields of a plain date.
    fn fields(&self, id: Id) -> Option<Fields> {
        match self.expression(id)? {
            Expression::Date(fields) => Some(fields),
            Expression::Time { date: Some(date), .. } => self.fields(date),
            Expression::Within { inner, .. } => self.fields(inner),
            _ => None,
        }
    }

    fn year_said(&self, id: Id) -> bool {
        match self.expression(id) {
            Some(Expression::Date(fields)) => fields.year.is_some(),
            Some(Expression::Time { date: Some(date), .. }) => self.year_said(date),
            Some(Expression::Within { inner, outer }) => {
                self.year_said(inner) || self.year_said(outer)
            }
            Some(Expression::Part { of: Some(of), .. } | Expression::Nth { of: Some(of), .. }) => {
                self.year_said(of)
            }
            Some(Expression::Range { from, to }) => self.year_said(from) || self.year_said(to),
            Some(Expression::Years { .. }) => true,
            _ => false,
        }
    }

    /// Whether two mentions stand side by side and speak of two calendars.
    fn twins(&self, tokens: &[Token], a: &Raw, b: &Raw) -> bool {
        let between = tokens.get(a.end..b.start).unwrap_or(&[]);
        let mut at = a.end;
        while at < b.start {
            let step = self.bridge(tokens, at, b.start);
            if step == 0 {
                return false;
            }
            at = at.saturating_add(step);
        }
        if between.is_empty() || between.len() > 6 {
            return false;
        }
        let calendar = |raw: &Raw| {
            let fields = self.fields(raw.expression)?;
            let era = match fields.era {
                Some(super::reading::Era::Of(calendar)) => Some(calendar),
                Some(super::reading::Era::Hijri) => Some(super::reading::ISLAMIC),
                _ => None,
            };
            let by_year = fields.year.filter(|y| y.digits == 4).and_then(|y| {
                Some(super::span::calendar_of_year(
                    i32::try_from(y.value).ok()?,
                    self.lexicon.habits.calendar,
                ))
            });
            // Only dates of the same fineness say the same.
            Some((
                fields.calendar.or(era).or(by_year)?,
                fields.day.is_some(),
                fields.month.is_some(),
            ))
        };
        match (calendar(a), calendar(b)) {
            (Some(x), Some(y)) => x.0.name() != y.0.name() && x.1 == y.1 && x.2 == y.2,
            _ => false,
        }
    }
}

impl Search<'_> {
    /// How many tokens the sign or the words take that can stand between two ways to say one date.
    fn bridge(&self, tokens: &[Token], at: usize, end: usize) -> usize {
        let Some(first) = tokens.get(at) else { return 0 };
        if first.sign().is_some_and(|sign| BRIDGES.contains(&sign)) {
            return 1;
        }
        let (mut hash, mut best) = (0u64, 0usize);
        for (count, token) in (1usize..).zip(tokens.get(at..end).unwrap_or(&[])) {
            hash = join(hash, token.hash, token.length);
            let entry = self.lexicon.lookup(hash);
            if self.lexicon.mask(entry) & EQUALS != 0 {
                best = count;
            }
            if count >= 4 || !entry.is_prefix() {
                break;
            }
        }
        best
    }

    /// Whether what stands between two dates says that they are one: a bracket, a stroke, "equals".
    fn is_firm(&self, tokens: &[Token], a: &Raw, b: &Raw) -> bool {
        let mut opened = false;
        for token in tokens.get(a.end..b.start).unwrap_or(&[]) {
            match token.sign() {
                Some(')') => opened = false,
                Some('(' | '[' | '/' | '=') => opened = true,
                Some(_) => {}
                None => opened = true,
            }
        }
        opened
    }
}

/// What people are called too.
const NAMED: Mask = set(&[Category::Weekday, Category::Month, Category::Holiday]);

/// What may stand at the start of a match and is no part of the mention.
const LEADING: Mask = set(&[Category::The, Category::Approx]);

const BRIDGES: [char; 9] = ['(', '[', '/', ',', '،', '=', '-', '«', ')'];

const EVENT: Mask = Category::Event.mask();

/// Words that may stand between two ways to say one date.
const EQUALS: Mask = set(&[Category::Equals, Category::DateWord, Category::Weekday]);

/// Dates of the moon can be a day away from the table, and so can Solar Hijri dates of the time before
/// 1304 AP, when months followed the zodiac.
fn close(a: Span, b: Span) -> bool {
    let loose = |span: Span| match span.calendar {
        Calendar::Islamic(_) => true,
        Calendar::Solar => from_day(Calendar::Solar, span.first).is_some_and(|d| d.0 < 1304),
        Calendar::Gregorian => false,
    };
    // Before 1582 Gregorian month names are those of the Julian calendar.
    let julian = |span: Span| match (span.calendar, from_day(Calendar::Gregorian, span.first)) {
        (Calendar::Gregorian, Some((year @ ..=1582, ..))) => {
            i64::from(year.div_euclid(100).saturating_sub(year.div_euclid(400))).saturating_sub(1)
        }
        _ => 1,
    };
    let apart = julian(a).max(julian(b)).max(1);
    (loose(a) || loose(b))
        && a.grain == Grain::Day
        && b.grain == Grain::Day
        && a.distance(b.first) <= apart
}

/// Whether digits can be a date or hold one.
fn number_anchors(tokens: &[Token], at: usize, token: &Token) -> bool {
    if token.length == 4 && (1000..3000).contains(&token.value) {
        return true;
    }
    // Nel '68
    if token.length == 2
        && at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.is_sign('\''))
    {
        return true;
    }
    // A line that is nothing but "the 24"
    if token.length <= 2 && at == 1 && tokens.len() == 2 {
        return true;
    }
    let sign = tokens.get(at.saturating_add(1));
    let next = tokens.get(at.saturating_add(2));
    // 15th
    let ordinal = sign.is_some_and(|s| {
        s.gap == Gap::None && s.sort == Sort::Word && s.length <= 2 && s.entry.is_part()
    });
    ordinal
        || matches!((sign, next), (Some(sign), Some(next))
        if next.is_number() && sign.gap == next.gap
            && matches!(sign.sign(), Some('/' | '-' | '.' | ':' | '\\')))
}

/// What stands before a mention and changes it: about, before, after.
fn modifier(tokens: &[Token], start: usize, lexicon: &Lexicon) -> Option<Modifier> {
    const SKIPPED: Mask = set(&[Category::The, Category::Of, Category::In, Category::On]);
    let mut at = start;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        let token = tokens.get(at)?;
        // A word of two tokens has its meaning on the whole: کمتر از.
        let mask = behind(tokens, at.saturating_add(1), lexicon);
        if mask & Category::Approx.mask() != 0 {
            return Some(Modifier::Approx);
        }
        if mask & Category::Before.mask() != 0 {
            return Some(Modifier::Before);
        }
        if mask & Category::After.mask() != 0 {
            return Some(Modifier::After);
        }
        if token.gap == Gap::Line || mask & SKIPPED == 0 {
            return None;
        }
    }
    None
}

/// How many sentences end between two tokens.
fn sentences(tokens: &[Token], from: usize, to: usize) -> u32 {
    let mut count = 0u32;
    for (at, token) in tokens.iter().enumerate().take(to).skip(from) {
        let ends = match token.sign() {
            Some('!' | '?' | '؟' | '…' | '؛') => true,
            Some('.') => tokens.get(at.saturating_add(1)).is_none_or(|next| next.gap != Gap::None),
            _ => false,
        };
        count = count.saturating_add(u32::from(ends));
    }
    count
}
