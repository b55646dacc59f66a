"""Every example in a docstring and in the documentation runs and shows what it says."""

from __future__ import annotations

import bz2
import doctest
import importlib
import json
import pathlib
import pkgutil
import re

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


def test_the_plain_examples_of_names_run(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that read files of others, on small ones of their form."""
    monkeypatch.chdir(tmp_path)
    entity = {"id": "a", "schema": "Person", "properties": {"name": ["Ada Rossi"]}}
    pathlib.Path("entities.ftm.json").write_text(json.dumps(entity), encoding="utf8")
    human = {"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q5"}}}}
    item = {
        "type": "item",
        "id": "Q1",
        "labels": {"en": {"language": "en", "value": "Ada Rossi"}},
        "claims": {"P31": [human]},
    }
    with bz2.open("latest-all.json.bz2", "wt", encoding="utf8") as dump:
        dump.write(f"[\n{json.dumps(item)}\n]\n")
    row = {"item": "http://www.wikidata.org/entity/Q1", "label": "Ada Rossi", "birth": "1961"}
    pathlib.Path("query.json").write_text(json.dumps([row]), encoding="utf8")
    page = (ROOT / "docs/names.md").read_text(encoding="utf8")
    plain = [
        block for block in re.findall(r"```python\n(.*?)```", page, re.S) if ">>>" not in block
    ]
    assert plain
    for block in plain:
        names: dict[str, object] = {"yk": yeksan}
        exec(block, names)
        assert len(names["g"]) == 1  # type: ignore[arg-type]


def test_the_commands_of_the_pages_run(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from yeksan.cli import main

    monkeypatch.chdir(tmp_path)
    lines = [{"text": "La NATO, ieri sera"}, {"text": "نشست در ۱۰ ژانویه ۲۰۲۲"}]
    table = "".join(json.dumps(line) + "\n" for line in lines)
    pathlib.Path("articles.jsonl").write_text(table, encoding="utf8")
    pathlib.Path("articles.txt").write_text("".join(f"{line['text']}\n" for line in lines))
    csv = "text\n" + "".join(f'"{line["text"]}"\n' for line in lines)
    pathlib.Path("articles.csv").write_text(csv, encoding="utf8")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(importlib.import_module("pyarrow").Table.from_pylist(lines), "articles.parquet")
    names = json.dumps({"id": "nato", "type": "ORG", "names": {"en": ["NATO"]}})
    pathlib.Path("names.jsonl").write_text(names, encoding="utf8")
    pages = [ROOT / "README.md", ROOT / "docs/guides/command-line.md"]
    commands = [
        line.split()
        for page in pages
        for line in re.findall(
            r"^(?:python -m )?yeksan (.*)$", page.read_text(encoding="utf8"), re.M
        )
    ]
    assert len(commands) > 6
    for command in commands:
        try:
            status = main(command)
        except SystemExit as end:
            status = end.code
        assert not status, command


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf8").replace("```", "\n")
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
