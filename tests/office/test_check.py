"""The document of `bybro check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.exchange.dossier_folder import KINDS
from bybro.office.check import check_document, is_sound
from bybro.office.dossiers import EXAMPLE, example_folder, open_dossier
from tests.builders import fact_row, lay, need_row

if TYPE_CHECKING:
    from pathlib import Path


def test_the_document_says_what_stands_and_every_finding_in_order(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", needs=[need_row(sources=[]), "{"], facts=[fact_row(indicator="sea")])

    document = check_document(open_dossier(folder))

    assert list(document) == ["format", "dossier", "as_of", "ok", "records", "findings"]
    assert (document["format"], document["dossier"]) == ("bybro-check/1", "elmby-marsa")
    assert (document["as_of"], document["ok"]) == ("2016-04-08", False)
    assert document["records"] == {
        "cities": 2,
        "indicators": 1,
        "serves": 1,
        "classes": 1,
        "providers": 1,
        "solutions": 1,
        "facts": 0,
        "needs": 1,
        "funders": 1,
        "networks": 1,
        "parties": 1,
        "visits": 1,
        "rates": 1,
    }
    assert [(f["file"], f["line"], f["field"], f["severity"]) for f in document["findings"]] == [
        ("facts.jsonl", 1, "/indicator", "error"),
        ("needs.jsonl", 1, "/sources", "warning"),
        ("needs.jsonl", 2, None, "error"),
    ]


def test_a_dossier_is_sound_where_no_row_was_left_out(tmp_path: Path) -> None:
    """A warning or a note is no reason to stop."""
    assert is_sound(open_dossier(EXAMPLE))
    assert is_sound(open_dossier(lay(tmp_path / "doubtful", needs=[need_row(sources=[], note="mine")])))
    assert not is_sound(open_dossier(lay(tmp_path / "broken", needs=["{"])))


def test_of_the_example_every_row_stands() -> None:
    records = check_document(open_dossier(EXAMPLE))["records"]

    assert records == {
        kind.name: len((example_folder() / kind.file).read_bytes().splitlines())
        for kind in KINDS
        if not kind.is_optional
    }
    assert min(records.values()) > 0
