"""`python -m yeksan`: the command line."""

from __future__ import annotations

import sys

from yeksan.cli import main

if __name__ == "__main__":
    sys.exit(main())
