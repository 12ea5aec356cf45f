"""The two cities side by side in one language, and the figures whose ranges are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.lexicon.themes import THEMES
from bybro.papers.views.facts import fact_view
from bybro.papers.views.scale import place_view, ticks_view
from bybro.wording import labels

if TYPE_CHECKING:
    from bybro.papers.localised import Localised, Node
    from bybro.papers.range_picture import RangePicture
    from bybro.papers.side_by_side import CityAnswer, Row


def cities_view(at: Localised) -> Node:
    """The shown rows by theme, and the pictures of ranges."""
    partnership, content = at.dossier.partnership, at.content
    shown = [row for row in content.rows if row.is_shown]
    by_theme = [(theme, [r for r in shown if r.indicator.theme == theme]) for theme in THEMES]
    return {
        "names": [at.city(city) for city in (partnership.home_city, partnership.partner_city)],
        "note": at.word("cities_note"),
        "left_out": at.phrase("cities_left_out", count="cities/not_shown") if len(shown) < len(content.rows) else None,
        "themes": [
            {"id": theme, "label": labels.theme(theme, at.language), "rows": [_row(r, at) for r in rows]}
            for theme, rows in by_theme
            if rows
        ],
        "pictures": [_picture(picture, at) for picture in content.pictures],
    }


def _row(row: Row, at: Localised) -> Node:
    return {
        "indicator": at.text(row.indicator.label),
        "object": None if row.object is None else at.name(row.object),
        "scope": at.label("scope", row.scope),
        "cells": [None if answer is None else _cell(answer, at) for answer in row.answers],
    }


def _cell(answer: CityAnswer, at: Localised) -> Node:
    first, last = at.figure(answer.first_year), at.figure(answer.last_year)
    return {
        "figure": at.figure(answer.figure) if answer.leaning is None else None,
        "leaning": None if answer.leaning is None else at.word(f"answer_{answer.leaning}"),
        "chance": None if answer.leaning is None else at.phrase("answer_chance", chance=answer.figure),
        "count": at.phrase("facts_count", count=answer.count),
        "years": [year for year in (first, last) if year is not None],
        "undated": at.word("undated") if first is None else None,
        "sources": list(answer.sources),
    }


def _picture(picture: RangePicture, at: Localised) -> Node:
    """An indicator's answers by city and area, each with its sources' own figures under it."""
    bars = []
    for place, city in enumerate((at.dossier.partnership.home_city, at.dossier.partnership.partner_city)):
        for row in picture.rows:
            answer = row.answers[place]
            if answer is not None:
                bars.append(_bar(city, row, answer, at))
    ticks = ticks_view(picture.ticks, at)
    return {
        "id": picture.indicator.id,
        "title": at.text(picture.indicator.label),
        "note": at.word("range_chart_note"),
        "highest": ticks[-1]["at"],
        "ticks": ticks,
        "bars": bars,
    }


def _bar(city: str, row: Row, answer: CityAnswer, at: Localised) -> Node:
    unit = row.indicator.unit
    return {
        "city": at.city(city),
        "scope": at.label("scope", row.scope),
        "figure": at.figure(answer.figure),
        "place": place_view(answer.figure, unit, at),
        "own": [{**fact_view(entry, at), "place": place_view(entry.figure, unit, at)} for entry in answer.facts],
    }
