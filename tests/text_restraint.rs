//! Languages that the rules do not know: nothing changes but Unicode form, spaces, bidi controls
//! and kashida. The sentences were written for this test.

use yeksan::Interrupt;
use yeksan::text::Normalizer;

const URDU: &[&str] = &[
    "میں آج صبح لاہور سے واپس آیا ہوں۔",
    "وزیر اعظم نے کہا کہ مذاکرات جاری رہیں گے۔",
    "بچے اسکول جا رہے ہیں اور بارش ہو رہی ہے۔",
    "کیا آپ نے یہ کتاب پڑھی ہے؟",
    "ہماری زبان میں بڑے شاعر گزرے ہیں",
    "یہ ھمارا گھر ھے، ۵ جنوری ۲۰۲۲ء سے",
    "انہوں نے کئی کتابیں لکھیں",
    // Without a letter that is Urdu's own.
    "بھارت اور پاکستان کا میچ",
    "اس کا نام کیا تھا",
    "احمد اور علی کا گھر",
];
const SORANI: &[&str] = &[
    "ئەمڕۆ هەوا زۆر خۆشە و منداڵەکان یاری دەکەن.",
    "سەرۆکی هەرێم لە هەولێر کۆبوونەوەیەکی ئەنجام دا.",
    "من دوێنێ کتێبێکی نوێم کڕی.",
    "نرخی نەوت بەرز بووەتەوە",
    "ئایا تۆ دەزانیت کەی دێنەوە؟",
    "ھەموو ڕۆژێک دەچمە قوتابخانە",
    "دەنگ و باس",
    "کوردستان وڵاتی شاخ و ڕووبارە، بە ڕاستی",
];
const PASHTO: &[&str] = &[
    "زه نن سهار ښوونځي ته لاړم.",
    "ولسمشر وویل چې خبرې به دوام ومومي.",
    "دا کتاب ډېر ښه دی.",
    "په کابل کې نن باران اورېږي",
    "موږ ټول د سولې غوښتونکي یو.",
    "هغه د کابل والي دی",
    "ولسمشر له وزير سره وکتل",
    "دا کار د دولت په لاس کي دي",
    "هغه پرون له پېښور څخه راغی؛ زموږ هېواد ښکلی دی",
];
const HEBREW: &[&str] = &[
    "שר החוץ אמר כי השיחות יימשכו, אך לא מסר פרטים.",
    "הילדים הלכו לבית הספר בבוקר.",
    "מה שלומך היום?",
    "בְּרֵאשִׁית בָּרָא",
    "ד\"ר כהן הגיע לצה\"ל",
    "הוא אמר: \"שלום\" והלך",
];
const RUSSIAN: &[&str] = &[
    "Министр заявил , что переговоры продолжатся .",
    "Дети пошли в школу утром.",
    "Как дела ?Хорошо",
    "Ёлка и ещё йод",
    "«Привет», — сказал он.",
    "Москва — столица России, 1 000 км",
];
const CHINESE: &[&str] = &[
    "外交部长表示，会谈将继续。",
    "孩子们早上去学校了！",
    "你好吗？",
    "《红楼梦》是一部小说",
    "今天是2022年1月10日。",
    "他说：“你好”，１２。",
];
const EMOJI: &[&str] = &[
    "😀👩\u{200D}👩\u{200D}👧🇮🇷❤\u{FE0F}",
    "👍🏽 :-) ;)",
    "☺\u{FE0F}☹\u{FE0F}",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "1\u{FE0F}\u{20E3}2\u{FE0F}\u{20E3}",
    "🤷🏻\u{200D}♀\u{FE0F}",
];
const OTHERS: &[&str] = &[
    "Bonjour , ça va ? « oui »",
    "El niño dijo: «¿Cómo estás?»",
    "ไป\u{200B}มา",
    "हिन्दी भाषा में क्\u{200D}षमा",
    "ئۇيغۇر تىلى ۋە ئەدەبىياتى",
    "سنڌي ٻولي",
    "ქართული ენა",
    "日本語の文章です。",
    "한국어 문장입니다.",
];
const ALL: &[(&str, &[&str])] = &[
    ("Urdu", URDU),
    ("Sorani", SORANI),
    ("Pashto", PASHTO),
    ("Hebrew", HEBREW),
    ("Russian", RUSSIAN),
    ("Chinese", CHINESE),
    ("emoji", EMOJI),
    ("others", OTHERS),
];

fn normalize(text: &str, options: &[(&str, &str)]) -> String {
    let normalizer = Normalizer::new(None, options).unwrap();
    normalizer.normalize(text, &Interrupt::new()).unwrap().into_owned()
}

#[test]
fn right_sentences_stay_as_they_are() {
    for (language, sentences) in ALL {
        for text in *sentences {
            assert_eq!(normalize(text, &[]), *text, "{language}");
            assert_eq!(normalize(text, &[("zwnj", "full")]), *text, "{language}");
        }
    }
}

#[test]
fn spaces_controls_and_kashida_are_all_that_changes() {
    for (language, sentences) in ALL {
        for text in *sentences {
            let noisy = format!("\u{FEFF} {} \u{200F} ", text.replace(' ', " \u{A0}"));
            assert_eq!(normalize(&noisy, &[]), *text, "{language}");
        }
    }
    assert_eq!(normalize("ئەمـــڕۆ هەوا زۆر خۆشە", &[]), "ئەمڕۆ هەوا زۆر خۆشە");
}

#[test]
fn letters_stay_whatever_is_asked_of_punctuation_and_digits() {
    let options = [
        ("digits", "latin"),
        ("quotes", "local"),
        ("ellipsis", "sign"),
        ("dashes", "long"),
        ("separators", "ascii"),
        ("repeated_marks", "one"),
        ("ezafe", "hamza"),
        ("accents", "restore"),
        ("repair", "mojibake"),
        ("entities", "decode"),
        ("tags", "strip"),
        ("lines", "one"),
        ("zwnj", "full"),
    ];
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    for (language, sentences) in ALL {
        for text in *sentences {
            let changed = normalize(text, &options);
            assert_eq!(letters(&changed), letters(text), "{language}");
        }
    }
}
