"""Whether a requirement holds in the receiving city, and on which facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bybro.model.fact import Scope
    from bybro.model.requirement import Requirement

Verdict = Literal["holds", "likely", "open", "unlikely", "fails", "unknown", "to_agree", "to_prepare", "remark"]


HOLDS, LIKELY, UNLIKELY, FAILS = 0.9, 0.7, 0.3, 0.1
"""The probabilities from which a line holds or is likely, and up to which it is unlikely or fails."""


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement with its verdict: the probability that it holds, and the facts that say so.

    `stated`: by the provider itself; else it is asked of every solution of the class.
    `facts` answer it; `related` speak of the same question about another object, and do not count.
    A line without a fact has its assumed probability; a remark has none.
    """

    requirement: Requirement
    stated: bool
    verdict: Verdict
    probability: float | None
    facts: tuple[str, ...]
    related: tuple[str, ...]
    scope: Scope | None

    @property
    def is_adverse(self) -> bool:
        """Whether a line that decides fails or probably fails, by its facts or by what is assumed where none answers.

        Assumed: elsewhere the answer is mostly no, the number is rarely that high, or what it presupposes fails.
        """
        if not self.requirement.decides or self.probability is None:
            return False
        return self.verdict in {"fails", "unlikely", "unknown"} and self.probability <= UNLIKELY


@dataclass(frozen=True, slots=True)
class Chance:
    """The probability that all lines that decide (killer and crucial) hold together.

    `as_listed` with its number of `lines`; `standard` makes solutions with many and few lines comparable;
    `if_open_hold` is what remains if everything open, unknown or still to agree turns out well.
    """

    as_listed: float
    lines: int
    standard: float
    if_open_hold: float
