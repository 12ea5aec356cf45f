"""Writing a catalogue: what is replaced, what is kept, and ids that could break it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bybro.office.catalogue import FIGURES, catalogue
from tests.builders import a_dossier, a_fact, a_need

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_catalogue_replaces_the_first_and_keeps_what_others_put_beside_it(tmp_path: Path) -> None:
    """Nothing lost: a letter laid beside the catalogue stays; a page of the old edition does not."""
    catalogue(a_dossier(), tmp_path / "c", languages=("en", "da"))
    (tmp_path / "c" / "letter.docx").write_bytes(b"precious")
    (tmp_path / "c" / "minutes").mkdir()
    (tmp_path / "c" / "minutes" / "may.txt").write_text("precious", encoding="utf-8")

    catalogue(a_dossier(), tmp_path / "c", languages=("da",))

    assert (tmp_path / "c" / "letter.docx").read_bytes() == b"precious"
    assert (tmp_path / "c" / "minutes" / "may.txt").read_text(encoding="utf-8") == "precious"
    assert (tmp_path / "c" / "da" / "index.html").is_file()
    assert not (tmp_path / "c" / "en").exists()


def test_an_id_with_a_slash_is_one_part_of_a_figures_id(tmp_path: Path) -> None:
    """A fact "x/year" beside a fact "x" that has a year: two figures, two ids."""
    facts = tuple(a_fact(id=name, city=a_need().city) for name in ("x", "x/year"))

    catalogue(a_dossier(facts=facts), tmp_path / "c")

    values = json.loads((tmp_path / "c" / FIGURES).read_text(encoding="utf-8"))["values"]
    assert {"fact/x", "fact/x/year", "fact/x~1year", "fact/x~1year/year"} <= set(values)
