"""What one row says of another: references, units, years, ids; the good rows are used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bybro.exchange.dossier_folder import read_dossier
from tests.builders import (
    HOME,
    SOURCE,
    Row,
    city_row,
    class_row,
    estimate_row,
    fact_row,
    indicator_row,
    lay,
    need_row,
    network_row,
    partnership_row,
    party_row,
    provider_row,
    rate_row,
    requirement_row,
    served_row,
    solution_row,
    visit_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bybro.model.dossier import Dossier

Told = list[tuple[str, int | None, str | None, str | None, str, str]]

YES_NO: dict[str, Any] = {"kind": "yes-no", "unit": None, "plausible_high": 1}
PROBABILITY: dict[str, Any] = {"unit": None}
DEMAND: Row = need_row()["demand"]
CAPACITY: Row = solution_row()["capacity"]
PAPER: Row = {"title": "The memo", "url": None, "file": "memo.txt"}


def _read(folder: Path) -> tuple[Dossier, Told]:
    dossier, findings = read_dossier(folder)
    return dossier, [(f.file, f.line, f.record, f.field, f.code, f.severity) for f in findings]


def test_the_dossier_that_stands_has_nothing_to_be_found(tmp_path: Path) -> None:
    assert _read(lay(tmp_path / "d"))[1] == []


SOUND: dict[str, Callable[..., Row]] = {
    "classes": class_row,
    "facts": fact_row,
    "indicators": indicator_row,
    "needs": need_row,
    "networks": network_row,
    "parties": party_row,
    "providers": provider_row,
    "solutions": solution_row,
    "visits": visit_row,
}

DANGLING: dict[str, tuple[str, Row, str, str]] = {
    "a city of no side": ("needs", need_row(city="Rome"), "/city", "error"),
    "a fact's city": ("facts", fact_row(city="Rome"), "/city", "error"),
    "a solution's city": ("solutions", solution_row(city="Rome"), "/city", "error"),
    "a provider's city": ("providers", provider_row(city="Rome"), "/city", "error"),
    "a party's city": ("parties", party_row(city_side="Rome"), "/city_side", "error"),
    "a fact's indicator": ("facts", fact_row(indicator="sea"), "/indicator", "error"),
    "a requirement's indicator": (
        "solutions",
        solution_row(requirements=[requirement_row(), requirement_row(indicator="sea")]),
        "/requirements/1/indicator",
        "error",
    ),
    "a class line's indicator": (
        "classes",
        class_row(lines=[requirement_row(indicator="sea")]),
        "/lines/0/indicator",
        "error",
    ),
    "a solution's class": ("solutions", solution_row(class_="fusion"), "/class", "error"),
    "what a demand is of": ("needs", need_row(demand=DEMAND | {"serves": "air"}), "/demand/serves", "error"),
    "what a capacity is of": (
        "solutions",
        solution_row(capacity=CAPACITY | {"serves": "air"}),
        "/capacity/serves",
        "error",
    ),
    "a solution's provider": ("solutions", solution_row(providers=["elmby-biogas", "x"]), "/providers/1", "warning"),
    "a provider's parent": ("providers", provider_row(parent="x"), "/parent", "warning"),
    "a wider need": ("needs", need_row(part_of="x"), "/part_of", "warning"),
    "what a fact rests on": ("facts", fact_row(rests_on=["land-2015", "x"]), "/rests_on/1", "warning"),
    "what supersedes a fact": ("facts", fact_row(superseded_by="x"), "/superseded_by", "warning"),
    "what a class establishes": ("classes", class_row(establishes=["x"]), "/establishes/0", "warning"),
    "what an indicator implies": ("indicators", indicator_row(implies=["x"]), "/implies/0", "warning"),
    "a party's network": ("parties", party_row(network="x"), "/network", "warning"),
    "a visit's network": ("visits", visit_row(network="x"), "/network", "warning"),
    "a delegate": ("visits", visit_row(delegates=["office", "x"]), "/delegates/1", "warning"),
    "the visit a meeting is told in": (
        "networks",
        network_row(meetings=[{"visit": "x"}]),
        "/meetings/0/visit",
        "warning",
    ),
    "a paper": ("needs", need_row(sources=[SOURCE, PAPER]), "/sources/1/file", "warning"),
    "a paper deep inside": (
        "networks",
        network_row(member_counts=[{"count": 1, "date": None, "what": "members", "sources": [PAPER]}]),
        "/member_counts/0/sources/0/file",
        "warning",
    ),
}


@pytest.mark.parametrize(("kind", "row", "field", "severity"), DANGLING.values(), ids=DANGLING)
def test_a_reference_to_nothing_is_told_at_its_field(
    tmp_path: Path, kind: str, row: Row, field: str, severity: str
) -> None:
    """An error leaves the row out, and another row of the file is used; with a warning it is used itself."""
    dossier, told = _read(lay(tmp_path / "d", **{kind: [row, SOUND[kind](id="other")]}))

    assert told == [(f"{kind}.jsonl", 1, row["id"], field, "reference-missing", severity)]
    assert [r.id for r in getattr(dossier, kind)] == (["other"] if severity == "error" else [row["id"], "other"])


def test_a_row_that_names_a_row_left_out_is_left_out_too_and_so_on(tmp_path: Path) -> None:
    """A broken indicator takes its class, that class its solution, and each finding says whose row is missing."""
    folder = lay(
        tmp_path / "d",
        indicators=[indicator_row(unit="tons"), indicator_row(id="sound")],
        classes=[class_row(), class_row(id="other", lines=[])],
        solutions=[
            solution_row(class_="digestion", requirements=[]),
            solution_row(id="free", class_="other", requirements=[requirement_row(indicator="sound")]),
        ],
    )

    dossier, told = _read(folder)

    assert told == [
        ("classes.jsonl", 1, "digestion", "/lines/0/indicator", "reference-missing", "error"),
        ("facts.jsonl", 1, "land-2015", "/indicator", "reference-missing", "error"),
        ("indicators.jsonl", 1, "land", "/unit", "unit-unknown", "error"),
        ("solutions.jsonl", 1, "digestion-plant", "/class", "reference-missing", "error"),
    ]
    assert [s.id for s in dossier.solutions] == ["free"]
    assert ([c.id for c in dossier.classes], dossier.facts) == (["other"], ())


def test_a_finding_says_that_the_row_named_is_there_but_was_left_out(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "d",
        serves=[served_row(), served_row()],
        classes=[class_row(lines=[requirement_row(indicator="sea")])],
        solutions=[solution_row(class_="digestion")],
    )

    messages = {f.file: f.message for f in read_dossier(folder)[1]}

    assert "its row was left out" in messages["solutions.jsonl"]
    assert "its row was left out" not in messages["classes.jsonl"]


def test_of_rows_with_one_id_the_first_stays(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "d",
        needs=[need_row(severity=1), need_row(severity=2), need_row(id="water"), need_row(severity=3)],
    )

    dossier, told = _read(folder)

    assert [(n.id, n.severity) for n in dossier.needs] == [("organic-waste", 1), ("water", 4)]
    assert told == [("needs.jsonl", line, "organic-waste", "/id", "id-duplicate", "error") for line in (2, 4)]


def test_an_id_is_single_within_its_file_only(tmp_path: Path) -> None:
    dossier, told = _read(lay(tmp_path / "d", needs=[need_row(id="same")], facts=[fact_row(id="same")]))

    assert (told, len(dossier.needs), len(dossier.facts)) == ([], 1, 1)


def test_rows_without_an_id_are_all_kept(tmp_path: Path) -> None:
    """A rate has none; an unknown field of that name, whatever it holds, is no id."""
    rates = [rate_row(), rate_row(), rate_row(id="a"), rate_row(id="a"), rate_row(id=["b"])]

    dossier, told = _read(lay(tmp_path / "d", rates=rates))

    assert len(dossier.rates) == 5
    assert told == [("rates.jsonl", line, None, "/id", "field-unknown", "warning") for line in (3, 4, 5)]


@pytest.mark.parametrize("sources", [[{"file": "memo.txt"}], 5, "memo.txt", None], ids=repr)
def test_sources_on_a_kind_that_has_none_are_somebodys_own_field(tmp_path: Path, sources: object) -> None:
    dossier, told = _read(lay(tmp_path / "d", serves=[served_row(sources=sources)]))

    assert told == [("serves.jsonl", 1, "organic waste", "/sources", "field-unknown", "warning")]
    assert len(dossier.serves) == 1


MISMATCHED: dict[str, tuple[dict[str, list[Row]], tuple[str, str]]] = {
    "a fact in another dimension": (
        {"facts": [fact_row(estimate=estimate_row(4, unit="t"))]},
        ("facts", "/estimate/unit"),
    ),
    "a fact without a unit": ({"facts": [fact_row(estimate=estimate_row(4, unit=None))]}, ("facts", "/estimate/unit")),
    "a count for a percentage": (
        {
            "indicators": [indicator_row(), indicator_row(id="share", unit="percent")],
            "facts": [fact_row(indicator="share", estimate=estimate_row(40, unit="count"))],
        },
        ("facts", "/estimate/unit"),
    ),
    "money for money a cubic metre": (
        {
            "indicators": [indicator_row(), indicator_row(id="tariff", unit="EUR/m**3")],
            "facts": [fact_row(indicator="tariff", estimate=estimate_row(2, unit="EUR"))],
        },
        ("facts", "/estimate/unit"),
    ),
    "money for a rate of exchange": (
        {
            "indicators": [indicator_row(), indicator_row(id="pound", unit="LBP/USD")],
            "facts": [fact_row(indicator="pound", estimate=estimate_row(1500, unit="LBP"))],
        },
        ("facts", "/estimate/unit"),
    ),
    "a threshold in another dimension": (
        {"solutions": [solution_row(requirements=[requirement_row(unit="MW")])]},
        ("solutions", "/requirements/0/unit"),
    ),
    "a demand a year's stock": (
        {"needs": [need_row(demand=DEMAND | {"unit": "t"})]},
        ("needs", "/demand/unit"),
    ),
    "a capacity in cubic metres": (
        {"solutions": [solution_row(capacity=CAPACITY | {"unit": "m**3/day"})]},
        ("solutions", "/capacity/unit"),
    ),
}


@pytest.mark.parametrize(("files", "place"), MISMATCHED.values(), ids=MISMATCHED)
def test_a_unit_of_another_kind_is_a_mismatch(
    tmp_path: Path, files: dict[str, list[Row]], place: tuple[str, str]
) -> None:
    dossier, told = _read(lay(tmp_path / "d", **files))
    kind, field = place

    assert [(file, field, code, severity) for file, _, _, field, code, severity in told] == [
        (f"{kind}.jsonl", field, "unit-mismatch", "error")
    ]
    assert getattr(dossier, kind) == ()


CONVERTIBLE = [
    *[("ha", "m**2"), ("t/day", "kg/h"), ("degC", "K"), ("percent", "percent")],
    *[("EUR", "LBP"), ("EUR/m**3", "USD/l"), ("LBP/USD", "LBP/USD")],
]


@pytest.mark.parametrize(("indicator", "unit"), CONVERTIBLE)
def test_a_unit_that_converts_or_money_that_is_exchanged_is_none(tmp_path: Path, indicator: str, unit: str) -> None:
    folder = lay(
        tmp_path / "d",
        indicators=[indicator_row(unit=indicator)],
        facts=[fact_row(estimate=estimate_row(4, unit=unit))],
        solutions=[solution_row(requirements=[requirement_row(unit=unit)])],
        classes=[],
    )

    assert _read(folder)[1] == []


@pytest.mark.parametrize(("low", "high"), [(-0.1, 0.5), (0.5, 1.1), (40, 60)])
def test_an_answer_to_yes_or_no_is_a_probability(tmp_path: Path, low: float, high: float) -> None:
    folder = lay(
        tmp_path / "d",
        indicators=[indicator_row(), indicator_row(id="consent", **YES_NO)],
        facts=[
            fact_row(indicator="consent", estimate=estimate_row(low, high, **PROBABILITY)),
            fact_row(id="sure", indicator="consent", estimate=estimate_row(0, 1, **PROBABILITY)),
        ],
    )

    dossier, told = _read(folder)

    assert told == [("facts.jsonl", 1, "land-2015", "/estimate", "type", "error")]
    assert [f.id for f in dossier.facts] == ["sure"]


@pytest.mark.parametrize(
    "line",
    [
        requirement_row(indicator="consent", value=1, unit=None),
        requirement_row(indicator="land", op="==", value=True, unit=None),
    ],
    ids=["a number of a yes-no question", "yes or no of a number"],
)
def test_a_requirement_asks_as_its_indicator_does(tmp_path: Path, line: Row) -> None:
    folder = lay(
        tmp_path / "d",
        indicators=[indicator_row(), indicator_row(id="consent", **YES_NO)],
        solutions=[solution_row(requirements=[line]), solution_row(id="sound")],
    )

    dossier, told = _read(folder)

    assert told == [("solutions.jsonl", 1, "digestion-plant", "/requirements/0/value", "type", "error")]
    assert [s.id for s in dossier.solutions] == ["sound"]


def test_a_year_after_as_of_is_a_note_and_the_fact_is_kept(tmp_path: Path) -> None:
    facts = [fact_row(id=str(year), estimate=estimate_row(4, year=year)) for year in (2015, 2016, 2017, None)]

    dossier, told = _read(lay(tmp_path / "d", facts=facts))

    assert told == [("facts.jsonl", 3, "2017", "/estimate/year", "year-after-as-of", "note")]
    assert len(dossier.facts) == 4


def test_a_need_without_a_source_is_doubtful_and_used(tmp_path: Path) -> None:
    dossier, told = _read(lay(tmp_path / "d", needs=[need_row(sources=[])]))

    assert told == [("needs.jsonl", 1, "organic-waste", "/sources", "source-missing", "warning")]
    assert len(dossier.needs) == 1


def test_a_city_of_the_partnership_that_is_not_there_is_an_error_of_the_partnership(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", cities=[city_row(id=HOME)])

    dossier, told = _read(folder)

    assert told == [("partnership.json", 1, "elmby-marsa", None, "reference-missing", "error")]
    assert [c.id for c in dossier.cities] == [HOME]


def test_a_row_tells_all_its_faults_at_once(tmp_path: Path) -> None:
    """So that a person mends it in one go."""
    row = need_row(city="Rome", part_of="x", sources=[], demand=DEMAND | {"serves": "air"}, note="mine")

    assert _read(lay(tmp_path / "d", needs=[row]))[1] == [
        ("needs.jsonl", 1, "organic-waste", "/city", "reference-missing", "error"),
        ("needs.jsonl", 1, "organic-waste", "/demand/serves", "reference-missing", "error"),
        ("needs.jsonl", 1, "organic-waste", "/note", "field-unknown", "warning"),
        ("needs.jsonl", 1, "organic-waste", "/part_of", "reference-missing", "warning"),
        ("needs.jsonl", 1, "organic-waste", "/sources", "source-missing", "warning"),
    ]


def test_a_paper_beside_the_rows_is_read_where_any_source_names_it(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "d",
        needs=[need_row(sources=[PAPER])],
        networks=[
            network_row(
                member_counts=[{"count": 1, "date": None, "what": "members", "sources": [PAPER | {"file": "list.pdf"}]}]
            )
        ],
    )
    for name in ("memo.txt", "list.pdf", "nobody-asked.txt"):
        (folder / name).write_bytes(name.encode())

    dossier, told = _read(folder)

    assert dossier.files == {"memo.txt": b"memo.txt", "list.pdf": b"list.pdf"}
    assert told == []


def test_a_paper_the_partnership_names_is_read_and_missed(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / "partnership.json").write_text(
        json.dumps(partnership_row(sources=[PAPER, PAPER | {"file": "gone.txt"}])), encoding="utf-8"
    )
    (folder / "memo.txt").write_bytes(b"memo")

    dossier, told = _read(folder)

    assert dossier.files == {"memo.txt": b"memo"}
    assert told == [("partnership.json", 1, "elmby-marsa", "/sources/1/file", "reference-missing", "warning")]


OUTSIDE = [
    "../secret.txt",
    "/etc/hostname",
    "..\\secret.txt",
    "papers/memo.txt",
    ".",
    "..",
    ".hidden",
    "needs.jsonl",
    "partnership.json",
    "x" * 300,
]


@pytest.mark.parametrize("name", OUTSIDE, ids=[repr(n[:20]) for n in OUTSIDE])
def test_a_paper_is_a_plain_file_in_the_folder_and_none_of_its_own_files(tmp_path: Path, name: str) -> None:
    """A row of somebody else's must not bring in what lies outside, nor carry an old copy of the rows about."""
    folder = lay(tmp_path / "d", needs=[need_row(sources=[PAPER | {"file": name}])])
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "..\\secret.txt").write_text("secret", encoding="utf-8")
    (folder / ".hidden").write_text("secret", encoding="utf-8")
    (folder / "papers").mkdir()
    (folder / "papers" / "memo.txt").write_text("secret", encoding="utf-8")

    dossier, told = _read(folder)

    assert dossier.files == {}
    assert told == [("needs.jsonl", 1, "organic-waste", "/sources/0/file", "reference-missing", "warning")]
    assert len(dossier.needs) == 1


def test_a_link_out_of_the_folder_is_no_paper(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", needs=[need_row(sources=[PAPER])])
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "memo.txt").symlink_to(tmp_path / "secret.txt")

    dossier, told = _read(folder)

    assert dossier.files == {}
    assert [f[4] for f in told] == ["reference-missing"]


def test_a_good_row_stands_where_the_first_of_its_id_was_left_out(tmp_path: Path) -> None:
    """The good rows are used: a broken row keeps no name from a whole one."""
    broken = need_row(demand={"low": 1, "mode": 1, "high": 1, "unit": "t/day", "serves": "nothing known"})

    dossier, told = _read(lay(tmp_path / "d", needs=[broken, need_row()]))

    assert [n.id for n in dossier.needs] == ["organic-waste"]
    assert [t[1] for t in told] == [1]
