"""What is not known in a receiving city, and who can answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bybro.papers.address import part
from bybro.papers.figure import Figure
from bybro.papers.need_entry import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.model.dossier import Dossier
    from bybro.model.indicator import Indicator
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.papers.need_entry import DirectionEntry
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import FactEntry, LineEntry

_UNSETTLED = frozenset({"open", "unknown", "not_stated", "unlikely"})


@dataclass(frozen=True, slots=True)
class Question:
    """An indicator whose answer decides solutions: how many, of which needs, and what is known so far."""

    indicator: Indicator
    verdicts: tuple[str, ...]
    solutions: tuple[Solution, ...]
    needs: tuple[Need, ...]
    facts: tuple[FactEntry, ...]
    solution_count: str
    need_count: str

    @property
    def weight(self) -> int:
        """The needs it touches, weighted by their severity."""
        return sum(need.severity for need in self.needs)


@dataclass(frozen=True, slots=True)
class CityQuestions:
    """The questions about one city, by who can answer; those that touch the most needs first."""

    city: str
    by_answerer: tuple[tuple[str, tuple[Question, ...]], ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions about the city."""
        return tuple(q for _, questions in self.by_answerer for q in questions)


@dataclass
class _Gathered:
    verdicts: dict[str, None] = field(default_factory=dict)
    solutions: dict[str, Solution] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    facts: dict[str, FactEntry] = field(default_factory=dict)


def city_questions(direction: DirectionEntry, dossier: Dossier, register: Register) -> CityQuestions:
    """Every unsettled line that decides a solution which could be done or could be done if something changes."""
    gathered: dict[str, _Gathered] = {}
    for need, solution, line in _unsettled(direction):
        found = gathered.setdefault(line.line.requirement.indicator or "", _Gathered())
        found.verdicts[line.verdict] = None
        found.solutions[solution.id] = solution
        found.needs[need.id] = need
        found.facts |= {f.fact.id: f for f in line.facts}
    questions = [
        _question(dossier.indicator_by_id[i], found, direction.receiver, register)
        for i, found in gathered.items()
        if i in dossier.indicator_by_id
    ]
    questions.sort(key=lambda q: -q.weight)
    answerers = dict.fromkeys(q.indicator.ask for q in questions)
    return CityQuestions(
        direction.receiver, tuple((who, tuple(q for q in questions if q.indicator.ask == who)) for who in answerers)
    )


def _unsettled(direction: DirectionEntry) -> Iterator[tuple[Need, Solution, LineEntry]]:
    for entry in direction.needs:
        for group in entry.groups:
            if group.group not in WHOLE:
                continue
            for solution in group.solutions:
                for line in solution.lines:
                    if line.verdict in _UNSETTLED and line.line.requirement.decides:
                        yield entry.need, solution.match.solution, line


def _question(indicator: Indicator, found: _Gathered, city: str, register: Register) -> Question:
    name = f"question/{part(city)}/{part(indicator.id)}"
    return Question(
        indicator,
        tuple(found.verdicts),
        tuple(found.solutions.values()),
        tuple(found.needs.values()),
        tuple(found.facts.values()),
        str(register.figure(f"{name}/solutions", Figure("count", len(found.solutions)))),
        str(register.figure(f"{name}/needs", Figure("count", len(found.needs)))),
    )
