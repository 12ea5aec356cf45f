"""JSON Lines: one record a line, read with findings and in bounded memory."""

from __future__ import annotations

import errno
import json
import math
import stat
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

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
    "unit_unknown": (
        "unit-unknown",
        "Write a unit that bybro knows, powers as ** (m**3/day, t/day, MW); see the formats reference.",
    ),
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
                    file,
                    number,
                    None,
                    None,
                    "line-too-long",
                    "error",
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
                    file,
                    number,
                    None,
                    None,
                    "encoding",
                    "error",
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
        findings.extend(_findings(fault, row, file))
        return None
    unknown = [
        (place, name, value) for place, part in record.parts() for name, value in (part.model_extra or {}).items()
    ]
    for _, name, value in unknown:
        if not _is_json(value):
            findings.append(_broken(file, row.number, f'the field "{name}" holds a number that JSON does not have'))
            return None
    findings.extend(_unknown_field(record.key, place, name, file, row.number) for place, name, _ in unknown)
    return record


def dump(records: Iterable[Record]) -> bytes:
    """Records as JSON Lines in UTF-8, letters as they are."""
    return "".join(json.dumps(r.to_row(), ensure_ascii=False) + "\n" for r in records).encode()


def read_records(path: Path, kind: type[R], findings: list[Finding]) -> list[tuple[int, R]]:
    """All good records of a file with their line numbers. Raises OSError where the file cannot be opened."""
    found: list[tuple[int, R]] = []
    refuse_special(path)
    with path.open("rb", buffering=LONGEST_LINE) as stream:
        for row in lines(stream, path.name, findings):
            record = parse(row, kind, path.name, findings)
            if record is not None:
                found.append((row.number, record))
    return found


def refuse_special(path: Path) -> None:
    """Raise OSError for a pipe or a device, which would be waited for or read without end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is not a plain file")


def _findings(fault: ValidationError, row: Row, file: str) -> Iterable[Finding]:
    """One finding a field: where several kinds of value would do, each kind has complained."""
    try:
        said = json.loads(row.text)
    except (ValueError, RecursionError):
        said = None
    name = said.get("id") if isinstance(said, dict) else None
    name = name if isinstance(name, str) else None
    found = (_finding(file, row.number, name, said, error) for error in fault.errors(include_url=False))
    return {finding.field: finding for finding in found}.values()


def _broken(file: str, number: int, what: str) -> Finding:
    return Finding(
        file,
        number,
        None,
        None,
        "json-broken",
        "error",
        f"Line {number} is not JSON: {what}.",
        "Correct the line: one JSON object, in double quotes, no comma at its end.",
    )


def _finding(file: str, number: int, name: str | None, said: object, error: ErrorDetails) -> Finding:
    if error["type"] == "json_invalid":
        return _broken(file, number, error["msg"].removeprefix("Invalid JSON: "))
    code, remedy = _BY_TYPE.get(error["type"], ("type", _REMEDY))
    pointer = _pointer(error["loc"], said, is_missing=error["type"] == "missing")
    what = error["msg"].removeprefix("Value error, ")
    place = f"its {pointer}" if pointer else "the row"
    message = (
        f'"{name or "?"}": {place} {what}'
        if error["type"] in _BY_TYPE and error["type"] != "missing"
        else f'"{name or "?"}": {place}: {what}'
    )
    return Finding(file, number, name, pointer or None, code, "error", message + ".", remedy)


def _pointer(place: tuple[int | str, ...], said: Any, *, is_missing: bool) -> str:  # noqa: ANN401  (any JSON)
    """The JSON pointer of a fault in what the line said; a field that is missing stands last.

    pydantic also names the branch of a union it tried ("int", "tuple[...]"): what the line does not hold is no place.
    """
    held = place[:-1] if is_missing else place
    found: list[int | str] = []
    here = said
    for part in held:
        is_place = part in here if isinstance(here, dict) else isinstance(here, list) and isinstance(part, int)
        if is_place:
            here = here[part]
            found.append(part)
    return "".join(f"/{_escaped(str(part))}" for part in (*found, *place[len(held) :]))


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _is_json(value: Any) -> bool:  # noqa: ANN401  (any JSON)
    """Whether a value of an unknown field can be written back as JSON (NaN and 1e999 cannot)."""
    if isinstance(value, dict):
        return all(map(_is_json, value.values()))
    if isinstance(value, list):
        return all(map(_is_json, value))
    return not isinstance(value, float) or math.isfinite(value)


def _unknown_field(record: str | None, place: str, name: str, file: str, number: int) -> Finding:
    return Finding(
        file,
        number,
        record,
        f"{place}/{_escaped(name)}",
        "field-unknown",
        "warning",
        f'"{record or "?"}": the field "{name}" is not known; it is kept and not used.',
        "Correct the name if it is a slip; else leave it.",
    )
