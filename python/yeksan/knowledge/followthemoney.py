"""FollowTheMoney entities, as OpenSanctions and Aleph write them: one JSON object a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from yeksan.knowledge.lines import Lines, kind_of
from yeksan.knowledge.names import UNKNOWN, add

#: The type of a record by the schema of its entity; another schema is its own type.
TYPES = {
    "Person": "PER",
    "Organization": "ORG",
    "Company": "ORG",
    "PublicBody": "ORG",
    "LegalEntity": "ORG",
}
#: The properties that hold names, the best first.
NAMES = ("name", "alias", "previousName", "weakAlias")
#: Statements tell languages by three letters, records by two.
_LANGUAGES = {
    "ara": "ar",
    "deu": "de",
    "eng": "en",
    "fas": "fa",
    "fra": "fr",
    "ita": "it",
    "kur": "ku",
    "per": "fa",
    "prs": "fa",
    "pus": "ps",
    "rus": "ru",
    "spa": "es",
    "tur": "tr",
    "ukr": "uk",
    "urd": "ur",
    "zho": "zh",
}


def records(
    lines: Lines,
    names: Collection[str] = NAMES,
    schemas: Collection[str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[dict[str, Any]]:
    """The entities that have a name, as records.

    `fields` says which properties (or keys beside them, such as `datasets`) are kept, under which names.
    """
    for line in lines:
        if not line.strip():
            continue
        entity = lines.json(line)
        if not isinstance(entity, dict):
            raise lines.error(f"an entity is an object, not {kind_of(entity)}")
        for key in ("id", "schema"):
            if not isinstance(entity.get(key), str):
                raise lines.error(f'the entity has no "{key}": is this FollowTheMoney?')
        if schemas is not None and entity["schema"] not in schemas:
            continue
        found = _properties(entity, lines)
        by_language: dict[str, list[str]] = {}
        for wanted in names:
            for value, language in found.get(wanted, []):
                add(by_language, language, value)
        if not by_language:
            continue
        record = {
            "id": entity["id"],
            "type": TYPES.get(entity["schema"], entity["schema"]),
            "names": _caption_first(by_language, entity.get("caption")),
        }
        for field, wanted in (fields or {}).items():
            values = [value for value, _ in found.get(wanted, [])] or entity.get(wanted)
            if values:
                record[field] = values
        yield record


def _properties(entity: dict[str, Any], lines: Lines) -> dict[str, list[tuple[Any, str]]]:
    """The values of each property with their languages; only statements tell these."""
    found: dict[str, list[tuple[Any, str]]] = {}
    properties = entity.get("properties") or {}
    if not isinstance(properties, dict):
        raise lines.error(f'"properties" is an object, not {kind_of(properties)}')
    for name, values in properties.items():
        if not isinstance(values, list):
            raise lines.error(f'the property "{name}" is a list, not {kind_of(values)}')
        found[name] = [(value, UNKNOWN) for value in values]
    statements = entity.get("statements") or []
    if not isinstance(statements, list) or not all(isinstance(s, dict) for s in statements):
        raise lines.error('"statements" is a list of objects')
    for statement in statements:
        code = str(statement.get("lang") or UNKNOWN)
        value = (statement.get("value"), _LANGUAGES.get(code, code))
        known = found.setdefault(str(statement.get("prop")), [])
        # What the properties have without a language is the same value.
        if (value[0], UNKNOWN) in known:
            known.remove((value[0], UNKNOWN))
        known.append(value)
    return found


def _caption_first(by_language: dict[str, list[str]], caption: object) -> dict[str, list[str]]:
    """The caption is the name that others show: it comes first, if it is one of the names."""
    for language, names in by_language.items():
        if caption in names:
            others = [name for name in names if name != caption]
            return {language: [str(caption), *others]} | {
                code: every for code, every in by_language.items() if code != language
            }
    return by_language
