//! Texts with words and numbers that look like dates and are none.

use super::{find, shown};

#[test]
fn nothing_is_found() {
    let cases: &[(&str, &str)] = &[
        ("fa", "لوئیجی دی مایو وزیر خارجه ایتالیا"),
        ("fa", "او می رود و می‌آید و می گوید"),
        ("fa", "۵ می خورد"),
        ("fa", "شرکت بهمن دیزل و خبرگزاری مهر"),
        ("fa", "تیر به هدف خورد و مهر مادر"),
        ("fa", "جمهوری آذربایجان و آذر و آبان دو خواهرند"),
        ("fa", "گاز دی‌اکسید کربن"),
        ("fa", "صفحهٔ ۱۴۰۰ کتاب"),
        ("fa", "۱۴۰۰ نفر و ۲۰۰۰ دلار"),
        ("fa", "ماهی سفید و ماهی قزل‌آلا"),
        ("fa", "حمل و نقل با میزان جدی"),
        ("fa", "دو تیر و سه آذرخش"),
        ("fa", "آدرس 192.168.1.10 و تلفن 021-88776655"),
        ("fa", "خیابان ۱۷ شهریور و میدان ۲۲ بهمن"),
        ("fa", "لئوناردو دی‌کاپریو و آنخل دی ماریا بازی کردند"),
        ("fa", "گروه بهمن سود داد و بهمن قبادی فیلم ساخت"),
        ("fa", "بهمن در جاده چالوس دو نفر را کشت"),
        ("fa", "به گزارش مهر، وی گفت"),
        ("fa", "تیر آهن گران شد و مهر تأیید خورد"),
        ("fa", "آبان خواهر من است و آذر دانشجوست"),
        ("fa", "خانم بهار رفت و بهار عربی گذشت"),
        ("fa", "بشار اسد و سرطان سینه و قوس و قزح"),
        ("fa", "۱۵ حمل و نقل و میزان ۱۴۰۰ واحد"),
        ("fa", "ماده ۱۲۰۰ قانون مدنی و مدل ۱۳۹۵ و پراید ۱۳۱"),
        ("fa", "ورزشگاه ۲۲ بهمن و نماز جمعه و پنج شنبه بازار"),
        ("fa", "روزنامه و سالانه و ماهواره و شبکه خبر"),
        ("fa", "۳ تیر خورد و با ۵ تیر کشته شد، ۱۰ تیر چراغ برق"),
        ("fa", "آقای جمعه و خانواده جمعه و خانم یلدا محمدی"),
        ("fa", "مه غلیظ جاده را گرفت، دما به صفر رسید"),
        ("fa", "آقای رجب محمدی و شعبان جعفری و رمضان کریمی"),
        ("fa", "فصل سوم کتاب، ماه کامل، ساعت مچی، شب شعر"),
        ("fa", "دی جی و پی دی اف و رابرت دی نیرو و کوین دی بروینه"),
        ("fa", "نرخ ۱۴۰۰ تومانی، کد ۱۳۹۸، پلاک ۱۳۵۰، بند ۱۳۹۹"),
        ("ar", "ساعة يد وعقارب الساعة والقطاع العام والنائب العام"),
        ("ar", "قرار 2254 وقناة 24 وطائرة 737 و صحيفة اليوم"),
        ("ar", "سيارة نيسان وخميس مشيط وربيع جابر وصفر درجة"),
        ("ar", "صفحة 2020 والمادة 2005 و شارع 26 يوليو"),
        ("ar", "آب الأسرة وحمل الرجل ويمارس الضغط"),
        ("ar", "الأمين العام السابق للأمم المتحدة"),
        ("ar", "مارس الضغط على الحكومة"),
        ("ar", "رجب طيب أردوغان ورمضان قديروف"),
        ("ar", "اليوم العالمي للمرأة"),
        ("ar", "أحد الوزراء واثنين من النواب"),
        ("ar", "بلغ 2000 دولار و1500 شخص"),
        ("it", "vince 2 set a 1 e cerca un ago"),
        ("it", "il sole e il mare, la città natale"),
        ("it", "costa 2022 euro e pesa 1500 kg"),
        ("it", "in via 25 Aprile"),
        ("it", "Lo fa sempre"),
        ("it", "il signor Sabato Rossi e l'attrice Domenica Spada"),
        ("it", "Ha scritto Piero Agosto con Luigi Aprile e Giovanni Maggio"),
        ("it", "Windows 2000, Fiat 500, il 5 per mille, i 400 ostacoli"),
        ("it", "art. 2043 e D.Lgs. 81/2008, a pagina 1984"),
        ("it", "dom Pedro e il gen. Rossi"),
        ("en", "Theresa May said June Carter and April Jones sat down"),
        ("en", "the Sunday Times, Highway 101, version 2.1.2020"),
        ("en", "3.14 or 3/4, open 24/7, zip 20001, 50 cents"),
        ("en", "1066 men, No. 1999, $2020"),
        ("en", "You may march in the sun"),
        ("en", "May I ask an august person"),
        ("en", "It costs 2022 dollars for 1500 people"),
        ("en", "page 2014 and room 1900"),
        ("en", "Call 555-1234 or 1.800.555.1234"),
        ("en", "see https://example.org/2022/01/10/story and @may2022 and #2022"),
        ("en", "version 2.0.19 of B52 and COVID-19"),
        ("en", "the second man sat down"),
    ];
    let mut wrong = Vec::new();
    for (language, text) in cases {
        let found: Vec<String> =
            find(language, "2024-03-13", text).iter().map(|m| shown(text, m)).collect();
        if !found.is_empty() {
            wrong.push(format!("{language} {text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
