#!/usr/bin/env python3
"""Makes src/entities/countries.tsv, the names of the countries by language.

    npm pack cldr-localenames-full@48.2.0 && tar xzf cldr-localenames-full-48.2.0.tgz
    python training/countries/generate.py package/main > src/entities/countries.tsv

The names, their short forms and their variants are those of the Unicode CLDR; `common.tsv`, beside this file, adds names in
common use that CLDR does not have (code, language, name).
"""

import json
import pathlib
import sys

LANGUAGES = ["en", "fa", "ar", "it", "de", "fr", "es", "tr", "ckb", "ps", "ur"]
# Codes of CLDR that are no country: groups, pseudo-locales, parts reserved for other uses.
NOT_A_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def territories(folder: pathlib.Path, language: str) -> dict[str, str]:
    data = json.loads((folder / language / "territories.json").read_text(encoding="utf8"))
    return data["main"][language]["localeDisplayNames"]["territories"]


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    common: dict[tuple[str, str], list[str]] = {}
    for line in (
        (pathlib.Path(__file__).parent / "common.tsv").read_text(encoding="utf8").splitlines()
    ):
        if line and not line.startswith("#"):
            code, language, name = line.split("\t")
            common.setdefault((code, language), []).append(name)
    names = {language: territories(folder, language) for language in LANGUAGES}
    codes = sorted(c for c in names["en"] if len(c) == 2 and c.isalpha() and c not in NOT_A_COUNTRY)
    print(
        "# Names of countries. Source: Unicode CLDR 48.2 (cldr-localenames-full 48.2.0), licence Unicode-3.0, and common.tsv, CC0-1.0."
    )
    print(
        "# Generated 2026-11-23 by training/countries/generate.py; do not edit. Names of one language are separated by |."
    )
    print("code", *LANGUAGES, sep="\t")
    for code in codes:
        row = []
        for language in LANGUAGES:
            known = names[language]
            # A language without a name of its own has the code in its place.
            found = [known[code]] if known.get(code, code) != code else []
            found += [known[k] for k in (f"{code}-alt-short", f"{code}-alt-variant") if k in known]
            row.append("|".join(dict.fromkeys(found + common.get((code, language), []))))
        print(code, *row, sep="\t")


if __name__ == "__main__":
    main()
