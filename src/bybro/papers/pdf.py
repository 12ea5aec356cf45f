"""The catalogue as PDF: tagged, with bookmarks, the same bytes for the same view; set by typst from the view."""

from __future__ import annotations

import datetime
import io
import json
import re
import unicodedata
from contextlib import ExitStack
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import pikepdf
import typst

from bybro.papers.fonts import arabic_folder, characters, latin_folder
from bybro.wording.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
"""Readable with a screen reader, and fit for the archive. A-3 and not A-2: `figures.json` is attached."""

_UNDATED = datetime.date(1970, 1, 1)
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|.)")
_CONTROLS = frozenset("bf")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: a text that opens one and leaves it open would scramble the line."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def render(view: Mapping[str, Any], *, as_of: datetime.date | None = None) -> bytes:
    """The whole catalogue in the view's language. `as_of` is the date of the document, which holds no other time.

    Attached is `figures.json`: every printed figure with its id in catalogue.json, its text, page and place in points.
    """
    day = as_of or _UNDATED
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
            timestamp=datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC),
            sys_inputs={
                "view": _legible(json.dumps(view, ensure_ascii=False)),
                "frame": json.dumps(_frame(view["language"], day)),
            },
        )
    return _packed(pdf)


def _packed(pdf: bytes) -> bytes:
    """The same paper, smaller: typst writes tens of thousands of small objects one by one, uncompressed."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # what typst says of PDF/A and PDF/UA stands as it is
        )
    return packed.getvalue()


def _frame(language: str, day: datetime.date) -> dict[str, Any]:
    """What only the pages of a paper need: the date as numbers, and the sentence that counts pages."""
    return {
        "date": [day.year, day.month, day.day],
        "page_of": message("catalogue.page_of", language, page="{page}", pages="{pages}"),
    }


def _legible(document: str) -> str:
    """A JSON document in which a replacement sign stands for each character that the fonts lack.

    PDF/UA knows no empty boxes: one emoji in the name of a provider would stop the whole paper.
    """
    missing = frozenset(document) - (characters() - _TURNS)
    shown = document.translate({ord(character): _stand_in(character) for character in missing})
    return _ESCAPE.sub(lambda found: " " if found[1][0] == "u" or found[1] in _CONTROLS else found[0], shown)


def _stand_in(character: str) -> str:
    """Nothing for what is not seen, a space for what is empty, else the sign that a character is missing."""
    kind = unicodedata.category(character)
    return "" if kind == "Cf" else " " if kind[0] == "Z" or character == "\n" else _REPLACEMENT
