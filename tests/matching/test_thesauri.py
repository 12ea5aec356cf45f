"""A thesaurus stands beside the lexicon: it finds, and an explanation names it."""

from __future__ import annotations

from bybro.lexicon.concepts import build
from bybro.lexicon.shelf import Shelf
from bybro.matching.corpus import Corpus
from bybro.matching.query import query_of_text
from bybro.matching.retrieval import Retriever
from bybro.matching.thesauri import thesauri
from bybro.model.term import Term
from tests.builders import a_solution

SLURRY = Term.model_validate(
    {
        "id": "gemet:1",
        "thesaurus": "GEMET",
        "uri": "http://thesaurus.example/1",
        "label": {"en": "manure storage", "da": "gyllebeholder"},
        "words": ({"en": "slurry tank"},),
        "broader": ("gemet:2",),
    }
)
SOLUTIONS = [
    a_solution(id="tank", title={"en": "Covered slurry tank"}, summary={"en": "Holds a winter."}),
    a_solution(id="bench", title={"en": "Benches"}, summary={"en": "For squares."}),
]


def test_a_term_finds_across_languages_and_is_named_with_its_thesaurus() -> None:
    shelf = Shelf(build([], [])).with_thesauri(*thesauri([SLURRY]))
    retriever = Retriever(Corpus(SOLUTIONS, {}, shelf))
    query = query_of_text("gyllebeholder", "da", shelf)

    tank, bench = retriever.scores(query)

    assert tank > bench == 0
    (ground,) = retriever.why(query, 0)
    assert (ground.kind, ground.name) == ("concept", "gemet:1")
    assert ground.label is not None
    assert ground.label.get("en") == "manure storage (GEMET)"


def test_each_thesaurus_is_a_lexicon_of_its_own() -> None:
    other = SLURRY.model_copy(update={"id": "unbis:1", "thesaurus": "UNBIS"})

    found = dict(thesauri([SLURRY, other]))

    assert {name: set(lexicon.concepts) for name, lexicon in found.items()} == {
        "GEMET": {"gemet:1"},
        "UNBIS": {"unbis:1"},
    }
