"""Writes python/yeksan/_core.pyi from the Rust code of the binding.

The wheel is built for the stable ABI of Python 3.10, which cannot describe itself; so the stubs are
made from a build for the running Python, in a folder of its own with the same sources.
"""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
STUB = ROOT / "python/yeksan/_core.pyi"
HEADER = "# Made by `make stubs` from src/py; do not edit.\n"


def main() -> None:
    """Builds, introspects, and writes the stub if it differs."""
    target = os.environ.get("CARGO_TARGET_DIR") or str(ROOT / "target")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        for name in ("Cargo.toml", "Cargo.lock", "README.md"):
            shutil.copy(ROOT / name, place / name)
        for name in ("src", "python", "benches", "tests"):
            os.symlink(ROOT / name, place / name)
        project = (ROOT / "pyproject.toml").read_text(encoding="utf8")
        project = re.sub(r"(?m)^features = .*$", 'features = ["stubs"]', project)
        project = re.sub(r"(?m)^strip = true$", "strip = false", project)
        project = re.sub(r"(?m)^license-files = .*$", "", project)
        (place / "pyproject.toml").write_text(project, encoding="utf8")
        maturin = str(pathlib.Path(sys.executable).with_name("maturin"))
        command = [maturin, "generate-stubs", "--quiet", "--profile", "dev", "--out", "stubs"]
        environment = {**os.environ, "CARGO_TARGET_DIR": target}
        subprocess.run(command, cwd=place, env=environment, check=True)
        text = (place / "stubs/yeksan/_core.pyi").read_text(encoding="utf8")
    # types.CapsuleType is there from Python 3.13 on only.
    text = text.replace(
        "from types import CapsuleType\n", "from typing_extensions import CapsuleType\n"
    )
    STUB.write_text(HEADER + text, encoding="utf8")


if __name__ == "__main__":
    main()
