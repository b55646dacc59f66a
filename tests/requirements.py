"""Prints the requirements of an extra of pyproject.toml, one a line."""

import pathlib
import sys

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

path = pathlib.Path(__file__).parent.parent / "pyproject.toml"
extras = tomllib.loads(path.read_text(encoding="utf8"))["project"]["optional-dependencies"]
print("\n".join(extras[sys.argv[1]]))
