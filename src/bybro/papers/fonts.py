"""The letters that papers and pages are set in: Noto Sans and Noto Sans Arabic, out of the packages that carry them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def latin_folder() -> Traversable:
    """The folder with Noto Sans, upright and italic, in all weights."""
    return files("fontpkg_noto_sans").joinpath("files")


def arabic_folder() -> Traversable:
    """The folder with Noto Sans Arabic in all weights, and its licence."""
    return files("justmytype_intl_rtl").joinpath("fonts", "ofl", "notosansarabic")


def arabic_font() -> bytes:
    """Noto Sans Arabic as a TrueType file, for a page that brings its letters along."""
    return arabic_folder().joinpath("NotoSansArabic[wdth,wght].ttf").read_bytes()


def arabic_licence() -> bytes:
    """The open licence of Noto Sans Arabic, which stands beside every copy of it."""
    return arabic_folder().joinpath("OFL.txt").read_bytes()
