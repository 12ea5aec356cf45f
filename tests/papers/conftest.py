"""The example's catalogue, matched and set once for all tests of the papers, and small ones made by hand."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest

from bybro.decision.match import Matcher, answers_of
from bybro.decision.portfolio.outlook import outlook_of
from bybro.decision.questions import questions_of
from bybro.exchange.dossier_folder import read_dossier
from bybro.lexicon.languages import LANGUAGES
from bybro.model.match import Match, NeedMatches, Reason
from bybro.model.outlook import Outlook
from bybro.model.portfolio import FrontierPoint
from bybro.model.verdict import Chance
from bybro.papers.content import catalogue_content
from bybro.papers.html import render
from bybro.papers.view import view
from tests.papers.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.papers.content import CatalogueContent


NO_MONEY = Outlook("EUR", 2016, (FrontierPoint(0.0, 0.0, None),), (), (), (), (), is_proven=True)
"""Where nothing has a cost."""


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    with as_file(files("bybro.examples") / "copenhagen-beirut") as folder:
        return read_dossier(folder)[0]


@pytest.fixture(scope="session")
def content(dossier: Dossier) -> CatalogueContent:
    matcher = Matcher(dossier, draws=256)
    return catalogue_content(
        dossier, answers_of(matcher), questions_of(matcher), outlook=outlook_of(matcher), draws=256, seed=2016
    )


@pytest.fixture(scope="session")
def views(content: CatalogueContent) -> dict[str, dict[str, Any]]:
    return {language: view(content, language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def rendered(content: CatalogueContent, views: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    """Every file by its path below the catalogue's folder."""
    return {
        f"{language}/{name}": body for language in LANGUAGES for name, body in render(views[language], content).items()
    }


@pytest.fixture(scope="session")
def pages(rendered: dict[str, bytes]) -> dict[str, Page]:
    """Every page, taken apart."""
    return {name: Page(body.decode()) for name, body in rendered.items() if name.endswith(".html")}


@pytest.fixture
def one_need(dossier: Dossier) -> Callable[..., dict[str, str]]:
    """The pages in English of a catalogue that holds one need, answered as the test says."""

    def pages_of(need: Need, *matches: Match) -> dict[str, str]:
        answers = (NeedMatches(need, not matches, matches),)
        small = catalogue_content(replace(dossier, needs=(need,)), answers, outlook=NO_MONEY, languages=("en",))
        return {name: body.decode("utf-8", "replace") for name, body in render(view(small, "en"), small).items()}

    return pages_of


@pytest.fixture
def bare_match() -> Callable[[Need, Solution], Match]:
    """A match of which no figure is known: no line, no size, no cost, nobody counted."""

    def bare(need: Need, solution: Solution) -> Match:
        return Match(
            need=need,
            solution=solution.model_copy(update={"capacity": None, "capacity_note": None, "cost": None}),
            group="could",
            rank=1,
            stopped_by=(),
            relevance=0.7,
            why=(),
            lines=(),
            chance=Chance(1.0, 0, 0.125, 1.0),
            programme=None,
            coverage=None,
            cost=None,
            people_helped=None,
            criteria={},
            score=0.5,
            for_=(),
            against=(Reason("no_lines"), Reason("no_size"), Reason("no_cost")),
            would_fit_if=(),
        )

    return bare
