"""Does it hold there? Verdicts, what is assumed without a fact, the checklist, and the order of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    HOME,
    a_class,
    a_dossier,
    a_fact,
    a_requirement,
    a_solution,
    an_indicator,
    estimate_row,
)
from tests.matching.place import a_question, asks, judged, says, verdict_on

if TYPE_CHECKING:
    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator
    from bybro.model.requirement import Requirement
    from bybro.model.verdict import Line

SITE = a_question("site")
ASH = a_question("ash")
ORDER = ("fails", "unlikely", "not_stated", "unknown", "open", "to_agree", "to_prepare", "likely", "holds", "remark")
REMARK = a_requirement(indicator=None, op=None, value=None, unit=None, text={"en": "Mind the neighbours."})


@pytest.mark.parametrize(
    ("yes", "verdict"),
    [
        (1.0, "holds"),
        (0.9, "holds"),
        (0.89, "likely"),
        (0.7, "likely"),
        (0.69, "open"),
        (0.31, "open"),
        (0.3, "unlikely"),
        (0.11, "unlikely"),
        (0.1, "fails"),
        (0.0, "fails"),
    ],
)
def test_the_probability_decides_the_verdict(yes: float, verdict: str) -> None:
    fact = says("site", yes)

    line = verdict_on(asks("site"), SITE, facts=(fact,))

    assert (line.verdict, line.probability, line.facts, line.scope) == (verdict, yes, (fact.id,), "city")


def test_what_must_not_be_holds_where_the_answer_is_no() -> None:
    line = verdict_on(asks("site", value=False), SITE, facts=(says("site", 0.04),))

    assert line.verdict == "holds"
    assert line.probability == pytest.approx(0.96)


@pytest.mark.parametrize(
    ("op", "value", "unit", "probability"),
    [
        (">=", 4, "ha", 1.0),
        (">=", 5, "ha", 0.5),
        (">=", 6.5, "ha", 0.0),
        ("<=", 5.5, "ha", 0.75),
        (">=", 55_000, "m**2", 0.25),
        ("<=", 0.045, "km**2", 0.25),
    ],
)
def test_a_number_is_held_against_the_whole_range_of_the_fact(
    op: str, value: float, unit: str, probability: float
) -> None:
    """4 to 6 ha are free."""
    line = verdict_on(a_requirement(op=op, value=value, unit=unit), an_indicator(), facts=(a_fact(),))

    assert line.probability == pytest.approx(probability)


def test_a_price_is_exchanged_and_then_converted() -> None:
    """At most 110 dollars a tonne are at most 0.1 euros a kilogram."""
    fee = an_indicator(id="fee", unit="EUR/kg", plausible_high=1)
    fact = a_fact(indicator="fee", estimate=estimate_row(0.05, 0.15, unit="EUR/kg"))

    line = verdict_on(a_requirement(indicator="fee", op="<=", value=110, unit="USD/t"), fee, facts=(fact,))

    assert line.probability == pytest.approx(0.5)


def test_a_price_in_a_currency_without_a_rate_is_not_taken_one_to_one() -> None:
    fee = an_indicator(id="fee", unit="EUR", plausible_high=1000)
    fact = a_fact(id="fee-2015", indicator="fee", estimate=estimate_row(500, unit="EUR"))

    line = verdict_on(a_requirement(indicator="fee", op=">=", value=400, unit="LBP"), fee, facts=(fact,))

    assert (line.verdict, line.probability, line.facts, line.related) == ("unknown", 0.5, (), ("fee-2015",))


def test_a_threshold_in_kelvin_is_told_in_degrees() -> None:
    sea = an_indicator(id="sea", unit="degC", plausible_low=-2, plausible_high=30)
    fact = a_fact(indicator="sea", estimate=estimate_row(10, 20, unit="degC"))

    line = verdict_on(a_requirement(indicator="sea", op="<=", value=290.65, unit="K"), sea, facts=(fact,))

    assert line.probability == pytest.approx(0.75)


def test_without_a_fact_a_yes_is_even_and_unknown() -> None:
    line = verdict_on(asks("site"), SITE)

    assert (line.verdict, line.probability, line.facts, line.scope) == ("unknown", 0.5, (), None)


@pytest.mark.parametrize(("value", "probability"), [(True, 0.2), (False, 0.8)])
def test_without_a_fact_what_is_typical_is_assumed(value: bool, probability: float) -> None:  # noqa: FBT001
    line = verdict_on(asks("site", value=value), a_question("site", typical=0.2))

    assert (line.verdict, line.facts) == ("unknown", ())
    assert line.probability == pytest.approx(probability)


@pytest.mark.parametrize(("change", "verdict"), [("agreement", "to_agree"), ("preparation", "to_prepare")])
def test_what_the_parties_can_put_in_place_is_assumed_at_seven_in_ten(change: str, verdict: str) -> None:
    line = verdict_on(asks("site"), a_question("site", change=change))

    assert (line.verdict, line.probability, line.facts) == (verdict, 0.7, ())


@pytest.mark.parametrize("change", ["nature", "law", "works", None])
def test_what_they_cannot_put_in_place_stays_unknown(change: str | None) -> None:
    assert verdict_on(asks("site"), a_question("site", change=change)).verdict == "unknown"


def test_a_fact_stands_over_what_could_be_agreed() -> None:
    line = verdict_on(asks("site"), a_question("site", change="agreement"), facts=(says("site", 0.05),))

    assert line.verdict == "fails"


def test_an_unknown_share_is_held_against_its_plausible_range() -> None:
    share = an_indicator(id="share", unit="percent", plausible_low=0, plausible_high=100)

    line = verdict_on(a_requirement(indicator="share", op=">=", value=70, unit="percent"), share)

    assert (line.verdict, line.facts) == ("unknown", ())
    assert line.probability == pytest.approx(0.3)


@pytest.mark.parametrize(("low", "value", "probability"), [(1, 100, 0.5), (0, 100, 0.5), (0, 1000, 0.25), (1, 1, 1.0)])
def test_an_unknown_amount_is_held_against_its_decades(low: float, value: float, probability: float) -> None:
    """From nothing to 10,000 the decades begin at 1, a ten-thousandth of the high end."""
    land = an_indicator(plausible_low=low, plausible_high=10_000)

    line = verdict_on(a_requirement(op=">=", value=value), land)

    assert line.verdict == "unknown"
    assert line.probability == pytest.approx(probability)


def test_an_unknown_number_is_unknown_however_unlikely() -> None:
    """The range worldwide is an assumption, not a fact: it never lets a line hold or fail."""
    land = an_indicator(plausible_low=1, plausible_high=10_000)

    assert [verdict_on(a_requirement(op=op, value=1.1), land).verdict for op in (">=", "<=")] == ["unknown"] * 2


def test_an_assumed_yes_is_no_better_than_what_it_presupposes() -> None:
    """No bin for organic waste is likelier than sorting at source."""
    bins, sorting = a_question("bins", implies=["site"]), SITE

    assert verdict_on(asks("bins"), bins, sorting, facts=(says("site", 0.08),)).probability == pytest.approx(0.08)
    assert verdict_on(asks("bins"), bins, sorting, facts=(says("site", 0.95),)).probability == 0.5
    assert verdict_on(asks("bins"), bins, sorting).probability == 0.5


def test_what_must_not_be_is_likelier_where_what_it_presupposes_is_not() -> None:
    bins = a_question("bins", implies=["site"])

    line = verdict_on(asks("bins", value=False), bins, SITE, facts=(says("site", 0.08),))

    assert line.probability == pytest.approx(0.92)


def test_what_is_presupposed_is_followed_step_by_step_and_round_a_ring() -> None:
    bins, sorting, law = (
        a_question("bins", implies=["sorting"]),
        a_question("sorting", implies=["law"]),
        a_question("law", implies=["bins"]),
    )

    line = verdict_on(asks("bins"), bins, sorting, law, facts=(says("law", 0.1),))

    assert line.probability == pytest.approx(0.1)


def test_a_fact_of_its_own_stands_over_what_is_presupposed() -> None:
    bins = a_question("bins", implies=["site"])

    line = verdict_on(asks("bins"), bins, SITE, facts=(says("site", 0.08), says("bins", 0.6)))

    assert line.probability == pytest.approx(0.6)


def test_a_remark_is_shown_and_never_judged() -> None:
    line = verdict_on(REMARK, SITE, facts=(says("site", 0.0),))

    assert (line.verdict, line.probability, line.facts, line.requirement.decides) == ("remark", None, (), False)


def _of_class(
    stated: list[Requirement],
    checklist: list[Requirement],
    *facts: Fact,
    indicators: tuple[Indicator, ...] = (SITE, ASH),
) -> list[Line]:
    dossier = a_dossier(indicators=indicators, facts=facts, classes=(a_class(lines=checklist),))
    return list(judged(a_solution(class_="digestion", requirements=stated), dossier))


def test_a_solution_is_asked_every_line_of_its_class() -> None:
    """What its provider does not state counts all the same."""
    lines = _of_class([asks("ash")], [asks("site", importance="killer"), asks("ash", importance="killer")])

    assert [(x.requirement.indicator, x.stated, x.verdict) for x in lines] == [
        ("site", False, "unknown"),
        ("ash", True, "unknown"),
    ]
    assert all(x.requirement.decides for x in lines)


def test_the_providers_own_line_stands_over_the_class_line() -> None:
    """Its own value and importance, not those of the checklist."""
    own = a_requirement(value=1, importance="important")
    general = a_requirement(value=50, importance="killer")

    lines = _of_class([own], [general], a_fact(), indicators=(an_indicator(),))

    assert [(x.requirement, x.stated, x.verdict) for x in lines] == [(own, True, "holds")]


def test_a_providers_remark_displaces_no_remark_of_the_class() -> None:
    of_class = a_requirement(indicator=None, op=None, value=None, unit=None, text={"en": "Smell is to be expected."})

    assert [x.requirement for x in _of_class([REMARK], [of_class])] == [REMARK, of_class]


def test_a_solution_without_a_class_is_asked_only_what_it_states() -> None:
    dossier = a_dossier(indicators=(SITE,), classes=(a_class(lines=[asks("site")]),))

    assert judged(a_solution(class_=None, requirements=[]), dossier) == ()


def test_a_class_lines_own_words_do_not_matter_to_a_solution_of_another_class() -> None:
    classes = (a_class(lines=[asks("site")]), a_class(id="other", lines=[asks("ash")]))
    dossier = a_dossier(indicators=(SITE, ASH), classes=classes)

    (line,) = judged(a_solution(class_="other", requirements=[]), dossier)

    assert line.requirement.indicator == "ash"


def test_an_object_of_the_solutions_kind_answers_and_another_does_not() -> None:
    """Ground found for a landfill says nothing of a playground's."""
    ground = a_question("ground", grain="site")
    facts = (says("ground", 0.95, id="fact", object="the old landfill"),)
    dossier = a_dossier(indicators=(ground,), facts=facts)
    landfill, playground = (
        a_solution(title={"en": title}, requirements=[asks("ground")]) for title in ("A landfill", "A playground")
    )

    (here,), (there,) = judged(landfill, dossier), judged(playground, dossier)

    assert (here.verdict, here.facts, here.related) == ("holds", ("fact",), ())
    assert (there.verdict, there.facts, there.related) == ("unknown", (), ("fact",))


def test_the_class_says_what_a_solution_is_about_before_its_title_does() -> None:
    ground = a_question("ground", grain="site")
    facts = (says("ground", 0.95, id="fact", object="the old landfill"),)
    dossier = a_dossier(indicators=(ground,), facts=facts, classes=(a_class(label={"en": "Playground"}, lines=[]),))

    (line,) = judged(
        a_solution(class_="digestion", title={"en": "After the landfill"}, requirements=[asks("ground")]), dossier
    )

    assert line.facts == ()


def test_a_requirement_about_an_object_is_answered_for_that_object_whatever_the_solution_is() -> None:
    ground = a_question("ground", grain="site")
    facts = (says("ground", 0.95, id="fact", object="the old landfill"),)
    dossier = a_dossier(indicators=(ground,), facts=facts)
    playground = a_solution(title={"en": "A playground"}, requirements=[asks("ground", object="landfill")])

    (line,) = judged(playground, dossier)

    assert line.facts == ("fact",)


def test_a_question_about_a_site_is_about_the_solutions_site_whatever_its_label_names() -> None:
    ground = a_question("ground", grain="site", label={"en": "Ground for a landfill or a playground"})
    facts = (says("ground", 0.95, id="fact", object="the old landfill"),)
    playground = a_solution(title={"en": "A playground"}, requirements=[asks("ground")])

    (line,) = judged(playground, a_dossier(indicators=(ground,), facts=facts))

    assert (line.facts, line.related) == ((), ("fact",))


def test_a_question_about_the_whole_city_is_about_what_its_label_names() -> None:
    """Not the solution's kind: sorting is asked of the city, and answered by a fact about sorting."""
    sorting = a_question("sorting", label={"en": "Sorting of waste"})
    fact = says("sorting", 0.95, id="fact", object="sorting in homes")

    assert verdict_on(asks("sorting"), sorting, facts=(fact,)).facts == ("fact",)


VERDICTS = {
    "fails": 0.05,
    "unlikely": 0.2,
    "open": 0.5,
    "likely": 0.8,
    "holds": 0.95,
}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*VERDICTS, "unknown", "to_agree", "to_prepare", "remark"]),
            st.sampled_from(["killer", "crucial", "important"]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_lines_stand_with_what_stops_first(kinds: list[tuple[str, str, bool]]) -> None:
    """By verdict, not stated before unknown, and within a verdict the killers first."""
    change = {"to_agree": "agreement", "to_prepare": "preparation"}
    indicators = tuple(a_question(f"q{n}", change=change.get(v)) for n, (v, _, _) in enumerate(kinds))
    facts = tuple(says(f"q{n}", VERDICTS[v]) for n, (v, _, _) in enumerate(kinds) if v in VERDICTS)
    asked = [
        (REMARK.model_copy(update={"importance": i}) if v == "remark" else asks(f"q{n}", importance=i), stated)
        for n, (v, i, stated) in enumerate(kinds)
    ]

    lines = _of_class([r for r, s in asked if s], [r for r, s in asked if not s], *facts, indicators=indicators)

    def told(line: Line) -> str:
        return "not_stated" if not line.stated and line.verdict == "unknown" else line.verdict

    places = [(ORDER.index(told(x)), ("killer", "crucial", "important").index(x.requirement.importance)) for x in lines]
    assert len(lines) == len(kinds)
    assert places == sorted(places)


@given(st.floats(0, 20), st.sampled_from([">=", "<="]), st.floats(0, 5))
def test_a_stricter_number_is_never_likelier_to_be_met(value: float, op: str, more: float) -> None:
    harder = value + more if op == ">=" else value - more

    easy, hard = (verdict_on(a_requirement(op=op, value=v), an_indicator(), facts=(a_fact(),)) for v in (value, harder))

    assert easy.probability is not None
    assert hard.probability is not None
    assert hard.probability <= easy.probability


def test_facts_of_the_providers_own_city_do_not_answer() -> None:
    """It is asked of the city that receives: a site at home is no site there."""
    dossier = a_dossier(indicators=(SITE,), facts=(says("site", 0.95, city=HOME),))

    (line,) = judged(a_solution(requirements=[asks("site")]), dossier)

    assert line.verdict == "unknown"
