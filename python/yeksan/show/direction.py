"""Which way a text runs, and where a word is not to be cut."""

from __future__ import annotations

import unicodedata

_RIGHT = {"R", "AL"}
_JOINERS = {"\u200c", "\u200d"}
_NUMBER_SEPARATORS = set(".,:/-–+%٫٬،")


def first_strong(text: str) -> str | None:
    """`"rtl"` or `"ltr"` by the first letter, as `dir="auto"` decides it; None without a letter."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return None


def reading(text: str) -> str | None:
    """`"rtl"` or `"ltr"` by the greater number of letters; None without a letter.

    So a Persian line that opens with a Latin name stays Persian.

    >>> reading("NATO اعلام کرد")
    'rtl'
    """
    balance = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        balance += (kind in _RIGHT) - (kind == "L")
    if balance == 0:
        return first_strong(text)
    return "rtl" if balance > 0 else "ltr"


def _belongs_to_word(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character)[0] in "LMN"


def inside_word(text: str, at: int) -> bool:
    """Whether a place lies inside a word, where Arabic letters join and nothing may be put.

    >>> inside_word("والعراق", 1), inside_word("و العراق", 1)
    (True, False)
    """
    return 0 < at < len(text) and _belongs_to_word(text[at - 1]) and _belongs_to_word(text[at])


def word_end(text: str, at: int) -> int:
    """The end of the word that a place lies in; the place itself if it is not inside one."""
    while inside_word(text, at):
        at += 1
    return at


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is whole words with letters, not a part of a word or of a longer number.

    Only such a stretch is isolated: isolation of a part would stop the joining of Arabic
    letters and could turn 2021-2022 around.
    """
    if first_strong(text[start:end]) is None or inside_word(text, start) or inside_word(text, end):
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens_with_digit = text[start].isdigit() and before in _NUMBER_SEPARATORS
    closes_with_digit = (
        text[end - 1].isdigit()
        and after in _NUMBER_SEPARATORS
        and text[end + 1 : end + 2].isdigit()
    )
    return not (opens_with_digit or closes_with_digit)
