"""Opening dossiers: the word `example`, folders, and places that are none."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

import bybro
from bybro.errors import NothingLeftError, NotOfferedError, UnreadableError
from bybro.office.dossiers import EXAMPLE, example_folder, open_dossier
from bybro.office.matching import match
from tests.builders import a_dossier, estimate_row, fact_row, lay, need_row


def test_the_word_example_stands_for_the_packaged_dossier_wherever_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    opened = open_dossier(EXAMPLE)

    assert opened.dossier.partnership.id == "copenhagen-beirut"
    assert opened == open_dossier(example_folder())


def test_the_example_has_no_error_and_no_warning() -> None:
    assert {f.severity for f in open_dossier(EXAMPLE).findings} == {"note"}
    assert {f.code for f in open_dossier(EXAMPLE).findings} == {"year-after-as-of"}


def test_a_dossier_is_read_and_written_by_the_public_names(tmp_path: Path) -> None:
    bybro.write(a_dossier(), str(tmp_path / "d"))

    assert bybro.read(str(tmp_path / "d")) == (a_dossier(), ())


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone", "There is nothing at"),
        ("file", "is a file, not a dossier folder"),
        ("file/inside", "There is nothing at"),
        ("empty", "is not a dossier: it has no partnership.json"),
        ("x" * 300, "cannot be read: File name too long"),
        ("a\0b", "There is nothing at"),
    ],
    ids=["gone", "file", "in a file", "empty", "too long", "zero byte"],
)
def test_a_place_that_is_no_dossier_is_told_with_the_reason(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()

    with pytest.raises(UnreadableError, match=says) as fault:
        open_dossier(tmp_path / name if "\0" not in name else f"{tmp_path}/{name}")

    assert fault.value.remedy


def test_a_place_that_may_not_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a folder inside somebody's closed one: nobody can even say whether it is there."""

    def closed(*_: object, **__: object) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_file", closed)

    with pytest.raises(UnreadableError, match=r"cannot be read: Permission denied\."):
        open_dossier(tmp_path)


def test_a_place_of_another_kind_is_not_offered() -> None:
    with pytest.raises(NotOfferedError, match="database address"):
        open_dossier("sqlite:///desk.db")


def test_another_day_moves_the_dossier_and_its_notes(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", facts=[fact_row(estimate=estimate_row(4, year=2017))])

    moved = open_dossier(folder, as_of="2018-06-01")

    assert (moved.dossier.partnership.as_of, moved.findings) == ("2018-06-01", ())
    assert [f.code for f in open_dossier(folder).findings] == ["year-after-as-of"]


@pytest.mark.parametrize("day", ["2016-13-01", "tomorrow", "", "2016"])
def test_a_day_that_is_none_is_not_offered(day: str) -> None:
    with pytest.raises(NotOfferedError, match="is not a day"):
        open_dossier(EXAMPLE, as_of=day)


def test_a_row_left_out_counts_once_however_much_is_wrong_with_it(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", needs=[need_row(city="Rome", part_of="x", severity=2), "{", need_row(id="b")])

    assert open_dossier(folder).left_out == 2


def test_with_nothing_of_a_kind_to_work_on_the_errors_that_led_to_it_are_told(tmp_path: Path) -> None:
    opened = open_dossier(lay(tmp_path / "d", needs=["{", need_row(city="Rome", note="mine")]))

    assert opened.with_some("solutions") == opened.dossier
    with pytest.raises(NothingLeftError, match="no needs that can be used") as fault:
        opened.with_some("needs")
    assert [(f.line, f.code) for f in fault.value.findings] == [(1, "json-broken"), (2, "reference-missing")]


def test_half_a_bridge_is_refused_and_not_matched(tmp_path: Path) -> None:
    """A city whose row is missing is told by name; nothing is matched for one city alone."""
    folder = lay(tmp_path / "half", cities=[])

    with pytest.raises(NothingLeftError, match="no usable row for the city"):
        match(open_dossier(folder).dossier)
