"""Everything about a text or a column of texts at once: normalized text, dates and entities."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, overload

from yeksan import _frames
from yeksan._columns import is_column, is_expression, library, refuse
from yeksan._files import write_text
from yeksan._findings import date_record, entity_record
from yeksan._mentions import Mentions
from yeksan._narwhals import is_narwhals, through
from yeksan._options import AnnotateOptions, spelled_out, split
from yeksan.dates import find_dates
from yeksan.gazetteer import Gazetteer
from yeksan.network import Network, network
from yeksan.show import (
    Section,
    highlight,
    mentions_table,
    page,
)
from yeksan.show.style import styled
from yeksan.text import Normalizer, detect_language
from yeksan.timeline import Timeline

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang
    from yeksan.dates import DateMention
    from yeksan.gazetteer import EntityMention

__all__ = ["Corpus", "Document", "annotate"]

# How much of a long text a notebook cell shows; `to_html` writes all of it.
SHOWN = 20_000


class Document:
    """A text with its dates and entities; a notebook shows it with every finding marked."""

    def __init__(
        self,
        text: str,
        dates: Sequence[DateMention],
        entities: Sequence[EntityMention],
        normalizer: Normalizer,
        lang: Lang = "auto",
    ) -> None:
        self.text = text
        """The text as it was given; every offset counts its code points."""
        self.dates: list[DateMention] = Mentions(dates, text)
        """The dates, times, durations and sets, in the order of the text."""
        self.entities: list[EntityMention] = Mentions(entities, text)
        """The people, organizations and places, in the order of the text."""
        self.lang = lang
        """The language that was asked for."""
        self._normalizer = normalizer

    @cached_property
    def normalized(self) -> str:
        """The text as the normalizer makes it; offsets of findings are not offsets into it."""
        return self._normalizer(self.text)

    @property
    def mentions(self) -> list[DateMention | EntityMention]:
        """Dates and entities together, in the order of the text, outer ones first."""
        return sorted([*self.dates, *self.entities], key=lambda m: (m.start, -m.end))

    def timeline(self) -> Timeline:
        """The days that the text speaks of, with the entities of the same sentences."""
        return Timeline.of([(0, self.text, self.dates, self.entities)])

    def network(self, within: Literal["sentence", "text"] = "sentence") -> Network:
        """Who is mentioned together in a sentence, or in the text."""
        return network([(0, self.text, self.entities)], within)

    def to_dict(self) -> dict[str, Any]:
        """Text, normalized text and findings as plain values that JSON can hold."""
        return {
            "text": self.text,
            "normalized": self.normalized,
            "dates": [date_record(mention) for mention in self.dates],
            "entities": [entity_record(mention) for mention in self.entities],
        }

    def to_html(self, path: str | os.PathLike[str], *, title: str | None = None) -> None:
        """Writes a self-contained page: the marked text, its timeline and a table of its mentions."""
        lang = _page_lang(self.lang, self.text) or "en"
        write_text(path, page(title or self.title, self.sections(), lang=lang))

    @property
    def title(self) -> str:
        """The first line that is not empty, cut after 80 characters."""
        return _title(self.text)

    def sections(self) -> list[Section]:
        """The parts of the document's page."""
        lang = _page_lang(self.lang, self.text)
        return [
            Section("Text", highlight(self.text, self.mentions), lang),
            *self.timeline().sections()[0],
            Section("Mentions", mentions_table(self.dates, self.entities, limit=5_000)),
        ]

    def __repr__(self) -> str:
        return f"<Document of {len(self.text):,} characters: {_counts(self.dates, self.entities)}>"

    def _repr_html_(self) -> str:
        text, mentions, note = self.text, self.mentions, ""
        if len(text) > SHOWN:
            end = text.rfind("\n", 0, SHOWN) + 1 or SHOWN
            text = text[:end]
            mentions = [mention for mention in mentions if mention.end <= end]
            note = f"<p>The first {end:,} of {len(self.text):,} characters.</p>"
        table = mentions_table(self.dates, self.entities)
        details = (
            f"<details><summary>{_counts(self.dates, self.entities)}</summary>{table}</details>"
        )
        return styled(highlight(text, mentions) + note + details)


class Corpus:
    """A column of texts with its dates and entities, as frames of the library it came in.

    Iterating gives a `Document` per text, and None where the column is null.
    """

    def __init__(
        self,
        texts: Any,
        gazetteer: Gazetteer,
        normalizer: Normalizer,
        reference: Any = None,
        lang: Lang = "auto",
        find: Mapping[str, Any] | None = None,
        column: Mapping[str, Any] | None = None,
        link: bool = False,
    ) -> None:
        self.texts = texts
        """The column as it was given."""
        self.lang = lang
        """The language that was asked for."""
        self._gazetteer = gazetteer
        self._normalizer = normalizer
        self._reference = reference
        self._find = dict(find or {})
        self._column = dict(column or {})
        self.dates = find_dates(texts, lang=lang, reference=reference, **self._column)
        """The dates of all texts: one line per mention; for a list, a list per text."""
        self._link = link
        mentions = gazetteer.link if link else gazetteer.find
        self.entities = mentions(texts, lang=lang, **self._find, **self._column)
        """The entities of all texts: one line per mention; for a list, a list per text."""

    @cached_property
    def normalized(self) -> Any:
        """The column normalized, in kind."""
        return self._normalizer(self.texts, **self._column)

    @cached_property
    def mentions(self) -> Any:
        """Dates and entities in one table, in the order of the texts; for a list, a list per text."""
        return _frames.together(self.dates, self.entities)

    @cached_property
    def _texts(self) -> list[str | None]:
        return [text if isinstance(text, str) else None for text in _frames.values(self.texts)]

    @cached_property
    def _references(self) -> list[Any]:
        reference = self._reference
        if reference is None or isinstance(reference, str | datetime.date):
            return [reference] * len(self)
        # A NaT is the one date that is not equal to itself.
        return [day if day == day else None for day in _frames.values(reference)]

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, row: int) -> Document | None:
        """The document of one row, None if the text is null."""
        text = self._texts[row]
        if text is None:
            return None
        document = _document(
            text, self._gazetteer, self._normalizer, self._references[row], self.lang, self._find
        )
        if self._link:
            document.entities = Mentions(self._linked[row], text)
        return document

    @cached_property
    def _linked(self) -> list[Any]:
        """The entities of each text as objects, linked by all texts."""
        if _frames.is_lists(self.entities):
            return list(self.entities)
        found: list[Any] = self._gazetteer.link(self._texts, lang=self.lang, **self._find)
        return found

    def __iter__(self) -> Iterator[Document | None]:
        for row in range(len(self)):
            yield self[row]

    def timeline(self) -> Timeline:
        """The days that the texts speak of, with the entities of the same sentences."""
        return self._timeline

    @cached_property
    def _timeline(self) -> Timeline:
        texts = ((row, text) for row, text in enumerate(self._texts) if text is not None)
        documents = ((row, text, *self._found[row]) for row, text in texts)
        return Timeline.of(documents, library(self.dates))

    def network(self, within: Literal["sentence", "text"] = "sentence") -> Network:
        """Who is mentioned together in a sentence, or in a text: a picture and a table."""
        documents = (
            (row, text, self._found[row][1])
            for row, text in enumerate(self._texts)
            if text is not None
        )
        return network(documents, within, library(self.dates))

    @cached_property
    def _found(self) -> list[tuple[list[Any], list[Any]]]:
        """The dates and the entities of each text."""
        found: list[tuple[list[Any], list[Any]]] = [([], []) for _ in range(len(self))]
        if _frames.is_lists(self.dates):
            for (dates, entities), d, e in zip(found, self.dates, self.entities, strict=True):
                dates.extend(d or ())
                entities.extend(e or ())
        else:
            names = ("row", "start", "end", "text", "value", "first", "last")
            for record in _frames.records(self.dates, names):
                found[record["row"]][0].append(SimpleNamespace(**record))
            names = ("row", "start", "end", "text", "id", "type", "name")
            for record in _frames.records(self.entities, names):
                found[record["row"]][1].append(SimpleNamespace(**record))
        return found

    def to_html(
        self,
        path: str | os.PathLike[str],
        *,
        title: str = "Corpus",
        limit: int = 100,
        interactive: bool = False,
    ) -> None:
        """Writes a self-contained page: the timeline, who is mentioned together, and the first `limit` texts marked.

        Nothing in it is fetched, and no script runs. With `interactive=True` the timeline is a chart to zoom and to
        point at, by Altair and vl-convert, whose scripts the page then holds.
        """
        parts, scripts = self.timeline().sections(interactive)
        parts += self._sections_after_timeline(limit)
        write_text(path, page(title, parts, lead=self._lead(), scripts=scripts))

    def sections(self, limit: int = 100) -> list[Section]:
        """The parts of the corpus's page."""
        return self.timeline().sections()[0] + self._sections_after_timeline(limit)

    def _sections_after_timeline(self, limit: int) -> list[Section]:
        parts = list[Section]()
        together = self.network()
        if len(together):
            parts.append(Section("Mentioned together", together.to_fragment()))
        for row in range(min(limit, len(self))):
            document = self[row]
            if document is not None:
                table = mentions_table(document.dates, document.entities)
                counts = _counts(document.dates, document.entities)
                details = f"<details><summary>{counts}</summary>{table}</details>"
                marked = highlight(document.text, document.mentions)
                lang = _page_lang(self.lang, document.text)
                parts.append(Section(document.title, marked + details, lang))
        return parts

    def _lead(self) -> str:
        texts = f"{len(self):,} text{'' if len(self) == 1 else 's'}"
        return f"{texts}: {_counts(self.dates, self.entities)}"

    def __repr__(self) -> str:
        return f"<Corpus of {self._lead()}>"

    def _repr_html_(self) -> str:
        parts = []
        for row in range(min(3, len(self))):
            document = self[row]
            if document is not None:
                marked = highlight(
                    document.text[:SHOWN], [m for m in document.mentions if m.end <= SHOWN]
                )
                parts.append(f"<details><summary>text {row}</summary>{marked}</details>")
        timeline = self.timeline().to_fragment(limit=20)
        return styled(f"<p>{self._lead()}</p>{''.join(parts)}{timeline}")


@overload
def annotate(
    x: str,
    gazetteer: Gazetteer | Sequence[Mapping[str, Any]] | None = ...,
    reference: Any = ...,
    lang: Lang = ...,
    *,
    link: bool = ...,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[AnnotateOptions],
) -> Document: ...
@overload
def annotate(
    x: None,
    gazetteer: Gazetteer | Sequence[Mapping[str, Any]] | None = ...,
    reference: Any = ...,
    lang: Lang = ...,
    *,
    link: bool = ...,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[AnnotateOptions],
) -> None: ...
@overload
def annotate(
    x: Any,
    gazetteer: Gazetteer | Sequence[Mapping[str, Any]] | None = ...,
    reference: Any = ...,
    lang: Lang = ...,
    *,
    link: bool = ...,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[AnnotateOptions],
) -> Corpus: ...
@spelled_out(AnnotateOptions)
def annotate(
    x: Any,
    gazetteer: Gazetteer | Sequence[Mapping[str, Any]] | None = None,
    reference: Any = None,
    lang: Lang = "auto",
    *,
    link: bool = False,
    errors: Errors = "raise",
    progress: Progress = None,
    **options: Unpack[AnnotateOptions],
) -> Document | Corpus | None:
    """Normalizes a text or a column of texts and finds its dates and entities.

    Parameters
    ----------
    x
        A str gives a `Document`, None gives None, a column (list, pandas, polars, Arrow) a `Corpus` whose
        frames are of the same library; null texts stay null.
    gazetteer
        Whom to look for: a `Gazetteer` or its records; without one no entities are found.
    reference
        The day on which the text was published (ISO str, date, datetime, or a column of them); without
        it relative dates stay unresolved.
    lang
        The language of the texts, or "auto" to tell it from each alone.
    link
        For a column: what a text leaves open is linked by what the other texts say, as `Gazetteer.link` does.
    errors
        What to do with a text that cannot be read: "raise" an error that names its row, or take it as "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).
    **options
        Those of `Gazetteer.find` (`fuzzy=False`, ...) and of `Normalizer` (`zwnj="full"`, ...). An option
        that neither has is an error.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import samples
    >>> sample = samples.load("en")[0]
    >>> document = yk.annotate(sample.text, samples.gazetteer_records(), sample.reference)
    >>> document.dates[0].value
    '2023-11-16'
    """
    find, rest = split(options)
    normalizer = Normalizer(lang, **rest)
    if not isinstance(gazetteer, Gazetteer):
        gazetteer = Gazetteer.from_records([] if gazetteer is None else gazetteer)
    if x is None:
        return None
    if isinstance(x, str):
        return _document(x, gazetteer, normalizer, reference, lang, find)
    if is_narwhals(x, reference):
        # The corpus has frames of the library beneath.
        given = {"link": link, "errors": errors, "progress": progress, **options}
        return through(annotate, x, gazetteer, reference, lang, **given)  # type: ignore[no-any-return]
    if not is_column(x) or is_expression(x):
        raise refuse(x, "annotate")
    column = {"errors": errors, "progress": progress}
    return Corpus(x, gazetteer, normalizer, reference, lang, find, column, link)


def _document(
    text: str,
    gazetteer: Gazetteer,
    normalizer: Normalizer,
    reference: Any,
    lang: Lang,
    find: Mapping[str, Any],
) -> Document:
    dates = find_dates(text, lang=lang, reference=reference)
    return Document(text, dates, gazetteer.find(text, lang=lang, **find), normalizer, lang)


def _counts(dates: Any, entities: Any) -> str:
    """How many mentions there are, in words."""
    counts = []
    for found, one, many in ((dates, "date", "dates"), (entities, "entity", "entities")):
        nested = isinstance(found, list) and any(
            item is None or isinstance(item, list) for item in found
        )
        count = sum(len(item or ()) for item in found) if nested else len(found)
        counts.append(f"{count:,} {one if count == 1 else many}")
    return ", ".join(counts)


def _title(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "(empty)")
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def _page_lang(lang: str, text: str) -> str:
    """The language that a page declares, so that it is read aloud and hyphenated right."""
    code = detect_language(text) if lang == "auto" else lang
    return "" if code == "und" else str(code)
