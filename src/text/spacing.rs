//! Spaces around punctuation: none before a closing mark, one after it, none inside brackets.
//!
//! Which marks, and when they are left alone, depends on the script of the language. Where a mark
//! may be something else (.NET, :), 12:30, ق.م, Node.js) nothing is done.

use super::Rule;
use super::pass::{MOST, Pass};
use super::plan::Plan;
use super::stops::Before;
use crate::script::{Class, Script, class, script};

/// How far back an open bracket or quotation mark is looked for.
const QUOTATION: usize = 512;

/// Whether to stop at a byte after another for the sake of spaces alone.
pub(super) fn is_stop(plan: &Plan, before: Before, byte: u8) -> bool {
    if !plan.options.spacing {
        return false;
    }
    let is_space = matches!(byte, b' ' | b'\t');
    let script = plan.punctuation_spacing;
    match before {
        _ if byte == b'\t' => true,
        Before::Space => {
            let closes = matches!(super::stops::before(byte), Before::Closing);
            let leans = byte == b'\'' && script == Some(Script::Latin);
            is_space
                || super::stops::before(byte) == Before::Newline
                || (script.is_some() && (closes || leans))
        }
        Before::Newline => is_space,
        Before::Opening => is_space && script.is_some(),
        Before::Apostrophe => is_space && script == Some(Script::Latin),
        Before::Closing => match script {
            Some(Script::Arabic) => byte >= 0xC2,
            Some(_) => byte >= 0xC2 || byte.is_ascii_alphabetic(),
            None => false,
        },
        Before::Other | Before::General0 | Before::General1 => {
            byte == b'(' && script == Some(Script::Arabic)
        }
        _ => false,
    }
}

/// The word before a mark.
struct Word {
    /// The character directly before the mark.
    last: Option<char>,
    /// How many letters it has, up to three.
    letters: usize,
    /// Whether all of it is lower case.
    is_lower: bool,
    /// Its last letters, the last first.
    spelled: [char; MOST_SPELLED],
}

/// The longest name of a letter.
const MOST_SPELLED: usize = 6;

impl Word {
    /// Whether it is one of some words, none of them longer than a name of a letter, with a
    /// proclitic of one letter before it or none.
    fn is_one_of(&self, words: &[&str], proclitics: &[&str]) -> bool {
        let spelled = self.spelled.get(..self.letters).unwrap_or(&[]);
        let is_one =
            |spelled: &[char]| words.iter().any(|w| w.chars().rev().eq(spelled.iter().copied()));
        let leans = |first: char| proclitics.iter().any(|p| p.chars().eq([first]));
        match spelled.split_last() {
            Some((first, rest)) => is_one(spelled) || (leans(*first) && is_one(rest)),
            None => false,
        }
    }
}

fn word_before(back: impl Iterator<Item = char>) -> Word {
    let mut word = Word { last: None, letters: 0, is_lower: true, spelled: ['\0'; MOST_SPELLED] };
    for c in back.take(MOST) {
        match class(c) {
            Class::Letter => {
                if let Some(slot) = word.spelled.get_mut(word.letters) {
                    *slot = c;
                }
                word.letters += 1;
                word.is_lower = word.is_lower && c.is_lowercase();
            }
            Class::Mark | Class::Tatweel | Class::Joiner if word.letters > 0 => continue,
            Class::Mark | Class::Tatweel if word.last.is_none() => continue,
            _ => {
                word.last = word.last.or(Some(c));
                break;
            }
        }
        word.last = word.last.or(Some(c));
    }
    word
}

fn is_letter_of(c: char, wanted: Script) -> bool {
    script(c) == wanted
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '«' | '“')
}

/// Whether a mark is one that no space stands before, and one stands after.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '»' | '”' | '،' | '؛' | '؟' | '۔'
    )
}

/// Whether what follows a closing mark shows that it is one.
fn ends(after: Option<char>) -> bool {
    after.is_none_or(|c| match class(c) {
        Class::Space | Class::Newline => true,
        Class::Other => is_closing(c) && c != '.' && c != ':' || matches!(c, '"' | '’'),
        _ => false,
    })
}

/// Whether what stands before a semicolon makes it the end of an entity of HTML: &zwnj; &#1705;
pub(super) fn ends_reference(back: impl Iterator<Item = char>) -> bool {
    let mut letters = 0usize;
    for c in back.take(MOST) {
        match c {
            '&' => return letters > 0,
            '#' | 'a'..='z' | 'A'..='Z' | '0'..='9' => letters += 1,
            _ => return false,
        }
    }
    false
}

/// Whether a colon or semicolon and what follows may be a face.
pub(super) fn is_face(after: Option<char>) -> bool {
    after.is_some_and(|c| {
        matches!(c, ')' | '(' | '-' | '\'' | '*' | '/' | '\\' | '|' | ']' | '[' | '^' | '>' | '<')
    })
}

impl Pass<'_> {
    /// Whether the space between the output so far and a position is right.
    pub(super) fn space_stays(&self, start: usize, end: usize) -> bool {
        let Some(wanted) = self.plan.punctuation_spacing else { return true };
        let (Some(before), Some(after)) = (self.out.last(start), self.char_at(end)) else {
            return true;
        };
        let beyond_at = end + after.len_utf8();
        let beyond = self.ahead(beyond_at).map(|c| self.own(c));
        let after = self.own_mark(end, beyond_at, after).map_or(after, |(own, _)| own);
        let is_word = |c: char| matches!(class(c), Class::Letter | Class::Digit);
        let is_digit = |c: char| class(c) == Class::Digit;
        // [ ] and ( ) are no brackets around something.
        if is_opening(before) && is_closing(after) {
            return true;
        }
        match before {
            // :( is a face.
            '(' | '[' if ends_face(self.out.back(start)) => return true,
            '(' => {
                // After a letter it is a bracket of the wrong direction, unless one closes it.
                return self.out.back(start).nth(1).is_some_and(is_word) && !self.is_closed(end);
            }
            '[' | '{' | '«' => return self.out.back(start).nth(1).is_some_and(is_word),
            '“' => {
                return self.out.back(start).nth(1).is_some_and(is_word)
                    || self.is_open(start, 1, '“', '”');
            }
            '\'' | '’' if wanted == Script::Latin => {
                return !(begins_with_vowel(after)
                    && self.word_is(start, 1, self.plan.rules.map_or(&[], |r| r.elided)));
            }
            _ => {}
        }
        let ends_word = is_word(before)
            || matches!(class(before), Class::Mark | Class::Tatweel | Class::Joiner)
            || matches!(before, ')' | ']' | '}' | '»' | '”' | '"' | '’' | '\'' | '%' | '٪' | '°');
        match after {
            ')' => {
                self.is_open_apart(start)
                    || (beyond.is_some_and(is_word) && !self.is_open(start, 0, '(', ')'))
            }
            '»' => beyond.is_some_and(is_word) && !self.is_open(start, 0, '«', '»'),
            ']' | '}' => beyond.is_some_and(is_word),
            '”' => !self.is_open(start, 0, '“', '”'),
            // 1 ،2
            '،' | ',' if class(before) == Class::Digit && beyond.is_some_and(is_digit) => true,
            '،' | '؛' | '؟' => false,
            '.' | '۔' | ',' | '!' | '?' | ':' | ';' => {
                !ends_word
                    || (matches!(after, ':' | ';') && is_face(beyond))
                    || (class(before) == Class::Digit
                        && after == ':'
                        && self.is_digit_after_space(beyond_at))
                    || !(ends(beyond) || self.wants_after(after, start, 0, beyond_at))
            }
            '\'' | '’' if wanted == Script::Latin => !self.leans(start, beyond_at),
            _ => true,
        }
    }

    /// 3 : 4
    fn is_digit_after_space(&self, at: usize) -> bool {
        let mut rest = self.text.get(at..).unwrap_or("").chars().filter(|c| *c != ' ');
        rest.next().is_some_and(|c| class(c) == Class::Digit)
    }

    /// Whether the piece after an apostrophe at a distance leans on the word before: don 't,
    /// dell 'Ucraina.
    fn leans(&self, start: usize, after_apostrophe: usize) -> bool {
        let Some(rules) = self.plan.rules else { return false };
        let Some(before) = self.out.last(start).filter(|c| is_letter_of(*c, Script::Latin)) else {
            return false;
        };
        let rest = self.text.get(after_apostrophe..).unwrap_or("");
        // dell ' Ucraina: the space after the apostrophe goes by itself.
        let next = rest.strip_prefix(' ').unwrap_or(rest).chars().next();
        if next.is_some_and(begins_with_vowel) && self.word_is(start, 0, rules.elided_only) {
            return true;
        }
        rules.contracted.iter().any(|piece| {
            rest.strip_prefix(piece).is_some_and(|rest| {
                let after = rest.chars().next();
                let ends = after.is_none_or(|c| {
                    !matches!(class(c), Class::Letter | Class::Digit | Class::Mark)
                        && !matches!(c, '\'' | '’')
                });
                ends && (*piece != "t" || matches!(before, 'n' | 'N'))
            })
        })
    }

    /// Whether a space is missing between the output so far and a position.
    pub(super) fn wants_space(&self, start: usize, end: usize) -> bool {
        self.plan.punctuation_spacing.is_some()
            && self
                .out
                .last(start)
                .is_some_and(|mark| is_closing(mark) && self.wants_after(mark, start, 1, end))
    }

    /// Puts a missing space between the output so far and a position.
    pub(super) fn space_after(&mut self, at: usize) {
        if self.wants_space(at, at) {
            self.out.replace(at..at, " ", Rule::Spacing);
        }
    }

    /// Whether a space belongs between a closing mark and what stands at a position; the mark is some
    /// characters from the end of the output.
    fn wants_after(&self, mark: char, start: usize, skip: usize, at: usize) -> bool {
        // Most have one already.
        let Some(next) = self.char_at(at).filter(|c| *c != ' ') else { return false };
        let back = self.out.back(start).skip(skip);
        if mark == ';' && ends_reference(self.out.back(start).skip(skip)) {
            return false;
        }
        match self.plan.punctuation_spacing {
            Some(Script::Arabic) => self.wants_after_in_arabic(mark, &word_before(back), next, at),
            Some(_) => self.wants_after_in_latin(mark, &word_before(back), next, at),
            None => false,
        }
    }

    fn wants_after_in_arabic(&self, mark: char, word: &Word, next: char, at: usize) -> bool {
        let arabic = |c: char| is_letter_of(c, Script::Arabic);
        let is_digit = |c: char| class(c) == Class::Digit;
        let ends_word = word.last.is_some_and(|c| {
            arabic(c) || is_digit(c) || matches!(c, ')' | ']' | '»' | '”' | '"' | '٪')
        });
        // A single letter is an abbreviation: ق.م
        let is_abbreviation = word.last.is_some_and(arabic) && word.letters < 2;
        match mark {
            '،' | '؛' | '؟' => match class(next) {
                Class::Letter => true,
                // A space was left before the mark because digits stand around it: 1 ،2
                Class::Digit => !word.last.is_some_and(|c| is_digit(c) || class(c) == Class::Space),
                _ => next == '«',
            },
            '.' | ':' | '۔' => {
                ends_word
                    && !is_abbreviation
                    && ((arabic(next) && self.letters_ahead(at) >= 2)
                        || (mark == ':' && next == '«'))
                    && !(mark == '.' && self.is_inside_acronym(word, at))
            }
            '!' | '?' if matches!(word.last, Some('!' | '?' | '؟')) => arabic(next),
            '!' | ',' | ';' | '?' => ends_word && arabic(next),
            '»' | ')' | ']' => {
                arabic(next)
                    && word.last.is_some_and(|c| class(c) != Class::Space)
                    && (self.letters_ahead(at) >= 2
                        || self.next_word_is(at, self.plan.rules.map_or(&[], |r| r.short_words)))
                    && !self.next_word_is(at, self.plan.rules.map_or(&[], |r| r.suffixes))
            }
            _ => false,
        }
    }

    /// Whether a full stop stands between two names of letters: بی.بی.سی
    fn is_inside_acronym(&self, word: &Word, at: usize) -> bool {
        let names = self.plan.rules.map_or(&[][..], |r| r.letter_names);
        let proclitics = self.plan.rules.map_or(&[][..], |r| r.proclitics);
        word.is_one_of(names, proclitics) && self.next_word_is(at, names)
    }

    fn wants_after_in_latin(&self, mark: char, word: &Word, next: char, at: usize) -> bool {
        let latin = |c: char| is_letter_of(c, Script::Latin);
        if !latin(next) {
            return false;
        }
        match mark {
            ',' => word.last.is_some_and(latin) && word.letters >= 2 && self.letters_ahead(at) >= 2,
            '.' | '!' | '?' => {
                let beyond = self.ahead(at + next.len_utf8());
                word.is_lower
                    && word.letters >= 3
                    && !self.word_is(at, 1, &["www"])
                    && next.is_uppercase()
                    && beyond.is_some_and(|c| c.is_lowercase() || matches!(c, ' ' | '\'' | '’'))
            }
            '»' | '”' => {
                word.last.is_some_and(|c| class(c) != Class::Space && class(c) != Class::Newline)
                    && self.letters_ahead(at) >= 2
            }
            _ => false,
        }
    }

    /// A bracket or quotation mark that opens: a missing space goes before it.
    pub(super) fn opening(&mut self, at: usize, c: char, limit: usize) -> usize {
        let end = at + c.len_utf8();
        if self.plan.punctuation_spacing == Some(Script::Arabic) && matches!(c, '(' | '«') {
            let arabic = |c: char| is_letter_of(c, Script::Arabic);
            let proclitics = self.plan.rules.map_or(&[][..], |r| r.proclitics);
            let begins = match c {
                '«' => self.ahead(end).is_some_and(arabic),
                _ => {
                    // The space after it goes.
                    let apart = self.char_at(end) == Some(' ') && self.is_closed(end);
                    let inside = if apart { end + 1 } else { end };
                    self.letters_ahead(inside) > 3
                        || self.ahead(inside).is_some_and(|c| class(c) == Class::Digit)
                }
            };
            if begins && self.out.last(at).is_some_and(arabic) && !self.word_is(at, 0, proclitics) {
                self.out.replace(at..at, " ", Rule::Spacing);
            }
        }
        self.put_fate(at, c);
        // The ASCII brackets are told apart by the byte before; the others are not.
        if !c.is_ascii()
            && self.plan.punctuation_spacing.is_some()
            && self.char_at(end) == Some(' ')
        {
            return self.gap(end, limit);
        }
        end
    }

    /// How many letters of Arabic or Latin script follow, up to four.
    fn letters_ahead(&self, at: usize) -> usize {
        let mut letters = 0;
        for c in self.text.get(at..).unwrap_or("").chars().take(MOST) {
            match class(c) {
                Class::Letter => {
                    letters += super::presentation::unfold(c).map_or(1, |s| s.chars().count());
                }
                Class::Mark | Class::Tatweel => {}
                _ if self.is_passed_over(c) || self.plan.is_half_space_substitute(c) => {}
                _ => break,
            }
            if letters >= 4 {
                break;
            }
        }
        letters
    }

    /// Whether the word that ends the output, `skip` characters from its end, is one of some.
    pub(super) fn word_is(&self, at: usize, skip: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let mut back = self.out.back(at).skip(skip).filter(|c| class(*c) != Class::Mark);
            let same = word
                .chars()
                .rev()
                .all(|w| back.next().is_some_and(|c| c == w || c.to_ascii_lowercase() == w));
            same && back.next().is_none_or(|c| {
                !matches!(class(c), Class::Letter | Class::Digit | Class::Tatweel | Class::Joiner)
            })
        })
    }

    /// Whether the word at a position is one of some.
    fn next_word_is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let rest = self.text.get(at..).unwrap_or("");
            let mut ahead = rest.chars().filter(|c| {
                class(*c) != Class::Mark
                    && class(*c) != Class::Tatweel
                    && !self.is_passed_over(*c)
                    && !self.plan.is_half_space_substitute(*c)
            });
            let same = word.chars().all(|w| ahead.next().is_some_and(|c| self.own(c) == w));
            same && ahead.next().is_none_or(|c| class(c) != Class::Letter)
        })
    }

    /// What becomes of a letter.
    pub(super) fn own(&self, c: char) -> char {
        match self.plan.fate(c) {
            super::plan::Fate::Become(to, _) => to,
            _ => c,
        }
    }

    /// Whether the last mark of a pair on the line, some characters from the end of the output,
    /// opens.
    pub(super) fn is_open(&self, at: usize, skip: usize, open: char, close: char) -> bool {
        let mut back = self.out.back(at).skip(skip).take(QUOTATION);
        back.find(|c| *c == open || *c == close || class(*c) == Class::Newline) == Some(open)
    }

    /// Whether the bracket before a position is closed further on in its line, and not by one that
    /// opens in its turn: ")word(".
    fn is_closed(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        let mut ahead = rest.char_indices().take(QUOTATION);
        let next = ahead.find(|(_, c)| matches!(c, '(' | ')') || class(*c) == Class::Newline);
        next.is_some_and(|(i, c)| {
            let after = self.ahead(at + i + c.len_utf8());
            c == ')' && !after.is_some_and(|c| matches!(class(c), Class::Letter | Class::Digit))
        })
    }

    /// Whether the bracket that is open at a position has kept the space after it.
    fn is_open_apart(&self, at: usize) -> bool {
        let mut after = None;
        for c in self.out.back(at).take(QUOTATION) {
            match c {
                '(' => return after == Some(' '),
                ')' => return false,
                _ if class(c) == Class::Newline => return false,
                _ => after = Some(c),
            }
        }
        false
    }
}

/// Whether what ends in a bracket ends in a face: :( ;-(((
fn ends_face(back: impl Iterator<Item = char>) -> bool {
    let mut back = back.take(MOST).skip_while(|c| matches!(c, '(' | '['));
    let eyes = match back.next() {
        Some('-' | '\'' | '’' | '^' | 'o') => back.next(),
        eyes => eyes,
    };
    matches!(eyes, Some(':' | ';')) && !back.next().is_some_and(|c| class(c) == Class::Digit)
}

fn begins_with_vowel(c: char) -> bool {
    matches!(
        c.to_ascii_lowercase(),
        'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'à' | 'è' | 'é' | 'ì' | 'ò' | 'ù' | 'È' | 'À'
    )
}
