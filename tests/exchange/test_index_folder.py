"""An index on disk: read as it was written, and refused where it is not one or was damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bybro.errors import UnreadableError, UnwritableError
from bybro.exchange.index_folder import HEAD, is_index, read_index, write_index

if TYPE_CHECKING:
    from pathlib import Path

PARTS: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
    "vocabulary-letters": np.frombuffer(b"wastewater", dtype=np.uint8),
    "rows": np.array([3, 1, 2], dtype=np.int32),
    "nothing": np.zeros(0, dtype=np.float32),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    write_index(PARTS, place, "1.2.3")
    return place


def test_what_was_written_is_read_and_mapped(folder: Path) -> None:
    found = read_index(folder, thorough=True)
    assert found.keys() == PARTS.keys()
    for name, array in PARTS.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype
    assert isinstance(found["rows"].base, np.memmap)
    assert not found["rows"].flags.writeable
    assert json.loads((folder / HEAD).read_text())["bybro"] == "1.2.3"


def test_an_open_index_goes_on_while_a_new_one_is_written(folder: Path) -> None:
    before = read_index(folder)["rows"]
    (folder / "notes.txt").write_text("mine")
    write_index({"vocabulary-letters": PARTS["vocabulary-letters"]}, folder, "2")
    assert before.tolist() == [3, 1, 2]
    assert sorted(p.name for p in folder.iterdir()) == [HEAD, "notes.txt", "vocabulary-letters.npy"]


def test_a_folder_that_is_something_else_is_neither_replaced_nor_read(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UnwritableError, match="not an index"):
        write_index(PARTS, tmp_path, "1")
    with pytest.raises(UnreadableError, match="holds no index"):
        read_index(tmp_path)
    with pytest.raises(UnreadableError, match="holds no index"):
        read_index(tmp_path / "nowhere")
    assert not is_index(tmp_path)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("{", "is no JSON"),
        ("[]", "not an index of the format"),
        ('{"format": "bybro-index/2"}', "not an index of the format"),
        ('{"format": "bybro-index/1"}', "does not say what the files are"),
        ('{"format": "bybro-index/1", "parts": {"rows": 3}}', "does not say what the files are"),
        (
            '{"format": "bybro-index/1", "parts": {"../rows": {"type": "<i4", "length": 3, "crc32": 0}}}',
            "does not say what the files are",
        ),
        (" " * 1_000_001, "too long"),
    ],
)
def test_a_head_that_is_not_ours_is_refused(folder: Path, head: str, sentence: str) -> None:
    (folder / HEAD).write_text(head)
    with pytest.raises(UnreadableError, match=sentence):
        read_index(folder)


def test_a_damaged_part_is_refused(folder: Path) -> None:
    path = folder / "rows.npy"
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole[:50], b"x" * len(whole)):
        path.write_bytes(damaged)
        with pytest.raises(UnreadableError, match=r"rows\.npy is missing, cut short or no array"):
            read_index(folder)
    np.save(path, np.array([3, 1], dtype=np.int32))
    with pytest.raises(UnreadableError, match="not the file that was written"):
        read_index(folder)
    path.unlink()
    with pytest.raises(UnreadableError, match="missing"):
        read_index(folder)


def test_an_altered_vocabulary_is_always_noticed_and_any_other_part_on_a_thorough_reading(folder: Path) -> None:
    np.save(folder / "rows.npy", np.array([3, 1, 9], dtype=np.int32))
    read_index(folder)
    with pytest.raises(UnreadableError, match=r"rows\.npy was altered"):
        read_index(folder, thorough=True)
    np.save(folder / "vocabulary-letters.npy", np.frombuffer(b"wastewaterX"[1:], dtype=np.uint8))
    with pytest.raises(UnreadableError, match=r"vocabulary-letters\.npy was altered"):
        read_index(folder)
