"""What a budget could do, in one language: the picture, the sentences, what comes in first, and the examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.address import need_page, solution_anchor
from bybro.papers.views.scale import ticks_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.papers.budget_entry import BudgetEntry, ChosenEntry, ExampleEntry, PointEntry
    from bybro.papers.localised import Localised, Node


def budget_view(at: Localised) -> Node:
    """The chapter."""
    entry = at.content.budget
    return {
        "title": at.word("budget_title"),
        "intro": at.word("budget_intro"),
        "none": None if entry.points else at.word("budget_none"),
        "notes": _notes(entry, at) if entry.points else [],
        "picture": _picture(entry, at) if entry.points else None,
        "first_in": [
            {
                "solution": _solution(first.outside.solution, entry, at),
                "from": at.phrase("budget_from", budget=first.budget),
            }
            for first in entry.first_in
        ],
        "examples": [_example(number, example, entry, at) for number, example in enumerate(entry.examples, 1)],
        "left_out": [
            {
                "id": name,
                "sentence": at.phrase(f"budget_{name}", count=count),
                "names": [_solution(solution, entry, at) for solution in solutions],
            }
            for name, count, solutions in (
                ("not_costed", entry.not_costed, entry.outlook.not_costed),
                ("too_small", entry.too_small, entry.outlook.too_small),
            )
            if solutions
        ],
    }


def _notes(entry: BudgetEntry, at: Localised) -> list[Node]:
    """What the figures mean and rest on: first how far all money reaches."""
    whole = entry.examples[-1].figures
    reach = at.phrase("budget_reach", budget=whole["budget"], share=whole["needs_met"], assumed=whole["assumed"])
    money = at.phrase("budget_money", year=entry.price_year)
    plain = ["budget_expected", "budget_once", *([] if entry.outlook.is_proven else ["budget_not_proven"])]
    return [reach, *({"parts": [{"text": at.word(key), "figure": None}]} for key in plain), money]


def _picture(entry: BudgetEntry, at: Localised) -> Node:
    told = {example.spending.budget for example in entry.examples}
    scales = {name: ticks_view(names, at) for name, names in entry.ticks.items()}
    return {
        "id": "frontier",
        "title": at.word("budget_chart_title"),
        "note": at.word("budget_chart_note"),
        "ticks": scales,
        "highest": {name: marks[-1]["at"] for name, marks in scales.items()},
        "points": [
            _point(point, at, is_example=found.budget in told)
            for point, found in zip(entry.points, entry.outlook.frontier, strict=True)
        ],
    }


def _point(point: PointEntry, at: Localised, *, is_example: bool) -> Node:
    values = at.content.values
    return {
        "budget": at.figure(point.figures["budget"]),
        "needs_met": at.figure(point.figures["needs_met"]),
        "people_helped": at.figure(point.figures.get("people_helped")),
        "at": {name: values[point.figures[name]].middle for name in ("budget", "needs_met")},
        "is_example": is_example,
    }


def _example(number: int, example: ExampleEntry, entry: BudgetEntry, at: Localised) -> Node:
    figures = example.figures
    lines = [
        at.phrase("budget_meets", share=figures["needs_met"], assumed=figures["assumed"]),
        at.phrase("budget_costs", cost=figures["cost"]),
    ]
    if "people_helped" in figures:
        lines.append(at.phrase("budget_helps", people=figures["people_helped"]))
    return {
        "id": f"example-{number}",
        "title": at.phrase("budget_example", budget=figures["budget"]),
        "lines": lines,
        "chosen": [_chosen(chosen, entry, at) for chosen in example.chosen],
    }


def _chosen(chosen: ChosenEntry, entry: BudgetEntry, at: Localised) -> Node:
    after = chosen.chosen.after
    return {
        "solution": _solution(chosen.chosen.solution, entry, at),
        "after": None if after is None else _solution(after, entry, at),
        "units": at.figure(chosen.figures["units"]),
        "cost": at.figure(chosen.figures["cost"]),
        "shares": [
            {**_need(need, at), "share": at.figure(share), "is_assumed": need in chosen.chosen.assumed}
            for need, share in chosen.shares.items()
        ],
    }


def _solution(solution: str, entry: BudgetEntry, at: Localised) -> Node:
    """A solution by its title, and the place where the catalogue tells of it; "" where it does not."""
    found = entry.places.get(solution)
    return {
        "title": at.text(at.dossier.solution_by_id[solution].title),
        "place": "" if found is None else f"{need_page(found.match.need.id)}#{solution_anchor(solution)}",
    }


def _need(need: str, at: Localised) -> Node:
    """A need by its title, and its page; "" where the catalogue has none for it."""
    return {
        "title": at.text(at.dossier.need(need).title),
        "place": need_page(need) if need in _told_needs(at) else "",
    }


def _told_needs(at: Localised) -> Iterable[str]:
    return {entry.need.id for direction in at.content.directions for entry in direction.needs}
