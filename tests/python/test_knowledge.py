"""Gazetteers from knowledge bases: FollowTheMoney, Wikidata's dumps and its query service."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

import yeksan as yk

FTM: list[dict[str, Any]] = [
    {
        "id": "NK-1",
        "caption": "Ada Rossi",
        "schema": "Person",
        "properties": {
            "name": ["ROSSI Ada", "Ada Rossi"],
            "alias": ["آدا روسی"],
            "weakAlias": ["Adina"],
            "birthDate": ["1961"],
        },
        "datasets": ["made_up"],
    },
    {"id": "NK-2", "schema": "Company", "properties": {"name": ["Rossi Navigazione"]}},
    {"id": "NK-3", "schema": "Ownership", "properties": {"owner": ["NK-1"], "asset": ["NK-2"]}},
    {"id": "NK-4", "schema": "Vessel", "properties": {"name": ["Stella di Livorno"], "flag": ["it"]}},
    {
        "id": "NK-5",
        "schema": "Organization",
        "statements": [
            {"prop": "name", "value": "جمعية البحر", "lang": "ara"},
            {"prop": "name", "value": "Sea Society", "lang": "eng"},
            {"prop": "country", "value": "tn"},
        ],
    },
]  # fmt: skip


def item(
    id: str, labels: dict[str, str], aliases: dict[str, list[str]] | None = None, **claims: Any
) -> dict[str, Any]:
    """An item as a dump has it."""
    return {
        "type": "item",
        "id": id,
        "labels": {code: {"language": code, "value": value} for code, value in labels.items()},
        # Wikidata writes an empty map as an empty list.
        "aliases": {c: [{"language": c, "value": v} for v in vs] for c, vs in aliases.items()} if aliases else [],
        "claims": {prop: [statement(value) for value in values] for prop, values in claims.items()},
    }  # fmt: skip


def statement(value: Any, rank: str = "normal") -> dict[str, Any]:
    if isinstance(value, tuple):
        value, rank = value
    if isinstance(value, str) and value.startswith("Q"):
        value = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": rank}


ITEMS = [
    item("Q220", {"en": "Rome", "it": "Roma", "fa": "رم", "de": "Rom"}, {"it": ["Urbe"], "fa": ["روم"]}, P31=["Q515"]),
    item(
        "Q901",
        {"en-gb": "Ada Rossi", "mul": "A. Rossi"},
        None,
        P31=[("Q2", "deprecated"), "Q5"],
        P569=[{"time": "+1961-04-00T00:00:00Z", "precision": 10}],
        P27=[("Q38", "normal"), ("Q794", "preferred")],
    ),
    {"type": "property", "id": "P31", "labels": {"en": {"language": "en", "value": "instance of"}}},
    item("Q903", {"ja": "ローマ"}),
]  # fmt: skip
TYPED = [
    {"id": "Q220", "type": "GPE", "names": {"en": ["Rome"], "fa": ["رم", "روم"], "it": ["Roma", "Urbe"]}},
    {"id": "Q901", "type": "PER", "names": {"en": ["Ada Rossi"], "und": ["A. Rossi"]}},
]  # fmt: skip


def dump(*items: dict[str, Any]) -> list[str]:
    lines = [json.dumps(i, ensure_ascii=False) + "," for i in items]
    lines[-1] = lines[-1].removesuffix(",")
    return ["[", *lines, "]"]


SPARQL = {
    "head": {"vars": ["item", "itemLabel", "itemAltLabel", "type", "countryLabel"]},
    "results": {
        "bindings": [
            {
                "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q220"},
                "itemLabel": {"type": "literal", "xml:lang": language, "value": label},
                "itemAltLabel": {"type": "literal", "xml:lang": language, "value": aliases},
                "type": {"type": "uri", "value": "http://www.wikidata.org/entity/Q515"},
                "countryLabel": {"type": "literal", "xml:lang": "it", "value": "Italia"},
            }
            for language, label, aliases in (
                ("it", "Roma", "Urbe, Città Eterna"),
                ("fa", "رم", "روم"),
                ("de", "Rom", "Ewige Stadt"),
            )
        ]
    },
}
ROME = {"id": "Q220", "type": "GPE", "names": {"fa": ["رم", "روم"], "it": ["Roma", "Urbe", "Città Eterna"]}}  # fmt: skip


def test_followthemoney_entities_become_records() -> None:
    lines = [json.dumps(e, ensure_ascii=False) for e in FTM]
    g = yk.Gazetteer.from_followthemoney(
        lines, fields={"born": "birthDate", "datasets": "datasets"}
    )
    assert g.to_records() == [
        {
            "id": "NK-1",
            "type": "PER",
            "names": {"und": ["Ada Rossi", "ROSSI Ada", "آدا روسی", "Adina"]},
            "born": ["1961"],
            "datasets": ["made_up"],
        },
        {"id": "NK-2", "type": "ORG", "names": {"und": ["Rossi Navigazione"]}},
        {"id": "NK-4", "type": "Vessel", "names": {"und": ["Stella di Livorno"]}},
        {"id": "NK-5", "type": "ORG", "names": {"ar": ["جمعية البحر"], "en": ["Sea Society"]}},
    ]  # fmt: skip
    assert yk.Gazetteer.from_records(g.to_records()) == g
    chosen = yk.Gazetteer.from_followthemoney(lines, names=["name"], schemas=["Person"])
    assert chosen["NK-1"]["names"] == {"und": ["Ada Rossi", "ROSSI Ada"]} and len(chosen) == 1
    assert [m.id for m in g.find("La Stella di Livorno di Ada Rossi")] == ["NK-4", "NK-1"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "schema"', "broken JSON"),
        ("[]", "an object, not a list"),
        ('{"id": "a", "type": "PER"}', 'no "schema": is this FollowTheMoney'),
        ('{"id": "a", "schema": "Person", "properties": {"name": "A"}}', "is a list, not text"),
        (json.dumps(FTM[0]), "id"),
    ],
)
def test_an_error_in_followthemoney_names_the_line(
    line: str, said: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text(f"{json.dumps(FTM[0])}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(yk.DataError, match=r"entities.ftm.json, line 3: ") as caught:
        yk.Gazetteer.from_followthemoney(path)
    assert said in str(caught.value)
    with pytest.raises(yk.DataError, match=r"^line 3: "):
        yk.Gazetteer.from_followthemoney(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("bare", [False, True])
def test_a_dump_of_wikidata_becomes_records(
    pack: Callable[[bytes], bytes], bare: bool, tmp_path: pathlib.Path
) -> None:
    lines = dump(*ITEMS)
    text = "\n".join(line.removesuffix(",") for line in lines[1:-1]) if bare else "\n".join(lines)
    path = tmp_path / "dump"
    path.write_bytes(pack(text.encode()))
    g = yk.Gazetteer.from_wikidata(path, types=True)
    assert g.to_records() == TYPED
    assert [m.id for m in g.find("آدا روسی از روم")][-1:] == ["Q220"]


def test_options_of_wikidata() -> None:
    lines = dump(*ITEMS)
    plain = yk.Gazetteer.from_wikidata(lines, langs=["it"])
    assert plain.to_records() == [
        {"id": "Q220", "names": {"it": ["Roma", "Urbe"]}},
        {"id": "Q901", "names": {"und": ["A. Rossi"]}},
    ]
    every = yk.Gazetteer.from_wikidata(lines, langs=None)
    assert list(every["Q220"]["names"]) == ["en", "it", "fa", "de"]
    assert every["Q903"]["names"] == {"ja": ["ローマ"]}
    assert list(yk.Gazetteer.from_wikidata(lines, types={"Q5": "PER"}, untyped=False)) == ["Q901"]
    kept = yk.Gazetteer.from_wikidata(lines, fields={"born": "P569", "nation": "P27"})["Q901"]
    assert (kept["born"], kept["nation"]) == ("1961-04", "Q794")
    with pytest.raises(yk.OptionError, match="names"):
        yk.Gazetteer.from_wikidata(lines, fields=["names"])


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ([*dump(*ITEMS)[:2], '{"id": "Q5", "labels"'], 3, "broken JSON"),
        ([*dump(*ITEMS)[:3], "7,"], 4, "an object, not a number"),
        ([*dump(*ITEMS)[:3], '{"labels": {}},'], 4, 'no "id"'),
        ([*dump(ITEMS[0], ITEMS[0])], 3, "Q220"),
        (["{", '  "head": {"vars": ["item"]},', '  "results" [', "}"], 3, "broken JSON"),
        (["item,itemLabel", "Q1,Rome", "Q2,Roma,it"], 3, "3 fields where the header has 2"),
        (["item,itemLabel", ",Rome"], 2, "no 'item'"),
        (["Rome"], 1, "neither JSON nor a CSV header"),
        (["item,city", "Q1,Rome"], 2, "no column holds names"),
        (["city,label", "Rome,Roma"], 2, "no column holds items"),
    ],
)  # fmt: skip
def test_an_error_in_wikidata_names_the_line(
    lines: list[str], line: int, said: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "w.json"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(yk.DataError, match=rf"w.json, line {line}: ") as caught:
        yk.Gazetteer.from_wikidata(path)
    assert said in str(caught.value)


@pytest.mark.parametrize("indent", [None, 2])
def test_sparql_results_become_records(indent: int | None, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps(SPARQL, indent=indent, ensure_ascii=False), encoding="utf-8")
    assert yk.Gazetteer.from_wikidata(path, types=True, langs=["fa", "it"]).to_records() == [ROME]
    german = yk.Gazetteer.from_wikidata(path, langs=["de"])
    assert german["Q220"]["names"] == {"de": ["Rom", "Ewige Stadt"]}


@pytest.mark.parametrize(
    "rows",
    [
        ["item,itemLabel,itemAltLabel,lang,type", 'http://www.wikidata.org/entity/Q220,Roma,"Urbe, Città Eterna",it,http://www.wikidata.org/entity/Q515', "http://www.wikidata.org/entity/Q220,رم,روم,fa,"],
        ["item,label_it,aliases_it,label_fa,alias_fa,class", "http://www.wikidata.org/entity/Q220,Roma,Urbe|Città Eterna,رم,روم,Q515"],
        ['[{"item":"http://www.wikidata.org/entity/Q220","labelIt":"Roma","aliasesIt":"Urbe|Città Eterna","type":"Q515"},{"item":"http://www.wikidata.org/entity/Q220","labelFa":"رم","aliasFa":"روم"}]'],
    ],
)  # fmt: skip
def test_csv_and_plain_results_become_records(rows: list[str]) -> None:
    g = yk.Gazetteer.from_wikidata(rows, types=True, langs=["fa", "it"])
    assert g.to_records() == [ROME]


def test_what_a_result_keeps() -> None:
    rows = ["item,itemLabel,country", "Q5,Q5,x", "Q6,Rome,Q38", "Q6,Roma,Q237"]
    g = yk.Gazetteer.from_wikidata(rows, fields=["country"])
    # The label service writes the id where there is no label.
    assert g.to_records() == [
        {"id": "Q6", "names": {"und": ["Rome", "Roma"]}, "country": ["Q38", "Q237"]}
    ]
    with pytest.raises(yk.OptionError, match="no column 'town'"):
        yk.Gazetteer.from_wikidata(rows, fields=["town"])
    bad = {"head": {"vars": ["item", "label"]}, "results": {"bindings": [{}, 3]}}
    with pytest.raises(yk.DataError, match="result 0: there is no 'item'"):
        yk.Gazetteer.from_wikidata([json.dumps(bad)])


def test_what_the_api_answers_becomes_records() -> None:
    answer = json.dumps({"entities": {i["id"]: i for i in ITEMS}})
    assert yk.Gazetteer.from_wikidata([answer], types=True).to_records() == TYPED


@pytest.mark.parametrize("lines", [[], ["[", "]"], ["[]"], ["", "  "]])
def test_an_empty_file_is_an_empty_gazetteer(lines: list[str]) -> None:
    assert len(yk.Gazetteer.from_wikidata(lines)) == 0


def test_files_that_cannot_be_read(tmp_path: pathlib.Path) -> None:
    whole = gzip.compress("\n".join(dump(*ITEMS * 50)).encode())
    path = tmp_path / "cut.json.gz"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(yk.DataError, match=r"cut.json.gz, line \d+: .*cut short or damaged"):
        yk.Gazetteer.from_wikidata(path)
    path.write_bytes(b"\x28\xb5\x2f\xfdxx")
    with pytest.raises(yk.DataError, match="Zstandard"):
        yk.Gazetteer.from_wikidata(path)
    path.write_bytes(b'{"id": "Q1",\n "x": "\xff"}')
    with pytest.raises(yk.DataError, match="line 2: not UTF-8"):
        yk.Gazetteer.from_wikidata(path)
    with pytest.raises(yk.DataError, match="cannot read"):
        yk.Gazetteer.from_followthemoney(tmp_path / "nothing")
    with pytest.raises(TypeError, match="a path or an iterable of lines"):
        yk.Gazetteer.from_followthemoney(3)  # type: ignore[arg-type]
