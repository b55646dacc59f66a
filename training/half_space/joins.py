"""Suffixes after a letter that does not join: دفتر ها is written دفترها, without a half-space."""

import numpy as np
from habits import COMPOUND, DEGREE, PLURAL, RIGHT, families, look_up
from hashing import hash_word
from symbols import FIRST_LETTER, JOINS, SPACE

# Words that end in such a letter and take no suffix.
FUNCTION = [
    "تو",
    "ما",
    "شما",
    "و",
    "از",
    "در",
    "را",
    "با",
    "تا",
    "اما",
    "یا",
    "اگر",
    "هر",
    "او",
    "زیرا",
    "چرا",
    "لذا",
    "بنابر",
    "مگر",
    "چو",
    "جز",
    "نیز",
    "نزد",
    "ضد",
    "کرد",
    "شد",
    "بود",
    "خود",
]
CERTAIN = [
    w.replace("\u200c", "")
    for w in [*RIGHT[PLURAL], *RIGHT[DEGREE]]
    if w not in ("تر", "تری", "ترش", "ترم", "ترند", "هام", "هات", "هاش")
]
OFTEN, BOUND_SHARE = 3, 0.8
# The share of such suffixes that careless text parts from their words.
PARTED = 0.05
FAMILY_CERTAIN, FAMILY_BOUND, FAMILY_FUNCTION = 1, 2, 3


def learn(stream, words, lists):
    """The suffixes of a correct text, and how often joining them at a space would be right."""
    half = np.flatnonzero(stream.half)
    # Verbs after their prefix, and what follows heh only, are no such suffixes.
    half = half[families(stream, words, half, half + 1) == COMPOUND]
    after, counts = np.unique(words.hash(half + 1, words.end[half]), return_counts=True)
    letter = stream.symbols >= FIRST_LETTER
    first = np.flatnonzero(letter[1:] & ~letter[:-1]) + 1
    alone, alone_counts = np.unique(words.hash(first, words.end[first]), return_counts=True)
    at = np.minimum(np.searchsorted(alone, after), len(alone) - 1)
    free = np.where(alone[at] == after, alone_counts[at], 0)
    bound = after[(counts >= OFTEN) & (counts >= BOUND_SHARE * (counts + free))]
    lists.add_rare({int(k) for k in bound})
    keys = {int(k): FAMILY_BOUND for k in bound}
    keys |= {hash_word(w): FAMILY_CERTAIN for w in CERTAIN} | {
        hash_word(w): FAMILY_FUNCTION for w in FUNCTION
    }
    suffixes = (
        np.array(sorted(keys), np.uint64),
        np.array([keys[int(k)] for k in sorted(keys)], np.uint8),
    )
    # Places where a space stands: joining them would be wrong.
    s = stream.symbols
    gap = np.flatnonzero((s[1:-1] == SPACE) & letter[:-2] & letter[2:] & ~JOINS[s[:-2]]) + 1
    left = words.hash(words.start[gap - 1], gap)
    right = words.hash(gap + 1, words.end[gap + 1])
    length = gap - words.start[gap - 1]
    wrong = kinds(suffixes, lists, left, right, length, left + right * words.power[length])
    # Words that could have been parted there: joining them would be right.
    place = np.flatnonzero(letter[:-1] & letter[1:] & ~JOINS[s[:-1]])
    left = words.hash(words.start[place], place + 1)
    right = words.hash(place + 1, words.end[place])
    length = place + 1 - words.start[place]
    right_ones = kinds(suffixes, lists, left, right, length, left + right * words.power[length])
    right, wrong = (
        [int((found == k).sum()) for k in (FAMILY_CERTAIN, FAMILY_BOUND)]
        for found in (right_ones, wrong)
    )
    share = [PARTED * r / (PARTED * r + w + 1) for r, w in zip(right, wrong, strict=True)]
    return suffixes, share


def kinds(suffixes, lists, left, right, length, joined):
    """Whether a place would be joined, and by which kind of suffix; 0 if not."""
    kind, own = look_up(*suffixes, right), look_up(*suffixes, left)
    known = lambda keys: (lists.plain.get(keys) & np.uint64(7)) > 0  # noqa: E731
    certain = (kind == FAMILY_CERTAIN) & known(left)
    bound = (kind == FAMILY_BOUND) & known(left) & known(joined)
    allowed = (length >= 2) & (own != FAMILY_FUNCTION)
    return np.where(allowed & certain, FAMILY_CERTAIN, np.where(allowed & bound, FAMILY_BOUND, 0))
