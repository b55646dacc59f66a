"""yeksan's functions in the SQL of DuckDB, over Arrow: no Python object is made of a row.

This module needs duckdb and pyarrow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from yeksan._options import NormalizeOptions, spelled_out
from yeksan.dates import find_dates, parse_dates
from yeksan.gazetteer import Gazetteer
from yeksan.integrations.arrow import DATES, ENTITIES, Capsule, lists
from yeksan.names import name_similarity
from yeksan.text import Normalizer, detect_language

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._options import Lang

__all__ = ["register"]

_DATES = """STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR, "kind" VARCHAR, "value" VARCHAR,
    "mod" VARCHAR, "calendar" VARCHAR, "first" DATE, "last" DATE, "same_as" BIGINT,
    "conflict" BOOLEAN, "alternatives" VARCHAR[])[]"""
_ENTITIES = """STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR, "id" VARCHAR, "type" VARCHAR,
    "name" VARCHAR, "alias" VARCHAR, "score" DOUBLE, "how" VARCHAR, "candidates" VARCHAR[])[]"""


@spelled_out(NormalizeOptions)
def register(
    connection: Any,
    gazetteer: Gazetteer | None = None,
    *,
    lang: Lang = "auto",
    prefix: str = "yk_",
    **options: Unpack[NormalizeOptions],
) -> None:
    """Gives a connection the functions yk_normalize, yk_language, yk_date, yk_dates, yk_similarity and, with a gazetteer, yk_entities.

    - `yk_normalize(text)` and `yk_language(text)` answer text, `yk_date(text)` the day that a whole
      string is or null, `yk_similarity(a, b)` a number;
    - `yk_dates(text)`, `yk_dates_from(text, reference)` and `yk_entities(text)` lists of structs, to be
      unnested.

    Null gives null.

    Parameters
    ----------
    connection
        What `duckdb.connect` gave.
    gazetteer
        Whom `yk_entities` looks for.
    lang
        The language of the texts, or "auto".
    prefix
        What the names of the functions begin with.
    **options
        Those of `yk_normalize`.

    Examples
    --------
    >>> import duckdb
    >>> import yeksan as yk
    >>> from yeksan.integrations.duckdb import register
    >>> connection = duckdb.connect()
    >>> register(connection, yk.Gazetteer.countries(), digits="latin")
    >>> connection.execute("select yk_normalize('سال ۱۴۰۰ است'), yk_date('۹ دی ۱۴۰۰')").fetchone()
    ('سال 1400 است', datetime.date(2021, 12, 30))
    >>> connection.execute("select e.id from (select unnest(yk_entities('L’Italia e l’Iran')) as e)").fetchall()
    [('IT',), ('IR',)]
    """
    normalizer = Normalizer(lang, **options)

    def add(name: str, function: Callable[..., Any], arguments: int, result: str) -> None:
        connection.create_function(
            prefix + name,
            function,
            ["VARCHAR"] * arguments,
            result,
            type="arrow",
            null_handling="special",  # a text that is no date gives null
        )

    def dates(texts: Any, references: Any = None) -> Any:
        return lists(find_dates(Capsule(texts), lang, references), DATES, texts)

    # DuckDB reads the annotations of what it is given; those of the package are for type checkers.
    add("normalize", lambda texts: normalizer(texts), 1, "VARCHAR")
    add("language", lambda texts: detect_language(texts), 1, "VARCHAR")
    add("date", lambda texts: parse_dates(texts, lang, errors="null"), 1, "DATE")
    add("dates", lambda texts: dates(texts), 1, _DATES)
    add("dates_from", dates, 2, _DATES)
    add("similarity", lambda a, b: name_similarity(a, b, lang, lang), 2, "DOUBLE")
    if gazetteer is not None:
        known = gazetteer
        add(
            "entities",
            lambda texts: lists(known.find(Capsule(texts), lang), ENTITIES, texts),
            1,
            _ENTITIES,
        )
