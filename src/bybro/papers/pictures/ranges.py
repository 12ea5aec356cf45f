"""Picture: what the sources say of one number, for each city and area, with every source's own figure under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bybro.papers.pictures.drawing import BAR, Scale, Words, picture, ticks, whisker, written

if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP = 10.0


def ranges(shown: Mapping[str, Any], is_mirrored: bool) -> Markup:  # noqa: FBT001  (called from a template)
    """The pooled answer as a dot with whiskers, then the sources' own, thinner."""
    scale = Scale(shown["highest"], is_mirrored)
    drawn, top = Markup(""), 0.0
    told = []
    for bar in shown["bars"]:
        said = [Words(f"{bar['city']['text']} · {bar['scope']}:"), Words.of(bar["figure"])]
        told.append(" ".join(words.text for words in said))
        text, top = written(scale, top, said, "label")
        drawn += text + _drawn(scale, top, bar["place"], "pooled")
        top += BAR
        for own in bar["own"]:
            words = [Words.of(own["figure"]), *([Words.of(own["year"], parting="·")] if own["year"] else [])]
            text, top = written(scale, top, [*words, Words(" ".join(f"[{n}]" for n in own["sources"]))], "own")
            drawn += text + _drawn(scale, top, own["place"], "own")
            top += BAR
        top += _GAP
    marks, height = ticks(scale, top, shown["ticks"])
    return picture(f"ranges-{shown['id']}", height, shown["title"]["text"], "; ".join(told), marks + drawn)


def _drawn(scale: Scale, top: float, place: Mapping[str, Any] | None, kind: str) -> Markup:
    return Markup("") if place is None else whisker(scale, top, (place["low"], place["high"]), place["middle"], kind)
