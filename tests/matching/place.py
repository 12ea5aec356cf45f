"""A small place to ask of: words for plants and playgrounds, yes-no questions, and facts that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.groups import group_of
from bybro.draws.sample import Draws
from bybro.lexicon.concepts import Concept, Lexicon, build
from bybro.lexicon.phrases import Word
from bybro.matching.candidate import Candidate
from bybro.matching.chance import chance_of
from bybro.matching.facts import FactBase
from bybro.matching.requirements import lines_of
from bybro.matching.retrieval import Relevance
from bybro.matching.sizing import size_of
from tests.builders import PARTNER, a_dossier, a_fact, a_need, a_requirement, a_solution, an_indicator

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator
    from bybro.model.need import Need
    from bybro.model.requirement import Requirement
    from bybro.model.solution import Solution
    from bybro.model.verdict import Line


def _concept(name: str, *broader: str) -> Concept:
    return Concept(name, "waste", broader, labels={"en": name})


LEXICON: Lexicon = build(
    [
        _concept("plant"),
        _concept("landfill", "plant"),
        _concept("ash-landfill", "landfill"),
        _concept("sorting", "plant"),
        _concept("playground"),
    ],
    [
        Word("en", "plant", "waste plant"),
        Word("en", "landfill", "landfill"),
        Word("en", "sorting", "sorting"),
        Word("en", "playground", "playground"),
    ],
)


def a_question(name: str, **changes: object) -> Indicator:
    """A yes-no question about the city that only a fact can answer."""
    row: dict[str, object] = {"kind": "yes-no", "unit": None, "plausible_high": 1, "label": {"en": "Whether"}}
    return an_indicator(id=name, **(row | changes))


def says(name: str, yes: float, year: int | None = 2015, **changes: object) -> Fact:
    """A fact that answers a yes-no question with the probability of yes."""
    estimate = {"low": yes, "mode": None, "high": yes, "unit": None, "year": year}
    row: dict[str, object] = {"id": f"{name} {yes} {year}", "indicator": name, "estimate": estimate}
    return a_fact(**(row | changes))


def asks(name: str, *, value: bool = True, **changes: object) -> Requirement:
    """A crucial requirement that a yes-no question is answered so."""
    row: dict[str, object] = {"indicator": name, "op": "==", "value": value, "unit": None, "importance": "crucial"}
    return a_requirement(**(row | changes))


def judged(solution: Solution, dossier: Dossier, lexicon: Lexicon = LEXICON) -> tuple[Line, ...]:
    """The lines of a solution in the partner city."""
    return lines_of(solution, PARTNER, dossier, FactBase(dossier, lexicon), lexicon)


def verdict_on(requirement: Requirement, *indicators: Indicator, facts: tuple[Fact, ...] = ()) -> Line:
    """The one line of a solution that asks one thing of the partner city."""
    dossier = a_dossier(indicators=indicators, facts=facts)
    (line,) = judged(a_solution(requirements=[requirement]), dossier)
    return line


def held_against(
    need: Need | None = None,
    solution: Solution | None = None,
    dossier: Dossier | None = None,
    *,
    relevance: float = 0.8,
    helps: tuple[str, ...] = (),
) -> Candidate:
    """A solution held against a need, with a relevance that does not hang on words."""
    need, solution, dossier = need or a_need(), solution or a_solution(), dossier or a_dossier()
    lines = judged(solution, dossier)
    return Candidate(
        need=need,
        solution=solution,
        dossier=dossier,
        relevance=Relevance(relevance, ()),
        lines=lines,
        chance=chance_of(lines, dossier.indicator_by_id),
        size=size_of(need, solution, dossier, Draws(256)),
        helps_themes=helps,
        group=group_of(solution, lines),
    )
