"""Date mentions in the forms that other programs read."""

from __future__ import annotations

import datetime
import json
from xml.etree import ElementTree

import pandas as pd
import pytest

import yeksan as yk
from yeksan import timex

TEXT = "نشست <در> ۱۰ ژانویه ۲۰۲۲ (۲۰ دی) & از ۱۰ تا ۱۵ بهمن، هر جمعه دو ساعت"
FOUND = yk.find_dates(TEXT, lang="fa", reference="2022-01-05")


def test_the_xml_holds_the_text_and_every_mention() -> None:
    root = ElementTree.fromstring(f"<TEXT>{timex.inline(TEXT, FOUND)}</TEXT>")
    assert "".join(root.itertext()) == TEXT
    assert [(e.text, e.get("type"), e.get("value")) for e in root] == [
        (m.text, m.kind, m.value) for m in FOUND
    ]
    assert [e.get("tid") for e in root] == [f"t{i}" for i in range(1, len(FOUND) + 1)]


def test_a_document_says_when_it_was_written() -> None:
    root = ElementTree.fromstring(
        timex.document(TEXT, FOUND, datetime.date(2022, 1, 5), name='a<"b').encode()
    )
    written = root.find("DCT/TIMEX3")
    assert written is not None and written.get("value") == "2022-01-05"
    assert root.findtext("DOCID") == 'a<"b'
    text = root.find("TEXT")
    assert text is not None and "".join(text.itertext()) == TEXT
    assert ElementTree.fromstring(timex.document("", [], None)).find("DCT") is None


def test_the_table_names_the_mention_that_is_repeated() -> None:
    rows = timex.table(FOUND)
    assert [row["same_as"] for row in rows] == [None, "t1", None, None, None]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    unknown = timex.table(yk.find_dates("yesterday", lang="en"))
    assert [row["value"] for row in unknown] == ["X"]


def test_records_are_plain() -> None:
    records = [timex.record(m) for m in FOUND]
    assert json.loads(json.dumps(records)) == records
    assert records[0]["first"] == "2022-01-10"


CASES = [
    ("30 December 2021", "2021-12-30", "2021-12-30"),
    ("in May 2021", "2021-05", "2021-05-31"),
    ("in Q3 2021", "2021Q3", "2021-09-30"),
    ("in 2020", "2020", "2020-12-31"),
    ("last week", "2022-01-10/2022-01-16", "2022-01-16"),
]


@pytest.mark.parametrize(("text", "period", "last"), CASES)
def test_days_as_pandas_has_them(text: str, period: str, last: str) -> None:
    (mention,) = yk.find_dates(text, lang="en", reference="2022-01-21")
    assert str(timex.period(mention)) == period
    days = timex.interval(mention)
    assert pd.Timestamp(last) in days
    assert pd.Timestamp(last) + pd.Timedelta(1, "D") not in days


def test_what_has_no_days_is_none() -> None:
    (mention,) = yk.find_dates("for two years", lang="en")
    assert timex.only_day(mention) is None
    assert timex.interval(mention) is None
    assert timex.period(mention) is None


def test_dates_beyond_nanoseconds() -> None:
    (mention,) = yk.find_dates("They landed in 1666", lang="en")
    assert str(timex.interval(mention).left) == "1666-01-01 00:00:00"
