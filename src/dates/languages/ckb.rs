//! Sorani Kurdish: months and weekdays of Iran and Iraq, and the plainest dates.

use super::super::construct::Action::*;
use super::super::reading::ISLAMIC;
use super::*;
use Category as C;
use Direction as D;

pub(super) static CKB: LanguageData = LanguageData {
    shared: &[],
    words: WORDS,
    rules: RULES,
    habits: Habits { week_start: 5, ..PLAIN_HABITS },
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
    // Solar Hijri months
    month(S, 1, &["خاکەلێوە(ی)", "جێژنان(ی)"]),
    month(S, 2, &["گوڵان(ی)", "بانەمەڕ(ی)"]),
    month(S, 3, &["جۆزەردان(ی)"]),
    month(S, 4, &["پووشپەڕ(ی)"]),
    month(S, 5, &["گەلاوێژ(ی)"]),
    month(S, 6, &["خەرمانان(ی)"]),
    month(S, 7, &["ڕەزبەر(ی)"]),
    month(S, 8, &["گەڵاڕێزان(ی)", "خەزەڵوەر(ی)"]),
    month(S, 9, &["سەرماوەز(ی)"]),
    month(S, 10, &["بەفرانبار(ی)"]),
    month(S, 11, &["ڕێبەندان(ی)"]),
    month(S, 12, &["ڕەشەمە(ی)", "ڕەشەمێ"]),
    // Gregorian months
    month(G, 1, &["کانوونی دووەم", "کانوونی دووەمی", "کانونی دووەم"]),
    month(G, 2, &["شوبات", "شوباتی"]),
    month(G, 3, &["ئازار", "ئازاری", "ئادار", "ئاداری"]),
    month(G, 4, &["نیسان", "نیسانی"]),
    month(G, 5, &["ئایار", "ئایاری", "مایس", "مایسی"]),
    month(G, 6, &["حوزەیران", "حوزەیرانی", "حزێران"]),
    month(G, 7, &["تەمووز", "تەمووزی", "تەموز"]),
    month(G, 8, &["ئاب", "ئابی"]),
    month(G, 9, &["ئەیلوول", "ئەیلوولی", "ئەیلول"]),
    month(G, 10, &["تشرینی یەکەم", "تشرینی یەکەمی"]),
    month(G, 11, &["تشرینی دووەم", "تشرینی دووەمی"]),
    month(G, 12, &["کانوونی یەکەم", "کانوونی یەکەمی", "کانونی یەکەم"]),
    // Islamic months
    month(ISLAMIC, 9, &["ڕەمەزان", "مانگی ڕەمەزان"]),
    // Weekdays
    weekday(5, &["شەممە"]),
    weekday(6, &["یەک شەممە"]),
    weekday(0, &["دوو شەممە"]),
    weekday(1, &["سێ شەممە"]),
    weekday(2, &["چوار شەممە"]),
    weekday(3, &["پێنج شەممە"]),
    weekday(4, &["هەینی", "ھەینی", "جومعە"]),
    // Units
    unit(Unit::Second, &["چرکە"]),
    unit(Unit::Minute, &["خولەک"]),
    unit(Unit::Hour, &["کاتژمێر", "سەعات"]),
    unit(Unit::Day, &["ڕۆژ", "ڕۆژی"]),
    unit(Unit::Week, &["هەفتە", "هەفتەی", "ھەفتە", "ھەفتەی"]),
    unit(Unit::Month, &["مانگ", "مانگی"]),
    unit(Unit::Year, &["ساڵ", "ساڵی"]),
    // Numbers
    number(1, &["یەک"]),
    number(2, &["دوو"]),
    number(3, &["سێ"]),
    number(4, &["چوار"]),
    number(5, &["پێنج"]),
    number(6, &["شەش"]),
    number(7, &["حەوت"]),
    number(8, &["هەشت"]),
    number(9, &["نۆ"]),
    number(10, &["دە"]),
    ordinal(0, &["ی", "ەم", "ەمی"]),
    direction(D::Last, &[], &["ڕابردوو", "پێشوو"]),
    direction(D::This, &[], &["ئەم"]),
    direction(D::Next, &[], &["داهاتوو", "ئایندە"]),
    meaning(&[C::Ago], Payload::Direction(D::Last), &["لەمەوبەر", "پێش ئێستا"]),
    shift(Unit::Day, 0, &["ئەمڕۆ"]),
    shift(Unit::Day, -1, &["دوێنێ"]),
    shift(Unit::Day, 1, &["سبەی", "سبەینێ", "بەیانی"]),
    shift(Unit::Year, 0, &["ئەمساڵ"]),
    words(&[C::In], &["لە", "تا", "بۆ"]),
];

static RULES: &[Rule] = &[
    ("monthday", Date, "(dayunit? weekday comma?)? (day|digitordinal@day) monthunit? month"),
    ("year", Date, "yearunit? year"),
    ("date", Date, "<monthday> <year>?"),
    ("date", Date, "monthunit? month <year>?"),
    ("date", Date, "numeric"),
    ("date", Date, "yearunit anyyear"),
    ("date", Date, "dayunit? weekday direction?"),
    ("date", Shift, "shift"),
    ("date", Shift, "(weekunit|monthunit|yearunit) direction"),
    ("date", Shift, "thisword (weekunit|monthunit|yearunit)"),
    ("length", Duration, "count unit"),
    ("date", Offset, "<length> ago"),
    ("duration", Duration, "count unit"),
];
