"""Dates in running text, and strings that are dates."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from yeksan import _core
from yeksan._columns import (
    arrow_of,
    days_to_numpy,
    find_column,
    is_column,
    is_expression,
    library,
    one_column,
    polars_lists,
    polars_text,
    refuse,
)
from yeksan._core import DateMention
from yeksan._mentions import Mentions
from yeksan._narwhals import is_narwhals, through
from yeksan._progress import watcher

if TYPE_CHECKING:
    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang

__all__ = ["DateMention", "find_dates", "parse_dates"]

CalendarName: TypeAlias = Literal["auto", "gregorian", "solar", "islamic"]


@overload
def find_dates(
    x: str,
    lang: Lang = ...,
    reference: Any = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
) -> list[DateMention]: ...
@overload
def find_dates(
    x: Any,
    lang: Lang = ...,
    reference: Any = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
) -> Any: ...
def find_dates(
    x: Any,
    lang: Lang = "auto",
    reference: Any = None,
    *,
    errors: Errors = "raise",
    progress: Progress = None,
) -> Any:
    """Finds dates, times, durations and repetitions in running text, and resolves them to days.

    Dates of the Solar Hijri, Gregorian and Islamic calendars are found in Persian, Arabic, Italian and
    English; two mentions of one day in two calendars fix each other's year (`same_as`), and disagree
    visibly (`conflict`). A mention is the whole expression, without leading prepositions and articles.

    Parameters
    ----------
    x
        A str, None, or a column. A str gives a list of mentions, None gives None, a list a list of lists
        (None for a null); a column gives a table with a line per mention and the 0-based `row` it was
        found in, in the caller's library; a polars expression a column of lists of structs.
    lang
        The language of the text, or "auto" to tell it from each row alone.
    reference
        The date of the text, from which "yesterday" counts: an ISO str, date or datetime (its local date),
        or for a column also a column of equal length, matched by position. Without it, or where it is
        null, relative expressions are found but have no value; today is never assumed.
    errors
        What to do with a value that is no text, or a reference that is no date: "raise" an error that
        names its row, or take it as "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> text = "نشست در ۱۰ ژانویه ۲۰۲۲ (۲۰ دی) برگزار می‌شود."
    >>> for m in yk.find_dates(text):
    ...     print(m.text, m.value, m.calendar)
    ۱۰ ژانویه ۲۰۲۲ 2022-01-10 gregorian
    ۲۰ دی 2022-01-10 solar
    >>> [m.value for m in yk.find_dates("ieri", lang="it", reference="2022-01-21")]
    ['2022-01-20']

    The values are TIMEX3 of ISO-TimeML (ISO 24617-1).
    """
    if isinstance(x, str):
        return Mentions(_core.find_dates(x, lang, _reference(reference)), x)
    if x is None:
        return None
    if is_narwhals(x, reference):
        return through(find_dates, x, lang, reference, errors=errors, progress=progress)
    if not is_column(x):
        raise refuse(x, "find_dates")
    watch = watcher(progress, "find_dates")
    if is_expression(x) and is_expression(reference):
        return _find_in_expressions(x, lang, reference, errors)
    references = _references(reference)
    return find_column(
        x,
        lambda column: _core.find_dates_column(column, lang, references, errors, watch),
        _schema,
        errors,
    )


def _find_in_expressions(x: Any, lang: Any, reference: Any, errors: Any) -> Any:
    import polars as pl

    def find(s: Any) -> Any:
        text, dates = s.struct.field("text"), s.struct.field("reference")
        references = _references(dates)
        found = _core.find_dates_column(polars_text(text), lang, references, errors, None)
        return polars_lists(text, found)

    both = pl.struct(x.alias("text"), reference.alias("reference"))
    found = both.map_batches(find, is_elementwise=True, return_dtype=_schema())
    return found.alias(x.meta.output_name())


def _schema() -> Any:
    import polars as pl

    fields = {"start": pl.Int64, "end": pl.Int64}
    fields |= dict.fromkeys(("text", "kind", "value", "mod", "calendar"), pl.String)
    fields |= {"first": pl.Date, "last": pl.Date, "same_as": pl.Int64, "conflict": pl.Boolean}
    return pl.List(pl.Struct({**fields, "alternatives": pl.List(pl.String)}))


def _reference(value: Any) -> str | None:
    """A reference date as ISO text."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (_core.SolarDate, _core.IslamicDate)):
        value = value.to_gregorian()
    # NaT, NA and NaN are not equal to themselves.
    if isinstance(value, datetime.date) and value == value:
        return value.isoformat()
    if isinstance(value, float) or type(value).__name__ in ("NaTType", "NAType"):
        return None
    if type(value).__name__ == "datetime64":
        text = str(value)
        return None if text == "NaT" else text
    raise TypeError(
        f"reference is an ISO str, a date, a datetime or a column of them, not {type(value).__name__}"
    )


def _references(value: Any) -> Any:
    """A reference for all rows as ISO text, or one for each as a list."""
    if not is_column(value):
        return _reference(value)
    if library(value) == "polars":
        values = value.to_list()
    elif library(value) == "pyarrow":
        values = value.to_pylist()
    else:
        values = value.tolist() if hasattr(value, "tolist") else list(value)
    if library(value) == "numpy" and value.dtype.kind == "M":
        values = list(value)
    return [_reference(item) for item in values]


@overload
def parse_dates(
    x: str,
    lang: Lang = ...,
    calendar: CalendarName = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
) -> datetime.date: ...
@overload
def parse_dates(
    x: Any,
    lang: Lang = ...,
    calendar: CalendarName = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
) -> Any: ...
def parse_dates(
    x: Any,
    lang: Lang = "auto",
    calendar: CalendarName = "auto",
    *,
    errors: Errors = "raise",
    progress: Progress = None,
) -> Any:
    """Reads strings that each are one whole date, in any of the calendars, as Gregorian days.

    Parameters
    ----------
    x
        A str, None, or a column of them. A str gives a datetime.date, a list a list of them, pandas
        datetime64[s], numpy datetime64[s], polars Date, pyarrow date32; nulls stay null.
    lang
        The language of month names, or "auto".
    calendar
        The calendar of dates in numbers; "auto" tells it from the month's name or the year.
    errors
        What to do with a string that is no whole date: "raise" an error that names its row, or make it
        "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.parse_dates("۹ دی ۱۴۰۰")
    datetime.date(2021, 12, 30)
    >>> yk.parse_dates(["1400/10/9", "30 ديسمبر 2021", "soon"], errors="null")
    [datetime.date(2021, 12, 30), datetime.date(2021, 12, 30), None]
    """
    if isinstance(x, str):
        return _core.parse_date(x, lang, calendar)
    if x is None:
        return None
    if is_narwhals(x):
        return through(parse_dates, x, lang, calendar, errors=errors, progress=progress)
    if not is_column(x):
        raise refuse(x, "parse_dates")
    one_column(x)
    watch = watcher(progress, "parse_dates")

    def core(column: Any) -> Any:
        return _core.parse_dates_column(column, lang, calendar, errors, watch)

    kind = library(x)
    if kind == "pandas":
        return _parse_pandas(x, core, errors)
    if kind == "numpy":
        return days_to_numpy(core(_core.text_column(x.tolist(), errors)).to_pylist())
    if kind == "polars":
        import polars as pl

        if is_expression(x):
            return x.map_batches(
                lambda s: pl.Series(s.name, core(polars_text(s))),
                is_elementwise=True,
                return_dtype=pl.Date,
            )
        return pl.Series(core(polars_text(x))).alias(x.name)
    if kind == "pyarrow":
        import pyarrow as pa

        texts = x.cast(pa.string()) if pa.types.is_null(x.type) else x
        column = pa.array(core(arrow_of(texts)))
        return pa.chunked_array([column]) if isinstance(x, pa.ChunkedArray) else column
    return core(x)


def _parse_pandas(x: Any, core: Any, errors: Any) -> Any:
    import pandas as pd

    days = days_to_numpy(core(_core.text_column(x.tolist(), errors)).to_pylist())
    if isinstance(x, pd.Index):
        return pd.Index(days, name=x.name)
    return pd.Series(days, index=getattr(x, "index", None), name=getattr(x, "name", None))
