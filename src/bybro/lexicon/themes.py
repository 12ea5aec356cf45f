"""The eleven themes of a partnership, in the order in which they are read."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import NamedTuple


class ThemeName(NamedTuple):
    """A theme's id, the file name of its concepts, and its labels by language."""

    id: str
    file: str
    label: dict[str, str]


def _read() -> dict[str, ThemeName]:
    text = files("bybro.lexicon").joinpath("themes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {r["theme"]: ThemeName(r["theme"], r["file"], {k: r[k] for k in ("en", "da", "fr", "ar")}) for r in rows}


THEMES: dict[str, ThemeName] = _read()
"""Themes by id, in reading order."""
