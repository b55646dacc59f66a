"""The accessor `.yk` of pandas and polars: the functions of the package as methods of a column of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yeksan._columns import is_expression
from yeksan._options import AnnotateOptions, FindColumnOptions, NormalizeOptions, spelled_out
from yeksan.annotate import annotate
from yeksan.dates import find_dates, parse_dates
from yeksan.gazetteer import Gazetteer
from yeksan.names import name_similarity
from yeksan.text import detect_language, normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang
    from yeksan.annotate import Corpus
    from yeksan.dates import CalendarName


class Text:
    """What yeksan does with a column of text: `series.yk` in pandas and polars, `pl.col("text").yk` in expressions.

    Each method is the function of the same name: a column of text answers a column of its kind, with
    index, name and nulls kept; what finds several things per row answers a tidy table with the `row`
    (and in pandas the `index`) they were found in, and a polars expression a column of lists of structs.

    Examples
    --------
    >>> import pandas as pd
    >>> import yeksan as yk
    >>> s = pd.Series(["اين كتاب", None], index=["a", "b"], name="text")
    >>> s.yk.normalize().to_dict()["a"]
    'این کتاب'
    >>> import polars as pl
    >>> frame = pl.LazyFrame({"text": ["il 3 marzo 2022"]})
    >>> found = frame.select(pl.col("text").yk.find_dates().list.first().struct.field("value"))
    >>> found.collect().item()
    '2022-03-03'
    """

    def __init__(self, column: Any) -> None:
        self._column = column

    @spelled_out(NormalizeOptions)
    def normalize(
        self,
        lang: Lang = "auto",
        *,
        errors: Errors = "raise",
        progress: Progress = None,
        **options: Unpack[NormalizeOptions],
    ) -> Any:
        """Writes each text the one way its language writes it; see `yeksan.normalize`.

        Examples
        --------
        >>> import pandas as pd
        >>> import yeksan as yk
        >>> pd.Series(["سال ۱۴۰۰"]).yk.normalize("fa", digits="latin")[0]
        'سال 1400'
        """
        return normalize(self._column, lang, errors=errors, progress=progress, **options)

    def detect_language(self, *, errors: Errors = "raise", progress: Progress = None) -> Any:
        """The language of each text; see `yeksan.detect_language`.

        Examples
        --------
        >>> import polars as pl
        >>> import yeksan as yk
        >>> pl.Series(["هذه جملة عربية", None]).yk.detect_language().to_list()
        ['ar', None]
        """
        return detect_language(self._column, errors=errors, progress=progress)

    def find_dates(
        self,
        lang: Lang = "auto",
        reference: Any = None,
        *,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """The dates in each text; see `yeksan.find_dates`.

        Examples
        --------
        >>> import pandas as pd
        >>> import yeksan as yk
        >>> s = pd.Series(["ieri", None, "domani"], index=["a", "b", "c"])
        >>> s.yk.find_dates("it", reference="2022-01-21")[["row", "index", "value"]].values.tolist()
        [[0, 'a', '2022-01-20'], [2, 'c', '2022-01-22']]
        """
        return find_dates(self._column, lang, reference, errors=errors, progress=progress)

    def parse_dates(
        self,
        lang: Lang = "auto",
        calendar: CalendarName = "auto",
        *,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """Each text, which is one whole date, as a day; see `yeksan.parse_dates`.

        Examples
        --------
        >>> import polars as pl
        >>> import yeksan as yk
        >>> pl.Series(["۹ دی ۱۴۰۰"]).yk.parse_dates().to_list()
        [datetime.date(2021, 12, 30)]
        """
        return parse_dates(self._column, lang, calendar, errors=errors, progress=progress)

    @spelled_out(FindColumnOptions)
    def find_entities(
        self, gazetteer: Gazetteer, lang: Lang = "auto", **options: Unpack[FindColumnOptions]
    ) -> Any:
        """The entities of a gazetteer in each text; see `Gazetteer.find`.

        Examples
        --------
        >>> import polars as pl
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.countries()
        >>> pl.Series(["میان ایران و ایتالیا"]).yk.find_entities(g)["id"].to_list()
        ['IR', 'IT']
        """
        return _gazetteer(gazetteer, "find_entities").find(self._column, lang, **options)

    def match(
        self,
        gazetteer: Gazetteer,
        limit: int = 5,
        *,
        min_score: float = 0.5,
        lang: Lang = "auto",
        types: str | Sequence[str] | None = None,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """The entities that each name may be a name of; see `Gazetteer.match`.

        Examples
        --------
        >>> import polars as pl
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.countries()
        >>> pl.Series(["Itally"]).yk.match(g, limit=1)["id"].to_list()
        ['IT']
        """
        return _gazetteer(gazetteer, "match").match(
            self._column,
            limit,
            min_score=min_score,
            lang=lang,
            types=types,
            errors=errors,
            progress=progress,
        )

    def similarity(
        self,
        other: Any,
        lang: Lang = "auto",
        other_lang: Lang = "auto",
        *,
        errors: Errors = "raise",
        progress: Progress = None,
    ) -> Any:
        """How alike each name is to another, or to that of another column; see `yeksan.name_similarity`.

        Examples
        --------
        >>> import polars as pl
        >>> import yeksan as yk
        >>> pl.Series(["قره باغ", None]).yk.similarity("قره‌باغ").to_list()
        [1.0, None]
        """
        scores = name_similarity(
            self._column, other, lang, other_lang, errors=errors, progress=progress
        )
        return scores.alias(_name(self._column)) if is_expression(self._column) else scores

    @spelled_out(AnnotateOptions)
    def annotate(
        self,
        gazetteer: Gazetteer | None = None,
        reference: Any = None,
        lang: Lang = "auto",
        *,
        link: bool = False,
        errors: Errors = "raise",
        progress: Progress = None,
        **options: Unpack[AnnotateOptions],
    ) -> Corpus:
        """Text, dates and entities together, of a Series; see `yeksan.annotate`.

        Examples
        --------
        >>> import pandas as pd
        >>> import yeksan as yk
        >>> pd.Series(["L’Italia, il 3 marzo 2022"]).yk.annotate(yk.Gazetteer.countries())
        <Corpus of 1 text: 1 date, 1 entity>
        """
        corpus: Corpus = annotate(
            self._column,
            gazetteer,
            reference,
            lang,
            link=link,
            errors=errors,
            progress=progress,
            **options,
        )
        return corpus


def _name(column: Any) -> str:
    name: str = column.meta.output_name()
    return name


def _gazetteer(gazetteer: object, method: str) -> Gazetteer:
    if isinstance(gazetteer, Gazetteer):
        return gazetteer
    raise TypeError(
        f"{method}() takes a Gazetteer first, not {type(gazetteer).__name__}; "
        "make one with Gazetteer.from_records or Gazetteer.from_frame"
    )
