"""Convert dates between the Gregorian, Solar Hijri and Islamic calendars.

    python -m yeksan convert 1400-10-09 --to gregorian
    python -m yeksan convert dates.csv --column day --from solar --to gregorian -o out.csv

Dates may have any digits and the separators - / and .; dates in words (۹ دی ۱۴۰۰) work too. A
table gets one more column, named after the calendar or with --into.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
from typing import TYPE_CHECKING, cast

from yeksan.calendars import IslamicDate, SolarDate
from yeksan.cli import sink, source
from yeksan.cli.failure import Failure
from yeksan.dates import parse_dates

if TYPE_CHECKING:
    from yeksan.dates import CalendarName

CALENDARS = ("gregorian", "solar", "islamic")
FORMATS = ("text", "csv", "tsv", "jsonl", "parquet", "table")
# Year, month and day; a clock after them does not change the day.
_NUMERIC = re.compile(r"\s*(\d{3,4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d\d\S*)?\s*")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    source.add_arguments(parser, "DATE_OR_FILE")
    sink.add_arguments(parser, FORMATS)
    parser.add_argument("--to", required=True, choices=CALENDARS, help="the calendar to convert to")
    parser.add_argument(
        "--from",
        dest="calendar",
        choices=("auto", *CALENDARS),
        default="auto",
        help="the calendar of the input; auto: years from 1700 on are Gregorian, others solar",
    )
    parser.add_argument(
        "--variant",
        choices=("umalqura", "civil"),
        default="umalqura",
        help="which Islamic calendar (default: umalqura)",
    )
    parser.add_argument("--into", help="the column to write to (default: the calendar's name)")
    parser.add_argument(
        "--errors",
        choices=("raise", "null"),
        default="raise",
        help="what to do with a value that is no date (default: stop and say where)",
    )


def run(parsed: argparse.Namespace) -> None:
    """Converts dates of the command line, or of files."""
    dates = [value for value in parsed.inputs if value != "-" and not os.path.exists(value)]
    if not dates:
        _convert_files(parsed)
        return
    if len(dates) != len(parsed.inputs) or parsed.column is not None:
        raise Failure(f"there is no file {dates[0]!r}")
    lines = [_converted(value, parsed, f"{value!r}", in_file=False) for value in dates]
    with sink.opened(parsed.output) as stream:
        stream.write("".join(f"{line or ''}\n" for line in lines).encode())


def _convert_files(parsed: argparse.Namespace) -> None:
    given = source.source(parsed)
    given.days = True
    kind = given.one_format
    if kind == "text":
        # A text file of dates is one date a line.
        given.format = kind = "lines"
    chosen = sink.format_of(parsed, "text" if kind == "lines" else kind, FORMATS)
    into = parsed.into or parsed.to
    with sink.writer(parsed.output, chosen, None, ending="\n") as writer:
        for batch in given.batches():
            if given.schema is not None:
                writer.keep_schema(given.schema, into)
            records = []
            for row in batch:
                blank = row.text is None or not row.text.strip()
                day = None if blank else _converted(row.text or "", parsed, row.place)
                if chosen == "text":
                    records.append({"text": day})
                else:
                    records.append({**(row.record or {"date": row.text}), into: day})
            writer.write(records)
            given.progress.rows(len(batch))
    given.progress.done()


def _converted(
    text: str, parsed: argparse.Namespace, place: str, *, in_file: bool = True
) -> str | None:
    try:
        return _written(_day(text, parsed.calendar, parsed.variant), parsed.to, parsed.variant)
    except ValueError as error:
        if parsed.errors == "null":
            return None
        if in_file:
            remedy = "say --errors null to leave such cells empty"
            raise Failure(str(error), at=place, remedy=remedy) from None
        # Many messages tell the date themselves.
        raise Failure(str(error), at="" if text in str(error) else place) from None


def _day(text: str, calendar: str, variant: str) -> datetime.date:
    numbers = _NUMERIC.fullmatch(text)
    if numbers is None:
        return parse_dates(text, calendar=cast("CalendarName", calendar))
    year, month, day_of_month = (int(number) for number in numbers.groups())
    if calendar == "auto":
        calendar = "gregorian" if year >= 1700 else "solar"
    if calendar == "gregorian":
        return datetime.date(year, month, day_of_month)
    made: SolarDate | IslamicDate
    if calendar == "solar":
        made = SolarDate(year, month, day_of_month)
    else:
        made = IslamicDate(year, month, day_of_month, variant=variant)
    result: datetime.date = made.to_gregorian()
    return result


def _written(day: datetime.date, calendar: str, variant: str) -> str:
    if calendar == "gregorian":
        return day.isoformat()
    if calendar == "solar":
        return SolarDate.from_gregorian(day).isoformat()
    return IslamicDate.from_gregorian(day, variant=variant).isoformat()
