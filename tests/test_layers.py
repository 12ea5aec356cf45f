"""One direction of imports, no rings, and purity between errors and papers (docs/decisions/0001)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers import crossings, cycles, impurities, sources

MODULES = sources(Path(__file__).resolve().parent.parent / "src" / "bybro")


def _told(found: list[str]) -> str:
    return "\n".join(["", *found, "See docs/decisions/0001-one-direction-of-imports.md."])


def test_there_is_something_to_read() -> None:
    assert {"bybro", "bybro.errors", "bybro.findings", "bybro.model.need"} <= set(MODULES)


def test_every_import_goes_with_the_flow() -> None:
    found = crossings(MODULES)

    assert not found, _told(found)


def test_no_modules_import_one_another_in_a_ring() -> None:
    found = cycles(MODULES)

    assert not found, _told(found)


def test_nothing_between_errors_and_papers_knows_clock_chance_network_or_file() -> None:
    found = impurities(MODULES)

    assert not found, _told(found)


@pytest.mark.parametrize(
    ("name", "source", "what"),
    [
        ("bybro.model.need", "from bybro.matching import facts", "model may not know matching"),
        ("bybro.errors", "import bybro.model.need", "errors may not know model"),
        ("bybro.matching.facts", "from bybro.exchange.jsonl import parse", "matching may not know exchange"),
        ("bybro.papers.letter", "from bybro.office import desk", "papers may not know office"),
        ("bybro.cli.app", "from bybro.store.journal import entries", "cli may not know store"),
        ("bybro.web.page", "from bybro.cli.app import app", "web may not know cli"),
        ("bybro.exchange.jsonl", "from bybro.matching.facts import best", "exchange may not know matching"),
        ("bybro.exchange.jsonl", "from bybro.store.journal import entries", "exchange may not know store"),
        ("bybro.wording.reasons", "from bybro import match", "wording may not know bybro"),
        ("bybro.model.need", "from ..matching import facts", "model may not know matching"),
        ("bybro.cli.demo", "import bybro.examples", "cli may not know examples"),
        ("bybro.examples", "import bybro.errors", "examples may not know errors"),
        ("bybro.utils", "", "stands nowhere"),
        ("bybro.model.need", "def f() -> None:\n    import bybro.draws.sample", "model may not know draws"),
        (
            "bybro.model.need",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bybro.wording import reasons",
            "model may not know wording",
        ),
    ],
)
def test_an_import_against_the_flow_is_told(name: str, source: str, what: str) -> None:
    """Imports inside functions and under TYPE_CHECKING count as well."""
    found = crossings({**MODULES, name: source})

    assert [f for f in found if f.startswith(name) and what in f]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("bybro.office.reading", "from bybro.exchange import dossier_folder\nfrom bybro.papers import catalogue"),
        ("bybro.cli.app", "from bybro.office import reading\nfrom bybro import match"),
        ("bybro.web.page", "from bybro.wording.reasons import sentence"),
        ("bybro.exchange.jsonl", "from bybro.lexicon.units import is_known\nfrom bybro.findings import Finding"),
        ("bybro.__main__", "from bybro.cli import main"),
        ("bybro", "from bybro.office.reading import read"),
    ],
)
def test_an_import_with_the_flow_is_not_told(name: str, source: str) -> None:
    assert crossings({name: source}) == []


def test_a_ring_is_told_from_end_to_end() -> None:
    ring = {
        "bybro.model.a": "from bybro.model.b import B",
        "bybro.model.b": "import bybro.model.c",
        "bybro.model.c": "from bybro.model import a",
    }

    assert cycles({"bybro.model": "", **ring}) == ["bybro.model.a -> bybro.model.b -> bybro.model.c -> bybro.model.a"]


def test_a_late_or_typing_import_makes_no_ring() -> None:
    late = "if TYPE_CHECKING:\n    from bybro.model.a import A\ndef f():\n    from bybro.model.a import A"
    pair = {"bybro.model.a": "from bybro.model.b import B", "bybro.model.b": late}

    assert cycles(pair) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import time", "the clock"),
        ("from urllib.request import urlopen", "the network"),
        ("import sqlite3", "a database"),
        ("from random import choice", "chance"),
        ("import subprocess", "other programs"),
        ("import os\nhome = os.environ['HOME']", "os.environ"),
        ("from os import environ", "os.environ"),
        ("import datetime\nday = datetime.date.today()", "the clock"),
        ("from datetime import datetime, UTC\nat = datetime.now(tz=UTC)", "the clock"),
        ("text = open('needs.jsonl').read()", "opens a file"),
        ("from pathlib import Path\ntext = Path('a').read_text()", "touches a file"),
        ("def f(path):\n    return path.read_bytes()", "touches a file"),
        ("import numpy as np\nx = np.random.default_rng(1)", "random numbers"),
        ("from scipy.stats.qmc import Sobol", "random numbers"),
    ],
)
def test_an_impurity_is_told(source: str, what: str) -> None:
    found = impurities({"bybro.matching.facts": source})

    assert len(found) == 1
    assert what in found[0]


@pytest.mark.parametrize(
    "source",
    [
        "from importlib.resources import files\ntext = files('bybro.lexicon').joinpath('a.csv').read_text()",
        (
            "from importlib.resources import files\nfolder = files('b') / 'words'\n"
            "texts = [path.read_text() for path in sorted(folder.iterdir())]"
        ),
        "import importlib.resources\ntext = importlib.resources.files('b').joinpath('a').read_text()",
        "from datetime import date\nday = date.fromisoformat('2016-04-08')",
    ],
)
def test_the_data_of_a_package_is_part_of_the_code(source: str) -> None:
    assert impurities({"bybro.lexicon.themes": source}) == []


def test_chance_is_free_in_draws_and_the_clock_in_the_office() -> None:
    free = {
        "bybro.draws.sample": "import numpy as np\nx = np.random.default_rng(1)",
        "bybro.office.clock": "import datetime\nday = datetime.date.today()",
    }

    assert impurities(free) == []
