"""Runs the tests of columns and frames with the oldest and the newest pandas, polars and pyarrow: `make test-matrix`.

Usage: matrix.py WHEEL [NAME ...]. Each set has an environment of its own, kept in `target/matrix`; what cannot be installed
here is left out and said.
"""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The libraries of each set, and the Pythons that have all of them, the first that is here.
SETS: dict[str, tuple[list[str], list[str]]] = {
    "oldest": (
        ["pandas==2.2.0", "polars==1.9.0", "pyarrow==15.0.0", "numpy==1.26.4"],
        ["3.10", "3.11", "3.12"],
    ),
    "last-of-pandas-2-and-polars-1": (
        ["pandas<3", "polars<2", "pyarrow<21"],
        ["3.12", "3.11", "3.13", "3.10"],
    ),
    "newest": (["pandas>=3", "polars>=2", "pyarrow"], ["3.14", "3.13", "3.12", "3.11"]),
}
TESTS = [
    "columns",
    "text_accessor",
    "solar_accessor",
    "calendars",
    "joining",
    "narwhals",
    "timex",
    "imports",
    "annotate",
]
LIBRARIES = ("pandas", "polars", "pyarrow", "numpy", "narwhals")


def runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def python(versions: list[str]) -> str | None:
    """The first Python of some versions that is here: on the path, or with pyenv."""
    found = []
    root = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv")) / "versions"
    for version in versions:
        on_path = shutil.which(f"python{version}")
        found += [on_path] if on_path else []
        found += [str(path / "bin/python") for path in sorted(root.glob(f"{version}.*"))]
    return next((path for path in found if runs([path, "-c", "import venv"])), None)


def environment(name: str, wheel: str) -> str | None:
    """The Python of the environment of a set; None if it cannot be had here."""
    packages, versions = SETS[name]
    base = python(versions)
    if base is None:
        print(f"{name}: none of Python {', '.join(versions)} is here")
        return None
    folder = ROOT / "target/matrix" / name
    own = str(folder / "bin/python")
    if not runs([own, "-c", ""]):
        subprocess.run([base, "-m", "venv", "--clear", str(folder)], check=True)
    install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    tools = ["pytest>=8", "hypothesis>=6", "tqdm", "narwhals"]
    if subprocess.run([*install, "--only-binary=:all:", *packages, *tools]).returncode:
        print(f"{name}: {', '.join(packages)} cannot be installed")
        return None
    subprocess.run([*install, "--force-reinstall", "--no-deps", wheel], check=True)
    return own


def main(wheel: str, *names: str) -> int:
    tests = [str(ROOT / f"tests/python/test_{name}.py") for name in TESTS]
    said = (
        f"import sys, {', '.join(LIBRARIES)}; print('Python', sys.version.split()[0], "
        f"*(f'{{m.__name__}} {{m.__version__}}' for m in ({', '.join(LIBRARIES)})))"
    )
    outcomes: dict[str, int | None] = {}
    for name in names or SETS:
        own = environment(name, wheel)
        outcomes[name] = None
        if own is not None:
            subprocess.run([own, "-c", said], check=True)
            outcomes[name] = subprocess.run(
                [own, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore", *tests]
            ).returncode
    for name, code in outcomes.items():
        print(f"{name}: {'left out' if code is None else 'failed' if code else 'passed'}")
    return int(any(outcomes.values()) or all(code is None for code in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
