"""The examples of the integrations run and show what they say."""

from __future__ import annotations

import doctest
import importlib
import pathlib
import re

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


ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = (ROOT / "docs/guides/tools.md").read_text(encoding="utf8")
BLOCKS = dict(re.findall(r"^## (.+?)\n.*?^```python\n(.*?)^```", TOOLS, re.S | re.M))


def test_the_guide_has_blocks() -> None:
    assert len(BLOCKS) == TOOLS.count("```python") >= 5


@pytest.mark.parametrize("name", BLOCKS)
def test_guide(name: str) -> None:
    block = BLOCKS[name]
    for module in re.findall(r"^(?:from|import) (\w+)", block, re.M):
        pytest.importorskip(module, reason=f"{module} is not installed")
    exec(compile(block, f"tools.md, {name}", "exec"), {})
