"""Findings as plain records, for JSON, CSV and frames."""

from __future__ import annotations

import datetime
from typing import Any

__all__ = ["CANDIDATE", "DATE", "ENTITY", "date_record", "entity_record"]

# The attributes of each kind of finding, in the order of the tables' columns.
DATE = (
    "start", "end", "text", "kind", "value", "mod", "calendar", "first", "last", "same_as",
    "conflict", "alternatives",
)  # fmt: skip
ENTITY = ("start", "end", "text", "id", "type", "name", "alias", "score", "how", "candidates")
CANDIDATE = ("id", "name", "alias", "type", "score", "how")


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates in ISO form, candidates as records."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if all(hasattr(value, name) for name in CANDIDATE):
        return {name: plain(getattr(value, name)) for name in CANDIDATE}
    return str(value)


def date_record(mention: Any) -> dict[str, Any]:
    """A date mention as a record of plain values."""
    return {name: plain(getattr(mention, name)) for name in DATE}


def entity_record(mention: Any) -> dict[str, Any]:
    """An entity mention as a record of plain values."""
    return {name: plain(getattr(mention, name)) for name in ENTITY}
