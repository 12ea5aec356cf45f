"""The letters papers and pages are set in, out of the packages that carry them: Noto Sans, IBM Plex Sans Arabic."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ARABIC_WEIGHTS = {"Regular": 400, "SemiBold": 600}
"""The weights of the Arabic letters that a page brings along, by the number a style sheet gives them."""


def latin_folder() -> Traversable:
    """The folder with Noto Sans, upright and italic, in all weights."""
    return files("fontpkg_noto_sans").joinpath("files")


def arabic_folder() -> Traversable:
    """The folder with IBM Plex Sans Arabic in all weights: its letters are whole, where others build them from dots."""
    return files("fontpkg_ibm_plex_sans_arabic").joinpath("files")


def arabic_font(weight: str) -> bytes:
    """One weight of the Arabic letters as a TrueType file, for a page that brings them along."""
    return arabic_folder().joinpath(f"IBMPlexSansArabic-{weight}.ttf").read_bytes()


def arabic_licence() -> bytes:
    """The open licence of the Arabic letters, which stands beside every copy of them."""
    return files("fontpkg_ibm_plex_sans_arabic").joinpath("LICENSE").read_bytes()


@cache
def characters() -> frozenset[str]:
    """Every character that one of the two has a shape for."""
    fonts = (
        latin_folder().joinpath("NotoSans[wdth,wght].ttf"),
        arabic_folder().joinpath("IBMPlexSansArabic-Regular.ttf"),
    )
    found: set[str] = set()
    for font in fonts:
        with as_file(font) as path, TTFont(path, lazy=True) as opened:
            found.update(map(chr, opened.getBestCmap()))
    return frozenset(found)
