"""Faults in the call, as exceptions; each says what happened and what to do next.

    BybroError
     ├── UsageError          the command or function was called in a way that cannot work (exit 2)
     │    ├── UnknownRecordError   a need, solution or city was named that the dossier does not have
     │    └── NotOfferedError      a format, language or weight that this version does not offer
     └── ImpossibleError     it could not be done with this data or on this machine (exit 1)
          ├── UnreadableError      a folder or file is missing, is something else, or may not be read
          ├── UnwritableError      a folder is not ours to replace, the disk is full, no permission
          └── NothingLeftError     after the bad rows were left out nothing remained to work on

A fault in the user's *data* is never an exception: it is a `bybro.findings.Finding`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.findings import Finding


class BybroError(Exception):
    """Something a person can act on: what happened (`message`) and the next step (`remedy`).

    `findings` are the faults in the data that led to it; none where it was the call or the machine.
    """

    exit_code = 1

    def __init__(self, message: str, remedy: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
        self.findings = findings


class UsageError(BybroError):
    """The call itself cannot work, whatever the data."""

    exit_code = 2


class UnknownRecordError(UsageError, KeyError):
    """A record was asked for by an id that the dossier does not hold."""

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class NotOfferedError(UsageError, ValueError):
    """A choice (format, language, weight, name) outside what is offered."""


class ImpossibleError(BybroError):
    """The call is sound, but not with this data or on this machine."""


class UnreadableError(ImpossibleError, OSError):
    """A place that should be read is missing, is something else, or may not be opened."""

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class UnwritableError(ImpossibleError, OSError):
    """A place that should be written is not ours, not permitted, or full."""

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class NothingLeftError(ImpossibleError):
    """Every usable row was left out, so there is nothing to answer with."""
