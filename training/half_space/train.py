"""Trains the half-space model: python training/half_space/train.py --text FILE... --dev FILE --out FILE

Each text file has one correct sentence a line. The word lists come from two packages of the index, at pinned versions and checksums.
The same input gives the same bytes (with the versions in requirements.txt, on one kind of processor).
"""

import argparse
import os
import pathlib
import re
import time

# One thread: sums in one order.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import closed  # noqa: E402
import conjoined  # noqa: E402
import evaluate  # noqa: E402
import habits  # noqa: E402
import joins  # noqa: E402
import linear  # noqa: E402
import misplaced  # noqa: E402
import numpy as np  # noqa: E402
import pack  # noqa: E402
import styles  # noqa: E402
from hashing import Words  # noqa: E402
from network import Network  # noqa: E402
from symbols import Stream  # noqa: E402
from words import Lists  # noqa: E402

MODES = ("kept", "deleted", "spaced", "mixed", "lost")
# How many sentences are one document, and how often: habits must be read in short and long texts.
LENGTHS, SHARES = (1, 2, 5, 20, 60), (0.80, 0.10, 0.06, 0.03, 0.01)
# The share of documents rewritten in the style that glues the plural to letters that join: a style, no damage.
GLUED = 0.12
GLUED_PLURAL = re.compile("([بتپثجچحخسشصضطظعغفقکگلمنی])\u200c(ها(?:ی|یی|یش)?)(?![ء-ی])")
# The month of May is مه in Iran and می elsewhere; sentences that name it are learned both ways.
MAY = re.compile("(?<=[۰-۹0-9] )مه(?= )|(?<=ماه )مه(?= )")
# Below these a place is passed over: in a word by its letters and by the word alone; at a space by the two words and by these with the letters; by its score.
GATE_CUT, INSIDE_CUT, SIDES_CUT, BOTH_CUT, SCORE_CUT = -5.5, -2.0, -5.5, -8.0, -2.5
CAREFUL, FULL = 0.95, 0.67
FOLDS = 2
# The share of features that each example of the score shows.
SCORE_KEEP = 0.85
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99)


class Model:
    gate_bits, sides_bits, score_bits = linear.GATE_BITS, linear.SIDES_BITS, linear.SCORE_BITS
    gate_cut, inside_cut, sides_cut = GATE_CUT, INSIDE_CUT, SIDES_CUT
    both_cut, score_cut = BOTH_CUT, SCORE_CUT
    careful, full = CAREFUL, FULL

    def __init__(self):
        self.lists = Lists()
        self.gate = self.sides = self.score = self.network = None

    @property
    def plain(self):
        return self.lists.plain

    @property
    def halves(self):
        return self.lists.halves

    def open_places(self, stream, words):
        """Places that pass the gates and that no word closes."""
        places = stream.candidates()
        gate = self.gate.score(linear.gate_features(stream, places))
        shut = self.plain.get(words.hash(words.start[places.left], words.end[places.left]))
        open_ = (gate > GATE_CUT) & ((shut & np.uint64(closed.INSIDE)) == 0)
        spaced = np.flatnonzero(places.spaced == 1)
        sides = self.sides.score(linear.side_features(places[spaced], words, self.lists))
        open_[spaced] = (sides > SIDES_CUT) & (sides + gate[spaced] > BOTH_CUT)
        return places[np.flatnonzero(open_)]

    def scored(self, stream, score=None, cut=SCORE_CUT):
        """The places with a score above the cut, their scores and what the lists know of them."""
        words = Words(stream.symbols)
        places = self.open_places(stream, words)
        levels = linear.list_levels(stream, places, words, self.lists)
        score = score or self.score
        rows = linear.score_features(stream, places, words, levels)
        values = score.score(rows)
        inside = score.part(rows, linear.within_word(places, words))
        keep = np.flatnonzero((values > cut) & ((inside > INSIDE_CUT) | (places.spaced == 1)))
        return words, places[keep], values[keep], [level[keep] for level in levels]

    def restore(self, stream):
        words, places, score, levels = self.scored(stream)
        odds = self.network.score(habits.features(stream, words, places, score, levels))
        return places, 1 / (1 + np.exp(-odds))


def examples(documents, random):
    """All places of correct text, and those near lost half-spaces, with labels."""
    whole = Stream.of(documents)
    for mode in MODES[:3]:
        stream = whole.damaged(mode, random)
        places = stream.candidates()
        label = stream.gold[places.left] == 1
        if mode != "kept":
            lost = np.zeros(len(stream.symbols) + 1, np.int64)
            lost[places.left[label] + 1] = 1
            lost = np.cumsum(lost)
            near = (
                lost[np.minimum(places.left + 10, len(lost) - 1)]
                > lost[np.maximum(places.left - 10, 0)]
            )
            places, label = places[np.flatnonzero(near)], label[near]
        yield stream, places, label


def fit_gate(sentences):
    rows, labels = [], []
    for stream, places, label in examples([[s] for s in sentences], np.random.default_rng(5)):
        rows.append(linear.gate_features(stream, places))
        labels.append(label)
    rows, labels = np.concatenate(rows), np.concatenate(labels)
    weights = np.ones(len(labels), np.float32)
    return linear.fit(rows, labels, weights, 3 << linear.GATE_BITS, 0.3, 40).quantized(1 / 16, 0)


def fit_score(model, sentences):
    rows, labels = [], []
    for stream, places, label in examples([[s] for s in sentences], np.random.default_rng(3)):
        keep = np.flatnonzero(model.gate.score(linear.gate_features(stream, places)) > GATE_CUT)
        places, words = places[keep], Words(stream.symbols)
        levels = linear.list_levels(stream, places, words, model.lists)
        rows.append(linear.score_features(stream, places, words, levels))
        labels.append(label[keep])
    # Each example twice, with other features left out.
    rows, labels = np.concatenate([*rows, *rows]), np.concatenate([*labels, *labels])
    weights = np.ones(len(labels), np.float32)
    fitted = linear.fit(rows, labels, weights, 1 << linear.SCORE_BITS, 0.6, 70, SCORE_KEEP)
    return fitted.quantized(1 / 32, 0.02)


def fit_sides(model, sentences):
    """A gate for spaces from each of the two words alone: it learns where the score is not low."""
    random = np.random.default_rng(11)
    whole = Stream.of([[s] for s in sentences])
    rows, labels = [], []
    for mode in ("kept", "spaced"):
        stream = whole.damaged(mode, random)
        words, places = Words(stream.symbols), stream.candidates()
        places = places[np.flatnonzero(places.spaced == 1)]
        levels = linear.list_levels(stream, places, words, model.lists)
        score = model.score.score(linear.score_features(stream, places, words, levels))
        label = (score > SCORE_CUT) | (stream.gold[places.left] == 1)
        # What is low in damaged text is so in whole text too.
        keep = np.flatnonzero(label | (mode == "kept"))
        rows.append(linear.side_features(places[keep], words, model.lists))
        labels.append(label[keep])
    rows, labels = np.concatenate(rows), np.concatenate(labels)
    weights = np.ones(len(labels), np.float32)
    return linear.fit(rows, labels, weights, 2 << linear.SIDES_BITS, 0.3, 40).quantized(1 / 16, 0)


def close_words(model, sentences):
    random = np.random.default_rng(7)
    whole = Stream.of([[s] for s in sentences])
    streams = [whole.damaged(mode, random) for mode in MODES[:3]]
    scored = [model.scored(s, cut=-np.inf)[:3] for s in streams]
    model.lists.close(closed.flags(streams, scored, SCORE_CUT))


def documents(sentences, random):
    out, at = [], 0
    while at < len(sentences):
        length = int(random.choice(LENGTHS, p=SHARES))
        document = sentences[at : at + length]
        if random.random() < GLUED:
            document = [GLUED_PLURAL.sub(r"\1\2", s) for s in document]
        out.append(document)
        at += length
    return out


def fit_network(model, texts):
    """On scores of sentences that the score was not fitted on."""
    random = np.random.default_rng(1)
    rows, labels = [], []
    for fold in range(FOLDS):
        score = fit_score(
            model, [s for text in texts for i, s in enumerate(text) if i % FOLDS != fold]
        )
        for text in texts:
            held = [s for i, s in enumerate(text) if i % FOLDS == fold]
            for mode in MODES:
                stream = Stream.of(documents(held, random)).damaged(mode, random)
                words, places, value, levels = model.scored(stream, score)
                rows.append(habits.features(stream, words, places, value, levels))
                labels.append(stream.gold[places.left] == 1)
    rows, labels = np.concatenate(rows), np.concatenate(labels)
    return Network.fit(rows, labels, np.ones(len(labels), np.float32))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", nargs="+", required=True, type=pathlib.Path, metavar="FILE")
    parser.add_argument(
        "--dev",
        type=pathlib.Path,
        metavar="FILE",
        help="rows with gold, zwnj_deleted, zwnj_as_space, zwnj_mixed; without it every 20th sentence is held out",
    )
    parser.add_argument("--out", type=pathlib.Path, metavar="FILE")
    arguments = parser.parse_args()
    texts = [path.read_text(encoding="utf8").splitlines() for path in arguments.text]
    if arguments.dev:
        conditions = evaluate.streams(arguments.dev)
    else:
        conditions = evaluate.damaged([s for text in texts for s in text[::20]])
        texts = [[s for i, s in enumerate(text) if i % 20] for text in texts]
    begin = time.perf_counter()

    def say(what):
        print(f"{time.perf_counter() - begin:4.0f} s  {what}", flush=True)

    texts = [styles.varied(text) for text in texts]
    texts = [[*text, *(MAY.sub("می", s) for s in text if MAY.search(s))] for text in texts]
    sentences = [s for text in texts for s in text]
    model = Model()
    say(
        f"{len(sentences)} sentences, {len(model.plain.keys)} words, {len(model.halves.keys)} half-spaces in lists"
    )
    whole = Stream.of([[s] for s in sentences])
    model.joins, model.join_shares = joins.learn(whole, Words(whole.symbols), model.lists)
    say(
        f"{len(model.joins[0])} suffixes that join; right where certain {model.join_shares[0]:.3f}, where listed {model.join_shares[1]:.3f}"
    )
    model.conjoined, found = conjoined.learn(model.lists)
    say(f"words of three: {' '.join(found)}")
    model.gate = fit_gate(sentences)
    say("gate")
    model.score = fit_score(model, sentences)
    say("score")
    model.misplaced, counts = misplaced.learn(model, whole, np.random.default_rng(17))
    say(
        "half-spaces judged misplaced: {} of {} right ones, {} ({} mended) of {} moved ones".format(
            *counts
        )
        + f"; right where judged so: {model.misplaced:.3f}"
    )
    model.sides = fit_sides(model, sentences)
    say("sides")
    close_words(model, sentences)
    say(f"closed words: {int((model.plain.values & closed.INSIDE > 0).sum())}")
    model.network = fit_network(model, texts)
    say("network")
    evaluate.curve(model, conditions, THRESHOLDS)
    if arguments.out:
        pack.write(arguments.out, model)
        say(f"{arguments.out}: {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
