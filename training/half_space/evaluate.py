"""F1 of restored half-spaces against harm to correct text, over the whole range of thresholds."""

import itertools
import json

import numpy as np
from symbols import FIRST_LETTER, Stream

CONDITIONS = {
    "deleted": "zwnj_deleted",
    "as space": "zwnj_as_space",
    "mixed": "zwnj_mixed",
    "correct": "gold",
}


def streams(path):
    """The damaged forms of each row of a JSON Lines file, with the right half-spaces beside them."""
    with open(path, encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = Stream.of([[row["gold"]] for row in rows])
    of_letter = gold.half[gold.symbols >= FIRST_LETTER]
    out = {}
    for name, key in CONDITIONS.items():
        stream = Stream.of([[row[key]] for row in rows])
        stream.gold = np.zeros(len(stream.symbols), np.uint8)
        stream.gold[stream.symbols >= FIRST_LETTER] = of_letter
        out[name] = stream
    return out


def damaged(sentences, seed=9):
    """The same, made from correct sentences."""
    random = np.random.default_rng(seed)
    whole = Stream.of([[s] for s in sentences])
    modes = {"deleted": "deleted", "as space": "spaced", "mixed": "mixed", "correct": "kept"}
    return {name: whole.damaged(mode, random) for name, mode in modes.items()}


def curve(model, conditions, thresholds):
    """Prints a line for each threshold."""
    scored = {name: (s, *model.restore(s)) for name, s in conditions.items()}
    print("probability above | F1 deleted  as space  mixed | correct sentences changed")
    for threshold in thresholds:
        f1 = {}
        for name, (stream, places, probability) in scored.items():
            chosen = probability > threshold
            right = stream.gold[places.left] == 1
            kept = int((stream.half & stream.gold).sum())
            true = int((chosen & right).sum()) + kept
            false = int((chosen & ~right).sum()) + int((stream.half & (1 - stream.gold)).sum())
            f1[name] = 200 * true / max(1, true + false + int(stream.gold.sum()))
            changed = len(np.unique(stream.document[places.left[chosen]]))
        harm = 100 * changed / stream.documents
        print(
            f"{threshold:17.3f} | {f1['deleted']:10.1f} {f1['as space']:9.1f} {f1['mixed']:6.1f} | {harm:.2f} %"
        )
    # Is a probability what it says? Over the mixed and the correct rows together.
    p = np.concatenate([scored[name][2] for name in ("mixed", "correct")])
    y = np.concatenate(
        [scored[name][0].gold[scored[name][1].left] for name in ("mixed", "correct")]
    )
    print("said      was")
    edges = (0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.0)
    for low, high in itertools.pairwise(edges):
        there = (p > low) & (p <= high)
        if there.any():
            print(f"{p[there].mean():.3f}   {y[there].mean():.3f}   ({there.sum()} places)")
