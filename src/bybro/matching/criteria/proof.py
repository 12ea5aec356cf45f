"""Whether it has been shown to work, and where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate
    from bybro.model.dossier import Dossier
    from bybro.model.solution import Reference, Solution

_UNSHOWN = 0.5
"""What is left of a maturity that no dated reference shows."""
_MATURITY = {"in operation": 1.0, "pilot": 0.5, "research": 0.2}


def proof(candidate: Candidate) -> Spread:
    """How mature it is, and its dated references by `as_of`, those in the receiving country counting double.

    Half the maturity (in operation 1, pilot 0.5, research 0.2), half 1 - 0.5 ** n for n references.
    A reference that is planned, undated or later than `as_of` adds nothing; without one that stood by then
    the maturity counts by half.
    """
    city, dossier = candidate.need.city, candidate.dossier
    n = sum(2 if is_here(r, city, dossier) else 1 for r in dated_references(candidate.solution, dossier))
    maturity = _MATURITY[candidate.solution.readiness] * (1.0 if n else _UNSHOWN)
    return Spread.point(0.5 * maturity + 0.5 * (1.0 - 0.5**n))


def came_later(solution: Solution, dossier: Dossier) -> bool:
    """Whether everything dated that is told of a solution is later than `as_of`."""
    return bool(later_references(solution, dossier)) and not dated_references(solution, dossier)


def dated_references(solution: Solution, dossier: Dossier) -> tuple[Reference, ...]:
    """References that stood by `as_of`."""
    return tuple(
        r for r in solution.references if r.year is not None and not r.planned and r.year <= dossier.as_of.year
    )


def later_references(solution: Solution, dossier: Dossier) -> tuple[Reference, ...]:
    """References later than `as_of`, which count for nothing."""
    return tuple(r for r in solution.references if r.year is not None and r.year > dossier.as_of.year)


def is_here(reference: Reference, city: str, dossier: Dossier) -> bool:
    """Whether a reference stands in the receiving city or its country."""
    record = dossier.city_by_id.get(city)
    if record is None:
        return False
    return _names(reference.place, (*record.name.root.values(), *record.country.name.root.values()))


@lru_cache(maxsize=10_000)
def _names(place: str, names: tuple[str, ...]) -> bool:
    """Whether a place is told with one of some names; kept, since each need of a city asks it of the same places."""
    # whole words only: "Lagos, Nigeria" is not in Niger
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", place) for name in names)
