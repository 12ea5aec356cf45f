"""A folder replaced as a whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bybro.errors import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """An empty folder to fill; on leaving without an error it stands at `target` in place of what was there.

    Written beside the target, flushed to disk, then exchanged in one step where the system can (Linux),
    else by two renames. On any error nothing at the target has changed. Whether the old content may go
    is the caller's to decide beforehand. A link is followed: what it points to is replaced, the link stays.
    """
    try:
        target = target.resolve() if target.is_symlink() else target
        target.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as fault:
        raise _unwritable(target, fault) from fault
    new = room / "new"
    try:
        new.mkdir()
        yield new
        _flush(new)
        if target.exists():
            new.chmod(stat.S_IMODE(target.stat().st_mode))  # a closed folder stays closed
        _exchange(new, target)
    except OSError as fault:
        if isinstance(fault, UnwritableError):
            raise
        raise _unwritable(target, fault) from fault
    finally:
        shutil.rmtree(room, ignore_errors=True)


def keep_others(folder: Path, new: Path, ours: Container[str]) -> None:
    """Copy into a new folder what stands in the old one and is not ours to replace, links as links."""
    for path in folder.iterdir():
        if path.name in ours:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def is_free(folder: Path) -> bool:
    """Whether nothing stands at a place, or an empty folder."""
    try:
        return not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as fault:
        raise _unwritable(folder, fault) from fault


def _unwritable(target: Path, fault: OSError) -> UnwritableError:
    return UnwritableError(
        f'"{target}" could not be written: {fault.strerror or fault}.',
        "Nothing there was changed. Free space or choose a folder you may write to.",
    )


def _flush(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        if path.is_symlink():
            continue  # what it points to is not ours, and may be gone
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not (sys.platform == "linux" and _swap(new, target)):
        old = new.with_name("old")
        target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            old.rename(target)
            raise


def _swap(new: Path, target: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(new), _HERE, os.fsencode(target), _EXCHANGE) == 0
