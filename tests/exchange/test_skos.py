"""Thesauri in SKOS become terms: labels, other words, wider terms; what is no thesaurus is refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.errors import UnreadableError
from bybro.exchange.skos import read_skos

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix c: <http://thesaurus.example/concept/> .
c:1 a skos:Concept ; skos:prefLabel "manure storage"@en, "gyllebeholder"@da, "Güllelager"@de ;
    skos:altLabel "slurry tank"@en-GB ; skos:broader c:2 .
c:2 skos:prefLabel "agriculture"@en ; skos:narrower c:3 .
c:3 skos:prefLabel "farm"@en .
c:4 skos:prefLabel "Bauernhof"@de .
"""
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="http://thesaurus.example/concept/1">
    <skos:prefLabel xml:lang="fr">stockage du lisier</skos:prefLabel>
    <skos:prefLabel xml:lang="ar">تخزين السماد</skos:prefLabel>
  </skos:Concept>
</rdf:RDF>
"""


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_concept_keeps_its_labels_words_and_wider_terms(tmp_path: Path) -> None:
    terms = {t.id: t for t in read_skos([_file(tmp_path, "t.ttl", TURTLE)], "GEMET")[0]}

    assert set(terms) == {"gemet:1", "gemet:2", "gemet:3"}
    manure = terms["gemet:1"]
    assert manure.label.to_dict() == {"en": "manure storage", "da": "gyllebeholder"}
    assert [w.to_dict() for w in manure.words] == [{"en": "slurry tank"}]
    assert (manure.broader, terms["gemet:3"].broader) == (("gemet:2",), ("gemet:2",))
    assert manure.uri == "http://thesaurus.example/concept/1"


def test_labels_that_come_in_several_files_are_brought_together(tmp_path: Path) -> None:
    files = [_file(tmp_path, "t.ttl", TURTLE), _file(tmp_path, "labels.rdf", XML)]

    (manure,) = (t for t in read_skos(files, "GEMET")[0] if t.id == "gemet:1")

    assert set(manure.label.to_dict()) == {"en", "da", "fr", "ar"}


def test_two_addresses_with_one_end_keep_apart(tmp_path: Path) -> None:
    text = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://a.example/1> skos:prefLabel "one"@en . <http://b.example/1> skos:prefLabel "other"@en ."""

    found = [t.id for t in read_skos([_file(tmp_path, "t.ttl", text)], "UNBIS")[0]]

    assert sorted(found) == ["unbis:1", "unbis:http://b.example/1"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.ttl", "this is no turtle", "is not RDF"),
        ("t.rdf", "<rdf:RDF", "is not RDF"),
        ("t.csv", "a,b", "not SKOS by its name"),
        ("t.ttl", "", "No concept with a label"),
    ],
)
def test_what_is_no_thesaurus_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_skos([_file(tmp_path, name, text)], "GEMET")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_skos([tmp_path / "none.ttl"], "GEMET")


def test_a_concept_that_cannot_be_used_is_named_and_the_others_stand(tmp_path: Path) -> None:
    text = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://a.example/1> skos:prefLabel "bell\\u0007"@en . <http://a.example/2> skos:prefLabel "farm"@en ."""

    terms, findings = read_skos([_file(tmp_path, "t.ttl", text)], "GEMET")

    assert [t.id for t in terms] == ["gemet:2"]
    assert [(f.record, f.field, f.severity) for f in findings] == [("gemet:1", "/label/en", "error")]
