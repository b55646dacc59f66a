//! What languages of Latin script write alike: the months of Iran and of Islam, zones, units of measure.

use super::super::reading::ISLAMIC;
use super::*;
use Category as C;

const S: Calendar = Calendar::Solar;

pub(super) static LATIN: &[Words] = &[
    month(S, 1, &["Farvardin"]),
    month(S, 2, &["Ordibehesht"]),
    month(S, 3, &["Khordad"]),
    weak_month(S, 4, &["^Tir"]),
    month(S, 5, &["Mordad", "Amordad"]),
    month(S, 6, &["Shahrivar"]),
    weak_month(S, 7, &["^Mehr"]),
    weak_month(S, 8, &["^Aban"]),
    weak_month(S, 9, &["^Azar"]),
    weak_month(S, 10, &["^Dey"]),
    weak_month(S, 11, &["^Bahman"]),
    month(S, 12, &["Esfand"]),
    holiday(Holiday::Fixed(S, 1, 1), &["Nowruz", "Norouz", "Nowrooz"]),
    month(ISLAMIC, 1, &["Muharram"]),
    weak_month(ISLAMIC, 2, &["^Safar"]),
    month(ISLAMIC, 3, &["Rabi al-Awwal", "Rabi' al-Awwal", "Rabi I"]),
    month(ISLAMIC, 4, &["Rabi al-Thani", "Rabi' al-Thani", "Rabi II"]),
    month(ISLAMIC, 5, &["Jumada al-Awwal", "Jumada al-Ula", "Jumada I"]),
    month(ISLAMIC, 6, &["Jumada al-Thani", "Jumada al-Akhirah", "Jumada II"]),
    weak_month(ISLAMIC, 7, &["^Rajab"]),
    weak_month(ISLAMIC, 8, &["^Shaban", "^Sha'ban"]),
    month(ISLAMIC, 9, &["Ramadan"]),
    month(ISLAMIC, 10, &["Shawwal"]),
    month(ISLAMIC, 11, &["Dhu al-Qadah", "Dhul Qadah", "Dhu al-Qi'dah"]),
    month(ISLAMIC, 12, &["Dhu al-Hijjah", "Dhul Hijjah"]),
    zone(0, &["GMT", "UTC"]),
    zone(60, &["^CET"]),
    zone(120, &["^CEST"]),
    words(&[C::Measure], &["km", "kg"]),
];
