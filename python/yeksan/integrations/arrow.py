"""Annotation as a function from Arrow table to Arrow table; what Spark, Dask, Ray and datasets map over.

This module needs pyarrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from yeksan._options import AnnotateOptions, spelled_out, split
from yeksan.dates import find_dates
from yeksan.errors import OptionError
from yeksan.gazetteer import Gazetteer
from yeksan.text import Normalizer

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._options import Errors, Lang

__all__ = ["DATES", "ENTITIES", "Annotate"]


def _findings(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(fields.items())))


_LINES = pa.list_(pa.string())

#: The type of the column `dates`.
DATES = _findings(
    start=pa.int64(),
    end=pa.int64(),
    text=pa.string(),
    kind=pa.string(),
    value=pa.string(),
    mod=pa.string(),
    calendar=pa.string(),
    first=pa.date32(),
    last=pa.date32(),
    same_as=pa.int64(),
    conflict=pa.bool_(),
    alternatives=_LINES,
)
#: The type of the column `entities`.
ENTITIES = _findings(
    start=pa.int64(),
    end=pa.int64(),
    text=pa.string(),
    id=pa.string(),
    type=pa.string(),
    name=pa.string(),
    alias=pa.string(),
    score=pa.float64(),
    how=pa.string(),
    candidates=_LINES,
)


class Annotate:
    """Adds the columns `normalized`, `dates` and `entities` to a table or record batch.

    No row depends on another, so that tables cut in any way and done anywhere give the same rows. It
    pickles with its gazetteer, and may be shared between threads.

    Parameters
    ----------
    column
        The column of texts.
    gazetteer
        Whom to look for; without one there is no column `entities`.
    reference
        The column of the texts' dates (timestamps, dates or ISO strings), or None.
    lang
        The language of the texts, or "auto".
    errors
        What to do with a text that cannot be read: "raise", or take it as "null".
    prefix
        Put before the names of the columns that are added.
    **options
        Those of `Gazetteer.find` and of `Normalizer`.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import yeksan as yk
    >>> from yeksan.integrations.arrow import Annotate
    >>> job = Annotate("text", yk.Gazetteer.countries(), reference="day")
    >>> table = pa.table({"text": ["L’Italia, ieri", None], "day": ["2022-01-21", None]})
    >>> out = job(table)
    >>> out.column_names
    ['text', 'day', 'normalized', 'dates', 'entities']
    >>> out["dates"].to_pylist()[0][0]["value"], out["entities"].to_pylist()[0][0]["id"]
    ('2022-01-20', 'IT')
    """

    @spelled_out(AnnotateOptions)
    def __init__(
        self,
        column: str,
        gazetteer: Gazetteer | None = None,
        *,
        reference: str | None = None,
        lang: Lang = "auto",
        errors: Errors = "raise",
        prefix: str = "",
        **options: Unpack[AnnotateOptions],
    ) -> None:
        find, rest = split(options)
        self.column = column
        """The column of texts."""
        self._gazetteer = gazetteer
        self.reference = reference
        """The column of the texts' dates, or None."""
        self._lang = lang
        self._errors = errors
        self._prefix = prefix
        self._find = find
        self._normalizer = Normalizer(lang, **rest)

    def __call__(self, table: Any) -> Any:
        """The table with its new columns; a record batch gives a record batch."""
        texts = self._texts(table)
        rest: dict[str, Any] = {"errors": self._errors}
        found = [self._normalizer(texts, **rest)]
        references = None if self.reference is None else table.column(self.reference)
        dates = find_dates(Capsule(texts), self._lang, references, **rest)
        found.append(lists(dates, DATES, texts))
        if self._gazetteer is not None:
            entities = self._gazetteer.find(Capsule(texts), self._lang, **self._find, **rest)
            found.append(lists(entities, ENTITIES, texts))
        for field, column in zip(self._new(texts.type), found, strict=True):
            table = table.append_column(field, column)
        return table

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema of what comes of a table with a schema."""
        self._known(schema.names)
        for field in self._new(schema.field(self.column).type):
            schema = schema.append(field)
        return schema

    def _new(self, text: pa.DataType) -> list[pa.Field]:
        types = {"normalized": text, "dates": DATES}
        if self._gazetteer is not None:
            types["entities"] = ENTITIES
        return [pa.field(self._prefix + name, kind) for name, kind in types.items()]

    def _known(self, names: list[str]) -> None:
        for column in (self.column, self.reference):
            if column is not None and column not in names:
                raise OptionError(f"there is no column {column!r}; there are {', '.join(names)}")

    def _texts(self, table: Any) -> Any:
        self._known(table.schema.names)
        texts = table.column(self.column)
        return texts.cast(pa.string()) if pa.types.is_null(texts.type) else texts


class Capsule:
    """A column of pyarrow as nothing but Arrow, which is answered in lists, one a row."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        column = self._column
        chunked = column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
        return chunked.__arrow_c_stream__(requested_schema)


def lists(found: Any, kind: pa.DataType, texts: Any) -> Any:
    """Findings as a column of lists, null where the text is."""
    column = pa.array(found.to_lists()).cast(kind)
    if isinstance(texts, pa.ChunkedArray) and isinstance(column, pa.Array):
        return pa.chunked_array([column])
    return column
