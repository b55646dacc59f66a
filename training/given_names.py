#!/usr/bin/env python3
"""Makes src/entities/language/given_names.tsv, the given names of Arabic script that many bear.

python training/given_names.py PAIRS.tsv > src/entities/language/given_names.tsv

PAIRS.tsv is what the name model is trained with (Wikidata, CC0).
"""

import collections
import pathlib
import sys

# How many of the persons bear a name at least.
LEAST_BEARERS = 3


def main() -> None:
    bearers: collections.Counter[str] = collections.Counter()
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        lang_a, name, _, _, kind = line.split("\t")[:5]
        words = name.split()
        if kind == "person_fullname" and lang_a in ("fa", "ar") and len(words) > 1:
            bearers[words[0]] += 1
    kept = sorted(
        name for name, count in bearers.items() if count >= LEAST_BEARERS and len(name) > 2
    )
    print(
        "# Given names of Arabic script that at least three persons bear. Source: Wikidata, CC0-1.0."
    )
    print("# Generated 2026-11-22 by training/given_names.py; do not edit.")
    print(" ".join(kept))


if __name__ == "__main__":
    main()
