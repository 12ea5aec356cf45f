"""The verdicts of each solution in a city, and what follows from them, whatever the need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bybro.decision.groups import near_misses
from bybro.matching.chance import chance_of
from bybro.matching.facts import FactBase
from bybro.matching.requirements import lines_of, rests_on

if TYPE_CHECKING:
    from bybro.lexicon.concepts import Lexicon
    from bybro.model.dossier import Dossier
    from bybro.model.match import NearMiss
    from bybro.model.solution import Solution
    from bybro.model.verdict import Chance, Line


class Judged(NamedTuple):
    """A solution in a city: its verdicts, their chance together, and what would have to change."""

    lines: tuple[Line, ...]
    chance: Chance
    changes: tuple[NearMiss, ...]


class Verdicts:
    """The verdicts of a dossier's solutions, worked out when first asked for and kept: those `known`."""

    def __init__(self, dossier: Dossier, lexicon: Lexicon) -> None:
        self._dossier = dossier
        self._lexicon = lexicon
        self.facts = FactBase(dossier, lexicon)
        self.known: dict[tuple[str, str], Judged] = {}

    def of(self, solution: Solution, city: str) -> Judged:
        """What is to be said of a solution in a city."""
        key = (solution.id, city)
        if key not in self.known:
            lines = lines_of(solution, city, self._dossier, self.facts, self._lexicon)
            chance = chance_of(lines, self._dossier.indicator_by_id)
            self.known[key] = Judged(lines, chance, near_misses(lines, self._dossier, self.facts))
        return self.known[key]

    def seeing(self, dossier: Dossier) -> Verdicts:
        """The verdicts of a changed dossier, with those kept that rest on nothing that changed."""
        seen = Verdicts(dossier, self._lexicon)
        if _rules(dossier) == _rules(self._dossier):
            changed = seen.facts.differing(self.facts)
            same = {s.id for s in dossier.solutions if _asks(s, dossier) == self._asked(s.id)}
            asked = {i.id: rests_on(i, dossier) for i in dossier.indicators}
            seen.known = {
                (solution, city): judged
                for (solution, city), judged in self.known.items()
                if solution in same
                and not any(
                    (city, name) in changed
                    for line in judged.lines
                    for name in asked.get(line.requirement.indicator or "", ())
                )
            }
        return seen

    def _asked(self, solution: str) -> object:
        known = self._dossier.solution_by_id.get(solution)
        return known and _asks(known, self._dossier)


def _rules(dossier: Dossier) -> object:
    """What the verdicts of all solutions depend on, beside the facts."""
    return dossier.indicators, dossier.rates, dossier.partnership.price_year, dossier.asked


def _asks(solution: Solution, dossier: Dossier) -> object:
    """What the verdicts of one solution depend on, beside the facts."""
    return solution, dossier.class_by_id.get(solution.class_ or "")
