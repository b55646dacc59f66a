"""Items of Wikidata's JSON dumps: one object a line, in an array or bare."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from yeksan.knowledge.lines import Lines, kind_of
from yeksan.knowledge.names import add, in_order, wanted

#: Of which class an item is.
INSTANCE_OF = "P31"


def record(
    entity: Any,
    lines: Lines,
    langs: Collection[str] | None,
    types: Mapping[str, str],
    fields: Mapping[str, str],
) -> dict[str, Any] | None:
    """An item as a record; None if it is no item or has no name in the languages."""
    if not isinstance(entity, dict):
        raise lines.error(f"an item is an object, not {kind_of(entity)}")
    id = entity.get("id")
    if not isinstance(id, str) or not id:
        raise lines.error('the item has no "id": is this Wikidata?')
    if entity.get("type", "item") != "item":
        return None
    names: dict[str, list[str]] = {}
    for language, name in [*_labels(entity, lines), *_aliases(entity, lines)]:
        if (kept := wanted(language, langs)) is not None:
            add(names, kept, name)
    if not names:
        return None
    made: dict[str, Any] = {"id": id}
    if kind := next((types[c] for c in _values(entity, INSTANCE_OF, lines) if c in types), None):
        made["type"] = kind
    made["names"] = in_order(names, langs)
    for field, prop in fields.items():
        if values := _values(entity, prop, lines):
            made[field] = values if len(values) > 1 else values[0]
    return made


def _labels(entity: dict[str, Any], lines: Lines) -> list[tuple[str, object]]:
    # An empty map is written as an empty list.
    labels = entity.get("labels") or {}
    if not isinstance(labels, dict):
        raise lines.error(f'"labels" is an object, not {kind_of(labels)}')
    return [(language, _value(label, lines)) for language, label in labels.items()]


def _aliases(entity: dict[str, Any], lines: Lines) -> list[tuple[str, object]]:
    aliases = entity.get("aliases") or {}
    if not isinstance(aliases, dict) or not all(isinstance(a, list) for a in aliases.values()):
        raise lines.error('"aliases" is an object of lists')
    return [(language, _value(a, lines)) for language, every in aliases.items() for a in every]


def _value(monolingual: Any, lines: Lines) -> object:
    if isinstance(monolingual, dict):
        return monolingual.get("value")
    if isinstance(monolingual, str):
        return monolingual
    raise lines.error(f'a label is an object with a "value", not {kind_of(monolingual)}')


def _values(entity: dict[str, Any], prop: str, lines: Lines) -> list[Any]:
    """The values of a property: the preferred ones, or else all that are not deprecated."""
    claims = entity.get("claims") or {}
    if not isinstance(claims, dict):
        raise lines.error(f'"claims" is an object, not {kind_of(claims)}')
    statements = claims.get(prop) or []
    if not isinstance(statements, list) or not all(isinstance(s, dict) for s in statements):
        raise lines.error(f'"claims" of {prop} is a list of objects')
    preferred = [s for s in statements if s.get("rank") == "preferred"]
    found = []
    for statement in preferred or [s for s in statements if s.get("rank") != "deprecated"]:
        data = (statement.get("mainsnak") or {}).get("datavalue")
        if isinstance(data, dict) and (value := _plain(data.get("value"))) is not None:
            found.append(value)
    return found


def _plain(value: Any) -> Any:
    """A value as text: an item by its id, a day in ISO form, a quantity by its amount."""
    if not isinstance(value, dict):
        return value
    if "id" in value:
        return value["id"]
    if "numeric-id" in value:
        return f"Q{value['numeric-id']}"
    if "time" in value:
        return _time(str(value["time"]), value.get("precision"))
    if "amount" in value:
        return str(value["amount"]).removeprefix("+")
    if "text" in value:
        return value["text"]
    if "latitude" in value and "longitude" in value:
        return [value["latitude"], value["longitude"]]
    return None


def _time(time: str, precision: object) -> str:
    """A time cut to what is known of it: day, month or year."""
    parts = re.fullmatch(r"([+-])(\d+)-(\d\d)-(\d\d)T.*", time)
    if parts is None:
        return time
    sign, year, month, day = parts.groups()
    kept = {9: [], 10: [month]}.get(precision if isinstance(precision, int) else 11, [month, day])
    return "-".join([sign.replace("+", "") + year.zfill(4), *kept])
