"""Text as a row of symbols: letters, spaces, anything else; half-spaces stand beside it as flags."""

import re

import numpy as np

ZWNJ = "\u200c"
SPACE, OTHER, FIRST_LETTER = 1, 2, 3
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیۀ"
CODE = {c: i + FIRST_LETTER for i, c in enumerate(LETTERS)}
CODE |= {other: CODE[own] for own, other in ("یي", "یى", "کك", "هہ", "اٱ")}
JOINS = np.zeros(64, bool)
JOINS[FIRST_LETTER : FIRST_LETTER + len(LETTERS)] = True
JOINS[[CODE[c] for c in "ءآأؤإاةدذرزوژۀ"]] = False
# Marks, kashida and invisible controls are passed over.
PASSED_OVER = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u061c\u200b\u200d-\u200f\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
MARGIN = 8


def encode(text):
    """The symbols of a text and, for each, whether a half-space follows it."""
    symbols, half = [], []
    for c in PASSED_OVER.sub("", text):
        if c == ZWNJ:
            if symbols and symbols[-1] >= FIRST_LETTER:
                half[-1] = 1
            continue
        code = CODE.get(c, SPACE if c in " \u00a0" else OTHER)
        if code == SPACE and symbols and symbols[-1] == SPACE:
            continue
        symbols.append(code)
        half.append(0)
    for i, code in enumerate(symbols):
        if half[i] and (not JOINS[code] or i + 1 == len(symbols) or symbols[i + 1] < FIRST_LETTER):
            half[i] = 0
    return symbols, half


class Stream:
    """Many documents in one row, with a margin of other symbols between them."""

    def __init__(self, symbols, half, gold, document, documents):
        self.symbols, self.half, self.gold = symbols, half, gold
        self.document, self.documents = document, documents

    @classmethod
    def of(cls, documents):
        """A document is a list of sentences; its half-spaces are taken to be right."""
        symbols, half, document = [OTHER] * MARGIN, [0] * MARGIN, [0] * MARGIN
        for number, sentences in enumerate(documents):
            for sentence in sentences:
                s, h = encode(sentence)
                symbols += [*s, OTHER]
                half += [*h, 0]
                document += [number] * (len(s) + 1)
            symbols += [OTHER] * MARGIN
            half += [0] * MARGIN
            document += [number] * MARGIN
        half = np.array(half, np.uint8)
        return cls(
            np.array(symbols, np.uint8), half, half.copy(), np.array(document), len(documents)
        )

    def damaged(self, mode, random):
        """Half-spaces lost: 'kept', 'deleted', 'spaced', 'mixed' (each kept or lost), 'lost' (each lost)."""
        at = np.flatnonzero(self.half)
        fate = {
            "kept": lambda n: np.zeros(n, int),
            "deleted": lambda n: np.ones(n, int),
            "spaced": lambda n: np.full(n, 2),
            "mixed": lambda n: random.integers(0, 3, n),
            "lost": lambda n: random.integers(1, 3, n),
        }[mode](len(at))
        half = self.half.copy()
        half[at[fate > 0]] = 0
        spaces = at[fate == 2] + 1
        return Stream(
            np.insert(self.symbols, spaces, SPACE),
            np.insert(half, spaces, 0),
            np.insert(self.gold, spaces, 0),
            np.insert(self.document, spaces, self.document[spaces - 1]),
            self.documents,
        )

    def candidates(self):
        """Places after a joining letter, before a letter or before a space and a letter; no part of a word is one letter."""
        s = self.symbols
        letter = s >= FIRST_LETTER
        near = self.half.copy()
        near[1:] |= self.half[:-1]
        near[:-1] |= self.half[1:]
        place = JOINS[s[:-2]] & (near[:-2] == 0)
        left = np.flatnonzero(place & (letter[1:-1] | ((s[1:-1] == SPACE) & letter[2:])))
        spaced = (s[left + 1] == SPACE).astype(np.int64)
        return Places(left, left + 1 + spaced, spaced)


class Places:
    """Boundaries: the letter left of each, the letter right of it, whether a space is between."""

    def __init__(self, left, right, spaced):
        self.left, self.right, self.spaced = left, right, spaced

    def __len__(self):
        return len(self.left)

    def __getitem__(self, key):
        return Places(self.left[key], self.right[key], self.spaced[key])
