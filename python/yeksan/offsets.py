"""Offsets of pandas that count in Solar Hijri months, quarters and years, for `resample`, `Grouper` and `date_range`.

This module needs pandas.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from pandas.tseries.offsets import BaseOffset

from yeksan._core import SolarDate

__all__ = [
    "SolarMonthBegin",
    "SolarMonthEnd",
    "SolarQuarterBegin",
    "SolarQuarterEnd",
    "SolarYearBegin",
    "SolarYearEnd",
]


class _SolarOffset(BaseOffset):  # type: ignore[misc, unused-ignore]
    """Moves to the n-th next or previous beginning or end of a period; the time of day stays."""

    _period: str
    _months: int
    _end: bool
    _rule: str
    normalize: bool

    def __init__(self, n: int = 1, normalize: bool = False) -> None:
        super().__init__(n, normalize)

    def _apply(self, other: Any) -> Any:
        time = pd.Timestamp(other)
        if time is pd.NaT:
            return time
        date = SolarDate.from_gregorian(time)
        first = date.floor(self._period)
        anchor = self._anchor(first)
        n = self.n
        # A day that is not on the offset has the next one as its first step, and the one before as its first step back.
        if n > 0 and date < anchor:
            n -= 1
        elif n <= 0 and date > anchor:
            n += 1
        target = self._anchor(first.add_months(n * self._months)).to_gregorian()
        moved = time.replace(year=target.year, month=target.month, day=target.day)
        return moved.normalize() if self.normalize else moved

    # pandas 3 asks by other names than pandas 2.
    _add_datetime = _apply

    def _apply_array(self, times: Any) -> Any:
        return np.array([self._apply(pd.Timestamp(time)) for time in times], dtype=times.dtype)

    _add_datetime_ndarray = _apply_array

    def _anchor(self, first: SolarDate) -> SolarDate:
        end: SolarDate = getattr(first, f"{self._period}_end")
        return end if self._end else first

    def is_on_offset(self, dt: Any) -> bool:
        """Whether a day is the beginning or end of its period."""
        if self.normalize and pd.Timestamp(dt) != pd.Timestamp(dt).normalize():
            return False
        date = SolarDate.from_gregorian(dt)
        return bool(date == self._anchor(date.floor(self._period)))

    # By this pandas knows to close and label bins on the right, and to move their edges to the day's end.
    @property
    def rule_code(self) -> str:
        """The kind of rule, as pandas knows it: month, quarter or year, start or end."""
        return self._rule

    @property
    def freqstr(self) -> str:
        """The name in the repr of an index, with the number of steps."""
        return f"{'' if self.n == 1 else self.n}{self._rule}-SOLAR"


class SolarMonthBegin(_SolarOffset):
    """The first day of the next Solar Hijri month.

    Examples
    --------
    >>> import pandas as pd
    >>> from yeksan.offsets import SolarMonthBegin
    >>> pd.Timestamp("2021-12-30") + SolarMonthBegin()
    Timestamp('2022-01-21 00:00:00')
    >>> s = pd.Series(1, index=pd.date_range("2021-12-01", "2022-01-31"))
    >>> s.resample(SolarMonthBegin()).sum().tolist()
    [21, 30, 11]
    """

    _period, _months, _end, _rule = "month", 1, False, "MS"


class SolarMonthEnd(_SolarOffset):
    """The last day of the Solar Hijri month."""

    _period, _months, _end, _rule = "month", 1, True, "ME"


class SolarQuarterBegin(_SolarOffset):
    """The first day of the next Solar Hijri quarter."""

    _period, _months, _end, _rule = "quarter", 3, False, "QS"


class SolarQuarterEnd(_SolarOffset):
    """The last day of the Solar Hijri quarter."""

    _period, _months, _end, _rule = "quarter", 3, True, "QE"


class SolarYearBegin(_SolarOffset):
    """The first day of the next Solar Hijri year."""

    _period, _months, _end, _rule = "year", 12, False, "YS"


class SolarYearEnd(_SolarOffset):
    """The last day of the Solar Hijri year."""

    _period, _months, _end, _rule = "year", 12, True, "YE"
