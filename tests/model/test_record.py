"""What every record shares: frozen, strict, and keeping the fields it does not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError

from bybro.model.need import Need
from bybro.model.source import Source
from tests.builders import a_need, a_rate, a_solution, built, need_row, rate_row, solution_row
from tests.strategies import Json, unknown_fields


@given(unknown_fields)
def test_fields_it_does_not_know_are_kept_named_and_written_back(fields: dict[str, Json]) -> None:
    row = need_row() | fields

    need = built(Need, row)

    assert sorted(need.unknown) == sorted(fields)
    assert need.to_row() == row


def test_what_was_not_said_is_not_written() -> None:
    """A field left out and a field that is null are two things."""
    said = a_need(part_of=None, wish="A new plant")

    assert said.to_row() == need_row(part_of=None, wish="A new plant")
    assert a_need().to_row() == need_row()


def test_a_field_that_is_a_word_of_python_is_written_as_in_files() -> None:
    assert a_rate().to_row() == rate_row()
    assert a_solution(class_="digestion").to_row() == solution_row(class_="digestion")
    assert a_solution(class_="digestion").class_ == "digestion"


def test_known_fields_are_written_in_their_documented_order_and_unknown_ones_last() -> None:
    jumbled = {"x": 1, **dict(reversed(need_row().items()))}

    assert list(built(Need, jumbled).to_row()) == [*need_row(), "x"]


@pytest.mark.parametrize("name", ["to_row", "parts", "unknown", "key", "model_config", "__class__"])
def test_an_unknown_field_cannot_take_the_place_of_what_a_record_does(name: str) -> None:
    need = built(Need, {**need_row(), name: "mine"})

    assert need.unknown == (name,)
    assert need.key == "organic-waste"
    assert need.to_row() == {**need_row(), name: "mine"}


def test_parts_are_the_record_and_all_inside_it_each_with_its_pointer() -> None:
    solution = a_solution(references=[{"place": "A", "year": 1, "note": "n"}, {"place": "B", "year": 2, "note": "n"}])

    assert [(place, type(part).__name__) for place, part in solution.parts()] == [
        ("", "Solution"),
        ("/capacity", "Capacity"),
        ("/cost", "Cost"),
        ("/requirements/0", "Requirement"),
        ("/references/0", "Reference"),
        ("/references/1", "Reference"),
        ("/sources/0", "Source"),
    ]


def test_only_a_kind_that_has_ids_has_a_key() -> None:
    """An unknown field called id is somebody's own, and can hold anything."""
    assert a_need().key == "organic-waste"
    assert a_rate(id=["not", "an", "id"]).key is None


@pytest.mark.parametrize("name", ["", "x" * 201, 5, None])
def test_an_id_has_1_to_200_letters(name: object) -> None:
    with pytest.raises(ValidationError):
        a_need(id=name)


@pytest.mark.parametrize("title", ["", "x" * 20_001, 5, None, "half a pair \ud800"])
def test_a_text_has_1_to_20000_letters_that_can_be_written(title: object) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate({"title": title, "url": None, "file": None})


@pytest.mark.parametrize("themes", [[], ["Waste"], ["waste", "money"], "waste"])
def test_a_theme_is_one_of_the_eleven_and_a_need_has_one(themes: object) -> None:
    with pytest.raises(ValidationError):
        a_need(themes=themes)
