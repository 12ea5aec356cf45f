"""A search index as a folder (format `bybro-index/1`): one .npy file an array, and `index.json` about them.

The files are mapped into memory, so that a million solutions are there at once and read as they are asked for.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from bybro.errors import UnreadableError, UnwritableError
from bybro.exchange.folder import is_free, keep_others, replaced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = "bybro-index/1"
HEAD = "index.json"
CHECKED = "vocabulary-letters"
"""The part that is read through at every opening: token ids mean nothing beside another vocabulary."""

_LARGEST_HEAD = 1_000_000
_PIECE = 1 << 22


def write_index(parts: Mapping[str, NDArray[np.generic]], folder: Path, version: str) -> None:
    """Write the parts of an index as a folder, whole or not at all; `version` is that of the program.

    An index that is open meanwhile goes on with the old files. Raises `UnwritableError` where the folder holds
    something that is not an index, or cannot be written.
    """
    if not is_free(folder) and not is_index(folder):
        raise UnwritableError(f'"{folder}" holds something that is not an index.', "Choose an empty or a new folder.")
    files = {}
    with replaced(folder) as new:
        if folder.is_dir():
            keep_others(folder, new, _ours(folder))
        for name, array in parts.items():
            plain = np.ascontiguousarray(array)
            np.save(new / f"{name}.npy", plain, allow_pickle=False)
            files[name] = {"type": plain.dtype.str, "length": len(plain), "crc32": _crc32(plain)}
        head = {"format": FORMAT, "bybro": version, "parts": files}
        (new / HEAD).write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def read_index(folder: Path, *, thorough: bool = False) -> dict[str, NDArray[np.generic]]:
    """The parts of an index, mapped into memory for reading only.

    The size and type of every part are held against `index.json`, and the vocabulary against its checksum; `thorough`
    holds every part against its own, which reads the whole folder: for one that came from elsewhere.
    Raises `UnreadableError` where there is no index, one of another format, or a damaged one.
    """
    files = _head(folder)["parts"]
    found = {}
    for name, told in files.items():
        try:
            array = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as fault:
            raise _damaged(folder, f"{name}.npy is missing, cut short or no array") from fault
        if array.dtype.str != told["type"] or array.shape != (told["length"],):
            raise _damaged(folder, f"{name}.npy is not the file that was written")
        if (thorough or name == CHECKED) and _crc32(array) != told["crc32"]:
            raise _damaged(folder, f"{name}.npy was altered")
        found[name] = array.view(np.ndarray)  # still mapped; but a memmap takes microseconds to cut, at every query
    return found


def is_index(folder: Path) -> bool:
    """Whether a folder holds an index of this format."""
    try:
        _head(folder)
    except UnreadableError:
        return False
    return True


def _ours(folder: Path) -> frozenset[str]:
    return frozenset((HEAD, *(f"{name}.npy" for name in _head(folder)["parts"]))) if is_index(folder) else frozenset()


def _head(folder: Path) -> dict[str, Any]:
    path = folder / HEAD
    try:
        if path.stat().st_size > _LARGEST_HEAD:
            raise _damaged(folder, f"{HEAD} is too long")
        head = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableError(
            f'"{folder}" holds no index: {fault.strerror or fault}.', "Name the folder that the index was written to."
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise _damaged(folder, f"{HEAD} is no JSON") from fault
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise UnreadableError(
            f'"{folder}" is not an index of the format {FORMAT}.', "Build it anew with this version of bybro."
        )
    files = head.get("parts")
    if not isinstance(files, dict) or not all(_is_part(name, told) for name, told in files.items()):
        raise _damaged(folder, f"{HEAD} does not say what the files are")
    return head


def _is_part(name: str, told: object) -> bool:
    plain = name.replace("-", "").isascii() and name.replace("-", "").isalpha()
    return plain and isinstance(told, dict) and {"type", "length", "crc32"} <= told.keys()


def _crc32(array: NDArray[np.generic]) -> int:
    """A checksum against damage, in pieces, so that a mapped file is read through and not held."""
    sum_ = 0
    for first in range(0, len(array), _PIECE):
        sum_ = zlib.crc32(array[first : first + _PIECE].tobytes(), sum_)
    return sum_


def _damaged(folder: Path, what: str) -> UnreadableError:
    return UnreadableError(f'The index in "{folder}" is damaged: {what}.', "Build it anew from the solutions.")
