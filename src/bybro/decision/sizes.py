"""The first programme of each solution for each need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.matching.sizing import size_of

if TYPE_CHECKING:
    from bybro.draws.sample import Draws
    from bybro.matching.sizing import Size
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution


class Sizes:
    """The programmes of a dossier, each worked out when first asked for and kept: those `known`."""

    def __init__(self, dossier: Dossier, draws: Draws) -> None:
        self._dossier = dossier
        self._draws = draws
        self.known: dict[tuple[str, str], Size] = {}

    def of(self, need: Need, solution: Solution) -> Size:
        """The first programme of a solution for a need."""
        key = (need.id, solution.id)
        if key not in self.known:
            self.known[key] = size_of(need, solution, self._dossier, self._draws)
        return self.known[key]

    def seeing(self, dossier: Dossier) -> Sizes:
        """Those of a changed dossier, with all kept whose need, solution, rates and currency are as they were."""
        seen = Sizes(dossier, self._draws)
        if _prices(dossier) == _prices(self._dossier):
            before = self._dossier
            needs = {n.id for n in dossier.needs if n == before.need_by_id.get(n.id)}
            solutions = {s.id for s in dossier.solutions if s == before.solution_by_id.get(s.id)}
            seen.known = {key: s for key, s in self.known.items() if key[0] in needs and key[1] in solutions}
        return seen


def _prices(dossier: Dossier) -> object:
    return dossier.rates, dossier.partnership.currency, dossier.partnership.price_year
