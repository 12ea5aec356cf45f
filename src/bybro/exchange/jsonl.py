"""JSON Lines: one record a line, read with findings and in bounded memory."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from bybro.findings import Code, Finding
from bybro.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)

LONGEST_LINE = 1_048_576
"""Bytes a line may have; a longer one is left out without being held in memory."""

_BY_TYPE: dict[str, tuple[Code, str]] = {
    "unit_unknown": ("unit-unknown", "Write a unit that bybro knows, powers as ** (m**3/day, t/day, MW); see the formats reference."),
    "unit_mismatch": ("unit-mismatch", "Give the unit that the indicator asks for, or one that converts to it."),
    "range_reversed": ("range-reversed", "Put the lower bound in low, the higher in high, and mode between them."),
    "missing": ("type", "Add the field; write null where it is unknown."),
}
_REMEDY = "Correct the value as the formats reference says."


class Row(NamedTuple):
    """A line's number (from 1) and its text."""

    number: int
    text: str


def lines(stream: IO[bytes], file: str, findings: list[Finding]) -> Iterator[Row]:
    """Non-empty lines as text; what is too long or not UTF-8 becomes a finding and is skipped."""
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE)
            findings.append(
                Finding(
                    file, number, None, None, "line-too-long", "error",
                    f"Line {number} has more than {LONGEST_LINE:,} bytes.",
                    "Keep one record a line; a record is a few thousand bytes.",
                )
            )
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            findings.append(
                Finding(
                    file, number, None, None, "encoding", "error",
                    f"Line {number} is not UTF-8 (byte {fault.start + 1}).",
                    "Save the file as UTF-8.",
                )
            )
            continue
        if text.strip():
            yield Row(number, text)


def parse(row: Row, kind: type[R], file: str, findings: list[Finding]) -> R | None:
    """The record on a line, or None with its findings. Unknown fields are kept, and told."""
    try:
        record = kind.model_validate_json(row.text)
    except ValidationError as fault:
        name = _name_of(row.text)
        findings.extend(_finding(file, row.number, name, e) for e in fault.errors(include_url=False))
        return None
    findings.extend(_unknown_fields(record, file, row.number))
    return record


def dump(records: Iterable[Record]) -> bytes:
    """Records as JSON Lines in UTF-8, letters as they are."""
    return "".join(json.dumps(r.to_row(), ensure_ascii=False) + "\n" for r in records).encode()


def read_records(path: Path, kind: type[R], findings: list[Finding]) -> list[tuple[int, R]]:
    """All good records of a file with their line numbers. Raises OSError where the file cannot be opened."""
    found: list[tuple[int, R]] = []
    with path.open("rb") as stream:
        for row in lines(stream, path.name, findings):
            record = parse(row, kind, path.name, findings)
            if record is not None:
                found.append((row.number, record))
    return found


def _name_of(text: str) -> str | None:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return None
    name = row.get("id") if isinstance(row, dict) else None
    return name if isinstance(name, str) else None


def _finding(file: str, number: int, name: str | None, error: ErrorDetails) -> Finding:
    if error["type"] == "json_invalid":
        return Finding(
            file, number, None, None, "json-broken", "error",
            f"Line {number} is not JSON: {error['msg'].removeprefix('Invalid JSON: ')}.",
            "Correct the line: one JSON object, in double quotes, no comma at its end.",
        )
    code, remedy = _BY_TYPE.get(error["type"], ("type", _REMEDY))
    pointer = _pointer(error["loc"])
    what = error["msg"].removeprefix("Value error, ")
    place = f"its {pointer}" if pointer else "the row"
    message = f'"{name or "?"}": {place} {what}' if error["type"] in _BY_TYPE and error["type"] != "missing" else f'"{name or "?"}": {place}: {what}'
    return Finding(file, number, name, pointer or None, code, "error", message + ".", remedy)


def _pointer(place: tuple[int | str, ...]) -> str:
    return "".join(f"/{str(p).replace('~', '~0').replace('/', '~1')}" for p in place if not _is_branch(p))


def _is_branch(part: int | str) -> bool:
    # pydantic names the branch of a union ("int", "function-after[...]") in the place; a reader has no use for it
    return isinstance(part, str) and (part in {"int", "float", "bool"} or "[" in part)


def _unknown_fields(record: Record, file: str, number: int) -> list[Finding]:
    return [
        Finding(
            file, number, getattr(record, "id", None), f"/{name}", "field-unknown", "warning",
            f'"{getattr(record, "id", "?")}": the field "{name}" is not known; it is kept and not used.',
            "Correct the name if it is a slip; else leave it.",
        )
        for name in record.unknown
    ]
