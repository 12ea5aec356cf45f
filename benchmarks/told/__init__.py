"""The needs as people tell them, in four languages, with the grades of two readers (see README.md)."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent


class Told(NamedTuple):
    """A need: its texts by language, the grade of each solution, whether it lies outside, and is kept for testing."""

    id: str
    texts: dict[str, str]
    grades: dict[str, float]
    is_outside: bool
    is_held_out: bool


def is_held_out(need: str) -> bool:
    """Whether a need is of the third that is kept for testing: by a hash of its id, so that nobody chose."""
    return int(hashlib.sha256(f"bybro/{need}".encode()).hexdigest(), 16) % 3 == 0


def told() -> list[Told]:
    """All needs, in file order; those that turned out on the other side of the line are left out."""
    grades: dict[str, dict[str, float]] = {}
    rows = csv.DictReader((FOLDER / "qrels.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
    for row in rows:
        read = [int(row[k]) for k in ("grade_a", "grade_b") if row[k]]
        grades.setdefault(row["need"], {})[row["solution"]] = sum(read) / len(read)
    found = []
    for line in (FOLDER / "needs.jsonl").read_text(encoding="utf-8").splitlines():
        need: dict[str, Any] = json.loads(line)
        texts = {k: f"{t['title']}\n{t['description']}" for k, t in need["texts"].items()}
        one = Told(need["id"], texts, grades.get(need["id"], {}), need["outside"], is_held_out(need["id"]))
        # a problem meant to lie outside that a solution treats after all, and the other way round, says nothing
        if one.is_outside is not (max(one.grades.values(), default=0) >= RELEVANT):
            found.append(one)
    return found


RELEVANT = 2.0
"""A grade from which a competent officer would look at a solution."""
