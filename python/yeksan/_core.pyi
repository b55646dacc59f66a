# Made by `make stubs` from src/py; do not edit.
"""
The compiled part of yeksan; use the package `yeksan`.
"""

from _typeshed import Incomplete, SupportsGetItem
from os import PathLike
from typing_extensions import CapsuleType
from typing import Any, Final, SupportsFloat, SupportsIndex, final

__all__ = ["VERSION", "Alignment", "ArrowColumn", "Candidate", "DateMention", "Edit", "EntityMention", "Findings", "Gazetteer", "IslamicDate", "Normalizer", "SolarDate", "calendar_locales", "date_array", "date_field", "date_floor", "date_text", "detect_language", "detect_language_column", "explain_names", "find_dates", "find_dates_column", "gregorian_to_zodiac", "join_dates", "name_similarity", "name_similarity_column", "parse_date", "parse_dates_column", "rebuild_alignment", "set_threads", "split_dates", "text_column", "threads", "versions", "zodiac_to_gregorian"]

VERSION: Final[str]
"""
The version of the package.
"""

@final
class Alignment:
    """
    An original text, its normalized form, and the edits that lead from one to the other.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> Any:
        """
        Pickles as the two texts and the edits by their bytes.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
    @property
    def edits(self, /) -> list[Edit]:
        """
        The changes, in order of their place.
        """
    @property
    def normalized(self, /) -> str:
        """
        The text as it became.
        """
    @property
    def original(self, /) -> str:
        """
        The text as it was.
        """
    def to_normalized(self, /, start: Any, end: Any) -> Any:
        """
        Where a span of the original stands in the normalized text; two columns of offsets give two lists.
        """
    def to_original(self, /, start: Any, end: Any) -> Any:
        """
        Where a span of the normalized text stands in the original; two columns of offsets give two lists.
        """

@final
class ArrowColumn:
    """
    An Arrow column; any library that knows the Arrow PyCapsule interface can take it.
    """
    def __arrow_c_array__(self, /, requested_schema: CapsuleType | None = None) -> tuple: ...
    def __arrow_c_schema__(self, /) -> CapsuleType: ...
    def __arrow_c_stream__(self, /, requested_schema: CapsuleType | None = None) -> CapsuleType: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def is_chunked(self, /) -> bool:
        """
        Whether the column came as a stream of chunks.
        """
    def to_pylist(self, /) -> list:
        """
        The values as a list of Python objects.
        """

@final
class Candidate:
    """
    An entity that a name may be a name of.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, name: str, alias: str, type: str | None, score: SupportsFloat | SupportsIndex, how: str) -> Candidate: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def alias(self, /) -> str:
        """
        The name of the record that was met.
        """
    @property
    def how(self, /) -> str:
        """
        "exact", "folded", "cross-script" or "fuzzy".
        """
    @property
    def id(self, /) -> str:
        """
        The id of the record.
        """
    @property
    def name(self, /) -> str:
        """
        The preferred name of the record.
        """
    @property
    def score(self, /) -> float:
        """
        From 0 to 1; higher is surer.
        """
    @property
    def type(self, /) -> str | None:
        """
        The type of the record.
        """

@final
class DateMention:
    """
    A mention of a date, a time, a duration or a repetition in a text.

    `find_dates` makes them. They cannot be changed, are equal if all their fields are, hash and pickle.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, text: str, start: SupportsIndex, end: SupportsIndex, kind: str, value: str | None = None, mod: str | None = None, calendar: str | None = None, first: Any | None = None, last: Any | None = None, same_as: SupportsIndex | None = None, conflict: bool = False, alternatives: SupportsGetItem[int, str] = ...) -> DateMention: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def alternatives(self, /) -> list[str]:
        """
        Other values that it can have; empty if nothing stays open.
        """
    @property
    def calendar(self, /) -> str | None:
        """
        The calendar it is written in: "gregorian", "solar" or "islamic"; None for lengths and repetitions.
        """
    @property
    def conflict(self, /) -> bool:
        """
        Whether what it says does not agree: a weekday with a date, or the dates of two calendars.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends: `text[start:end]` are its words.
        """
    def fields(self, /) -> list: ...
    @property
    def first(self, /) -> Any | None:
        """
        The first day it covers, a `datetime.date`; None if its days cannot be told.
        """
    @property
    def kind(self, /) -> str:
        """
        What sort it is: "DATE" (a day or a longer stretch), "TIME" (of a day), "DURATION" (a length) or "SET" (what comes again).
        """
    @property
    def last(self, /) -> Any | None:
        """
        The last day it covers, a `datetime.date`; None if its days cannot be told.
        """
    @property
    def mod(self, /) -> str | None:
        """
        What it says about the value: its "START", "MID" or "END", about it ("APPROX"), "BEFORE" or "AFTER" it, or None.
        """
    @property
    def same_as(self, /) -> int | None:
        """
        The index, within this text, of the mention that it repeats in another calendar; None if there is none.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts in the text as it was given, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        The words of the mention, as they stand in the text.
        """
    @property
    def value(self, /) -> str | None:
        """
        The TIMEX3 value, such as "2021-12-30", "2022-W04", "2021-12-30T20:30" or "P2Y"; None if it cannot be told.
        """

@final
class Edit:
    """
    One change of a text: what stood there, what stands there now, and the rule that did it.
    """
    __match_args__: Final[tuple[str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, before: str, after: str, rule: str, confidence: SupportsFloat | SupportsIndex | None = None) -> Edit: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> str:
        """
        What stands there now.
        """
    @property
    def before(self, /) -> str:
        """
        What stood there.
        """
    @property
    def confidence(self, /) -> float | None:
        """
        How certain it is, between 0 and 1, for rules that weigh; else None.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends in the original.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule, by the name of the option that switches it.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts in the original, in code points.
        """

@final
class EntityMention:
    """
    An entity named in a text.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, start: SupportsIndex, end: SupportsIndex, id: str | None, type: str | None, name: str | None, alias: str | None, score: SupportsFloat | SupportsIndex, how: str, candidates: SupportsGetItem[int, Candidate] = ...) -> EntityMention: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def alias(self, /) -> str | None:
        """
        The name of the record that was met.
        """
    @property
    def candidates(self, /) -> list[Candidate]:
        """
        Among whom its text leaves it undecided; empty if it does not.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends; the end is not part of it.
        """
    @property
    def how(self, /) -> str:
        """
        "exact", "clitic", "folded", "cross-script", "fuzzy", "coreference" or "corpus".
        """
    @property
    def id(self, /) -> str | None:
        """
        The id of the record; None if it is undecided.
        """
    @property
    def name(self, /) -> str | None:
        """
        The preferred name of the record.
        """
    @property
    def score(self, /) -> float:
        """
        From 0 to 1; higher is surer.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        The words of the text.
        """
    @property
    def type(self, /) -> str | None:
        """
        The type of the record; "NORP" for the word for a place's people.
        """

@final
class Findings:
    """
    What was found in a column: a tidy table, one line per finding, with the 0-based position of its row.
    """
    def __arrow_c_schema__(self, /) -> CapsuleType: ...
    def __arrow_c_stream__(self, /, requested_schema: CapsuleType | None = None) -> CapsuleType: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def date_columns(self, /) -> list[str]:
        """
        The names of the columns that hold days since 1970-01-01.
        """
    def to_lists(self, /) -> ArrowColumn:
        """
        One list of structs per row of the source, without the position of the row; null where the text is.
        """
    def to_pydict(self, /) -> dict:
        """
        The table as a dict of lists.
        """

@final
class Gazetteer:
    """
    Entities and their names; the Python class of the same name adds columns of every kind.
    """
    def __contains__(self, id: Any, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    @staticmethod
    def countries(languages: SupportsGetItem[int, str]) -> Gazetteer:
        """
        The countries with their names in some languages.
        """
    def find(self, /, text: str, options: dict) -> Any:
        """
        The mentions in one text.
        """
    def find_column(self, /, column: Any, options: dict, errors: str, progress: Any | None) -> Any:
        """
        The mentions in a list of texts, or in an object that exports Arrow.
        """
    @staticmethod
    def from_bytes(bytes: bytes) -> Gazetteer:
        """
        The gazetteer of bytes that `to_bytes` made.
        """
    @staticmethod
    def from_jsonl(path: str | PathLike[str], exonyms: bool) -> Gazetteer:
        """
        The gazetteer of a file with one JSON record a line.
        """
    @staticmethod
    def from_records(records: Any, exonyms: bool) -> Gazetteer:
        """
        The gazetteer of an iterable of records.
        """
    def get(self, /, id: str) -> dict:
        """
        The record of an id.
        """
    def ids(self, /) -> list[str]:
        """
        The ids, in the order in which the records were given.
        """
    def link_column(self, /, column: Any, options: dict, errors: str, progress: Any | None) -> Any:
        """
        The mentions in all texts of a column, linked by what the other texts say.
        """
    @staticmethod
    def load(path: str | PathLike[str]) -> Gazetteer:
        """
        The gazetteer of a file that `save` wrote.
        """
    def match(self, /, name: str, options: dict) -> Any:
        """
        The candidates for one name.
        """
    def match_column(self, /, column: Any, options: dict, errors: str, progress: Any | None) -> Any:
        """
        The candidates for a list of names, or for an object that exports Arrow.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the gazetteer to a file.
        """
    def to_bytes(self, /) -> bytes:
        """
        The gazetteer as bytes, to be pickled.
        """
    def to_records(self, /) -> list[dict]:
        """
        The records, in the order in which they were given.
        """
    def types(self, /) -> list[tuple[str | None, int]]:
        """
        How many records there are of each type.
        """
    def updated(self, /, add: Any, remove: SupportsGetItem[int, str]) -> Gazetteer:
        """
        Another gazetteer with records added and removed.
        """

@final
class IslamicDate:
    """
    A date in the Islamic (lunar Hijri) calendar; behaves like `datetime.date`.

    Its variant is "umalqura" (as Saudi Arabia printed it, 1343 to 1500 AH), "umalqura-icu" (as KACST computed it
    and ICU has it, 1300 to 1600 AH; equal to the printed one from 1420 to 1449 AH) or "civil" (arithmetic, 1 to
    9665 AH). A month that began by a sighting of the moon can be a day away from all three. Dates of
    two variants are never equal.
    """
    __match_args__: Final[tuple[str, str, str]]
    max: Final[IslamicDate]
    """
    The last date of the variant "umalqura".
    """
    min: Final[IslamicDate]
    """
    The first date of the variant "umalqura".
    """
    resolution: Final[Any]
    """
    The smallest difference between two dates: a day.
    """
    def __add__(self, other: object, /) -> Any: ...
    def __eq__(self, other: object, /) -> Any: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> Any: ...
    def __gt__(self, other: object, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, other: object, /) -> Any: ...
    def __lt__(self, other: object, /) -> Any: ...
    def __ne__(self, other: object, /) -> Any: ...
    def __new__(cls, /, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, variant: str = ...) -> IslamicDate: ...
    def __radd__(self, other: object, /) -> Any: ...
    def __reduce__(self, /) -> tuple: ...
    def __replace__(self, /, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None, variant: str | None = None) -> IslamicDate: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Any: ...
    def add_days(self, /, days: SupportsIndex) -> IslamicDate:
        """
        The date so many days later.
        """
    def add_months(self, /, months: SupportsIndex) -> IslamicDate:
        """
        The date so many months later; a day that the month lacks becomes its last.
        """
    def add_years(self, /, years: SupportsIndex) -> IslamicDate:
        """
        The date so many years later; the 30th of a last month that lacks it becomes its 29th.
        """
    def ctime(self, /) -> str:
        """
        The date as text, such as "Thu Dey  9 00:00:00 1400".
        """
    @property
    def day(self, /) -> int:
        """
        The day of the month.
        """
    def day_name(self, /, locale: str = "en") -> str:
        """
        The name of the weekday in the language of a locale.
        """
    @property
    def dayofyear(self, /) -> int:
        """
        The day of the year, from 1.
        """
    @property
    def days_in_month(self, /) -> int:
        """
        How many days the month has.
        """
    @property
    def days_in_year(self, /) -> int:
        """
        How many days the year has.
        """
    def fiscal_year(self, /, month: SupportsIndex = 1) -> int:
        """
        The year that begins in a month, numbered by the year of its first day; with month=7 the Iranian
        school year.
        """
    def floor(self, /, period: str) -> IslamicDate:
        """
        The first day of the "week" (a Saturday), "month", "quarter" or "year".
        """
    @classmethod
    def from_gregorian(cls, /, date: Any, variant: str = ...) -> IslamicDate:
        """
        The date of a `datetime.date`, datetime, Timestamp, datetime64 or date of another calendar; a
        datetime with a zone means its own local date.
        """
    @classmethod
    def fromisocalendar(cls, /, year: SupportsIndex, week: SupportsIndex, day: SupportsIndex, variant: str = ...) -> IslamicDate:
        """
        The date of an ISO 8601 year, week and weekday (Monday is 1).
        """
    @classmethod
    def fromisoformat(cls, /, text: str, variant: str = ...) -> IslamicDate:
        """
        The date that YYYY-MM-DD (or YYYYMMDD) says, in this calendar; digits of any script are read.
        """
    @classmethod
    def fromordinal(cls, /, ordinal: SupportsIndex, variant: str = ...) -> IslamicDate:
        """
        The date of a day number as `toordinal` gives it.
        """
    @classmethod
    def fromtimestamp(cls, /, timestamp: SupportsFloat | SupportsIndex, tz: Any | None = None, variant: str = ...) -> IslamicDate:
        """
        The date of a POSIX timestamp, in this machine's zone or in `tz`.
        """
    @property
    def is_leap_year(self, /) -> bool:
        """
        Whether the year has a day more than usual.
        """
    def isocalendar(self, /) -> Any:
        """
        The ISO 8601 year, week and weekday of the day, as `datetime.date.isocalendar` gives them.
        """
    def isoformat(self, /) -> str:
        """
        The date as YYYY-MM-DD, in this calendar.
        """
    def isoweekday(self, /) -> int:
        """
        The weekday, Monday 1 to Sunday 7, as in datetime.
        """
    @property
    def month(self, /) -> int:
        """
        The month, 1 to 12.
        """
    @property
    def month_end(self, /) -> IslamicDate:
        """
        The last day of the month.
        """
    def month_name(self, /, locale: str = "en") -> str:
        """
        The name of the month in the language of a locale such as "fa", "fa-AF", "ps", "ckb", "ar", "en".
        """
    @property
    def month_start(self, /) -> IslamicDate:
        """
        The first day of the month.
        """
    @property
    def quarter(self, /) -> int:
        """
        The quarter, 1 to 4.
        """
    @property
    def quarter_end(self, /) -> IslamicDate:
        """
        The last day of the quarter.
        """
    @property
    def quarter_start(self, /) -> IslamicDate:
        """
        The first day of the quarter.
        """
    def replace(self, /, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None, variant: str | None = None) -> IslamicDate:
        """
        The same date with another year, month, day or variant; an error if that does not exist.
        """
    def solar_weekday(self, /) -> int:
        """
        The weekday, Saturday 0 to Friday 6, as the week runs in Iran and Afghanistan.
        """
    def strftime(self, /, format: str, locale: str = "en", digits: str | None = None) -> str:
        """
        The date as text in a format; names in the locale's language, digits its own unless `digits` says
        "latin", "persian" or "arabic-indic".

        Directives: %Y %y %C year; %m %B %b month; %d %e %j day; %A %a %w %u weekday; %U (weeks from
        Saturday) %W (from Monday) %G %V (ISO) week; %q quarter; %x %F %D date; %H %M %S %f zeros; %n %t %%.
        After the percent sign - takes padding away, _ pads with spaces, 0 with zeros.
        """
    @classmethod
    def strptime(cls, /, text: str, format: str, locale: str | None = None, variant: str = ...) -> IslamicDate:
        """
        The date that a text says in a format; without a locale names of any language are read.
        """
    def timetuple(self, /) -> Any:
        """
        The `time.struct_time` of the same day, in the Gregorian calendar, as functions of `time` want it.
        """
    def to_gregorian(self, /) -> Any:
        """
        The same day as `datetime.date`.
        """
    def to_julian_day(self, /) -> int:
        """
        The Julian day number of the day, as astronomers count (its noon begins that day).
        """
    def to_solar(self, /) -> SolarDate:
        """
        The same day in the Solar Hijri calendar.
        """
    @classmethod
    def today(cls, /, tz: Any | None = None, variant: str = ...) -> IslamicDate:
        """
        Today's date, of this machine or of a zone such as "Asia/Tehran" or a tzinfo.
        """
    def toordinal(self, /) -> int:
        """
        The day number of the same day in the Gregorian calendar, as `datetime.date.toordinal` gives it.
        """
    @property
    def variant(self, /) -> str:
        """
        The variant: "umalqura", "umalqura-icu" or "civil".
        """
    @property
    def week(self, /) -> int:
        """
        The week of the year, from 1; weeks begin on Saturday, and week 1 has the first day of the year.
        """
    def weekday(self, /) -> int:
        """
        The weekday, Monday 0 to Sunday 6, as in datetime.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """
    @property
    def year_end(self, /) -> IslamicDate:
        """
        The last day of the year.
        """
    @property
    def year_start(self, /) -> IslamicDate:
        """
        The first day of the year.
        """

@final
class Normalizer:
    """
    Normalizes text; the Python class of the same name adds columns of every kind.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, lang: str, options: dict) -> Normalizer: ...
    def align(self, /, text: str) -> Alignment:
        """
        One text with its alignment.
        """
    @property
    def given(self, /) -> dict:
        """
        The options that were given.
        """
    @property
    def lang(self, /) -> str: ...
    def normalize(self, /, text: str) -> str:
        """
        One text.
        """
    def normalize_column(self, /, column: Any, errors: str, progress: Any | None) -> Any:
        """
        A list of texts, or an object that exports Arrow.
        """
    @property
    def options(self, /) -> dict:
        """
        All options of the language; those that were given if it is "auto".
        """

@final
class SolarDate:
    """
    A date in the Solar Hijri calendar of Iran and Afghanistan, 1 to 3000 AP; behaves like `datetime.date`.

    Exact for 1206 to 1498 AP by the table of the University of Tehran, and equal to ICU everywhere.
    Before 1304 AP documents bear the zodiac months that were then in use: their dates can be a day or
    two away from these.
    """
    __match_args__: Final[tuple[str, str, str]]
    max: Final[SolarDate]
    """
    The last date, in Esfand 3000.
    """
    min: Final[SolarDate]
    """
    The first date, 1 Farvardin 1.
    """
    resolution: Final[Any]
    """
    The smallest difference between two dates: a day.
    """
    def __add__(self, other: object, /) -> Any: ...
    def __eq__(self, other: object, /) -> Any: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> Any: ...
    def __gt__(self, other: object, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, other: object, /) -> Any: ...
    def __lt__(self, other: object, /) -> Any: ...
    def __ne__(self, other: object, /) -> Any: ...
    def __new__(cls, /, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex) -> SolarDate: ...
    def __radd__(self, other: object, /) -> Any: ...
    def __reduce__(self, /) -> tuple: ...
    def __replace__(self, /, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None) -> SolarDate: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Any: ...
    def add_days(self, /, days: SupportsIndex) -> SolarDate:
        """
        The date so many days later.
        """
    def add_months(self, /, months: SupportsIndex) -> SolarDate:
        """
        The date so many months later; a day that the month lacks becomes its last.
        """
    def add_years(self, /, years: SupportsIndex) -> SolarDate:
        """
        The date so many years later; the 30th of a last month that lacks it becomes its 29th.
        """
    def ctime(self, /) -> str:
        """
        The date as text, such as "Thu Dey  9 00:00:00 1400".
        """
    @property
    def day(self, /) -> int:
        """
        The day of the month.
        """
    def day_name(self, /, locale: str = "en") -> str:
        """
        The name of the weekday in the language of a locale.
        """
    @property
    def dayofyear(self, /) -> int:
        """
        The day of the year, from 1.
        """
    @property
    def days_in_month(self, /) -> int:
        """
        How many days the month has.
        """
    @property
    def days_in_year(self, /) -> int:
        """
        How many days the year has.
        """
    def fiscal_year(self, /, month: SupportsIndex = 1) -> int:
        """
        The year that begins in a month, numbered by the year of its first day; with month=7 the Iranian
        school year.
        """
    def floor(self, /, period: str) -> SolarDate:
        """
        The first day of the "week" (a Saturday), "month", "quarter" or "year".
        """
    @classmethod
    def from_gregorian(cls, /, date: Any) -> SolarDate:
        """
        The date of a `datetime.date`, datetime, Timestamp, datetime64 or date of another calendar; a
        datetime with a zone means its own local date.
        """
    @classmethod
    def fromisocalendar(cls, /, year: SupportsIndex, week: SupportsIndex, day: SupportsIndex) -> SolarDate:
        """
        The date of an ISO 8601 year, week and weekday (Monday is 1).
        """
    @classmethod
    def fromisoformat(cls, /, text: str) -> SolarDate:
        """
        The date that YYYY-MM-DD (or YYYYMMDD) says, in this calendar; digits of any script are read.
        """
    @classmethod
    def fromordinal(cls, /, ordinal: SupportsIndex) -> SolarDate:
        """
        The date of a day number as `toordinal` gives it.
        """
    @classmethod
    def fromtimestamp(cls, /, timestamp: SupportsFloat | SupportsIndex, tz: Any | None = None) -> SolarDate:
        """
        The date of a POSIX timestamp, in this machine's zone or in `tz`.
        """
    @property
    def is_leap_year(self, /) -> bool:
        """
        Whether the year has a day more than usual.
        """
    def isocalendar(self, /) -> Any:
        """
        The ISO 8601 year, week and weekday of the day, as `datetime.date.isocalendar` gives them.
        """
    def isoformat(self, /) -> str:
        """
        The date as YYYY-MM-DD, in this calendar.
        """
    def isoweekday(self, /) -> int:
        """
        The weekday, Monday 1 to Sunday 7, as in datetime.
        """
    @property
    def month(self, /) -> int:
        """
        The month, 1 to 12.
        """
    @property
    def month_end(self, /) -> SolarDate:
        """
        The last day of the month.
        """
    def month_name(self, /, locale: str = "en") -> str:
        """
        The name of the month in the language of a locale such as "fa", "fa-AF", "ps", "ckb", "ar", "en".
        """
    @property
    def month_start(self, /) -> SolarDate:
        """
        The first day of the month.
        """
    @property
    def quarter(self, /) -> int:
        """
        The quarter, 1 to 4.
        """
    @property
    def quarter_end(self, /) -> SolarDate:
        """
        The last day of the quarter.
        """
    @property
    def quarter_start(self, /) -> SolarDate:
        """
        The first day of the quarter.
        """
    def replace(self, /, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None) -> SolarDate:
        """
        The same date with another year, month or day; an error if that does not exist.
        """
    def solar_weekday(self, /) -> int:
        """
        The weekday, Saturday 0 to Friday 6, as the week runs in Iran and Afghanistan.
        """
    def strftime(self, /, format: str, locale: str = "en", digits: str | None = None) -> str:
        """
        The date as text in a format; names in the locale's language, digits its own unless `digits` says
        "latin", "persian" or "arabic-indic".

        Directives: %Y %y %C year; %m %B %b month; %d %e %j day; %A %a %w %u weekday; %U (weeks from
        Saturday) %W (from Monday) %G %V (ISO) week; %q quarter; %x %F %D date; %H %M %S %f zeros; %n %t %%.
        After the percent sign - takes padding away, _ pads with spaces, 0 with zeros.
        """
    @classmethod
    def strptime(cls, /, text: str, format: str, locale: str | None = None) -> SolarDate:
        """
        The date that a text says in a format; without a locale names of any language are read.
        """
    def timetuple(self, /) -> Any:
        """
        The `time.struct_time` of the same day, in the Gregorian calendar, as functions of `time` want it.
        """
    def to_gregorian(self, /) -> Any:
        """
        The same day as `datetime.date`.
        """
    def to_islamic(self, /, variant: str = "umalqura") -> IslamicDate:
        """
        The same day in the Islamic calendar.
        """
    def to_julian_day(self, /) -> int:
        """
        The Julian day number of the day, as astronomers count (its noon begins that day).
        """
    @classmethod
    def today(cls, /, tz: Any | None = None) -> SolarDate:
        """
        Today's date, of this machine or of a zone such as "Asia/Tehran" or a tzinfo.
        """
    def toordinal(self, /) -> int:
        """
        The day number of the same day in the Gregorian calendar, as `datetime.date.toordinal` gives it.
        """
    @property
    def week(self, /) -> int:
        """
        The week of the year, from 1; weeks begin on Saturday, and week 1 has the first day of the year.
        """
    def weekday(self, /) -> int:
        """
        The weekday, Monday 0 to Sunday 6, as in datetime.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """
    @property
    def year_end(self, /) -> SolarDate:
        """
        The last day of the year.
        """
    @property
    def year_start(self, /) -> SolarDate:
        """
        The first day of the year.
        """

def calendar_locales() -> dict:
    """
    Every locale that has names of months and weekdays, with its digits.
    """

def date_array(values: list, errors: str) -> Incomplete:
    """
    A list of date objects as an array of numpy: seconds since 1970-01-01, the least number for null.
    """

def date_field(column: Any, calendar: str, field: str, errors: str, progress: Any | None = None) -> Any:
    """
    A field of each date.
    """

def date_floor(column: Any, calendar: str, period: str, end: bool, errors: str, progress: Any | None = None) -> Any:
    """
    The first or last day of the period of each date.
    """

def date_text(column: Any, calendar: str, format: str, locale: str, digits: str | None, errors: str, progress: Any | None = None) -> Any:
    """
    Each date as text in a format.
    """

def detect_language(text: str) -> str:
    """
    The language of one text.
    """

def detect_language_column(column: Any, errors: str, progress: Any | None) -> Any:
    """
    The languages of a list of texts or an object that exports Arrow.
    """

def explain_names(a: str, b: str, lang_a: str, lang_b: str) -> tuple[float, float, float, bool, list[tuple[str, str, float]]]:
    """
    Why two names are taken for one: the probability, the score, how much of it is known of the
    words, whether they stand in another order, and the pieces with their weights.
    """

def find_dates(text: str, lang: str, reference: str | None) -> Any:
    """
    The mentions in one text; `reference` is an ISO date or None.
    """

def find_dates_column(column: Any, lang: str, reference: Any | None, errors: str, progress: Any | None) -> Any:
    """
    The mentions in a list of texts, or in an object that exports Arrow; `reference` is an ISO date, None, or a
    list of them of the column's length.
    """

def gregorian_to_zodiac(date: Any) -> tuple[int, int, int] | None:
    """
    Year, month and day of a date by the zodiac months; None of a null.
    """

def join_dates(years: Any, months: Any, days: Any, rows: SupportsIndex, mask: Incomplete | None, unit: str, calendar: str, errors: str, progress: Any | None = None) -> Any:
    """
    Three columns of whole numbers to dates: lists to a list of `datetime.date`, Arrow to date32, and arrays of numpy or
    single numbers (of which `rows` are meant), with a mask of nulls, to days or seconds as `unit` is "D" or
    "s", with the least number for null.
    """

def name_similarity(a: str, b: str, lang_a: str, lang_b: str) -> float:
    """
    How alike two names are.
    """

def name_similarity_column(a: Any, b: Any, lang_a: str, lang_b: str, progress: Any | None) -> ArrowColumn:
    """
    How alike the names of two Arrow columns are, row by row; a column of one row goes with every row.
    """

def parse_date(text: str, lang: str, calendar: str) -> Any:
    """
    The day of a string that is one date.
    """

def parse_dates_column(column: Any, lang: str, calendar: str, errors: str, progress: Any | None) -> Any:
    """
    The days of a list of strings, as a list of dates; of an object that exports Arrow, as date32.
    """

def rebuild_alignment(original: str, normalized: str, edits: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex, SupportsIndex, SupportsIndex, str, SupportsFloat | SupportsIndex | None]]) -> Alignment:
    """
    An alignment that was pickled.
    """

def set_threads(n: SupportsIndex | None = None, /) -> None:
    """
    Sets how many threads columns use from now on, 1024 at most; None or 0 means one per core.
    """

def split_dates(column: Any, calendar: str, errors: str, progress: Any | None = None) -> Any:
    """
    Dates as year, month and day: a list of objects for a list, a struct for Arrow, and (years,
    months, days, mask of nulls) for an array of numpy with its unit.
    """

def text_column(values: list, errors: str = "raise") -> ArrowColumn:
    """
    A list of str and nulls as an Arrow column.
    """

def threads() -> int:
    """
    How many threads columns use.
    """

def versions() -> dict[str, str]:
    """
    The version of each table and model that results depend on.
    """

def zodiac_to_gregorian(year: SupportsIndex, month: SupportsIndex, day: SupportsIndex) -> Any:
    """
    The `datetime.date` of a date of the zodiac months, which were in use before 1304 AP.
    """
