"""The whole way on the example: a dossier becomes a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bybro.errors import UnwritableError
from bybro.exchange.dossier_folder import write_dossier
from bybro.exchange.folder import is_free
from bybro.lexicon.languages import LANGUAGES
from bybro.office.catalogue import catalogue
from bybro.office.dossiers import EXAMPLE, open_dossier
from bybro.office.matching import match
from bybro.office.progress import silent

if TYPE_CHECKING:
    from bybro.office.matching import Matching
    from bybro.office.progress import Progress

MARK = ".bybro-demo"
"""A file that marks a folder as the demo's own."""


class Shown(NamedTuple):
    """What the demo made: the answer, the dossier to play with, and what to open."""

    matching: Matching
    dossier: Path
    papers: tuple[Path, ...]


def demo(folder: str | Path, *, progress: Progress = silent) -> Shown:
    """Match the example and write its catalogue in four languages, beside a copy of the dossier to play with.

    Refuses a folder that holds something else.
    """
    place = Path(folder)
    if not is_free(place) and not is_demo(place):
        raise UnwritableError(f'"{place}" holds something that is not a demo of bybro.', "Name another folder with -o.")
    opened = open_dossier(EXAMPLE)
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / MARK).write_text("Made by `bybro demo`, which may replace what is here.\n", encoding="utf-8")
    except OSError as fault:
        raise UnwritableError(
            f'"{place}" could not be written: {fault.strerror}.', "Name another folder with -o."
        ) from fault
    write_dossier(opened.dossier, place / "dossier")
    matching = match(opened.dossier, progress=progress)
    papers = catalogue(
        opened.dossier,
        place / "catalogue",
        languages=LANGUAGES,
        formats=("html", "pdf"),
        matching=matching,
        progress=progress,
    )
    return Shown(matching, place / "dossier", papers)


def is_demo(folder: Path) -> bool:
    """Whether a folder is a demo that bybro made."""
    try:
        return (folder / MARK).is_file()
    except OSError:
        return False
