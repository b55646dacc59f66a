"""The transformer in scikit-learn: cloned, pickled, searched over, in frames."""

from __future__ import annotations

import inspect
import pickle
from typing import Any

import pytest

import yeksan as yk

pytest.importorskip("sklearn", reason="scikit-learn is not installed")

import numpy as np
import pandas as pd
import polars as pl
from sklearn import config_context
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline

from yeksan.integrations.sklearn import TextNormalizer
from yeksan.text import NormalizeOptions

TEXTS = ["كتاب ها را مي خوانم", "خانه هاي بزرگ", "سال ۱۴۰۰"]


def test_every_option_is_a_parameter() -> None:
    parameters = set(TextNormalizer().get_params())
    assert parameters == {"lang", "errors", *NormalizeOptions.__annotations__}
    assert set(inspect.signature(TextNormalizer).parameters) == parameters


def test_clone_pickle_and_repr() -> None:
    one = TextNormalizer("fa", digits="latin").set_output(transform="pandas").fit(TEXTS)
    for other in (clone(one), pickle.loads(pickle.dumps(one))):
        assert other is not one
        assert other.get_params() == one.get_params()
        assert other.transform(TEXTS) == yk.normalize(TEXTS, "fa", digits="latin")
    assert repr(one) == "TextNormalizer(digits='latin', lang='fa')"
    assert one.set_params(digits=None).transform(TEXTS) == yk.normalize(TEXTS, "fa")
    with pytest.raises(yk.OptionError):
        TextNormalizer(digits="roman").fit(TEXTS)
    with pytest.raises(TypeError, match="no option digit;"):
        TextNormalizer(digit="latin")


COLUMNS: dict[str, Any] = {
    "list": TEXTS,
    "pandas": pd.Series(TEXTS, index=[5, 6, 7], name="t"),
    "polars": pl.Series("t", TEXTS),
    "numpy": np.array(TEXTS, dtype=object),
}


@pytest.mark.parametrize("x", COLUMNS.values(), ids=list(COLUMNS))
@pytest.mark.parametrize("output", ["default", "pandas", "polars"])
def test_a_column_stays_a_column(x: Any, output: str) -> None:
    out = TextNormalizer("fa").set_output(transform=output).fit_transform(x)
    assert type(out) is type(x)
    assert list(out) == yk.normalize(TEXTS, "fa")
    if isinstance(x, pd.Series):
        assert out.index.tolist() == [5, 6, 7]


FRAMES: dict[str, Any] = {
    "pandas": pd.DataFrame({"a": TEXTS, "b": TEXTS[::-1]}, index=[5, 6, 7]),
    "polars": pl.DataFrame({"a": TEXTS, "b": TEXTS[::-1]}),
    "numpy": np.array([TEXTS, TEXTS[::-1]], dtype=object).T,
}


@pytest.mark.parametrize("x", FRAMES.values(), ids=list(FRAMES))
def test_frames_and_their_containers(x: Any) -> None:
    expected = list(zip(*(yk.normalize(t, "fa") for t in (TEXTS, TEXTS[::-1])), strict=True))
    step = TextNormalizer("fa").fit(x)
    names = ["x0", "x1"] if isinstance(x, np.ndarray) else ["a", "b"]
    assert step.get_feature_names_out().tolist() == names
    assert type(step.transform(x)) is type(x)
    for output, kind in (("pandas", pd.DataFrame), ("polars", pl.DataFrame)):
        out = clone(step).fit(x).set_output(transform=output).transform(x)
        assert isinstance(out, kind)
        assert list(out.columns) == names
        rows = out.rows() if isinstance(out, pl.DataFrame) else [tuple(r) for r in out.to_numpy()]
        assert rows == expected
        with config_context(transform_output=output):
            assert isinstance(step.transform(x), kind)


def test_in_a_pipeline_with_grid_search() -> None:
    # One word in two spellings tells the class only where both are made one.
    texts = pd.Series(["كتاب خوب", "کتاب خوب", "خانهٔ بد", "خانه ی بد"] * 6)
    labels = [1, 1, 0, 0] * 6
    steps = [
        ("clean", TextNormalizer("fa")),
        ("count", TfidfVectorizer()),
        ("learn", LogisticRegression()),
    ]
    search = GridSearchCV(
        Pipeline(steps),
        {"clean__zwnj": ["careful", "full", "strip"], "clean__profile": [None, "search"]},
        cv=3,
        n_jobs=2,
    )
    search.fit(texts, labels)
    assert len(search.cv_results_["params"]) == 6
    assert not np.isnan(search.cv_results_["mean_test_score"]).any()
    assert search.predict(pd.Series(["كتاب", "خانه"])).tolist() == [1, 0]
    words = search.best_estimator_.named_steps["count"].vocabulary_
    assert "کتاب" in words and "كتاب" not in words


@pytest.mark.parametrize("output", ["default", "pandas"])
def test_in_a_column_transformer(output: str) -> None:
    frame = pd.DataFrame({"text": TEXTS, "n": [1, 2, 3]})
    both = make_column_transformer((TextNormalizer("fa"), ["text"]), ("passthrough", ["n"]))
    out = both.set_output(transform=output).fit_transform(frame)
    assert np.asarray(out)[:, 0].tolist() == yk.normalize(TEXTS, "fa")
    assert [name.rpartition("__")[2] for name in both.get_feature_names_out()] == ["text", "n"]
