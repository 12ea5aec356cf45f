"""What is otherwise than before: verdicts, groups, ranks and first choices after something was edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.model.match import Group
    from bybro.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A line of a solution that is judged otherwise in a city."""

    city: str
    solution: str
    indicator: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A relevant solution that stands in another group of a need's shortlist; None where it is not on it."""

    need: str
    solution: str
    before: Group | None
    after: Group | None


@dataclass(frozen=True, slots=True)
class RankChange:
    """A solution whose expected rank within its group moved by more than the noise of the draws."""

    need: str
    solution: str
    group: Group
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class FirstChange:
    """A need whose first solution, that of the best group that has one, is another; None where there is none."""

    need: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class UnitsChange:
    """A solution of which the best use of a budget takes more or fewer units."""

    solution: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What a budget would do best, before and after: the severity-weighted share of the needs met, and the units."""

    budget_before: float
    budget_after: float
    needs_met_before: float
    needs_met_after: float
    units: tuple[UnitsChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed, each kind in the order of the needs."""

    verdicts: tuple[VerdictChange, ...]
    groups: tuple[GroupChange, ...]
    ranks: tuple[RankChange, ...]
    firsts: tuple[FirstChange, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether everything stands as before."""
        return not (self.verdicts or self.groups or self.ranks or self.firsts)
