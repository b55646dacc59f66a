"""Files that are whole or not there: written beside their name and renamed at the end."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

__all__ = ["replacing", "write_text"]


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A path to write to, which takes the name `path` if the block ends well and vanishes if not.

    An error or an interrupt in the block leaves what was at `path` before as it was.
    """
    import tempfile

    target = Path(path)
    if not target.parent.is_dir():
        wrong = "there is no such folder, make it first"
        raise FileNotFoundError(errno.ENOENT, wrong, str(target.parent))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
        # mkstemp makes files for their owner only; a result gets the usual permissions.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Writes a text as UTF-8, whole or not at all."""
    with replacing(path) as part:
        part.write_bytes(text.encode("utf-8"))
