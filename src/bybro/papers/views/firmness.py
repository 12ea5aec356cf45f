"""How firm the order of a group is, in one language: a sentence, and how often each solution has each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.places import PLACES
from bybro.papers.views.solution import name_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.papers.firmness_entry import FirmnessEntry
    from bybro.papers.localised import Localised, Node
    from bybro.papers.solution_entry import SolutionEntry


def firmness_view(entry: FirmnessEntry, group: str, at: Localised) -> Node:
    """The sentence, and a bar a solution."""
    places = [place for place in PLACES if place in entry.best.figures]
    return {
        "id": f"firmness-{group}",
        "group": group,
        "title": f"{at.word('firmness_picture')} ({at.label('group', group)})",
        "sentence": _sentence(entry, at),
        "places": [{"id": place, "label": at.label("place", place)} for place in places],
        "bars": [_bar(solution, places, at) for solution in entry.drawn],
        "more": None if entry.not_drawn is None else at.phrase("firmness_more", count=entry.not_drawn),
    }


def firmness_help(at: Localised) -> Node:
    """What the percentages count, and how many draws there are, where that is known."""
    told = {"text": at.word("firmness_help"), "figure": None}
    if "draws" not in at.content.values:
        return {"parts": [told]}
    return {"parts": [told, {"text": " ", "figure": None}, *at.phrase("firmness_draws", count="draws")["parts"]]}


def _sentence(entry: FirmnessEntry, at: Localised) -> Node:
    named = zip(("best", "next", "after"), (entry.best, *entry.following), strict=False)
    nodes: Node = {}
    for place, (name, solution) in zip(PLACES, named, strict=False):
        nodes |= {name: at.text(solution.match.solution.title), place: at.figure(solution.figures["first"])}
    told = at.sentence(f"firmness.{entry.code}", nodes)
    if entry.middle is None:
        return told
    other = at.sentence("firmness.middle_first", {"middle": at.text(entry.middle.match.solution.title)})
    return {"parts": [*told["parts"], {"text": " ", "figure": None}, *other["parts"]]}


def _bar(entry: SolutionEntry, places: Sequence[str], at: Localised) -> Node:
    """The shares of the places, which make up the whole bar."""
    return {
        **name_view(entry, at),
        "place": at.figure(entry.figures.get("rank")),
        "shares": [
            {
                "id": place,
                "label": at.label("place", place),
                "share": at.content.values[entry.figures[place]].middle,
                "figure": at.figure(entry.figures[place]),
            }
            for place in places
        ],
    }
