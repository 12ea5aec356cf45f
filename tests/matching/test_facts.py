"""Which facts answer a question about a city, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.matching.facts import About, Answer, FactBase
from tests.builders import HOME, PARTNER, a_dossier, a_fact, a_partnership, a_rate, an_indicator, estimate_row
from tests.matching.place import LEXICON, a_question, says

if TYPE_CHECKING:
    from random import Random

    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator

NOWHERE = About()
SITE = a_question("site")


def _answer(
    *facts: Fact,
    indicator: Indicator = SITE,
    about: About = NOWHERE,
    as_of: str = "2016-04-08",
    hindsight: bool = False,
    forecast: bool = False,
) -> Answer:
    dossier = a_dossier(partnership=a_partnership(as_of=as_of), indicators=(indicator,), facts=facts)
    return FactBase(dossier, LEXICON, hindsight=hindsight, forecast=forecast).answer(PARTNER, indicator, about)


def _ids(answer: Answer) -> list[str]:
    return [f.id for f in answer.facts]


@pytest.mark.parametrize(("year", "counts"), [(2015, True), (2016, True), (2017, False), (None, True)])
def test_a_fact_counts_up_to_the_year_of_the_day_or_undated(year: int | None, counts: bool) -> None:  # noqa: FBT001
    assert bool(_answer(says("site", 0.9, year)).facts) == counts


def test_a_later_fact_counts_once_the_day_has_moved_so_far() -> None:
    assert _ids(_answer(says("site", 0.9, 2019), as_of="2019-01-01")) == ["site 0.9 2019"]


def test_hindsight_counts_only_when_asked_for() -> None:
    fact = says("site", 0.9, hindsight=True)

    assert _answer(fact).facts == ()
    assert _answer(fact, forecast=True).facts == ()
    assert _ids(_answer(fact, hindsight=True)) == [fact.id]


def test_a_forecast_counts_only_when_asked_for() -> None:
    fact = says("site", 0.9, forecast=True, forecast_for=2020)

    assert _answer(fact).facts == ()
    assert _answer(fact, hindsight=True).facts == ()
    assert _ids(_answer(fact, forecast=True)) == [fact.id]


def test_a_superseded_fact_does_not_count_where_the_other_counts() -> None:
    old = says("site", 0.2, id="old", superseded_by="new")

    assert _ids(_answer(old, says("site", 0.9, id="new"))) == ["new"]


@pytest.mark.parametrize("change", [{"year": 2017}, {"hindsight": True}, {"forecast": True}])
def test_a_superseded_fact_counts_while_the_other_does_not(change: dict[str, object]) -> None:
    old = says("site", 0.2, id="old", superseded_by="new")
    year = 2017 if "year" in change else 2015
    new = says("site", 0.9, year, id="new", **{k: v for k, v in change.items() if k != "year"})

    assert _ids(_answer(old, new)) == ["old"]


def test_what_another_counting_fact_rests_on_is_not_pooled_with_it() -> None:
    basis = says("site", 0.2, id="basis")
    derived = says("site", 0.8, id="derived", derived=True, rests_on=["basis"])

    assert _ids(_answer(basis, derived)) == ["derived"]


def test_the_basis_stands_while_what_is_derived_from_it_does_not_count() -> None:
    basis = says("site", 0.2, id="basis")
    derived = says("site", 0.8, 2017, id="derived", derived=True, rests_on=["basis"])

    assert _ids(_answer(basis, derived)) == ["basis"]


@pytest.mark.parametrize(
    ("scopes", "nearest"),
    [
        (["country", "metropolitan area", "city"], "city"),
        (["country", "metropolitan area"], "metropolitan area"),
        (["country"], "country"),
    ],
)
def test_the_nearest_scope_that_has_a_fact_answers_alone(scopes: list[str], nearest: str) -> None:
    """A newer fact of a wider scope does not come before the city's own."""
    answer = _answer(*(says("site", 0.9, 2010 + n, id=s, scope=s) for n, s in enumerate(scopes)))

    assert _ids(answer) == [nearest]
    assert answer.scope == nearest


def test_a_district_says_nothing_about_the_city() -> None:
    answer = _answer(says("site", 0.9, id="quarter", scope="district"), says("site", 0.2, id="land", scope="country"))

    assert _ids(answer) == ["land"]


def test_a_district_answers_for_its_object() -> None:
    quarter = says("site", 0.9, id="quarter", scope="district", object="playground in the old harbour")

    answer = _answer(quarter, about=About(concepts=frozenset({"playground"})))

    assert (_ids(answer), answer.scope) == (["quarter"], "district")


def test_a_fact_with_an_object_answers_only_for_that_object_or_its_kind() -> None:
    """Ground for a landfill is no ground for a playground: shown as related, never counted."""
    landfill = says("site", 0.9, id="landfill", object="the old landfill")

    same_kind = _answer(landfill, about=About(concepts=frozenset({"landfill"})))
    narrower_kind = _answer(landfill, about=About(concepts=frozenset({"ash-landfill"})))
    by_name = _answer(landfill, about=About(object="The old LANDFILL"))
    other_kind = _answer(landfill, about=About(concepts=frozenset({"playground"})))

    assert [_ids(a) for a in (same_kind, narrower_kind, by_name)] == [["landfill"]] * 3
    assert (_ids(other_kind), [f.id for f in other_kind.related]) == ([], ["landfill"])


def test_a_question_about_a_wider_kind_is_not_answered_by_one_thing_of_it() -> None:
    """What is true of the landfill need not be true of all waste plants."""
    landfill = says("site", 0.9, id="landfill", object="the old landfill")

    assert _answer(landfill, about=About(concepts=frozenset({"plant"}))).facts == ()


def test_a_name_in_an_object_is_no_ground() -> None:
    """A landfill is asked about; the office "Landfill Sorting Board" is none."""
    board = says("site", 0.9, id="board", object="the Landfill Board")

    assert _answer(board, about=About(concepts=frozenset({"landfill"}))).facts == ()


def test_a_fact_without_an_object_answers_whatever_the_question_is_about() -> None:
    assert _ids(_answer(says("site", 0.9, id="any"), about=About("the old landfill", frozenset({"landfill"})))) == [
        "any"
    ]


def test_the_newest_year_answers_a_yes_no_question() -> None:
    answer = _answer(says("site", 0.1, 2010), says("site", 0.9, 2014), says("site", 0.2, None))

    assert _ids(answer) == ["site 0.9 2014"]
    assert answer.probability() == pytest.approx(0.9)


def test_answers_of_the_same_year_are_pooled() -> None:
    answer = _answer(says("site", 0.2, 2014, id="a"), says("site", 0.8, 2014, id="b"), says("site", 0.95, 2013, id="c"))

    assert _ids(answer) == ["a", "b"]
    assert answer.probability() == pytest.approx(0.5)


def test_undated_answers_stand_where_none_is_dated() -> None:
    assert _answer(says("site", 0.2, None, id="a"), says("site", 0.6, None, id="b")).probability() == pytest.approx(0.4)


def test_a_probability_given_as_a_range_counts_with_its_mean() -> None:
    estimate = {"low": 0.1, "mode": 0.2, "high": 0.6, "unit": None, "year": 2015}

    assert _answer(says("site", 0.5, estimate=estimate)).probability() == pytest.approx((0.1 + 4 * 0.2 + 0.6) / 6)


def test_numbers_of_all_years_are_pooled_with_equal_weights() -> None:
    """Half of the probability lies between 0 and 10, half between 20 and 40, however wide each is."""
    land = an_indicator()
    facts = (
        a_fact(id="a", estimate=estimate_row(0, 10, year=2003)),
        a_fact(id="b", estimate=estimate_row(20, 40, year=2015)),
    )

    answer = _answer(*facts, indicator=land)

    assert _ids(answer) == ["a", "b"]
    assert [answer.at_least(x) for x in (0, 5, 10, 15, 30, 41)] == pytest.approx([1, 0.75, 0.5, 0.5, 0.25, 0])
    assert [answer.at_most(x) for x in (5, 15, 30)] == pytest.approx([0.25, 0.5, 0.75])
    spread = answer.spread()
    assert (spread.p05, spread.p95) == pytest.approx((1, 38))


def test_verified_numbers_stand_over_claimed_ones() -> None:
    facts = (
        a_fact(id="claimed", estimate=estimate_row(50)),
        a_fact(id="verified", estimate=estimate_row(10), status="verified"),
        a_fact(id="disputed", estimate=estimate_row(90), status="disputed"),
    )

    assert _ids(_answer(*facts, indicator=an_indicator())) == ["verified"]
    assert _ids(_answer(facts[0], facts[2], indicator=an_indicator())) == ["claimed", "disputed"]


def test_a_verified_number_of_a_wider_scope_does_not_stand_over_the_citys_own() -> None:
    facts = (
        a_fact(id="own", estimate=estimate_row(50)),
        a_fact(id="country", estimate=estimate_row(10), status="verified", scope="country"),
    )

    assert _ids(_answer(*facts, indicator=an_indicator())) == ["own"]


def test_money_is_exchanged_before_its_unit_is_converted() -> None:
    """2.2 dollars a kilogram, at 1.1 dollars a euro, are 2,000 euros a tonne."""
    fee = an_indicator(id="fee", unit="EUR/t", plausible_high=5000)
    fact = a_fact(indicator="fee", estimate=estimate_row(2.2, unit="USD/kg"))

    answer = _answer(fact, indicator=fee)

    assert answer.spread().p50 == pytest.approx(2000)


def test_money_is_exchanged_at_the_rate_of_the_nearest_year() -> None:
    rates = (a_rate(year=2010, rate=2.0), a_rate(year=2016, rate=1.0))
    fee = an_indicator(id="fee", unit="EUR", plausible_high=5000)
    fact = a_fact(indicator="fee", estimate=estimate_row(100, unit="USD", year=2011))
    dossier = a_dossier(indicators=(fee,), facts=(fact,), rates=rates)

    answer = FactBase(dossier, LEXICON).answer(PARTNER, fee, NOWHERE)

    assert answer.spread().p50 == pytest.approx(50)


def test_money_that_no_rate_leads_from_does_not_answer() -> None:
    fee = an_indicator(id="fee", unit="EUR", plausible_high=5000)

    answer = _answer(a_fact(indicator="fee", estimate=estimate_row(100, unit="CHF")), indicator=fee)

    assert (answer.facts, answer.pool, answer.scope) == ((), (), None)


def test_a_number_is_told_in_the_unit_of_the_question() -> None:
    assert _answer(a_fact(estimate=estimate_row(0.05, unit="km**2")), indicator=an_indicator()).spread().p50 == (
        pytest.approx(5)
    )


def test_a_temperature_in_kelvin_answers_in_degrees() -> None:
    sea = an_indicator(id="sea", unit="degC", plausible_low=-2, plausible_high=30)

    answer = _answer(a_fact(indicator="sea", estimate=estimate_row(283.15, 293.15, unit="K")), indicator=sea)

    assert answer.spread().p50 == pytest.approx(15)


def test_evidence_beside_the_pool_is_related_and_does_not_count() -> None:
    answer = _answer(says("site", 0.9, id="in"), says("site", 0.1, id="beside", pool=False))

    assert (_ids(answer), [f.id for f in answer.related]) == (["in"], ["beside"])


def test_another_city_and_another_question_answer_nothing() -> None:
    answer = _answer(says("site", 0.9, city=HOME), says("ash", 0.9))

    assert (answer.facts, answer.related) == ((), ())


def test_what_counting_facts_say_together_has_a_middle_and_none_has_none() -> None:
    facts = (a_fact(id="a", estimate=estimate_row(0, 10)), a_fact(id="b", estimate=estimate_row(20, 40)))
    base = FactBase(a_dossier(facts=facts), LEXICON)

    assert base.middle(["b"]) == pytest.approx(30)
    assert base.middle(["a", "b"]) == pytest.approx(10)
    assert base.middle([]) is None


FACTS = st.builds(
    lambda n, yes, year, scope, status, object_, hidden: says(
        "site", yes, year, id=f"f{n}", scope=scope, status=status, object=object_, hindsight=hidden
    ),
    st.integers(0, 10**6),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    st.sampled_from([None, 2010, 2014, 2016, 2017]),
    st.sampled_from(["city", "metropolitan area", "country", "district"]),
    st.sampled_from(["claimed", "verified"]),
    st.sampled_from([None, None, "landfill", "playground"]),
    st.booleans(),
)
LISTS = st.lists(FACTS, max_size=8, unique_by=lambda f: f.id)
ABOUTS = st.sampled_from([NOWHERE, About(concepts=frozenset({"landfill"}))])


@given(LISTS, ABOUTS, st.randoms())
def test_the_order_of_facts_changes_no_answer(facts: list[Fact], about: About, chance: Random) -> None:
    mixed = chance.sample(facts, len(facts))

    one, other = _answer(*facts, about=about), _answer(*mixed, about=about)

    assert set(_ids(one)) == set(_ids(other))
    assert one.scope == other.scope
    assert not one.facts or one.probability() == pytest.approx(other.probability())


@given(LISTS, ABOUTS)
def test_facts_that_do_not_count_change_no_answer(facts: list[Fact], about: About) -> None:
    counting = [f for f in facts if not f.hindsight and (f.estimate.year or 0) <= 2016]

    assert _answer(*facts, about=about) == _answer(*counting, about=about)


@given(LISTS, ABOUTS)
def test_an_answer_is_of_one_scope_and_one_year_and_no_related_fact_is_in_it(facts: list[Fact], about: About) -> None:
    answer = _answer(*facts, about=about)

    assert len({(f.scope, f.estimate.year) for f in answer.facts}) <= 1
    assert not set(_ids(answer)) & {f.id for f in answer.related}
    assert len(answer.pool) == len(answer.facts)
