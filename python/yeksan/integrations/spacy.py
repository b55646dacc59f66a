"""The pipeline component "yeksan" of spaCy: `nlp.add_pipe("yeksan")`.

This module needs spaCy, which finds it by itself where yeksan is installed.
"""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from yeksan.dates import find_dates
from yeksan.gazetteer import Gazetteer
from yeksan.text import Normalizer

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Yeksan", "make"]

_FILE = "gazetteer.yk"


class Yeksan:
    """Puts normalized text, dates and entities on a Doc.

    - `doc._.yeksan_normalized`: the text as the normalizer makes it.
    - `doc.spans[spans_key]`: a span for each mention: dates labelled DATE, TIME, DURATION or SET with
      the value as `kb_id_`, entities labelled by their type with the id as `kb_id_`.
    - `span._.yeksan`: the mention itself, whose offsets are true to the character: a span covers whole
      tokens, and a token of Arabic may hold a conjunction beside the name.
    - `doc.ents`, if `set_ents`: the same, without those that overlap a longer one or an entity that is there.

    The date of a text is taken from `doc._.yeksan_reference`.

    Examples
    --------
    >>> import spacy
    >>> import yeksan as yk
    >>> nlp = spacy.blank("ar")
    >>> nlp.add_pipe("yeksan").gazetteer = yk.Gazetteer.countries()
    >>> doc = nlp("سفير إيران وإيطاليا في 3 مارس 2022")
    >>> for span in doc.spans["yeksan"]:
    ...     print(span.text, span.label_, span.kb_id_, span._.yeksan.text)
    إيران GPE IR إيران
    وإيطاليا GPE IT إيطاليا
    3 مارس 2022 DATE 2022-03-03 3 مارس 2022
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        lang: Any = "auto",
        spans_key: str = "yeksan",
        set_ents: bool = True,
        normalize: dict[str, Any] | None = None,
        find: dict[str, Any] | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.lang = lang
        self.spans_key = spans_key
        self.set_ents = set_ents
        self._find = dict(find or {})
        self._normalizer = Normalizer(lang, **(normalize or {}))
        for owner, name in (
            (Doc, "yeksan_normalized"),
            (Doc, "yeksan_reference"),
            (Span, "yeksan"),
        ):
            if not owner.has_extension(name):
                owner.set_extension(name, default=None)

    def __call__(self, doc: Any) -> Any:
        """Annotates one Doc, in place."""
        text = doc.text
        doc._.yeksan_normalized = self._normalizer(text)
        found: list[Any] = find_dates(text, self.lang, doc._.yeksan_reference)
        if self.gazetteer is not None:
            found = found + self.gazetteer.find(text, self.lang, **self._find)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        spans = [_span(doc, mention) for mention in found]
        doc.spans[self.spans_key] = spans
        if self.set_ents:
            doc.ents = filter_spans([*doc.ents, *_clear_of(doc.ents, spans)])
        return doc

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Saves the gazetteer with the pipeline."""
        folder = pathlib.Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self.gazetteer is not None:
            self.gazetteer.save(folder / _FILE)

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> Yeksan:
        """Loads the gazetteer that was saved with the pipeline."""
        file = pathlib.Path(path) / _FILE
        if file.exists():
            self.gazetteer = Gazetteer.load(file)
        return self


def _span(doc: Any, mention: Any) -> Any:
    dated = hasattr(mention, "kind")
    label = mention.kind if dated else mention.type
    kb_id = mention.value if dated else mention.id
    span = doc.char_span(
        mention.start,
        mention.end,
        label=label or "ENTITY",
        kb_id=kb_id or "",
        alignment_mode="expand",
    )
    span._.yeksan = mention
    return span


def _clear_of(entities: Any, spans: list[Any]) -> list[Any]:
    """The spans that share no token with entities that are there already."""
    taken = {token.i for entity in entities for token in entity}
    return [span for span in spans if not any(token.i in taken for token in span)]


@Language.factory(  # type: ignore[untyped-decorator, unused-ignore]
    "yeksan",
    default_config={
        "gazetteer": None,
        "lang": "auto",
        "spans_key": "yeksan",
        "set_ents": True,
        "normalize": {},
        "find": {},
    },
    assigns=["doc.spans", "doc.ents", "doc._.yeksan_normalized"],
)
def make(
    nlp: Language,
    name: str,
    gazetteer: str | None,
    lang: str,
    spans_key: str,
    set_ents: bool,
    normalize: dict[str, Any],
    find: dict[str, Any],
) -> Yeksan:
    """Makes the component of a pipeline's configuration; `gazetteer` is a file that `Gazetteer.save` wrote."""
    return Yeksan(
        None if gazetteer is None else Gazetteer.load(gazetteer),
        lang=lang,
        spans_key=spans_key,
        set_ents=set_ents,
        normalize=normalize,
        find=find,
    )
