"""Functions for `Dataset.map` of Hugging Face datasets, in batches of lists or of Arrow.

This module needs datasets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from yeksan._options import NormalizeOptions, spelled_out
from yeksan.integrations.arrow import Annotate
from yeksan.text import Normalizer

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._options import Lang

__all__ = ["annotate", "normalize"]


class _Normalize:
    """Adds, or replaces, a column of normalized text; the same in every process."""

    def __init__(self, column: str, output: str, normalizer: Normalizer) -> None:
        self._column = column
        self._output = output
        self._normalizer = normalizer

    def __call__(self, batch: Any) -> Any:
        if not isinstance(batch, pa.Table):
            return {self._output: self._normalizer(list(batch[self._column]))}
        done = self._normalizer(batch.column(self._column))
        if self._output in batch.column_names:
            place = batch.column_names.index(self._output)
            return batch.set_column(place, self._output, done)
        return batch.append_column(self._output, done)


@spelled_out(NormalizeOptions)
def normalize(
    column: str,
    output: str | None = None,
    *,
    lang: Lang = "auto",
    **options: Unpack[NormalizeOptions],
) -> Any:
    """A function for `dataset.map(..., batched=True)` that normalizes a column.

    Parameters
    ----------
    column
        The column of texts.
    output
        The column of the results; the column itself if left out.
    lang, **options
        As in `yeksan.normalize`.

    Examples
    --------
    >>> from datasets import Dataset
    >>> from yeksan.integrations.datasets import normalize
    >>> data = Dataset.from_dict({"text": ["كتاب", None]})
    >>> job = normalize("text", "clean", lang="fa")
    >>> data.with_format("arrow").map(job, batched=True).with_format(None)["clean"][:]
    ['کتاب', None]
    """
    return _Normalize(column, output or column, Normalizer(lang, **options))


class _AnnotateBatch:
    def __init__(self, job: Annotate) -> None:
        self._job = job

    def __call__(self, batch: Any) -> Any:
        if not isinstance(batch, pa.Table):
            # A table goes back all the same: its types are known where a batch has nothing but nulls.
            batch = pa.table({name: list(batch[name]) for name in batch})
        return self._job(batch)


def annotate(column: str, gazetteer: Any = None, **options: Any) -> Any:
    """A function for `dataset.map(..., batched=True)` that adds `normalized`, `dates` and `entities`.

    On a data set `with_format("arrow")` no Python object is made of a row; a stream must have that format.
    The options are those of `yeksan.integrations.arrow.Annotate`.

    Examples
    --------
    >>> from datasets import Dataset
    >>> import yeksan as yk
    >>> from yeksan.integrations.datasets import annotate
    >>> data = Dataset.from_dict({"text": ["L’Italia, il 3 marzo 2022"]}).with_format("arrow")
    >>> done = data.map(annotate("text", yk.Gazetteer.countries()), batched=True).with_format(None)
    >>> done[0]["entities"][0]["id"], done[0]["dates"][0]["value"]
    ('IT', '2022-03-03')
    """
    return _AnnotateBatch(Annotate(column, gazetteer, **options))
