"""Picture: how often each solution of a group has each place, a bar each, stacked from first to last.

Each place has a tone and a pattern of its own, so that it can be told in print and without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bybro.papers.pictures.drawing import BAR, Scale, Words, picture, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ABOVE, _GAP = 3.0, 10.0
"""What stays free above a bar, for letters that reach low, and below it."""
_TOLD = 0.1
"""From this share on a place is told beside its bar; the first always is."""
_WHOLE = 1.0
_PATTERNS = {
    "second": '<rect width="6" height="6" class="bare"/><path d="M0 6 6 0M-1 1 1 -1M5 7 7 5" class="hatch"/>',
    "third": '<rect width="6" height="6" class="bare"/><circle cx="3" cy="3" r="1.1" class="dot"/>',
}


def firmness(shown: Mapping[str, Any], colon: str, is_mirrored: bool) -> Markup:  # noqa: FBT001  (called from a template)
    """A bar a solution in order of rank, with its name and its greatest shares above it."""
    scale, name = Scale(_WHOLE, is_mirrored, margin=0.0), shown["id"]
    drawn, top = _patterns(name), 0.0
    for bar in shown["bars"]:
        said = [*([Words.of(bar["place"])] if bar["place"] else []), Words.of(bar["title"])]
        text, top = written(scale, top, said, "label")
        shares, top = written(scale, top, _shares(bar["shares"], colon), "own")
        drawn += text + shares + _stacked(scale, top + _ABOVE, name, bar["shares"])
        top += _ABOVE + BAR + _GAP
    told = "; ".join(_told(bar, colon) for bar in shown["bars"])
    return picture(name, top, shown["title"], told, drawn, f"g-{shown['group']}")


def swatch(name: str, place: str, group: str) -> Markup:
    """A piece of a bar, for the list that says what each pattern means."""
    return Markup(
        '<svg class="swatch g-{}" width="22" height="12" aria-hidden="true">'
        '<rect class="place" x="1" y="1" width="20" height="10" fill="{}"/></svg>'
    ).format(group, _fill(name, place))


def _shares(shares: Iterable[Mapping[str, Any]], colon: str) -> list[Words]:
    told = [s for s in shares if s["id"] == "first" or s["share"] >= _TOLD]
    return [Words.of(s["figure"], lead=f"{s['label']}{colon}", parting="·") for s in told]


def _stacked(scale: Scale, top: float, name: str, shares: Iterable[Mapping[str, Any]]) -> Markup:
    drawn, begin = Markup(""), 0.0
    for share in shares:
        end = begin + share["share"]
        if share["share"]:
            drawn += Markup('<rect class="place" x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
                scale.at(end if scale.is_mirrored else begin),
                top,
                f"{100.0 * share['share']:.2f}%",
                BAR,
                _fill(name, share["id"]),
            )
        begin = end
    return drawn


def _fill(name: str, place: str) -> str:
    if place in _PATTERNS:
        return f"url(#{name}-{place})"
    return "currentColor" if place == "first" else "none"


def _patterns(name: str) -> Markup:
    made = Markup("").join(
        Markup('<pattern id="{}-{}" width="6" height="6" patternUnits="userSpaceOnUse">{}</pattern>').format(
            name,
            place,
            Markup(drawn),  # noqa: S704  (our own drawings)
        )
        for place, drawn in _PATTERNS.items()
    )
    return Markup("<defs>{}</defs>").format(made)


def _told(bar: Mapping[str, Any], colon: str) -> str:
    shares = ", ".join(f"{s['label']}{colon} {s['figure']['text']}" for s in bar["shares"])
    return f"{bar['title']['text']} ({shares})"
