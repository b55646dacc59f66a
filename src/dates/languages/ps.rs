//! Pashto: months and weekdays of Afghanistan, and the plainest dates.

use super::super::construct::Action::*;
use super::super::reading::ISLAMIC;
use super::*;
use Category as C;
use Direction as D;

pub(super) static PS: LanguageData = LanguageData {
    shared: &[],
    words: WORDS,
    rules: RULES,
    habits: Habits {
        calendar: S,
        week_start: 5,
        likely_years: [(1250, 1450), (1800, 2099)],
        ..PLAIN_HABITS
    },
    clitics: "",
    contraction: None,
    glued: &[],
    glued_numbers: None,
    compounds: None,
    future_endings: &[],
    future_beginnings: &[],
    past_endings: &[],
};

const G: Calendar = Calendar::Gregorian;
const S: Calendar = Calendar::Solar;

static WORDS: &[Words] = &[
    // Solar Hijri months; many are words and need a number and firm surroundings
    weak_month(S, 1, &["وری", "حمل"]),
    weak_month(S, 2, &["غویی", "ثور"]),
    month(S, 3, &["غبرګولی", "غبرگولی"]),
    weak_month(S, 3, &["جوزا"]),
    month(S, 4, &["چنګاښ", "چنگاښ"]),
    weak_month(S, 4, &["سرطان"]),
    weak_month(S, 5, &["زمری", "اسد"]),
    weak_month(S, 6, &["وږی", "سنبله"]),
    weak_month(S, 7, &["تله", "میزان"]),
    weak_month(S, 8, &["لړم", "عقرب"]),
    weak_month(S, 9, &["لیندۍ", "قوس"]),
    month(S, 10, &["مرغومی"]),
    weak_month(S, 10, &["جدي"]),
    month(S, 11, &["سلواغه"]),
    weak_month(S, 11, &["دلو"]),
    weak_month(S, 12, &["کب", "حوت"]),
    // Gregorian months
    month(G, 1, &["جنوري"]),
    month(G, 2, &["فبروري", "فېبروري"]),
    month(G, 3, &["مارچ"]),
    month(G, 4, &["اپرېل", "اپریل"]),
    weak_month(G, 5, &["مۍ", "می"]),
    weak_month(G, 6, &["جون"]),
    month(G, 7, &["جولای"]),
    month(G, 8, &["اګست"]),
    month(G, 9, &["سېپتمبر", "سپتمبر", "سپټمبر"]),
    month(G, 10, &["اکتوبر"]),
    month(G, 11, &["نومبر", "نوامبر"]),
    month(G, 12, &["دسمبر", "ډسمبر"]),
    // Islamic months
    month(ISLAMIC, 9, &["روژې میاشت", "روژه میاشت"]),
    // Weekdays
    weekday(6, &["يونۍ", "یک شنبه", "یک شنبې"]),
    weekday(0, &["دونۍ", "دو شنبه", "دو شنبې"]),
    weekday(1, &["درېنۍ", "سه شنبه", "سه شنبې"]),
    weekday(2, &["څلرنۍ", "چهار شنبه", "چار شنبه", "چار شنبې"]),
    weekday(3, &["پينځنۍ", "پنج شنبه", "پنج شنبې"]),
    weekday(4, &["جمعه", "جمعې"]),
    weekday(5, &["شنبه", "شنبې"]),
    // Units
    unit(Unit::Second, &["ثانیه", "ثانیې"]),
    unit(Unit::Minute, &["دقیقه", "دقیقې"]),
    unit(Unit::Hour, &["ساعت", "ساعته"]),
    unit(Unit::Day, &["ورځ", "ورځې"]),
    unit(Unit::Week, &["اونۍ"]),
    unit(Unit::Month, &["میاشت", "میاشتې"]),
    unit(Unit::Year, &["کال", "کاله"]),
    // Numbers
    number(1, &["یو", "یوه"]),
    number(2, &["دوه", "دوې"]),
    number(3, &["درې"]),
    number(4, &["څلور"]),
    number(5, &["پنځه"]),
    number(6, &["شپږ"]),
    number(7, &["اووه"]),
    number(8, &["اته"]),
    number(9, &["نهه"]),
    number(10, &["لس"]),
    ordinal(1, &["لومړۍ", "لومړی"]),
    ordinal(0, &["مه", "مې", "م"]),
    direction(D::Last, &[], &["تېر", "تېره", "تېرې", "تیره"]),
    direction(D::This, &[], &["روان", "روانې", "دا", "دې"]),
    direction(D::Next, &[], &["راتلونکی", "راتلونکې", "بل", "بله"]),
    meaning(&[C::Ago], Payload::Direction(D::Last), &["مخکې", "وړاندې"]),
    shift(Unit::Day, 0, &["نن"]),
    shift(Unit::Day, -1, &["پرون"]),
    shift(Unit::Day, 1, &["سبا"]),
    shift(Unit::Year, 0, &["سږ کال", "سږکال"]),
    shift(Unit::Year, -1, &["پروسږکال", "پروسږ کال"]),
    words(&[C::Of], &["د"]),
    words(&[C::In], &["په", "تر", "له"]),
];

static RULES: &[Rule] = &[
    // د ۱۴۰۰ کال د جدي ۲۰مه: the year first, the day last
    ("year", Date, "of? year yearunit"),
    ("monthday", Date, "of? month monthunit? in? (digitday|digitordinal@day|ordinalday)"),
    ("date", Date, "year yearunit <monthday>@merge"),
    ("date", Date, "year yearunit of month monthunit?"),
    ("date", Date, "month monthunit? in? (digitday|digitordinal@day|ordinalday)"),
    ("date", Date, "(digitday|digitordinal@day) of? month <year>?"),
    ("date", Date, "suremonth"),
    ("date", Date, "month monthunit"),
    ("date", Date, "numeric"),
    ("date", Date, "anyyear yearunit"),
    ("date", Date, "weekday"),
    ("date", Date, "direction weekday"),
    ("date", Shift, "shift"),
    ("date", Shift, "direction (weekunit|monthunit|yearunit)"),
    ("length", Duration, "count unit"),
    ("date", Offset, "<length> ago"),
    ("duration", Duration, "count unit"),
];
