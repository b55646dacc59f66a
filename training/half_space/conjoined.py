"""Words with «و» inside that are often written as three: گفت و گو is written گفت‌وگو."""

import numpy as np
from habits import PLURAL, RIGHT
from hashing import hash_word
from symbols import CODE, JOINS, PASSED_OVER, ZWNJ
from words import LETTER_FORMS, member, pair

AND = "و"
# How often the list must have counted the word.
OFTEN = 20_000
# How common its parts must be.
COMMON = 3
# What such a word may end in.
ENDINGS = ["", "ی", "یی", "یش", "یشان", "یم", "یمان", "گر", "گران", "گری", *RIGHT[PLURAL]]


def learn(lists):
    """The keys of first and second part: both are words, and the second with «و» before it is none."""
    entries = [line.split("\t")[:2] for line in member("hazm==0.10.0").decode().splitlines()]
    words = {
        PASSED_OVER.sub("", word.translate(LETTER_FORMS)): int(count) for word, count in entries
    }
    keys, found = set(), []
    for word, count in words.items():
        parts = word.split(ZWNJ)
        if count < OFTEN or len(parts) != 2 or not all(c in CODE for c in "".join(parts)):
            continue
        first, second = parts[0], parts[1][1:]
        if (
            parts[1].startswith(AND)
            and len(second) > 1
            and JOINS[CODE[first[-1]]]
            and all(lists.words.get(hash_word(part), 0) >= COMMON for part in (first, second))
            and parts[1] not in words
        ):
            found.append(word)
            keys |= {
                pair(hash_word(first), hash_word(second + end.replace(ZWNJ, ""))) for end in ENDINGS
            }
    keys = sorted(keys)
    return (np.array(keys, np.uint64), np.ones(len(keys), np.uint8)), found
