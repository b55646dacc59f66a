"""Half-spaces at the wrong place inside a word: کتا‌بها. The rule, and how often it is right."""

import linear
import numpy as np
from habits import PREFIX_TABLE, RIGHT_TABLE, look_up
from hashing import Words
from joins import FAMILY_CERTAIN
from symbols import FIRST_LETTER, JOINS, OTHER, Places, Stream

# The share of half-spaces that careless text puts one letter beside their place.
MISPLACED = 0.01
# A score below this is surely wrong, one above is right where some half-space was meant.
LOW, GOOD = -3.0, 0.0
COMMON = 2
RIGHT, REMOVE = -1, 0


def spelled(stream):
    """The words of a text that have one half-space: each once, as its symbols and where that stands."""
    letter = stream.symbols >= FIRST_LETTER
    first = np.flatnonzero(letter[1:] & ~letter[:-1]) + 1
    last = np.flatnonzero(letter[:-1] & ~letter[1:]) + 1
    out = []
    for a, b in zip(first, last, strict=True):
        half = np.flatnonzero(stream.half[a:b])
        if len(half) == 1:
            out.append((tuple(stream.symbols[a:b].tolist()), int(half[0]) + 1))
    return out


def judge(model, words):
    """For each word, given as its symbols: where its half-space belongs, 0 if nowhere, -1 if it is right."""
    margin = [OTHER] * 8
    symbols, start = list(margin), []
    for letters, _ in words:
        start.append(len(symbols))
        symbols += [*letters, *margin]
    symbols, start = np.array(symbols, np.uint8), np.array(start)
    p = np.array([p for _, p in words])
    length = np.array([len(letters) for letters, _ in words])
    hashes = Words(symbols)
    left, right = hashes.hash(start, start + p), hashes.hash(start + p, start + length)
    level = lambda keys: model.plain.get(keys) & np.uint64(7)  # noqa: E731
    known = lambda table, keys: np.isin(keys, table[0])  # noqa: E731
    fine = known(RIGHT_TABLE, right) | known(PREFIX_TABLE, left)
    fine |= known(model.joins, right) | known(model.joins, left)
    fine |= (level(left) > 0) & (level(right) > 0)
    # All places inside the words.
    of = np.repeat(np.arange(len(words)), length - 1)
    after = np.arange(len(of)) - np.repeat(np.cumsum(length - 1) - (length - 1), length - 1) + 1
    at = start[of] + after - 1
    places = Places(at, at + 1, np.zeros(len(at), np.int64))
    stream = Stream(symbols, np.zeros(len(symbols), np.uint8), None, None, len(words))
    levels = linear.list_levels(stream, places, hashes, model.lists)
    score = model.score.score(linear.score_features(stream, places, hashes, levels))
    joins = JOINS[symbols[at]]
    own = after == p[of]
    fine[of[own]] |= (levels[3][own] > 0) | (joins[own] & (score[own] > LOW))
    inner = (after >= 2) & (after <= length[of] - 2)
    verdict = np.full(len(words), RIGHT)
    stem, suffix = hashes.hash(start[of], at + 1), hashes.hash(at + 1, start[of] + length[of])
    is_suffix = np.where(known(model.joins, suffix), look_up(*model.joins, suffix), 0)
    ends = inner & ~joins & (is_suffix == FAMILY_CERTAIN) & (level(stem) >= COMMON)
    verdict[of[ends]] = REMOVE
    verdict[level(hashes.hash(start, start + length)) >= COMMON] = REMOVE
    good = np.flatnonzero(inner & joins & ~own & (score > GOOD))
    # The best last: it stays.
    good = good[np.lexsort((after[good], score[good]))]
    verdict[of[good]] = after[good]
    return np.where(fine, RIGHT, verdict)


def learn(model, stream, random):
    """How probable it is that a half-space that looks misplaced is, and what was counted."""
    words = spelled(stream)
    alike = sorted(set(words))
    index = {word: i for i, word in enumerate(alike)}
    wrong = int((judge(model, alike) != RIGHT)[[index[w] for w in words]].sum())
    moved = []
    for letters, p in words:
        q = p + 1 - 2 * int(random.integers(2))
        if 0 < q < len(letters):
            moved.append((letters, q, p))
    alike = sorted({(letters, q) for letters, q, _ in moved})
    index = {word: i for i, word in enumerate(alike)}
    verdict = judge(model, alike)[[index[letters, q] for letters, q, _ in moved]]
    found = int((verdict != RIGHT).sum())
    right = int((verdict == np.array([p for *_, p in moved])).sum())
    share = MISPLACED * found / len(moved)
    return share / (share + (wrong + 1) / len(words)), (wrong, len(words), found, right, len(moved))
