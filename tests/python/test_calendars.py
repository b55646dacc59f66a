"""Dates: the classes behave like datetime.date, and columns of every kind go in and out."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import yeksan as yk

DAY = dt.date(2021, 12, 30)
SOLAR = yk.SolarDate(1400, 10, 9)
ISLAMIC = yk.IslamicDate(1443, 5, 26)


# One date.


@pytest.mark.parametrize("date", [SOLAR, ISLAMIC, yk.IslamicDate(1443, 5, 26, variant="civil")])
def test_copies_are_equal(date: Any) -> None:
    for other in (
        pickle.loads(pickle.dumps(date)),
        copy.copy(date),
        copy.deepcopy(date),
        eval(repr(date), {"SolarDate": yk.SolarDate, "IslamicDate": yk.IslamicDate}),
        date.replace(),
        type(date).fromordinal(date.toordinal(), *([date.variant] if date is not SOLAR else [])),
    ):
        assert other == date
        assert hash(other) == hash(date)
        assert repr(other) == repr(date)


def test_the_same_day_in_three_calendars() -> None:
    assert SOLAR.to_gregorian() == ISLAMIC.to_gregorian() == DAY
    assert yk.SolarDate.from_gregorian(DAY) == SOLAR == ISLAMIC.to_solar()
    assert yk.IslamicDate.from_gregorian(DAY) == ISLAMIC == SOLAR.to_islamic()
    assert SOLAR.toordinal() == ISLAMIC.toordinal() == DAY.toordinal()
    assert yk.SolarDate.fromordinal(DAY.toordinal()) == SOLAR


def test_dates_of_two_calendars_are_never_equal_and_have_no_order() -> None:
    others: list[Any] = [
        DAY,
        ISLAMIC,
        yk.IslamicDate(1443, 5, 26, variant="civil"),
        "1400-10-09",
        None,
    ]
    for other in others:
        assert other != SOLAR
        assert (SOLAR == other) is False  # noqa: SIM300
        with pytest.raises(TypeError, match="not supported between"):
            _ = SOLAR < other  # noqa: SIM300
        with pytest.raises(TypeError):
            _ = SOLAR - other
    assert yk.IslamicDate(1443, 5, 26) != yk.IslamicDate(1443, 5, 26, variant="umalqura-icu")


def test_order_and_arithmetic() -> None:
    nowruz = yk.SolarDate(1401, 1, 1)
    assert SOLAR < nowruz <= nowruz
    assert nowruz > SOLAR >= SOLAR
    assert sorted([nowruz, SOLAR]) == [SOLAR, nowruz]
    assert nowruz - SOLAR == dt.timedelta(days=81)
    assert SOLAR + dt.timedelta(days=81) == nowruz == dt.timedelta(days=81) + SOLAR
    assert nowruz - dt.timedelta(days=81, hours=30) == SOLAR - dt.timedelta(days=1)
    assert SOLAR + pd.Timedelta(days=1) == yk.SolarDate(1400, 10, 10)
    assert len({SOLAR, yk.SolarDate(1400, 10, 9), nowruz}) == 2
    with pytest.raises(TypeError):
        _ = SOLAR + 1  # type: ignore[operator]
    with pytest.raises(yk.DateError, match="outside the Solar Hijri years 1 to 3000"):
        _ = yk.SolarDate.max + yk.SolarDate.resolution


def test_limits() -> None:
    assert yk.SolarDate.min == yk.SolarDate(1, 1, 1)
    assert yk.SolarDate.min.to_gregorian() == dt.date(622, 3, 21)
    assert yk.SolarDate.max == yk.SolarDate(3000, 12, 30)
    assert yk.SolarDate.resolution == dt.timedelta(days=1)
    assert yk.IslamicDate.min == yk.IslamicDate(1343, 1, 1)
    assert yk.IslamicDate.max == yk.IslamicDate(1500, 12, 30)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((1404, 12, 30), "30 Esfand 1404 does not exist: Esfand has 29 days in a common year"),
        ((1400, 13, 1), "month 13 does not exist: months are 1 to 12"),
        ((1400, 300, 1), "month 300 does not exist: months are 1 to 12"),
        ((1400, 1, 0), "0 Farvardin 1400 does not exist: Farvardin has 31 days"),
        ((1400, 1, -1), "day -1 does not exist: days are 1 to 31"),
        ((0, 1, 1), "year 0 is outside the Solar Hijri calendar's range, 1 to 3000"),
        ((10**12, 1, 1), "year 1000000000000 does not exist: years are 1 to 3000"),
    ],
)
def test_dates_that_do_not_exist(parts: tuple[int, int, int], message: str) -> None:
    with pytest.raises(yk.DateError) as caught:
        yk.SolarDate(*parts)
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)


def test_arguments_of_other_types() -> None:
    wrong: list[Any] = ["1400", 1400.0, None]
    for year in wrong:
        with pytest.raises(TypeError):
            yk.SolarDate(year, 1, 1)
    with pytest.raises(TypeError, match="not str; read text with parse_dates"):
        yk.SolarDate.from_gregorian("2021-12-30")
    for null in (None, pd.NaT, float("nan")):
        with pytest.raises(TypeError):
            yk.SolarDate.from_gregorian(null)
    with pytest.raises(yk.OptionError, match='variant="saudi"'):
        yk.IslamicDate(1443, 1, 1, variant="saudi")
    with pytest.raises(AttributeError):
        SOLAR.year = 1401  # type: ignore[misc]


def test_iso_format() -> None:
    assert SOLAR.isoformat() == str(SOLAR) == f"{SOLAR}" == "1400-10-09"
    for text in ("1400-10-09", "14001009", "۱۴۰۰-۱۰-۰۹"):
        assert yk.SolarDate.fromisoformat(text) == SOLAR
    assert yk.IslamicDate.fromisoformat("1443-05-26") == ISLAMIC
    for text in ("1400/10/09", "1400-10-09T00:00", "", "1404-12-30"):
        with pytest.raises(yk.DateError):
            yk.SolarDate.fromisoformat(text)
    assert json.dumps({"date": SOLAR}, default=str) == '{"date": "1400-10-09"}'


def test_strftime_and_strptime() -> None:
    assert SOLAR.strftime("%A %-d %B %Y", "fa") == "پنجشنبه ۹ دی ۱۴۰۰"
    assert SOLAR.strftime("%A %-d %B %Y", locale="fa-AF", digits="latin") == "پنجشنبه 9 جدی 1400"
    assert f"{SOLAR:%d %B %Y}" == "09 Dey 1400"
    assert ISLAMIC.strftime("%-d %B %Y", "ar") == "٢٦ جمادى الأولى ١٤٤٣"
    assert yk.SolarDate.strptime("پنج شنبه 9 دي ۱۴۰۰", "%A %d %B %Y") == SOLAR
    assert yk.SolarDate.strptime("9 جدی 1400", "%d %B %Y", "fa-AF") == SOLAR
    assert yk.IslamicDate.strptime("26 جمادى الاولى 1443", "%d %B %Y") == ISLAMIC
    assert SOLAR.ctime() == "Thu Dey  9 00:00:00 1400"
    with pytest.raises(yk.DateError, match="at position 2: the name of a month is wanted"):
        yk.SolarDate.strptime("9 جدی 1400", "%d %B %Y", "fa")
    with pytest.raises(yk.OptionError, match="%Q in the format"):
        SOLAR.strftime("%Q")
    with pytest.raises(yk.OptionError, match="locale"):
        SOLAR.strftime("%B", "xx")
    with pytest.raises(yk.OptionError, match="digits"):
        SOLAR.strftime("%Y", digits="roman")


def test_fields() -> None:
    assert (SOLAR.year, SOLAR.month, SOLAR.day) == (1400, 10, 9)
    assert (SOLAR.weekday(), SOLAR.isoweekday(), SOLAR.solar_weekday()) == (3, 4, 5)
    assert SOLAR.weekday() == DAY.weekday()
    assert SOLAR.isocalendar() == DAY.isocalendar()
    assert yk.SolarDate.fromisocalendar(*DAY.isocalendar()) == SOLAR
    assert SOLAR.timetuple() == DAY.timetuple()
    assert (SOLAR.dayofyear, SOLAR.week, SOLAR.quarter) == (285, 41, 4)
    assert (SOLAR.days_in_month, SOLAR.days_in_year, SOLAR.is_leap_year) == (30, 365, False)
    assert (SOLAR.month_name("fa"), SOLAR.day_name("fa")) == ("دی", "پنجشنبه")
    assert SOLAR.month_start == yk.SolarDate(1400, 10, 1) == SOLAR.floor("month")
    assert SOLAR.month_end == yk.SolarDate(1400, 10, 30)
    assert SOLAR.quarter_start == SOLAR.floor("quarter") == yk.SolarDate(1400, 10, 1)
    assert SOLAR.quarter_end == SOLAR.year_end == yk.SolarDate(1400, 12, 29)
    assert SOLAR.year_start == SOLAR.floor("year") == yk.SolarDate(1400, 1, 1)
    assert SOLAR.floor("week") == yk.SolarDate(1400, 10, 4)
    assert SOLAR.fiscal_year() == 1400
    assert yk.SolarDate(1401, 6, 31).fiscal_year(7) == 1400
    assert yk.SolarDate(1401, 7, 1).fiscal_year(7) == 1401
    with pytest.raises(yk.OptionError):
        SOLAR.floor("decade")


def test_months_and_years_are_added() -> None:
    assert yk.SolarDate(1400, 6, 31).add_months(1) == yk.SolarDate(1400, 7, 30)
    assert yk.SolarDate(1403, 12, 30).add_years(1) == yk.SolarDate(1404, 12, 29)
    assert yk.SolarDate(1403, 12, 30).add_years(-4) == yk.SolarDate(1399, 12, 30)
    assert SOLAR.add_days(-9) == yk.SolarDate(1400, 9, 30)
    for months in (10**6, 2**62):
        with pytest.raises(yk.DateError):
            SOLAR.add_months(months)
    with pytest.raises(yk.DateError):
        SOLAR.add_years(2**62)


def test_replace() -> None:
    assert SOLAR.replace(day=1) == yk.SolarDate(1400, 10, 1)
    assert SOLAR.replace(year=1399, month=12, day=30) == yk.SolarDate(1399, 12, 30)
    assert ISLAMIC.replace(variant="civil").variant == "civil"
    with pytest.raises(yk.DateError):
        yk.SolarDate(1403, 12, 30).replace(year=1404)


def test_pattern_matching() -> None:
    match SOLAR:
        case yk.SolarDate(year, 10, day):
            assert (year, day) == (1400, 9)
        case _:
            pytest.fail("no match")


def test_zones_mean_the_local_date() -> None:
    late = dt.datetime(2021, 12, 30, 22, 0, tzinfo=dt.timezone.utc)
    tehran = ZoneInfo("Asia/Tehran")
    assert yk.SolarDate.from_gregorian(late) == SOLAR
    assert yk.SolarDate.from_gregorian(late.astimezone(tehran)) == yk.SolarDate(1400, 10, 10)
    assert yk.SolarDate.fromtimestamp(late.timestamp(), "Asia/Tehran") == yk.SolarDate(1400, 10, 10)
    assert yk.SolarDate.fromtimestamp(late.timestamp(), dt.timezone.utc) == SOLAR
    before = yk.SolarDate.from_gregorian(dt.datetime.now(tehran))
    assert before <= yk.SolarDate.today("Asia/Tehran") <= before.add_days(1)
    assert yk.SolarDate.today().to_gregorian() - dt.date.today() <= dt.timedelta(days=1)


@pytest.mark.parametrize(
    "x",
    [
        DAY,
        dt.datetime(2021, 12, 30, 23, 59),
        pd.Timestamp("2021-12-30 12:00", tz="Asia/Tehran"),
        np.datetime64("2021-12-30"),
        np.datetime64("2021-12-30T23:59:59.999999999"),
        SOLAR,
        ISLAMIC,
    ],
)
def test_what_is_a_date(x: Any) -> None:
    assert yk.to_solar(x) == SOLAR
    assert yk.SolarDate.from_gregorian(x) == SOLAR
    assert yk.to_islamic(x) == ISLAMIC


@given(st.dates(min_value=dt.date(622, 3, 21), max_value=dt.date(3622, 3, 20)))
def test_every_solar_date_comes_back(day: dt.date) -> None:
    date = yk.SolarDate.from_gregorian(day)
    assert date.to_gregorian() == day
    assert yk.SolarDate(date.year, date.month, date.day) == date
    assert yk.SolarDate.fromisoformat(date.isoformat()) == date
    assert date.weekday() == day.weekday()
    assert yk.from_solar(date.year, date.month, date.day) == day


@given(
    st.dates(min_value=dt.date(1924, 8, 1), max_value=dt.date(2077, 11, 16)),
    st.sampled_from(["umalqura", "umalqura-icu", "civil"]),
)
def test_every_islamic_date_comes_back(day: dt.date, variant: Any) -> None:
    date = yk.to_islamic(day, variant)
    assert date.to_gregorian() == day
    assert date.variant == variant
    assert yk.from_islamic(date.year, date.month, date.day, variant) == day


# Columns.

DAYS = [DAY, None, dt.date(2025, 3, 20), dt.date(622, 3, 21)]
PARTS = [(1400, 10, 9), None, (1403, 12, 30), (1, 1, 1)]
RECENT = DAYS[:3]


def parts_of(answer: Any) -> list[tuple[int, int, int] | None]:
    """What an answer of any library says."""
    if isinstance(answer, pd.DataFrame):
        rows = list(answer.itertuples(index=False))
        return [None if pd.isna(row[0]) else (row[0], row[1], row[2]) for row in rows]
    if isinstance(answer, np.ma.MaskedArray):
        return [None if row[0] is None else row for row in answer.tolist()]
    if isinstance(answer, list):
        return [d if d is None else (d.year, d.month, d.day) for d in answer]
    values = answer.to_list() if isinstance(answer, pl.Series) else answer.to_pylist()
    return [v if v is None else (v["year"], v["month"], v["day"]) for v in values]


def test_lists() -> None:
    assert yk.to_solar(DAYS) == [SOLAR, None, yk.SolarDate(1403, 12, 30), yk.SolarDate.min]
    assert yk.to_solar(tuple(DAYS)) == yk.to_solar(DAYS)
    assert yk.to_solar([]) == []
    mixed: list[Any] = [pd.NaT, float("nan"), pd.NA, np.datetime64("NaT"), DAY]
    assert yk.to_solar(mixed) == [None, None, None, None, SOLAR]
    assert yk.from_solar(yk.to_solar(DAYS)) == DAYS
    assert yk.from_islamic(yk.to_islamic(RECENT)) == RECENT


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "Asia/Tehran", "America/Los_Angeles", "UTC"])
def test_pandas_timestamps(unit: Any, zone: str | None) -> None:
    late = pd.to_datetime(["2021-12-30 23:30", None, "2025-03-20 00:10"])
    s = pd.Series(late, index=[7, 8, 9], name="d").dt.tz_localize(zone).dt.as_unit(unit)
    out = yk.to_solar(s)
    assert parts_of(out) == PARTS[:3]
    assert out.index.tolist() == [7, 8, 9]
    assert out.dtypes.tolist() == [pd.Int32Dtype()] * 3
    assert parts_of(yk.to_solar(pd.DatetimeIndex(s))) == PARTS[:3]
    assert parts_of(yk.to_islamic(s))[0] == (1443, 5, 26)


@pytest.mark.parametrize(
    "dtype",
    [
        "object",
        "datetime64[s]",
        pd.ArrowDtype(pa.date32()),
        pd.ArrowDtype(pa.date64()),
        pd.ArrowDtype(pa.timestamp("us")),
        pd.ArrowDtype(pa.timestamp("ns", "Asia/Tehran")),
        "category",
    ],
    ids=str,
)
def test_pandas_types(dtype: Any) -> None:
    s = pd.Series(RECENT, dtype=object)
    s = s.astype("datetime64[s]").astype("category") if dtype == "category" else s.astype(dtype)
    out = yk.to_solar(s)
    if "Tehran" in str(dtype):  # midnight UTC is the same day in Tehran
        assert str(s.dtype.pyarrow_dtype.tz) == "Asia/Tehran"  # type: ignore[union-attr]
    assert parts_of(out) == PARTS[:3]


def test_pandas_periods_and_empty() -> None:
    s = pd.Series(pd.PeriodIndex(["2021-12-30", "2025-03-20"], freq="D"))
    assert parts_of(yk.to_solar(s)) == [(1400, 10, 9), (1403, 12, 30)]
    empty = yk.to_solar(pd.Series([], dtype="datetime64[ns]"))
    assert empty.shape == (0, 3)
    assert empty.dtypes.tolist() == [pd.Int32Dtype()] * 3
    assert parts_of(yk.to_solar(pd.Series([None, None], dtype=object))) == [None, None]


@pytest.mark.parametrize("unit", ["D", "h", "m", "s", "ms", "us", "ns", "10s"])
def test_numpy(unit: str) -> None:
    array = np.array(["2021-12-30", "NaT", "2025-03-20"], dtype=f"datetime64[{unit}]")
    out = yk.to_solar(array)
    assert parts_of(out) == PARTS[:3]
    assert out["year"].tolist() == [1400, None, 1403]
    assert parts_of(yk.to_solar(np.array(RECENT, dtype=object))) == PARTS[:3]
    assert yk.from_solar(out).tolist() == RECENT
    assert parts_of(yk.to_solar(array[::-1])) == PARTS[2::-1]


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "Asia/Tehran", "America/Los_Angeles"])
def test_polars_timestamps(unit: Any, zone: str | None) -> None:
    late = [dt.datetime(2021, 12, 30, 23, 30), None, dt.datetime(2025, 3, 20, 0, 10)]
    s = pl.Series("d", late, dtype=pl.Datetime(unit)).dt.replace_time_zone(zone)
    assert parts_of(yk.to_solar(s)) == PARTS[:3]


def test_polars_dates_and_expressions() -> None:
    s = pl.Series("d", DAYS)
    out = yk.to_solar(s)
    assert out.name == "d"
    assert out.dtype == pl.Struct({"year": pl.Int32, "month": pl.Int8, "day": pl.Int8})
    assert parts_of(out) == PARTS
    assert yk.from_solar(out).equals(s)
    frame = pl.DataFrame({"d": s})
    lazy = frame.lazy().select(yk.to_solar(pl.col("d")))
    assert lazy.collect_schema()["d"] == out.dtype
    assert lazy.collect()["d"].equals(out)
    assert lazy.select(yk.from_solar(pl.col("d"))).collect().equals(frame)
    columns = lazy.unnest("d").select(
        d=yk.from_solar(pl.col("year"), pl.col("month"), pl.col("day")),
        first=yk.from_solar(pl.col("year"), 1, 1),
    )
    assert columns.collect()["d"].equals(s)
    assert columns.collect()["first"][0] == dt.date(2021, 3, 21)
    assert parts_of(yk.to_solar(pl.Series("d", [None]))) == [None]


@pytest.mark.parametrize(
    "kind",
    [
        pa.date32(),
        pa.date64(),
        *(pa.timestamp(unit, zone) for unit in ("s", "ms", "us", "ns") for zone in (None, "UTC")),
    ],
    ids=str,
)
def test_pyarrow(kind: pa.DataType) -> None:
    array = pa.array(RECENT, pa.date32()).cast(kind)
    out = yk.to_solar(array)
    assert isinstance(out, pa.StructArray)
    assert parts_of(out) == PARTS[:3]
    chunked = pa.chunked_array([array, array.slice(1, 2)])
    out = yk.to_solar(chunked)
    assert isinstance(out, pa.ChunkedArray)
    assert parts_of(out) == [*PARTS[:3], *PARTS[1:3]]
    assert parts_of(yk.to_solar(chunked.combine_chunks().slice(2, 2))) == [PARTS[2], None]


def test_pyarrow_zones_and_nulls() -> None:
    late = pa.array([dt.datetime(2021, 12, 30, 22)], pa.timestamp("us", "UTC"))
    assert parts_of(yk.to_solar(late)) == [(1400, 10, 9)]
    tehran = late.cast(pa.timestamp("us", "Asia/Tehran"))
    assert parts_of(yk.to_solar(tehran)) == [(1400, 10, 10)]
    assert parts_of(yk.to_solar(pa.nulls(2))) == [None, None]
    assert parts_of(yk.to_solar(pa.chunked_array([], pa.date32()))) == []
    dictionary = pa.array(RECENT, pa.date32()).dictionary_encode()
    assert parts_of(yk.to_solar(dictionary)) == PARTS[:3]


class Exporter:
    """An object of no known library that exports Arrow."""

    def __init__(self, array: pa.Array) -> None:
        self.array = array

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        return self.array.__arrow_c_array__(requested_schema)


def test_any_object_that_exports_arrow() -> None:
    out = yk.to_solar(Exporter(pa.array(RECENT)))
    assert isinstance(out, yk.ArrowColumn)
    assert parts_of(pa.array(out)) == PARTS[:3]
    parts = pa.array(out)
    back = yk.from_solar(*(Exporter(parts.field(name)) for name in ("year", "month", "day")))
    assert pa.array(back).to_pylist() == RECENT
    zoned = pa.array(RECENT, pa.date32()).cast(pa.timestamp("s", "Asia/Tehran"))
    with pytest.raises(yk.DateError, match="zone Asia/Tehran"):
        yk.to_solar(Exporter(zoned))


FAR = dt.date(9999, 1, 1)
FAR_COLUMNS = [
    pytest.param([DAY, FAR], id="list"),
    pytest.param(pd.Series([DAY, FAR], dtype="datetime64[s]"), id="pandas"),
    pytest.param(pd.Series([DAY, FAR], dtype=object), id="pandas object"),
    pytest.param(np.array([DAY, FAR], dtype="M8[D]"), id="numpy"),
    pytest.param(pl.Series([DAY, FAR]), id="polars"),
    pytest.param(pa.array([DAY, FAR]), id="pyarrow"),
    pytest.param(pa.chunked_array([[DAY], [FAR]]), id="pyarrow chunked"),
]


@pytest.mark.parametrize("column", FAR_COLUMNS)
def test_dates_beyond_the_calendar(column: Any) -> None:
    with pytest.raises(
        yk.DateError, match="row 1: 9999-01-01 is outside the Solar Hijri years"
    ) as caught:
        yk.to_solar(column)
    assert caught.value.row == 1
    assert parts_of(yk.to_solar(column, errors="null")) == [(1400, 10, 9), None]


WRONG = [
    pytest.param(["2021-12-30"], id="list"),
    pytest.param(pd.Series(["2021-12-30"]), id="pandas str"),
    pytest.param(pd.Series(["2021-12-30"], dtype=object), id="pandas object"),
    pytest.param(pd.Series([5]), id="pandas int"),
    pytest.param(np.array([1.5]), id="numpy float"),
    pytest.param(np.array([["2021-12-30"]], dtype="M8[D]"), id="numpy 2d"),
    pytest.param(pl.Series(["2021-12-30"]), id="polars str"),
    pytest.param(pa.array(["2021-12-30"]), id="pyarrow str"),
    pytest.param(pa.array([5], pa.int32()), id="pyarrow int"),
    pytest.param(pl.Series([5]), id="polars int"),
    pytest.param(pd.DataFrame({"d": [DAY]}), id="frame"),
    pytest.param(pl.DataFrame({"d": [DAY]}), id="polars frame"),
    pytest.param(pa.table({"d": [DAY]}), id="table"),
]


@pytest.mark.parametrize("column", WRONG)
def test_columns_that_hold_no_dates(column: Any) -> None:
    with pytest.raises(yk.DateError, match=r"date|column"):
        yk.to_solar(column)


def test_scalars_that_are_no_dates() -> None:
    for x in (None, pd.NaT, pd.NA, np.datetime64("NaT")):
        assert yk.to_solar(x) is None
    wrong: list[Any] = ["2021-12-30", 5, 1.5, float("nan"), b"x", object()]
    for x in wrong:
        with pytest.raises(TypeError, match="a date is wanted"):
            yk.to_solar(x)
    with pytest.raises(yk.OptionError):
        yk.to_solar([DAY], errors="ignore")  # type: ignore[call-overload]
    with pytest.raises(yk.OptionError, match="variant"):
        yk.to_islamic(DAY, "lunar")  # type: ignore[arg-type]


# Years, months and days to dates.


def listed(column: Any) -> list[Any]:
    for name in ("to_list", "to_pylist", "tolist"):
        if hasattr(column, name):
            return getattr(column, name)()
    return column


YEARS, MONTHS, DAYS_OF_MONTH = [1400, 1403, 1404], [10, 12, 12], [9, 30, 30]
BACK = [DAY, dt.date(2025, 3, 20), None]
WRONG_DATE = "row 2: 30 Esfand 1404 does not exist: Esfand has 29 days in a common year"


@pytest.mark.parametrize(
    "make",
    [
        list,
        tuple,
        np.array,
        pd.Series,
        lambda x: pd.Series(x, dtype="Int64"),
        lambda x: pd.Series(x, dtype="float64"),
        lambda x: pd.Series(x, dtype=object),
        lambda x: pd.Series(x, dtype=pd.ArrowDtype(pa.int32())),
        pl.Series,
        lambda x: pl.Series(x, dtype=pl.Float64),
        lambda x: pa.array(x, pa.int32()),
        lambda x: pa.chunked_array([x[:1], x[1:]]),
    ],
)
def test_numbers_to_dates(make: Any) -> None:
    columns = [make(x) for x in (YEARS, MONTHS, DAYS_OF_MONTH)]
    with pytest.raises(yk.DateError) as caught:
        yk.from_solar(*columns)
    assert str(caught.value) == WRONG_DATE
    assert caught.value.row == 2
    out = yk.from_solar(*columns, errors="null")
    if isinstance(out, pd.Series):
        assert out.dtype == "datetime64[s]"
        assert [None if pd.isna(d) else d.date() for d in out] == BACK
    else:
        assert listed(out) == BACK
    # One number goes with every row.
    values = listed(yk.from_solar(columns[0], 1, 1))
    assert len(values) == 3
    assert str(values[0])[:10] == "2021-03-21"


def test_numbers_that_are_missing_or_not_whole() -> None:
    assert yk.from_solar([1400, None, float("nan")], [10, 1, 1], [9, 1, 1]) == [DAY, None, None]
    s = pd.Series([1400, np.nan, 1400.5])
    with pytest.raises(yk.DateError, match=r"row 2: the year 1400\.5 is no whole number"):
        yk.from_solar(s, 10, 9)
    assert yk.from_solar(s, 10, 9, errors="null").isna().tolist() == [False, True, True]
    with pytest.raises(yk.DateError, match=r"row 1: the month 'x' is no whole number"):
        yk.from_solar(pd.Series([1400, 1400]), pd.Series([1, "x"], dtype=object), 1)
    with pytest.raises(yk.DateError, match="row 1: the month 'x' is no whole number"):
        yk.from_solar([1400, 1400], [1, "x"], 1)
    with pytest.raises(yk.DateError, match=r"row 1: the year 1400\.5"):
        yk.from_solar(pl.Series([1400.0, 1400.5]), 1, 1)
    with pytest.raises(yk.DateError, match="the years must be whole numbers, not"):
        yk.from_solar(pl.Series(["1400"]), 1, 1)
    with pytest.raises(yk.DateError, match="row 0: year"):
        yk.from_solar(np.array([2**62]), 1, 1)


def test_frames_and_structs_come_back() -> None:
    s = pd.Series(pd.to_datetime(RECENT), index=[3, 4, 5])
    back = yk.from_solar(yk.to_solar(s))
    assert back.index.tolist() == [3, 4, 5]
    assert back.equals(s.astype("datetime64[s]"))
    objects = pd.Series([SOLAR, None], dtype=object)
    assert yk.from_solar(objects)[0] == pd.Timestamp(DAY)
    assert yk.from_islamic(yk.to_islamic(s)).equals(back)
    table = pa.table({"year": [1400], "month": [10], "day": [9]})
    assert yk.from_solar(table).to_pylist() == [DAY]
    assert yk.from_solar(pl.DataFrame({"year": [1400], "month": [10], "day": [9]}))[0] == DAY
    assert yk.from_solar(yk.to_solar(pa.array(RECENT))).to_pylist() == RECENT


def test_columns_that_do_not_go_together() -> None:
    with pytest.raises(yk.DateError, match="equally many"):
        yk.from_solar([1400, 1401], [1], 1)
    with pytest.raises(yk.DateError, match="different indexes"):
        yk.from_solar(pd.Series([1400]), pd.Series([1], index=[5]), 1)
    with pytest.raises(TypeError, match="one library"):
        yk.from_solar(pd.Series([1400]), pl.Series([1]), 1)
    with pytest.raises(TypeError):
        yk.from_solar("1400-10-09")
    with pytest.raises(TypeError):
        yk.from_solar(["1400-10-09"])


def test_scalars_to_dates() -> None:
    assert yk.from_solar(1400, 10, 9) == yk.from_solar(SOLAR) == DAY
    assert yk.from_islamic(1443, 5, 26) == yk.from_islamic(ISLAMIC) == DAY
    assert yk.from_solar(None) is None
    assert yk.from_solar(1400, None, 9) is None
    with pytest.raises(yk.DateError):
        yk.from_solar(1404, 12, 30)


def test_large_columns_equal_the_loop() -> None:
    """Several pieces of work, on all threads, with a null and a bad row far down."""
    days = np.arange(-200_000, 300_000).astype("datetime64[D]")
    days[123_456] = np.datetime64("NaT")
    out = yk.to_solar(days)
    for row in (0, 1, 65_535, 65_536, 123_455, 123_457, 499_999):
        date = yk.to_solar(days[row])
        assert tuple(out[row]) == (date.year, date.month, date.day)
    assert out.mask["year"].nonzero()[0].tolist() == [123_456]
    days[400_001] = np.datetime64("9999-01-01")
    with pytest.raises(yk.DateError, match="row 400001: ") as caught:
        yk.to_solar(pd.Series(days))
    assert caught.value.row == 400_001
    years = np.full(300_000, 1400)
    years[277_777] = 5000
    with pytest.raises(yk.DateError, match="row 277777: year 5000"):
        yk.from_solar(years, 1, 1)
    seen: list[tuple[int, int]] = []
    yk.to_solar(days, errors="null", progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (500_000, 500_000)


def test_date_range() -> None:
    start = yk.SolarDate(1400, 6, 31)
    months = yk.date_range(start, periods=7, freq="month")
    assert [d.day for d in months] == [31, 30, 30, 30, 30, 30, 29]
    assert yk.date_range(start, yk.SolarDate(1400, 7, 1)) == [start, start.add_days(1)]
    assert yk.date_range(start, yk.SolarDate(1400, 6, 1), freq="week", step=-2) == [
        start,
        yk.SolarDate(1400, 6, 17),
        yk.SolarDate(1400, 6, 3),
    ]
    assert yk.date_range(ISLAMIC, periods=2, freq="quarter")[1] == yk.IslamicDate(1443, 8, 26)
    assert yk.date_range(start, start.add_days(-1)) == []
    for arguments in (
        {},
        {"end": start, "periods": 1},
        {"periods": 1, "step": 0},
        {"periods": 1, "freq": "decade"},
    ):
        with pytest.raises(yk.OptionError):
            yk.date_range(start, **arguments)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        yk.date_range(DAY, periods=1)


def test_months_by_the_zodiac():
    for year in range(1220, 1304):
        day = yk.from_solar(year, 1, 1)
        while day < yk.from_solar(year + 1, 1, 1):
            date = yk.to_solar(day, era="zodiac")
            assert yk.from_solar(*date, era="zodiac") == day
            day += dt.timedelta(days=9)
    assert yk.to_solar(yk.SolarDate(1290, 3, 31), era="zodiac") == (1290, 3, 32)
    assert yk.to_solar(None, era="zodiac") is None
    assert yk.from_solar(None, era="zodiac") is None
    for wrong in ((1304, 1, 1), (1290, 1, 31), (1290, 13, 1), (1290, -1, 1), (1290, 1, 10**9)):
        with pytest.raises(yk.DateError):
            yk.from_solar(*wrong, era="zodiac")
    with pytest.raises(yk.OptionError, match="one date at a time"):
        yk.from_solar([1290], 1, 1, era="zodiac")
    with pytest.raises(yk.OptionError, match="era"):
        yk.to_solar(dt.date(1911, 1, 1), era="old")
