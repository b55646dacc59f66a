"""Prints src/calendar/islamic_table.rs: the month starts of the two Umm al-Qura tables.

    pip install hijridate==2.6.0
    python training/islamic_tables.py PATH/icu_calendar-2.4.0/src/cal/hijri/ummalqura_data.rs > src/calendar/islamic_table.rs
    cargo fmt

The printed table is that of the package hijridate (MIT), which its author checked against the mastheads
of Saudi newspapers; the computed one is KACST's, as ICU and ICU4X carry it (Unicode-3.0).
"""

import re
import sys
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from hijridate import ummalqura

UNIX_EPOCH_JULIAN_DAY = 2_440_588
HEAD = """//! Month starts of the Umm al-Qura calendar; made by `training/islamic_tables.py` on {today}, not by hand.
//!
//! A number is days since the first day of the table. The last one is the day after the table's end.
"""


def printed() -> tuple[int, list[int]]:
    starts = [2_400_000 + start - UNIX_EPOCH_JULIAN_DAY for start in ummalqura.MONTH_STARTS]
    return ummalqura.HIJRI_RANGE[0][0], starts


def computed(path: str) -> tuple[int, list[int]]:
    row = re.compile(r"try_new\((\d+), \[([ls, ]+)\], gregorian\((\d+), (\d+), (\d+)\)\)")
    rows = row.findall(Path(path).read_text())
    starts: list[int] = []
    day = 0
    for year, lengths, *ymd in rows:
        new_year = (date(*map(int, ymd)) - date(1970, 1, 1)).days
        assert not starts or new_year == day, year
        day = new_year
        for length in lengths.split(", "):
            starts.append(day)
            day += 30 if length == "l" else 29
    return int(rows[0][0]), [*starts, day]


def table(name: str, doc: list[str], first_year: int, starts: list[int]) -> str:
    assert len(starts) % 12 == 1
    assert all(28 <= b - a <= 31 for a, b in pairwise(starts))
    last_year = first_year + len(starts) // 12 - 1
    numbers = "".join(f"{start - starts[0]}, " for start in starts)
    docs = "".join(f"/// {line}".rstrip() + "\n" for line in doc)
    return (
        f"\n{docs}pub(super) const {name}: Table = Table {{ first_year: {first_year}, last_year: {last_year}, "
        f"first_day: {starts[0]}, starts: &{name}_STARTS }};\n\n#[rustfmt::skip]\n"
        f"const {name}_STARTS: [u32; {len(starts)}] = [\n" + wrap(numbers) + "];\n"
    )


def wrap(numbers: str, width: int = 96) -> str:
    lines, line = [], ""
    for number in numbers.split():
        if len(line) + len(number) + 1 > width:
            lines.append(line.rstrip())
            line = ""
        line += number + " "
    return "".join(f"    {text}\n" for text in [*lines, line.rstrip()])


def main() -> None:
    print(HEAD.format(today=date.today()))
    print("use super::islamic::Table;")
    print(
        table(
            "PRINTED",
            [
                "As printed in Saudi Arabia, 1343 to 1500 AH.",
                "",
                f"Source: hijridate {version('hijridate')} by Mohammed Alshehri, MIT licence. Some early months have",
                "28 or 31 days: that is what the newspapers printed.",
            ],
            *printed(),
        )
    )
    print(
        table(
            "COMPUTED",
            [
                "As computed by KACST, 1300 to 1600 AH.",
                "",
                "Source: icu_calendar 2.4.0 (from ICU4C's islamcal.cpp), Unicode-3.0 licence.",
            ],
            *computed(sys.argv[1]),
        ),
        end="",
    )


main()
