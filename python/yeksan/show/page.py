"""One self-contained page: no script, nothing fetched, headings that a screen reader can follow."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from yeksan.show.direction import reading
from yeksan.show.escape import attribute, content
from yeksan.show.style import FRAGMENT, PAGE

# Should text ever get past the escaping, the browser still runs and fetches nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def policy(scripts: Sequence[str]) -> str:
    """What the browser may do: nothing, or with scripts of ours to run these, by their hashes, and fetch nothing."""
    if not scripts:
        return POLICY
    hashes = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    named = " ".join(f"'sha256-{value}'" for value in hashes)
    # Vega makes functions of the expressions in a chart, and pictures to save.
    return f"{POLICY}; script-src {named} 'unsafe-eval'; img-src data: blob:"


class Section(NamedTuple):
    """A part of a page: its heading, its HTML as this room makes it, the language of its text."""

    title: str
    html: str
    lang: str = ""


def page(
    title: str,
    sections: Sequence[Section],
    *,
    lead: str = "",
    lang: str = "en",
    scripts: Sequence[str] = (),
) -> str:
    """A whole HTML page; titles and lead are plain text, the sections' `html` and the scripts are written as they are.

    >>> "<title>a &amp; b</title>" in page("a & b", [])
    True
    """
    entries = [
        f'<li><a href="#part-{number}"><bdi>{content(section.title)}</bdi></a></li>'
        for number, section in enumerate(sections, 1)
    ]
    contents = (
        f'<nav aria-label="Contents"><ol>{"".join(entries)}</ol></nav>' if len(sections) > 1 else ""
    )
    parts = [_part(number, section) for number, section in enumerate(sections, 1)]
    intro = f"<p>{content(lead)}</p>" if lead else ""
    ran = "".join(f"<script>{script}</script>\n" for script in scripts)
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy(scripts))}">\n'
        f"<title>{content(title)}</title>\n<style>\n{PAGE}{FRAGMENT}</style>\n</head>\n"
        "<body>\n<main>\n"
        f"<h1>{content(title)}</h1>\n{intro}\n{contents}\n{''.join(parts)}</main>\n{ran}</body>\n</html>\n"
    )


def _part(number: int, section: Section) -> str:
    lang = f' lang="{attribute(section.lang)}"' if section.lang else ""
    way = reading(section.title) or "auto"
    return (
        f'<section aria-labelledby="part-{number}">\n'
        f'<h2 id="part-{number}"{lang} dir="{way}">{content(section.title)}</h2>\n'
        f'<div class="yk yk-wide"{lang}>\n{section.html}\n</div>\n</section>\n'
    )
