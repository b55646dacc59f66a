"""Offsets of pandas in Solar Hijri months, quarters and years, against the accessor and the dates one by one."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import yeksan as yk
from yeksan import offsets

OFFSETS = [(getattr(offsets, name), name) for name in offsets.__all__]
IDS = [name for _, name in OFFSETS]


def anchors(name: str) -> list[dt.date]:
    """All beginnings or ends of periods of some years, day by day."""
    words = name.removeprefix("Solar").removesuffix("Begin").removesuffix("End").lower()
    field = f"{words}_{'start' if name.endswith('Begin') else 'end'}"
    day, out = yk.SolarDate(1385, 1, 1), []
    while day.year < 1412:
        if getattr(day, field) == day:
            out.append(day.to_gregorian())
        day += yk.SolarDate.resolution
    return out


@pytest.mark.parametrize(("Offset", "name"), OFFSETS, ids=IDS)
def test_steps(Offset: Any, name: str) -> None:
    known = anchors(name)

    @given(st.dates(dt.date(2015, 1, 1), dt.date(2028, 1, 1)), st.integers(-4, 4))
    def steps(day: dt.date, n: int) -> None:
        time = pd.Timestamp(day) + pd.Timedelta(hours=7)
        after = [a for a in known if a > day]
        before = [a for a in known if a < day][::-1]
        if n > 0:
            expected = after[n - 1]
        elif n < 0:
            expected = before[-n - 1]
        else:
            expected = day if day in known else after[0]
        moved = time + Offset(n)
        assert moved == pd.Timestamp(expected) + pd.Timedelta(hours=7)
        assert (time + Offset(n, normalize=True)) == pd.Timestamp(expected)
        assert Offset().is_on_offset(time) == (day in known)

    steps()


@pytest.mark.parametrize("zone", [None, "Asia/Tehran"])
@pytest.mark.parametrize("period", ["Month", "Quarter", "Year"])
@pytest.mark.parametrize("side", ["Begin", "End"])
def test_resample_is_groupby(period: str, side: str, zone: str | None) -> None:
    index = pd.date_range("2019-12-25 05:00", "2022-04-02", freq="7h", tz=zone)
    s = pd.Series(range(len(index)), index=index)
    found = s.resample(getattr(offsets, f"Solar{period}{side}")()).sum()
    edge = "start" if side == "Begin" else "end"
    days = getattr(index.solar, f"{period.lower()}_{edge}")  # type: ignore[attr-defined]
    expected = s.groupby(days.to_numpy()).sum()
    assert found.tolist() == expected.tolist()
    assert [t.date() for t in found.index] == [t.date() for t in expected.index]
    grouped = (
        s.rename_axis("t")
        .reset_index(name="n")
        .groupby(pd.Grouper(key="t", freq=getattr(offsets, f"Solar{period}{side}")()))["n"]
        .sum()
    )
    assert grouped.tolist() == found.tolist()


def test_empty_months_are_there() -> None:
    s = pd.Series([1, 1], index=pd.to_datetime(["2021-12-30", "2022-04-01"]))
    assert s.resample(offsets.SolarMonthBegin()).sum().tolist() == [1, 0, 0, 1]


def test_date_range_and_arrays() -> None:
    months = pd.date_range("2021-12-30", periods=3, freq=offsets.SolarMonthBegin())
    assert [str(t.date()) for t in months] == ["2022-01-21", "2022-02-20", "2022-03-21"]
    assert (months + offsets.SolarYearEnd()).solar.month.tolist() == [12, 12, 12]  # type: ignore[attr-defined]
    assert (pd.NaT + offsets.SolarMonthEnd()) is pd.NaT


def test_equality_pickle_and_names() -> None:
    one = offsets.SolarMonthEnd()
    assert one == offsets.SolarMonthEnd() != offsets.SolarMonthEnd(2)
    assert one != offsets.SolarMonthBegin()
    assert hash(one) == hash(offsets.SolarMonthEnd())
    assert pickle.loads(pickle.dumps(one)) == one
    assert one * 2 == offsets.SolarMonthEnd(2) == -offsets.SolarMonthEnd(-2)
    assert repr(one) == "<SolarMonthEnd>"
    assert offsets.SolarQuarterBegin(2).freqstr == "2QS-SOLAR"
