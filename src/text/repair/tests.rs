use super::encoding::{ARABIC, WESTERN};
use super::{mislabelled, utf8};

/// A text that was written in one encoding and read in the other.
fn misread(text: &str, written: &super::encoding::Table, read: &super::encoding::Table) -> String {
    let byte = |c: char| if c.is_ascii() { Some(c as u8) } else { written.byte(c) };
    let bytes: Vec<u8> = text.chars().map(|c| byte(c).unwrap()).collect();
    bytes
        .iter()
        .map(|b| if *b < 0x80 { char::from(*b) } else { read.character(*b).unwrap() })
        .collect()
}

fn apply(text: &str, found: Vec<super::Found>) -> String {
    let mut out = text.to_owned();
    for f in found.into_iter().rev() {
        out.replace_range(f.range, &f.with);
    }
    out
}

const ARABIC_TEXTS: &[&str] =
    &["قال الوزير: المحادثات مستمرة، ولا جديد", "سلام", "گفت‌وگو ادامه دارد"];

#[test]
fn utf8_read_as_windows_encodings_comes_back() {
    for text in ARABIC_TEXTS.iter().chain(&["perché la città è così", "l’idea – “bella”"])
    {
        for (table, find) in [
            (&*WESTERN, utf8::as_windows_1252 as fn(&str) -> Vec<super::Found>),
            (&*ARABIC, utf8::as_windows_1256),
        ] {
            let wrong: String = text
                .bytes()
                .map(|b| if b < 0x80 { char::from(b) } else { table.character(b).unwrap() })
                .collect();
            // A short Latin word may not show it: only Arabic is asked of windows-1256.
            if std::ptr::eq(table, &*WESTERN) || !text.is_ascii() && ARABIC_TEXTS.contains(text) {
                assert_eq!(apply(&wrong, find(&wrong)), *text, "{wrong}");
            }
        }
    }
}

#[test]
fn windows_1256_read_as_windows_1252_comes_back() {
    for text in ["قال الوزير ان المحادثات مستمرة، ولا جديد", "سلام"]
    {
        let wrong = misread(text, &ARABIC, &WESTERN);
        assert_eq!(apply(&wrong, mislabelled::find(&wrong)), text, "{wrong}");
    }
}

#[test]
fn right_text_is_left_alone() {
    for text in [
        "perché la città è così",
        "CAFÉ™ È… À «Ä» É® É©",
        "ÅÄÖ åäö ÀÈÌÒÙ àèìòù",
        "São Paulo, NÃO! IRMÃ… «NÃ»",
        "Ærø á Íslandi, þú ÞÓ",
        "عکعک احتیاط، غلط؛ شروع؟ شجاع… باغ»",
        "سلام دنیا، ط‌ع گ",
        "Привет, мир",
        "ñandú €5 £3 – 20 °C ½",
    ] {
        assert!(utf8::as_windows_1252(text).is_empty(), "{text}");
        assert!(utf8::as_windows_1256(text).is_empty(), "{text}");
        assert!(mislabelled::find(text).is_empty(), "{text}");
    }
}
