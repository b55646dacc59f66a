//! What holds for any text.

use super::find;
use crate::dates::find::Search;
use crate::dates::{DateFinder, Reference, languages};
use crate::interrupt::Interrupt;
use crate::script::Language;
use proptest::prelude::*;

/// Pieces that dates are made of, and much that they are not.
const PIECES: &[&str] = &[
    "۹",
    "دی",
    "۱۴۰۰",
    "پنج",
    "شنبه",
    "\u{200C}",
    "ماه",
    "سال",
    "گذشته",
    "تا",
    "و",
    "از",
    "می",
    "روز",
    "هر",
    "ساعت",
    "بعد",
    "قبل",
    "اوایل",
    "الخميس",
    "30",
    "ديسمبر",
    "/",
    "كانون",
    "الأول",
    "2021",
    "في",
    "عام",
    "المقبل",
    "بين",
    "الساعة",
    "والنصف",
    "أمس",
    "مساء",
    "il",
    "1",
    "°",
    "dicembre",
    "scorso",
    "fa",
    "tre",
    "settimane",
    "l",
    "'",
    "ultimo",
    "alle",
    "15",
    ":",
    "30",
    "next",
    "Tuesday",
    "March",
    "3",
    "rd",
    ",",
    "the",
    "end",
    "of",
    "two",
    "days",
    "ago",
    "half",
    "past",
    "six",
    "Q",
    "-",
    ".",
    "(",
    ")",
    "\n",
    "\r\n",
    "\u{0}",
    "\u{640}",
    "\u{64E}",
    "\u{202B}",
    "😀",
    "x",
    "1997",
    "99",
    "0",
    "123456789012345678901234567890",
    "T",
    "Z",
    "+03:30",
    "%",
    "#",
    "@",
    "http://a.b/2021/12/30",
    "هـ",
    "هجري",
    "ق.م",
    "a.C.",
    "p.m.",
    "century",
    "XX",
    "secolo",
    "هزار",
    "سیصد",
    "twenty",
    "one",
    "thousand",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((prop::sample::select(PIECES), "[ ]{0,2}"), 0..40)
        .prop_map(|all| all.into_iter().map(|(a, b)| format!("{a}{b}")).collect::<String>());
    prop_oneof![
        3 => pieces,
        1 => "\\PC{0,60}",
        1 => "[ \u{600}-\u{6FF}\u{200C}0-9]{0,60}",
        1 => "[ a-zA-Z0-9'.,:/-]{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mentions_are_in_order_and_inside_the_text(
        text in texts(),
        language in prop::sample::select(&["fa", "ar", "it", "en", "ckb", "ps", "und", "auto"][..]),
        reference in prop::sample::select(&["", "2024-03-13", "2024-03-13T10:20:30", "0001-01-01", "9999-12-31"][..]),
    ) {
        let found = find(language, reference, &text);
        let mut end = 0;
        for (index, mention) in found.iter().enumerate() {
            prop_assert!(mention.span.start >= end && mention.span.start < mention.span.end);
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert!(mention.same_as.is_none_or(|same| same < index));
            prop_assert_eq!(mention.first.is_some(), mention.last.is_some());
            prop_assert!(mention.first <= mention.last);
            end = mention.span.end;
        }
    }

    #[test]
    fn trying_every_pattern_everywhere_finds_the_same(
        text in texts(),
        code in prop::sample::select(&["fa", "ar", "it", "en"][..]),
    ) {
        let lexicon = languages::lexicon(Language::from_code(code).unwrap(), &text);
        let reference = Some(Reference::from_iso("2024-03-13").unwrap());
        let fast = Search::new(&text, lexicon, reference).run(&Interrupt::new()).unwrap();
        let naive = Search::new(&text, lexicon, reference).naive().run(&Interrupt::new()).unwrap();
        prop_assert_eq!(fast, naive);
    }

    #[test]
    fn a_text_apart_on_its_own_line_changes_no_spans(text in "[ a-z0-9]{0,40}") {
        // The line before has nothing to say about where mentions are.
        let alone: Vec<_> = find("en", "2024-03-13", &text).iter().map(|m| m.span.clone()).collect();
        let below: Vec<_> = find("en", "2024-03-13", &format!("word\n{text}"))
            .iter()
            .map(|m| m.span.start - 5..m.span.end - 5)
            .collect();
        prop_assert_eq!(alone, below);
    }
}

#[test]
fn a_megabyte_of_digits_is_no_date() {
    assert!(find("en", "2024-03-13", &"7".repeat(1 << 20)).is_empty());
}

#[test]
fn ten_thousand_dates_in_a_row_are_all_found() {
    assert_eq!(find("it", "", &"30 dicembre 2021, ".repeat(10_000)).len(), 10_000);
}

/// One string of a megabyte and one of ten: ten times the work and ten times the mentions.
#[test]
fn a_string_of_ten_megabytes_is_ten_of_one() {
    let piece = "Il vertice di giovedì 30 dicembre 2021 è durato due ore; del resto non si è saputo \
                 nulla, e i ministri torneranno a vedersi alla fine del mese in un'altra sede. ";
    let lexicon = languages::lexicon(Language::Italian, "");
    let cost = |megabytes: usize| {
        let text = piece.repeat(megabytes * 1_000_000 / piece.len());
        let (steps, tokens) = Search::new(&text, lexicon, None).cost();
        let found = Search::new(&text, lexicon, None).run(&Interrupt::new()).unwrap().len();
        (steps, tokens, found)
    };
    let (one, ten) = (cost(1), cost(10));
    assert!(one.2 > 5000, "{one:?}");
    assert!(ten.0 <= one.0 * 101 / 10 && ten.1 <= one.1 * 101 / 10, "{one:?} {ten:?}");
    assert!(ten.2.abs_diff(one.2 * 10) * 1000 < ten.2, "{one:?} {ten:?}");
}

#[test]
fn it_stops_when_asked() {
    let interrupt = Interrupt::new();
    interrupt.stop();
    let reference = Reference::from_iso("2024-03-13").unwrap();
    let found = DateFinder::new(None).find("30 December 2021", Some(reference), &interrupt);
    assert!(found.is_err());
}

/// The work that a text makes, counted and not timed, grows with its length and no faster.
#[test]
fn work_is_linear_in_the_length_of_the_text() {
    let pieces: &[(Language, &str)] = &[
        (Language::Persian, "۹ دی ۱۴۰۰ و "),
        (Language::Persian, "سه روز پیش از نخستین هفته ماه آینده تا پایان سال "),
        (Language::Persian, "۱۲ ۱۳ ۱۴ "),
        (Language::Persian, "روز شنبه اول ماه سال هفته "),
        (Language::Arabic, "الخميس 30 ديسمبر/كانون الأول 2021 "),
        (Language::Arabic, "قبل بعد من الأول من العام من "),
        (Language::Italian, "dal 10 al 13 gennaio 2022 e "),
        (Language::Italian, "il primo lunedì del mese di "),
        (Language::English, "the first week of the last month of "),
        (Language::English, "from 5 to 7 and "),
        (Language::English, "2021-12-30 "),
        (Language::English, "1/2/3/4."),
        (Language::English, "12:"),
        (Language::English, "one hundred twenty "),
        (Language::English, "7"),
    ];
    for (language, piece) in pieces {
        let cost = |times: usize| {
            let text = piece.repeat(times);
            let lexicon = languages::lexicon(*language, &text);
            Search::new(&text, lexicon, None).cost()
        };
        let ((few, _), (many, tokens)) = (cost(250), cost(2000));
        assert!(many <= few * 9 + 1000, "{piece:?}: {few} steps for 250, {many} for 2000");
        assert!(many <= 4000 * tokens as u64, "{piece:?}: {many} steps for {tokens} tokens");
    }
}
