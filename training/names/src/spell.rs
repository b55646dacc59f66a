//! How Persian writes a Latin name, by rule: a little help where there are no pairs to learn from.

/// A Latin word in Persian letters.
pub fn persian(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    let rest = |at: usize| letters[at.min(letters.len())..].iter().collect::<String>();
    let vowel = |c: char| "aeiouy".contains(c);
    if letters.len() > 1 && letters[0] == 's' && !vowel(letters[1]) && !rest(0).starts_with("sh") && !rest(0).starts_with("sch") {
        out.push('ا');
    }
    while at < letters.len() {
        let here = rest(at);
        let c = letters[at];
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let first = at == 0;
        let last = at + 1 == letters.len();
        let found = PIECES.iter().find(|(piece, _)| here.starts_with(piece));
        let (taken, written) = if let Some((piece, written)) = found {
            (piece.len(), (*written).to_owned())
        } else {
            let written = match c {
                _ if next == c && !vowel(c) => "",
                'a' if first => "آ",
                'a' => "ا",
                'e' if first => "ا",
                'e' if last => "",
                'e' => "",
                'i' | 'y' if first => "ای",
                'i' | 'y' => "ی",
                'o' if first => "او",
                'o' => "و",
                'u' if first => "او",
                'u' => "و",
                'c' if "eiy".contains(next) => "س",
                'c' | 'k' | 'q' => "ک",
                'b' => "ب",
                'd' => "د",
                'f' => "ف",
                'g' => "گ",
                'h' => "ه",
                'j' => "ج",
                'l' => "ل",
                'm' => "م",
                'n' => "ن",
                'p' => "پ",
                'r' => "ر",
                's' => "س",
                't' => "ت",
                'v' | 'w' => "و",
                'x' => "کس",
                'z' => "ز",
                _ => "",
            };
            (1, written.to_owned())
        };
        out.push_str(&written);
        at += taken;
    }
    out
}

const PIECES: [(&str, &str); 24] = [
    ("tsch", "چ"),
    ("sch", "ش"),
    ("tch", "چ"),
    ("sh", "ش"),
    ("ch", "چ"),
    ("zh", "ژ"),
    ("kh", "خ"),
    ("gh", "غ"),
    ("ph", "ف"),
    ("th", "ت"),
    ("ck", "ک"),
    ("qu", "کو"),
    ("oo", "و"),
    ("ou", "و"),
    ("ee", "ی"),
    ("ie", "ی"),
    ("ei", "ای"),
    ("ey", "ی"),
    ("ai", "ای"),
    ("ay", "ی"),
    ("au", "او"),
    ("ss", "س"),
    ("ll", "ل"),
    ("tt", "ت"),
];
