"""A dossier in which a question has been answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bybro.model.estimate import Estimate
from bybro.model.fact import Fact
from bybro.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Supposed:
    """An answer to an indicator of a city, for one solution's site or (None) for all: a range in the indicator's unit.

    To a yes-no question 1 is yes and 0 is no.
    """

    city: str
    indicator: str
    solution: str | None
    low: float
    mode: float | None
    high: float


def with_answers(dossier: Dossier, answers: Iterable[Supposed]) -> Dossier:
    """The dossier with each answer as a verified fact of its day, in place of all that was said on the question.

    What is answered for one solution stands beside what is said of others.
    """
    facts = dossier.facts
    for answer in answers:
        fact = _fact(answer, dossier)
        facts = (*(f for f in facts if not _is_replaced(f, answer)), fact)
    return replace(dossier, facts=facts)


def _is_replaced(fact: Fact, answer: Supposed) -> bool:
    same = (fact.city, fact.indicator) == (answer.city, answer.indicator)
    return same and answer.solution in {None, fact.object}


def _fact(answer: Supposed, dossier: Dossier) -> Fact:
    indicator = dossier.indicator_by_id[answer.indicator]
    name = "/".join(filter(None, ("supposed", answer.city, answer.indicator, answer.solution)))
    return Fact(
        id=name,
        city=answer.city,
        indicator=answer.indicator,
        estimate=Estimate(
            low=answer.low, mode=answer.mode, high=answer.high, unit=indicator.unit, year=dossier.as_of.year
        ),
        statement=Text({"en": "Supposed, to see what would change."}),
        sources=(),
        status="verified",
        scope="city" if answer.solution is None else "district",
        object=answer.solution,
    )
