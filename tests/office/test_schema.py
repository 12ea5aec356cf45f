"""The published shapes, by name."""

from __future__ import annotations

import pytest

from bybro.errors import NotOfferedError
from bybro.office.schema import schema, schema_names


def test_each_document_of_the_contract_has_a_schema() -> None:
    assert schema_names() == (
        *("catalogue", "check", "error", "files", "finding", "match", "portfolio", "questions", "search", "what-if"),
    )


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_found_by_its_name(name: str) -> None:
    assert schema(name)["$id"] == f"urn:bybro:schema:{name}"


@pytest.mark.parametrize("name", ["", "Match", "match.json", "../schemas/match", "/etc/hostname", "match\0"], ids=repr)
def test_any_other_name_is_refused_and_those_there_are_named(name: str) -> None:
    with pytest.raises(
        NotOfferedError, match="catalogue, check, error, files, finding, match, portfolio, questions, search"
    ):
        schema(name)
