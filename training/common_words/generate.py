#!/usr/bin/env python3
"""Makes src/entities/language/common.tsv, the commonest words of each language, which are seldom names.

pip install wordfreq==3.1.1
python training/common_words/generate.py PAIRS.tsv > src/entities/language/common.tsv

PAIRS.tsv is what the name model is trained with: its names are left out of the rarer Arabic words, unless they are used
with the article and without, as nouns are.
"""

import pathlib
import sys
import unicodedata

import wordfreq

COUNT = 6000
# Arabic has no capitals, and a word many forms.
COUNT_ARABIC = 40_000
COUNT_NOUNS = 60_000
CITIES = pathlib.Path(__file__).parent.parent / "names/cities.tsv"


def folded(word: str) -> str:
    plain = "".join(c for c in word if not unicodedata.combining(c))
    return plain.translate(str.maketrans("أإآىيك", "اااییک"))


def arabic_names(pairs: str) -> set[str]:
    names = set()
    for line in pathlib.Path(pairs).read_text(encoding="utf-8").splitlines():
        lang_a, a, lang_b, b = line.split("\t")[:4]
        names.update(a.split() if lang_a == "ar" else [], b.split() if lang_b == "ar" else [])
    for line in CITIES.read_text(encoding="utf-8").splitlines():
        names.update(line.split("\t")[2].split() if "\t" in line else [])
    return {folded(name) for name in names}


def rarer_arabic(pairs: str) -> list[str]:
    names = arabic_names(pairs)
    nouns = {folded(word) for word in wordfreq.top_n_list("ar", COUNT_NOUNS)}
    found = set()
    for word in wordfreq.top_n_list("ar", COUNT_ARABIC)[COUNT:]:
        bare = folded(word).removeprefix("ال")
        is_noun = bare in nouns and "ال" + bare in nouns
        if len(word) > 2 and word.isalpha() and (is_noun or folded(word) not in names):
            found.add(folded(word))
    return sorted(word for word in found if not word.isascii())


def main() -> None:
    print(
        "# The commonest words of each language. Source: wordfreq 3.1.1 (Robyn Speer), data CC BY-SA 4.0."
    )
    print("# Generated 2026-11-22 by training/common_words/generate.py; do not edit.")
    for language in ("fa", "ar", "it", "en"):
        words = wordfreq.top_n_list(language, COUNT)
        kept = sorted({word for word in words if len(word) > 2 and word.isalpha()})
        print(language, " ".join(kept), sep="\t")
    print("ar, rarer", " ".join(rarer_arabic(sys.argv[1])), sep="\t")


if __name__ == "__main__":
    main()
