"""Faults in the user's data, as values: the place, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Severity = Literal["error", "warning", "note"]
"""error: the record is left out as a whole; warning: used, and doubtful; note: good to know."""

Code = Literal[
    "json-broken",
    "type",
    "unit-unknown",
    "unit-mismatch",
    "reference-missing",
    "range-reversed",
    "id-duplicate",
    "source-missing",
    "encoding",
    "line-too-long",
    "field-unknown",
    "year-after-as-of",
    "file-missing",
]
CODES: tuple[Code, ...] = get_args(Code)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one row: where it stands (lines count from 1), what it is and the remedy.

    `record` is the id of the row and `field` a JSON pointer into it; both may be unknown.
    `code` is a stable word that scripts may rely on.
    """

    file: str
    line: int | None
    record: str | None
    field: str | None
    code: Code
    severity: Severity
    message: str
    remedy: str

    def to_dict(self) -> dict[str, str | int | None]:
        """The finding as the contract's JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings by file, line and field, so that a reader mends a file from top to bottom."""
    return tuple(sorted(findings, key=lambda f: (f.file, f.line or 0, f.field or "", f.code)))
