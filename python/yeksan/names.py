"""Names made the same: a gazetteer of entities, found in text and matched with names."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, overload

from yeksan import _core
from yeksan._columns import find_column, is_column, is_expression, library, refuse
from yeksan._core import Candidate, EntityMention
from yeksan._core import Gazetteer as Core
from yeksan._mentions import Candidates, Mentions
from yeksan._progress import watcher
from yeksan._records import columns_of, records_of_columns
from yeksan.errors import TextError
from yeksan.show import gazetteer_table
from yeksan.show.style import styled

if TYPE_CHECKING:
    from yeksan._columns import Progress
    from yeksan.text import Errors, Lang

__all__ = ["Candidate", "EntityMention", "Gazetteer", "name_similarity"]

Path: TypeAlias = "str | os.PathLike[str]"
Overlaps: TypeAlias = Literal["longest", "all"]


class Gazetteer:
    """Entities and all the names they go by, to be found in text and matched with names.

    It does not change (`updated` gives another), pickles, and may be shared between threads. It is
    read like a dict from ids to records.

    Examples
    --------
    >>> import yeksan as yk
    >>> g = yk.Gazetteer.from_records([
    ...     {"id": "nato", "type": "ORG", "names": {"en": ["NATO"], "ar": ["الناتو"]}, "seat": "Brussels"},
    ... ])
    >>> g
    <Gazetteer: 1 record, 1 ORG>
    >>> g.find("Russia-NATO")
    [EntityMention('NATO', 7, 11, id='nato', how='exact', score=1.0)]
    >>> g["nato"]["seat"]
    'Brussels'
    """

    __slots__ = ("_core",)
    _core: Core

    def __init__(self) -> None:
        raise TypeError(
            "make a Gazetteer with from_records, from_frame, from_csv, from_jsonl, countries or load"
        )

    @classmethod
    def _of(cls, core: Core) -> Gazetteer:
        made = object.__new__(cls)
        object.__setattr__(made, "_core", core)
        return made

    @classmethod
    def from_records(
        cls, records: Iterable[Mapping[str, Any]], *, exonyms: bool = True
    ) -> Gazetteer:
        """Makes a gazetteer of dicts with an id, a type and names.

        Parameters
        ----------
        records
            Dicts with `id` (str or int, each once), `type` (PER, ORG, GPE, LOC or any other; may be left
            out), `names` (lists of str by language code, the preferred name first; a list or a str if the
            language is not known) and any other fields, which are kept. Nulls among names are passed over;
            what cannot be a record is a `DataError` with its row.
        exonyms
            Whether a place that has the name of a country gets CLDR's names of that country in Persian,
            Arabic, Italian and English, where the record has none in the language. They are found and
            matched, but are not part of the record.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([{"id": 1, "type": "GPE", "names": {"en": "Ukraine"}}])
        >>> [m.text for m in g.find("dell’Ucraina, أوكرانيا")]
        ['Ucraina', 'أوكرانيا']
        >>> g["1"]
        {'id': '1', 'type': 'GPE', 'names': {'en': ['Ukraine']}}
        """
        return cls._of(Core.from_records(records, exonyms))

    @classmethod
    def from_jsonl(cls, path: Path, *, exonyms: bool = True) -> Gazetteer:
        """Makes a gazetteer of a file with one JSON record a line; an error names the line.

        Parameters
        ----------
        path
            The file. Empty lines are passed over.
        exonyms
            As in `from_records`.
        """
        return cls._of(Core.from_jsonl(os.fspath(path), exonyms))

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        *,
        id: str = "id",
        name: str | Sequence[str] | Mapping[str, str] = "name",
        lang: str | None = None,
        type: str | None = None,
        exonyms: bool = True,
    ) -> Gazetteer:
        """Makes a gazetteer of a frame with a name, or an entity, a row.

        Rows with one id are one entity; all other columns are kept as fields of its record.

        Parameters
        ----------
        frame
            A frame of pandas, polars or pyarrow, or a dict of lists.
        id, type
            The columns of the ids and of the types. A null id is a `DataError` with its row.
        name
            The column of the names, several of them, or columns by language: `{"fa": "name_fa"}`. A cell
            may hold a list. Nulls are passed over.
        lang
            The column of the names' languages, or one language code for all.
        exonyms
            As in `from_records`.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_frame(
        ...     {"id": ["b", "b"], "name": ["Joe Biden", "جو بایدن"], "lang": ["en", "fa"], "kind": ["PER"] * 2},
        ...     lang="lang", type="kind",
        ... )
        >>> g["b"]
        {'id': 'b', 'type': 'PER', 'names': {'en': ['Joe Biden'], 'fa': ['جو بایدن']}}
        """
        records = records_of_columns(columns_of(frame), id, name, lang, type)
        return cls.from_records(records, exonyms=exonyms)

    @classmethod
    def from_csv(
        cls,
        path: Path,
        *,
        id: str = "id",
        name: str | Sequence[str] | Mapping[str, str] = "name",
        lang: str | None = None,
        type: str | None = None,
        delimiter: str = ",",
        encoding: str = "utf-8-sig",
        exonyms: bool = True,
    ) -> Gazetteer:
        """Makes a gazetteer of a CSV file with a header; empty cells are null.

        Parameters
        ----------
        path, delimiter, encoding
            The file and how it is written.
        id, name, lang, type, exonyms
            As in `from_frame`.
        """
        with open(path, encoding=encoding, newline="") as file:
            rows = csv.reader(file, delimiter=delimiter)
            header = next(rows, [])
            columns: dict[str, list[Any]] = {column: [] for column in header}
            for row in rows:
                for number, column in enumerate(header):
                    columns[column].append((row[number] if number < len(row) else "") or None)
        records = records_of_columns(columns, id, name, lang, type)
        return cls.from_records(records, exonyms=exonyms)

    @classmethod
    def countries(cls, langs: Sequence[str] = ("en", "fa", "ar", "it")) -> Gazetteer:
        """Makes the gazetteer of the countries, with CLDR's names, under their ISO 3166 codes.

        Parameters
        ----------
        langs
            The languages of the names: some of en, fa, ar, it, de, fr, es, tr, ckb, ps, ur.

        Examples
        --------
        >>> import yeksan as yk
        >>> [(m.text, m.id) for m in yk.Gazetteer.countries().find("میان ایران و ایتالیا")]
        [('ایران', 'IR'), ('ایتالیا', 'IT')]
        """
        return cls._of(Core.countries([langs] if isinstance(langs, str) else list(langs)))

    @overload
    def find(
        self,
        x: str,
        lang: Lang = ...,
        *,
        fuzzy: bool = ...,
        cross_script: bool = ...,
        coreference: bool = ...,
        min_score: float | None = ...,
        types: str | Sequence[str] | None = ...,
        overlaps: Overlaps = ...,
        unlinked: bool = ...,
        demonyms: bool = ...,
        errors: Errors = ...,
        progress: Progress = ...,
    ) -> list[EntityMention]: ...
    @overload
    def find(
        self,
        x: Any,
        lang: Lang = ...,
        *,
        fuzzy: bool = ...,
        cross_script: bool = ...,
        coreference: bool = ...,
        min_score: float | None = ...,
        types: str | Sequence[str] | None = ...,
        overlaps: Overlaps = ...,
        unlinked: bool = ...,
        demonyms: bool = ...,
        errors: Errors = ...,
        progress: Progress = ...,
    ) -> Any: ...
    def find(
        self,
        x: Any,
        lang: Lang = "auto",
        *,
        fuzzy: bool = True,
        cross_script: bool = True,
        coreference: bool = True,
        min_score: float | None = None,
        types: str | Sequence[str] | None = None,
        overlaps: Overlaps = "longest",
        unlinked: bool = False,
        demonyms: bool = False,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """Finds the mentions of the gazetteer's entities in running text.

        Boundaries follow the script: Arabic proclitics, Persian endings, Italian elisions and English
        possessives stay outside a mention, the Arabic article inside. `how` tells how a name was met;
        a better kind ("exact" before "clitic", "folded", "cross-script", "fuzzy", "coreference") wins.

        Parameters
        ----------
        x
            A str, None, or a column. A str gives a list of mentions, None gives None, a list a list of
            lists (None for a null); a column gives a table with a line per mention and the 0-based `row`
            it was found in, in the caller's library; a polars expression a column of lists of structs.
        lang
            The language of the text, or "auto" to tell it from each row alone.
        fuzzy
            Also names in a similar spelling: a given name spelled otherwise, an initial left out.
        cross_script
            Also names that the gazetteer has in another script only.
        coreference
            Also a surname alone, if the text has the full name or only one entity bears it.
        min_score
            Leaves out mentions with a lower score.
        types
            Only mentions of this type, or these.
        overlaps
            "longest" keeps the longest of mentions that overlap, "all" keeps nested ones too.
        unlinked
            Also mentions of which it is undecided whom they name: `id` is None, `candidates` has them.
        demonyms
            Also the words for a place's people (ایرانی, الأمريكي): `type` is "NORP".
        errors
            What to do with a value of a column that is no text: "raise" an error with its row, or "null".
        progress
            True for a progress bar, or a function that is called with (rows done, rows in all).

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([
        ...     {"id": "biden", "type": "PER", "names": {"en": ["Joe Biden"], "ar": ["جو بايدن"]}},
        ... ])
        >>> for m in g.find("قال جو بايدن ... وأضاف لبايدن"):
        ...     print(m.text, m.id, m.how)
        جو بايدن biden exact
        بايدن biden coreference
        >>> g.find(["Joe Biden", None])
        [[EntityMention('Joe Biden', 0, 9, id='biden', how='exact', score=1.0)], None]
        """
        options = {
            "lang": lang,
            "fuzzy": fuzzy,
            "cross_script": cross_script,
            "coreference": coreference,
            "min_score": min_score,
            "types": _types(types),
            "overlaps": overlaps,
            "unlinked": unlinked,
            "demonyms": demonyms,
        }
        if isinstance(x, str):
            return Mentions(self._core.find(x, options), x)
        if x is None:
            return None
        if not is_column(x):
            raise refuse(x, "find")
        watch = watcher(progress, "find")
        return find_column(
            x,
            lambda column: self._core.find_column(column, options, errors, watch),
            _mention_schema,
        )

    def match(
        self,
        x: Any,
        limit: int = 5,
        *,
        min_score: float = 0.5,
        lang: Lang = "auto",
        types: str | Sequence[str] | None = None,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """Ranks the entities that a name may be a name of.

        Parameters
        ----------
        x
            A name, None, or a column of names. A str gives a list of candidates, the likeliest first, None
            gives None, a list a list of lists (None for a null); a column gives a table with a line per
            candidate and the 0-based `row` of its name, in the caller's library.
        limit
            How many candidates at most for each name.
        min_score
            Leaves out candidates with a lower score.
        lang
            The language of the names, or "auto".
        types
            Only entities of this type, or these.
        errors, progress
            As in `find`.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([
        ...     {"id": "blinken", "type": "PER", "names": {"en": ["Antony Blinken"]}},
        ...     {"id": "lavrov", "type": "PER", "names": {"en": ["Sergey Lavrov"]}},
        ... ])
        >>> [c.id for c in g.match("Anthony Blinken")]
        ['blinken']
        """
        options = {"limit": limit, "min_score": min_score, "lang": lang, "types": _types(types)}
        if isinstance(x, str):
            return Candidates(self._core.match(x, options), x)
        if x is None:
            return None
        if not is_column(x):
            raise refuse(x, "match")
        watch = watcher(progress, "match")
        return find_column(
            x,
            lambda column: self._core.match_column(column, options, errors, watch),
            _candidate_schema,
        )

    def save(self, path: Path) -> None:
        """Writes the gazetteer to a file: whole, or not at all.

        Parameters
        ----------
        path
            The file; one that is there is replaced.
        """
        self._core.save(os.fspath(path))

    @classmethod
    def load(cls, path: Path) -> Gazetteer:
        """Reads a gazetteer that `save` wrote.

        Parameters
        ----------
        path
            The file. One that is cut short, damaged, foreign or from a newer version is a `DataError`
            that says so.
        """
        return cls._of(Core.load(os.fspath(path)))

    def updated(
        self, add: Iterable[Mapping[str, Any]] = (), remove: Iterable[str] = ()
    ) -> Gazetteer:
        """Makes another gazetteer with records added and removed, without building it anew.

        Parameters
        ----------
        add
            Records, as in `from_records`; one whose id is there takes its place.
        remove
            Ids; one that is not there is a `DataError`.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([{"id": "a", "names": ["Alpha"]}])
        >>> list(g.updated(add=[{"id": "b", "names": ["Beta"]}], remove=["a"]))
        ['b']
        """
        remove = [remove] if isinstance(remove, str) else list(remove)
        return type(self)._of(self._core.updated(add, remove))

    def to_records(self) -> list[dict[str, Any]]:
        """Gives the records as dicts, in the order in which they were given."""
        return self._core.to_records()

    def __len__(self) -> int:
        return len(self._core)

    def __getitem__(self, id: str) -> dict[str, Any]:
        return self._core.get(id)

    def __contains__(self, id: object) -> bool:
        return id in self._core

    def __iter__(self) -> Iterator[str]:
        return iter(self._core.ids())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gazetteer) and self._core == other._core

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Gazetteer is immutable; use updated()")

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_bytes, (self._core.to_bytes(),)

    def __repr__(self) -> str:
        types = [f"{count:,} {kind or 'untyped'}" for kind, count in self._core.types()]
        shown = types[:4] + (["…"] if len(types) > 4 else [])
        records = f"{len(self):,} record{'' if len(self) == 1 else 's'}"
        return f"<Gazetteer: {', '.join([records, *shown])}>"

    def _repr_html_(self) -> str:
        records = (self[id] for id in self)
        return styled(gazetteer_table(records, len(self), self._core.types()))


def _from_bytes(data: bytes) -> Gazetteer:
    return Gazetteer._of(Core.from_bytes(data))


def _types(types: str | Sequence[str] | None) -> list[str] | None:
    if types is None:
        return None
    return [types] if isinstance(types, str) else list(types)


def _mention_schema() -> Any:
    import polars as pl

    text = dict.fromkeys(("text", "id", "type", "name", "alias"), pl.String)
    fields = {"start": pl.Int64, "end": pl.Int64, **text, "score": pl.Float64, "how": pl.String}
    return pl.List(pl.Struct({**fields, "candidates": pl.List(pl.String)}))


def _candidate_schema() -> Any:
    import polars as pl

    text = dict.fromkeys(("query", "id", "name", "alias", "type"), pl.String)
    return pl.List(pl.Struct({**text, "score": pl.Float64, "how": pl.String}))


def name_similarity(
    a: Any,
    b: Any,
    lang_a: Lang = "auto",
    lang_b: Lang = "auto",
    *,
    progress: Progress = None,
) -> Any:
    """Tells how probable it is that two names are one, across spellings and scripts.

    The number is calibrated at one to one against the nearest wrong name: of the pairs that get 0.9, nine
    in ten are one name. Names with the same letters get 1, whatever their case, marks and spaces.

    Parameters
    ----------
    a, b
        Names, or columns of names of one length; a column goes with a single name too. The answer is a
        number, or a column of numbers of the kind of `a` (of `b` if `a` is a single name); where either
        name is null it is null.
    lang_a, lang_b
        The languages of the names, or "auto".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.name_similarity("قره‌باغ", "قره باغ")
    1.0
    >>> yk.name_similarity("سيرغي لافروف", "Sergey Lavrov") > 0.9 > yk.name_similarity("لافروف", "Blinken")
    True
    >>> yk.name_similarity(["Blinken", None], "Blinken")
    [1.0, None]
    """
    if isinstance(a, str) and isinstance(b, str):
        return _core.name_similarity(a, b, lang_a, lang_b)
    for x in (a, b):
        if not (x is None or isinstance(x, str) or is_column(x)):
            raise refuse(x, "name_similarity")
    if is_expression(a) or is_expression(b):
        return _similarity_expression(a, b, lang_a, lang_b)
    like = a if is_column(a) else b
    if not is_column(like):
        return None
    watch = watcher(progress, "name_similarity")
    rows = len(like)
    if is_column(a) and is_column(b) and len(b) != rows:
        raise TextError(f"two columns of names are of one length, not {rows} and {len(b)}")
    scores = _core.name_similarity_column(_arrow(a, rows), _arrow(b, rows), lang_a, lang_b, watch)
    return _numbers_like(like, scores)


def _similarity_expression(a: Any, b: Any, lang_a: Lang, lang_b: Lang) -> Any:
    import polars as pl

    def column(x: Any) -> Any:
        return x if is_expression(x) else pl.lit(x, dtype=pl.String)

    def similarity(both: Any) -> Any:
        return name_similarity(both.struct.field("a"), both.struct.field("b"), lang_a, lang_b)

    return pl.struct(a=column(a), b=column(b)).map_batches(
        similarity, is_elementwise=True, return_dtype=pl.Float64
    )


def _arrow(x: Any, rows: int) -> Any:
    """A column as an object that exports Arrow; one name stands for a column of it."""
    if x is None or isinstance(x, str):
        return _core.text_column([x] if rows != 0 else [])
    kind = library(x)
    if kind in ("polars", "pyarrow") or not (kind or isinstance(x, list | tuple)):
        return x
    return _core.text_column(list(x) if isinstance(x, tuple) else x if kind == "" else x.tolist())


def _numbers_like(like: Any, scores: _core.ArrowColumn) -> Any:
    """A column of numbers of the same kind as a column."""
    kind = library(like)
    if kind == "polars":
        import polars as pl

        return pl.Series(scores).alias(like.name)
    if kind == "pyarrow":
        import pyarrow as pa

        column: Any = pa.array(cast(Any, scores))
        return pa.chunked_array([column]) if isinstance(like, pa.ChunkedArray) else column
    if kind == "pandas":
        import pandas as pd

        index = None if isinstance(like, pd.Index) else like.index
        return pd.Series(scores.to_pylist(), index=index, name=like.name, dtype="float64")
    if kind == "numpy":
        import numpy as np

        return np.array(scores.to_pylist(), dtype="float64")
    return scores.to_pylist() if isinstance(like, list | tuple) else scores
