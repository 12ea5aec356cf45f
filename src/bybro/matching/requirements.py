"""Does it hold there? Each requirement of a solution against the facts of the receiving city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.draws.distribution import of_unknown
from bybro.lexicon.units import convert, currency_of
from bybro.matching.facts import About
from bybro.model.money import exchange_rate
from bybro.model.verdict import FAILS, HOLDS, LIKELY, UNLIKELY, Line

if TYPE_CHECKING:
    from bybro.draws.distribution import Distribution
    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.facts import Answer, FactBase
    from bybro.model.dossier import Dossier
    from bybro.model.indicator import Indicator
    from bybro.model.requirement import Requirement
    from bybro.model.solution import Solution
    from bybro.model.verdict import Verdict

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
    about = About(concepts=_subject(solution, dossier, lexicon), solution=solution.id)
    stated = {r.indicator for r in solution.requirements if r.indicator is not None}
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


def rests_on(indicator: Indicator, dossier: Dossier) -> frozenset[str]:
    """The indicators whose facts a line on one may rest on: itself, and what a yes presupposes."""
    return frozenset((indicator.id, *(i.id for i in _presupposed(indicator, dossier))))


def _judged(
    requirement: Requirement,
    stated: bool,  # noqa: FBT001
    city: str,
    subject: About,
    dossier: Dossier,
    facts: FactBase,
    lexicon: Lexicon,
) -> Line:
    indicator = dossier.indicator_by_id.get(requirement.indicator or "")
    if indicator is None:
        return Line(requirement, stated, "remark", None, (), (), None)
    answer = facts.answer(city, indicator, _about(requirement, indicator, subject, lexicon))
    found, related = tuple(f.id for f in answer.facts), tuple(f.id for f in answer.related)
    told = _probability(requirement, indicator, answer, dossier)
    if told is not None:
        return Line(requirement, stated, _verdict(told), told, found, related, answer.scope)
    probability, verdict = _assumed(requirement, indicator, city, subject, dossier, facts, lexicon)
    return Line(requirement, stated, verdict, probability, (), (*found, *related), None)


def _about(requirement: Requirement, indicator: Indicator, subject: About, lexicon: Lexicon) -> About:
    concepts = set(subject.concepts)
    if requirement.object is not None:
        concepts = set(lexicon.concepts_in(requirement.object, "en"))
    elif indicator.grain != "site":
        # a question about the whole city is about what its own words name
        label = indicator.label.best("en")
        concepts |= lexicon.concepts_in(label.text, label.language)
    return About(requirement.object, frozenset(concepts), subject.solution)


def _probability(requirement: Requirement, indicator: Indicator, answer: Answer, dossier: Dossier) -> float | None:
    """What the facts say of a requirement; None where there is none, or its money cannot be compared with theirs."""
    if not answer.facts:
        return None
    if indicator.is_yes_no:
        yes = answer.probability()
        return yes if requirement.value else 1.0 - yes
    threshold = threshold_in(requirement, indicator, dossier)
    return None if threshold is None else _beyond(answer, requirement, threshold)


def _beyond(known: Answer | Distribution, requirement: Requirement, threshold: float) -> float:
    return known.at_least(threshold) if requirement.op == ">=" else known.at_most(threshold)


def threshold_in(requirement: Requirement, indicator: Indicator, dossier: Dossier) -> float | None:
    """A requirement's number in the unit of its indicator; None where no rate leads from its currency."""
    value = float(requirement.value or 0)
    unit, target = requirement.unit, indicator.unit
    if unit is None or target is None or unit == target:
        return value
    money, wanted = currency_of(unit), currency_of(target)
    if money is not None and wanted is not None and money != wanted:
        rate = exchange_rate(dossier.rates, money, wanted, dossier.partnership.price_year)
        if rate is None:
            return None
        value, unit = value * rate, unit.replace(money, wanted)
    return convert(value, unit, target)


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
    subject: About,
    dossier: Dossier,
    facts: FactBase,
    lexicon: Lexicon,
) -> tuple[float, Verdict]:
    """What is assumed of a line that no fact answers: never better than what it presupposes."""
    if not indicator.is_yes_no:
        threshold = threshold_in(requirement, indicator, dossier)
        return (UNKNOWN if threshold is None else _beyond(of_unknown(indicator), requirement, threshold)), "unknown"
    verdict = _PUT_IN_PLACE.get(indicator.change or "", "unknown")
    typical = UNKNOWN if indicator.typical is None else float(indicator.typical)
    yes = CAN_BE_PUT_IN_PLACE if verdict != "unknown" else typical
    for wider in _presupposed(indicator, dossier):
        answer = facts.answer(city, wider, _about(requirement, wider, subject, lexicon))
        if answer.facts:
            yes = min(yes, answer.probability())
    return (yes if requirement.value else 1.0 - yes), verdict


def _presupposed(indicator: Indicator, dossier: Dossier) -> tuple[Indicator, ...]:
    """The yes-no indicators that a yes presupposes, step by step."""
    found: dict[str, Indicator] = {indicator.id: indicator}
    front = [indicator]
    while front:
        named = [dossier.indicator_by_id.get(name) for step in front for name in step.implies if name not in found]
        front = [i for i in named if i is not None and i.is_yes_no]
        found.update({i.id: i for i in front})
    return tuple(i for i in found.values() if i is not indicator)
