"""A solution held against a need, with all that the criteria ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.matching.retrieval import Relevance
    from bybro.matching.sizing import Size
    from bybro.model.dossier import Dossier
    from bybro.model.match import Group
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.model.verdict import Chance, Line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A need and a solution of the other side, their relevance, verdicts, chance, size and co-benefits.

    `helps_themes`: the themes of other needs of the same city that the solution also speaks to.
    """

    need: Need
    solution: Solution
    dossier: Dossier
    relevance: Relevance
    lines: tuple[Line, ...]
    chance: Chance
    size: Size
    helps_themes: tuple[str, ...]
    group: Group
