"""Checks the stub of the compiled module against the module itself."""

import pathlib
import subprocess
import sys

allowed = pathlib.Path(__file__).with_name("stubtest-allowlist.txt")
command = ["-m", "mypy.stubtest", "yeksan._core", "--allowlist", str(allowed)]
sys.exit(subprocess.run([sys.executable, *command, "--ignore-unused-allowlist"]).returncode)
