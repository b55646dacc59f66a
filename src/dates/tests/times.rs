//! Times of day, lengths and repetitions.

use super::check;

// 2024-03-13 is a Wednesday, 23 Esfand 1402.

#[test]
fn parts_of_day() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "عصر دیروز؛ بامداد چهارشنبه؛ ظهر روز جمعه؛ فردا شب؛ دیشب",
            &[
                "عصر دیروز = 2024-03-12TAF",
                "بامداد چهارشنبه = 2024-03-13TMO",
                "ظهر روز جمعه = 2024-03-08T12:00",
                "فردا شب = 2024-03-14TNI",
                "دیشب = 2024-03-12TNI",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "مساء الخميس؛ فجر اليوم؛ صباح غد؛ ليل الثلاثاء - الأربعاء؛ الليلة الماضية",
            &[
                "مساء الخميس = 2024-03-07TEV",
                "فجر اليوم = 2024-03-13TMO",
                "صباح غد = 2024-03-14TMO",
                "ليل الثلاثاء - الأربعاء = 2024-03-12TNI",
                "الليلة الماضية = 2024-03-12TNI",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "ieri sera; nella notte tra sabato e domenica; nel primo pomeriggio di ieri; la notte scorsa; domani mattina",
            &[
                "ieri sera = 2024-03-12TEV",
                "notte tra sabato e domenica = 2024-03-09TNI",
                "primo pomeriggio di ieri = 2024-03-12TAF",
                "notte scorsa = 2024-03-12TNI",
                "domani mattina = 2024-03-14TMO",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "last night; Tuesday morning; tomorrow afternoon; this evening",
            &[
                "last night = 2024-03-12TNI",
                "Tuesday morning = 2024-03-12TMO",
                "tomorrow afternoon = 2024-03-14TAF",
                "this evening = 2024-03-13TEV",
            ],
        ),
    ]);
}

#[test]
fn clock() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "ساعت ۱۸:۳۰ به وقت تهران؛ فردا ساعت ۸ شب؛ ساعت ۹ و نیم صبح؛ از ساعت ۸ تا ۱۲ فردا؛ بین ساعت‌های ۸ و ۱۰ صبح",
            &[
                "ساعت ۱۸:۳۰ به وقت تهران = 2024-03-13T18:30+03:30",
                "فردا ساعت ۸ شب = 2024-03-14T20:00",
                "ساعت ۹ و نیم صبح = 2024-03-14T09:30",
                "ساعت ۸ تا ۱۲ فردا = 2024-03-14T08:00/2024-03-14T12:00",
                "ساعت‌های ۸ و ۱۰ صبح = 2024-03-14T08:00/2024-03-14T10:00",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "الساعة الثامنة مساء؛ الساعة 14:00 بتوقيت غرينتش؛ الساعة الحادية عشرة والنصف صباحا؛ من الساعة 8 إلى الساعة 10 مساء",
            &[
                "الساعة الثامنة مساء = 2024-03-13T20:00",
                "الساعة 14:00 بتوقيت غرينتش = 2024-03-13T14:00Z",
                "الساعة الحادية عشرة والنصف صباحا = 2024-03-13T11:30",
                "الساعة 8 إلى الساعة 10 مساء = 2024-03-13T20:00/2024-03-13T22:00",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "alle 20.30; ore 15:30; alle tre del pomeriggio; alle 21 ora locale; dalle ore 10 alle ore 12 di domani",
            &[
                "20.30 = 2024-03-13T20:30",
                "ore 15:30 = 2024-03-13T15:30",
                "tre del pomeriggio = 2024-03-13T15:00",
                "21 ora locale = 2024-03-13T21:00",
                "ore 10 alle ore 12 di domani = 2024-03-14T10:00/2024-03-14T12:00",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "at 5:30 pm EST; Tuesday at 10 a.m.; from 9 a.m. to 5 p.m.; between 2 and 4 pm; 9 in the morning; half past six in the evening",
            &[
                "5:30 pm EST = 2024-03-13T17:30-05:00",
                "Tuesday at 10 a.m. = 2024-03-12T10:00",
                "9 a.m. to 5 p.m. = 2024-03-12T09:00/2024-03-12T17:00",
                "2 and 4 pm = 2024-03-12T14:00/2024-03-12T16:00",
                "9 in the morning = 2024-03-12T09:00",
                "half past six in the evening = 2024-03-12T18:30",
            ],
        ),
    ]);
}

#[test]
fn lengths() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "سه ساعت؛ دو ساعت و نیم؛ ۲۴ ساعته؛ جنگ ۱۲ روزه؛ ربع ساعت؛ دو سال و سه ماه",
            &[
                "سه ساعت = PT3H",
                "دو ساعت و نیم = PT2H30M",
                "۲۴ ساعته = PT24H",
                "۱۲ روزه = P12D",
                "ربع ساعت = PT15M",
                "دو سال و سه ماه = P2Y3M",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "ساعتين ونصف؛ 90 دقيقة؛ ربع ساعة؛ نصف ساعة؛ خمس سنوات؛ يوم واحد",
            &[
                "ساعتين ونصف = PT2H30M",
                "90 دقيقة = PT90M",
                "ربع ساعة = PT15M",
                "نصف ساعة = PT30M",
                "خمس سنوات = P5Y",
                "يوم واحد = P1D",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "90 minuti; mezz'ora; un quarto d'ora; due anni e mezzo; per una settimana; un anno e sei mesi",
            &[
                "90 minuti = PT90M",
                "mezz'ora = PT30M",
                "un quarto d'ora = PT15M",
                "due anni e mezzo = P2.5Y",
                "una settimana = P1W",
                "un anno e sei mesi = P1Y6M",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "90 minutes; half an hour; three and a half hours; a two-week trip; for a year; two hours and ten minutes",
            &[
                "90 minutes = PT90M",
                "half an hour = PT30M",
                "three and a half hours = PT3H30M",
                "two-week = P2W",
                "a year = P1Y",
                "two hours and ten minutes = PT2H10M",
            ],
        ),
    ]);
}

#[test]
fn repetitions() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "هر جمعه؛ جمعه‌ها؛ روزهای جمعه؛ هر دو هفته یک بار؛ هر روز صبح؛ هر سه ماه",
            &[
                "هر جمعه = XXXX-WXX-5",
                "جمعه‌ها = XXXX-WXX-5",
                "روزهای جمعه = XXXX-WXX-5",
                "هر دو هفته یک بار = P2W",
                "هر روز صبح = XXXX-XX-XXTMO",
                "هر سه ماه = P3M",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "كل يوم؛ كل جمعة؛ أيام الجمعة؛ كل ثلاثة أشهر",
            &[
                "كل يوم = P1D",
                "كل جمعة = XXXX-WXX-5",
                "أيام الجمعة = XXXX-WXX-5",
                "كل ثلاثة أشهر = P3M",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "ogni settimana; tutte le domeniche; ogni due anni; ogni mattina; tutti i giorni",
            &[
                "ogni settimana = P1W",
                "tutte le domeniche = XXXX-WXX-7",
                "ogni due anni = P2Y",
                "ogni mattina = XXXX-XX-XXTMO",
                "tutti i giorni = P1D",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "every Friday; on Mondays; every two weeks; every morning; each year",
            &[
                "every Friday = XXXX-WXX-5",
                "Mondays = XXXX-WXX-1",
                "every two weeks = P2W",
                "every morning = XXXX-XX-XXTMO",
                "each year = P1Y",
            ],
        ),
    ]);
}
