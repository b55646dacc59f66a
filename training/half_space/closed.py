"""Words inside which no half-space is ever restored: most are, so they need not be looked into."""

import numpy as np
from symbols import FIRST_LETTER

INSIDE = 8
# How often a word must have been seen.
OFTEN = 8
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
    best = np.full(len(known), -np.inf)
    for words, places, score in scored:
        inside = places.spaced == 0
        keys = words.hash(words.start[places.left], words.end[places.left])[inside]
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        there = known[at] == keys
        np.maximum.at(best, at[there], score[inside][there])
    shut = (best < cut - SAFETY) & (count >= OFTEN)
    return {int(k): INSIDE for k in known[shut]}
