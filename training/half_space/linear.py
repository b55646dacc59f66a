"""The linear models: two small gates that pass over most places, and a static score for the rest."""

import numpy as np
import scipy.optimize
import scipy.sparse
from hashing import MULTIPLIER, finish, u64
from symbols import FIRST_LETTER, OTHER, SPACE

GATE_BITS, SIDES_BITS, SCORE_BITS = 15, 14, 18
WINDOW, ACROSS = 6, 4
# The letters of a word that are looked at beside a space, by the gate of its two sides.
SIDE = 4


def bucket(x, salt, bits):
    """A feature's row: its value and its kind, hashed to so many bits."""
    return (finish(x + MULTIPLIER[salt]) >> np.uint64(64 - bits)).astype(np.int32)


def gate_features(stream, places):
    """Three overlapping runs of letters across the place; a gap ends a run."""
    s = stream.symbols
    left = [s[places.left - i].astype(np.int64) for i in range(3)]
    right = [s[places.right + i].astype(np.int64) for i in range(3)]
    for side in (left, right):
        for i in (1, 2):
            side[i] = np.where((side[i] < FIRST_LETTER) | (side[i - 1] < FIRST_LETTER), 0, side[i])
    rows = []
    for salt, run in enumerate(
        (
            [left[2], left[1], left[0], right[0]],
            [left[1], left[0], right[0], right[1]],
            [left[0], right[0], right[1], right[2]],
        )
    ):
        key = places.spaced.copy()
        for code in run:
            key = key * 64 + code
        rows.append(bucket(u64(key) * MULTIPLIER[0], salt, GATE_BITS) + (salt << GATE_BITS))
    return np.stack(rows, 1)


def side_features(places, words, lists):
    """What the word left of a space is and ends in, and what the word right of it is and begins with; neither knows of the other."""
    start, end = words.start[places.left], words.end[places.right]
    rows = []
    for side, first, last in ((0, start, places.left + 1), (1, places.right, end)):
        length = last - first
        word = words.hash(first, last)
        level = lists.plain.get(word) & np.uint64(7)
        sums = [word * MULTIPLIER[0]]
        for n in range(1, SIDE + 1):
            n_or_all = np.minimum(n, length)
            run = (
                words.hash(last - n_or_all, last)
                if side == 0
                else words.hash(first, first + n_or_all)
            )
            sums.append(np.where(n <= length, run, u64(0)) * MULTIPLIER[1] + np.uint64(n))
        sums.append((level * 8 + u64(np.minimum(length, 7))) * MULTIPLIER[2])
        rows += [bucket(x, 0, SIDES_BITS) + (side << SIDES_BITS) for x in sums]
    return np.stack(rows, 1)


def list_levels(stream, places, words, lists):
    """What the lists know of the words left and right, of both joined, and of a half-space here."""
    start, end = words.start[places.left], words.end[places.right]
    left, right = words.hash(start, places.left + 1), words.hash(places.right, end)
    joined = left + right * words.power[places.left + 1 - start]
    known = [lists.plain.get(key) & np.uint64(7) for key in (left, right, joined)]
    # The longest listed beginning of the right side, up to six letters short of all of it.
    half, rest = np.zeros(len(left), np.uint64), np.zeros(len(left), np.uint64)
    length = end - places.right
    has_left = lists.halves.get(pair_keys(left, np.uint64(0))) > 0
    for short in range(7):
        open_ = has_left & (half == 0) & (length - short >= 2)
        value = lists.halves.get(
            pair_keys(left[open_], words.hash(places.right[open_], end[open_] - short))
        )
        at = np.flatnonzero(open_)[value > 0]
        half[at], rest[at] = value[value > 0], short
    # Inside a word: the side left of it with one letter more, and with one less.
    inside = places.spaced == 0
    more = inside & (length >= 2)
    longer = np.where(more, lists.plain.get(words.hash(start, places.left + 1 + more)), 0)
    less = inside & (places.left > start)
    shorter = np.where(less, lists.plain.get(words.hash(start, places.left + 1 - less)), 0)
    return [*known, half, rest, u64(longer) & np.uint64(7), u64(shorter) & np.uint64(7)]


def pair_keys(left, right):
    return left * MULTIPLIER[60] + right * MULTIPLIER[61]


def score_features(stream, places, words, levels):
    """Runs of letters left, right and across; the words there and beside; what the lists know."""
    s, spaced = stream.symbols, u64(places.spaced)
    left, right = [], []
    for side, at, step, role in ((left, places.left, -1, 1), (right, places.right, 1, 11)):
        total = np.zeros(len(places), np.uint64)
        ended = np.zeros(len(places), bool)
        for i in range(WINDOW):
            code = s[at + step * i]
            # Nothing beyond the end of a stretch of words is looked at.
            ended |= code == OTHER
            total = total + u64(np.where(ended, OTHER, code)) * MULTIPLIER[role + i]
            side.append(total)
    start, end = words.start[places.left], words.end[places.right]
    word = words.hash(start, places.left + 1), words.hash(places.right, end)
    before = np.where(s[start - 1] == SPACE, words.hash(words.start[start - 2], start - 1), 0)
    follows = (s[end] == SPACE) & (s[end + 1] >= FIRST_LETTER)
    after = np.where(
        follows, words.hash(end + 1, words.end[end + 1]), u64(np.where(s[end] == SPACE, 1, 2))
    )
    state = spaced * MULTIPLIER[30]
    sums = [*left, *right]
    sums += [
        word[0] * MULTIPLIER[20],
        word[1] * MULTIPLIER[21],
        word[0] * MULTIPLIER[22] + word[1] * MULTIPLIER[23],
    ]
    sums += [left[a] + right[b] for a in range(ACROSS) for b in range(ACROSS)]
    sums += [
        word[1] * MULTIPLIER[24] + before,
        word[0] * MULTIPLIER[25] + after,
        word[1] * MULTIPLIER[26] + after,
    ]
    known_left, known_right, joined, half, rest, longer, shorter = levels
    short = [
        np.minimum(u64(x), np.uint64(5)) for x in (places.left + 1 - start, end - places.right)
    ]
    both, rest = joined * 8, np.minimum(rest, np.uint64(3))
    sums += [
        (both + known_left * 64 + known_right * 512) * MULTIPLIER[27],
        (both + half * 64 + rest * 512) * MULTIPLIER[27],
        (both + short[0] * 64 + short[1] * 512) * MULTIPLIER[27],
        (both + known_left * 64) * MULTIPLIER[27] + word[1] * MULTIPLIER[28],
        (both + known_right * 64) * MULTIPLIER[27] + word[0] * MULTIPLIER[29],
        (both + half * 64 + known_left * 512 + known_right * 4096) * MULTIPLIER[27],
        (known_left + longer * 8 + shorter * 64) * MULTIPLIER[31] + word[1] * MULTIPLIER[32],
        (known_left + longer * 8 + shorter * 64 + half * 512) * MULTIPLIER[31]
        + u64(s[places.left]) * MULTIPLIER[33]
        + u64(s[places.right]) * MULTIPLIER[34],
    ]
    return np.stack([bucket(x + state, salt, SCORE_BITS) for salt, x in enumerate(sums, 3)], 1)


def within_word(places, words):
    """Which score features of a place inside a word nothing outside the word can change."""
    left = places.left + 1 - words.start[places.left]
    right = words.end[places.right] - places.right
    sides = [n <= side for side in (left, right) for n in range(1, WINDOW + 1)]
    across = [
        (a <= left) & (b <= right) for a in range(1, ACROSS + 1) for b in range(1, ACROSS + 1)
    ]
    always = np.ones(len(places), bool)
    return np.stack([*sides, *[always] * 3, *across, *[~always] * 3, *[always] * 8], 1)


def fit(rows, labels, weights, size, l2, steps, keep=1.0):
    """Logistic regression over hashed features, by L-BFGS; deterministic.

    With `keep` below one, features are left out at random and the others weigh more, so that none
    relies on another: what is learned holds for words that were not seen.
    """
    n, width = rows.shape
    values = np.ones(n * width, np.float32)
    if keep < 1:
        kept = np.random.default_rng(13).random(n * width, np.float32) < keep
        values = kept.astype(np.float32) / np.float32(keep)
    x = scipy.sparse.csr_matrix(
        (values, rows.ravel(), np.arange(0, n * width + 1, width, dtype=np.int64)), shape=(n, size)
    )
    sign = (2 * labels.astype(np.float32) - 1).astype(np.float32)

    def loss(theta):
        margin = sign * (x @ theta[:-1].astype(np.float32) + np.float32(theta[-1]))
        slope = -(weights * sign / (1 + np.exp(np.clip(margin, -50, 50)))).astype(np.float32)
        value = (weights * np.logaddexp(0, -margin)).sum(dtype=np.float64) + 0.5 * l2 * (
            theta[:-1] ** 2
        ).sum()
        return value, np.append(x.T @ slope + l2 * theta[:-1], slope.sum(dtype=np.float64))

    start = np.append(np.zeros(size), -4.0)
    result = scipy.optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}
    )
    return Linear(result.x[:-1].astype(np.float32), float(result.x[-1]))


class Linear:
    """Weights by feature, and a bias."""

    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def score(self, rows):
        return self.weights[rows].sum(1) + self.bias

    def quantized(self, step, prune):
        """Whole steps from -127 to 127; weights near zero are dropped."""
        whole = np.clip(np.rint(self.weights / np.float32(step)), -127, 127).astype(np.int8)
        whole[np.abs(self.weights) < prune] = 0
        return Quantized(whole, int(np.rint(self.bias / step)), step)


class Quantized:
    """Weights and bias in whole steps, as the library has them."""

    def __init__(self, weights, bias, step):
        self.weights, self.bias, self.step = weights, bias, step

    def score(self, rows):
        sums = self.weights[rows].sum(1, dtype=np.int32) + np.int32(self.bias)
        return sums.astype(np.float32) * np.float32(self.step)

    def part(self, rows, which):
        """The score of some of the features, without the bias."""
        sums = np.where(which, self.weights[rows], 0).sum(1, dtype=np.int32)
        return sums.astype(np.float32) * np.float32(self.step)
