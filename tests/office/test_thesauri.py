"""A thesaurus is loaded into a dossier, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.errors import NotOfferedError, UsageError
from bybro.office.dossiers import EXAMPLE, open_dossier, write
from bybro.office.thesauri import import_thesaurus

if TYPE_CHECKING:
    from pathlib import Path

SLURRY = '<http://t.example/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "slurry tank"@en .\n'
FARM = '<http://t.example/2> <http://www.w3.org/2004/02/skos/core#prefLabel> "farm"@en .\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "dossier"
    write(open_dossier(EXAMPLE).dossier, place)
    return place


def _skos(folder: Path, text: str) -> str:
    path = folder.parent / "t.nt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_stands_in_the_dossier_and_nothing_else_changes(folder: Path) -> None:
    before = open_dossier(folder).dossier

    loaded = import_thesaurus(str(folder), [_skos(folder, SLURRY + FARM)], "GEMET")

    after = open_dossier(folder).dossier
    assert [t.label.get("en") for t in after.terms] == ["slurry tank", "farm"]
    assert (loaded.terms, loaded.findings) == (2, ())
    assert (after.solutions, after.needs, after.facts) == (before.solutions, before.needs, before.facts)


def test_one_of_the_same_name_is_replaced_and_another_stays(folder: Path) -> None:
    import_thesaurus(str(folder), [_skos(folder, SLURRY)], "GEMET")
    import_thesaurus(str(folder), [_skos(folder, SLURRY)], "UNBIS")
    import_thesaurus(str(folder), [_skos(folder, FARM)], "GEMET")

    assert [t.id for t in open_dossier(folder).dossier.terms] == ["unbis:1", "gemet:2"]


def test_the_example_is_not_written_to(folder: Path) -> None:
    with pytest.raises(NotOfferedError, match="not written to"):
        import_thesaurus(EXAMPLE, [_skos(folder, FARM)], "GEMET")


def test_a_dossier_with_bad_rows_is_left_as_it_is(folder: Path) -> None:
    needs = folder / "needs.jsonl"
    needs.write_bytes(needs.read_bytes() + b"{\n")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}

    with pytest.raises(NotOfferedError, match="would lose them"):
        import_thesaurus(str(folder), [_skos(folder, FARM)], "GEMET")

    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["", "  ", "A\nB", "x" * 61])
def test_a_name_that_cannot_be_shown_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="name"):
        import_thesaurus(str(folder), [_skos(folder, FARM)], name)
