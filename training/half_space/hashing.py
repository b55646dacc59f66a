"""Hashes of letters and words, the same in the library."""

import numpy as np
from symbols import CODE, FIRST_LETTER

MASK = 2**64 - 1
BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 2**64)


def split_mix(state):
    """The next number of the SplitMix64 generator after a state."""
    z = (state + 0x9E3779B97F4A7C15) & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


# Odd multipliers, one for each role.
MULTIPLIER = np.array([split_mix(i) | 1 for i in range(64)], np.uint64)


def u64(x):
    return np.asarray(x).astype(np.uint64)


def finish(x):
    """Spreads the bits of a sum over the upper ones."""
    x = (x ^ (x >> np.uint64(32))) * np.uint64(0xD6E8FEB86659FD93)
    return x ^ (x >> np.uint64(32))


def hash_word(word):
    """A polynomial of the letters' codes."""
    value, power = 0, 1
    for c in word:
        value = (value + CODE[c] * power) & MASK
        power = power * BASE & MASK
    return value


class Words:
    """The hash of any run of letters in a stream, and the word each symbol stands in."""

    def __init__(self, symbols):
        n = len(symbols)
        letter = symbols >= FIRST_LETTER
        self.power = self.powers(n + 1, BASE)
        self.inverse = self.powers(n + 1, INVERSE)
        terms = u64(np.where(letter, symbols, 0)) * self.power[:n]
        self.sums = np.concatenate([u64([0]), np.cumsum(terms, dtype=np.uint64)])
        index = np.arange(n)
        self.start = np.maximum.accumulate(np.where(letter, 0, index + 1))
        self.end = np.minimum.accumulate(np.where(letter, n, index)[::-1])[::-1]

    @staticmethod
    def powers(n, base):
        out = np.full(n, base, np.uint64)
        out[0] = 1
        return np.cumprod(out, dtype=np.uint64)

    def hash(self, start, end):
        return (self.sums[end] - self.sums[start]) * self.inverse[start]
