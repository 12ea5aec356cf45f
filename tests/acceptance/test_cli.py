"""The command line as people and scripts use it: exit codes, one document, no traceback ever."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.cells import cell_len

import bybro
from bybro.cli import main
from bybro.office import dossiers
from bybro.office.schema import schema, schema_names
from tests.builders import (
    Row,
    a_dossier,
    city_row,
    class_row,
    estimate_row,
    fact_row,
    funder_row,
    indicator_row,
    lay,
    need_row,
    network_row,
    partnership_row,
    party_row,
    provider_row,
    rate_row,
    served_row,
    solution_row,
    visit_row,
)
from tests.strategies import json_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAM = (sys.executable, "-m", "bybro")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*[349]\d(?:;\d+)*m")


class Said(NamedTuple):
    """What a command said, and the exit code it left with."""

    code: int
    out: str
    err: str

    def document(self, name: str) -> dict[str, Any]:
        """The one document on standard output, by the published schema of that name."""
        found: dict[str, Any] = json.loads(self.out, parse_constant=_no_number)
        faults = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(
            found
        )
        assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
        return found


def _no_number(token: str) -> float:
    pytest.fail(f"{token} is not JSON")


def _called(*arguments: str | Path) -> Said:
    """A command in this process; a warning is an error, as in every test."""
    out, err = io.StringIO(), io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        warnings.simplefilter("error")
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
    assert isinstance(left.value.code, int)
    return Said(left.value.code, out.getvalue(), err.getvalue())


def _run(*arguments: str | bytes | Path, **environment: str) -> Said:
    """A command as from a shell, its output piped."""
    done = subprocess.run(
        [*PROGRAM, *arguments], env={**_plain(), **environment}, check=False, capture_output=True, encoding="utf-8"
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _plain() -> dict[str, str]:
    """The environment without what asks for colours or widths."""
    asked = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PYTHONIOENCODING", "PYTHONWARNINGS")
    return {name: value for name, value in os.environ.items() if name not in asked}


def _write(folder: Path, kind: str, *lines: Row | str) -> None:
    """Other lines for one of the files."""
    said = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in said), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound dossier with a row of each kind."""
    return lay(tmp_path / "desk")


@pytest.fixture(scope="module")
def example() -> Said:
    """What `bybro match example --json` says."""
    return _run("match", "example", "--json")


# Exit codes


def test_done_is_0(folder: Path) -> None:
    plan = ["portfolio", folder, "--budget", "2e7"]
    for call in (["check", folder], ["match", folder], ["search", folder, "food waste"], plan, ["schema", "match"]):
        assert _called(*call).code == 0


WRONG_CALLS: dict[str, list[str]] = {
    "no such command": ["meet"],
    "no path": ["check"],
    "no text": ["search", "example"],
    "no such option": ["check", "example", "--colour"],
    "a count of none": ["match", "example", "--top", "0"],
    "a count that is none": ["search", "example", "water", "--top", "many"],
    "a list that is not there": ["questions", "example", "--list", "wishes"],
    "a language that is not asked in": ["questions", "example", "--lang", "tlh"],
    "a need that is not there": ["match", "example", "--need", "moon-landing"],
    "a city that is not there": ["search", "example", "water", "--city", "Rome"],
    "a day that is none": ["check", "example", "--as-of", "2016-13-01"],
    "a database": ["check", "sqlite:///desk.db"],
    "a schema that is not there": ["schema", "moon"],
    "a city without a name": ["new", "there", "--home", "", "--partner", "B"],
    "one city twice": ["new", "there", "--home", "B", "--partner", "B"],
    "no budget": ["portfolio", "example"],
    "a budget below nothing": ["portfolio", "example", "--budget", "-5"],
    "a budget that is no number": ["portfolio", "example", "--budget", "nan"],
    "a currency that is not there": ["portfolio", "example", "--budget", "5", "--currency", "SEK"],
    "a solution that is not there": ["portfolio", "example", "--budget", "5", "--exclude", "moon-landing"],
    "one solution not together": ["portfolio", "example", "--budget", "5", "--not-together", "arc-amager-bakke"],
    "a theme without a share": ["portfolio", "example", "--budget", "5", "--min-share", "water"],
    "no output": ["catalogue", "example"],
    "a language that is not offered": ["catalogue", "example", "-o", "there", "--lang", "en,de"],
    "a format that is not offered": ["catalogue", "example", "-o", "there", "--format", "docx"],
}


@pytest.mark.parametrize("call", WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_a_wrong_call_is_2_with_its_remedy_and_the_same_as_json(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    plain, scripted = _called(*call), _called(*call, "--json")

    assert (plain.code, plain.out) == (2, "")
    assert scripted.code == 2
    failure = scripted.document("error")
    if "--json" not in scripted.err:
        # where the command takes no --json, that is what is wrong with the second call
        assert plain.err == "{message}\n{remedy}\n".format(**failure["error"])
    assert failure["findings"] == []
    assert list(tmp_path.iterdir()) == []


def _impossible(place: Path) -> dict[str, list[str | Path]]:
    empty = lay(place / "empty", needs=[], solutions=[])
    broken = lay(place / "broken")
    (broken / "partnership.json").write_text("{", encoding="utf-8")
    (place / "file").write_text("mine", encoding="utf-8")
    (place / "nothing").mkdir()
    return {
        "nothing there": ["check", place / "gone"],
        "a name too long": ["check", place / ("x" * 300)],
        "a file": ["check", place / "file"],
        "an empty folder": ["match", place / "nothing"],
        "a broken head": ["search", broken, "water"],
        "no needs": ["match", empty],
        "no needs to ask about": ["questions", empty],
        "no solutions": ["search", empty, "water"],
        "a dossier to be made where a file is": ["new", place / "file", "--home", "A", "--partner", "B"],
        "a dossier to be made under a file": ["new", place / "file" / "d", "--home", "A", "--partner", "B"],
        "a dossier to be made where one is": ["new", broken, "--home", "A", "--partner", "B"],
        "a catalogue where a dossier is": ["catalogue", "example", "-o", empty],
        "a demo where a dossier is": ["demo", "-o", empty],
    }


def test_what_cannot_be_done_is_1_with_its_remedy_on_standard_error(tmp_path: Path) -> None:
    for name, call in _impossible(tmp_path).items():
        said = _called(*call)

        assert (name, said.code, said.out) == (name, 1, "")
        message, remedy = said.err.splitlines()
        assert message
        assert remedy


def test_what_cannot_be_done_is_one_document_under_json(tmp_path: Path) -> None:
    for name, call in _impossible(tmp_path).items():
        if call[0] in {"check", "match", "search", "questions", "portfolio"}:
            said = _called(*call, "--json")

            failure = said.document("error")
            assert (name, said.code) == (name, 1)
            assert said.err == "{message}\n{remedy}\n".format(**failure["error"])


def test_the_faults_in_the_data_that_led_to_a_failure_stand_with_it(folder: Path) -> None:
    (folder / "needs.jsonl").write_bytes(b"{\n")
    nothing_left = _called("match", folder, "--json").document("error")["findings"]
    (folder / "partnership.json").write_text(json.dumps(partnership_row(currency="XYZ")), encoding="utf-8")
    no_head = _called("match", folder, "--json").document("error")["findings"]

    assert [(f["file"], f["line"], f["code"]) for f in nothing_left] == [("needs.jsonl", 1, "json-broken")]
    assert [(f["file"], f["field"], f["code"]) for f in no_head] == [("partnership.json", "/currency", "type")]


@pytest.mark.parametrize(
    ("fault", "code"),
    [(KeyboardInterrupt(), 130), (MemoryError(), 1), (OSError(5, "Input/output error"), 1)],
    ids=["interrupted", "no memory", "the disk fails"],
)
def test_what_the_machine_or_the_person_stops_is_told_without_a_traceback(
    fault: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(dossiers, "read_dossier", stopped)

    said = _called("check", "example", "--json")

    assert said.code == code
    assert said.err.count("\n") <= 2
    if code == 1:
        assert said.document("error")["findings"] == []


# Documents


def test_check_as_json_obeys_the_contract(folder: Path) -> None:
    (folder / "needs.jsonl").write_bytes(
        b"\n".join(
            [b"{", json.dumps(need_row(sources=[], x=1)).encode(), *[b"["] * 8, json.dumps(need_row(id=5)).encode()]
        )
    )
    (folder / "facts.jsonl").write_bytes(json.dumps(fact_row(estimate=estimate_row(4, year=2017))).encode())

    said = _called("check", folder, "--json")

    found = said.document("check")
    assert (said.code, said.err, found["ok"]) == (1, "", False)
    assert found["records"]["needs"] == 1
    places = [(f["file"], f["line"], f["field"], f["severity"]) for f in found["findings"]]
    assert places == [
        ("facts.jsonl", 1, "/estimate/year", "note"),
        ("needs.jsonl", 1, None, "error"),
        ("needs.jsonl", 2, "/sources", "warning"),
        ("needs.jsonl", 2, "/x", "warning"),
        *(("needs.jsonl", line, None, "error") for line in range(3, 11)),
        ("needs.jsonl", 11, "/id", "error"),
    ]


def test_check_is_1_for_errors_only(folder: Path) -> None:
    _write(folder, "needs", need_row(sources=[], x=1))

    said = _called("check", folder, "--json")

    assert (said.code, said.document("check")["ok"]) == (0, True)
    assert {f["severity"] for f in said.document("check")["findings"]} == {"warning"}


def test_check_of_the_example_has_no_error_and_no_warning() -> None:
    said = _run("check", "example", "--json")

    assert (said.code, said.err, said.document("check")["ok"]) == (0, "", True)
    assert {f["severity"] for f in said.document("check")["findings"]} == {"note"}


def test_match_answers_every_need_in_file_order(example: Said) -> None:
    found = json.loads(example.out, parse_constant=_no_number)

    assert (example.code, example.err, found["format"]) == (0, "", "bybro-match/1")
    assert [n["need"] for n in found["needs"]] == [n.id for n in bybro.read("example")[0].needs]


def test_match_in_python_is_the_same_document(example: Said) -> None:
    assert bybro.match(bybro.read("example")[0]).to_dict() == json.loads(example.out)


def test_match_of_some_needs_is_in_file_order_and_of_the_n_most_relevant(example: Said) -> None:
    every = {n["need"]: n for n in json.loads(example.out)["needs"]}
    second, first = list(every)[5], list(every)[2]

    found = _called("match", "example", "--need", second, "--need", first, "--top", "3", "--json").document("match")

    assert [n["need"] for n in found["needs"]] == [first, second]
    for need in found["needs"]:
        assert len(need["matches"]) == 3
        listed = sorted((m["relevance"] for m in every[need["need"]]["matches"]), reverse=True)
        assert sorted((m["relevance"] for m in need["matches"]), reverse=True) == pytest.approx(listed[:3])


def test_search_as_json_says_the_language_and_lists_the_best_first() -> None:
    found = _called("search", "example", "strømmen går hver aften", "--json", "--top", "5").document("search")

    scores = [r["score"] for r in found["results"]]
    assert (found["query"], found["language"]) == ("strømmen går hver aften", "da")
    assert (len(scores), scores) == (5, sorted(scores, reverse=True))


def test_search_of_a_city_lists_what_its_side_offers() -> None:
    found = _called("search", "example", "water", "--json", "--top", "99", "--city", "Beirut").document("search")

    solutions = bybro.read("example")[0].solution_by_id
    assert {solutions[r["solution"]].city for r in found["results"]} == {"Beirut"}


def test_a_portfolio_in_python_is_the_same_document() -> None:
    said = _run("portfolio", "example", "--budget", "2e7", "--exclude", "game-streetmekka", "--json")
    found = bybro.portfolio(bybro.read("example")[0], budget=20_000_000, exclude=["game-streetmekka"])

    assert said.document("portfolio") == found.to_dict()
    assert said.err == ""


def test_a_portfolio_keeps_what_is_asked_for(folder: Path) -> None:
    call: list[str | Path] = [
        "portfolio",
        folder,
        "--budget",
        "3e7",
        "--currency",
        "USD",
        "--require",
        "digestion-plant",
    ]
    call += ["--max-per-provider", "1", "--min-share", "waste=0.01", "--floor", "0", "--city", "Marsa"]
    found, plain = _called(*call, "--json").document("portfolio"), _called(*call)

    assert [c["solution"] for c in found["chosen"]] == ["digestion-plant"]
    assert (found["status"], found["currency"], found["unmet"]) == ("optimal", "USD", [])
    assert "digestion-plant" in plain.out
    assert "With USD 30\N{NO-BREAK SPACE}million" in plain.out


def test_what_a_portfolio_cannot_keep_is_an_answer_in_words(folder: Path) -> None:
    call: list[str | Path] = ["portfolio", folder, "--budget", "5", "--require", "digestion-plant"]
    found, plain = _called(*call, "--json").document("portfolio"), _called(*call)

    assert (plain.code, found["status"], found["chosen"]) == (0, "infeasible", [])
    assert "with digestion-plant. It takes more money than the budget." in plain.out


def test_what_has_no_cost_is_named_beside_the_portfolio(tmp_path: Path) -> None:
    place = lay(tmp_path / "d", solutions=[solution_row(cost=None)])
    said = _called("portfolio", place, "--budget", "2e7")

    assert "digestion-plant" not in said.out
    assert "digestion-plant" in said.err


@pytest.mark.parametrize("text", ["", "   ", "qqzzx", "?!", "9 9 9", "\0", "of the and"], ids=repr)
def test_nothing_fits_is_an_answer(folder: Path, text: str) -> None:
    plain, scripted = _called("search", folder, text), _called("search", folder, text, "--json")

    found = scripted.document("search")
    assert (plain.code, scripted.code, found["nothing_fits"]) == (0, 0, True)
    assert plain.out.startswith("Nothing fits")
    assert all(result["score"] < 0.5 for result in found["results"])


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_printed_as_published(name: str) -> None:
    assert json.loads(_called("schema", name).out) == schema(name)


def test_json_is_whole_where_the_terminal_has_no_letters_for_it(folder: Path) -> None:
    said = _run("search", folder, "lyset går ud", "--json", PYTHONIOENCODING="ascii")

    assert (said.code, said.document("search")["query"]) == (0, "lyset går ud")
    assert said.out.isascii()


@pytest.mark.skipif(os.name == "nt", reason="arguments are not bytes here")
@pytest.mark.parametrize(
    "call", [("check", b"/tmp/\xff"), ("match", ".", "--need", b"\xff"), ("search", ".", b"water \xff")], ids=repr
)
def test_an_argument_of_bytes_that_are_no_text_is_no_end(
    folder: Path, call: tuple[str | bytes, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    said = _run(*call, "--json", LC_ALL="C")

    assert said.code in {0, 1, 2}
    assert isinstance(json.loads(said.out), dict)
    assert "Traceback" not in said.err


# Good rows, days


def test_bad_rows_are_counted_on_standard_error_and_the_good_ones_used(folder: Path) -> None:
    with (folder / "solutions.jsonl").open("ab") as rows:
        rows.write(b"{\n[]\n")

    plain, scripted = _called("match", folder), _called("match", folder, "--json")

    assert (plain.code, scripted.code) == (0, 0)
    assert plain.err == scripted.err
    assert plain.err.startswith("2 rows could not be used")
    assert scripted.document("match") == bybro.match(a_dossier()).to_dict()


def test_another_day_is_seen_in_every_document(folder: Path) -> None:
    (folder / "facts.jsonl").write_text(
        json.dumps(fact_row(estimate=estimate_row(4, year=2017))) + "\n", encoding="utf-8"
    )
    calls: dict[str, list[str]] = {
        "check": [],
        "match": [],
        "search": ["food waste"],
        "questions": [],
        "portfolio": ["--budget", "2e7"],
    }

    for name, more in calls.items():
        assert _called(name, folder, *more, "--json").document(name)["as_of"] == "2016-04-08"
        assert _called(name, folder, *more, "--as-of", "2018-06-01", "--json").document(name)["as_of"] == "2018-06-01"
    assert "1 notes" in _called("check", folder).out
    assert "0 notes" in _called("check", folder, "--as-of", "2018-06-01").out


def test_a_fact_that_waits_changes_no_verdict_until_the_day_is_moved(folder: Path) -> None:
    (folder / "facts.jsonl").write_text(
        json.dumps(fact_row(estimate=estimate_row(4, year=2017))) + "\n", encoding="utf-8"
    )

    def verdicts(*more: str) -> set[str]:
        found = _called("match", folder, "--json", *more).document("match")
        return {line["verdict"] for n in found["needs"] for m in n["matches"] for line in m["requirements"]}

    assert verdicts() == {"unknown"}
    assert verdicts("--as-of", "2017-01-01") == {"holds"}


def test_a_new_dossier_has_nothing_to_mend(tmp_path: Path) -> None:
    made = _called("new", tmp_path / "case", "--home", "Århus", "--partner", "طرابلس")
    said = _called("check", tmp_path / "case", "--json")

    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[0] == str(tmp_path / "case")
    assert (said.code, said.document("check")["findings"]) == (0, [])
    assert said.document("check")["records"]["cities"] == 2


# The screen


def test_a_finding_is_shown_with_its_place_and_its_remedy(folder: Path) -> None:
    _write(folder, "needs", need_row(city="Rome"), "{")

    said = _called("check", folder)

    shown = " ".join(said.out.split())
    assert said.code == 1
    assert "needs.jsonl:1" in shown
    assert 'error: "organic-waste": names the city "Rome"' in shown
    assert "needs.jsonl:2" in shown
    assert "2 errors, 0 warnings, 0 notes." in shown


def test_notes_are_counted_and_listed_only_when_asked_for(folder: Path) -> None:
    (folder / "facts.jsonl").write_text(
        json.dumps(fact_row(estimate=estimate_row(4, year=2017))) + "\n", encoding="utf-8"
    )

    assert "facts.jsonl:1" not in _called("check", folder).out
    assert "facts.jsonl:1" in _called("check", folder, "--notes").out


TABLES = (
    ("check", "example", "--notes"),
    ("match", "example"),
    ("questions", "example", "--lang", "ar", "--top", "3"),
    ("search", "example", "drinking water is lost from old pipes"),
    ("portfolio", "example", "--budget", "2e7"),
)


@pytest.mark.parametrize("call", TABLES, ids=lambda call: call[0])
def test_what_is_piped_fits_80_columns_and_has_no_colour(call: tuple[str, ...]) -> None:
    said = _called(*call)

    assert said.code == 0
    assert len(said.out.splitlines()) > 5
    assert [line for line in said.out.splitlines() if cell_len(line) > 80] == []
    assert "\x1b" not in said.out


def test_the_table_of_a_need_fits_80_columns(folder: Path) -> None:
    row = solution_row(id="a-solution-with-a-name-that-is-longer-than-anybody-would-wish-to-read-in-a-table")
    _write(folder, "solutions", row)

    said = _called("match", folder, "--need", "organic-waste")

    assert said.code == 0
    assert [line for line in said.out.splitlines() if cell_len(line) > 80] == []
    assert "a-solution-with" in said.out


HOSTILE = "[/b] [red]:key: [link=file:///]x"


def test_brackets_and_colons_in_somebodys_text_are_letters(tmp_path: Path) -> None:
    """To the library that prints the tables they are orders, and a stray one would stop it."""
    place = lay(tmp_path / "[red]a[/b]")
    city = {"en": HOSTILE}
    _write(place, "needs", need_row(id=HOSTILE, title=city), need_row(id=HOSTILE + "2", city=HOSTILE))
    _write(place, "solutions", solution_row(id=HOSTILE, title=city))
    calls: list[list[str | Path]] = [
        ["check", place],
        ["match", place],
        ["match", place, "--need", HOSTILE],
        ["search", place, "food waste"],
    ]

    for call in calls:
        said = _called(*call)
        assert said.code in {0, 1}
        assert "[/b][red]:key:" in "".join(said.out.split())
    made = _called("new", tmp_path / "[red]b[/b]", "--home", HOSTILE, "--partner", "B")
    assert (made.code, made.out.splitlines()[0]) == (0, str(tmp_path / "[red]b[/b]"))


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal here")
@pytest.mark.parametrize("declined", ["", "NO_COLOR"])
def test_a_terminal_has_colours_unless_they_are_declined(folder: Path, declined: str) -> None:
    pty = pytest.importorskip("pty")

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "match", folder, "--need", "organic-waste"],
        env={**_plain(), "TERM": "xterm-256color", **({declined: "1"} if declined else {})},
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = b"".join(_rest(ours)).decode()
    os.close(ours)

    assert (done.returncode, done.stderr) == (0, b"")
    assert "digestion-plant" in ANSI.sub("", shown)
    assert (COLOUR.search(shown) is None) == bool(declined)


def _rest(terminal: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while part := os.read(terminal, 65_536):
            yield part


@pytest.mark.parametrize(
    "call", [("check", "example", "--json"), ("check", "example", "--notes"), ("schema", "finding")]
)
def test_a_reader_that_has_seen_enough_is_no_fault(call: tuple[str, ...]) -> None:
    """As in `bybro check example --json | head -1`, for long output and for short."""
    with subprocess.Popen([*PROGRAM, *call], env=_plain(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()

        assert program.stderr.read() == b""
        assert program.wait() in {0, 1}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("call", [("check", "example", "--json"), ("check", "example"), ("schema", "finding")])
def test_a_disk_that_is_full_is_told_in_two_lines(call: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *call], env=_plain(), check=False, stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        b"The machine did not do it: No space left on device.",
        b"See whether the disk is full, and who may read and write.",
    ]


def test_a_thesaurus_is_loaded_and_an_explanation_names_it(folder: Path, tmp_path: Path) -> None:
    skos = tmp_path / "gemet.ttl"
    skos.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<http://t.example/1> skos:prefLabel "zymurgical slops"@en, "gæringsmask"@da .\n',
        encoding="utf-8",
    )
    solutions = folder / "solutions.jsonl"
    row = json.loads(solutions.read_text(encoding="utf-8").splitlines()[0])
    row["description"] = {"en": "Takes zymurgical slops."}
    solutions.write_text(json.dumps(row) + "\n", encoding="utf-8")

    written = _called("lexicon", "import", folder, skos, "--name", "GEMET", "--json").document("files")
    found = _called("search", folder, "gæringsmask", "--json").document("search")

    assert written["files"] == [str(folder / "terms.jsonl")]
    assert found["results"][0]["why"][0] == {
        "concept": "gemet:1",
        "label": {"en": "zymurgical slops (GEMET)", "da": "gæringsmask (GEMET)"},
    }


def test_help_names_every_command_and_each_has_an_example() -> None:
    names = ["demo", "new", "check", "match", "search", "portfolio", "catalogue", "lexicon", "schema"]

    shown = ANSI.sub("", _called("--help").out)

    assert [name for name in names if f" {name} " not in shown] == []
    assert [name for name in names if "Example" not in ANSI.sub("", _called(name, "--help").out)] == []


def test_the_version_is_the_packages() -> None:
    assert _called("--version") == Said(0, f"{bybro.__version__}\n", "")


def test_without_a_command_the_help_is_shown() -> None:
    said = _called()

    assert said.code == 2
    assert "bybro demo" in ANSI.sub("", said.out + said.err)


# Whatever the rows hold

ROWS: dict[str, Callable[..., Row]] = {
    "cities": city_row,
    "classes": class_row,
    "facts": fact_row,
    "funders": funder_row,
    "indicators": indicator_row,
    "needs": need_row,
    "networks": network_row,
    "parties": party_row,
    "partnership": partnership_row,
    "providers": provider_row,
    "rates": rate_row,
    "serves": served_row,
    "solutions": solution_row,
    "visits": visit_row,
}
MEANT: list[Any] = [
    *("Elmby", "Marsa", "land", "digestion", "organic waste", "organic-waste", "water", "know-how", "money", "stock"),
    *("t/day", "ha", "degC", "EUR", "LBP/USD", "percent", "count", "==", "<=", "yes-no", "number", "site", "nature"),
    *(
        "agreement",
        "at least",
        "verified",
        "important",
        "2016-99",
        "0001-01-01",
        "9999-12-31",
        "[/b]",
        "\x1b[31m",
        "\0",
    ),
    *("", "x" * 25_000, True, False, None, [], {}, [[]], float("nan"), float("inf")),
    *(0, 0.0, -0.0, 1, 2, -1, 100, 9999, 1e6, 10**18, 1e24, -1e24, 1e-24, 5e-324, 1e308, 10**400),
]
"""Words of the trade in wrong places, and numbers at the edge."""


def _places(value: object, above: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    inside: list[tuple[int | str, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for name, deeper in inside:
        yield (*above, name)
        yield from _places(deeper, (*above, name))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the dossier, and its row with up to three values replaced or gone."""
    kind = draw(st.sampled_from(sorted(ROWS)))
    row = copy.deepcopy(ROWS[kind]())
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(list(_places(row)) or [("x",)]))
        here: Any = row
        for name in above:
            here = here[name]
        if draw(st.integers(0, 4)):
            here[last] = copy.deepcopy(draw(st.sampled_from(MEANT) | json_values))
        elif isinstance(here, dict):
            here.pop(last, None)
    return kind, json.dumps(row)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(spoilt(), min_size=1, max_size=3), st.binary(max_size=20))
def test_rows_of_any_content_end_in_an_answer_and_never_in_a_traceback(
    files: list[tuple[str, str]], garbage: bytes
) -> None:
    """Whatever the rows hold, every command answers by its schema, or says by that of errors why it cannot."""
    with tempfile.TemporaryDirectory() as place:
        folder = lay(Path(place, "d"))
        for kind, line in files:
            if kind == "partnership":
                (folder / "partnership.json").write_text(line, encoding="utf-8")
            else:
                before = [json.dumps(city_row(id="Elmby"))] if kind == "cities" else []
                content = "\n".join([*before, line]).encode() + b"\n" + garbage
                (folder / f"{kind}.jsonl").write_bytes(content)
        calls = {"check": [], "match": [], "search": ["food waste"], "portfolio": ["--budget", "2e7", "--floor", "0.1"]}
        for name, more in calls.items():
            plain, scripted = _called(name, folder, *more), _called(name, folder, *more, "--json")
            assert plain.code == scripted.code
            assert scripted.code in {0, 1}
            is_failure = "error" in json.loads(scripted.out)
            scripted.document("error" if is_failure else name)
            assert scripted.code == 1 or not is_failure


def test_what_a_finding_quotes_cannot_steer_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The id of a refused row is shown, its escapes as marks."""
    folder = lay(tmp_path / "d", needs=[need_row(id="x\x1b[2J\u202ey", severity=9)])

    with pytest.raises(SystemExit):
        main(["check", str(folder)])

    said = capsys.readouterr().out
    assert "severity" in said
    assert not set(said) & {"\x1b", "\u202e"}
