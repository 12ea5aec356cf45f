"""The catalogue as PDF: tagged, with bookmarks, the same bytes for the same view; set by typst from the view."""

from __future__ import annotations

import datetime
import json
from contextlib import ExitStack
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import typst

from bybro.papers.fonts import arabic_folder, latin_folder
from bybro.papers.pdf_packing import packed
from bybro.wording.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
"""Readable with a screen reader, and fit for the archive. A-3 and not A-2: `figures.json` is attached."""

_UNDATED = datetime.date(1970, 1, 1)


def render(view: Mapping[str, Any], *, as_of: datetime.date | None = None) -> bytes:
    """The whole catalogue in the view's language. `as_of` is the date of the document, which holds no other time.

    Attached is `figures.json`: every printed figure with its id in catalogue.json, its text, page and place in points.
    """
    day = as_of or _UNDATED
    made = datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
    with ExitStack() as opened:
        templates, *fonts = (
            opened.enter_context(as_file(folder))
            for folder in (files("bybro.papers").joinpath("templates"), latin_folder(), arabic_folder())
        )
        pdf = typst.compile(
            templates / "catalogue.typ",
            root=templates,
            font_paths=list(fonts),
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=made,
            sys_inputs={"view": json.dumps(view), "frame": json.dumps(_frame(view["language"], day))},
        )
    return packed(pdf)


def _frame(language: str, day: datetime.date) -> dict[str, Any]:
    """What only the pages of a paper need: the date as numbers, and the sentence that counts pages."""
    return {
        "date": [day.year, day.month, day.day],
        "page_of": message("catalogue.page_of", language, page="{page}", pages="{pages}"),
    }
