"""catalogue.json: by its schema, with every figure, source and fact that it names."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from bybro.model.match import GROUPS
from bybro.papers.open_questions import MOST
from bybro.papers.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.model.dossier import Dossier
    from bybro.papers.content import CatalogueContent
    from bybro.papers.need_entry import NeedEntry


@pytest.fixture(scope="module")
def document(content: CatalogueContent) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(content.to_dict(), allow_nan=False))
    return found


def test_the_document_obeys_its_schema(document: dict[str, Any]) -> None:
    schema = json.loads(files("bybro.schemas").joinpath("catalogue.json").read_text(encoding="utf-8"))
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)

    assert [f"{e.json_path}: {e.message[:200]}" for e in checker.iter_errors(document)] == []


def _under(node: object, key: str) -> Iterator[Any]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from _under(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _under(value, key)


def test_every_source_number_and_every_fact_exists(document: dict[str, Any]) -> None:
    told = {k: v for k, v in document.items() if k not in {"sources", "facts"}}
    numbers = {n for list_ in (*_under(told, "sources"), *_under(document["facts"], "sources")) for n in list_}
    facts = {f for key in ("facts", "related") for list_ in _under(told, key) for f in list_}

    assert numbers == {source["number"] for source in document["sources"]}
    assert facts <= document["facts"].keys()


def test_every_figure_has_its_value(document: dict[str, Any]) -> None:
    sizes = ("coverage", "cost", "people_helped", "demand", "affected", "severity")
    keys = ("figure", "probability", "count", *sizes, *PLACES, "not_drawn")
    named = {name for key in keys for name in _under(document, key) if isinstance(name, str)}

    assert named - document["values"].keys() == set()


def test_every_need_stands_once_under_its_first_theme(document: dict[str, Any], dossier: Dossier) -> None:
    placed = [
        (need["need"], theme["theme"])
        for direction in document["directions"]
        for theme in direction["themes"]
        for need in theme["needs"]
    ]

    assert sorted(placed) == sorted((need.id, need.themes[0]) for need in dossier.needs)


def test_the_partner_citys_needs_come_first(document: dict[str, Any], dossier: Dossier) -> None:
    partnership = dossier.partnership

    assert [d["to"] for d in document["directions"]] == [partnership.partner_city, partnership.home_city]


def _needs(content: CatalogueContent) -> list[NeedEntry]:
    return [need for direction in content.directions for need in direction.needs]


def test_umbrellas_introduce_and_the_gravest_needs_follow(content: CatalogueContent) -> None:
    for direction in content.directions:
        for theme in direction.themes:
            order = [(not entry.need.umbrella, -entry.need.severity) for entry in theme.needs]
            assert order == sorted(order), theme.theme


def test_groups_stand_in_their_order_and_tell_six_at_most(content: CatalogueContent) -> None:
    for entry in _needs(content):
        order = [GROUPS.index(group.group) for group in entry.groups]
        assert order == sorted(order)
        assert all(len(group.told) <= 6 for group in entry.groups)


def test_an_area_is_never_pooled_with_another(content: CatalogueContent) -> None:
    for row in content.rows:
        scopes = {f.fact.scope for answer in row.answers if answer is not None for f in answer.facts}
        assert scopes == {row.scope}


def test_a_fact_that_does_not_count_stands_beside_no_city(content: CatalogueContent, dossier: Dossier) -> None:
    shown = [f.fact for row in content.rows for answer in row.answers if answer is not None for f in answer.facts]

    assert [f.id for f in shown if f.hindsight or f.forecast] == []
    assert [f.id for f in shown if (f.estimate.year or 0) > dossier.as_of.year] == []


def test_the_questions_that_are_told_are_the_first_of_their_lists(content: CatalogueContent) -> None:
    assert {entry.name for entry in content.questions} == {"mission", "desk", "outreach", "agree", "home"}
    for entry in content.questions:
        assert [q.question.rank for q in entry.told] == list(range(1, len(entry.told) + 1))
        assert len(entry.told) <= MOST[entry.name]
        assert (entry.more is not None) == (len(entry.told) == MOST[entry.name])
        assert all(q.needs and {f.fact.id for f in q.facts} == set(q.question.facts) for q in entry.told)
