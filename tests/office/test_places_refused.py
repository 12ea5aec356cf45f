"""Where a demo or a catalogue may be written: nothing of anybody else's is ever replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.errors import NothingLeftError, NotOfferedError, UnwritableError
from bybro.office.catalogue import catalogue, is_catalogue
from bybro.office.demo import MARK, demo, is_demo
from tests.builders import a_dossier, lay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITERS: dict[str, Callable[[Path], object]] = {
    "demo": demo,
    "catalogue": lambda place: catalogue(a_dossier(), place),
}


@pytest.fixture(params=WRITERS.values(), ids=list(WRITERS))
def write(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    """Each of the two that write a folder."""
    writer: Callable[[Path], object] = request.param
    return writer


def test_a_folder_that_holds_something_else_is_refused_and_untouched(
    tmp_path: Path, write: Callable[[Path], object]
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UnwritableError, match="holds something that is not"):
        write(tmp_path / "letters")

    assert [p.name for p in tmp_path.rglob("*")] == ["letters", "dear.txt"]


def test_a_dossier_is_not_replaced_by_what_is_made_of_it(tmp_path: Path, write: Callable[[Path], object]) -> None:
    folder = lay(tmp_path / "d")

    with pytest.raises(UnwritableError, match="holds something that is not"):
        write(folder)


@pytest.mark.parametrize("name", ["file", "file/inside", "dangling", "x" * 300])
def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path, write: Callable[[Path], object], name: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")

    with pytest.raises(UnwritableError):
        write(tmp_path / name)

    assert sorted(p.name for p in tmp_path.iterdir()) == ["dangling", "file"]


def test_a_demo_is_told_by_its_mark_and_a_catalogue_by_its_figures(tmp_path: Path) -> None:
    for name, content in {MARK: "", "catalogue.json": '{"format": "bybro-catalogue/1"}'}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(content, encoding="utf-8")

    assert [is_demo(tmp_path / name) for name in (MARK, "catalogue.json", "gone", "x" * 300)] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_catalogue(tmp_path / name) for name in (MARK, "catalogue.json", "gone")] == [False, True, False]


@pytest.mark.parametrize(
    "content", ["", "[]", '"bybro-catalogue/1"', '{"format": 5}', '{"format": "geo/1"}', "\0", "{"], ids=repr
)
def test_somebody_elses_catalogue_json_is_no_mark_of_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / "catalogue.json").write_text(content, encoding="utf-8")

    assert not is_catalogue(tmp_path)
    with pytest.raises(UnwritableError):
        catalogue(a_dossier(), tmp_path)
    assert (tmp_path / "catalogue.json").read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("languages", "formats", "says"),
    [
        (("de",), ("html",), '"de"'),
        (("en", "xx", "yy"), ("html",), '"xx, yy"'),
        ((), ("html",), "language"),
        (("en",), ("docx",), '"docx"'),
        (("en",), (), "format"),
    ],
)
def test_a_language_or_format_that_is_not_offered_is_named_before_anything_is_written(
    tmp_path: Path, languages: tuple[str, ...], formats: tuple[str, ...], says: str
) -> None:
    with pytest.raises(NotOfferedError, match=says):
        catalogue(a_dossier(), tmp_path / "c", languages=languages, formats=formats)

    assert list(tmp_path.iterdir()) == []


def test_without_a_need_there_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(NothingLeftError, match="no need that can be used"):
        catalogue(a_dossier(needs=()), tmp_path / "c")

    assert list(tmp_path.iterdir()) == []
