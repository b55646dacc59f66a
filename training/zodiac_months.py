"""Prints src/calendar/zodiac_table.rs: the lengths of the zodiac months, 1220 to 1303 AP.

    python training/zodiac_months.py sarlati.txt > src/calendar/zodiac_table.rs

`sarlati.txt` is https://github.com/roozbehp/persiancalendar/blob/578c4be/data/sarlati.txt.
"""

from __future__ import annotations

import datetime
import pathlib
import sys

HEAD = """//! Lengths of the zodiac months; made by `training/zodiac_months.py` on {today}, not by hand.
//!
//! Source: the comparative calendar of Hesam Sarlati (Zavvar, Tehran), as transcribed in the data of
//! roozbehp/persiancalendar (CC0), commit 578c4be.

pub(super) const FIRST_YEAR: i32 = {first};

/// The lengths of the twelve months, a row a year.
#[rustfmt::skip]
pub(super) const LENGTHS: [[u8; 12]; {count}] = ["""


def main(path: str) -> None:
    """Reads the table, checks its shape, prints it."""
    lines = pathlib.Path(path).read_text(encoding="utf8").splitlines()
    rows = [[int(n) for n in line.split()] for line in lines if line and not line.startswith("#")]
    years = [row[0] for row in rows]
    assert years == list(range(years[0], years[0] + len(years)))
    assert all(len(row) == 13 and sum(row[1:]) in (365, 366) for row in rows)
    print(HEAD.format(today=datetime.date.today(), first=years[0], count=len(rows)))
    for row in rows:
        print(f"    {row[1:]},")
    print("];")


if __name__ == "__main__":
    main(sys.argv[1])
