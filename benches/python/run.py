"""Runs every benchmark of this folder, or those that are named, ours beside the peers."""

import pathlib
import runpy
import sys

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))
names = sys.argv[1:] or sorted(
    p.stem for p in here.glob("*.py") if p.stem not in ("run", "harness")
)
for name in names:
    print(f"\n== {name}")
    runpy.run_path(str(here / f"{name}.py"), run_name="__main__")
