"""Half-spaces restored: F1 against harm to correct text over all thresholds, ours beside the peers.

python benches/python/half_spaces.py --rows ROWS.jsonl

A row has `gold`, a correct text, and may have its damaged forms `zwnj_deleted`, `zwnj_as_space` and `zwnj_mixed`;
those that are not there are made here. F1 is over half-spaces between letters; letters, digits and marks are folded
first, so that no tool is blamed for changing them.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterable

import yeksan as yk

ZWNJ = "\u200c"
FORMS = ("zwnj_deleted", "zwnj_as_space", "zwnj_mixed")
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99)
ALIKE = str.maketrans("يىكۀةأإٱآؤئ", "ییکههااااوی")

Tool = Callable[[list[str]], list[str]]


def rows(path: str) -> list[dict[str, str]]:
    with open(path, encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [damaged(row, random.Random(i)) | row for i, row in enumerate(found)]


def damaged(row: dict[str, str], chance: random.Random) -> dict[str, str]:
    gold = row["gold"]
    mixed = re.sub(ZWNJ, lambda _: chance.choice((ZWNJ, "", " ")), gold)
    return dict(zip(FORMS, (gold.replace(ZWNJ, ""), gold.replace(ZWNJ, " "), mixed), strict=True))


def read(text: str) -> tuple[str, list[str]]:
    """The letters of a text, folded, and what stands after each: nothing, a half-space, anything else."""
    letters, after = [], []
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if c != "ـ")
    for c in text.translate(ALIKE):
        if c == ZWNJ:
            if after:
                after[-1] = after[-1] or ZWNJ
        elif c.isalnum():
            letters.append(str(unicodedata.digit(c, c)) if c.isdigit() else c)
            after.append("")
        elif unicodedata.category(c) not in ("Mn", "Cf") and after:
            after[-1] = " "
    if after:
        after[-1] = ""
    return "".join(letters), after


def compare(gold: str, out: str) -> tuple[int, int, int, bool]:
    """Half-spaces that are right, wrong and missing, and whether all between the letters is as it should be."""
    (a, after_gold), (b, after_out) = read(gold), read(out)
    if a != b:
        found = [""] * len(a)
        blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        for i, j, n in blocks:
            found[i : i + n] = after_out[j : j + n]
        after_out = found
    pairs = list(zip(after_gold, after_out, strict=True))
    right = sum(x == y == ZWNJ for x, y in pairs)
    wrong = sum(y == ZWNJ != x for x, y in pairs)
    missing = sum(x == ZWNJ != y for x, y in pairs)
    return right, wrong, missing, after_gold == after_out


def f1(golds: list[str], outs: list[str]) -> float:
    sums = [sum(x) for x in zip(*map(compare, golds, outs), strict=True)]
    return 200 * sums[0] / max(1, 2 * sums[0] + sums[1] + sums[2])


def peers() -> Iterable[tuple[str, Tool]]:
    """Those that are installed; `pip install` the others to have them in the table."""
    try:
        import hazm_normalizer

        yield "hazm-normalizer 0.3.0", each(hazm_normalizer.Normalizer().normalize)
    except ImportError:
        pass
    try:
        import rishe.compat

        yield "rishe 0.5.1 compat.Normalizer", each(rishe.compat.Normalizer().normalize)
    except ImportError:
        pass
    prefix = re.compile(r"(?<![ء-یۀ])(ن?می) (?=[ء-ی])")
    suffix = re.compile(r"(?<=[بتپثجچحخسشصضطظعغفقکگلمنهی]) (ها(?:ی|یی)?|تر(?:ین)?)(?![ء-ی])")
    yield (
        "two regular expressions",
        each(lambda t: suffix.sub(ZWNJ + r"\1", prefix.sub(r"\1" + ZWNJ, t))),
    )


def each(function: Callable[[str], str]) -> Tool:
    return lambda texts: [function(t) for t in texts]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows")
    path = parser.parse_known_args()[0].rows
    if not path:
        print("half-spaces need correct texts: --rows ROWS.jsonl")
        return
    data = rows(path)
    golds = [row["gold"] for row in data]
    size = sum(len(g.encode()) for g in golds) / 1e6
    ours = [(f"yeksan threshold={t}", {"zwnj": "full", "threshold": t}) for t in THRESHOLDS]
    modes = [(f"yeksan {mode}", {"zwnj": mode}) for mode in ("careful", "full")]
    tools = [*peers(), *((name, yk.Normalizer("fa", **o)) for name, o in modes + ours)]
    yk.set_threads(1)
    print(f"{len(data)} texts; F1 of half-spaces, correct texts changed, correct texts per second")
    print(f"{'':32s} deleted  as space  mixed    changed       MB/s")
    for name, tool in tools:
        tool(golds[:50])
        start = time.perf_counter()
        same = tool(golds)
        seconds = time.perf_counter() - start
        changed = sum(not compare(g, o)[3] for g, o in zip(golds, same, strict=True))
        scores = [f1(golds, tool([row[form] for row in data])) for form in FORMS]
        print(
            f"{name:32s} {scores[0]:7.1f}  {scores[1]:8.1f}  {scores[2]:5.1f}  {100 * changed / len(data):7.2f} %  {size / seconds:9.1f}"
        )
    yk.set_threads(None)


if __name__ == "__main__":
    main()
