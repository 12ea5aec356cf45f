"""Relevance on a handful of texts: what is a ground and what is none, never the exact figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.concepts import Concept, build
from bybro.lexicon.phrases import Word
from bybro.lexicon.shelf import Shelf
from bybro.matching.corpus import Corpus
from bybro.matching.query import query_of, query_of_text
from bybro.matching.retrieval import Retriever
from tests.builders import a_need, a_solution

if TYPE_CHECKING:
    from bybro.model.match import Ground
    from bybro.model.need import Need


def _concept(name: str, *, treated_by: tuple[str, ...] = ()) -> Concept:
    return Concept(name, "waste", treated_by=treated_by, labels={"en": name})


SHELF = Shelf(
    build(
        [
            _concept("outage", treated_by=("battery",)),
            _concept("battery"),
            _concept("playground"),
            _concept("incineration"),
        ],
        [
            Word("en", "outage", "power cut"),
            Word("da", "outage", "strømafbrydelse"),
            Word("ar", "outage", "انقطاع الكهرباء"),
            Word("en", "battery", "battery storage"),
            Word("en", "playground", "playground"),
            Word("da", "playground", "legeplads"),
            Word("en", "incineration", "incineration plant"),
        ],
    )
)
TEXTS = {
    "battery": ("Battery storage for homes", "Keeps the light on through every power cut."),
    "playground": ("Playgrounds of wood", "Swings and slides that children build with their parents."),
    "incineration": ("Incineration plant", "Burns what is left of household rubbish and heats homes."),
    "sewer": ("Sewer pipes", "Relining without digging up the street."),
}
SOLUTIONS = [
    a_solution(id=name, title={"en": title}, summary={"en": text}, description={"en": text}, themes=["governance"])
    for name, (title, text) in TEXTS.items()
]
RETRIEVER = Retriever(Corpus(SOLUTIONS, {}, SHELF))


def _need(title: dict[str, str], description: dict[str, str] | None = None, wish: str | None = None) -> Need:
    return a_need(title=title, description=description or title, wish=wish, themes=["prevention"])


def _scores(need: Need) -> dict[str, float]:
    return dict(zip(TEXTS, RETRIEVER.scores(query_of(need, SHELF)).tolist(), strict=True))


def _why(need: Need, solution: str) -> tuple[Ground, ...]:
    return RETRIEVER.why(query_of(need, SHELF), list(TEXTS).index(solution))


def test_what_shares_word_and_concept_comes_first_and_what_shares_nothing_has_none() -> None:
    found = _scores(_need({"en": "Children have no playground"}))

    assert max(found, key=lambda name: found[name]) == "playground"
    assert (found["sewer"], found["incineration"]) == (0, 0)


@pytest.mark.parametrize(
    ("language", "text"), [("da", "Børnene mangler en legeplads"), ("ar", "انقطاع الكهرباء كل يوم")]
)
def test_a_concept_is_a_ground_across_languages_without_a_word_in_common(language: str, text: str) -> None:
    found = _scores(_need({language: text}))

    assert max(found, key=lambda name: found[name]) == {"da": "playground", "ar": "battery"}[language]


def test_a_fault_finds_what_treats_it() -> None:
    only_word = Retriever(Corpus([a_solution(title={"en": "Battery storage"}, summary={"en": "x"})], {}, SHELF))

    assert only_word.scores(query_of_text("power cut", "en", SHELF))[0] > 0


def test_the_means_a_need_wishes_for_is_no_ground() -> None:
    """A need that wishes for an incineration plant is about rubbish."""
    title, text = {"en": "Rubbish in the streets"}, {"en": "It lies there. An incineration plant is wanted."}

    plain, wishing = _need(title, text), _need(title, text, wish="an incineration plant")

    assert _scores(wishing)["incineration"] < _scores(plain)["incineration"]
    assert "incineration" not in {g.name for g in _why(wishing, "incineration")}


def test_a_wish_that_is_the_problem_itself_stays_a_ground() -> None:
    need = _need({"en": "Too few playgrounds"}, {"en": "A playground is wanted."}, wish="a playground")

    assert "playground" in {g.name for g in _why(need, "playground")}


@pytest.mark.parametrize(
    "text", ["A project of the municipality of Copenhagen", "Beirut, the capital of Lebanon", "2016"]
)
def test_names_of_places_and_words_of_the_trade_frame_are_no_ground(text: str) -> None:
    place = a_solution(
        title={"en": "A project of the municipality of Copenhagen"}, summary={"en": "Beirut, the capital of Lebanon"}
    )
    retriever = Retriever(Corpus([place, *SOLUTIONS], {}, SHELF))

    assert retriever.scores(query_of(_need({"en": text}), SHELF)).tolist() == [0] * 5


def test_why_names_what_both_texts_speak_of_the_concepts_first() -> None:
    need = _need({"en": "No playground, no swings, no buses"})

    found = [(g.kind, g.name) for g in _why(need, "playground")]

    assert found[0] == ("concept", "playground")
    assert sorted(found[1:]) == [("word", "playground"), ("word", "swings")]


WORDS = st.lists(
    st.sampled_from(["playground", "power", "cut", "rubbish", "homes", "street", "light", "children", "opera", "the"]),
    max_size=6,
).map(" ".join)


@given(WORDS)
def test_relevance_lies_between_nothing_and_one(text: str) -> None:
    found = RETRIEVER.scores(query_of_text(text, "en", SHELF))

    assert ((found >= 0) & (found <= 1)).all()


@given(WORDS, st.permutations(range(len(SOLUTIONS))))
def test_the_order_of_solutions_changes_no_relevance(text: str, order: list[int]) -> None:
    query = query_of_text(text, "en", SHELF)
    mixed = Retriever(Corpus([SOLUTIONS[n] for n in order], {}, SHELF))

    assert mixed.scores(query) == pytest.approx(RETRIEVER.scores(query)[np.array(order)], abs=1e-6)
