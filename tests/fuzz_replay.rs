//! Replays the fuzz targets on stable: the corpus, and inputs made from a fixed seed.

#[path = "../fuzz/targets/calendar.rs"]
mod calendar;
#[path = "../fuzz/targets/normalize.rs"]
mod normalize;

/// Pieces that make trouble together: letters of four scripts, joiners, controls, marks, digits, addresses.
const PIECES: &[&str] = &[
    "می",
    "ها",
    " ",
    "  ",
    "\u{200c}",
    "\u{200d}",
    "\u{200f}",
    "\u{feff}",
    "كتاب",
    "يي",
    "ۀ",
    "ه\u{654}",
    "ـ",
    "هـ",
    "َّ",
    "ﻻ",
    "ﷲ",
    "۱۲",
    "٤٥",
    "12.5",
    "1,200",
    ".",
    "،",
    ",",
    "؟",
    "!",
    "«",
    "»",
    "\"",
    "'",
    "’",
    "“",
    "(",
    ")",
    "https://a.ir/ي",
    "a@b.it",
    "@x",
    "#y",
    "`c`",
    "\r\n",
    "\n",
    "\0",
    "e\u{301}",
    "É",
    "ß",
    "😀",
    "👩\u{200d}👧",
    "عــــليكم",
    "سلاااام",
    "perche'",
    "l’Ucraina",
    "...",
    "…",
    "–",
    "-",
    "/",
    "&amp;",
    "ٱلله",
    "גם",
    "да",
    "中",
    "III",
    "www",
    "،،",
    "؛",
    ":",
    "12:30",
    "10 ژانویه",
    "&lt;",
    "&#39;",
    "<b>",
    "<br>",
    "Ã©",
    "ط³ظ„ط§ظ…",
    "ÓáÇã",
    "--",
    "---",
    "!!؟",
    "''",
    "ه ی ",
    "کیلومتر",
    "ـ ",
];

/// A small generator with a fixed seed (splitmix64), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

fn replay(name: &str, run: fn(&[u8]), head: usize) {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    for file in std::fs::read_dir(corpus).into_iter().flatten().flatten() {
        run(&std::fs::read(file.path()).unwrap());
    }
    let mut random = Random(1404);
    for round in 0..4_000 {
        let mut data: Vec<u8> = (0..head).map(|_| random.next() as u8).collect();
        for _ in 0..random.below(12) {
            data.extend_from_slice(PIECES[random.below(PIECES.len())].as_bytes());
        }
        if round % 8 == 0 && data.len() > head {
            let place = head + random.below(data.len() - head);
            data[place] = random.next() as u8;
        }
        let shown = data.clone();
        let result = std::panic::catch_unwind(move || run(&data));
        assert!(result.is_ok(), "{name}: {shown:?} = {:?}", String::from_utf8_lossy(&shown));
    }
}

#[test]
fn normalize_replays() {
    replay("normalize", normalize::run, 3);
}

#[test]
fn calendar_replays() {
    replay("calendar", calendar::run, 10);
}
