"""Picture: the share of the needs that each budget meets, as dots joined by steps.

Steps and not slopes: between two budgets at least as much is met as by the smaller one, and no more is known.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bybro.papers.pictures.drawing import LINE, Scale, picture, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEIGHT = 220.0
"""Height of the scale of shares."""
_DOT, _LARGE = 3.5, 6.5


def frontier(shown: Mapping[str, Any], is_mirrored: bool) -> Markup:  # noqa: FBT001  (called from a template)
    """The dots on two scales: money along the lines of text, shares upwards."""
    across = Scale(shown["highest"]["budget"], is_mirrored)
    foot, most = LINE + _HEIGHT, float(shown["highest"]["needs_met"])

    def up(value: float) -> float:
        return round(foot - _HEIGHT * value / most, 1)

    places = [(across.at(p["at"]["budget"]), up(p["at"]["needs_met"]), p["is_example"]) for p in shown["points"]]
    below, height = ticks(across, foot, shown["ticks"]["budget"])
    beside = _levels(((mark, up(mark["at"])) for mark in shown["ticks"]["needs_met"]), is_mirrored=is_mirrored)
    drawn = below + beside + _steps([(x, y) for x, y, _ in places]) + _dots(places)
    told = "; ".join(f"{p['budget']['text']}: {p['needs_met']['text']}" for p in shown["points"])
    return picture(shown["id"], height, shown["title"], told, drawn)


def _levels(marks: Iterable[tuple[Mapping[str, Any], float]], *, is_mirrored: bool) -> Markup:
    """A line at each tick, its figure above it at the far end, where the steps have risen above all but the last."""
    drawn = Markup("")
    for mark, y in marks:
        drawn += Markup('<line class="tick" x1="0" x2="100%" y1="{y}" y2="{y}"/>').format(y=y)
        drawn += Markup('<text class="tick" x="{}" y="{}" text-anchor="end" data-figure="{}">{}</text>').format(
            "0" if is_mirrored else "100%", y - 4, mark["figure"], mark["text"]
        )
    return drawn


def _steps(places: Iterable[tuple[str, float]]) -> Markup:
    """Along to the next budget, then up to what it meets."""
    drawn = Markup("")
    for (x, y), (next_x, next_y) in pairwise(places):
        drawn += Markup('<line class="pooled" x1="{}" x2="{}" y1="{y}" y2="{y}"/>').format(x, next_x, y=y)
        drawn += Markup('<line class="pooled" x1="{x}" x2="{x}" y1="{}" y2="{}"/>').format(y, next_y, x=next_x)
    return drawn


def _dots(places: Iterable[tuple[str, float, bool]]) -> Markup:
    return Markup("").join(
        Markup('<circle class="pooled" cx="{}" cy="{}" r="{}"/>').format(x, y, _LARGE if is_example else _DOT)
        for x, y, is_example in places
    )
