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
_LETTERS = {"label": 37, "own": 41}
"""Letters of a line by the kind of text, so that it fits a narrow telephone."""
_BOLD = {"label": 1.2, "own": 1.0}
"""The room of a letter of a figure against that of any other: in a label it is bold."""
_CROWDED = 40
"""Letters of the figures of a scale, from which on they need two lines."""
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
    """A run of text in a picture: maybe a figure with its id, maybe in a language of its own.

    `lead` stands before it and stays with it; `parting` parts it from what stands before it on its line, if anything.
    """

    text: str
    figure: str | None = None
    language: str = ""
    lead: str = ""
    parting: str = ""

    @classmethod
    def of(cls, node: Mapping[str, Any], *, lead: str = "", parting: str = "") -> Words:
        """A text or figure of the view."""
        return cls(node["text"], node.get("figure"), node.get("lang", ""), lead, parting)

    def width(self, kind: str) -> float:
        """The letters whose room it takes, with the space before it."""
        return (_BOLD[kind] if self.figure else 1.0) * len(self.text) + len(self.lead) + len(self.parting) + 1.0

    def lines(self, kind: str) -> list[str]:
        """Its text, taken apart where it is longer than a line."""
        return textwrap.wrap(self.text, int(_LETTERS[kind] / _BOLD[kind])) if self.figure else [self.text]

    def pieces(self, kind: str) -> list[str]:
        """What may stand on different lines: the words of a text; a figure is one whole."""
        if self.figure:
            return [self.text]
        return [piece for word in self.text.split(" ") for piece in textwrap.wrap(word, _LETTERS[kind])]


def written(scale: Scale, top: float, words: Iterable[Words], kind: str) -> tuple[Markup, float]:
    """Text in lines from `top`, and where the next thing begins. Only a figure longer than a line is broken."""
    drawn = Markup("")
    for line in _lines(words, kind):
        drawn += Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
            kind, scale.begin, top + LINE - 5, Markup(" ").join(_run(run, scale, kind) for run in line)
        )
        top += LINE * max(len(run.lines(kind)) for run in line)
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
    is_crowded = sum(len(mark["text"]) for mark in found) > _CROWDED
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


def _lines(words: Iterable[Words], kind: str) -> list[list[Words]]:
    """The runs as they stand on each line; what begins one is parted from nothing."""
    lines: list[list[Words]] = []
    room = 0.0
    for run in words:
        for number, text in enumerate(run.pieces(kind)):
            piece = replace(run, text=text, lead="" if number else run.lead, parting="" if number else run.parting)
            if piece.width(kind) > room:
                lines.append([replace(piece, parting="")])
                room = _LETTERS[kind] + 1.0
            elif number:
                lines[-1][-1] = replace(lines[-1][-1], text=f"{lines[-1][-1].text} {text}")
            else:
                lines[-1].append(piece)
            room -= piece.width(kind)
    return lines


def _run(words: Words, scale: Scale, kind: str) -> Markup:
    before = " ".join(filter(None, (words.parting, words.lead)))
    lead = Markup("<tspan>{}</tspan> ").format(before) if before else Markup("")
    if words.figure:
        first, *others = words.lines(kind)
        below = Markup("").join(
            Markup(' <tspan x="{}" dy="{}">{}</tspan>').format(scale.begin, LINE, line) for line in others
        )
        return lead + Markup('<tspan class="fig" data-figure="{}">{}{}</tspan>').format(words.figure, first, below)
    if words.language:
        return lead + Markup('<tspan lang="{}">{}</tspan>').format(words.language, words.text)
    return lead + Markup("<tspan>{}</tspan>").format(words.text)
