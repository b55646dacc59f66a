#!/usr/bin/env python3
"""Makes cities.tsv, the names of the time zones' cities in Persian, Arabic, Italian and English.

npm pack cldr-dates-full@48.2.0 && tar xzf cldr-dates-full-48.2.0.tgz
python training/names/cities.py package/main > training/names/cities.tsv
"""

import json
import pathlib
import sys


def cities(folder: pathlib.Path, language: str) -> dict[str, str]:
    data = json.loads((folder / language / "timeZoneNames.json").read_text(encoding="utf8"))
    found: dict[str, str] = {}

    def walk(node: object, zone: str) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("exemplarCity"), str):
                found[zone] = node["exemplarCity"]
            for key, value in node.items():
                walk(value, f"{zone}/{key}" if zone else key)

    walk(data["main"][language]["dates"]["timeZoneNames"]["zone"], "")
    return found


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    names = {language: cities(folder, language) for language in ("en", "fa", "ar", "it")}
    print(
        "# Cities of time zones. Source: Unicode CLDR 48.2 (cldr-dates-full 48.2.0), licence Unicode-3.0."
    )
    print("# Generated 2026-11-21 by training/names/cities.py; do not edit.")
    print("en\tfa\tar\tit")
    for zone in sorted(set(names["fa"]) | set(names["ar"])):
        # Where CLDR has no English name, the zone's own is it.
        english = names["en"].get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
        print(
            english, *(names[language].get(zone, "") for language in ("fa", "ar", "it")), sep="\t"
        )


if __name__ == "__main__":
    main()
