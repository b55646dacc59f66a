"""Tables joined and columns grouped by names."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import yeksan as yk
from yeksan.assignment import best_pairs, greedy_pairs
from yeksan.clustering import _average

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


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.sampled_from([0.5, 0.75, 0.8, 1.0]) | st.floats(0.01, 1.0),
    max_size=9,
)


def total(pairs: Any) -> int:
    return sum(round(score * 10**9) for _, _, score in pairs)


def best_by_trying(pairs: list[tuple[int, int, float]]) -> int:
    """The greatest sum of all sets of pairs in which no row is twice."""
    return max(
        total(chosen)
        for count in range(min(len(pairs), 5) + 1)
        for chosen in itertools.combinations(pairs, count)
        if len({p[0] for p in chosen}) == len({p[1] for p in chosen}) == count
    )


@given(PAIRS)
def test_the_best_pairs_are_those_of_trying_all(scores: dict[tuple[int, int], float]) -> None:
    pairs = [(row, other, score) for (row, other), score in scores.items()]
    found = best_pairs(pairs)
    assert set(found) <= set(pairs)
    assert len({p[0] for p in found}) == len({p[1] for p in found}) == len(found)
    assert total(found) == best_by_trying(pairs) >= total(greedy_pairs(pairs))
    assert best_pairs(reversed(pairs)) == found


def test_greedy_keeps_the_surest_pair_and_best_the_greatest_sum() -> None:
    pairs = [(0, 0, 1.0), (0, 1, 0.9), (1, 0, 0.9)]
    assert greedy_pairs(pairs) == [(0, 0, 1.0)]
    assert best_pairs(pairs) == [(0, 1, 0.9), (1, 0, 0.9)]


def test_a_join_can_be_greedy() -> None:
    left = {"name": ["Antony Blinken", "Tony Blinken", "Sergey Lavrov"]}
    for way in (True, "best", "greedy"):
        joined = yk.join_names(left, OTHERS, "name", "name", one_to_one=way)  # type: ignore[arg-type]
        partners = [line["name_right"] for line in joined]
        assert len(set(partners)) == len(partners)
        assert partners[-1] == "Sergey Lavrov"
    assert partners[0] == "Antony Blinken"
    with pytest.raises(yk.OptionError, match="greedy"):
        yk.join_names(left, OTHERS, "name", "name", one_to_one="some")  # type: ignore[arg-type]


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(yk.OptionError, match="left has no column 'nam'"):
        yk.join_names(PEOPLE, OTHERS, "nam", "name")
    with pytest.raises(yk.OptionError, match="outer"):
        yk.join_names(PEOPLE, OTHERS, "name", "name", how="outer")  # type: ignore[arg-type]
    with pytest.raises(yk.OptionError, match="limit is a whole number from 0, not -1"):
        yk.join_names(PEOPLE, OTHERS, "name", "name", limit=-1)
    with pytest.raises(yk.OptionError, match="min_score is a number between 0 and 1, not 80"):
        yk.join_names(PEOPLE, OTHERS, "name", "name", min_score=80)
    with pytest.raises(yk.TextError, match=r"right\['name'\], row 1: text is wanted, not int"):
        yk.join_names(PEOPLE, {"name": ["Biden", 5]}, "name", "name")
    with pytest.raises(yk.DataError, match="one length"):
        yk.join_names({"name": ["Biden"], "year": [1, 2]}, OTHERS, "name", "name")
    with pytest.raises(yk.OptionError, match="two columns 'name'"):
        yk.join_names(PEOPLE, OTHERS, "name", "name", suffix="")
    assert yk.join_names(PEOPLE, {"name": ["Biden", 5]}, "name", "name", errors="null") == []


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_join_without_pairs_has_its_columns(make: Any) -> None:
    joined = yk.join_names(make({"name": ["zzz"], "n": [1]}), make(OTHERS), "name", "name")
    columns = yk.joining.columns_of(joined)
    assert list(columns) == ["name", "n", "name_right", "year", "vote", "score"]
    assert not any(columns.values())


def test_a_join_keeps_the_types_of_columns() -> None:
    day = pl.Series([datetime.date(2022, 1, 21)])
    left = pl.DataFrame(
        {"name": ["بلینکن"], "day": day, "kind": pl.Series(["a"], dtype=pl.Categorical)}
    )
    right = pl.DataFrame({"name": ["Blinken"], "n": pl.Series([1], dtype=pl.Int8)})
    joined = yk.join_names(left.lazy(), right, "name", "name", how="left")
    assert joined.schema["day"] == pl.Date and joined.schema["kind"] == pl.Categorical
    assert joined.schema["n"] == pl.Int8 and joined.schema["score"] == pl.Float64
    frames = left.to_pandas(), right.to_pandas()
    assert yk.join_names(*frames, "name", "name")["n"].dtype == "int8"
    alone = yk.join_names(frames[0].assign(name="zzz"), frames[1], "name", "name", how="left")
    assert alone["n"].isna().all() and alone["score"].isna().all()
    batch = right.to_arrow().to_batches()[0]
    assert yk.join_names(left, batch, "name", "name").columns == joined.columns


def test_a_score_that_is_there_is_kept() -> None:
    scored = {"name": ["Blinken"], "score": [7]}
    (line,) = yk.join_names({"name": ["بلینکن"]}, scored, "name", "name")
    assert line["score"] == 7 and 0.5 < line["score_right"] <= 1


@pytest.mark.parametrize("bad", ["Biden", None, 5, {"Biden"}, pl.col("a"), np.array("Biden")])
def test_what_is_no_column_of_names_has_no_clusters(bad: Any) -> None:
    with pytest.raises((TypeError, yk.TextError), match=r"a column of names|one column"):
        yk.cluster_names(bad)


def test_what_is_no_name_has_no_cluster() -> None:
    with pytest.raises(yk.TextError, match="row 1: text is wanted, not int"):
        yk.cluster_names(["Biden", 5])
    assert yk.cluster_names(["Biden", 5, "BIDEN"], errors="null") == [0, None, 0]
    with pytest.raises(yk.OptionError, match="min_score"):
        yk.cluster_names(["Biden"], min_score=90)


def test_clusters_do_not_depend_on_the_kind_of_column() -> None:
    names = ["Lavrov, Sergey", "سيرغي لافروف", None, "Joe Biden", "Sergey Lavrov", "JOE BIDEN"]
    expected = [0, 0, None, 1, 0, 1]
    assert yk.cluster_names(names) == expected
    for make in (pd.Series, pl.Series, pa.array):
        assert yk.cluster_names(make(names)) == expected
    assert yk.cluster_names([]) == []
    with pytest.raises(TypeError):
        yk.cluster_names("Joe Biden")


CHAIN = ["Mohammad Hosseini", "Mohammad Hoseini", "Mohamad Hoseini", "Muhammad Husaini", "Muhamed Huseini"]  # fmt: skip


def average_by_trying(names: list[str], least: float) -> list[list[int]]:
    """Joins the two likest groups, all averages computed anew each time."""
    groups = [[at] for at in range(len(names))]

    def average(a: list[int], b: list[int]) -> float:
        alike = [round(yk.name_similarity(names[i], names[j]) * 10**6) for i in a for j in b]
        return sum(alike) / len(alike)

    while len(groups) > 1:
        score, a, b = min((-average(x, y), x, y) for x, y in itertools.combinations(groups, 2))
        if -score < round(least * 10**6):
            break
        groups = sorted([g for g in groups if g not in (a, b)] + [sorted(a + b)])
    return groups


@pytest.mark.parametrize("least", [0.3, 0.8, 0.95, 0.99])
def test_average_link_is_that_of_trying_all(least: float) -> None:
    names = [*CHAIN, "Mahmoud Hosseini", "محمد حسینی", "محمود حسینی", "Joe Biden"]
    found = _average(names, list(range(len(names))), least)
    assert sorted(found) == average_by_trying(names, least)


def test_average_link_parts_what_chains_join() -> None:
    names = [*CHAIN, "محمد حسینی", "محمود حسینی", "Mahmud Huseyni"]
    for least in (0.5, 0.8, 0.95):
        chained = yk.cluster_names(names, min_score=least)
        averaged = yk.cluster_names(names, min_score=least, method="average")
        # Every group of the average is inside one of the chains.
        assert len(set(zip(averaged, chained, strict=True))) == len(set(averaged))
        assert len(set(averaged)) >= len(set(chained))


def test_a_group_has_a_name_and_keeps_to_its_block() -> None:
    names = ["Sergey Lavrov", "SERGEY LAVROV", "سيرغي لافروف", None, "SERGEY LAVROV", "Joe Biden"]
    assert yk.cluster_names(names, labels="name") == ["SERGEY LAVROV"] * 3 + [None, "SERGEY LAVROV", "Joe Biden"]  # fmt: skip
    year = [1, 2, 1, 1, 2, 2]
    assert yk.cluster_names(names, block=year) == [0, 1, 0, None, 1, 2]
    assert yk.cluster_names(names, block=[pd.Series(year), list("aabaaa")]) == [0, 1, 2, None, 1, 3]
    with pytest.raises(yk.OptionError, match="2 values for 6 names"):
        yk.cluster_names(names, block=[1, 2])
    with pytest.raises(yk.OptionError, match="method"):
        yk.cluster_names(names, method="single")  # type: ignore[arg-type]
