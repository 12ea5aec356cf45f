"""Opening and keeping dossiers."""

from __future__ import annotations

import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bybro.errors import NotOfferedError, UnreadableError
from bybro.exchange.dossier_folder import read_dossier, write_dossier

if TYPE_CHECKING:
    from bybro.findings import Finding
    from bybro.model.dossier import Dossier

EXAMPLE = "example"
"""The word that stands for the packaged dossier wherever a path is asked for."""


class Opened(NamedTuple):
    """A dossier and what is wrong with its rows."""

    dossier: Dossier
    findings: tuple[Finding, ...]

    @property
    def left_out(self) -> int:
        """How many rows could not be used."""
        return len({(f.file, f.line) for f in self.findings if f.severity == "error"})


def example_folder() -> Path:
    """The packaged dossier: Copenhagen and Beirut, April 2016."""
    return Path(str(files("bybro.examples").joinpath("copenhagen-beirut")))


def open_dossier(place: str | Path, *, as_of: str | None = None) -> Opened:
    """The dossier at a place (a folder, or the word `example`), seen from `as_of` if given.

    Raises `UnreadableError` where nothing can be read, `NotOfferedError` for a place of another kind.
    """
    name = str(place)
    if "://" in name:
        raise NotOfferedError(f'"{name}" is a database address, and this version reads folders.', "Give a dossier folder, or `example`.")
    folder = example_folder() if name == EXAMPLE else Path(name)
    if folder.is_file():
        raise UnreadableError(f'"{name}" is a file, not a dossier folder.', "Give the folder that holds partnership.json.")
    if not folder.exists():
        raise UnreadableError(f'There is nothing at "{name}".', "Give a dossier folder, or `example`; `bybro new` makes an empty one.")
    dossier, findings = read_dossier(folder)
    return Opened(dossier if as_of is None else dossier.seen_from(_day(as_of)), findings)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise NotOfferedError(f'"{text}" is not a day.', "Write it as 2016-04-08.") from fault


def read(path: str | Path) -> tuple[Dossier, tuple[Finding, ...]]:
    """The dossier in a folder (or `example`) and what is wrong with its rows; the good rows are used."""
    return open_dossier(path)


def write(dossier: Dossier, path: str | Path) -> None:
    """Write a dossier as a folder, whole or not at all."""
    write_dossier(dossier, Path(path))
