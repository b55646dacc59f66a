"""Names gathered by language, each once, and the languages that are wanted."""

from __future__ import annotations

from collections.abc import Collection

from yeksan.errors import OptionError

#: The language of names whose language is not told, or that are for all languages.
UNKNOWN = "und"
#: The fields of a record that have a meaning of their own.
RESERVED = ("id", "type", "names", "name")


def add(names: dict[str, list[str]], language: str, name: object) -> None:
    """Adds a name under a language, if it is one and is not there."""
    if isinstance(name, str) and (name := name.strip()):
        known = names.setdefault(language, [])
        if name not in known:
            known.append(name)


def wanted(code: str, languages: Collection[str] | None) -> str | None:
    """Under which language a name is kept; None if it is not wanted.

    A regional form goes with its language (en-gb with en), what is for all languages with none.
    """
    if code in ("mul", "", UNKNOWN):
        return UNKNOWN
    if languages is None or code in languages:
        return code
    base = code.partition("-")[0]
    return base if base in languages else None


def in_order(
    names: dict[str, list[str]], languages: Collection[str] | None
) -> dict[str, list[str]]:
    """The languages in the order in which they were asked for, so that the first names the entity."""
    if languages is None:
        return names
    first = [language for language in languages if language in names]
    return {language: names[language] for language in [*first, *names]}


def check_fields(fields: Collection[str]) -> None:
    """Refuses fields whose names would change what a record means."""
    for field in fields:
        if field in RESERVED:
            raise OptionError(
                f'a field cannot be called {field!r}; say {{"other_name": {field!r}}}'
            )
