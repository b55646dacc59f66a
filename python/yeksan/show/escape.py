"""Text made safe for HTML: it cannot open a tag, leave an attribute or turn the line around."""

from __future__ import annotations

import re
import unicodedata

# Controls that reorder what follows them; the plain marks LRM, RLM and ALM stay, they only help.
REORDERING = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff" + "".join(REORDERING) + "]")
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def _inert(character: str) -> str:
    """A visible stand-in, free of markup, for a character that must not be written as it is."""
    if character in REORDERING:
        return f"⟨{REORDERING[character]}⟩"
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's own pictures of the control characters
    return "␡" if code == 0x7F else "\ufffd"


def attribute(text: str) -> str:
    """Text for the inside of a quoted attribute.

    >>> attribute('"><script>')
    '&quot;&gt;&lt;script&gt;'
    """
    return _SPECIAL.sub(lambda m: _ENTITY.get(m[0]) or _inert(m[0]), text)


def content(text: str) -> str:
    """Text for the inside of an element; a reordering control becomes a small sign with its name.

    >>> content("a < b")
    'a &lt; b'
    """
    return _SPECIAL.sub(_content, text)


def _content(match: re.Match[str]) -> str:
    character = match[0]
    if character in _ENTITY:
        return _ENTITY[character]
    if character in REORDERING:
        title = f"{code_point(character)} {unicodedata.name(character)}"
        return f'<span class="yk-control" dir="ltr" title="{title}">{_inert(character)}</span>'
    return _inert(character)


def code_point(character: str) -> str:
    """The code point as it is usually written.

    >>> code_point("ی")
    'U+06CC'
    """
    return f"U+{ord(character):04X}"


def code_points(text: str) -> str:
    """The code points of a short text."""
    return " ".join(map(code_point, text))
