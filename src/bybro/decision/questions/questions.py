"""Every question of a dossier whose answer would change a choice, in five lists, the most valuable first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.questions.assumptions import ASSUMED
from bybro.decision.questions.demand import demand_gain
from bybro.decision.questions.doubts import doubts_of
from bybro.decision.questions.gain import ceiling_of, gains_of
from bybro.decision.questions.stakes import stakes_of
from bybro.decision.questions.turns import in_turns
from bybro.model.question import QUESTION_LISTS, People, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.decision.match import Matcher
    from bybro.decision.questions.doubts import Doubts, Topic
    from bybro.decision.questions.gain import Gain
    from bybro.matching.candidate import Candidate
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.question import Choice, QuestionList
    from bybro.model.requirement import Requirement

_OUTSIDE = frozenset({"provider", "funder"})


class Subject(NamedTuple):
    """What is asked: an indicator of a city, maybe for one solution; or how large a need is."""

    city: str
    indicator: str | None
    solution: str | None
    need: str | None = None


@dataclass
class Worth:
    """What an answer is worth to each need, as a share of it under each of the assumptions, and what it changes."""

    shares: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    ceilings: dict[str, float] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)
    requirement: Requirement | None = None
    standard_error: float = 0.0


def questions_of(matcher: Matcher) -> tuple[Question, ...]:
    """The questions about both cities, list by list in the order of `QUESTION_LISTS`.

    An umbrella's parts speak for themselves: it asks nothing of its own.
    """
    dossier = matcher.dossier
    needs = [n for n in dossier.needs if not n.umbrella]
    worths = _worths(matcher, needs)
    weights = [_weights(needs, by_severity=a.severity) for a in ASSUMED]
    found: list[Question] = []
    for name in QUESTION_LISTS:
        listed = [s for s in worths if _list_of(s, dossier) == name]
        places = _places([worths[s] for s in listed], weights)
        first, *_ = places.T
        for place in np.argsort(first).tolist():
            subject = listed[place]
            found.append(_question(subject, worths[subject], name, places[place].tolist(), weights[0], dossier))
    return tuple(found)


def _worths(matcher: Matcher, needs: Iterable[Need]) -> dict[Subject, Worth]:
    """The subjects whose answers change a choice, with what they are worth to each need."""
    found: dict[Subject, Worth] = {}
    indicators = matcher.dossier.indicator_by_id
    doubts: dict[tuple[str, str], Doubts] = {}

    def rests_on(candidate: Candidate) -> Doubts:
        key = (candidate.solution.id, candidate.need.city)
        if key not in doubts:
            doubts[key] = doubts_of(candidate, indicators)
        return doubts[key]

    for need in needs:
        candidates = matcher.candidates(need)
        stakes = stakes_of(candidates, rests_on)
        ceiling = ceiling_of(stakes)
        for topic, gain in gains_of(stakes).items():
            if gain.value[0] > 0.0:
                line = next(d.open_lines[topic] for d in stakes.doubts if topic in d.open_lines)
                worth = found.setdefault(_subject(topic), Worth())
                worth.ceilings[need.id] = ceiling
                _add(worth, need, topic, gain, line.requirement)
        size = demand_gain(candidates, need, matcher.draws)
        if size is not None:
            found[Subject(need.city, None, None, need.id)] = Worth(
                {need.id: np.full(len(ASSUMED), size.value)},
                {need.id: max(ceiling, size.value)},
                {need.id: size.choice},
                standard_error=size.standard_error,
            )
    return found


def _subject(topic: Topic) -> Subject:
    return Subject(topic.city, topic.indicator, topic.solution)


def _add(worth: Worth, need: Need, topic: Topic, gain: Gain, requirement: Requirement) -> None:
    # one conversation answers for every object asked about: what it settles is added, the greatest change is shown
    before = worth.shares.get(need.id)
    if before is None or gain.value[0] > before[0]:
        worth.choices[need.id] = gain.choice
    worth.shares[need.id] = gain.value if before is None else before + gain.value
    worth.facts |= dict.fromkeys(topic.facts)
    worth.requirement = requirement


def _places(worths: Sequence[Worth], weights: Sequence[Mapping[str, float]]) -> NDArray[np.intp]:
    """(subjects, assumptions): the place of each subject in its list, from 1."""
    places = np.empty((len(worths), len(ASSUMED)), dtype=np.intp)
    for column, (assumed, weight) in enumerate(zip(ASSUMED, weights, strict=True)):
        values = [{n: float(v[column]) * weight[n] for n, v in w.shares.items()} for w in worths]
        places[in_turns(values, assumed.turn), column] = np.arange(1, len(worths) + 1)
    return places


def _weights(needs: Iterable[Need], *, by_severity: bool) -> dict[str, float]:
    """What each need counts among those of its city; they sum to 1 for each city."""
    counted = {n.id: (n.city, float(n.severity) if by_severity else 1.0) for n in needs}
    total: defaultdict[str, float] = defaultdict(float)
    for city, weight in counted.values():
        total[city] += weight
    return {name: weight / total[city] for name, (city, weight) in counted.items()}


def _list_of(subject: Subject, dossier: Dossier) -> QuestionList:
    if subject.city == dossier.partnership.home_city:
        return "home"
    if subject.indicator is None:
        return "mission"
    indicator = dossier.indicator_by_id[subject.indicator]
    if indicator.find == "agree":
        return "agree"
    if indicator.ask in _OUTSIDE:
        return "outreach"
    return "desk" if indicator.find == "desk" else "mission"


def _question(
    subject: Subject,
    worth: Worth,
    name: QuestionList,
    band: list[int],
    weight: Mapping[str, float],
    dossier: Dossier,
) -> Question:
    indicator = dossier.indicator_by_id.get(subject.indicator or "")
    # what several objects' answers are worth together is no more than knowing everything
    gained = {n: min(float(v[0]), worth.ceilings[n]) for n, v in worth.shares.items()}
    decides = sorted(gained, key=lambda n: -gained[n] * weight[n])
    return Question(
        rank=band[0],
        best=min(band),
        worst=max(band),
        list=name,
        city=subject.city,
        indicator=subject.indicator,
        solution=subject.solution,
        need=subject.need,
        requirement=None if subject.solution is None else worth.requirement,
        ask=_ANSWERS_FOR_SIZE if indicator is None else indicator.ask,
        value=sum(gained[n] * weight[n] for n in decides),
        ceiling=sum(worth.ceilings[n] * weight[n] for n in decides),
        standard_error=worth.standard_error * weight[decides[0]],
        people=_people(gained, dossier),
        state="open" if worth.facts or indicator is None else "unknown",
        facts=tuple(worth.facts),
        decides=tuple(decides),
        first_choice={n: worth.choices[n] for n in decides},
        is_yes_no=indicator is not None and indicator.is_yes_no,
    )


_ANSWERS_FOR_SIZE = "municipality"
"""Who is asked how large a need is."""


def _people(gained: Mapping[str, float], dossier: Dossier) -> People | None:
    """The people reached, of the need where they are most: those of several needs are the same people."""
    reached = [
        People(share * need.affected.low, share * need.affected.high)
        for name, share in gained.items()
        if (need := dossier.need_by_id[name]).affected is not None
    ]
    return max(reached, key=lambda p: p.high, default=None)
