"""Seven short articles about one invented event, in Persian, Arabic, Italian and English.

They were written for this package and carry what real web news carries: lost half-spaces, two
calendars side by side, dual month names, relative dates, misspelled names. Nobody in them exists.

>>> from yeksan import samples
>>> [sample.id for sample in samples.load()]
['fa-1', 'fa-2', 'ar-1', 'ar-2', 'it-1', 'it-2', 'en-1']
"""

from __future__ import annotations

import datetime
import json
from importlib import resources
from typing import Any, Literal, NamedTuple

__all__ = ["Sample", "gazetteer_records", "load"]


class Sample(NamedTuple):
    """One article: its id, its language, its text and the day on which it was published."""

    id: str
    lang: Literal["fa", "ar", "it", "en"]
    text: str
    reference: datetime.date

    @property
    def title(self) -> str:
        """The first line of the article."""
        return self.text.partition("\n")[0]


def _read(name: str) -> str:
    # Bytes, so that no platform translates line ends and every offset stays true.
    return resources.files(__name__).joinpath(name).read_bytes().decode("utf-8")


def load(lang: str | None = None) -> list[Sample]:
    """The articles, or those of one language (`"fa"`, `"ar"`, `"it"`, `"en"`).

    A language that none is written in gives an empty list.

    >>> load("en")[0].reference
    datetime.date(2023, 11, 17)
    """
    return [
        Sample(
            entry["id"],
            entry["lang"],
            _read(entry["id"] + ".txt"),
            datetime.date.fromisoformat(entry["reference"]),
        )
        for entry in json.loads(_read("index.json"))
        if lang is None or entry["lang"] == lang
    ]


def gazetteer_records() -> list[dict[str, Any]]:
    """The people, organizations and places of the articles, as `Gazetteer.from_records` takes them.

    >>> gazetteer_records()[0]["names"]["it"]
    ['Iran']
    """
    return [json.loads(line) for line in _read("gazetteer.jsonl").splitlines()]
