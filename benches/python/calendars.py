"""Dates, nanoseconds each: a column of a million, and one by one, beside the peers.

    python benches/python/run.py calendars

The column is random days of 1300 to 1449 AP. Ours gives a checked DataFrame with nulls; the numpy formula gives three
arrays, has no corrections (it is wrong for years from 1503 on) and checks nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import yeksan as yk
from harness import seconds

ROWS = 1_000_000
RANDOM = np.random.default_rng(1400)
DAYS = RANDOM.integers(-17_810, 36_970, ROWS).astype("datetime64[D]")
FEW = 20_000


def numpy_formula(days: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 33-year rule as array arithmetic."""
    since = days.view("int64") + 492_268
    year = (33 * since + 3) // 12_053 + 1
    of_year = since - (365 * (year - 1) + (8 * year + 21) // 33)
    month = np.where(of_year < 186, of_year // 31, (of_year - 6) // 30)
    day = of_year - np.where(month < 7, 31 * month, 30 * month + 6)
    return year, month + 1, day + 1


def numpy_formula_back(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> np.ndarray:
    before = np.where(month <= 7, 31 * (month - 1), 30 * (month - 1) + 6)
    since = 365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1
    return (since - 492_268).view("datetime64[D]")


def table(title: str, rows: list[tuple[str, Callable[[], object], int]], rounds: int = 15) -> None:
    """Prints nanoseconds a date of each, in its fastest round, and how many times those of the first."""
    print(f"\n{title}")
    times: dict[str, list[float]] = {name: [] for name, _, _ in rows}
    for round_number in range(rounds):
        for name, function, count in rows:
            if round_number < 2 or times[name][-1] * count < 5e9:
                times[name].append(seconds(function) * 1e9 / count)
    first = min(times[rows[0][0]])
    for name, taken in times.items():
        fastest = min(taken)
        print(f"  {name:44s} {fastest:10.1f} ns a date   {fastest / first:8.2f}")


def columns() -> None:
    import jalali_pandas  # noqa: F401  (registers .jalali)

    yk.set_threads(1)
    numpy_us = DAYS.astype("datetime64[us]")
    series = pd.Series(numpy_us)
    polars = pl.Series(numpy_us)
    arrow = pa.array(numpy_us)
    few = series.head(FEW)
    year, month, day = numpy_formula(DAYS)
    expected = np.stack([year, month, day])
    found = yk.to_solar(series).to_numpy(dtype="int64").T
    assert (found == expected).all()
    # Any column of the package jdatetime is a loop in Python.
    loop = [pd.Timestamp(x).date() for x in DAYS[:FEW]]
    import jdatetime

    table(
        "Gregorian to Solar Hijri, a column, one thread",
        [
            ("yeksan, pandas", lambda: yk.to_solar(series), ROWS),
            ("yeksan, pyarrow", lambda: yk.to_solar(arrow), ROWS),
            ("yeksan, polars", lambda: yk.to_solar(polars), ROWS),
            ("yeksan, numpy", lambda: yk.to_solar(numpy_us), ROWS),
            ("numpy, the 33-year formula", lambda: numpy_formula(DAYS), ROWS),
            ("pandas .dt year, month, day (Gregorian)", lambda: gregorian(series), ROWS),
            ("jalali-pandas .jalali.to_jalali()", lambda: few.jalali.to_jalali(), FEW),
            (
                "jdatetime, a loop",
                lambda: [jdatetime.date.fromgregorian(date=d) for d in loop],
                FEW,
            ),
        ],
    )
    years, months, days = (pd.Series(part.astype("int32")) for part in expected)
    table(
        "Solar Hijri to Gregorian, a column, one thread",
        [
            ("yeksan, pandas", lambda: yk.from_solar(years, months, days), ROWS),
            ("numpy, the 33-year formula", lambda: numpy_formula_back(year, month, day), ROWS),
        ],
    )
    yk.set_threads(0)
    table(
        f"Gregorian to Solar Hijri, a column, {yk.threads()} threads",
        [
            ("yeksan, pandas", lambda: yk.to_solar(series), ROWS),
            ("yeksan, pyarrow", lambda: yk.to_solar(arrow), ROWS),
        ],
    )


def gregorian(series: pd.Series) -> object:
    return series.dt.year, series.dt.month, series.dt.day


def one_by_one() -> None:
    import jdatetime
    from hijridate import Gregorian
    from persiantools.jdatetime import JalaliDate

    dates = [datetime.date(1990, 1, 1) + datetime.timedelta(days=i) for i in range(10_000)]
    count = len(dates)
    ours, jalali = yk.SolarDate.from_gregorian, JalaliDate.to_jalali
    table(
        "Gregorian to Solar Hijri, one by one",
        [
            ("yeksan", lambda: [ours(d) for d in dates], count),
            ("jdatetime", lambda: [jdatetime.date.fromgregorian(date=d) for d in dates], count),
            ("persiantools", lambda: [jalali(d) for d in dates], count),
        ],
    )
    solar = [ours(d) for d in dates]
    jdates = [jdatetime.date(d.year, d.month, d.day) for d in solar]
    table(
        "Solar Hijri to Gregorian, one by one",
        [
            ("yeksan", lambda: [d.to_gregorian() for d in solar], count),
            ("jdatetime", lambda: [d.togregorian() for d in jdates], count),
        ],
    )
    islamic = yk.IslamicDate.from_gregorian
    table(
        "Gregorian to Islamic, one by one",
        [
            ("yeksan", lambda: [islamic(d) for d in dates], count),
            ("hijridate", lambda: [Gregorian.fromdate(d).to_hijri() for d in dates], count),
        ],
    )


if __name__ == "__main__":
    columns()
    one_by_one()
