"""The accessor `.solar` of pandas and polars: the Solar Hijri calendar where `.dt` has the Gregorian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yeksan import _core
from yeksan._columns import is_expression, library
from yeksan._date_columns import apply
from yeksan._date_shapes import DAYS, PARTS, TEXTS, Shape, numbers
from yeksan.errors import DateError

_WHOLE = numbers("Int8")


class Solar:
    """The Solar Hijri calendar of a column of dates or timestamps; what has a zone means its local date.

    Nulls stay null; a date before 1 AP or after 3000 AP is an error that names its row.

    Examples
    --------
    >>> import pandas as pd
    >>> import yeksan as yk
    >>> s = pd.Series(pd.to_datetime(["2021-12-30", None]))
    >>> s.solar.year.tolist()
    [1400, <NA>]
    >>> s.solar.strftime("%-d %B %Y", locale="fa").tolist()[0]
    '۹ دی ۱۴۰۰'
    >>> s.solar.month_start.dt.date.tolist()[0]
    datetime.date(2021, 12, 22)
    """

    def __init__(self, column: Any) -> None:
        self._column = column

    def _number(self, field: str, shape: Shape = _WHOLE) -> Any:
        return self._apply(lambda x: _core.date_field(x, "solar", field, "raise"), shape)

    def _period(self, period: str, end: bool) -> Any:
        return self._apply(lambda x: _core.date_floor(x, "solar", period, end, "raise"), DAYS)

    def _apply(self, core: Callable[[Any], Any], shape: Shape) -> Any:
        return _either_way(apply(self._column, core, shape, "raise"))

    @property
    def date(self) -> Any:
        """Year, month and day: a DataFrame in pandas, a struct column in polars."""
        return self._apply(lambda x: _core.split_dates(x, "solar", "raise"), PARTS)

    @property
    def year(self) -> Any:
        """The year."""
        return self._number("year", numbers("Int32"))

    @property
    def month(self) -> Any:
        """The month, 1 to 12."""
        return self._number("month")

    @property
    def day(self) -> Any:
        """The day of the month."""
        return self._number("day")

    @property
    def weekday(self) -> Any:
        """The weekday, Monday 0 to Sunday 6, as `.dt.weekday` of pandas has it."""
        return self._number("weekday")

    @property
    def solar_weekday(self) -> Any:
        """The weekday, Saturday 0 to Friday 6."""
        return self._number("solar_weekday")

    @property
    def dayofyear(self) -> Any:
        """The day of the year, from 1."""
        return self._number("dayofyear", numbers("Int16"))

    @property
    def week(self) -> Any:
        """The week of the year, from 1; weeks begin on Saturday, and week 1 has 1 Farvardin."""
        return self._number("week")

    @property
    def quarter(self) -> Any:
        """The quarter, 1 to 4."""
        return self._number("quarter")

    @property
    def days_in_month(self) -> Any:
        """How many days the month has."""
        return self._number("days_in_month")

    @property
    def is_leap_year(self) -> Any:
        """Whether the year has 366 days."""
        return self._number("is_leap_year", numbers("Boolean"))

    @property
    def month_start(self) -> Any:
        """The first day of the month, as a date."""
        return self._period("month", False)

    @property
    def month_end(self) -> Any:
        """The last day of the month, as a date."""
        return self._period("month", True)

    @property
    def quarter_start(self) -> Any:
        """The first day of the quarter, as a date."""
        return self._period("quarter", False)

    @property
    def quarter_end(self) -> Any:
        """The last day of the quarter, as a date."""
        return self._period("quarter", True)

    @property
    def year_start(self) -> Any:
        """The first day of the year, as a date."""
        return self._period("year", False)

    @property
    def year_end(self) -> Any:
        """The last day of the year, as a date."""
        return self._period("year", True)

    def floor(self, period: str) -> Any:
        """The first day of the "week" (a Saturday), "month", "quarter" or "year", as a date."""
        return self._period(period, False)

    def fiscal_year(self, month: int = 1) -> Any:
        """The year that begins in a month, numbered by the year of its first day; 7 is the Iranian school year."""
        if not 1 <= month <= 12:
            raise DateError(f"month {month} does not exist: months are 1 to 12")
        before = self._column.solar.month < month
        if library(self._column) == "polars":
            import polars as pl

            return _either_way(self._column.solar.year - before.cast(pl.Int32))
        return self._column.solar.year - before.astype("Int32")

    def month_name(self, locale: str = "en") -> Any:
        """The name of the month in the language of a locale such as "fa", "fa-AF", "ps", "ckb", "en"."""
        return self.strftime("%B", locale)

    def day_name(self, locale: str = "en") -> Any:
        """The name of the weekday in the language of a locale."""
        return self.strftime("%A", locale)

    def strftime(self, format: str, locale: str = "en", digits: str | None = None) -> Any:
        """The dates as text; the directives are those of `SolarDate.strftime`."""
        return self._apply(
            lambda x: _core.date_text(x, "solar", format, locale, digits, "raise"), TEXTS
        )


def _either_way(result: Any) -> Any:
    """Lets a polars expression be called, for the accessors of polars are, and those of pandas are not."""
    if not is_expression(result):
        return result
    return _called()._from_pyexpr(result._pyexpr)


def _called() -> Any:
    global _CALLED
    if _CALLED is None:
        import polars as pl

        class Expr(pl.Expr):  # type: ignore[misc, unused-ignore]
            def __call__(self) -> Any:
                return self

        _CALLED = Expr
    return _CALLED


_CALLED: Any = None
