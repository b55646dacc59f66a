"""What Tab offers in IPython and Jupyter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import polars as pl
import pytest

import yeksan as yk

pytest.importorskip("IPython", reason="IPython is not installed")
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    document = yk.annotate("L’Italia, il 3 marzo 2022", yk.Gazetteer.countries())
    shell = InteractiveShell()
    shell.user_ns |= {
        "yk": yk,
        "pl": pl,
        "series": pd.Series(["متن"]),
        "column": pl.Series(["متن"]),
        "days": pd.Series(pd.to_datetime(["2021-12-30"])),
        "expression": pl.col("text"),
        "document": document,
        "mention": document.entities[0],
    }
    yield shell
    shell.history_manager.end_session()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("yk.find", {"find_dates"}),
        ("yk.norm", {"normalize"}),
        ("yk.Gazetteer.from_", {"from_records", "from_frame", "from_csv", "from_wikidata"}),
        ("series.yk.", {"normalize", "find_dates", "find_entities", "match", "annotate"}),
        ("column.yk.", {"normalize", "find_dates", "find_entities", "match", "annotate"}),
        ("expression.yk.", {"normalize", "find_dates", "find_entities", "match"}),
        ("days.solar.month", {"month", "month_name", "month_start", "month_end"}),
        ("yk.SolarDate.from", {"from_gregorian"}),
        ("document.", {"dates", "entities", "to_html"}),
        ("mention.", {"id", "start", "end", "score", "how"}),
    ],
)
def test_tab(shell: Any, typed: str, offered: set[str]) -> None:
    names = tab(shell, typed)
    assert offered <= names
    assert not [name for name in names if name.startswith("_")]


def test_the_words_of_an_option(shell: Any) -> None:
    assert "zwnj=" in tab(shell, 'yk.normalize("متن", zw')


def tab(shell: Any, typed: str) -> set[str]:
    """What a notebook shows when Tab is pressed at the end of what was typed."""
    with provisionalcompleter():
        found = list(shell.Completer.completions(typed, len(typed)))
    return {one.text.rpartition(".")[2] for one in found}
