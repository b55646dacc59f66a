"""Normalization beside its peers: character level, half-spaces, a pandas column; one thread where nothing else is said.

The texts are few paragraphs again and again, so all their words are known soon; `half_spaces` measures texts that do
not repeat.
"""

from __future__ import annotations

from typing import Any

import yeksan as yk
from harness import compare
from yeksan import samples


def corpus(lang: str, megabytes: float) -> list[str]:
    """The paragraphs of the sample articles, again and again, each time with another number in it."""
    paragraphs = [
        p for s in samples.load() if s.lang == lang for p in s.text.splitlines() if len(p) > 40
    ]
    out: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        for paragraph in paragraphs:
            out.append(f"{paragraph} {len(out)}")
            size += len(out[-1].encode())
    return out


def main() -> None:
    import arabic_norm
    import hazm_normalizer
    import pandas as pd
    import polars as pl
    import pyarabic.araby as araby
    import pyarrow as pa
    import pyarrow.compute as pc
    import rishe
    import rishe.compat

    yk.set_threads(1)
    character_level: dict[str, Any] = {
        "zwnj": "keep",
        "spacing": False,
        "punctuation": "keep",
        "quotes": "keep",
        "marks": "strip",
    }

    arabic = "\n".join(corpus("ar", 8))
    size = len(arabic.encode()) / 1e6
    ar = yk.Normalizer("ar", **character_level)
    compare(
        "Arabic, character level, str to str",
        ("yeksan", lambda: ar(arabic)),
        [
            ("arabic-norm 0.1.0", lambda: arabic_norm.normalize(arabic)),
            ("pyarabic 0.6.15", lambda: araby.strip_tatweel(araby.strip_tashkeel(arabic))),
        ],
        size,
        "MB",
    )

    rows = corpus("fa", 4)
    size = sum(len(r.encode()) for r in rows) / 1e6
    fa = yk.Normalizer("fa", **character_level)
    pipeline = rishe.Pipeline()
    compare(
        "Persian, character level, list to list",
        ("yeksan", lambda: fa(rows)),
        [("rishe 0.5.1 Pipeline.normalize", lambda: [pipeline.normalize(r) for r in rows])],
        size,
        "MB",
    )

    rows = corpus("fa", 0.5)
    size = sum(len(r.encode()) for r in rows) / 1e6
    careful = yk.Normalizer("fa")
    hazm = hazm_normalizer.Normalizer()
    compat = rishe.compat.Normalizer()
    compare(
        "Persian with half-spaces and spacing, list to list",
        ("yeksan careful", lambda: careful(rows)),
        [
            ("hazm-normalizer 0.3.0", lambda: [hazm.normalize(r) for r in rows]),
            ("rishe 0.5.1 compat.Normalizer", lambda: [compat.normalize(r) for r in rows]),
        ],
        size,
        "MB",
        rounds=3,
    )

    full = yk.Normalizer("fa", zwnj="full")
    compare(
        "Persian with every half-space, list to list",
        ("yeksan full", lambda: full(rows)),
        [("rishe 0.5.1 compat.Normalizer", lambda: [compat.normalize(r) for r in rows])],
        size,
        "MB",
    )

    for lang in ("ar", "fa", "it"):
        plain = yk.Normalizer(lang, **character_level)
        clean = pa.array([plain(row) for row in corpus(lang, 40)])
        compare(
            f"{lang}, clean already, character level, Arrow to Arrow",
            ("yeksan", lambda plain=plain, clean=clean: plain(clean)),
            [
                (
                    f"pyarrow {pa.__version__} replace_substring, one letter",
                    lambda clean=clean: pc.replace_substring(clean, "\u064a", "\u06cc"),
                )
            ],
            clean.nbytes / 1e6,
            "MB",
        )

    column = pa.array(corpus("fa", 20))
    for name, normalizer in (("character level", fa), ("careful", careful), ("full", full)):

        def on(threads: int, normalizer: yk.Normalizer = normalizer) -> None:
            yk.set_threads(threads)
            normalizer(column)

        compare(
            f"Persian, {name}, Arrow to Arrow, two threads and one",
            ("yeksan, two threads", lambda on=on: on(2)),
            [("yeksan, one thread", lambda on=on: on(1))],
            column.nbytes / 1e6,
            "MB",
            rounds=25,
        )
    yk.set_threads(1)

    words = [f"كتاب هاي {i} من را مي خوانم" for i in range(1_000_000)]
    table = str.maketrans("يك", "یک")
    column = pd.Series(words)
    as_object = pd.Series(words, dtype=object)
    letters = yk.Normalizer("fa", **character_level)

    def on_threads(count: int | None) -> None:
        yk.set_threads(count)
        letters(column)

    compare(
        f"a pandas column of 1M rows ({column.dtype})",
        ("yeksan", lambda: on_threads(None)),
        [
            ("yeksan, one thread", lambda: on_threads(1)),
            (".str.translate", lambda: column.str.translate(table)),
            (".str.translate on object", lambda: as_object.str.translate(table)),
        ],
        len(words) / 1e6,
        "M rows",
        rounds=3,
    )
    in_polars = pl.Series(words)
    yk.set_threads(1)
    compare(
        "a polars column of 1M rows, one thread of ours",
        ("yeksan", lambda: letters(in_polars)),
        [
            (
                ".str.replace_many",
                lambda: in_polars.str.replace_many(["\u064a", "\u0643"], ["ی", "ک"]),
            )
        ],
        len(words) / 1e6,
        "M rows",
        rounds=3,
    )
    yk.set_threads(None)


if __name__ == "__main__":
    main()
