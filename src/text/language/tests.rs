use super::*;

#[test]
fn letters_then_words_then_statistics() {
    use Language::*;
    for (text, expected) in [
        ("", Undetermined),
        ("12:30 – 2022", Undetermined),
        ("سلام", Undetermined),
        ("کتاب", Persian),
        ("پرسش", Persian),
        ("مدرسة", Arabic),
        ("في البيت", Arabic),
        ("على الطاولة", Arabic),
        // Persian from an Arabic keyboard, Arabic from a Persian one.
        ("اين كتاب را به او داد", Persian),
        ("مي شود", Persian),
        ("كتاب هاي شما", Persian),
        ("كتابي", Arabic),
        ("وزير خارجه آمريكا گفت كه پس از اين ديدار", Persian),
        ("التقی الرئیس فی القاهرة بنظیره", Arabic),
        ("قال المتحدث إن المحادثات تبدأ غدا", Arabic),
        ("ئەم کتێبە زۆر خۆشە", Sorani),
        ("هەموو مرۆڤەکان بە ئازادی لە دایک دەبن", Sorani),
        ("دا زما کتاب دی او زه یې لولم", Pashto),
        ("ټول انسانان آزاد نړۍ ته راځي", Pashto),
        ("یہ میری کتاب ہے", Urdu),
        // Without a letter of their own.
        ("بھارت اور پاکستان کا میچ", Urdu),
        ("اس کا نام کیا تھا", Urdu),
        ("هغه وويل چي دوی راغلي دي", Pashto),
        ("هغه د کابل والي دی", Pashto),
        ("دەنگ و باس", Sorani),
        // A Persian heh from another keyboard, at the end of a word and inside.
        ("خانە و کوچە را دید", Persian),
        ("ھمە بھ خانھ رفتند و آن را گفتند", Persian),
        ("قيمت گوشي در بازار", Persian),
        ("تمام انسان آزاد پیدا ہوئے ہیں", Urdu),
        ("ئۇيغۇر تىلى ۋە ئەدەبىياتى", Undetermined),
        ("Il ministro degli Esteri ucraino ha detto che", Italian),
        ("L’incontro si è svolto a Ginevra", Italian),
        ("The secretary of state said that the talks were useful", English),
        ("Le ministre des Affaires étrangères a dit que les pourparlers", French),
        ("Il y a trois jours, l’équipe est partie", French),
        ("le 12 janvier 2022", French),
        ("La ministra è arrivata le 14 e il 15", Italian),
        ("El ministro de Asuntos Exteriores dijo que las conversaciones", Undetermined),
        ("Der Minister sagte, dass die Gespräche nicht einfach sind", Undetermined),
        ("Министр иностранных дел заявил", Undetermined),
        ("שר החוץ אמר כי השיחות", Undetermined),
        ("外交部长表示会谈", Undetermined),
        // The script of most letters decides.
        ("وزیر خارجه در نشست NATO در Brussels گفت", Persian),
        ("The word کتاب is of Arabic origin and it is old", English),
        // Presentation forms, marks and invisible controls do not hide the letters.
        ("\u{FEED}\u{FE8E}\u{FEDF}\u{FEEE}\u{FEAD} \u{FB94}\u{FB58}", Persian),
        ("\u{200F}فِي البَيْتِ", Arabic),
    ] {
        assert_eq!(detect_language(text), expected, "{text}");
    }
}

#[test]
fn only_the_beginning_of_a_long_text_is_looked_at() {
    let text = "کتاب ".repeat(2_000) + &"مدرسة ".repeat(1_000_000);
    let start = std::time::Instant::now();
    assert_eq!(detect_language(&text), Language::Persian);
    assert!(start.elapsed().as_millis() < 50);
}
