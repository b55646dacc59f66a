"""The functions in DuckDB's SQL, against the same functions in Python."""

from __future__ import annotations

from typing import Any

import pytest

import yeksan as yk

duckdb: Any = pytest.importorskip("duckdb", reason="duckdb is not installed")

from yeksan.integrations.duckdb import register  # noqa: E402


@pytest.fixture
def connection(table: Any, gazetteer: yk.Gazetteer) -> Any:
    made = duckdb.connect()
    register(made, gazetteer)
    made.register("news", table)
    return made


def column(connection: Any, expression: str) -> list[Any]:
    rows = connection.execute(f"select {expression} from news order by number").fetchall()
    return [row[0] for row in rows]


def test_texts(connection: Any, table: Any) -> None:
    texts = table["text"].to_pylist()
    assert column(connection, "yk_normalize(text)") == yk.normalize(texts)
    assert column(connection, "yk_language(text)") == yk.detect_language(texts)
    assert column(connection, "yk_similarity(text, 'Iran')") == yk.name_similarity(texts, "Iran")


def test_findings(connection: Any, annotated: Any) -> None:
    assert column(connection, "yk_dates_from(text, day)") == annotated["dates"].to_pylist()
    assert column(connection, "yk_entities(text)") == annotated["entities"].to_pylist()
    texts = annotated["text"].to_pylist()
    counts = [None if found is None else len(found) for found in yk.find_dates(texts)]
    assert column(connection, "len(yk_dates(text))") == counts


def test_dates(connection: Any) -> None:
    texts = ["۹ دی ۱۴۰۰", "no date", None, "30 dicembre 2021"]
    rows = connection.execute("select yk_date(t) from (select unnest($1) as t)", [texts]).fetchall()
    assert [row[0] for row in rows] == yk.parse_dates(texts, errors="null")


def test_in_a_query(connection: Any, annotated: Any) -> None:
    rows = connection.execute("""
        select e.id, count(*) as n
        from (select unnest(yk_entities(text)) as e from news)
        group by e.id order by n desc, e.id
    """).fetchall()
    counts: dict[str, int] = {}
    for found in annotated["entities"].to_pylist():
        for entity in found or ():
            counts[entity["id"]] = counts.get(entity["id"], 0) + 1
    assert rows == sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def test_prefix_and_options() -> None:
    connection = duckdb.connect()
    register(connection, lang="fa", prefix="fa_", digits="latin")
    assert connection.execute("select fa_normalize('سال ۱۴۰۰')").fetchone() == ("سال 1400",)
    with pytest.raises(duckdb.Error):
        connection.execute("select fa_entities('x')")


def test_more_rows_than_a_vector() -> None:
    connection = duckdb.connect()
    register(connection, lang="fa")
    count = connection.execute(
        "select count(*) from range(10000) r(i) where yk_normalize('كتاب ' || i) = 'کتاب ' || i"
    ).fetchone()
    assert count == (10_000,)
