# Made by `make stubs` from src/py; do not edit.
"""
The compiled part of yeksan; use the package `yeksan`.
"""

from _typeshed import SupportsGetItem
from os import PathLike
from typing_extensions import CapsuleType
from typing import Any, Final, SupportsFloat, SupportsIndex, final

__all__ = ["VERSION", "Alignment", "ArrowColumn", "Candidate", "Edit", "EntityMention", "Findings", "Gazetteer", "Normalizer", "detect_language", "detect_language_column", "name_similarity", "name_similarity_column", "rebuild_alignment", "set_threads", "text_column", "threads"]

VERSION: Final[str]
"""
The version of the package.
"""

@final
class Alignment:
    """
    An original text, its normalized form, and the edits that lead from one to the other.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> Any:
        """
        Pickles as the two texts and the edits by their bytes.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
    @property
    def edits(self, /) -> list[Edit]:
        """
        The changes, in order of their place.
        """
    @property
    def normalized(self, /) -> str:
        """
        The text as it became.
        """
    @property
    def original(self, /) -> str:
        """
        The text as it was.
        """
    def to_normalized(self, /, start: Any, end: Any) -> Any:
        """
        Where a span of the original stands in the normalized text; two columns of offsets give two lists.
        """
    def to_original(self, /, start: Any, end: Any) -> Any:
        """
        Where a span of the normalized text stands in the original; two columns of offsets give two lists.
        """

@final
class ArrowColumn:
    """
    An Arrow column; any library that knows the Arrow PyCapsule interface can take it.
    """
    def __arrow_c_array__(self, /, requested_schema: CapsuleType | None = None) -> tuple: ...
    def __arrow_c_schema__(self, /) -> CapsuleType: ...
    def __arrow_c_stream__(self, /, requested_schema: CapsuleType | None = None) -> CapsuleType: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def is_chunked(self, /) -> bool:
        """
        Whether the column came as a stream of chunks.
        """
    def to_pylist(self, /) -> list:
        """
        The values as a list of Python objects.
        """

@final
class Candidate:
    """
    An entity that a name may be a name of.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, name: str, alias: str, type: str | None, score: SupportsFloat | SupportsIndex, how: str) -> Candidate: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def alias(self, /) -> str:
        """
        The name of the record that was met.
        """
    @property
    def how(self, /) -> str:
        """
        "exact", "folded", "cross-script" or "fuzzy".
        """
    @property
    def id(self, /) -> str:
        """
        The id of the record.
        """
    @property
    def name(self, /) -> str:
        """
        The preferred name of the record.
        """
    @property
    def score(self, /) -> float:
        """
        From 0 to 1; higher is surer.
        """
    @property
    def type(self, /) -> str | None:
        """
        The type of the record.
        """

@final
class Edit:
    """
    One change of a text: what stood there, what stands there now, and the rule that did it.
    """
    __match_args__: Final[tuple[str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, before: str, after: str, rule: str, confidence: SupportsFloat | SupportsIndex | None = None) -> Edit: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> str:
        """
        What stands there now.
        """
    @property
    def before(self, /) -> str:
        """
        What stood there.
        """
    @property
    def confidence(self, /) -> float | None:
        """
        How certain it is, between 0 and 1, for rules that weigh; else None.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends in the original.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule, by the name of the option that switches it.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts in the original, in code points.
        """

@final
class EntityMention:
    """
    An entity named in a text.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, start: SupportsIndex, end: SupportsIndex, id: str | None, type: str | None, name: str | None, alias: str | None, score: SupportsFloat | SupportsIndex, how: str, candidates: SupportsGetItem[int, Candidate] = ...) -> EntityMention: ...
    def __reduce__(self, /) -> Any: ...
    def __repr__(self, /) -> str: ...
    @property
    def alias(self, /) -> str | None:
        """
        The name of the record that was met.
        """
    @property
    def candidates(self, /) -> list[Candidate]:
        """
        Among whom it is undecided; empty if it is not.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends; the end is not part of it.
        """
    @property
    def how(self, /) -> str:
        """
        "exact", "clitic", "folded", "cross-script", "fuzzy" or "coreference".
        """
    @property
    def id(self, /) -> str | None:
        """
        The id of the record; None if it is undecided.
        """
    @property
    def name(self, /) -> str | None:
        """
        The preferred name of the record.
        """
    @property
    def score(self, /) -> float:
        """
        From 0 to 1; higher is surer.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        The words of the text.
        """
    @property
    def type(self, /) -> str | None:
        """
        The type of the record; "NORP" for the word for a place's people.
        """

@final
class Findings:
    """
    What was found in a column: a tidy table, one line per finding, with the 0-based position of its row.
    """
    def __arrow_c_schema__(self, /) -> CapsuleType: ...
    def __arrow_c_stream__(self, /, requested_schema: CapsuleType | None = None) -> CapsuleType: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def date_columns(self, /) -> list[str]:
        """
        The names of the columns that hold days since 1970-01-01.
        """
    def to_lists(self, /) -> ArrowColumn:
        """
        One list of structs per row of the source, without the position of the row.
        """
    def to_pydict(self, /) -> dict:
        """
        The table as a dict of lists.
        """

@final
class Gazetteer:
    """
    Entities and their names; the Python class of the same name adds columns of every kind.
    """
    def __contains__(self, id: Any, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    @staticmethod
    def countries(languages: SupportsGetItem[int, str]) -> Gazetteer:
        """
        The countries with their names in some languages.
        """
    def find(self, /, text: str, options: dict) -> Any:
        """
        The mentions in one text.
        """
    def find_column(self, /, column: Any, options: dict, errors: str, progress: Any | None) -> Any:
        """
        The mentions in a list of texts, or in an object that exports Arrow.
        """
    @staticmethod
    def from_bytes(bytes: bytes) -> Gazetteer:
        """
        The gazetteer of bytes that `to_bytes` made.
        """
    @staticmethod
    def from_jsonl(path: str | PathLike[str], exonyms: bool) -> Gazetteer:
        """
        The gazetteer of a file with one JSON record a line.
        """
    @staticmethod
    def from_records(records: Any, exonyms: bool) -> Gazetteer:
        """
        The gazetteer of an iterable of records.
        """
    def get(self, /, id: str) -> dict:
        """
        The record of an id.
        """
    def ids(self, /) -> list[str]:
        """
        The ids, in the order in which the records were given.
        """
    @staticmethod
    def load(path: str | PathLike[str]) -> Gazetteer:
        """
        The gazetteer of a file that `save` wrote.
        """
    def match(self, /, name: str, options: dict) -> Any:
        """
        The candidates for one name.
        """
    def match_column(self, /, column: Any, options: dict, errors: str, progress: Any | None) -> Any:
        """
        The candidates for a list of names, or for an object that exports Arrow.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the gazetteer to a file.
        """
    def to_bytes(self, /) -> bytes:
        """
        The gazetteer as bytes, to be pickled.
        """
    def to_records(self, /) -> list[dict]:
        """
        The records, in the order in which they were given.
        """
    def types(self, /) -> list[tuple[str | None, int]]:
        """
        How many records there are of each type.
        """
    def updated(self, /, add: Any, remove: SupportsGetItem[int, str]) -> Gazetteer:
        """
        Another gazetteer with records added and removed.
        """

@final
class Normalizer:
    """
    Normalizes text; the Python class of the same name adds columns of every kind.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, lang: str, options: dict) -> Normalizer: ...
    def align(self, /, text: str) -> Alignment:
        """
        One text with its alignment.
        """
    @property
    def given(self, /) -> dict:
        """
        The options that were given.
        """
    @property
    def lang(self, /) -> str: ...
    def normalize(self, /, text: str) -> str:
        """
        One text.
        """
    def normalize_column(self, /, column: Any, errors: str, progress: Any | None) -> Any:
        """
        A list of texts, or an object that exports Arrow.
        """
    @property
    def options(self, /) -> dict:
        """
        All options of the language; those that were given if it is "auto".
        """

def detect_language(text: str) -> str:
    """
    The language of one text.
    """

def detect_language_column(column: Any, errors: str, progress: Any | None) -> Any:
    """
    The languages of a list of texts or an object that exports Arrow.
    """

def name_similarity(a: str, b: str, lang_a: str, lang_b: str) -> float:
    """
    How alike two names are.
    """

def name_similarity_column(a: Any, b: Any, lang_a: str, lang_b: str, progress: Any | None) -> ArrowColumn:
    """
    How alike the names of two Arrow columns are, row by row; a column of one row goes with every row.
    """

def rebuild_alignment(original: str, normalized: str, edits: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex, SupportsIndex, SupportsIndex, str, SupportsFloat | SupportsIndex | None]]) -> Alignment:
    """
    An alignment that was pickled.
    """

def set_threads(n: SupportsIndex | None = None, /) -> None:
    """
    Sets how many threads columns use from now on; None or 0 means one per core.
    """

def text_column(values: list, errors: str = "raise") -> ArrowColumn:
    """
    A list of str and nulls as an Arrow column.
    """

def threads() -> int:
    """
    How many threads columns use.
    """
