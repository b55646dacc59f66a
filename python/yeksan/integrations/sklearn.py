"""Normalization as a step of a scikit-learn pipeline.

This module needs scikit-learn.
"""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
from sklearn import get_config
from sklearn.base import BaseEstimator, TransformerMixin

from yeksan._columns import library
from yeksan._options import NormalizeOptions
from yeksan.text import Normalizer

__all__ = ["TextNormalizer"]

_PARAMETERS: dict[str, Any] = {
    "lang": "auto",
    **dict.fromkeys(NormalizeOptions.__annotations__),
    "errors": "raise",
}


class TextNormalizer(TransformerMixin, BaseEstimator, auto_wrap_output_keys=None):  # type: ignore[misc, call-arg, unused-ignore]
    """Normalizes texts before they are counted or learned from.

    It learns nothing, so `fit` may be left out. A column (list, Series, array) gives a column of its
    kind, as vectorizers want it; a frame or an array of columns gives one with each column normalized,
    in the container that `set_output` asks for. Every option of `normalize` is a parameter that a grid
    search may try; None stands for the language's default.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.pipeline import make_pipeline
    >>> from yeksan.integrations.sklearn import TextNormalizer
    >>> words = make_pipeline(TextNormalizer("fa", profile="search"), CountVectorizer())
    >>> words.fit_transform(["كتاب", "کتاب"]).toarray().tolist()
    [[1], [1]]
    """

    lang: str
    errors: str

    def __init__(self, lang: str = "auto", *, errors: str = "raise", **options: Any) -> None:
        given = {"lang": lang, "errors": errors, **options}
        unknown = given.keys() - _PARAMETERS.keys()
        if unknown:
            names = ", ".join(sorted(unknown))
            raise TypeError(f"TextNormalizer() has no option {names}; see NormalizeOptions")
        for name, default in _PARAMETERS.items():
            setattr(self, name, given.get(name, default))

    # scikit-learn reads the parameters from here.
    __init__.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        + [
            inspect.Parameter(
                name,
                inspect.Parameter.POSITIONAL_OR_KEYWORD
                if name == "lang"
                else inspect.Parameter.KEYWORD_ONLY,
                default=default,
            )
            for name, default in _PARAMETERS.items()
        ]
    )

    def fit(self, X: Any, y: Any = None) -> TextNormalizer:
        """Checks the options; nothing is learned but the names of the columns."""
        self._normalizer()
        names = getattr(X, "columns", None)
        if names is not None:
            self.feature_names_in_ = np.array([str(name) for name in names], dtype=object)
        elif getattr(X, "ndim", 1) == 2:
            self.n_features_in_ = X.shape[1]
        return self

    def transform(self, X: Any) -> Any:
        """The texts normalized."""
        normalizer = self._normalizer()
        errors: Any = self.errors
        frame = type(X).__name__ == "DataFrame"
        if not frame and getattr(X, "ndim", 1) != 2:
            return normalizer(X, errors=errors)
        if frame and library(X) == "polars":
            out = X.select(normalizer(X[name], errors=errors) for name in X.columns)
        elif frame:
            out = X.apply(lambda column: normalizer(column, errors=errors))
        else:
            out = np.empty(X.shape, dtype=object)
            for number in range(X.shape[1]):
                column = np.asarray(X[:, number], dtype=object)
                out[:, number] = normalizer(column, errors=errors)
        return self._contained(out)

    def set_output(self, *, transform: str | None = None) -> TextNormalizer:
        """Asks for frames of "pandas" or "polars", or what comes in by "default"; a column stays a column."""
        if transform is not None:
            self._sklearn_output_config = {"transform": transform}
        return self

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The names of the columns, which stay as they are."""
        if input_features is not None:
            return np.asarray(input_features, dtype=object)
        if hasattr(self, "feature_names_in_"):
            return self.feature_names_in_
        count = getattr(self, "n_features_in_", 1)
        return np.array([f"x{number}" for number in range(count)], dtype=object)

    def _contained(self, out: Any) -> Any:
        wanted = getattr(self, "_sklearn_output_config", {}).get("transform")
        wanted = wanted or get_config()["transform_output"]
        if wanted == "default" or library(out) == wanted:
            return out
        columns = [str(name) for name in getattr(out, "columns", self.get_feature_names_out())]
        if wanted == "pandas":
            import pandas as pd

            return pd.DataFrame(np.asarray(out, dtype=object), columns=columns)
        import polars as pl

        return pl.DataFrame({name: list(np.asarray(out)[:, i]) for i, name in enumerate(columns)})

    def _normalizer(self) -> Normalizer:
        options: Any = {
            name: getattr(self, name)
            for name in NormalizeOptions.__annotations__
            if getattr(self, name) is not None
        }
        lang: Any = self.lang
        return Normalizer(lang, **options)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.requires_fit = False
        return tags
