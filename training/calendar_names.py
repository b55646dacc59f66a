"""Prints src/calendar/names_table.rs: month and weekday names by locale.

    python training/calendar_names.py ../shared/data/dates/cldr_names.csv > src/calendar/names_table.rs

The rows calendar,locale,kind,context,width,key,name come from CLDR 48.2 (Unicode-3.0).
"""

import csv
import sys
from collections import defaultdict
from datetime import date

ARABIC_INDIC = {"ar", "ckb"}
PERSIAN = {"fa", "ps", "ur"}
# Locales whose rows in CLDR are mostly another language's.
LEFT_OUT = {"lrc", "mzn", "sd", "uz-Arab", "ps-PK"}
# CLDR gives some calendars of these locales in English letters; the region's own names stand elsewhere.
BORROW = {
    ("ckb", "persian"): "ckb-IR",
    ("ckb", "islamic"): "ar",
    ("ckb-IR", "islamic"): "ar",
    ("ps", "islamic"): "fa",
}
# A month that CLDR writes with a mark that the press leaves out, and the Solar months in Arabic as the press has them.
RESPELL = {
    "سنبلهٔ": "سنبله",
    "فرفردن": "فروردين",
    "أذربيهشت": "أرديبهشت",
    "تار": "تير",
    "شهرفار": "شهريور",
    "آيان": "آبان",
    "اسفندار": "إسفند",
}
# Locales whose short weekdays are the same but for an accent.
NO_SHORT_WEEKDAYS = {"az"}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
FIELDS = [
    ("gregorian", "gregorian", "month", "wide"),
    ("gregorian_short", "gregorian", "month", "abbreviated"),
    ("solar", "persian", "month", "wide"),
    ("islamic", "islamic", "month", "wide"),
    ("weekdays", "gregorian", "day", "wide"),
    ("weekdays_short", "gregorian", "day", "abbreviated"),
]


def digits(locale: str) -> str:
    language = locale.split("-")[0]
    if locale in {"ar-DZ", "ar-LY", "ar-MA", "ar-TN"}:
        return "Latin"
    if language in ARABIC_INDIC:
        return "ArabicIndic"
    return "Persian" if language in PERSIAN or locale in PERSIAN else "Latin"


def main() -> None:
    names: dict[tuple[str, str, str, str], dict[str, str]] = defaultdict(dict)
    locales: list[str] = []
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["context"] == "format":
                key = (row["locale"], row["calendar"], row["kind"], row["width"])
                names[key][row["key"]] = RESPELL.get(row["name"], row["name"])
            if row["locale"] not in locales and row["locale"] not in LEFT_OUT:
                locales.append(row["locale"])

    def fields(locale: str) -> dict[str, list[str]]:
        out = {}
        for field, calendar, kind, width in FIELDS:
            source = BORROW.get((locale, calendar), locale)
            table = names[source, calendar, kind, width]
            keys = WEEKDAYS if kind == "day" else [str(month) for month in range(1, 13)]
            out[field] = [table[key] for key in keys]
        if locale in NO_SHORT_WEEKDAYS:
            out["weekdays_short"] = out["weekdays"]
        return out

    locales.sort(key=lambda code: ["en", "fa", "ar", "it", "ps", "ckb", code].index(code))
    kept: dict[str, dict[str, list[str]]] = {}
    for locale in sorted(locales, key=lambda code: code.count("-")):
        mine, parent = fields(locale), locale.split("-")[0]
        same = mine == kept.get(parent) and digits(locale) == digits(parent)
        if not same:
            kept[locale] = mine

    print(
        f"//! Month and weekday names; made by `training/calendar_names.py` on {date.today()}, not by hand."
    )
    print(
        "//!\n//! Source: Unicode CLDR 48.2, format context. Copyright Unicode, Inc., Unicode-3.0 licence."
    )
    print("\nuse super::names::Names;\nuse crate::script::DigitSystem;\n")
    print(f"#[rustfmt::skip]\npub(super) static ALL: [Names; {len(kept)}] = [")
    for locale, mine in kept.items():
        print(
            f'    Names {{\n        locale: "{locale}",\n        digits: DigitSystem::{digits(locale)},'
        )
        for field, values in mine.items():
            row = ", ".join(f'"{value}"' for value in values)
            print(f"        {field}: [{row}],")
        print("    },")
    print("];")


main()
