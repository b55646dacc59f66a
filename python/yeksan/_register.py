"""Puts accessors into pandas and polars when these are imported, before or after yeksan; imports neither."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader, MetaPathFinder
else:
    # Half of the time that importing yeksan takes would go to them, and they hold nothing that is used.
    Loader = MetaPathFinder = object

_INTO: dict[str, Callable[..., None]] = {}


def register(name: str, accessor: type) -> None:
    """Gives Series and Index of pandas, and Series and expressions of polars, an accessor.

    Now if the library is imported, else when it is.
    """
    for library, into in _INTO.items():
        if hasattr(sys.modules.get(library), "api"):
            into(sys.modules[library], name, accessor)
        else:
            _when_imported(library, partial(into, name=name, accessor=accessor))


def _into_pandas(pandas: Any, name: str, accessor: type) -> None:
    pandas.api.extensions.register_series_accessor(name)(accessor)
    pandas.api.extensions.register_index_accessor(name)(accessor)


def _into_polars(polars: Any, name: str, accessor: type) -> None:
    polars.api.register_series_namespace(name)(accessor)
    polars.api.register_expr_namespace(name)(accessor)


_INTO.update(pandas=_into_pandas, polars=_into_polars)


def _when_imported(library: str, then: Callable[[Any], None]) -> None:
    if not _FINDER.waiting:
        sys.meta_path.insert(0, _FINDER)
    _FINDER.waiting.setdefault(library, []).append(then)


class _WhenImported(MetaPathFinder):
    """Finds a library the usual way, and does something once it is imported, not when it is only looked for."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[Callable[[Any], None]]] = {}
        self._looking = threading.local()

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name not in self.waiting or getattr(self._looking, "now", False):
            return None
        self._looking.now = True
        try:
            spec = find_spec(name)
        finally:
            self._looking.now = False
        if spec is not None and spec.loader is not None:
            spec.loader = _Then(spec.loader, name)
        return spec


_FINDER = _WhenImported()


class _Then(Loader):
    def __init__(self, loader: Loader, name: str) -> None:
        self._loader = loader
        self._name = name

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        module.__loader__ = self._loader
        self._loader.exec_module(module)
        for then in _FINDER.waiting.pop(self._name, ()):
            then(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)
