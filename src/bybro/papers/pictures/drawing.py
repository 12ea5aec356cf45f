"""What the pictures of ranges share: a scale in percent of the width, text in lines, a dot with whiskers.

No viewBox: the picture is as wide as its place, its text keeps the size of the page, and a reader who
enlarges text enlarges it too. From right to left the same picture is drawn mirrored.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE = 20
"""Height of a line of text."""
BAR = 16
"""Height of the strip in which a range is drawn."""
_LETTERS = 40
"""Letters of a line, so that it fits a narrow telephone."""
_MARGIN = 1.5
"""Percent of the width that stay free on both sides of the scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands, in percent of the width; `is_mirrored` from right to left."""

    highest: float
    is_mirrored: bool
    margin: float = _MARGIN

    def at(self, value: float) -> str:
        """The place of a value."""
        share = min(1.0, max(0.0, value / self.highest)) if self.highest else 0.0
        place = self.margin + share * (100.0 - 2.0 * self.margin)
        return f"{100.0 - place if self.is_mirrored else place:.2f}%"

    @property
    def begin(self) -> str:
        """Where a line of text begins."""
        return "100%" if self.is_mirrored else "0"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in a picture: maybe a figure with its id, maybe in a language of its own, maybe with a lead."""

    text: str
    figure: str | None = None
    language: str = ""
    lead: str = ""
    """What stands before it on the same line."""

    @classmethod
    def of(cls, node: Mapping[str, Any], lead: str = "") -> Words:
        """A text or figure of the view."""
        return cls(node["text"], node.get("figure"), node.get("lang", ""), lead)

    @property
    def length(self) -> int:
        """Letters that it takes."""
        return len(self.lead) + len(self.text)

    @property
    def lines(self) -> list[str]:
        """Its text, taken apart where it is longer than a line."""
        return textwrap.wrap(self.text, _LETTERS) or [""]


def written(scale: Scale, top: float, words: Iterable[Words], kind: str) -> tuple[Markup, float]:
    """Text in lines from `top`, and where the next thing begins. Only a figure longer than a line is broken."""
    lines: list[list[Words]] = [[]]
    for run in words:
        pieces = [run] if run.figure else [replace(run, text=piece) for piece in run.lines]
        for place, piece in enumerate(pieces):
            if place or sum(w.length for w in lines[-1]) + piece.length > _LETTERS:
                lines.append([])
            lines[-1].append(piece)
    drawn = Markup("")
    for line in filter(None, lines):
        drawn += Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
            kind, scale.begin, top + LINE - 5, Markup(" ").join(_run(w, scale) for w in line)
        )
        top += LINE * max(len(w.lines) for w in line)
    return drawn, top


def whisker(scale: Scale, top: float, ends: tuple[float, float], middle: float | None, kind: str) -> Markup:
    """A range as a line, its middle as a dot."""
    y = top + BAR / 2
    drawn = Markup('<line class="{}" x1="{}" x2="{}" y1="{y}" y2="{y}"/>').format(
        kind, scale.at(ends[0]), scale.at(ends[1]), y=y
    )
    for end in ends:
        drawn += Markup('<line class="{}" x1="{x}" x2="{x}" y1="{}" y2="{}"/>').format(
            kind, y - 4, y + 4, x=scale.at(end)
        )
    if middle is not None:
        drawn += Markup('<circle class="{}" cx="{}" cy="{}" r="5"/>').format(kind, scale.at(middle), y)
    return drawn


def ticks(scale: Scale, height: float, marks: Iterable[Mapping[str, Any]]) -> tuple[Markup, float]:
    """Lines through the picture with their figures at its foot, and the height of all.

    Where the figures are long, every other one stands a line lower, so that they fit a narrow telephone.
    """
    drawn = Markup("")
    found = list(marks)
    is_crowded = sum(len(mark["text"]) for mark in found) > _LETTERS
    for place, mark in enumerate(found):
        x = scale.at(mark["at"])
        foot = height + LINE * (place % 2 if is_crowded else 0)
        anchor = "start" if place == 0 else "end" if place == len(found) - 1 else "middle"
        drawn += Markup('<line class="tick" x1="{x}" x2="{x}" y1="0" y2="{}"/>').format(height, x=x)
        drawn += Markup('<text class="tick" x="{}" y="{}" text-anchor="{}" data-figure="{}">{}</text>').format(
            x, foot + LINE - 5, anchor, mark["figure"], mark["text"]
        )
    return drawn, height + LINE * (2 if is_crowded else 1)


def picture(name: str, height: float, title: str, description: str, drawn: Markup, kind: str = "") -> Markup:
    """The whole picture with what it is called and what it shows; `kind` may colour it."""
    return Markup(
        '<svg class="{}" width="100%" height="{}" role="img" aria-labelledby="{name}-t {name}-d">'
        '<title id="{name}-t">{}</title><desc id="{name}-d">{}</desc>{}</svg>'
    ).format(f"picture {kind}".rstrip(), height, title, description, drawn, name=name)


def _run(words: Words, scale: Scale) -> Markup:
    lead = Markup("<tspan>{}</tspan> ").format(words.lead) if words.lead else Markup("")
    if words.figure:
        first, *others = words.lines
        below = Markup("").join(
            Markup(' <tspan x="{}" dy="{}">{}</tspan>').format(scale.begin, LINE, line) for line in others
        )
        return lead + Markup('<tspan class="fig" data-figure="{}">{}{}</tspan>').format(words.figure, first, below)
    if words.language:
        return lead + Markup('<tspan lang="{}">{}</tspan>').format(words.language, words.text)
    return lead + Markup("<tspan>{}</tspan>").format(words.text)
