"""JSON Lines: what is read, what is left out and why, and that nothing changes on the way."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.exchange.jsonl import LONGEST_LINE, Row, dump, lines, parse, read_records
from bybro.model.city import City
from bybro.model.fact import Fact
from bybro.model.funder import Funder
from bybro.model.indicator import Indicator
from bybro.model.need import Need
from bybro.model.rate import Rate
from bybro.model.requirement import Requirement
from bybro.model.solution import Solution
from tests.builders import (
    built,
    city_row,
    estimate_row,
    fact_row,
    funder_row,
    indicator_row,
    need_row,
    rate_row,
    requirement_row,
    solution_row,
)
from tests.strategies import Json, json_values, range_rows, texts, unknown_fields, words

if TYPE_CHECKING:
    from pathlib import Path

    from bybro.findings import Finding
    from bybro.model.record import Record


def _read(content: bytes, kind: type[Record] = City) -> tuple[list[dict[str, Any]], list[Finding]]:
    """The good rows of a file, and its findings."""
    findings: list[Finding] = []
    records = [parse(row, kind, "x.jsonl", findings) for row in lines(io.BytesIO(content), "x.jsonl", findings)]
    return [record.to_row() for record in records if record is not None], findings


def _faults(line: str | bytes, kind: type[Record] = City) -> list[tuple[str | None, str, str]]:
    """Field, code and severity of each finding on a single line."""
    rows, findings = _read(line if isinstance(line, bytes) else line.encode(), kind)
    assert bool(rows) == all(f.severity != "error" for f in findings), "left out exactly where there is an error"
    assert {f.line for f in findings} <= {1}
    return [(f.field, f.code, f.severity) for f in findings]


def _city(**changes: object) -> str:
    return json.dumps(city_row(**changes))


NOT_JSON = {
    "nothing closed": "{",
    "two objects": _city() + _city(),
    "comma at the end": _city()[:-1] + ",}",
    "single quotes": "{'id': 'Marsa'}",
    "a remark": "// the cities",
    "a row over two lines": _city()[:40],
    "100,000 brackets": "[" * 100_000,
    "100,000 objects": '{"id":' * 100_000,
    "a bare zero byte": "\0",
    "a zero byte in a text": _city(id="a\0b").replace("\\u0000", "\0"),
    "half a surrogate pair": _city(id="a").replace('"a"', '"\\ud800"'),
    "a number of 5000 digits": _city(latitude=1).replace('"latitude": 1', '"latitude": ' + "1" * 5000),
    "NaN in an unknown field": _city()[:-1] + ', "x": NaN}',
    "infinity in an unknown field": _city()[:-1] + ', "x": {"y": [-Infinity]}}',
    "a number beyond all in an unknown field": _city()[:-1] + ', "x": 1e999}',
    "another format": "id,name\nMarsa,Marsa",
}


@pytest.mark.parametrize("line", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_json_is_one_finding_a_line(line: str) -> None:
    rows, findings = _read(line.encode())

    assert rows == []
    assert [(f.line, f.record, f.field, f.code, f.severity) for f in findings] == [
        (n + 1, None, None, "json-broken", "error") for n in range(line.count("\n") + 1)
    ]


@pytest.mark.parametrize("line", ["null", "1", '"Marsa"', "[]", "[{}]", "true"])
def test_a_line_that_is_no_object_is_of_the_wrong_type(line: str) -> None:
    assert _faults(line) == [(None, "type", "error")]


WRONG: dict[str, tuple[type[Record], dict[str, Any], list[tuple[str, str]]]] = {
    "a field that is missing": (
        City,
        {"id": "Marsa"},
        [("/country", "type"), ("/languages", "type"), ("/name", "type")],
    ),
    "a field inside that is missing": (City, city_row(country={"code": "XM"}), [("/country/name", "type")]),
    "a number for an id": (City, city_row(id=5), [("/id", "type")]),
    "a language of no reader": (City, city_row(name={"de": "Marsa"}), [("/name/de", "type")]),
    "a language named as a type": (City, city_row(name={"int": "Marsa"}), [("/name/int", "type")]),
    "yes for a number": (City, city_row(latitude=True), [("/latitude", "type")]),
    "a text for a number": (City, city_row(latitude="33.9"), [("/latitude", "type")]),
    "a number beyond reach": (
        Fact,
        fact_row(estimate=estimate_row(10**400)),
        [("/estimate/high", "type"), ("/estimate/low", "type"), ("/estimate/mode", "type")],
    ),
    "an element of a list": (City, city_row(languages=["en", "de"]), [("/languages/1", "type")]),
    "low above high": (Fact, fact_row(estimate=estimate_row(6, 4)), [("/estimate", "range-reversed")]),
    "a mode outside": (
        Need,
        need_row(affected={"low": 1, "mode": 9, "high": 3, "unit": "count"}),
        [("/affected", "range-reversed")],
    ),
    "a cost reversed": (
        Solution,
        solution_row(cost=solution_row()["cost"] | {"low": 2e9}),
        [("/cost", "range-reversed")],
    ),
    "plausible bounds reversed": (Indicator, indicator_row(plausible_low=200), [("", "range-reversed")]),
    "tons": (Fact, fact_row(estimate=estimate_row(4, unit="tons")), [("/estimate/unit", "unit-unknown")]),
    "a unit of a yes-no question": (Indicator, indicator_row(kind="yes-no"), [("", "unit-mismatch")]),
    "half a predicate": (
        Solution,
        solution_row(requirements=[requirement_row(), requirement_row(op=None)]),
        [("/requirements/1", "type")],
    ),
    "a theme of no list": (Need, need_row(themes=["waste", "hope"]), [("/themes/1", "type")]),
    "a value of no kind": (Requirement, requirement_row(value="2"), [("/value", "type")]),
    "an object for a value": (Requirement, requirement_row(value={"amount": 2}), [("/value", "type")]),
    "a rule with an empty word": (
        Funder,
        funder_row(eligibility=[{"text": {"en": "a"}, "rule": {"field": "sector", "op": "in", "value": [""]}}]),
        [("/eligibility/0/rule/value", "type"), ("/eligibility/0/rule/value/0", "type")],
    ),
    "a rate of nothing": (Rate, rate_row(rate=0), [("/rate", "type")]),
}


@pytest.mark.parametrize(("kind", "row", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_one_finding_at_its_field(
    kind: type[Record], row: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """One a field, though a number may be whole or not and each has complained."""
    found = _faults(json.dumps(row), kind)

    assert sorted((field or "", code) for field, code, _ in found) == expected


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_of_the_wrong_type(token: str) -> None:
    line = _city(latitude=1).replace('"latitude": 1', f'"latitude": {token}')

    assert _faults(line) == [("/latitude", "type", "error")]


def test_a_finding_names_the_row_where_it_can() -> None:
    _, findings = _read((_city(id="Marsa", languages=["de"]) + "\n" + _city(id=7) + "\n{").encode())

    assert [(f.line, f.record) for f in findings] == [(1, "Marsa"), (2, None), (3, None)]
    assert '"Marsa"' in findings[0].message


def test_unknown_fields_are_told_wherever_they_stand_and_escaped_as_a_pointer() -> None:
    row = city_row(**{"a/b~c": 1}, country={"code": "XM", "name": {"en": "M"}, "capital": "Marsa"})
    rows, findings = _read(json.dumps(row).encode())

    assert rows == [row]
    assert [(f.record, f.field, f.code, f.severity) for f in findings] == [
        ("Marsa", "/a~1b~0c", "field-unknown", "warning"),
        ("Marsa", "/country/capital", "field-unknown", "warning"),
    ]


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    """As every reader of JSON in Python has it; the record is named by the same value."""
    rows, findings = _read(_city(id="Marsa")[:-1].encode() + b', "id": "Elmby"}')

    assert ([row["id"] for row in rows], findings) == (["Elmby"], [])


def test_bytes_that_are_not_utf_8_leave_out_their_line_only() -> None:
    latin = '{"id": "Århus"}'.encode("latin-1")

    rows, findings = _read(b"\n".join([_city(id="Århus").encode(), latin, _city().encode()]))

    assert [row["id"] for row in rows] == ["Århus", "Marsa"]
    assert [(f.line, f.record, f.field, f.code, f.severity) for f in findings] == [(2, None, None, "encoding", "error")]
    assert "byte 9" in findings[0].message


def test_a_file_of_a_windows_editor_is_read() -> None:
    """A byte order mark, CR LF and empty lines are no fault; lines keep their number."""
    rows, findings = _read(b"\xef\xbb\xbf" + _city().encode() + b"\r\n\r\n  \t\r\n" + _city(id=5).encode() + b"\r\n")

    assert [row["id"] for row in rows] == ["Marsa"]
    assert [(f.line, f.field) for f in findings] == [(4, "/id")]


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n \n", b"\xef\xbb\xbf"], ids=repr)
def test_a_file_with_nothing_in_it_has_no_rows_and_no_findings(content: bytes) -> None:
    assert _read(content) == ([], [])


def test_the_last_line_needs_no_end() -> None:
    assert _read(_city().encode()) == ([city_row()], [])


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_of_exactly_the_longest_length_is_read_and_one_byte_more_is_not(end: bytes) -> None:
    short = _city()
    filled = short[:-1] + " " * (LONGEST_LINE - len(short)) + "}"

    assert _read(filled.encode() + end) == ([city_row()], [])
    rows, findings = _read(b" " + filled.encode() + end)
    assert (rows, [(f.line, f.code, f.severity) for f in findings]) == ([], [(1, "line-too-long", "error")])


def test_a_line_of_a_gigabyte_is_passed_over_in_little_memory_and_time(tmp_path: Path) -> None:
    """The rows before and after it are used, and it is not held in memory (a sparse file: no disk is filled)."""
    path = tmp_path / "cities.jsonl"
    with path.open("wb") as stream:
        stream.write(_city(id="before").encode() + b"\n")
        stream.seek(1_000_000_000, io.SEEK_CUR)
        stream.write(b"\n" + _city(id="after").encode() + b"\n")
    findings: list[Finding] = []

    began = time.perf_counter()
    tracemalloc.start()
    found = read_records(path, City, findings)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [(line, record.id) for line, record in found] == [(1, "before"), (3, "after")]
    assert [(f.file, f.line, f.code) for f in findings] == [("cities.jsonl", 2, "line-too-long")]
    assert peak < 10 * LONGEST_LINE
    assert time.perf_counter() - began < 20


rows = st.one_of(
    st.tuples(st.just(City), st.builds(lambda a, b, x: city_row(id=a, name=b) | x, words, texts, unknown_fields)),
    st.tuples(
        st.just(Fact),
        st.builds(
            lambda e, y, s, o, x: fact_row(estimate=e | {"year": y}, statement=s, object=o) | x,
            range_rows(),
            st.none() | st.integers(1, 9999),
            texts,
            st.none() | words,
            unknown_fields,
        ),
    ),
    st.tuples(
        st.just(Need),
        st.builds(
            lambda d, a, t, x: need_row(demand=d | {"serves": "water"} | x, affected=a, title=t) | x,
            range_rows(),
            st.none() | range_rows("count"),
            texts,
            unknown_fields,
        ),
    ),
    st.tuples(
        st.just(Solution),
        st.builds(
            lambda c, v, t, x: solution_row(class_=c, requirements=[requirement_row(value=v) | x], description=t),
            st.none() | words,
            st.integers(-9, 9) | st.floats(-1, 1),
            texts,
            unknown_fields,
        ),
    ),
)


@given(st.lists(rows, max_size=3))
def test_what_is_written_is_read_as_it_was_and_written_as_the_same_bytes(
    drawn: list[tuple[type[Record], Json]],
) -> None:
    for kind, row in drawn:
        record = built(kind, row)
        written = dump([record, record])

        again, findings = _read(written, kind)

        assert [built(kind, said) for said in again] == [record, record]
        assert dump(built(kind, said) for said in again) == written
        assert {f.code for f in findings} <= {"field-unknown"}
        assert written.count(b"\n") == 2


@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_rows_or_findings_and_never_an_exception(content: bytes) -> None:
    rows, findings = _read(content)

    assert all(f.line is not None and f.severity in {"error", "warning"} for f in findings)
    assert len(rows) + len({f.line for f in findings if f.severity == "error"}) <= content.count(b"\n") + 1


FIELDS = st.sampled_from([*need_row(), "class", "x"])


@given(st.dictionaries(FIELDS, json_values, max_size=3))
def test_any_json_in_any_field_is_a_row_kept_whole_or_findings_at_those_fields(changes: dict[str, Json]) -> None:
    row = need_row() | changes

    rows, findings = _read(json.dumps(row).encode(), Need)

    errors = [f for f in findings if f.severity == "error"]
    assert rows == ([] if errors else [row])
    assert {(f.field or "").split("/")[1] for f in findings} <= set(changes)


def test_a_row_is_parsed_with_the_number_it_is_given() -> None:
    findings: list[Finding] = []

    assert parse(Row(17, "{"), City, "cities.jsonl", findings) is None
    assert [(f.file, f.line) for f in findings] == [("cities.jsonl", 17)]
