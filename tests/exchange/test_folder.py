"""A folder is replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from bybro.errors import UnwritableError
from bybro.exchange.folder import is_free, replaced


def _seen(place: Path) -> dict[str, bytes]:
    """Everything under a place, hidden or not."""
    return {str(p.relative_to(place)): p.read_bytes() if p.is_file() else b"" for p in place.rglob("*")}


def _fill(new: Path) -> None:
    (new / "a.txt").write_text("new", encoding="utf-8")
    (new / "inside").mkdir()
    (new / "inside" / "b.txt").write_text("new", encoding="utf-8")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with an old content, in a place of its own."""
    place = tmp_path / "desk" / "target"
    place.mkdir(parents=True)
    (place / "a.txt").write_text("old", encoding="utf-8")
    (place / "c.txt").write_text("old", encoding="utf-8")
    return place


def test_the_new_content_stands_in_place_of_the_old(target: Path) -> None:
    with replaced(target) as new:
        _fill(new)

    assert _seen(target.parent) == {
        "target": b"",
        "target/a.txt": b"new",
        "target/inside": b"",
        "target/inside/b.txt": b"new",
    }


def test_a_place_that_does_not_exist_is_made_with_its_parents(tmp_path: Path) -> None:
    with replaced(tmp_path / "far" / "away") as new:
        _fill(new)

    assert sorted(_seen(tmp_path / "far")) == ["away", "away/a.txt", "away/inside", "away/inside/b.txt"]


def test_until_it_is_whole_the_old_content_stands(target: Path) -> None:
    with replaced(target) as new:
        _fill(new)
        assert _seen(target) == {"a.txt": b"old", "c.txt": b"old"}


@pytest.mark.parametrize("fault", [ValueError("a fault of ours"), KeyboardInterrupt(), OSError(errno.EIO, "Broken")])
def test_a_failure_in_the_middle_changes_nothing_and_leaves_nothing(target: Path, fault: BaseException) -> None:
    before = _seen(target.parent)

    with pytest.raises((type(fault), UnwritableError)), replaced(target) as new:  # noqa: PT012  (the fault comes half-way)
        _fill(new)
        raise fault

    assert _seen(target.parent) == before


@pytest.mark.parametrize("step", ["fsync", "mkdtemp"])
def test_a_machine_that_fails_is_told_with_its_reason(target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before = _seen(target.parent)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else tempfile, step, full)

    with (
        pytest.raises(UnwritableError, match=r"written: No space left on device\."),
        replaced(target) as new,
    ):
        _fill(new)

    assert _seen(target.parent) == before


def test_where_folders_cannot_be_exchanged_they_are_renamed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system other than Linux."""
    monkeypatch.setattr(sys, "platform", "elsewhere")

    with replaced(target) as new:
        _fill(new)

    assert sorted(_seen(target.parent)) == ["target", "target/a.txt", "target/inside", "target/inside/b.txt"]


def test_where_the_second_of_two_renames_fails_the_old_content_is_put_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _seen(target.parent)
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, to)

    monkeypatch.setattr(sys, "platform", "elsewhere")
    monkeypatch.setattr(Path, "rename", failing)

    with pytest.raises(UnwritableError, match="Input/output error"), replaced(target) as new:
        _fill(new)

    assert _seen(target.parent) == before


def test_a_link_stays_and_what_it_points_to_is_replaced(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(target)

    with replaced(link) as new:
        _fill(new)

    assert link.is_symlink()
    assert sorted(p.name for p in target.iterdir()) == ["a.txt", "inside"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["desk", "link"]


def test_a_link_inside_that_leads_nowhere_is_no_obstacle(target: Path) -> None:
    with replaced(target) as new:
        (new / "nowhere").symlink_to(target / "gone")

    assert [p.name for p in target.iterdir()] == ["nowhere"]


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o777])
def test_a_folder_keeps_its_permissions(target: Path, mode: int) -> None:
    """A closed folder is not opened to all by writing into it."""
    target.chmod(mode)

    with replaced(target) as new:
        _fill(new)

    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_folder_has_the_permissions_of_any_new_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()

    with replaced(tmp_path / "made"):
        pass

    assert (tmp_path / "made").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_only_nothing_and_an_empty_folder_are_free(tmp_path: Path) -> None:
    for name in ("empty", "full"):
        (tmp_path / name).mkdir()
    (tmp_path / "full" / ".hidden").touch()
    (tmp_path / "file").touch()
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "to-empty").symlink_to(tmp_path / "empty")

    names = ("gone", "empty", "to-empty", "full", "file", "dangling")
    assert [name for name in names if is_free(tmp_path / name)] == ["gone", "empty", "to-empty"]
