"""The accessor `.solar` on pandas and polars, against the dates one by one."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import yeksan as yk

DAYS = [
    dt.date(2021, 12, 30),
    None,
    *(dt.date(2020, 1, 1) + dt.timedelta(days=17 * i) for i in range(150)),
]
NUMBERS = [
    "year",
    "month",
    "day",
    "dayofyear",
    "week",
    "quarter",
    "days_in_month",
    "is_leap_year",
]
STARTS = ["month_start", "month_end", "quarter_start", "quarter_end", "year_start", "year_end"]


def solar(day: dt.date | None) -> Any:
    return None if day is None else yk.SolarDate.from_gregorian(day)


def naive(field: str) -> list[Any]:
    dates = [solar(day) for day in DAYS]
    return [None if date is None else getattr(date, field) for date in dates]


def gregorian(dates: list[Any]) -> list[Any]:
    return [None if date is None else date.to_gregorian() for date in dates]


SERIES = pd.Series(pd.to_datetime(pd.Series(DAYS, dtype=object)), name="d")
SERIES.index = SERIES.index + 1000
COLUMN = pl.Series("d", DAYS)


def listed(s: Any) -> list[Any]:
    if isinstance(s, pl.Series):
        return s.to_list()
    values = [None if pd.isna(v) else v for v in s.tolist()]
    return [v.date() if isinstance(v, pd.Timestamp) else v for v in values]


@pytest.mark.parametrize("s", [SERIES, COLUMN], ids=["pandas", "polars"])
@pytest.mark.parametrize("field", NUMBERS)
def test_numbers(s: Any, field: str) -> None:
    out = getattr(s.solar, field)
    assert type(out) is type(s)
    assert out.name == "d"
    assert listed(out) == naive(field)
    if isinstance(s, pd.Series):
        assert out.index.equals(s.index)
        assert str(out.dtype) == ("boolean" if field == "is_leap_year" else "Int32")


@pytest.mark.parametrize("s", [SERIES, COLUMN], ids=["pandas", "polars"])
def test_weekdays(s: Any) -> None:
    assert listed(s.solar.weekday) == [None if d is None else d.weekday() for d in DAYS]
    assert listed(s.solar.solar_weekday) == [
        None if d is None else (d.weekday() + 2) % 7 for d in DAYS
    ]


@pytest.mark.parametrize("s", [SERIES, COLUMN], ids=["pandas", "polars"])
@pytest.mark.parametrize("field", STARTS)
def test_periods(s: Any, field: str) -> None:
    out = getattr(s.solar, field)
    assert listed(out) == gregorian(naive(field))
    assert out.dtype == (pl.Date if isinstance(s, pl.Series) else "datetime64[s]")
    period, _, end = field.partition("_")
    if end == "start":
        assert listed(s.solar.floor(period)) == listed(out)


@pytest.mark.parametrize("s", [SERIES, COLUMN], ids=["pandas", "polars"])
@pytest.mark.parametrize("month", [1, 7, 10])
def test_fiscal_years(s: Any, month: int) -> None:
    out = s.solar.fiscal_year(month)
    assert listed(out) == [None if d is None else solar(d).fiscal_year(month) for d in DAYS]
    assert out.name == "d"
    column: Any = pl.col("d")
    selected = pl.DataFrame({"d": COLUMN}).select(column.solar.fiscal_year(month))
    assert selected["d"].to_list() == listed(out)
    with pytest.raises(yk.DateError):
        s.solar.fiscal_year(13)


@pytest.mark.parametrize("s", [SERIES, COLUMN], ids=["pandas", "polars"])
def test_texts(s: Any) -> None:
    dates = [solar(day) for day in DAYS]

    def each(write: Any) -> list[Any]:
        return [None if date is None else write(date) for date in dates]

    assert listed(s.solar.month_name("fa")) == each(lambda d: d.month_name("fa"))
    assert listed(s.solar.month_name()) == each(lambda d: d.month_name())
    assert listed(s.solar.day_name("fa")) == each(lambda d: d.day_name("fa"))
    assert listed(s.solar.strftime("%Y/%m/%d")) == each(lambda d: d.strftime("%Y/%m/%d"))
    shown = s.solar.strftime("%-d %B %Y", locale="fa", digits="arabic-indic")
    assert listed(shown) == each(lambda d: d.strftime("%-d %B %Y", "fa", "arabic-indic"))
    with pytest.raises(yk.OptionError):
        s.solar.strftime("%Q")


@pytest.mark.parametrize("field", [*NUMBERS, *STARTS, "date"])
def test_expressions(field: str) -> None:
    frame = pl.DataFrame({"d": COLUMN})
    expected = getattr(COLUMN.solar, field)  # type: ignore[attr-defined]
    column: Any = pl.col("d")
    lazy = frame.lazy().select(getattr(column.solar, field))
    assert lazy.collect_schema()["d"] == expected.dtype
    assert lazy.collect()["d"].equals(expected)
    # Called, as the accessors of polars are.
    assert frame.select(getattr(column.solar, field)())["d"].equals(expected)


def test_expressions_in_use() -> None:
    column: Any = pl.col("d")
    frame = pl.DataFrame({"d": COLUMN.drop_nulls(), "n": range(len(DAYS) - 1)})
    grouped = (
        frame.group_by(column.solar.month_start.alias("month")).agg(pl.col("n").sum()).sort("month")
    )
    assert grouped["n"].sum() == frame["n"].sum()
    assert grouped["month"].to_list() == sorted(
        {solar(d).month_start.to_gregorian() for d in frame["d"]}
    )
    kept = frame.filter(column.solar.year == 1400)
    assert {solar(d).year for d in kept["d"]} == {1400}
    named = frame.select(column.solar.month_name("fa").alias("name"))
    assert named["name"][0] == "دی"
    key = frame.select((column.solar.year * 100 + column.solar.month).alias("key"))["key"]
    assert key[0] == 140010


def test_grouping_in_pandas() -> None:
    frame = pd.DataFrame({"d": SERIES, "n": 1}).dropna()
    by_month = frame.groupby(frame["d"].solar.month_start)["n"].sum()
    assert by_month.sum() == len(frame)
    by_parts = frame.groupby([frame["d"].solar.year, frame["d"].solar.month])["n"].sum()
    assert by_parts.tolist() == by_month.tolist()
    per_year = frame.groupby(frame["d"].solar.year)["n"].sum()
    assert per_year.loc[1400] == sum(solar(d).year == 1400 for d in DAYS if d is not None)


def test_index_and_zones() -> None:
    index = pd.DatetimeIndex(["2021-12-30 22:00", "NaT"], tz="UTC")
    assert listed(index.solar.day) == [9, None]
    tehran = index.tz_convert("Asia/Tehran")
    assert listed(tehran.solar.day) == [10, None]
    assert listed(pd.Series(tehran).solar.month_start) == [dt.date(2021, 12, 22), None]
    assert tehran.solar.date.index.equals(tehran)


def test_wrong_columns() -> None:
    for s in (pd.Series(["a"]), pd.Series([1]), pl.Series(["a"])):
        with pytest.raises(yk.DateError, match="wanted"):
            _ = s.solar.year
    with pytest.raises(yk.OptionError):
        SERIES.solar.floor("decade")
    far = pd.Series([pd.Timestamp("2021-12-30"), pd.Timestamp("9999-01-01")], dtype="datetime64[s]")
    with pytest.raises(yk.DateError, match="row 1"):
        _ = far.solar.year


def test_object_columns() -> None:
    s = pd.Series([yk.SolarDate(1400, 10, 9), dt.date(2021, 12, 30), None], dtype=object)
    assert listed(s.solar.month) == [10, 10, None]
    assert np.array_equal(s.solar.is_leap_year.isna(), [False, False, True])


@pytest.mark.parametrize(
    "order", ["yeksan, pandas, polars", "pandas, yeksan, polars", "polars, pandas, yeksan"]
)
def test_libraries_may_be_imported_before_or_after(order: str) -> None:
    code = f"""
import {order}
import datetime, sys
s = pandas.Series(pandas.to_datetime(["2021-12-30"]))
assert s.solar.year.tolist() == [1400]
assert polars.Series([datetime.date(2021, 12, 30)]).solar.year.to_list() == [1400]
assert pandas.__spec__.loader is pandas.__loader__ and "Source" in repr(pandas.__loader__)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_neither_library_is_imported() -> None:
    code = (
        "import yeksan, sys; assert not {'pandas', 'polars', 'numpy', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
