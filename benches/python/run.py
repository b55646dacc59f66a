"""Runs every benchmark of this folder, or those that are named, ours beside the peers.

Each runs in a process of its own: what one leaves in memory would make the next faster or slower.
"""

import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
names = sys.argv[1:] or sorted(
    p.stem for p in here.glob("*.py") if p.stem not in ("run", "harness")
)
for name in names:
    print(f"\n== {name}", flush=True)
    subprocess.run([sys.executable, str(here / f"{name}.py")], check=True)
