//! Normalization of anything: idempotent, and its edits replay.

use yeksan::Interrupt;
use yeksan::script::Language;
use yeksan::text::Normalizer;

/// The first three bytes choose a language and options, the rest is the text.
pub fn run(data: &[u8]) {
    let [choice, more, extra, rest @ ..] = data else { return };
    let text = String::from_utf8_lossy(rest);
    let language = [
        None,
        Some(Language::Persian),
        Some(Language::Arabic),
        Some(Language::Italian),
        Some(Language::English),
        Some(Language::Undetermined),
    ][usize::from(choice % 6)];
    let pick = |values: &'static [&'static str], byte: u8| values[usize::from(byte) % values.len()];
    let options = [
        ("zwnj", pick(&["careful", "keep", "tidy", "full", "strip"], choice / 6)),
        ("digits", pick(&["keep", "latin", "persian", "arabic-indic"], more % 4)),
        ("marks", pick(&["keep", "strip"], more / 4 % 2)),
        ("quotes", pick(&["keep", "local", "ascii"], more / 8 % 3)),
        ("elongation", pick(&["keep", "two", "one"], more / 24 % 3)),
        ("profile", pick(&["read", "search"], more / 72 % 2)),
    ];
    let mut options = options.to_vec();
    // The rules that are off by default, one of them or all.
    let extras = [
        ("entities", "decode"),
        ("tags", "strip"),
        ("repair", "mojibake"),
        ("controls", "strip"),
        ("compatibility", "fold"),
        ("lines", pick(&["two", "one", "space"], *more)),
        ("number_spacing", "true"),
        ("repeated_marks", "one"),
        ("dashes", "long"),
        ("separators", pick(&["local", "ascii"], *more)),
        ("ezafe", pick(&["hamza", "yeh"], *more)),
        ("punctuation", pick(&["strip", "ascii", "keep"], *more)),
        ("ellipsis", pick(&["sign", "dots"], *more)),
        ("accents", "restore"),
    ];
    match extra % 32 {
        one @ 0..14 => options.extend(extras.get(usize::from(one))),
        14..18 => options.extend(extras),
        _ => {}
    }
    let normalizer = Normalizer::new(language, &options).unwrap();
    let interrupt = Interrupt::new();
    let once = normalizer.normalize(&text, &interrupt).unwrap();
    let alignment = normalizer.align(&text, &interrupt).unwrap();
    assert_eq!(alignment.normalized(), once);
    let mut replayed = String::new();
    let mut at = 0;
    for edit in alignment.edits() {
        replayed.push_str(&text[at..edit.original.start]);
        replayed.push_str(&once[edit.normalized.clone()]);
        at = edit.original.end;
    }
    replayed.push_str(&text[at..]);
    assert_eq!(replayed, once);
    assert_eq!(normalizer.normalize(&once, &interrupt).unwrap(), once);
}
