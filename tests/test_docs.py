"""Nothing without its page: commands, options, errors, findings, files, fields and units stand in docs/reference.

Each check names what is missing and where it should stand, so that whoever adds something knows the next step.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import types
from pathlib import Path
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

import pytest

import bybro.model
from bybro import errors
from bybro.exchange.dossier_folder import KINDS
from bybro.findings import CODES
from bybro.lexicon import units
from bybro.model.fact import Scope, Status
from bybro.model.party import PartyKind
from bybro.model.record import Id, Month, Number, Record, Theme, Unit, Words, Year
from bybro.model.text import Language, Text

DOCS = Path(__file__).resolve().parent.parent / "docs"
FORMATS = "reference/formats.md"

PLAIN: dict[object, str] = {
    bool: "yes/no",
    int: "whole number",
    str: "text",
    Id: "id",
    Words: "text",
    Text: "text by language",
    Number: "number",
    Unit: "unit",
    Theme: "theme",
    Year: "year",
    Month: "month",
    type(None): "null",
    Language: "language",
    PartyKind: "party kind",
    Scope: "scope",
    Status: "status",
}
"""How the formats reference names a type; each has a row in its table "Words used for types"."""


def _page(name: str) -> str:
    path = DOCS / name
    assert path.is_file(), f"docs/{name} is missing"
    return path.read_text(encoding="utf-8")


def _sections(name: str) -> dict[str, str]:
    """The text under each heading of a page, by the heading's last word without backticks."""
    parts = re.split(r"^#{2,4} +(.+)$", _page(name), flags=re.MULTILINE)
    return {title.split()[-1].strip("`"): text for title, text in zip(parts[1::2], parts[2::2], strict=True)}


def _first_words(section: str) -> list[str]:
    """What stands in backticks in the first column of a section's tables."""
    return re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE)


def records() -> list[type[Record]]:
    """Every record type of the model that has fields, by name."""
    for module in pkgutil.iter_modules(bybro.model.__path__):
        importlib.import_module(f"bybro.model.{module.name}")
    found: set[type[Record]] = set()
    left = [Record]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        found.add(kind)
    return sorted((k for k in found if k.model_fields and k.__module__.startswith("bybro.")), key=lambda k: k.__name__)


def shown(hint: object) -> str:
    """A type as the formats reference names it."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return "day" if "_real_day" in repr(parts) else shown(parts[0])
    if origin is Literal:
        return ("one of " if len(parts) > 1 else "") + ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        one = shown(parts[0])
        return f"list of ({one})" if " or " in one else f"list of {one}"
    if origin in {Union, types.UnionType}:
        return " or ".join(sorted(map(shown, parts), key=lambda word: word == "null"))
    assert isinstance(hint, type), f"say in tests/test_docs.py how the formats reference names {hint}"
    return hint.__name__


def fields(kind: type[Record]) -> dict[str, tuple[str, str]]:
    """The fields of a record as they stand in a file: type, and whether they must be there."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        info.alias or name: (shown(hints[name]), "must" if info.is_required() else "may")
        for name, info in kind.model_fields.items()
    }


@pytest.mark.parametrize("kind", records(), ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_is_documented_with_its_type(kind: type[Record]) -> None:
    section = _sections(FORMATS).get(kind.__name__)
    assert section is not None, f"docs/{FORMATS} has no heading that ends in {kind.__name__}"

    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", section, flags=re.MULTILINE)

    assert {name: (what, must) for name, what, must, _ in rows} == fields(kind)


def test_every_word_used_for_a_type_is_explained() -> None:
    told = re.findall(r"^\| ([a-z/ ]+) \|", _sections(FORMATS)["types"], flags=re.MULTILINE)

    assert sorted(set(PLAIN.values()) | {"day"}) == sorted(told)


@pytest.mark.parametrize(
    "words", [Language, PartyKind, Scope, Status], ids=["language", "party kind", "scope", "status"]
)
def test_every_word_of_a_closed_list_is_documented(words: object) -> None:
    section = _sections(FORMATS)["types"]

    assert [word for word in get_args(words) if f"`{word}`" not in section] == []


def test_every_file_of_the_folder_is_documented() -> None:
    told = set(_first_words(_sections(FORMATS)["folder"]))

    assert told == {"partnership.json", *(kind.file for kind in KINDS)}


def test_every_unit_is_documented() -> None:
    told = set(re.findall(r"`([^`]+)`", _sections(FORMATS)["Units"]))

    assert sorted(units.names() - told) == []


def test_every_finding_code_is_documented() -> None:
    assert _first_words(_sections("reference/findings.md")["codes"]) == list(CODES)


def test_every_error_is_documented() -> None:
    known = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.BybroError) and value.__module__ == errors.__name__
    }

    assert set(_first_words(_sections("reference/findings.md")["errors"])) == known


def test_every_command_and_option_is_documented_and_no_other() -> None:
    try:
        app = importlib.import_module("bybro.cli.app").app
    except ModuleNotFoundError as fault:
        pytest.fail(f"{fault.name} is missing: the command line should stand in src/bybro/cli/app.py as `app`")
    main = importlib.import_module("typer.main").get_command(app)
    sections = _sections("reference/commands.md")
    missing = [
        f"{name} {word}"
        for name, command in main.commands.items()
        for one in (command, *getattr(command, "commands", {}).values())
        for word in ["", *(option for p in one.params for option in p.opts if option.startswith("--"))]
        if f"`{word}" not in sections.get(name, "")
    ]

    assert sorted(sections.keys() - {"everywhere", "status"}) == sorted(main.commands)
    assert not missing, f"docs/reference/commands.md says nothing of {missing}"


@pytest.mark.parametrize("page", sorted([*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]), ids=lambda page: page.stem)
def test_a_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_has_its_four_headings(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert headings == ["Status", "Context", "Decision", "Consequences"]


def test_concepts_name_files_that_exist() -> None:
    """Beside each word of the trade stands the file where it lives."""
    named = re.findall(r"`((?:src/bybro|docs)/[\w./-]+)`", _page("concepts.md"))

    assert named
    assert [name for name in named if not (DOCS.parent / name).exists()] == []
