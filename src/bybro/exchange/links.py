"""The records of a folder held against one another: those that stand, and the papers they point to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bybro.exchange.row_faults import Fault, Known, faults_of, named_papers, source_faults
from bybro.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from bybro.model.partnership import Partnership
    from bybro.model.record import Record

LARGEST_PAPER = 20_000_000
"""Bytes a paper beside the records may have."""


class Placed(NamedTuple):
    """A record and the line it stands on."""

    file: str
    line: int
    record: Record


def linked(
    partnership: Partnership, placed: dict[str, list[Placed]], folder: Path, findings: list[Finding]
) -> tuple[dict[str, tuple[Record, ...]], dict[str, bytes]]:
    """The records that stand (ids single, references met, units right) and the papers they point to.

    Kinds are taken in the order given: a row whose reference was itself left out is left out too.
    """
    files = _papers(partnership, placed, folder)
    known = Known(
        good={name: {} for name in placed},
        ids={name: {p.record.key or "" for p in rows} for name, rows in placed.items()},
        files=set(files),
        cities={partnership.home_city, partnership.partner_city},
        year=partnership.day.year,
    )
    standing: dict[str, tuple[Record, ...]] = {}
    for name, rows in placed.items():
        standing[name] = tuple(_standing(name, rows, known, findings))
    findings.extend(
        Finding(
            "partnership.json",
            1,
            partnership.id,
            f.field,
            f.code,
            f.severity,
            f'"{partnership.id}": {f.message}.',
            f.remedy,
        )
        for f in source_faults(partnership, known)
    )
    missing = [c for c in sorted(known.cities) if c not in known.good["cities"]]
    findings.extend(
        Finding(
            "partnership.json",
            1,
            partnership.id,
            None,
            "reference-missing",
            "error",
            f'The partnership names the city "{city}", which cities.jsonl does not have.',
            "Add the city, or correct its id.",
        )
        for city in missing
    )
    return standing, files


def _standing(name: str, rows: list[Placed], known: Known, findings: list[Finding]) -> Iterator[Record]:
    first_line: dict[str, int] = {}
    for file, line, record in rows:
        key = record.key
        faults = list(faults_of(record, known))
        if key is not None and key in first_line:
            faults.append(
                Fault(
                    "/id",
                    "id-duplicate",
                    "error",
                    f"has the id of line {first_line[key]}",
                    "Give it an id of its own; the first row stays.",
                )
            )
        findings.extend(
            Finding(file, line, key, f.field, f.code, f.severity, f'"{key or "?"}": {f.message}.', f.remedy)
            for f in faults
        )
        if any(f.severity == "error" for f in faults):
            continue
        if key is not None:
            first_line[key] = line
            known.good[name][key] = record
        yield record


def is_paper_name(name: str, ours: Container[str]) -> bool:
    """Whether a name is that of a plain file in the folder, and not one of the format's own (`ours`)."""
    return name not in ours and bool(name) and not name.startswith(".") and not set(name) & set("/\\\0")


def _papers(partnership: Partnership, placed: dict[str, list[Placed]], folder: Path) -> dict[str, bytes]:
    """The papers beside the records that a source names: plain files in the folder, no links, of bounded size."""
    records = [partnership, *(p.record for rows in placed.values() for p in rows)]
    ours = {"partnership.json", *(f"{name}.jsonl" for name in placed)}
    names = {file for record in records for _, file in named_papers(record) if is_paper_name(file, ours)}
    found: dict[str, bytes] = {}
    for name in sorted(names):
        path = folder / name
        try:
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST_PAPER:
                found[name] = path.read_bytes()
        except OSError:
            continue  # not to be opened (a name too long, no permission) is as good as not there: the row says so
    return found
