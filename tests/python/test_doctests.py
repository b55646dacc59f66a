"""Every example in a docstring and in the documentation runs and shows what it says."""

from __future__ import annotations

import doctest
import importlib
import pathlib
import pkgutil

import pytest

import yeksan

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

MODULES = ["yeksan"] + [
    m.name
    for m in pkgutil.walk_packages(yeksan.__path__, "yeksan.")
    if m.name not in ("yeksan._core", "yeksan.__main__")
    # These need what they integrate; tests/integrations runs their examples.
    and not m.name.startswith("yeksan.integrations.")
]
PAGES = sorted(
    p
    for p in [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
    if p.exists() and ">>>" in p.read_text(encoding="utf8")
)


@pytest.mark.parametrize("name", MODULES)
def test_module(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert result.failed == 0


def test_the_examples_are_found() -> None:
    finder = doctest.DocTestFinder()
    found = [
        t for name in MODULES for t in finder.find(importlib.import_module(name)) if t.examples
    ]
    assert len(found) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf8").replace("```", "\n")
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
