"""The examples of the integrations run and show what they say."""

from __future__ import annotations

import doctest
import importlib

import pytest

NEEDS = {
    "arrow": "pyarrow",
    "dask": "dask.dataframe",
    "datasets": "datasets",
    "duckdb": "duckdb",
    "sklearn": "sklearn",
    "spacy": "spacy",
}


@pytest.mark.parametrize("name", NEEDS)
def test_examples(name: str) -> None:
    pytest.importorskip(NEEDS[name], reason=f"{NEEDS[name]} is not installed")
    module = importlib.import_module(f"yeksan.integrations.{name}")
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 0
    assert result.failed == 0
