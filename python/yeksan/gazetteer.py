"""The gazetteer: entities, found in text and matched with names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from yeksan._columns import find_column, is_column, is_expression, refuse
from yeksan._core import Candidate, EntityMention
from yeksan._core import Gazetteer as Core
from yeksan._mentions import Candidates, Mentions
from yeksan._narwhals import is_narwhals, through
from yeksan._options import FindOptions, at_least, at_most, spelled_out
from yeksan._progress import watcher
from yeksan.errors import OptionError
from yeksan.show import gazetteer_table
from yeksan.show.style import styled
from yeksan.sources import Path, Sources

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang, Overlaps

__all__ = ["Candidate", "EntityMention", "Gazetteer"]


class Gazetteer(Sources):
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

    __slots__ = ()

    def __init__(self) -> None:
        raise TypeError(
            "make a Gazetteer with from_records, from_frame, from_csv, from_jsonl, from_followthemoney, "
            "from_wikidata, countries or load"
        )

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
            "min_score": None if min_score is None else at_least(min_score),
            "types": _types(types),
            "overlaps": overlaps,
            "unlinked": unlinked,
            "demonyms": demonyms,
        }
        if isinstance(x, str):
            return Mentions(self._core.find(x, options), x)
        if x is None:
            return None
        if is_narwhals(x):
            return through(self.find, x, **options, errors=errors, progress=progress)
        if not is_column(x):
            raise refuse(x, "find")
        watch = watcher(progress, "find")
        return find_column(
            x,
            lambda column: self._core.find_column(column, options, errors, watch),
            _mention_schema,
            errors,
        )

    @spelled_out(FindOptions)
    def link(
        self,
        x: Any,
        lang: Lang = "auto",
        *,
        errors: Errors = "raise",
        progress: Progress = None,
        **options: Unpack[FindOptions],
    ) -> Any:
        """Finds the mentions in all texts of a column, and links what a text leaves open by what the others say.

        A surname that several bear is linked to the one whom the other texts name, and name together with
        those whom this text names too. `how` is then "corpus", `score` at most 0.75, and `candidates` has all
        who may be meant. Everything else is as `find` has it; only here a row depends on the others, not on
        their order.

        Parameters
        ----------
        x
            A column of texts, as in `find`; a str is a column of its own.
        lang
            The language of the texts, or "auto" to tell it from each row alone.
        errors, progress
            As in `find`.
        **options
            The other options of `find`; `unlinked=True` shows what stays undecided.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([
        ...     {"id": "anna", "type": "PER", "names": ["Anna Klein"]},
        ...     {"id": "betsy", "type": "PER", "names": ["Betsy Klein"]},
        ... ])
        >>> texts = ["Anna Klein spoke in Oslo.", "The minister, so Klein said, resigned."]
        >>> [[m.id for m in row] for row in g.find(texts)]
        [['anna'], []]
        >>> [[(m.id, m.how) for m in row] for row in g.link(texts)]
        [[('anna', 'exact')], [('anna', 'corpus')]]
        """
        if isinstance(x, str) or x is None:
            return self.find(x, lang, **options)
        if is_narwhals(x):
            return through(self.link, x, lang, errors=errors, progress=progress, **options)
        if not is_column(x) or is_expression(x):
            raise refuse(x, "link")
        least = options.get("min_score")
        find = {
            "lang": lang,
            **options,
            "min_score": None if least is None else at_least(least),
            "types": _types(options.get("types")),
        }
        watch = watcher(progress, "link")
        return find_column(
            x,
            lambda column: self._core.link_column(column, find, errors, watch),
            _mention_schema,
            errors,
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
        options = {
            "limit": at_most(limit),
            "min_score": at_least(min_score),
            "lang": lang,
            "types": _types(types),
        }
        if isinstance(x, str):
            return Candidates(self._core.match(x, options), x)
        if x is None:
            return None
        if is_narwhals(x):
            return through(self.match, x, **options, errors=errors, progress=progress)
        if not is_column(x):
            raise refuse(x, "match")
        watch = watcher(progress, "match")
        return find_column(
            x,
            lambda column: self._core.match_column(column, options, errors, watch),
            _candidate_schema,
            errors,
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

    def __getitem__(self, id: str | int) -> dict[str, Any]:
        return self._core.get(str(id) if isinstance(id, int) else id)

    def __contains__(self, id: object) -> bool:
        return (str(id) if isinstance(id, int) else id) in self._core

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
    wanted = [types] if isinstance(types, str) else types
    if not isinstance(wanted, Iterable) or not all(isinstance(kind, str) for kind in wanted):
        raise OptionError(f"types is a str, or several in a list, not {types!r}")
    return list(wanted)


def _mention_schema() -> Any:
    import polars as pl

    text = dict.fromkeys(("text", "id", "type", "name", "alias"), pl.String)
    fields = {"start": pl.Int64, "end": pl.Int64, **text, "score": pl.Float64, "how": pl.String}
    return pl.List(pl.Struct({**fields, "candidates": pl.List(pl.String)}))


def _candidate_schema() -> Any:
    import polars as pl

    text = dict.fromkeys(("query", "id", "name", "alias", "type"), pl.String)
    return pl.List(pl.Struct({**text, "score": pl.Float64, "how": pl.String}))
