"""Tables joined and columns grouped by names."""

from __future__ import annotations

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import yeksan as yk

PEOPLE: dict[str, list[Any]] = {
    "name": ["آنتونی بلینکن", None, "ماریو دراگی", "سرگئی لاوروف"],
    "year": [1, 1, 1, 2],
}
OTHERS: dict[str, list[Any]] = {
    "name": ["Sergey Lavrov", "Antony Blinken", "Anthony Blinken"],
    "year": [1, 1, 1],
    "vote": ["no", "yes", "perhaps"],
}


def rows(table: Any) -> list[tuple[Any, Any]]:
    lines = table if isinstance(table, list) else yk.joining.columns_of(table)
    if isinstance(lines, dict):
        lines = [dict(zip(lines, line, strict=True)) for line in zip(*lines.values(), strict=True)]
    return [(line["name"], line["name_right"]) for line in lines]


@pytest.mark.parametrize("make", [dict, pd.DataFrame, pl.DataFrame, pa.table])
def test_a_join_answers_in_kind(make: Any) -> None:
    joined = yk.join_names(make(PEOPLE), make(OTHERS), "name", "name")
    assert len(rows(joined)) == 2
    assert rows(joined)[1] == ("سرگئی لاوروف", "Sergey Lavrov")
    if make is not dict:
        assert type(joined) is type(make(PEOPLE))


def test_a_left_join_keeps_every_row() -> None:
    joined = yk.join_names(PEOPLE, OTHERS, "name", "name", how="left")
    assert [line["name"] for line in joined] == PEOPLE["name"]
    assert joined[1]["score"] is None and joined[1]["vote"] is None


def test_blocks_must_agree() -> None:
    joined = yk.join_names(PEOPLE, OTHERS, "name", "name", block="year")
    assert [line["year"] for line in joined] == [1]


def test_one_to_one_gives_a_partner_once() -> None:
    twice = {"name": ["Antony Blinken", "Antony Blinken"]}
    joined = yk.join_names(twice, OTHERS, "name", "name", one_to_one=True)
    assert sorted(line["vote"] for line in joined) == ["perhaps", "yes"]
    assert len(yk.join_names(twice, OTHERS, "name", "name", limit=2)) == 4


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(yk.OptionError, match="left has no column 'nam'"):
        yk.join_names(PEOPLE, OTHERS, "nam", "name")
    with pytest.raises(yk.OptionError, match="outer"):
        yk.join_names(PEOPLE, OTHERS, "name", "name", how="outer")  # type: ignore[arg-type]


def test_clusters_do_not_depend_on_the_kind_of_column() -> None:
    names = ["Lavrov, Sergey", "سيرغي لافروف", None, "Joe Biden", "Sergey Lavrov", "JOE BIDEN"]
    expected = [0, 0, None, 1, 0, 1]
    assert yk.cluster_names(names) == expected
    for make in (pd.Series, pl.Series, pa.array):
        assert yk.cluster_names(make(names)) == expected
    assert yk.cluster_names([]) == []
    with pytest.raises(TypeError):
        yk.cluster_names("Joe Biden")
