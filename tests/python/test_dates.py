"""find_dates and parse_dates through every kind of column, references, errors."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import yeksan as yk

ROWS = ["نشست در ۱۰ ژانویه ۲۰۲۲ (۲۰ دی)", None, "niente", "Lo ha detto ieri"]
VALUES = ["2022-01-10", "2022-01-10", "2022-01-20"]
D = datetime.date


def test_a_text_gives_mentions() -> None:
    text = "۱۰ ژانویه ۲۰۲۲ (۲۰ دی)"
    first, second = yk.find_dates(text)
    assert (first.text, first.kind, first.value, first.calendar) == (
        "۱۰ ژانویه ۲۰۲۲",
        "DATE",
        "2022-01-10",
        "gregorian",
    )
    assert (second.text, second.calendar, second.same_as) == ("۲۰ دی", "solar", 0)
    assert first.first == first.last == D(2022, 1, 10)
    assert text[second.start : second.end] == second.text
    assert repr(second) == (
        "DateMention('۲۰ دی', 16, 21, kind='DATE', value='2022-01-10', calendar='solar', same_as=0)"
    )
    assert pickle.loads(pickle.dumps(first)) == first
    assert yk.find_dates(None) is None


@pytest.mark.parametrize(
    "reference",
    [
        "2022-01-21",
        "2022-01-21T23:30:00+03:30",
        D(2022, 1, 21),
        datetime.datetime(2022, 1, 21, 4, 30),
        datetime.datetime(2022, 1, 21, 23, 0, tzinfo=datetime.timezone.utc),
        pd.Timestamp("2022-01-21"),
        np.datetime64("2022-01-21"),
        yk.SolarDate(1400, 11, 1),
    ],
    ids=str,
)
def test_every_kind_of_reference(reference: Any) -> None:
    assert [m.value for m in yk.find_dates("ieri", lang="it", reference=reference)] == [
        "2022-01-20"
    ]


@pytest.mark.parametrize("reference", [None, pd.NaT, np.datetime64("NaT"), float("nan"), pd.NA])
def test_without_a_reference_nothing_is_assumed(reference: Any) -> None:
    (mention,) = yk.find_dates("ieri", lang="it", reference=reference)
    assert mention.first is None


def test_a_list_gives_lists() -> None:
    out = yk.find_dates(ROWS, reference="2022-01-21")
    assert [r if r is None else [m.value for m in r] for r in out] == [
        VALUES[:2],
        None,
        [],
        VALUES[2:],
    ]


def test_frames() -> None:
    s = pd.Series(ROWS, index=list("abcd"))
    for column in (s, s.astype(object), s.astype("category")):
        frame = yk.find_dates(column, reference="2022-01-21")
        assert frame["row"].tolist() == [0, 0, 3]
        assert frame["index"].tolist() == ["a", "a", "d"]
        assert frame["value"].tolist() == VALUES
        assert str(frame["first"].dtype) == "datetime64[s]"
    table = yk.find_dates(pl.Series("t", ROWS), reference="2022-01-21")
    assert isinstance(table, pl.DataFrame)
    assert table["value"].to_list() == VALUES
    assert table["first"].dtype == pl.Date
    for array in (
        pa.array(ROWS),
        pa.chunked_array([ROWS[:1], ROWS[1:]]),
        pa.array(ROWS).dictionary_encode(),
    ):
        found = yk.find_dates(array, reference="2022-01-21")
        assert isinstance(found, pa.Table)
        assert found["row"].to_pylist() == [0, 0, 3]
        assert found["last"].type == pa.date32()


def test_a_polars_expression_gives_lists_of_structs() -> None:
    df = pl.DataFrame({"t": ROWS, "d": [None, None, None, D(2022, 1, 21)]})
    lazy = df.lazy().select(yk.find_dates(pl.col("t"), reference=pl.col("d")))
    out = lazy.collect()
    assert lazy.collect_schema() == out.schema
    found = out["t"].explode().drop_nulls().struct.field("value").to_list()
    assert found == VALUES


@pytest.mark.parametrize("make", [list, pd.Series, np.array, pl.Series, pa.array])
def test_a_column_of_references_is_matched_by_position(make: Any) -> None:
    dates = make([D(2022, 1, 1), D(2022, 1, 11), D(2022, 1, 21)])
    out = yk.find_dates(["ieri"] * 3, lang="it", reference=dates)
    assert [row[0].value for row in out] == ["2021-12-31", "2022-01-10", "2022-01-20"]


def test_references_of_pandas_datetimes_with_nulls() -> None:
    dates = pd.Series(pd.to_datetime(["2022-01-01", None]))
    frame = yk.find_dates(pd.Series(["ieri", "ieri"]), lang="it", reference=dates)
    assert frame["first"].isna().tolist() == [False, True]


def test_bad_references_are_named() -> None:
    with pytest.raises(yk.DateError, match=r"2022-13-01|month 13"):
        yk.find_dates("ieri", reference="2022-13-01")
    with pytest.raises(yk.DateError, match="row 1"):
        yk.find_dates(["ieri", "ieri"], reference=["2022-01-01", "soon"])
    with pytest.raises(yk.DateError, match="matched by position"):
        yk.find_dates(["ieri", "ieri"], reference=["2022-01-01"])
    with pytest.raises(TypeError, match="reference"):
        yk.find_dates("ieri", reference=3)
    with pytest.raises(TypeError, match="find_dates"):
        yk.find_dates(3)


def test_parse_dates_answers_in_kind() -> None:
    rows = ["۹ دی ۱۴۰۰", None, "30 ديسمبر 2021", "30 dicembre 2021", "1400/10/9"]
    day = D(2021, 12, 30)
    expected = [day, None, day, day, day]
    assert yk.parse_dates(rows[0]) == day
    assert yk.parse_dates(None) is None
    assert yk.parse_dates(rows) == expected
    s = yk.parse_dates(pd.Series(rows, index=list("abcde"), name="n"))
    assert (str(s.dtype), s.name, s.index.tolist()) == ("datetime64[s]", "n", list("abcde"))
    assert s.isna().tolist() == [False, True, False, False, False]
    assert yk.parse_dates(pl.Series("n", rows)).to_list() == expected
    assert pl.DataFrame({"n": rows}).select(yk.parse_dates(pl.col("n")))["n"].to_list() == expected
    assert yk.parse_dates(pa.array(rows)).to_pylist() == expected
    assert yk.parse_dates(pa.chunked_array([rows])).type == pa.date32()
    assert str(yk.parse_dates(np.array(rows, dtype=object)).dtype) == "datetime64[s]"


def test_a_string_that_is_no_date_is_named_or_nulled() -> None:
    rows = ["1400/10/9", "1404/12/30", "soon"]
    with pytest.raises(yk.DateError, match="row 1"):
        yk.parse_dates(rows, calendar="solar")
    assert yk.parse_dates(rows, calendar="solar", errors="null") == [D(2021, 12, 30), None, None]
    with pytest.raises(yk.OptionError, match="calendar"):
        yk.parse_dates("1400/10/9", calendar="julian")  # type: ignore[call-overload]
