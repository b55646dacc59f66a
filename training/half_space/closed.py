"""Words inside or beside which no half-space is ever restored: most words of a text are, so most places cost nothing."""

import numpy as np
from symbols import FIRST_LETTER

INSIDE, AS_LEFT, AS_RIGHT = 8, 16, 32
# How often a word must have been seen, inside and beside.
OFTEN_INSIDE, OFTEN_BESIDE = 8, 30
# How far below the cut its best score must be.
SAFETY = 1.5


def words_of(stream, words):
    """The hash of each word of a stream."""
    letter = stream.symbols >= FIRST_LETTER
    first = np.flatnonzero(letter[1:] & ~letter[:-1]) + 1
    return words.hash(first, words.end[first])


def flags(streams, scored, cut):
    """The flags by hash; `scored` gives for a stream its words, places and their scores."""
    counted = [words_of(s, w) for s, (w, _, _) in zip(streams, scored, strict=True)]
    # The first stream is whole: it says how common a word is.
    known, count = np.unique(counted[0], return_counts=True)
    best = {flag: np.full(len(known), -np.inf) for flag in (INSIDE, AS_LEFT, AS_RIGHT)}

    def raise_to(flag, keys, score):
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        there = known[at] == keys
        np.maximum.at(best[flag], at[there], score[there])

    for words, places, score in scored:
        left = words.hash(words.start[places.left], words.end[places.left])
        right = words.hash(words.start[places.right], words.end[places.right])
        spaced = places.spaced == 1
        raise_to(INSIDE, left[~spaced], score[~spaced])
        raise_to(AS_LEFT, left[spaced], score[spaced])
        raise_to(AS_RIGHT, right[spaced], score[spaced])
    value = np.zeros(len(known), np.uint8)
    for flag, least in ((INSIDE, OFTEN_INSIDE), (AS_LEFT, OFTEN_BESIDE), (AS_RIGHT, OFTEN_BESIDE)):
        value[(best[flag] < cut - SAFETY) & (count >= least)] |= flag
    return {int(k): int(v) for k, v in zip(known[value > 0], value[value > 0], strict=True)}
