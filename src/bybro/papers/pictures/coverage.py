"""Picture: the share of a need that the first programme of each solution meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bybro.papers.pictures.drawing import BAR, LINE, Scale, Words, picture, ticks, whisker, written

if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP = 8.0


def coverage(shown: Mapping[str, Any], title: str, is_mirrored: bool) -> Markup:  # noqa: FBT001  (called from a template)
    """A dot with whiskers for each solution whose share is known, from none of the need to all of it."""
    scale = Scale(1.0, is_mirrored)
    drawn, top = Markup(""), 0.0
    for bar in shown["bars"]:
        text, top = written(
            scale, top, [Words.of(bar["title"]), Words.of(bar["coverage"]), Words(f"· {bar['group_label']}")], "label"
        )
        drawn += text + whisker(scale, top, (bar["low"], bar["high"]), bar["middle"], f"g-{bar['group']}")
        top += BAR + _GAP
    told = "; ".join(f"{bar['title']['text']}: {bar['coverage']['text']}" for bar in shown["bars"])
    return picture("coverage", top + LINE, title, told, ticks(scale, top, shown["ticks"]) + drawn)
