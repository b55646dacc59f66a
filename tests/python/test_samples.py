"""The sample articles: every offset true, every printed date right, every trait there."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk
from yeksan import samples

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = {sample.id: sample for sample in samples.load()}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"samples_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


DATES = rows("dates")
ENTITIES = rows("entities")


def date_of(document: str, text: str, nth: int = 0) -> dict[str, Any]:
    row = next(row for row in DATES if row["doc"] == document)
    found: list[dict[str, Any]] = [m for m in row["expected"] if m["text"] == text]
    return found[nth]


def test_files_come_from_the_marked_sources() -> None:
    script = DATA / "samples" / "build.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_languages_and_sizes() -> None:
    assert [s.lang for s in ARTICLES.values()] == ["fa", "fa", "ar", "ar", "it", "it", "en"]
    for sample in ARTICLES.values():
        assert 120 <= len(sample.text.split()) <= 500, sample.id
        assert sample.title
    assert [s.id for s in samples.load("it")] == ["it-1", "it-2"]
    assert samples.load("de") == []


@pytest.mark.parametrize("row", DATES + ENTITIES, ids=lambda row: row["doc"])
def test_offsets_are_true(row: dict[str, Any]) -> None:
    assert row["text"] == ARTICLES[row["doc"]].text
    assert row["expected"]
    for mention in row["expected"]:
        assert row["text"][mention["start"] : mention["end"]] == mention["text"]
        assert mention["text"].strip() == mention["text"] != ""


def test_every_entity_is_in_the_gazetteer() -> None:
    records = {record["id"]: record for record in samples.gazetteer_records()}
    assert len(records) == len(samples.gazetteer_records())
    for row in ENTITIES:
        for mention in row["expected"]:
            record = records[mention["id"]]
            assert mention["type"] in (record["type"], "NORP")
    for record in records.values():
        assert set(record["names"]) == {"en", "fa", "ar", "it"}
        assert all(record["names"].values())


# The first day of the Solar Hijri years that the articles speak of, from the printed calendars.
NOWRUZ = {
    1398: datetime.date(2019, 3, 21),
    1402: datetime.date(2023, 3, 21),
    1405: datetime.date(2026, 3, 21),
    1406: datetime.date(2027, 3, 21),
}


def solar(year: int, month: int, day: int) -> datetime.date:
    before = 31 * (month - 1) - max(0, month - 7)
    return NOWRUZ[year] + datetime.timedelta(days=before + day - 1)


@pytest.mark.parametrize(
    ("document", "text", "year", "month", "day"),
    [
        ("fa-1", "روز پنج شنبه ۲۵ آبان ۱۴۰۲", 1402, 8, 25),
        ("fa-1", "۱۶ شهریور", 1402, 6, 16),
        ("fa-1", "اول بهمن", 1402, 11, 1),
        ("fa-1", "۲۱ آبان ۱۳۹۸", 1398, 8, 21),
        ("fa-1", "سهشنبه ۱۴ آذر", 1402, 9, 14),
        ("fa-2", "یکم آذر ماه", 1402, 9, 1),
        ("fa-2", "۱۴۰۲/۱۱/۱", 1402, 11, 1),
        ("it-2", "25 Aban 1402", 1402, 8, 25),
    ],
)
def test_solar_dates(document: str, text: str, year: int, month: int, day: int) -> None:
    assert date_of(document, text)["value"] == solar(year, month, day).isoformat()


def test_solar_month_and_year() -> None:
    one_day = datetime.timedelta(days=1)
    month = [solar(1402, 7, 1), solar(1402, 8, 1) - one_day]
    assert date_of("fa-2", "مهر ۱۴۰۲")["value"] == [d.isoformat() for d in month]
    year = [solar(1405, 1, 1), solar(1406, 1, 1) - one_day]
    assert date_of("fa-2", "سال ۱۴۰۵")["value"] == [d.isoformat() for d in year]


def test_islamic_dates() -> None:
    # Umm al-Qura: 1 Jumada al-Ula 1445 was 15 November 2023.
    day = datetime.date(2023, 11, 15) + datetime.timedelta(days=1)
    assert date_of("ar-1", "2 جمادى الأولى 1445هـ")["value"] == day.isoformat()

    def civil(year: int) -> datetime.date:
        """The first day of a year of the tabular calendar, as ISO counts it (no Julian dates)."""
        julian_day = (11 * year + 3) // 30 + 354 * year + 31 + 1948440 - 385
        return datetime.date.fromordinal(julian_day - 1721425)

    span = [civil(855), civil(856) - datetime.timedelta(days=1)]
    assert date_of("fa-2", "سال ۸۵۵ هجری قمری")["value"] == [d.isoformat() for d in span]


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
WEEKDAYS = [
    ("دوشنبه", MONDAY), ("سهشنبه", TUESDAY), ("چهارشنبه", WEDNESDAY), ("پنجشنبه", THURSDAY),
    ("پنج شنبه", THURSDAY), ("جمعه", FRIDAY), ("یکشنبه", SUNDAY), ("شنبه", SATURDAY),
    ("الثلاثاء", TUESDAY), ("الأربعاء", WEDNESDAY), ("الخميس", THURSDAY), ("السبت", SATURDAY),
    ("luned", MONDAY), ("marted", TUESDAY), ("mercoled", WEDNESDAY), ("gioved", THURSDAY),
    ("sabato", SATURDAY), ("tuesday", TUESDAY), ("thursday", THURSDAY),
]  # fmt: skip


def test_weekdays() -> None:
    checked = 0
    for row in DATES:
        for mention in row["expected"]:
            named = [day for name, day in WEEKDAYS if name in mention["text"].lower()][:1]
            if named:
                day = datetime.date.fromisoformat(mention["value"][:10])
                assert day.weekday() == named[0], mention
                checked += 1
    assert checked >= 20


def test_pairs_of_two_calendars_agree() -> None:
    pairs = 0
    for row in DATES:
        known = {mention["id"]: mention for mention in row["expected"] if mention["id"]}
        for mention in row["expected"]:
            if mention["same_as"]:
                other = known[mention["same_as"]]
                assert mention["value"] == other["value"]
                assert mention["calendar"] != other["calendar"]
                pairs += 1
    assert pairs >= 8


@pytest.mark.parametrize(
    ("document", "trait", "pattern"),
    [
        ("fa-1", "a lost half-space", "هزینههای"),
        ("fa-1", "a lost half-space in a compound", "گفتوگو"),
        ("fa-1", "a lost half-space before ای", "بیانیهای"),
        ("fa-1", "a half-space that became a space", "می گیرد"),
        ("fa-1", "a plural that became two words", "توافق های"),
        ("fa-1", "one half-space that is right", "می\u200cپردازد"),
        ("fa-1", "no space after a full stop", r"\S\.از"),
        ("fa-1", "a bidi mark", "\u200f"),
        ("fa-1", "a month's name in a surname", "دی سانتیس"),
        ("fa-1", "a month's name as a first name", "بهمن راستگار"),
        ("fa-1", "a month's name in an agency's", "خبرگزاری مهر"),
        ("fa-2", "Arabic yeh and kaf", "[يك].*[يك]"),
        ("fa-2", "a no-break space", "\u00a0"),
        ("fa-2", "curly quotes", "“.*”"),
        ("fa-2", "a date without a month's name", "۱۴۰۲/۱۱/۱"),
        ("fa-2", "a number that is no date", "۱۴۰۲۰۸۲۷۰۱۱"),
        ("ar-1", "a dual month name", "نوفمبر/تشرين الثاني"),
        ("ar-1", "an Islamic date", "1445هـ"),
        ("ar-1", "vowel marks", "[\u064b-\u0652]"),
        ("ar-1", "a proclitic", "بالبندقية"),
        ("ar-1", "the article after لِ", "لليونسكو"),
        ("ar-2", "Egyptian final yeh", "فى "),
        ("ar-2", "Arabic-Indic digits", "٢٠١٩"),
        ("ar-2", "an embedding control", "\u202aUNESCO\u202c"),
        ("ar-2", "a month's name that is a verb", "مارس الطلاب"),
        ("it-1", "an elision with a curly apostrophe", "dell’Iraq"),
        ("it-1", "an ordinal sign", "1° marzo"),
        ("it-1", "an abbreviated weekday that is a noun", "mar Adriatico"),
        ("it-1", "an abbreviated month that is a noun", "un set di"),
        ("it-2", "spaced curly quotes", "” senza"),
        ("it-2", "a space before a full stop", r"Venezia \."),
        ("it-2", "an Iranian month in Latin letters", "25 Aban 1402"),
        ("en-1", "a month's name that is a verb", "to march up"),
    ],
)
def test_traits(document: str, trait: str, pattern: str) -> None:
    assert re.search(pattern, ARTICLES[document].text), trait


def test_no_character_is_there_by_accident() -> None:
    allowed = {"\n", "\u00a0", "\u200c", "\u200f", "\u202a", "\u202c"}
    for sample in ARTICLES.values():
        assert sample.text == unicodedata.normalize("NFC", sample.text), sample.id
        assert sample.text.endswith("\n")
        for character in set(sample.text) - allowed:
            assert unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cn"}, (
                sample.id,
                hex(ord(character)),
            )
    for document, wrong in (("fa-1", "[يكى]"), ("ar-1", "[یکگچپژ]"), ("ar-2", "[یکگچپژ]")):
        assert not re.search(wrong, ARTICLES[document].text), document


def test_the_dates_are_found() -> None:
    """A floor under what the engine does here, not a measure of it: every mention counts."""
    hit = right = wanted = extra = 0
    for row in DATES:
        found = yk.find_dates(row["text"], lang=row["lang"], reference=row["reference_time"])
        for mention in found:
            assert row["text"][mention.start : mention.end] == mention.text
        extra += sum(not any(overlap(m, e) for e in row["expected"]) for m in found)
        for expected in row["expected"]:
            if not expected["optional"]:
                mentions = [m for m in found if overlap(m, expected)]
                values = [expected["value"], *expected["alt_values"]]
                wanted += 1
                hit += bool(mentions)
                right += any(
                    m.value in values or [str(m.first), str(m.last)] in values for m in mentions
                )
    assert wanted >= 80
    assert extra <= 3
    assert hit / wanted >= 0.97
    assert right / wanted >= 0.93


def test_the_entities_are_found() -> None:
    gazetteer = yk.Gazetteer.from_records(samples.gazetteer_records())
    hit = wanted = extra = 0
    for row in ENTITIES:
        found = {(m.start, m.end, m.id) for m in gazetteer.find(row["text"], lang=row["lang"])}
        known = {(e["start"], e["end"], e["id"]) for e in row["expected"]}
        core = {
            (e["start"], e["end"], e["id"])
            for e in row["expected"]
            if not e["nested"] and e["kind"] != "demonym"
        }
        hit += len(core & found)
        wanted += len(core)
        extra += len(found - known)
    assert wanted >= 150
    assert extra == 0
    assert hit / wanted >= 0.92


def overlap(mention: Any, expected: dict[str, Any]) -> bool:
    return bool(mention.start < expected["end"] and mention.end > expected["start"])
