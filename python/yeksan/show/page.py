"""One self-contained page: no script, nothing fetched, headings that a screen reader can follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yeksan.show.direction import reading
from yeksan.show.escape import attribute, content
from yeksan.show.style import FRAGMENT, PAGE

# Should text ever get past the escaping, the browser still runs and fetches nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Section(NamedTuple):
    """A part of a page: its heading, its HTML as this room makes it, the language of its text."""

    title: str
    html: str
    lang: str = ""


def page(title: str, sections: Sequence[Section], *, lead: str = "", lang: str = "en") -> str:
    """A whole HTML page; titles and lead are plain text, the sections' `html` is written as it is.

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
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{content(title)}</title>\n<style>\n{PAGE}{FRAGMENT}</style>\n</head>\n"
        "<body>\n<main>\n"
        f"<h1>{content(title)}</h1>\n{intro}\n{contents}\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _part(number: int, section: Section) -> str:
    lang = f' lang="{attribute(section.lang)}"' if section.lang else ""
    way = reading(section.title) or "auto"
    return (
        f'<section aria-labelledby="part-{number}">\n'
        f'<h2 id="part-{number}"{lang} dir="{way}">{content(section.title)}</h2>\n'
        f'<div class="yk yk-wide"{lang}>\n{section.html}\n</div>\n</section>\n'
    )
