"""Findings as a reader mends them, and as a script reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bybro.findings import CODES, Finding, in_order

places = st.tuples(
    st.sampled_from(["facts.jsonl", "needs.jsonl"]),
    st.none() | st.integers(1, 12),
    st.none() | st.sampled_from(["/demand", "/demand/unit", "/id"]),
    st.sampled_from(CODES),
)


def _finding(file: str, line: int | None, field: str | None = None, code: str = "type") -> Finding:
    return Finding(file, line, None, field, code, "error", "Wrong.", "Mend it.")  # type: ignore[arg-type]


def test_findings_stand_by_file_then_line_as_a_number_then_field() -> None:
    """Line 9 stands before line 10, and what is of the whole file or row stands first."""
    found = [
        _finding("needs.jsonl", 10, "/id"),
        _finding("needs.jsonl", 9, "/title"),
        _finding("needs.jsonl", 9, "/id"),
        _finding("needs.jsonl", 9),
        _finding("facts.jsonl", 12, "/id"),
        _finding("needs.jsonl", None),
    ]

    assert [(f.file, f.line, f.field) for f in in_order(found)] == [
        ("facts.jsonl", 12, "/id"),
        ("needs.jsonl", None, None),
        ("needs.jsonl", 9, None),
        ("needs.jsonl", 9, "/id"),
        ("needs.jsonl", 9, "/title"),
        ("needs.jsonl", 10, "/id"),
    ]


@given(st.lists(places, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_faults_were_found_changes_nothing(
    found: list[tuple[str, int, str, str]], chance: object
) -> None:
    findings = [_finding(*place) for place in found]
    shuffled = list(findings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert in_order(shuffled) == in_order(findings)


def test_a_finding_as_json_has_the_contracts_keys_in_their_order() -> None:
    finding = Finding("needs.jsonl", 4, "water", "/demand/unit", "unit-unknown", "error", "What.", "How.")

    assert list(finding.to_dict().items()) == [
        ("file", "needs.jsonl"),
        ("line", 4),
        ("record", "water"),
        ("field", "/demand/unit"),
        ("code", "unit-unknown"),
        ("severity", "error"),
        ("message", "What."),
        ("remedy", "How."),
    ]
