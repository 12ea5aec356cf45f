"""The scale of a picture in one language: its ticks as figures, and where a figure stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.scale import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.papers.localised import Localised, Node


def ticks_view(names: Iterable[str], at: Localised) -> list[Node]:
    """The ticks of a scale: each figure and where it stands."""
    return [{"text": at.figure_text(name), "figure": name, "at": at.content.values[name].middle} for name in names]


def place_view(name: str | None, unit: str | None, at: Localised) -> Node | None:
    """Where a figure is drawn on a scale of the unit; None where it cannot be."""
    found = None if name is None else drawn(at.content.values[name], unit)
    return None if found is None else found._asdict()
