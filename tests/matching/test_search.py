"""The search box: texts in four languages, names in two alphabets, what narrows it, what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.matching.search import Only, Searcher
from bybro.model.match import RELEVANT
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.match import Excerpt


@pytest.fixture(scope="module")
def example() -> Dossier:
    return open_dossier(EXAMPLE).dossier


@pytest.fixture(scope="module")
def searcher(example: Dossier) -> Searcher:
    """The example made ready."""
    return Searcher(example)


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("district heating from waste heat", "en"),
        ("legepladser for børn i byen", "da"),
        ("collecte des déchets organiques", "fr"),
        ("معالجة مياه الصرف الصحي", "ar"),
    ],
)
def test_a_search_in_any_language_tells_its_language_and_lists_the_best_first(
    searcher: Searcher, query: str, language: str
) -> None:
    found = searcher.search(query, top=7)

    scores = [h.score for h in found.hits]
    assert (found.query, found.language) == (query, language)
    assert len(scores) == 7
    assert scores == sorted(scores, reverse=True)
    assert all(0 < s <= 1 for s in scores)
    assert found.nothing_fits == (scores[0] < RELEVANT)
    assert all(h.why for h in found.hits)


@pytest.mark.parametrize("query", ["", "12345", "qwxzvk jjhhgg", "municipality of Copenhagen project"])
def test_a_search_without_a_word_of_the_field_finds_nothing(searcher: Searcher, query: str) -> None:
    """Names of places and words of the trade frame are no ground."""
    found = searcher.search(query)

    assert (found.nothing_fits, found.hits) == (True, ())


@pytest.mark.parametrize("query", ["opera singers and ballet costumes", "astronauts on the moon", "chocolate recipes"])
def test_nothing_fits_is_an_answer(searcher: Searcher, query: str) -> None:
    assert searcher.search(query).nothing_fits


def test_a_search_of_one_city_finds_only_what_it_offers(searcher: Searcher) -> None:
    both, one = (
        searcher.search("waste sorting", top=400),
        searcher.search("waste sorting", top=400, only=Only(city="Beirut")),
    )

    assert {h.solution.city for h in one.hits} == {"Beirut"}
    assert {h.solution.city for h in both.hits} == {"Beirut", "Copenhagen"}


def test_a_search_is_narrowed_to_themes_and_kinds_of_provider(searcher: Searcher) -> None:
    every = searcher.search("water", top=400)
    themes, kinds = frozenset({"energy"}), frozenset({"knowledge institution"})

    for only in (Only(themes=themes), Only(provider_kinds=kinds), Only("Copenhagen", themes, kinds)):
        found = searcher.search("water", top=400, only=only)
        assert [(h.solution.id, h.score) for h in found.hits] == [
            (h.solution.id, h.score) for h in every.hits if only.admits(h.solution)
        ]
        assert found.hits


@pytest.mark.parametrize(
    ("text", "solution"),
    [
        ("Renescience", "renescience-enzymatic-sorting"),
        ("renesciense", "renescience-enzymatic-sorting"),
        ("رينيسيانس", "renescience-enzymatic-sorting"),
        ("Too Good To Go", "too-good-to-go"),
        ("Kompan", "kompan-inclusive-playgrounds"),
        ("شركة كومبان", "kompan-inclusive-playgrounds"),
    ],
)
def test_a_company_or_product_is_found_by_its_name(searcher: Searcher, text: str, solution: str) -> None:
    found = searcher.search(text)

    assert found.hits[0].solution.id == solution
    assert not found.nothing_fits
    assert any(g.kind == "word" for g in found.hits[0].why)


def test_a_name_in_passing_is_no_wish_for_the_company(searcher: Searcher) -> None:
    text = "the taps are dry all summer in our street"
    found = searcher.search(f"{text}, as Kompan knows", top=400)

    assert [
        h.score for h in found.hits if h.solution.id == "kompan-inclusive-playgrounds" and h.score >= RELEVANT
    ] == []


def _marked(told: Excerpt) -> list[str]:
    return [told.text[a:b] for a, b in told.marks]


def test_words_and_concepts_that_were_asked_for_are_marked_in_the_readers_language(searcher: Searcher) -> None:
    hit = next(
        h for h in searcher.search("legepladser til alle børn").hits if h.solution.id == "kompan-inclusive-playgrounds"
    )

    assert hit.title.language == hit.excerpt.language == "da"
    assert any("legeplads" in w.lower() for w in (*_marked(hit.title), *_marked(hit.excerpt)))


def test_a_word_is_marked_where_only_its_concept_is_asked_for(searcher: Searcher) -> None:
    hits = searcher.search("skrald ligger i bunker på gaden", top=40).hits
    marked = {w.lower() for h in hits for w in (*_marked(h.title), *_marked(h.excerpt))}

    assert any(w.startswith("affald") for w in marked)


def test_marks_lie_within_the_text_in_order(searcher: Searcher) -> None:
    for text in ("waste water treatment", "الكهرباء تنقطع كل يوم", "l’eau est salée"):
        for hit in searcher.search(text, top=60).hits:
            for told in (hit.title, hit.excerpt):
                ends = [0, *(x for mark in told.marks for x in mark), len(told.text)]
                assert ends == sorted(ends)
