"""`help()` tells something of every public name, and `?` in a notebook of every method."""

from __future__ import annotations

import inspect
import pydoc
import re
from typing import Any, get_args, get_type_hints

import pytest

import yeksan as yk
from yeksan import _solar_accessor, _text_accessor, network, timeline
from yeksan._options import FindColumnOptions, LeftOut, NormalizeOptions

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
    for parameter in inspect.signature(PUBLIC[name]).parameters.values():
        # What stands in for `**options` is explained once, with the options.
        place = OPTIONS if isinstance(parameter.default, LeftOut) else doc
        assert parameter.name in ("x",) or parameter.name in place, parameter


OPTIONS = f"{inspect.getdoc(NormalizeOptions)} {inspect.getdoc(yk.Gazetteer.find)}"
PARAGRAPHS = re.split(r"\n(?=\w)", (inspect.getdoc(NormalizeOptions) or "").partition("---\n")[2])
EXPLAINED = {
    name: paragraph.partition("\n")[2]
    for paragraph in PARAGRAPHS
    for name in paragraph.partition("\n")[0].split(", ")
}


@pytest.mark.parametrize("name", NormalizeOptions.__annotations__)
def test_an_option_is_explained_with_its_values(name: str) -> None:
    kind = get_type_hints(NormalizeOptions)[name]
    choices = [kind, *get_args(kind)]
    values = [value for choice in choices for value in get_args(choice) if isinstance(value, str)]
    assert all(f'"{value}"' in EXPLAINED[name] for value in values)
    default = yk.Normalizer("fa").options[name]
    named = re.findall(r'"[\w-]+"|True|False', EXPLAINED[name])
    assert name == "protect" or named[0] == (
        f'"{default}"' if isinstance(default, str) else str(default)
    )


def test_the_options_of_find_are_its_parameters() -> None:
    parameters = inspect.signature(yk.Gazetteer.find).parameters
    assert set(FindColumnOptions.__annotations__) == set(parameters) - {"self", "x", "lang"}
    assert set(NormalizeOptions.__annotations__) == set(yk.Normalizer("fa").options)


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
