//! What is counted from the day of writing, or from what the text said before.

use super::check;

// 2024-03-13 is a Wednesday, 23 Esfand 1402.

#[test]
fn counted_from_now() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "پریروز؛ پس‌فردا؛ سه روز پیش؛ پارسال؛ ماه آینده؛ در ۲۴ ساعت گذشته؛ سه ماه گذشته؛ ده سال گذشته؛ چند روز پیش",
            &[
                "پریروز = 2024-03-11",
                "پس‌فردا = 2024-03-15",
                "سه روز پیش = 2024-03-10",
                "پارسال = 2022-03-21/2023-03-20",
                "ماه آینده = 2024-03-20/2024-04-19",
                "۲۴ ساعت گذشته = PT24H",
                "سه ماه گذشته = P3M",
                "ده سال گذشته = P10Y",
                "چند روز پیش = PAST_REF",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "أمس الأول؛ بعد غد؛ الشهر المقبل؛ العام الماضي؛ قبل نحو عامين؛ خلال الأيام الثلاثة المقبلة؛ خلال الـ24 ساعة الماضية",
            &[
                "أمس الأول = 2024-03-11",
                "بعد غد = 2024-03-15",
                "الشهر المقبل = 2024-04",
                "العام الماضي = 2023",
                "عامين = 2022-03 APPROX",
                "الأيام الثلاثة المقبلة = P3D",
                "24 ساعة الماضية = PT24H",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "ieri; dopodomani; tre giorni fa; la scorsa settimana; negli ultimi dieci anni; nelle prossime 24 ore; un paio di giorni fa",
            &[
                "ieri = 2024-03-12",
                "dopodomani = 2024-03-15",
                "tre giorni fa = 2024-03-10",
                "scorsa settimana = 2024-W10",
                "ultimi dieci anni = P10Y",
                "prossime 24 ore = PT24H",
                "un paio di giorni fa = PAST_REF",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "the day before yesterday; three days ago; in two days; over the next 24 hours; next month; earlier this year; a year and a half ago",
            &[
                "day before yesterday = 2024-03-11",
                "three days ago = 2024-03-10",
                "two days = 2024-03-15",
                "next 24 hours = PT24H",
                "next month = 2024-04",
                "earlier this year = 2024",
                "a year and a half ago = 2022-09",
            ],
        ),
    ]);
}

#[test]
fn counted_from_the_text() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "او در ۹ دی ۱۳۸۸ آمد و فردای آن روز رفت. دو سال بعد از آن درگذشت. در همان سال",
            &[
                "۹ دی ۱۳۸۸ = 2009-12-30",
                "فردای آن روز = 2009-12-31",
                "دو سال بعد از آن = 2011-12-31",
                "همان سال = 2011-03-21/2012-03-19",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "ولد في 5 مارس 1950. وفي اليوم التالي سافر. وبعد ذلك بيومين عاد. وفي السادس من حزيران من العام نفسه",
            &[
                "5 مارس 1950 = 1950-03-05",
                "اليوم التالي = 1950-03-06",
                "بعد ذلك بيومين = 1950-03-08",
                "السادس من حزيران من العام نفسه = 1950-06-06",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "Il 17 dicembre 2021 partì. Lo stesso giorno arrivò, due giorni dopo tornò. Il 21 febbraio di quell'anno",
            &[
                "17 dicembre 2021 = 2021-12-17",
                "stesso giorno = 2021-12-17",
                "due giorni dopo = 2021-12-19",
                "21 febbraio di quell'anno = 2021-02-21",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "On 4 July 1776 they met. The next day they left. In September of that year; two years later; the day before",
            &[
                "4 July 1776 = 1776-07-04",
                "next day = 1776-07-05",
                "September of that year = 1776-09",
                "two years later = 1778-07-05",
                "day before = 1778-07-04",
            ],
        ),
    ]);
}

#[test]
fn histories_and_news() {
    check(&[
        (
            "fa",
            "2022-01-22",
            "دونالد ترامپ ۸ مه ۲۰۱۸ از برجام خارج شد. دور هشتم گفت‌وگوها از ۶ دی آغاز شد",
            &["۸ مه ۲۰۱۸ = 2018-05-08", "۶ دی = 2021-12-27"],
        ),
        (
            "fa",
            "2022-01-22",
            "جنگ در ۳۱ شهریور ۱۳۵۹ آغاز شد. در سوم خرداد شهر آزاد شد",
            &["۳۱ شهریور ۱۳۵۹ = 1980-09-22", "سوم خرداد = 1980-05-24"],
        ),
        (
            "ar",
            "2022-01-22",
            "وفي نكسة 1967، في الخامس من حزيران. انتهت بعد ستة أيام",
            &["1967 = 1967", "الخامس من حزيران = 1967-06-05", "ستة أيام = 2022-01-28"],
        ),
        (
            "ar",
            "2022-01-22",
            "وقعت المعاهدة في 5 مارس 1950. وفي 7 أبريل دخلت حيز التنفيذ",
            &["5 مارس 1950 = 1950-03-05", "7 أبريل = 1950-04-07"],
        ),
        (
            "it",
            "2022-01-22",
            "Il 5 maggio 1860 salpò da Quarto; l'11 maggio sbarcò a Marsala. Nel settembre dello stesso anno entrò a Napoli",
            &[
                "5 maggio 1860 = 1860-05-05",
                "11 maggio = 1860-05-11",
                "settembre dello stesso anno = 1860-09",
            ],
        ),
        (
            "it",
            "2022-01-22",
            "Ieri si è riunito il consiglio. L'accordo del 1994 è noto. I dati di novembre, il 10 gennaio a Ginevra e il 12 a Bruxelles",
            &[
                "Ieri = 2022-01-21",
                "1994 = 1994",
                "novembre = 2021-11",
                "10 gennaio = 2022-01-10",
                "12 = 2022-01-12",
            ],
        ),
        (
            "en",
            "2022-01-22",
            "The war began on April 12, 1861, and ended in the spring of 1865. He was shot on 14 April and died the next day",
            &[
                "April 12, 1861 = 1861-04-12",
                "spring of 1865 = 1865-SP",
                "14 April = 1865-04-14",
                "next day = 1865-04-15",
            ],
        ),
        (
            "en",
            "2022-01-22",
            "Prices rose the most since 1982, the department said on Wednesday, Jan. 12. The report is due by Friday; November was calm",
            &[
                "1982 = 1982",
                "Wednesday, Jan. 12 = 2022-01-12",
                "Friday = 2022-01-28",
                "November = 2021-11",
            ],
        ),
    ]);
}

#[test]
fn holidays() {
    check(&[
        (
            "fa",
            "2024-03-13",
            "نوروز ۱۴۰۳؛ شب یلدا؛ چهارشنبه‌سوری؛ عید فطر؛ عاشورا؛ نیمه شعبان ۱۴۴۵ قمری؛ سیزده‌بدر",
            &[
                "نوروز ۱۴۰۳ = 2024-03-20",
                "شب یلدا = 2023-12-21",
                "چهارشنبه‌سوری = 2024-03-12",
                "عید فطر = 2024-04-10",
                "عاشورا = 2023-07-28",
                "نیمه شعبان ۱۴۴۵ قمری = 2024-02-25",
                "سیزده‌بدر = 2024-04-01",
            ],
        ),
        (
            "ar",
            "2024-03-13",
            "عيد الفطر؛ عيد الأضحى المبارك؛ رأس السنة الهجرية؛ عيد الميلاد؛ عيد الفصح 2022؛ رمضان 1443",
            &[
                "عيد الفطر = 2024-04-10",
                "عيد الأضحى المبارك = 2024-06-16",
                "رأس السنة الهجرية = 2023-07-19",
                "عيد الميلاد = 2024-12-25",
                "عيد الفصح 2022 = 2022-04-17",
                "رمضان 1443 = 2022-04-02/2022-05-01",
            ],
        ),
        (
            "it",
            "2024-03-13",
            "Natale; Ferragosto; Pasqua 2022; Pasquetta; la Vigilia di Natale; il lunedì di Pasqua",
            &[
                "Natale = 2024-12-25",
                "Ferragosto = 2024-08-15",
                "Pasqua 2022 = 2022-04-17",
                "Pasquetta = 2022-04-18",
                "Vigilia di Natale = 2021-12-24",
                "lunedì di Pasqua = 2022-04-18",
            ],
        ),
        (
            "en",
            "2024-03-13",
            "Good Friday; Easter 2022; Thanksgiving; Black Friday 2023; Eid al-Fitr; New Year's Eve",
            &[
                "Good Friday = 2024-03-29",
                "Easter 2022 = 2022-04-17",
                "Thanksgiving = 2024-11-28",
                "Black Friday 2023 = 2023-11-24",
                "Eid al-Fitr = 2024-04-10",
                "New Year's Eve = 2024-12-31",
            ],
        ),
    ]);
}
