"""Does it hold there? Each requirement of a solution against the facts of the receiving city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.draws.distribution import of_unknown
from bybro.lexicon.units import currency_of, factor
from bybro.matching.facts import About
from bybro.model.money import exchange_rate
from bybro.model.verdict import Line

if TYPE_CHECKING:
    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.facts import Answer, FactBase
    from bybro.model.dossier import Dossier
    from bybro.model.indicator import Indicator
    from bybro.model.requirement import Requirement
    from bybro.model.solution import Solution
    from bybro.model.verdict import Verdict

HOLDS, LIKELY, UNLIKELY, FAILS = 0.9, 0.7, 0.3, 0.1
"""The probabilities from which a line holds or is likely, and up to which it is unlikely or fails."""
CAN_BE_PUT_IN_PLACE = 0.7
"""The odds that parties agree or prepare what is theirs to put in place: assumed, and marked."""
UNKNOWN = 0.5
"""The probability of yes where nothing is known and nothing is typical."""

_ORDER = ("fails", "unlikely", "not_stated", "unknown", "open", "to_agree", "to_prepare", "likely", "holds", "remark")
_IMPORTANCE = ("killer", "crucial", "important")
_PUT_IN_PLACE: dict[str, Verdict] = {"agreement": "to_agree", "preparation": "to_prepare"}


def lines_of(solution: Solution, city: str, dossier: Dossier, facts: FactBase, lexicon: Lexicon) -> tuple[Line, ...]:
    """Every line of a solution with its verdict in a city, what stops first.

    The provider's own lines, then those of its class that the provider does not state itself.
    """
    about = _subject(solution, dossier, lexicon)
    stated = {r.indicator for r in solution.requirements}
    checklist = dossier.class_by_id[solution.class_].lines if solution.class_ else ()
    asked = [(r, True) for r in solution.requirements] + [(r, False) for r in checklist if r.indicator not in stated]
    judged = [_judged(r, is_stated, city, about, dossier, facts, lexicon) for r, is_stated in asked]
    return tuple(sorted(judged, key=_place))


def _place(line: Line) -> tuple[int, int]:
    silent = not line.stated and line.verdict == "unknown"
    return _ORDER.index("not_stated" if silent else line.verdict), _IMPORTANCE.index(line.requirement.importance)


def _subject(solution: Solution, dossier: Dossier, lexicon: Lexicon) -> frozenset[str]:
    """The concepts a solution is about: its class's; those of its title where it has none or the class tells none."""
    kind = dossier.class_by_id.get(solution.class_ or "")
    texts = [kind.label.best("en")] if kind else []
    found = [lexicon.concepts_in(t.text, t.language) for t in (*texts, solution.title.best("en"))]
    return next((concepts for concepts in found if concepts), frozenset())


def _judged(
    requirement: Requirement,
    stated: bool,  # noqa: FBT001
    city: str,
    subject: frozenset[str],
    dossier: Dossier,
    facts: FactBase,
    lexicon: Lexicon,
) -> Line:
    indicator = dossier.indicator_by_id.get(requirement.indicator or "")
    if indicator is None:
        return Line(requirement, stated, "remark", None, (), (), None)
    answer = facts.answer(city, indicator, _about(requirement, indicator, subject, lexicon))
    if answer.facts:
        probability = _probability(requirement, indicator, answer, dossier)
        verdict = _verdict(probability)
    else:
        probability, verdict = _assumed(requirement, indicator, city, subject, dossier, facts, lexicon)
    return Line(
        requirement,
        stated,
        verdict,
        probability,
        tuple(f.id for f in answer.facts),
        tuple(f.id for f in answer.related),
        answer.scope,
    )


def _about(requirement: Requirement, indicator: Indicator, subject: frozenset[str], lexicon: Lexicon) -> About:
    concepts = set(subject)
    if requirement.object is not None:
        concepts = set(lexicon.concepts_in(requirement.object, "en"))
    elif indicator.grain != "site":
        # a question about the whole city is about what its own words name
        label = indicator.label.best("en")
        concepts |= lexicon.concepts_in(label.text, label.language)
    return About(requirement.object, frozenset(concepts))


def _probability(requirement: Requirement, indicator: Indicator, answer: Answer, dossier: Dossier) -> float:
    if indicator.is_yes_no:
        yes = answer.probability()
        return yes if requirement.value else 1.0 - yes
    threshold = threshold_in(requirement, indicator, dossier)
    return answer.at_least(threshold) if requirement.op == ">=" else answer.at_most(threshold)


def threshold_in(requirement: Requirement, indicator: Indicator, dossier: Dossier) -> float:
    """A requirement's number in the unit of its indicator."""
    value = float(requirement.value or 0)
    unit, target = requirement.unit, indicator.unit
    if unit is None or target is None or unit == target:
        return value
    money, wanted = currency_of(unit), currency_of(target)
    if money is not None and wanted is not None and money != wanted:
        value *= exchange_rate(dossier.rates, money, wanted, dossier.partnership.price_year) or 1.0
        unit = unit.replace(money, wanted)
    return value * factor(unit, target)


def _verdict(probability: float) -> Verdict:
    if probability >= HOLDS:
        return "holds"
    if probability >= LIKELY:
        return "likely"
    if probability <= FAILS:
        return "fails"
    return "unlikely" if probability <= UNLIKELY else "open"


def _assumed(
    requirement: Requirement,
    indicator: Indicator,
    city: str,
    subject: frozenset[str],
    dossier: Dossier,
    facts: FactBase,
    lexicon: Lexicon,
) -> tuple[float, Verdict]:
    """What is assumed of a line that no fact answers: never better than what it presupposes."""
    if not indicator.is_yes_no:
        assumed = of_unknown(indicator)
        threshold = threshold_in(requirement, indicator, dossier)
        return (assumed.at_least(threshold) if requirement.op == ">=" else assumed.at_most(threshold)), "unknown"
    verdict = _PUT_IN_PLACE.get(indicator.change or "", "unknown")
    typical = UNKNOWN if indicator.typical is None else float(indicator.typical)
    yes = CAN_BE_PUT_IN_PLACE if verdict != "unknown" else typical
    for name in indicator.implies:
        wider = dossier.indicator_by_id.get(name)
        if wider is None:
            continue
        answer = facts.answer(city, wider, _about(requirement, wider, subject, lexicon))
        if answer.facts:
            yes = min(yes, answer.probability())
    return (yes if requirement.value else 1.0 - yes), verdict
