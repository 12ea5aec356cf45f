"""The figures of the first programmes under a need in one language, drawn one below the other on one scale each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.views.scale import place_view, ticks_view
from bybro.papers.views.solution import name_view

if TYPE_CHECKING:
    from bybro.papers.localised import Localised, Node
    from bybro.papers.size_picture import Size, SizePicture
    from bybro.papers.solution_entry import SolutionEntry


def size_view(picture: SizePicture, at: Localised) -> Node:
    """A figure of the first programmes with its scale, the largest first within each group."""
    ticks = ticks_view(picture.ticks, at)
    bars = [_bar(entry, picture.size, at) for entry in picture.solutions]
    groups = list(dict.fromkeys(bar["group"] for bar in bars))
    return {
        "id": picture.size,
        "title": at.word(f"{picture.size}_chart_title"),
        "heading": at.word("share_of_need" if picture.size == "coverage" else picture.size),
        "ticks": ticks,
        "highest": ticks[-1]["at"],
        "bars": sorted(bars, key=lambda bar: (groups.index(bar["group"]), -bar["place"]["middle"])),
    }


def _bar(entry: SolutionEntry, size: Size, at: Localised) -> Node:
    name = entry.figures[size]
    return {
        **name_view(entry, at),
        "figure": at.figure(name),
        "place": place_view(name, at.content.values[name].unit, at),
        "group": entry.match.group,
        "group_label": at.label("group", entry.match.group),
    }
