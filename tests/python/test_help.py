"""`help()` tells something of every public name, and `?` in a notebook of every method."""

from __future__ import annotations

import inspect
import pydoc
from typing import Any

import pytest

import yeksan as yk
from yeksan import _solar_accessor, _text_accessor, network, timeline

PUBLIC = {name: getattr(yk, name) for name in yk.__all__}
CLASSES = [thing for thing in PUBLIC.values() if inspect.isclass(thing)]
CLASSES += [_text_accessor.Text, _solar_accessor.Solar, timeline.Timeline, network.Network]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name]) or ""
    first = doc.partition("\n")[0]
    assert first.endswith((".", ";", ":")) or "." in doc.partition("\n\n")[0]
    assert name in pydoc.render_doc(PUBLIC[name], renderer=pydoc.plaintext)


FUNCTIONS = [name for name, thing in PUBLIC.items() if inspect.isfunction(thing)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_an_example_and_its_arguments(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name]) or ""
    assert ">>>" in doc
    for parameter in inspect.signature(PUBLIC[name]).parameters:
        assert parameter in ("x",) or parameter in doc, parameter


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_method_is_described(kind: Any) -> None:
    bare = [
        name
        for name, member in inspect.getmembers(kind)
        # `fields` is the package's own way to a finding's values.
        if not name.startswith("_")
        and name != "fields"
        and (callable(member) or isinstance(member, property))
        and not inspect.getdoc(member)
    ]
    assert bare == []
