"""The published JSON Schemas: sound, in step with the model, and able to refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

import pytest
from jsonschema import Draft202012Validator

from bybro.exchange.dossier_folder import KINDS
from bybro.findings import CODES, Finding, Severity
from bybro.lexicon.units import CURRENCIES
from bybro.model.fact import Scope
from bybro.model.match import CRITERIA, GROUPS
from bybro.model.portfolio import DemandKind, Reason, Status
from bybro.model.question import QuestionList
from bybro.model.requirement import Importance
from bybro.model.verdict import Verdict

if TYPE_CHECKING:
    from pathlib import Path

Schema = dict[str, Any]

SCHEMAS: dict[str, Schema] = {
    path.name.removesuffix(".json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(files("bybro.schemas").iterdir(), key=lambda path: path.name)
    if path.name.endswith(".json")
}
FINDING: Schema = Finding(
    "needs.jsonl", 4, "beirut-water", "/demand/unit", "unit-unknown", "error", "What.", "How."
).to_dict()
CHECKED = {"format": "bybro-check/1", "ok": False, "records": {"needs": 49}, "findings": [FINDING]}
SPREAD = {"p05": 0.1, "p50": 0.2, "p95": 0.3}
LINE = {
    "text": {"en": "A site of at least 2 ha is free."},
    "indicator": "land_available_ha",
    "op": ">=",
    "value": 2,
    "unit": "ha",
    "importance": "killer",
    "assumed": True,
    "stated": False,
    "verdict": "fails",
    "probability": 0.05,
    "facts": ["beirut-0101"],
    "related": [],
    "scope": "city",
}
MATCH = {
    "solution": "incinerator",
    "group": "no",
    "rank": None,
    "stopped_by": ["land_available_ha"],
    "relevance": 0.9,
    "why": [{"concept": "waste", "label": {"da": "affald"}}, {"word": "furnace", "label": "furnace"}],
    "requirements": [LINE],
    "implementability": {"as_listed": 0.05, "lines": 1, "standard_chance": 0.0125, "if_open_hold": 0.05},
    "first_programme": None,
    "coverage": SPREAD,
    "cost": {**SPREAD, "currency": "EUR", "price_year": 2016, "adjusted": False},
    "people_helped": None,
    "criteria": {**dict.fromkeys(CRITERIA), "relevance": SPREAD},
    "rank_acceptability": None,
    "expected_rank": None,
    "no_clear_first": None,
    "for": [],
    "against": [{"code": "requirement_fails", "text": {"en": "No site."}, "facts": ["beirut-0101"]}],
    "would_fit_if": [],
    "judgement": None,
}
MATCHED = {
    "format": "bybro-match/1",
    "dossier": "copenhagen-beirut",
    "as_of": "2016-04-08",
    "draws": 1024,
    "seed": 2016,
    "currency": "EUR",
    "price_year": 2016,
    "needs": [{"need": "waste", "city": "Beirut", "nothing_fits": False, "matches": [MATCH]}],
}
FOUND = {
    "format": "bybro-search/1",
    "dossier": "copenhagen-beirut",
    "as_of": "2016-04-08",
    "query": "strømafbrydelse",
    "language": "da",
    "nothing_fits": False,
    "results": [{"solution": "microgrid", "score": 0.8, "why": [{"word": "strøm", "label": "strøm"}]}],
}
QUESTION = {
    "rank": 1,
    "band": {"best": 1, "worst": 4},
    "list": "mission",
    "city": "Beirut",
    "indicator": "land_available_ha",
    "solution": None,
    "question": {"en": "How large a site is free?"},
    "ask": "municipality",
    "value": 0.002,
    "ceiling": 0.03,
    "standard_error": 0.0,
    "people": {"low": 100.0, "high": 200.0},
    "state": "unknown",
    "facts": [],
    "decides": ["waste"],
    "first_choice": {"waste": {"now": "composting", "if_high": "incinerator", "if_low": None}},
}
ASKED = {
    **{key: MATCHED[key] for key in ("dossier", "as_of", "draws", "seed", "currency", "price_year")},
    "format": "bybro-questions/1",
    "unit": "severity-weighted share of needs",
    "questions": [QUESTION],
}
SUPPOSED = {
    **{key: MATCHED[key] for key in ("dossier", "as_of", "draws", "seed", "currency", "price_year")},
    "format": "bybro-what-if/1",
    "verdicts": [
        {"city": "Beirut", "solution": "incinerator", "indicator": "land", "before": "fails", "after": "holds"}
    ],
    "groups": [{"need": "waste", "solution": "incinerator", "before": "no", "after": "could"}],
    "ranks": [{"need": "waste", "solution": "composting", "group": "could", "before": 1.2, "after": 1.9}],
    "firsts": [{"need": "waste", "before": "composting", "after": None}],
    "plan": None,
}
MONEY = {**SPREAD, "currency": "EUR", "price_year": 2016, "adjusted": False}
CHOSEN = {
    "solution": "microgrid",
    "needs": {"power": 0.1},
    "units": 2,
    "cost": MONEY,
    "people_helped": SPREAD,
    "assumed": [],
    "after": None,
}
DEMAND = {"demand": "floor", "names": [], "value": 0.1}
PLANNED = {
    "format": "bybro-portfolio/1",
    "dossier": "copenhagen-beirut",
    "as_of": "2016-04-08",
    "draws": 1024,
    "seed": 2016,
    "currency": "EUR",
    "price_year": 2016,
    "budget": 2e7,
    "status": "optimal",
    "gap": 0.0,
    "people_helped": None,
    "needs_met": 0.1,
    "assumed": 0.0,
    "bad_case": 0.0,
    "cost": MONEY,
    "chosen": [CHOSEN],
    "just_outside": [{"solution": "incinerator", "enters_at": 5e8}],
    "one_million_more": {"needs_met": 0.01, "chosen": [], "left": []},
    "binding": [DEMAND],
    "unmet": [{**DEMAND, "reason": "too_dear", "text": {"en": "It takes more money."}}],
    "not_costed": ["aqtap"],
    "too_small": [],
    "frontier": [{"budget": 0.0, "needs_met": None, "people_helped": None}],
}
FAILED = {"error": {"message": "There is no folder x.", "remedy": "Give one."}, "findings": []}
GOOD: dict[str, Schema] = {
    "check": CHECKED,
    "match": MATCHED,
    "search": FOUND,
    "questions": ASKED,
    "what-if": SUPPOSED,
    "portfolio": PLANNED,
    "error": FAILED,
    "finding": FINDING,
}


def _refused(name: str, document: object) -> bool:
    checker = Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER)
    return not checker.is_valid(document)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_sound_and_says_what_it_is(name: str) -> None:
    schema = SCHEMAS[name]

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("/2020-12/schema")
    assert schema["$id"] == f"urn:bybro:schema:{name}"
    assert schema["title"]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_document_is_accepted(name: str) -> None:
    assert not _refused(name, GOOD[name])


@pytest.mark.parametrize("name", GOOD)
def test_a_key_that_the_contract_does_not_list_is_refused(name: str) -> None:
    assert _refused(name, {**GOOD[name], "surprise": 1})


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, document in GOOD.items() for key in document])
def test_a_key_is_always_present(name: str, key: str) -> None:
    assert _refused(name, {k: v for k, v in GOOD[name].items() if k != key})


@pytest.mark.parametrize("key", MATCH)
def test_a_match_has_all_its_keys(key: str) -> None:
    short = {k: v for k, v in MATCH.items() if k != key}
    need = {"need": "waste", "city": "Beirut", "nothing_fits": False, "matches": [short]}

    assert _refused("match", {**MATCHED, "needs": [need]})


@pytest.mark.parametrize("key", CHOSEN)
def test_a_chosen_solution_has_all_its_keys(key: str) -> None:
    short = {k: v for k, v in CHOSEN.items() if k != key}

    assert _refused("portfolio", {**PLANNED, "chosen": [short]})


def test_a_ground_is_a_word_or_a_concept_and_not_both() -> None:
    both = {"word": "strøm", "concept": "power-outage", "label": "strøm"}

    assert _refused("search", {**FOUND, "results": [{"solution": "microgrid", "score": 0.8, "why": [both]}]})
    assert _refused(
        "search", {**FOUND, "results": [{"solution": "microgrid", "score": 0.8, "why": [{"label": "strøm"}]}]}
    )


def test_the_parts_that_documents_share_are_the_same_everywhere() -> None:
    """Each schema can be used alone; so a shared part stands in several, word for word."""
    parts: dict[str, list[Schema]] = {"finding": [_bare(SCHEMAS["finding"])]}
    for schema in SCHEMAS.values():
        for name, part in schema.get("$defs", {}).items():
            parts.setdefault(name, []).append(_bare(part))

    assert [name for name, found in parts.items() if any(part != found[0] for part in found)] == []


def test_what_was_written_is_told_in_the_published_form(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "bybro", "new", str(tmp_path / "a"), "--home", "Elmby", "--partner", "Marsa", "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    document = json.loads(said.stdout)

    Draft202012Validator(SCHEMAS["files"]).validate(document)
    assert document["files"] == [str(tmp_path / "a")]


def _bare(schema: Schema) -> Schema:
    return {k: v for k, v in schema.items() if k not in {"$schema", "$id", "title", "description"}}


def test_words_of_the_schemas_are_the_words_of_the_model() -> None:
    finding = SCHEMAS["finding"]["properties"]
    match = SCHEMAS["match"]["$defs"]["match"]["properties"]
    line = SCHEMAS["match"]["$defs"]["requirement"]["properties"]

    assert finding["code"]["enum"] == list(CODES)
    assert finding["severity"]["enum"] == list(get_args(Severity))
    assert SCHEMAS["check"]["properties"]["records"]["properties"].keys() == {kind.name for kind in KINDS}
    assert SCHEMAS["match"]["properties"]["currency"]["enum"] == list(CURRENCIES)
    assert match["group"]["enum"] == list(GROUPS)
    assert list(match["criteria"]["properties"]) == list(CRITERIA)
    assert SCHEMAS["questions"]["$defs"]["question"]["properties"]["list"]["enum"] == list(get_args(QuestionList))
    portfolio = SCHEMAS["portfolio"]["properties"]
    unmet = portfolio["unmet"]["items"]["properties"]
    assert portfolio["status"]["enum"] == list(get_args(Status))
    assert unmet["demand"]["enum"] == list(get_args(DemandKind))
    assert unmet["reason"]["enum"] == list(get_args(Reason))
    assert line["verdict"]["enum"] == list(get_args(Verdict))
    assert line["importance"]["enum"] == list(get_args(Importance))
    assert line["scope"]["anyOf"][0]["enum"] == list(get_args(Scope))


@pytest.mark.parametrize(
    ("name", "call", "status"),
    [
        ("check", ["check", "example"], 0),
        ("match", ["match", "example"], 0),
        ("search", ["search", "example", "strømafbrydelse"], 0),
        ("questions", ["questions", "example"], 0),
        ("what-if", ["what-if", "example", "--need", "organic-waste", "--answer", "Beirut/source_sorting=yes"], 0),
        ("what-if", ["what-if", "example", "--need", "organic-waste", "--budget", "5e6..9e6"], 0),
        # a budget at which the solver says something of its own
        ("what-if", ["what-if", "example", "--need", "organic-waste", "--budget", "117000000"], 0),
        ("error", ["what-if", "example"], 2),
        (
            "error",
            ["what-if", "example", "--answer=Beirut/waste_fees_paid=yes", "--answer=Beirut/waste_fees_paid=no"],
            2,
        ),
        ("error", ["what-if", "example", "--answer=Beirut/sewage_collected_share=500"], 2),
        ("error", ["what-if", "example", "--answer", "Beirut/source_sorting=perhaps"], 2),
        ("portfolio", ["portfolio", "example", "--budget", "2e7"], 0),
        ("portfolio", ["portfolio", "example", "--budget", "1", "--require", "game-streetmekka"], 0),
        ("error", ["portfolio", "example", "--budget=-1"], 2),
        ("error", ["match", "example", "--need", "no-such-need"], 2),
        ("error", ["check", "no-such-folder"], 1),
        ("error", ["match"], 2),
    ],
)
def test_what_the_program_prints_keeps_the_contract(name: str, call: list[str], status: int) -> None:
    """With --json, stdout is one document of the published form, also where the command fails."""
    said = subprocess.run(
        [sys.executable, "-m", "bybro", *call, "--json"], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    document = json.loads(said.stdout)
    checker = Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER)

    assert [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(document)] == []
    assert said.returncode == status
    assert "Traceback" not in said.stderr
