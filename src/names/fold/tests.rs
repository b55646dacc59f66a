use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<String> {
    let folded = Folded::of(text);
    folded.words().iter().map(|w| folded.letters(w).iter().collect()).collect()
}

#[test]
fn words_are_folded() {
    for (name, text, expected) in [
        ("hamza and yeh", "أنتوني بلينكن", vec!["انتونی", "بلینکن"]),
        ("half-space", "سی‌ان‌ان", vec!["سیانان"]),
        ("ezafe with half-space", "جمهوری‌ی خانه‌ی ما", vec!["جمهوریی", "خانه", "ما"]),
        ("marks", "عُمان", vec!["عمان"]),
        ("kashida", "لـروسيا", vec!["لروسیا"]),
        ("elision", "dell’Ucraina", vec!["dell", "ucraina"]),
        ("diacritics", "Mélanie Žižek Ærø", vec!["melanie", "zizek", "aero"]),
        ("acronym", "the U.S. and the U.S.A.", vec!["the", "us", "and", "the", "usa"]),
        ("Arabic acronym", "ا.ف.ب", vec!["افب"]),
        ("initials", "J. R. Smith", vec!["j", "r", "smith"]),
        ("numbers are no acronym", "1.2.3", vec!["1", "2", "3"]),
        ("script change", "TRTعربی", vec!["trt", "عربی"]),
        ("letters and digits", "G7 میگ۲۹", vec!["g", "7", "میگ", "29"]),
        ("ligature", "ﻻﻟﻠﻪ", vec!["لالله"]),
        ("emoji", "🇮🇷x", vec!["x"]),
        ("none", " ،.", vec![]),
    ] {
        assert_eq!(words(text), expected, "{name}");
    }
}

#[test]
fn gaps_and_shapes() {
    let folded = Folded::of("Gli USA\n(McCain) Russia–NATO d'oggi ’no’ Dr. No. \n\nFine.");
    let got: Vec<(Gap, Shape)> = folded.words().iter().map(|w| (w.gap, w.shape)).collect();
    assert_eq!(
        got,
        [
            (Gap::Break, Shape::Title),
            (Gap::Space, Shape::Upper),
            (Gap::Break, Shape::Mixed),
            (Gap::Break, Shape::Title),
            (Gap::Hyphen, Shape::Upper),
            (Gap::Space, Shape::Lower),
            (Gap::Apostrophe, Shape::Lower),
            (Gap::Break, Shape::Lower),
            (Gap::Break, Shape::Title),
            (Gap::Dot, Shape::Title),
            (Gap::Break, Shape::Title),
        ]
    );
}

#[test]
fn spans_point_into_the_original() {
    for (text, range, expected) in [
        ("لـروسيا", 1..6, "روسيا"),
        ("وبُوتِينَ", 1..6, "بُوتِينَ"),
        ("روسیه‌ها", 0..5, "روسیه"),
        ("ærø", 2..4, "rø"),
        ("بالبيت", 1..6, "البيت"),
    ] {
        let folded = Folded::of(text);
        let span = folded.letter_span(text, &folded.words()[0], range);
        assert_eq!(&text[span], expected, "{text}");
    }
}

#[test]
fn half_spaces_are_remembered() {
    let text = "می‌شده‌اند";
    let folded = Folded::of(text);
    assert!(folded.words()[0].half_space);
    assert_eq!(folded.half_spaces(text, &folded.words()[0]), [2, 5]);
}

/// Reads every character by itself.
fn one_by_one(text: &str) -> Folded {
    let mut folded = Folded::new();
    let mut reader = Reader {
        letters: &mut folded.letters,
        words: &mut folded.words,
        open: None,
        between: Between { other: true, ..Between::default() },
    };
    for (at, c) in text.char_indices() {
        reader.take(at, c, letter::letter(letter::table(), c));
    }
    reader.end();
    folded
}

proptest! {
    #[test]
    fn letters_in_a_row_are_read_as_one_by_one(
        text in "(\\PC|[a-zA-Zا-ی]{1,80}|([a-zA-Z]{1,18}[ ,.7é]){1,5}|[ßÆéЖﻻ۴ۀه\u{200C}\u{640}\u{64B}.’ -]){0,30}",
    ) {
        let (fast, slow) = (Folded::of(&text), one_by_one(&text));
        prop_assert_eq!(&fast.letters, &slow.letters);
        prop_assert_eq!(fast.words(), slow.words());
    }

    #[test]
    fn words_lie_in_order_on_boundaries(text in "[\\PC\u{200C}\u{640}\u{64B}\n.’ abاي]{0,60}") {
        let folded = Folded::of(&text);
        let mut last = 0;
        for word in folded.words() {
            prop_assert!(word.start >= last && word.start < word.end && word.end <= word.outer_end);
            prop_assert!(text.get(word.start..word.end).is_some());
            prop_assert!(!word.is_empty());
            prop_assert_eq!(folded.letter_span(&text, word, 0..word.len()).start, word.start);
            prop_assert_eq!(word.hash, hash_letters(folded.letters(word)));
            last = word.outer_end;
        }
    }

    #[test]
    fn parts_read_the_same_words_as_the_whole(text in "[ab’. \u{200C}ایه-]{0,60}", size in 1usize..20) {
        let whole = Folded::of(&text);
        let mut part = Folded::new();
        let (mut got, mut from) = (Vec::new(), 0);
        while from < text.len() {
            let until = text.ceil_char_boundary((from + size).min(text.len()));
            part.read_part(&text, from, until, 2, &Interrupt::new()).unwrap();
            got.extend(part.words().iter().filter(|w| w.start < until).map(|w| (w.start, w.end, w.hash)));
            from = part.words().iter().find(|w| w.start >= until).map_or(text.len(), |w| w.start);
        }
        let expected: Vec<_> = whole.words().iter().map(|w| (w.start, w.end, w.hash)).collect();
        prop_assert_eq!(got, expected);
    }
}
