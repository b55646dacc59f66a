//! The learned half-spaces: cases, a naive twin, and what must hold for any text.

mod naive;

use super::model::model;
use super::restore::{Desk, find_stretches};
use super::*;
use crate::interrupt::Interrupt;
use crate::script::{Joining, ZWNJ, joining, joins_next};
use proptest::prelude::*;
use std::ops::Range;
use std::slice::from_ref;

/// A text with its half-spaces restored.
fn restored_but(text: &str, certainty: Certainty, protected: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for r in lacking(text, certainty, protected, &Interrupt::new()).unwrap() {
        out += &text[at..r.range.start];
        out.extend(r.joins.then_some(ZWNJ));
        at = r.range.end;
    }
    out + &text[at..]
}

fn restored(text: &str, certainty: Certainty) -> String {
    restored_but(text, certainty, &[])
}

/// Half-spaces as a bar, to be read.
fn shown(text: &str) -> String {
    text.replace(ZWNJ, "|")
}

fn unshown(text: &str) -> String {
    text.replace('|', "\u{200C}")
}

/// Name, what is given, what is expected.
type Case = (&'static str, &'static str, &'static str);

#[track_caller]
fn check(certainty: Certainty, cases: &[Case]) {
    for (name, given, expected) in cases {
        assert_eq!(shown(&restored(&unshown(given), certainty)), *expected, "{name}");
    }
}

const LOST: &[Case] = &[
    ("suffix alone", "این کتاب ها را در خانه می خوانم.", "این کتاب|ها را در خانه می|خوانم."),
    ("glued after heh", "خانههای قدیمی شهر خراب میشوند.", "خانه|های قدیمی شهر خراب می|شوند."),
    ("negated", "او نمی داند که فردا چه می شود.", "او نمی|داند که فردا چه می|شود."),
    ("participle", "مسافران به شهر رسیده اند.", "مسافران به شهر رسیده|اند."),
    (
        "glued everywhere",
        "هزینههای سنگین این برنامهها را نمیدانیم.",
        "هزینه|های سنگین این برنامه|ها را نمی|دانیم.",
    ),
];

const JOINED: &[Case] = &[
    ("plural", "دفتر ها و کار های ما", "دفترها و کارهای ما"),
    ("degree", "او قدرتمند ترین مرد بود", "او قدرتمندترین مرد بود"),
    ("no noun", "از ها و تا های", "از ها و تا های"),
];

const LOST_FULL: &[Case] = &[
    (
        "indefinite",
        "وزارت خارجه در بیانیهای این خبر را تأیید کرد.",
        "وزارت خارجه در بیانیه|ای این خبر را تأیید کرد.",
    ),
    ("compound", "دو وزیر دربارهٔ آن گفتوگو کردند.", "دو وزیر دربارهٔ آن گفت|وگو کردند."),
    (
        "plural of sanctions",
        "هزینههای تحریمهای تازه سنگین است.",
        "هزینه|های تحریم|های تازه سنگین است.",
    ),
    ("agreements", "اجرای توافق های پیشین آغاز شد.", "اجرای توافق|های پیشین آغاز شد."),
];

const RIGHT: &[&str] = &[
    "میدان آزادی و میز چوبی و میوهٔ تازه",
    "دفترها و کارها و مادرها",
    "او در تهران زندگی می|کند و کتاب|های بسیاری نوشته|است.",
    "معنای زندگی در دریای آرام انتهای راه است.",
    "ایالات متحده و سازمان ملل به طور رسمی اعلام کردند.",
    "چشمان او از خوشحالی برق زد.",
    "تنها راه رسیدن به دنیای بهتر همین است.",
    "سلام دنیا",
    "در ماه می سال گذشته باران آمد.",
    "۱۲ می شنبه بود",
    "",
    " ",
    "می",
];

#[test]
fn what_was_lost_comes_back() {
    check(Certainty::Careful, LOST);
    check(Certainty::Full, LOST);
    check(Certainty::Full, LOST_FULL);
    check(Certainty::Careful, JOINED);
    check(Certainty::Full, JOINED);
}

#[test]
fn what_is_right_stays() {
    for text in RIGHT {
        let text = unshown(text);
        assert_eq!(restored(&text, Certainty::Careful), text);
        assert_eq!(restored(&text, Certainty::Full), text);
    }
}

#[test]
fn words_of_three_become_one() {
    let cases: &[Case] = &[
        ("conversation", "دو وزیر گفت و گو کردند", "دو وزیر گفت|وگو کردند"),
        ("with an ending", "جست و جوی گنج", "جست|وجوی گنج"),
        ("three other words", "او گفت و رفت", "او گفت و رفت"),
        ("not the first alone", "گفت و گفت", "گفت و گفت"),
    ];
    check(Certainty::Full, cases);
    // A text that has its half-spaces means what it writes.
    let kept = unshown("می|خواهم با آن|ها گفت و گو کنم و نامه|ها را می|خوانم");
    assert_eq!(restored(&kept, Certainty::Full), kept);
    let careful = "دو وزیر گفت و گو کردند";
    assert_eq!(restored(careful, Certainty::Careful), careful);
}

/// A text with its misplaced half-spaces moved or taken off.
fn settled(text: &str, certainty: Certainty) -> String {
    let mut out = text.to_owned();
    for m in misplaced(text, certainty, &Interrupt::new()).unwrap().into_iter().rev() {
        match m.to {
            Some(to) if to > m.range.start => {
                out.insert(to, ZWNJ);
                out.replace_range(m.range, "");
            }
            to => {
                out.replace_range(m.range, "");
                if let Some(to) = to {
                    out.insert(to, ZWNJ);
                }
            }
        }
    }
    out
}

const MISPLACED: &[Case] = &[
    ("before its place", "این کتا|بها را خواندم", "این کتاب|ها را خواندم"),
    ("after its place", "او میخوا|هد برود", "او می|خواهد برود"),
    ("verb", "او میخ|واهد برود", "او می|خواهد برود"),
    ("none belongs there", "در بیم|ارستان شهر", "در بیمارستان شهر"),
    ("shows nothing", "این اطلا|عات را", "این اطلاعات را"),
    ("joined suffix", "همه دفت|رها را", "همه دفترها را"),
];

const PLACED: &[&str] = &[
    "کتاب|ها و خانه|هایمان و می|خواهم و نمی|دانند",
    "گفت|وگو و پیش|بینی و دانش|آموز و آن|ها",
    "هنگ|کنگ و آق|قلا و سی|ان|ان",
    "بیم|ارستان|ها",
    "کتاً|بها",
    "x|کتاب",
    "|کتاب|",
    "علی|اکبر و حسین|علی و نصیر|الدین",
];

#[test]
fn half_spaces_are_moved_to_their_place_and_stay_there() {
    for (name, given, expected) in MISPLACED {
        for certainty in [Certainty::Careful, Certainty::Full] {
            assert_eq!(shown(&settled(&unshown(given), certainty)), *expected, "{name}");
            assert_eq!(shown(&settled(&unshown(expected), certainty)), *expected, "{name}");
        }
    }
    for text in PLACED {
        assert_eq!(settled(&unshown(text), Certainty::Full), unshown(text));
    }
    assert_eq!(settled("کتا\u{200C}بها", Certainty::Above(1.0)), "کتا\u{200C}بها");
}

#[test]
fn a_text_is_read_by_its_own_habits() {
    // A text that glues its plurals but has its other half-spaces means it.
    let glued = unshown("بیماریهای قلبی را پیشگیری می|کنند و هزینه|های درمان آن را می|پردازند.");
    assert_eq!(restored(&glued, Certainty::Careful), glued);
    // One that lost the others lost these too.
    let lost = "بیماریهای قلبی را پیشگیری میکنند و هزینههای درمان آن را میپردازند.";
    let found = shown(&restored(lost, Certainty::Full));
    assert_eq!(found, "بیماری|های قلبی را پیشگیری می|کنند و هزینه|های درمان آن را می|پردازند.");
}

#[test]
fn protected_text_is_left_alone_and_not_read() {
    let text = "این کتاب ها را می خوانم.";
    assert_eq!(restored_but(text, Certainty::Full, from_ref(&(0..text.len()))), text);
    let at = text.find("می").unwrap();
    let expected = "این کتاب|ها را می خوانم.";
    assert_eq!(shown(&restored_but(text, Certainty::Full, from_ref(&(at..text.len())))), expected);
}

#[test]
fn a_threshold_of_one_restores_nothing_and_lower_ones_more() {
    let text = "هزینههای تحریم های تازه را نمی دانند و گفتوگو میکنند.";
    let count = |t| restored(text, Certainty::Above(t)).matches(ZWNJ).count();
    assert_eq!(count(1.0), 0);
    let counts: Vec<_> = [0.99, 0.9, 0.5, 0.2].map(count).into();
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(counts[3] >= 4);
}

#[test]
fn work_stops_when_asked() {
    let interrupt = Interrupt::new();
    interrupt.stop();
    assert!(lacking("این کتاب ها", Certainty::Full, &[], &interrupt).is_err());
}

/// Persian words, whole, damaged and joined at random, with what else stands in text.
fn any_text() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "می",
        "نمی",
        "شود",
        "خواهند",
        "کتاب",
        "خانه",
        "ها",
        "های",
        "هایی",
        "ای",
        "اند",
        "تر",
        "ترین",
        "گفت",
        "وگو",
        "گو",
        "و",
        "در",
        "این",
        "آن",
        "است",
        "بیماری",
        "برنامه",
        "هزینه",
        "دفتر",
        "پیش",
        "بینی",
        "بین",
        "المللی",
        "علاقه",
        "مند",
        "ه",
        "ی",
        "اش",
        "شان",
        "رئیس",
        "جمهور",
        "به",
        "طور",
        "كتابهاي",
        "خانۀ",
    ];
    const BETWEEN: &[&str] = &[
        "",
        "",
        " ",
        " ",
        " ",
        "\u{200C}",
        "  ",
        "، ",
        ". ",
        "\n",
        "\u{A0}",
        "َ",
        "ـ",
        "\u{200F}",
        " \u{200F} ",
        "۱۲",
        "x",
        "\u{200C} ",
        "\u{200D}",
        "🙂",
    ];
    let part = (prop::sample::select(WORDS), prop::sample::select(BETWEEN));
    prop::collection::vec(part, 0..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, between)| [word, between]).collect())
}

fn any_certainty() -> impl Strategy<Value = Certainty> {
    prop_oneof![
        Just(Certainty::Careful),
        Just(Certainty::Full),
        (0.01..1.0).prop_map(Certainty::Above),
    ]
}

fn holds(text: &str, certainty: Certainty) -> Result<(), TestCaseError> {
    let once = restored(text, certainty);
    prop_assert_eq!(restored(&once, certainty), once.clone(), "not idempotent");
    let letters = |t: &str| t.replace([ZWNJ, ' ', '\u{A0}'], "");
    prop_assert_eq!(letters(&once), letters(text), "letters changed");
    for r in lacking(text, certainty, &[], &Interrupt::new()).unwrap() {
        prop_assert!((0.0..=1.0).contains(&r.probability));
        let before = text[..r.range.start].chars().rev();
        let left = before.clone().find(|c| *c != ZWNJ && joining(*c) != Joining::Transparent);
        prop_assert_eq!(left.is_some_and(joins_next), r.joins, "after a letter that does not join");
        let replaced = text[r.range.clone()].replace([' ', '\u{A0}', ZWNJ], "");
        prop_assert_eq!(replaced, "");
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_fast_path_is_the_naive_one(text in any_text()) {
        let model = model().unwrap();
        let naive = naive::look(model, &text);
        let mut desk = Desk::default();
        // The words are looked up the first time, and known the second.
        for _ in 0..2 {
            find_stretches(model, &text, &[], &mut desk, &Interrupt::new()).unwrap();
            let found = desk.stretches();
            let candidates: Vec<_> = found.iter().flat_map(|s| &s.candidates).map(|c| (c.range.clone(), c.scored)).collect();
            let gaps: Vec<_> = found.iter().flat_map(|s| s.gaps.clone()).collect();
            let kept: Vec<_> = found.iter().flat_map(|s| s.kept.clone()).collect();
            let conjoined: Vec<_> = found.iter().flat_map(|s| s.conjoined.clone()).collect();
            prop_assert_eq!((&candidates, &gaps, &kept, &conjoined), (&naive.candidates, &naive.gaps, &naive.kept, &naive.conjoined));
        }
    }

    #[test]
    fn restoring_in_place_is_restoring_and_reading_again(text in any_text(), certainty in any_certainty()) {
        prop_assert_eq!(restored(&text, certainty), naive::restored(model().unwrap(), &text, certainty));
    }

    #[test]
    fn misplaced_half_spaces_are_the_naive_ones(text in any_text()) {
        let model = model().unwrap();
        let found = misplaced(&text, Certainty::Full, &Interrupt::new()).unwrap();
        let is_of_word = |c: char| !" \u{A0}،.\n🙂".contains(c);
        let mut naive = vec![];
        for (at, _) in text.match_indices(ZWNJ) {
            let start = text[..at].rfind(|c| !is_of_word(c)).map_or(0, |i| i + text[i..].chars().next().unwrap().len_utf8());
            let end = text[at..].find(|c| !is_of_word(c)).map_or(text.len(), |i| at + i);
            let (left, right) = (&text[start..at], &text[at + ZWNJ.len_utf8()..end]);
            let (Some(l), Some(r)) = (naive::letters(left), naive::letters(right)) else { continue };
            if !l.is_empty() && !r.is_empty() && let Err(to) = naive::judged(model, &l, &r) {
                let to = to.map(|q| start + 2 * q + if q > l.len() { ZWNJ.len_utf8() } else { 0 });
                naive.push((at, to));
            }
        }
        let found: Vec<_> = found.into_iter().map(|m| (m.range.start, m.to)).collect();
        prop_assert_eq!(found, naive);
    }

    #[test]
    fn nothing_is_put_where_it_would_be_taken_off(text in any_text(), certainty in any_certainty()) {
        let mut text = text.replace(ZWNJ, "");
        for _ in 0..4 {
            text = restored(&text, certainty);
            text = settled(&text, certainty);
        }
        prop_assert_eq!(&settled(&text, certainty), &text);
    }

    #[test]
    fn what_holds_for_any_words(text in any_text(), certainty in any_certainty()) {
        holds(&text, certainty)?;
    }

    #[test]
    fn what_holds_for_any_text(text in "\\PC{0,60}|[\u{600}-\u{6FF}\u{200C} ]{0,60}", certainty in any_certainty()) {
        holds(&text, certainty)?;
    }
}
