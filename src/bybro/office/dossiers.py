"""Opening and keeping dossiers."""

from __future__ import annotations

import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bybro.errors import NothingLeftError, NotOfferedError, UnreadableError
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

    def with_some(self, kind: str) -> Dossier:
        """The dossier, where it has a record of that kind ("needs") to work on. Raises `NothingLeftError` else."""
        if not getattr(self.dossier, kind):
            raise NothingLeftError(
                f"The dossier has no {kind} that can be used.",
                f"Add {kind}, or mend those that `bybro check` names.",
                tuple(f for f in self.findings if f.severity == "error"),
            )
        return self.dossier


def example_folder() -> Path:
    """The packaged dossier: Copenhagen and Beirut, April 2016."""
    return Path(str(files("bybro.examples").joinpath("copenhagen-beirut")))


def open_dossier(place: str | Path, *, as_of: str | None = None) -> Opened:
    """The dossier at a place (a folder, or the word `example`), seen from `as_of` if given.

    Raises `UnreadableError` where nothing can be read, `NotOfferedError` for a place of another kind.
    """
    name = str(place)
    if "://" in name:
        raise NotOfferedError(
            f'"{name}" is a database address, and this version reads folders.', "Give a dossier folder, or `example`."
        )
    folder = example_folder() if name == EXAMPLE else Path(name)
    day = None if as_of is None else day_of(as_of)
    try:
        is_file, is_there = folder.is_file(), folder.exists()
    except OSError as fault:
        raise UnreadableError(
            f'"{name}" cannot be read: {fault.strerror}.', "Correct the path, or ask who owns it for permission."
        ) from fault
    if is_file:
        raise UnreadableError(
            f'"{name}" is a file, not a dossier folder.', "Give the folder that holds partnership.json."
        )
    if not is_there:
        raise UnreadableError(
            f'There is nothing at "{name}".', "Give a dossier folder, or `example`; `bybro new` makes an empty one."
        )
    return Opened(*read_dossier(folder, day))


def day_of(text: str) -> datetime.date:
    """A day as it is written, 2016-04-08. Raises `NotOfferedError` for anything else."""
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
