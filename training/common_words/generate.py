#!/usr/bin/env python3
"""Makes src/entities/language/common.tsv, the commonest words of each language, which are seldom names.

pip install wordfreq==3.1.1
python training/common_words/generate.py PAIRS.tsv > src/entities/language/common.tsv

Of the rarer Arabic words those are kept that show themselves to be words: used with the article and without, as nouns
are, or in other forms too. PAIRS.tsv is what the name model is trained with: its names are left out unless they are nouns.
"""

import pathlib
import sys
import unicodedata

import wordfreq

COUNT = 6000
# Arabic has no capitals, and a word many forms.
COUNT_ARABIC = 40_000
COUNT_NOUNS = 60_000
# What nouns and verbs end in and names seldom, what else they end in, and what verbs begin with, folded.
ENDINGS = ("ه", "ها", "هم", "هن", "هما", "نا", "ک", "کم", "ات", "ة", "وا")
MORE_ENDINGS = ("ی", "نی", "ت", "ون", "ین", "ان", "ا")
VERB_BEGINS = "یتنا"
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


def is_inflected(word: str, words: set[str]) -> bool:
    """Whether a word is known in another form, as nouns and verbs are and names are not."""
    ends = any(
        word.endswith(ending) and len(word) - len(ending) > 2 and word.removesuffix(ending) in words
        for ending in ENDINGS
    )
    begins = word[0] in VERB_BEGINS and len(word) > 3 and word[1:] in words
    return ends or begins or sum(word + ending in words for ending in ENDINGS + MORE_ENDINGS) > 1


def rarer_arabic(pairs: str) -> list[str]:
    names = arabic_names(pairs)
    words = {folded(word) for word in wordfreq.top_n_list("ar", COUNT_NOUNS)}
    found = set()
    for word in map(folded, wordfreq.top_n_list("ar", COUNT_ARABIC)[COUNT:]):
        bare = word.removeprefix("ال")
        is_noun = bare in words and "ال" + bare in words
        is_word = is_noun or (word not in names and is_inflected(word, words))
        if len(word) > 2 and word.isalpha() and is_word:
            found.add(word)
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
