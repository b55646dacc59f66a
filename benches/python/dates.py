"""Dates found in text, megabytes a second on one thread, beside the peers on the same text.

    python benches/python/run.py dates

The texts are the sample articles of the package. They are denser in dates than most news (a mention every 110 to 180 bytes), so
each language is also measured with the sentences between that have none, nine times over: "thinned", to a mention every 280 to
490 bytes (four articles of news agencies had one every 300 to 410). The peers take minutes for a megabyte; they get the
articles once.
"""

from __future__ import annotations

import functools
import importlib.util
import statistics
from collections.abc import Callable
from pathlib import Path

import yeksan as yk
from harness import seconds

SAMPLES = Path(yk.__file__).parent / "samples"
REFERENCE = "2022-01-21"
LANGUAGES = ("fa", "ar", "it", "en")


def article(lang: str) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(SAMPLES.glob(f"{lang}-*.txt")))


def thinned(lang: str, text: str) -> str:
    """The text with its sentences that have no date, nine times over."""
    plain = [s for s in text.split(".") if not yk.find_dates(s, lang=lang, reference=REFERENCE)]
    return text + ". ".join(plain * 9)


def rate(text: str, function: Callable[[], object], rounds: int) -> float:
    """Megabytes a second, in the middle of some rounds."""
    times = [seconds(function) for _ in range(rounds + 1)][1 if rounds > 1 else 0 :]
    return len(text.encode()) / 1e6 / statistics.median(times)


def peers(lang: str, text: str) -> list[tuple[str, Callable[[], object]]]:
    found: list[tuple[str, Callable[[], object]]] = []
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        found.append(("dateparser search_dates", lambda: search_dates(text, languages=[lang])))
    if lang == "fa" and importlib.util.find_spec("parstdex"):
        from parstdex import Parstdex

        model = Parstdex()
        found.append(("parstdex extract_span", lambda: model.extract_span(text)))
    # It needs another version of regex than dateparser: pip install mahad==0.3.0 in an environment of its own.
    if lang == "ar" and importlib.util.find_spec("maha"):
        from maha.parsers.functions import parse_dimension

        found.append(("Maha parse_dimension", lambda: parse_dimension(text, time=True)))
    return found


def long_texts() -> None:
    """Whether the time grows with the length and no faster: nanoseconds a byte stay the same."""
    print("\none string, one thread")
    text = "\n".join(article(lang) for lang in LANGUAGES) + "\n"
    texts = [
        (f"the articles, {size} MB", text * (size * 1_000_000 // len(text.encode()) + 1))
        for size in (1, 5, 10)
    ]
    texts += [(f"{n:,} dates in a row", "30 dicembre 2021, " * n) for n in (10_000, 100_000)]
    texts += [(f"{n} MB of digits", "7" * (n * 1_000_000)) for n in (1, 10)]
    for name, one in texts:
        find = functools.partial(yk.find_dates, one, lang="it", reference=REFERENCE)
        taken = min(seconds(find) for _ in range(3))
        print(f"  {name:30s} {taken:8.3f} s   {taken * 1e9 / len(one.encode()):6.1f} ns a byte")


def columns() -> None:
    """What the column's kind costs: the articles' lines, many times over."""
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    lines = [line for lang in ("fa", "it") for line in article(lang).splitlines() if line] * 300
    size = sum(len(line.encode()) for line in lines) / 1e6
    kinds = [("a list", lines), ("pandas", pd.Series(lines)), ("polars", pl.Series(lines))]
    kinds += [("pyarrow", pa.array(lines))]
    print(f"\na column of {len(lines):,} texts, {size:.1f} MB, one thread")
    for name, column in kinds:
        find = functools.partial(yk.find_dates, column, lang="fa", reference=REFERENCE)
        taken = min(seconds(find) for _ in range(4))
        print(f"  {name:30s} {size / taken:12.3f} MB/s")


def main() -> None:
    yk.set_threads(1)
    for lang in LANGUAGES:
        text = article(lang)
        print(f"\n{lang}")
        for name, one in (("the articles", text), ("thinned", thinned(lang, text))):
            long = (one + "\n") * (2_000_000 // len(one.encode()) + 1)
            mentions = len(yk.find_dates(one, lang=lang, reference=REFERENCE))
            find = functools.partial(yk.find_dates, long, lang=lang, reference=REFERENCE)
            ours = rate(long, find, 7)
            every = len(one.encode()) // max(1, mentions)
            print(f"  {'yeksan, ' + name:30s} {ours:12.3f} MB/s   a mention every {every} bytes")
            for peer, function in peers(lang, one):
                speed = rate(one, function, 1)
                print(
                    f"  {peer:30s} {speed:12.5f} MB/s   ours is {ours / speed:10,.0f} times as fast"
                )
    long_texts()
    columns()


if __name__ == "__main__":
    main()
