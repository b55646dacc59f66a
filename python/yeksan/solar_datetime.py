"""A date of the Solar Hijri calendar with a time of day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from yeksan._core import SolarDate
from yeksan._time_format import read, write
from yeksan.errors import DateError

if TYPE_CHECKING:
    from time import struct_time

__all__ = ["SolarDateTime"]


class SolarDateTime:
    """A moment in the Solar Hijri calendar, 1 to 3000 AP; behaves like `datetime.datetime`.

    It is immutable, can be naive or have a `tzinfo` (with `fold`, as in datetime), hashes, pickles, and compares with
    its own kind only: it is never equal to a `datetime.datetime` or a `SolarDate`, and `<` with them is a TypeError.

    Parameters
    ----------
    year, month, day
        The date, as in `SolarDate`.
    hour, minute, second, microsecond, tzinfo, fold
        The time, as in `datetime.datetime`.

    Examples
    --------
    >>> import datetime, zoneinfo
    >>> import yeksan as yk
    >>> t = yk.SolarDateTime(1400, 10, 9, 20, 30, tzinfo=datetime.timezone.utc)
    >>> t.to_gregorian()
    datetime.datetime(2021, 12, 30, 20, 30, tzinfo=datetime.timezone.utc)
    >>> t.astimezone(zoneinfo.ZoneInfo("Asia/Tehran")).isoformat()
    '1400-10-10T00:00:00+03:30'
    >>> t + datetime.timedelta(hours=4), t.date()
    (SolarDateTime(1400, 10, 10, 0, 30, tzinfo=datetime.timezone.utc), SolarDate(1400, 10, 9))
    """

    __slots__ = ("_date", "_moment")
    __match_args__ = ("year", "month", "day", "hour", "minute", "second", "microsecond")

    _date: SolarDate
    _moment: datetime.datetime

    #: The first moment, 1 Farvardin 1, midnight.
    min: SolarDateTime
    #: The last moment, in Esfand 3000.
    max: SolarDateTime
    #: The smallest difference between two moments: a microsecond.
    resolution = datetime.timedelta.resolution

    def __new__(  # noqa: D102
        cls,
        year: int,
        month: int,
        day: int,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: datetime.tzinfo | None = None,
        *,
        fold: int = 0,
    ) -> SolarDateTime:
        time = datetime.time(hour, minute, second, microsecond, tzinfo, fold=fold)
        return cls.combine(SolarDate(year, month, day), time)

    @classmethod
    def _of(cls, moment: datetime.datetime) -> SolarDateTime:
        return cls._with(SolarDate.from_gregorian(moment), moment)

    @classmethod
    def _with(cls, date: SolarDate, moment: datetime.datetime) -> SolarDateTime:
        self = object.__new__(cls)
        object.__setattr__(self, "_date", date)
        object.__setattr__(self, "_moment", moment)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a SolarDateTime cannot be changed; use replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a SolarDateTime cannot be changed")

    # Made from other things

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> SolarDateTime:
        """The moment that it is, naive in this machine's zone, or in `tz`.

        Examples
        --------
        >>> import datetime, yeksan as yk
        >>> yk.SolarDateTime.now(datetime.timezone.utc).tzname()
        'UTC'
        """
        return cls._of(datetime.datetime.now(tz))

    @classmethod
    def today(cls) -> SolarDateTime:
        """The moment that it is, naive, as `now()`."""
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: datetime.tzinfo | None = None) -> SolarDateTime:
        """The moment of a POSIX timestamp, naive in this machine's zone, or in `tz`.

        Examples
        --------
        >>> import datetime, yeksan as yk
        >>> yk.SolarDateTime.fromtimestamp(0, datetime.timezone.utc)
        SolarDateTime(1348, 10, 11, 0, 0, tzinfo=datetime.timezone.utc)
        """
        return cls._of(datetime.datetime.fromtimestamp(timestamp, tz))

    @classmethod
    def fromordinal(cls, ordinal: int) -> SolarDateTime:
        """Midnight of the day of a number as `toordinal` gives it."""
        return cls._of(datetime.datetime.fromordinal(ordinal))

    @classmethod
    def combine(
        cls,
        date: SolarDate,
        time: datetime.time,
        tzinfo: datetime.tzinfo | bool | None = True,
    ) -> SolarDateTime:
        """A date and a time put together; the zone is that of the time unless `tzinfo` says another, or None.

        Examples
        --------
        >>> import datetime, yeksan as yk
        >>> yk.SolarDateTime.combine(yk.SolarDate(1400, 10, 9), datetime.time(8, 15))
        SolarDateTime(1400, 10, 9, 8, 15)
        """
        if not isinstance(date, SolarDate):
            raise TypeError(f"date must be a SolarDate, not {type(date).__name__}")
        moment = datetime.datetime.combine(date.to_gregorian(), time)
        if not isinstance(tzinfo, bool):
            moment = moment.replace(tzinfo=tzinfo)
        return cls._with(date, moment)

    @classmethod
    def from_gregorian(cls, moment: Any) -> SolarDateTime:
        """The moment of a `datetime.datetime`, Timestamp or datetime64, or midnight of a `datetime.date`.

        The zone stays; what is finer than a microsecond is cut off.

        Examples
        --------
        >>> import datetime, yeksan as yk
        >>> yk.SolarDateTime.from_gregorian(datetime.datetime(2021, 12, 30, 20, 30))
        SolarDateTime(1400, 10, 9, 20, 30)
        """
        if type(moment).__name__ == "datetime64" and hasattr(moment, "astype"):
            moment = moment.astype("datetime64[us]").item()
        elif hasattr(moment, "to_pydatetime"):
            moment = moment.to_pydatetime(warn=False)
        if isinstance(moment, datetime.datetime):
            return cls._of(moment)
        if isinstance(moment, datetime.date):
            return cls._of(datetime.datetime(moment.year, moment.month, moment.day))
        raise TypeError(
            f"from_gregorian wants a datetime or a date, not {type(moment).__name__}; None and NaT have no moment"
        )

    @classmethod
    def fromisoformat(cls, text: str) -> SolarDateTime:
        """The moment that `isoformat` wrote: YYYY-MM-DD, alone or with a time and a zone; digits of any script.

        Examples
        --------
        >>> import yeksan as yk
        >>> yk.SolarDateTime.fromisoformat("1400-10-09T20:30:00.250000")
        SolarDateTime(1400, 10, 9, 20, 30, 0, 250000)
        >>> yk.SolarDateTime.fromisoformat("۱۴۰۰-۱۰-۰۹")
        SolarDateTime(1400, 10, 9, 0, 0)
        """
        if not isinstance(text, str):
            raise TypeError(f"fromisoformat wants a str, not {type(text).__name__}")
        date, time = text[:10], text[10:]
        if not time:
            return cls.combine(SolarDate.fromisoformat(date), datetime.time())
        latin = "".join(str(int(c)) if c.isdecimal() else c for c in time[1:])
        if time[0].isdecimal():
            raise DateError(f"{text!r} is no ISO moment; write 1400-10-09T20:30")
        try:
            clock = datetime.time.fromisoformat(
                latin[:-1] + "+00:00" if latin.endswith("Z") else latin
            )
        except ValueError:
            raise DateError(
                f"{text!r} is no ISO moment: {time[1:]!r} is no time; write 1400-10-09T20:30"
            ) from None
        return cls.combine(SolarDate.fromisoformat(date), clock)

    @classmethod
    def strptime(cls, text: str, format: str, locale: str | None = None) -> SolarDateTime:
        """The moment that a text says in a format; names and digits of any language are read.

        Examples
        --------
        >>> import yeksan as yk
        >>> yk.SolarDateTime.strptime("۹ دی ۱۴۰۰ ساعت ۲۰:۳۰", "%d %B %Y ساعت %H:%M")
        SolarDateTime(1400, 10, 9, 20, 30)
        >>> yk.SolarDateTime.strptime("1400/10/09 08:30 PM +0330", "%Y/%m/%d %I:%M %p %z").isoformat()
        '1400-10-09T20:30:00+03:30'
        """
        date, time = read(text, format)
        return cls.combine(SolarDate.strptime(*date, locale=locale), time)

    # Its parts

    @property
    def year(self) -> int:
        """The year, 1 to 3000."""
        return self._date.year

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        return self._date.month

    @property
    def day(self) -> int:
        """The day of the month."""
        return self._date.day

    @property
    def hour(self) -> int:
        """The hour, 0 to 23."""
        return self._moment.hour

    @property
    def minute(self) -> int:
        """The minute, 0 to 59."""
        return self._moment.minute

    @property
    def second(self) -> int:
        """The second, 0 to 59."""
        return self._moment.second

    @property
    def microsecond(self) -> int:
        """The microsecond, 0 to 999999."""
        return self._moment.microsecond

    @property
    def tzinfo(self) -> datetime.tzinfo | None:
        """The zone; None if it is naive."""
        return self._moment.tzinfo

    @property
    def fold(self) -> int:
        """0, or 1 for the second of two moments that a clock shows alike when it is set back."""
        return self._moment.fold

    def date(self) -> SolarDate:
        """The date, a `SolarDate`, where everything that concerns days alone is: names, quarter, week, leap year."""
        return self._date

    def time(self) -> datetime.time:
        """The time of day without the zone."""
        return self._moment.time()

    def timetz(self) -> datetime.time:
        """The time of day with the zone."""
        return self._moment.timetz()

    # Other forms

    def to_gregorian(self) -> datetime.datetime:
        """The same moment as `datetime.datetime`, with its zone."""
        return self._moment

    def toordinal(self) -> int:
        """The day number, as `datetime.datetime.toordinal` gives it for the same day."""
        return self._moment.toordinal()

    def timestamp(self) -> float:
        """The POSIX timestamp; a naive moment is in this machine's zone."""
        return self._moment.timestamp()

    def timetuple(self) -> struct_time:
        """The `time.struct_time` of the same moment in the Gregorian calendar, as functions of `time` want it."""
        return self._moment.timetuple()

    def utctimetuple(self) -> struct_time:
        """The same in UTC."""
        return self._moment.utctimetuple()

    def weekday(self) -> int:
        """The weekday, Monday 0 to Sunday 6, as in datetime."""
        return self._moment.weekday()

    def isoweekday(self) -> int:
        """The weekday, Monday 1 to Sunday 7, as in datetime."""
        return self._moment.isoweekday()

    def solar_weekday(self) -> int:
        """The weekday, Saturday 0 to Friday 6."""
        return self._date.solar_weekday()

    def isocalendar(self) -> Any:
        """The ISO 8601 year, week and weekday of the day."""
        return self._moment.isocalendar()

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """The moment as YYYY-MM-DDTHH:MM:SS in this calendar, with microseconds and zone if it has any.

        Examples
        --------
        >>> import yeksan as yk
        >>> yk.SolarDateTime(1400, 10, 9, 20, 30).isoformat(" ", "minutes")
        '1400-10-09 20:30'
        """
        return self._date.isoformat() + self._moment.isoformat(sep, timespec)[10:]

    def ctime(self) -> str:
        """The moment as text, such as "Thu Dey  9 20:30:00 1400"."""
        return self.strftime("%c")

    def strftime(self, format: str, locale: str = "en", digits: str | None = None) -> str:
        """The moment as text in a format.

        Parameters
        ----------
        format
            The directives of `SolarDate.strftime`, and %H %I %p %M %S %f %z %:z %Z for the time, %T %X (%H:%M:%S), %R (%H:%M), %c.
            After the percent sign - takes padding away, _ pads with spaces, 0 with zeros.
        locale, digits
            As in `SolarDate.strftime`.

        Examples
        --------
        >>> import yeksan as yk
        >>> t = yk.SolarDateTime(1400, 10, 9, 20, 5)
        >>> t.strftime("%-d %B %Y ساعت %H:%M", locale="fa")
        '۹ دی ۱۴۰۰ ساعت ۲۰:۰۵'
        >>> t.strftime("%Y/%m/%d %-I:%M %p")
        '1400/10/09 8:05 PM'
        """
        return self._date.strftime(
            write(self._moment, self._date, format, locale, digits), locale, digits
        )

    def __format__(self, format: str) -> str:
        return self.strftime(format) if format else str(self)

    def __str__(self) -> str:
        return self.isoformat(" ")

    def __repr__(self) -> str:
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        more = f", tzinfo={self.tzinfo!r}" if self.tzinfo is not None else ""
        more += f", fold={self.fold}" if self.fold else ""
        return f"{type(self).__name__}({', '.join(map(str, parts))}{more})"

    # Zones

    def astimezone(self, tz: datetime.tzinfo | None = None) -> SolarDateTime:
        """The same moment in another zone, or in this machine's; a naive moment is in this machine's zone."""
        return self._of(self._moment.astimezone(tz))

    def utcoffset(self) -> datetime.timedelta | None:
        """How far the zone is from UTC; None if naive."""
        return self._moment.utcoffset()

    def dst(self) -> datetime.timedelta | None:
        """How much of that is summer time; None if naive."""
        return self._moment.dst()

    def tzname(self) -> str | None:
        """The name of the zone; None if naive."""
        return self._moment.tzname()

    # Arithmetic

    def replace(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        microsecond: int | None = None,
        tzinfo: datetime.tzinfo | bool | None = True,
        *,
        fold: int | None = None,
    ) -> SolarDateTime:
        """The moment with some parts replaced.

        Examples
        --------
        >>> import yeksan as yk
        >>> yk.SolarDateTime(1400, 10, 9, 20, 30).replace(day=1, minute=0)
        SolarDateTime(1400, 10, 1, 20, 0)
        """
        chosen = {
            "hour": hour,
            "minute": minute,
            "second": second,
            "microsecond": microsecond,
            "fold": fold,
        }
        time = self._moment.timetz().replace(**{k: v for k, v in chosen.items() if v is not None})  # type: ignore[arg-type]
        date = SolarDate(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )
        return self.combine(date, time, tzinfo)

    def __replace__(self, **changes: Any) -> SolarDateTime:
        return self.replace(**changes)

    def __add__(self, other: object) -> SolarDateTime:
        if not isinstance(other, datetime.timedelta):
            return NotImplemented
        return self._of(self._moment + other)

    __radd__ = __add__

    def __sub__(self, other: object) -> Any:
        if isinstance(other, SolarDateTime):
            return self._moment - other._moment
        if isinstance(other, datetime.timedelta):
            return self._of(self._moment - other)
        return NotImplemented

    def __eq__(self, other: object) -> bool:
        return self._moment == other._moment if isinstance(other, SolarDateTime) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self._moment < other._moment if isinstance(other, SolarDateTime) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._moment <= other._moment if isinstance(other, SolarDateTime) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._moment > other._moment if isinstance(other, SolarDateTime) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._moment >= other._moment if isinstance(other, SolarDateTime) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._moment)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self._moment)


def _restore(cls: type[SolarDateTime], moment: datetime.datetime) -> SolarDateTime:
    return cls._of(moment)


SolarDateTime.min = SolarDateTime.combine(SolarDate.min, datetime.time.min)
SolarDateTime.max = SolarDateTime.combine(SolarDate.max, datetime.time.max)
