"""The time of day in formats: what strftime and strptime of a date leave to it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from yeksan.errors import DateError

if TYPE_CHECKING:
    from yeksan._core import SolarDate

_DIRECTIVE = re.compile(r"%([-_0]?)(:?z|[A-Za-z%])")
_WHOLE = {
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "c": "%a %b %e %H:%M:%S %Y",
}
_HALVES = {"fa": ("ق.ظ", "ب.ظ"), "ar": ("ص", "م")}
_MORNING = {"am", "a.m.", "ق.ظ", "ق.ظ.", "قبل از ظهر", "قبلازظهر", "ص"}
_AFTERNOON = {"pm", "p.m.", "ب.ظ", "ب.ظ.", "بعد از ظهر", "بعدازظهر", "م"}
_HALF = "|".join(re.escape(word) for word in sorted(_MORNING | _AFTERNOON, key=len, reverse=True))
_TIME = {
    "H": r"\d{1,2}",
    "I": r"\d{1,2}",
    "M": r"\d{1,2}",
    "S": r"\d{1,2}",
    "f": r"\d{1,6}",
    "p": _HALF,
    "z": r"[Zz]|[+-]\d\d:?\d\d(?::?\d\d(?:\.\d{1,6})?)?",
    "Z": r"UTC|GMT|Z",
}
_NUMBERS = frozenset("YyCmdejwuUWGVq")


def _whole(format: str) -> str:
    """A format with %T and its like spelled out."""
    return _DIRECTIVE.sub(lambda m: _WHOLE.get(m[2], m[0]), format)


def write(
    moment: datetime.datetime, date: SolarDate, format: str, locale: str, digits: str | None
) -> str:
    """The format of the date that is left when the time is written into it."""
    zero = ""

    def field(match: re.Match[str]) -> str:
        nonlocal zero
        flag, name = match[1], match[2]
        width, value = 2, 0
        if name == "H":
            value = moment.hour
        elif name == "I":
            value = moment.hour % 12 or 12
        elif name == "M":
            value = moment.minute
        elif name == "S":
            value = moment.second
        elif name == "f":
            width, value = 6, moment.microsecond
        elif name == "p":
            return _HALVES.get(locale.partition("-")[0], ("AM", "PM"))[moment.hour >= 12]
        elif name == "Z":
            return (moment.tzname() or "").replace("%", "%%")
        elif name in ("z", ":z"):
            plain = moment.strftime("%z")
            return f"{plain[:3]}:{plain[3:]}" if plain and name == ":z" else plain
        else:
            return match[0]
        text = str(value) if flag == "-" else str(value).rjust(width, " " if flag == "_" else "0")
        # The digits that the date is written with.
        zero = zero or date.strftime("%H", locale, digits)[0]
        return (
            text
            if zero == "0"
            else "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in text)
        )

    return _DIRECTIVE.sub(field, _whole(format))


def read(text: str, format: str) -> tuple[tuple[str, str], datetime.time]:
    """The text and format of the date alone, and the time that the text says."""
    format = _whole(format)
    pattern, dated = "", ""
    names: list[str] = []
    at = 0
    for match in _DIRECTIVE.finditer(format):
        pattern += _literal(format[at : match.start()]) + "("
        name = match[2].lstrip(":")
        names.append(name)
        pattern += _TIME.get(name) or (
            r"\s*\d+" if name in _NUMBERS else "%" if name == "%" else r".+?"
        )
        pattern += ")"
        at = match.end()
    pattern += _literal(format[at:])
    found = re.fullmatch(pattern, text.strip(), re.IGNORECASE | re.DOTALL)
    if found is None:
        raise DateError(f"{text!r} does not fit {format!r}")
    said: dict[str, str] = {}
    parts: list[str] = []
    for match, name, value in zip(_DIRECTIVE.finditer(format), names, found.groups(), strict=True):
        if name in _TIME:
            if said.setdefault(name, value) != value:
                raise DateError(f"{text!r} says %{name} twice, and not the same")
        else:
            dated += match[0] + "\n"
            parts.append(value.strip())
    return ("\n".join(parts), dated.rstrip("\n")), _time(text, said)


def _literal(text: str) -> str:
    return re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(text))


def _time(text: str, said: dict[str, str]) -> datetime.time:
    number = {name: int(said[name]) for name in "HIMS" if name in said}
    hour = number.get("H", 0)
    if "I" in number:
        twelve = number["I"]
        if not 1 <= twelve <= 12:
            raise DateError(f"{text!r} has the hour {twelve}; %I is 1 to 12")
        late = said.get("p", "am").lower() in _AFTERNOON
        by_half = twelve % 12 + 12 * late
        if "H" in number and hour != by_half:
            raise DateError(f"{text!r} says two hours, {hour} and {by_half}")
        hour = by_half
    microsecond = int("".join(str(int(c)) for c in said.get("f", "0")).ljust(6, "0"))
    try:
        return datetime.time(
            hour, number.get("M", 0), number.get("S", 0), microsecond, _zone(said), fold=0
        )
    except ValueError as error:
        raise DateError(f"{text!r} has no time of day: {error}") from None


def _zone(said: dict[str, str]) -> datetime.tzinfo | None:
    written = said.get("z")
    if written is None:
        return datetime.timezone.utc if "Z" in said else None
    if written in "Zz":
        return datetime.timezone.utc
    digits = "".join(str(int(c)) for c in written[1:].partition(".")[0] if c.isdecimal())
    fraction = written.partition(".")[2]
    offset = datetime.timedelta(
        hours=int(digits[:2]),
        minutes=int(digits[2:4]),
        seconds=int(digits[4:6] or 0),
        microseconds=int(fraction.ljust(6, "0")) if fraction else 0,
    )
    return datetime.timezone(-offset if written[0] == "-" else offset)
