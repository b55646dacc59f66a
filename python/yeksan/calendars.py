"""Calendars: Solar Hijri and Islamic dates, one by one and in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from yeksan import _core
from yeksan._columns import is_expression, library
from yeksan._core import IslamicDate, SolarDate
from yeksan._date_columns import apply, is_column
from yeksan._date_parts import join, parts_of
from yeksan._date_shapes import PARTS
from yeksan._narwhals import is_narwhals, through
from yeksan._progress import watcher
from yeksan.errors import OptionError
from yeksan.show.month import month_view

if TYPE_CHECKING:
    import datetime

    from yeksan._columns import Progress

__all__ = [
    "IslamicDate",
    "SolarDate",
    "date_range",
    "from_islamic",
    "from_solar",
    "to_islamic",
    "to_solar",
]

# A notebook shows a date in its month.
for _date in (SolarDate, IslamicDate):
    setattr(_date, "_repr_html_", month_view)  # noqa: B010

Errors: TypeAlias = Literal["raise", "null"]
#: Umm al-Qura as printed (1343 to 1500 AH), as ICU has it (1300 to 1600), or arithmetic (1 to 9665).
Variant: TypeAlias = Literal["umalqura", "umalqura-icu", "civil"]
#: The months of today, of 31, 30 and 29 days, or those by the zodiac that documents from before 1304 AP bear.
Era: TypeAlias = Literal["modern", "zodiac"]
Frequency: TypeAlias = Literal["day", "week", "month", "quarter", "year"]


@overload
def to_solar(x: None, *, errors: Errors = ..., progress: Progress = ...) -> None: ...
@overload
def to_solar(x: datetime.date, *, era: Literal["zodiac"]) -> tuple[int, int, int]: ...
@overload
def to_solar(x: datetime.date, *, errors: Errors = ..., progress: Progress = ...) -> SolarDate: ...
@overload
def to_solar(x: Any, *, errors: Errors = ..., progress: Progress = ..., era: Era = ...) -> Any: ...
def to_solar(
    x: Any, *, errors: Errors = "raise", progress: Progress = None, era: Era = "modern"
) -> Any:
    """Says what dates are in the Solar Hijri calendar, 1 to 3000 AP.

    Parameters
    ----------
    x
        A date (`datetime.date` or datetime, pandas Timestamp, numpy datetime64, `IslamicDate`), None, or a
        column of them: list, pandas Series or DatetimeIndex, numpy array, polars Series or
        expression, pyarrow Array or ChunkedArray. What has a zone means its local date. A date gives a
        `SolarDate`; a column gives year, month and day: a DataFrame of Int32 in pandas, a structured masked
        array in numpy, a struct column in polars and Arrow; a list gives a list of `SolarDate`. Nulls stay null.
    errors
        What to do with a value of a column that is no date or beyond the calendar: "raise" an error that names
        its row, or make it "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).
    era
        "zodiac": the months by the signs of the zodiac, of 29 to 32 days, that documents from before 1304 AP (1925)
        bear, known for 1220 to 1303 AP. It takes one date at a time, and gives (year, month, day), since a `SolarDate`
        counts the months of today.

    Notes
    -----
    Without `era="zodiac"` a date from before 1304 AP can be a day away from what was printed then.

    Examples
    --------
    >>> import datetime
    >>> import yeksan as yk
    >>> yk.to_solar(datetime.date(2021, 12, 30))
    SolarDate(1400, 10, 9)
    >>> yk.to_solar([datetime.datetime(2025, 3, 20, 23, 59), None])
    [SolarDate(1403, 12, 30), None]
    >>> yk.to_solar(datetime.date(1911, 6, 22)), yk.to_solar(datetime.date(1911, 6, 22), era="zodiac")
    (SolarDate(1290, 3, 31), (1290, 3, 32))
    """
    if _is_zodiac(era, x):
        return _core.gregorian_to_zodiac(x)
    return _to(x, "solar", errors, progress, "to_solar")


@overload
def from_solar(
    year: None,
    month: None = ...,
    day: None = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
) -> None: ...
@overload
def from_solar(
    year: int,
    month: int,
    day: int,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
    era: Era = ...,
) -> datetime.date: ...
@overload
def from_solar(
    year: Any,
    month: Any = ...,
    day: Any = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
    era: Era = ...,
) -> Any: ...
def from_solar(
    year: Any,
    month: Any = None,
    day: Any = None,
    *,
    errors: Errors = "raise",
    progress: Progress = None,
    era: Era = "modern",
) -> Any:
    """Says what dates of the Solar Hijri calendar are in the Gregorian.

    Parameters
    ----------
    year, month, day
        Whole numbers, columns of them, or both: one number goes with every row. Without month and day, `year` is
        what `to_solar` gives: a `SolarDate`, a list of them, or a frame or struct column of year, month and
        day. Numbers give a `datetime.date`, columns give datetime64[s] in pandas, datetime64[D] in numpy,
        date32 in polars and Arrow, a list of `datetime.date` for a list. A date is null if a part of it is.
    errors
        What to do with a date that does not exist, such as 30 Esfand of a common year: "raise" an error
        that names its row, or make it "null".
    progress
        As in `to_solar`.
    era
        "zodiac": a date with the months of the time before 1304 AP, as in `to_solar`, one at a time.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.from_solar(1290, 2, 1, era="zodiac"), yk.from_solar(1290, 2, 1)
    (datetime.date(1911, 4, 21), datetime.date(1911, 4, 22))
    >>> yk.from_solar(1400, 10, 9)
    datetime.date(2021, 12, 30)
    >>> yk.from_solar([1403, 1404], 12, 30, errors="null")
    [datetime.date(2025, 3, 20), None]
    >>> yk.from_solar([1403, 1404], 12, 30)
    Traceback (most recent call last):
    yeksan.errors.DateError: row 1: 30 Esfand 1404 does not exist: Esfand has 29 days in a common year
    """
    if _is_zodiac(era, year, month, day):
        return None if year is None else _core.zodiac_to_gregorian(year, month, day)
    return _from(year, month, day, "solar", errors, progress, "from_solar")


def to_islamic(
    x: Any, variant: Variant = "umalqura", *, errors: Errors = "raise", progress: Progress = None
) -> Any:
    """Says what dates are in the Islamic calendar.

    Parameters
    ----------
    x
        A date, None or a column of dates, as in `to_solar`; a date gives an `IslamicDate`.
    variant
        "umalqura" as Saudi Arabia printed it, 1343 to 1500 AH; "umalqura-icu" as KACST computed it and ICU has
        it, 1300 to 1600 AH, equal to the printed one from 1420 to 1449 AH; "civil" by arithmetic, 1 to 9665 AH.
    errors, progress
        As in `to_solar`.

    Examples
    --------
    >>> import datetime
    >>> import yeksan as yk
    >>> yk.to_islamic(datetime.date(2021, 12, 30))
    IslamicDate(1443, 5, 26)
    """
    return _to(x, _variant(variant), errors, progress, "to_islamic")


def from_islamic(
    year: Any,
    month: Any = None,
    day: Any = None,
    variant: Variant = "umalqura",
    *,
    errors: Errors = "raise",
    progress: Progress = None,
) -> Any:
    """Says what dates of the Islamic calendar are in the Gregorian.

    Parameters
    ----------
    year, month, day
        As in `from_solar`.
    variant
        As in `to_islamic`; an `IslamicDate` has its own.
    errors, progress
        As in `from_solar`.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.from_islamic(1443, 5, 26)
    datetime.date(2021, 12, 30)
    """
    return _from(year, month, day, _variant(variant), errors, progress, "from_islamic")


def date_range(
    start: Any,
    end: Any = None,
    *,
    periods: int | None = None,
    freq: Frequency = "day",
    step: int = 1,
) -> list[Any]:
    """Lists dates that are a day, week, month, quarter or year apart in their own calendar.

    Parameters
    ----------
    start
        A `SolarDate` or `IslamicDate`; the list begins with it, and each date is counted from it, so that a month that
        lacks its day has its last day in place.
    end
        The last date that may be in the list; or give `periods`.
    periods
        How many dates.
    freq
        What lies between two dates: "day", "week", "month", "quarter" or "year".
    step
        How many of these; negative to go back.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.date_range(yk.SolarDate(1400, 6, 31), periods=3, freq="month")
    [SolarDate(1400, 6, 31), SolarDate(1400, 7, 30), SolarDate(1400, 8, 30)]
    >>> yk.date_range(yk.SolarDate(1402, 1, 1), yk.SolarDate(1404, 1, 1), freq="year")
    [SolarDate(1402, 1, 1), SolarDate(1403, 1, 1), SolarDate(1404, 1, 1)]
    """
    if not isinstance(start, (SolarDate, IslamicDate)):
        raise TypeError(f"start must be a SolarDate or an IslamicDate, not {type(start).__name__}")
    if (end is None) == (periods is None):
        raise OptionError("give either end or periods")
    if step == 0:
        raise OptionError("step=0 never ends; use another number")
    days = {"day": 1, "week": 7}.get(freq)
    months = {"month": 1, "quarter": 3, "year": 12}.get(freq)
    if days is None and months is None:
        raise OptionError(f"freq={freq!r}: use 'day', 'week', 'month', 'quarter' or 'year'")
    out: list[Any] = []
    while periods is None or len(out) < periods:
        count = step * len(out)
        date = start.add_months(count * months) if months else start.add_days(count * (days or 1))
        if end is not None and (date > end if step > 0 else date < end):
            break
        out.append(date)
    return out


def _is_zodiac(era: str, *parts: Any) -> bool:
    if era == "modern":
        return False
    if era != "zodiac":
        raise OptionError(f"era={era!r} is not known; use 'modern' or 'zodiac'")
    if any(is_column(part) for part in parts):
        raise OptionError("era='zodiac' takes one date at a time, no columns")
    return True


def _variant(variant: str) -> str:
    if variant in ("umalqura", "umalqura-icu", "civil"):
        return variant
    raise OptionError(
        f"variant={variant!r} is not known; use 'umalqura', 'umalqura-icu' or 'civil'"
    )


def _to(x: Any, calendar: str, errors: Errors, progress: Progress, function: str) -> Any:
    if x is None or type(x).__name__ in ("NaTType", "NAType"):
        return None
    if is_narwhals(x):
        return through(_to, x, calendar, errors, progress, function)
    if is_column(x):
        watch = watcher(progress, function)
        return apply(
            x, lambda dates: _core.split_dates(dates, calendar, errors, watch), PARTS, errors
        )
    if type(x).__name__ == "datetime64" and x != x:
        return None
    if calendar == "solar":
        return SolarDate.from_gregorian(x)
    return IslamicDate.from_gregorian(x, variant=calendar)


def _from(
    year: Any,
    month: Any,
    day: Any,
    calendar: str,
    errors: Errors,
    progress: Progress,
    function: str,
) -> Any:
    if is_narwhals(year, month, day):
        return through(_from, year, month, day, calendar, errors, progress, function)
    if month is None and day is None:
        if year is None:
            return None
        if isinstance(year, (SolarDate, IslamicDate)):
            return year.to_gregorian()
        if is_expression(year):
            import polars as pl

            return year.map_batches(
                lambda s: _from(s, None, None, calendar, errors, None, function),
                is_elementwise=True,
                return_dtype=pl.Date,
            )
        dates = parts_of(year, function)
        if isinstance(dates, list):
            return dates
        years, months, days = dates
        answer = _from(years, months, days, calendar, errors, progress, function)
        return (
            answer.rename(year.name)
            if library(year) == "polars" and hasattr(year, "name")
            else answer
        )
    parts = (year, month, day)
    if any(is_column(part) for part in parts):
        watch = watcher(progress, function)
        return join(
            parts,
            lambda y, m, d, rows, mask, unit: _core.join_dates(
                y, m, d, rows, mask, unit, calendar, errors, watch
            ),
            errors,
            function,
        )
    if any(part is None for part in parts):
        return None
    if calendar == "solar":
        return SolarDate(year, month, day).to_gregorian()
    return IslamicDate(year, month, day, variant=calendar).to_gregorian()
