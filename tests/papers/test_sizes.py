"""Share, people and cost of the first programmes under a need, drawn where there is something to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.papers.pictures.drawing import Scale, Words, ticks, written
from bybro.papers.size_picture import FEWEST, SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from bybro.papers.content import CatalogueContent
    from bybro.papers.need_entry import NeedEntry
    from tests.papers.page import Page


def needs_of(content: CatalogueContent) -> Iterator[NeedEntry]:
    yield from (need for direction in content.directions for need in direction.needs)


def test_each_figure_that_two_of_the_told_have_is_drawn(content: CatalogueContent) -> None:
    drawn = 0
    for need in needs_of(content):
        told = [s for group in need.groups if group.group in {"could", "only_if"} for s in group.told]
        expected = {size: [s for s in told if size in s.figures] for size in SIZES}
        found = {picture.size: list(picture.solutions) for picture in need.pictures}
        assert found == {size: having for size, having in expected.items() if len(having) >= FEWEST}
        drawn += len(found)

    assert drawn > 0


def test_a_bar_stands_on_its_scale_where_its_value_is(
    content: CatalogueContent, views: dict[str, dict[str, Any]]
) -> None:
    pictures = [
        picture
        for d in views["ar"]["directions"]
        for t in d["themes"]
        for need in t["needs"]
        for picture in need["pictures"]
    ]

    assert {picture["id"] for picture in pictures} == set(SIZES)
    for picture in pictures:
        marks = [tick["at"] for tick in picture["ticks"]]
        assert marks == sorted(marks)
        assert marks[0] == 0
        for bar in picture["bars"]:
            figure = content.values[bar["figure"]["figure"]]
            assert (bar["place"]["low"], bar["place"]["high"]) == figure.ends
            assert bar["place"]["middle"] == figure.middle
            assert bar["place"]["high"] <= marks[-1] == picture["highest"]


def test_every_picture_has_its_words_and_its_table(pages: dict[str, Page]) -> None:
    for language in ("da", "ar"):
        page = pages[f"{language}/need-green-space.html"]
        assert {f"{size}-{part}" for size in SIZES for part in "td"} <= set(page.ids)
        printed = [figure for figure, _ in page.figures]
        # in the picture, in its table, and in the entry of the solution
        drawn = {name for name in printed if name.startswith("match/") and name.rsplit("/", 1)[1] in SIZES}
        assert {printed.count(name) for name in drawn} >= {3}


LONG = Words("EUR 14.5 million, exchanged at 2016 rates, prices not adjusted", figure="x")


def test_a_figure_longer_than_a_line_is_broken_and_stays_one() -> None:
    text, below = written(Scale(1.0, is_mirrored=False), 0.0, [LONG], "label")

    assert below > 20
    assert text.count("data-figure") == 1
    assert text.striptags() == LONG.text


@pytest.mark.parametrize(("kind", "parted"), [("own", "a · b"), ("label", "a · b")])
def test_runs_are_parted_only_on_one_line(kind: str, parted: str) -> None:
    scale = Scale(1.0, is_mirrored=True)
    together, _ = written(scale, 0.0, [Words("a"), Words("b", parting="·")], kind)
    apart, _ = written(scale, 0.0, [Words("a " * 19), Words("b" * 30, parting="·")], kind)

    assert together.striptags() == parted
    assert "·" not in apart


def test_long_ticks_take_two_lines() -> None:
    scale = Scale(4.0, is_mirrored=False)
    marks = [{"at": n, "text": "EUR 20 million", "figure": f"t/{n}"} for n in range(4)]

    _, tall = ticks(scale, 10.0, marks)
    _, low = ticks(scale, 10.0, [{**mark, "text": "1"} for mark in marks])
    assert tall > low
