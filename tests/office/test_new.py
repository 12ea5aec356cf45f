"""A dossier for two cities of one's own."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bybro.errors import NotOfferedError, UnwritableError
from bybro.exchange.dossier_folder import read_dossier, write_dossier
from bybro.office.dossiers import EXAMPLE, open_dossier
from bybro.office.new import create, new_dossier

TODAY = datetime.date(2026, 3, 1)
names = st.text(min_size=1, max_size=100).filter(lambda name: name.isprintable() and name.strip())


def test_it_has_two_cities_and_the_packaged_library_and_nothing_of_the_examples_case() -> None:
    made = new_dossier("Aarhus", "Tripoli", today=TODAY)

    library = open_dossier(EXAMPLE).dossier
    assert (made.indicators, made.classes) == (library.indicators, library.classes)
    assert (made.serves, made.rates) == (library.serves, library.rates)
    assert (made.facts, made.needs, made.solutions, made.providers, made.files) == ((), (), (), (), {})
    assert [c.id for c in made.cities] == ["Aarhus", "Tripoli"]
    assert (made.partnership.home_city, made.partnership.partner_city) == ("Aarhus", "Tripoli")
    assert (made.partnership.id, made.partnership.as_of) == ("aarhus-tripoli", "2026-03-01")
    assert made.partnership.price_year == 2026


@settings(max_examples=8)
@given(names, names)
def test_cities_of_any_name_make_a_dossier_without_an_error(home: str, partner: str) -> None:
    assume(home.strip() != partner.strip())
    with tempfile.TemporaryDirectory() as place:
        made = new_dossier(home, partner, today=TODAY)
        write_dossier(made, Path(place, "d"))

        assert read_dossier(Path(place, "d")) == (made, ())


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "two\nlines", "bell\a", "half a pair \ud800"], ids=repr)
def test_what_cannot_be_a_citys_name_is_refused_on_both_sides(name: str) -> None:
    for pair in ((name, "Tripoli"), ("Aarhus", name)):
        with pytest.raises(NotOfferedError, match="cannot be the name of a city"):
            new_dossier(*pair, today=TODAY)


def test_one_city_named_twice_is_no_partnership() -> None:
    with pytest.raises(NotOfferedError, match="named twice"):
        new_dossier("Aarhus", " Aarhus ", today=TODAY)


def test_it_is_written_into_a_new_or_an_empty_folder_as_of_today(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for name in ("new", "empty"):
        folder = create(tmp_path / name, "Aarhus", "Tripoli")
        opened = open_dossier(folder)
        assert (opened.findings, opened.dossier.needs) == ((), ())
        assert abs((opened.dossier.as_of - datetime.datetime.now(tz=datetime.UTC).date()).days) <= 1


def test_a_folder_with_anything_in_it_is_refused_and_untouched(tmp_path: Path) -> None:
    """Also a dossier: `new` begins a case and replaces none."""
    create(tmp_path / "d", "Aarhus", "Tripoli")
    before = {p.name: p.read_bytes() for p in (tmp_path / "d").iterdir()}

    with pytest.raises(UnwritableError, match="is not empty"):
        create(tmp_path / "d", "Odense", "Sidon")

    assert {p.name: p.read_bytes() for p in (tmp_path / "d").iterdir()} == before
