# Made by `make stubs` from src/py; do not edit.
"""
The compiled part of yeksan; use the package `yeksan`.
"""

from typing_extensions import CapsuleType
from typing import Any, Final, SupportsIndex, final

__all__ = ["VERSION", "Alignment", "ArrowColumn", "Edit", "Findings", "Normalizer", "detect_language", "detect_language_column", "set_threads", "text_column", "threads"]

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
class Edit:
    """
    One change of a text: what stood there, what stands there now, and the rule that did it.
    """
    __match_args__: Final[tuple[str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
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
