"""Picture: a figure of the first programme of each solution, its share, its people or its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bybro.papers.pictures.drawing import BAR, Scale, Words, picture, ticks, whisker, written

if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP = 8.0


def sizes(shown: Mapping[str, Any], is_mirrored: bool) -> Markup:  # noqa: FBT001  (called from a template)
    """A dot with whiskers for each solution that has the figure, from nothing to the most of them."""
    scale = Scale(shown["highest"], is_mirrored)
    drawn, top = Markup(""), 0.0
    for bar in shown["bars"]:
        said = [
            Words.of(bar["title"]),
            Words.of(bar["figure"]),
            Words(bar["group_label"].replace(" ", "\u00a0"), parting="·"),
        ]
        text, top = written(scale, top, said, "label")
        place = bar["place"]
        drawn += text + whisker(scale, top, (place["low"], place["high"]), place["middle"], f"g-{bar['group']}")
        top += BAR + _GAP
    told = "; ".join(f"{bar['title']['text']}: {bar['figure']['text']}" for bar in shown["bars"])
    marks, height = ticks(scale, top, shown["ticks"])
    return picture(shown["id"], height, shown["title"], told, marks + drawn)
