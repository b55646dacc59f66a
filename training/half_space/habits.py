"""How one text treats its half-spaces: which it has, which it seems to have lost, and how."""

import numpy as np
from hashing import hash_word
from symbols import CODE

PLURAL, PLURAL_AFTER_HEH, DEMONSTRATIVE, VERB, INDEFINITE, DEGREE, COPULA, PRONOUN, COMPOUND = (
    range(9)
)
FAMILIES = 9
RIGHT = {
    PLURAL: [
        "ها",
        "های",
        "هایی",
        "هایش",
        "هایشان",
        "هایمان",
        "هایم",
        "هایت",
        "هایتان",
        "هایشون",
        "هاش",
        "هام",
        "هات",
        "هاشان",
        "هاست",
        "هایند",
        "هایست",
        "هائی",
        "هاى",
        "هارا",
        "هاییست",
        "هایمون",
        "هایتون",
    ],
    INDEFINITE: ["ای", "ایی", "ی"],
    DEGREE: [
        "تر",
        "ترین",
        "تری",
        "ترها",
        "ترهای",
        "ترین\u200cها",
        "ترینها",
        "ترینهای",
        "تریم",
        "ترند",
        "ترش",
    ],
    COPULA: ["اند", "ام", "اید", "ایم", "است"],
    PRONOUN: ["اش", "ات", "شان", "مان", "تان", "یم", "یش", "یت", "یشان", "یمان", "یتان"],
}
# After a word for month, or a number, می is May: no family, but known to the library.
MONTH = 9
PREFIX = {VERB: ["می", "نمی", "همی"], DEMONSTRATIVE: ["آن", "این", "همین", "همان"], MONTH: ["ماه"]}


def table(lists):
    values = {
        hash_word(word.replace("\u200c", "")): family
        for family, words in lists.items()
        for word in words
    }
    keys = np.array(sorted(values), np.uint64)
    return keys, np.array([values[int(k)] for k in keys], np.uint8)


def look_up(keys, values, wanted):
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], COMPOUND).astype(np.int64)


RIGHT_TABLE, PREFIX_TABLE = table(RIGHT), table(PREFIX)


def families(stream, words, left, right):
    """The family of the half-space between two letters."""
    prefix = look_up(*PREFIX_TABLE, words.hash(words.start[left], left + 1))
    suffix = look_up(*RIGHT_TABLE, words.hash(right, words.end[right]))
    after_heh = stream.symbols[left] == CODE["ه"]
    family = np.where((suffix == PLURAL) & after_heh, PLURAL_AFTER_HEH, suffix)
    family = np.where((suffix == PLURAL) & (prefix == DEMONSTRATIVE), DEMONSTRATIVE, family)
    return np.where(prefix == VERB, VERB, family)


def features(stream, words, places, score, levels):
    """For each place its score, and what the rest of its text shows."""
    document = stream.document[places.left]
    family = families(stream, words, places.left, places.right)
    sure = np.maximum(2 / (1 + np.exp(-score)) - 1, 0).astype(np.float32)
    seen = np.zeros((stream.documents, 3, FAMILIES), np.float32)
    np.add.at(seen, (document, places.spaced, family), sure)
    kept = np.flatnonzero(stream.half)
    np.add.at(
        seen, (stream.document[kept], 2, families(stream, words, kept, kept + 1)), np.float32(1)
    )
    rest = seen[document]
    row = np.arange(len(places))
    # Its own evidence is not evidence about it.
    rest[row, places.spaced, family] -= sure
    rest = np.maximum(rest, 0)
    total, own = rest.sum(2), rest[row, :, family]
    counts = [*total.T, *own.T]
    counts += [
        rest[:, state, f]
        for state in range(3)
        for f in (PLURAL, PLURAL_AFTER_HEH, VERB, INDEFINITE)
    ]
    columns = [score, places.spaced, *[np.log1p(np.minimum(x, 20)) for x in counts]]
    for sums in (total, own):
        columns += [sums[:, state] / (sums.sum(1) + 1) for state in range(3)]
    columns += [family == f for f in range(FAMILIES)]
    columns += [
        levels[0],
        levels[1],
        levels[2],
        levels[3],
        np.minimum(levels[4], np.uint64(4)),
        levels[5],
        levels[6],
    ]
    return np.stack([np.asarray(x, np.float32) for x in columns], 1)


WIDTH = 2 + 6 + 12 + 6 + FAMILIES + 7
