"""A requirement is a whole predicate or a plain remark, nothing between."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import a_requirement

REMARK: dict[str, Any] = {"indicator": None, "op": None, "value": None, "unit": None}
YES: dict[str, Any] = {"indicator": "consent", "op": "==", "value": True, "unit": None}


@pytest.mark.parametrize(
    "changes",
    [
        {"op": ">="},
        {"value": 2},
        {"value": False},
        {"unit": "ha"},
    ],
    ids=str,
)
def test_a_remark_has_no_part_of_a_predicate(changes: dict[str, Any]) -> None:
    assert a_requirement(**REMARK).indicator is None
    with pytest.raises(ValidationError):
        a_requirement(**(REMARK | changes))


@pytest.mark.parametrize("changes", [{"op": None}, {"value": None}, {"op": None, "value": None}], ids=str)
def test_a_line_on_an_indicator_says_what_must_be(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_requirement(**changes)


@pytest.mark.parametrize("changes", [{"op": ">="}, {"op": "<="}, {"unit": "ha"}], ids=str)
def test_yes_or_no_is_equal_or_not_and_has_no_unit(changes: dict[str, Any]) -> None:
    assert a_requirement(**YES).value is True
    with pytest.raises(ValidationError):
        a_requirement(**(YES | changes))


@pytest.mark.parametrize(
    "changes", [{"op": "="}, {"op": "<"}, {"value": "2"}, {"unit": "tons"}, {"importance": "nice"}], ids=str
)
def test_words_outside_the_closed_lists_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_requirement(**changes)


def test_one_is_not_yes() -> None:
    assert a_requirement(value=1).value is not True
    assert a_requirement(**YES | {"value": False}).value is False


@pytest.mark.parametrize(("importance", "decides"), [("killer", True), ("crucial", True), ("important", False)])
def test_killers_and_crucial_lines_decide_and_remarks_never(importance: str, decides: bool) -> None:  # noqa: FBT001
    assert a_requirement(importance=importance).decides is decides
    assert a_requirement(**REMARK, importance=importance).decides is False
