"""A dossier for two cities of one's own, with the packaged indicator library."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from bybro.errors import NotOfferedError, UnwritableError
from bybro.exchange.dossier_folder import write_dossier
from bybro.exchange.folder import is_free
from bybro.model.city import City, Country
from bybro.model.dossier import Dossier
from bybro.model.partnership import Partnership
from bybro.model.text import Text
from bybro.office.dossiers import EXAMPLE, open_dossier

_LONGEST_NAME = 100
_NO_COUNTRY = "ZZ"  # ISO 3166's user-assigned code for an unknown country


def new_dossier(home: str, partner: str, *, today: datetime.date) -> Dossier:
    """An empty dossier for two cities: their names, and the packaged indicators, classes, words served and rates."""
    for name in (home, partner):
        if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            raise NotOfferedError(
                f'"{name}" cannot be the name of a city.', f"Give a name of 1 to {_LONGEST_NAME} letters."
            )
    if home.strip() == partner.strip():
        raise NotOfferedError(
            "A partnership needs two cities, and one was named twice.", "Name the other city with --partner."
        )
    library = open_dossier(EXAMPLE).dossier
    return Dossier(
        partnership=_partnership(home.strip(), partner.strip(), today),
        cities=tuple(_city(name.strip()) for name in (home, partner)),
        indicators=library.indicators,
        serves=library.serves,
        classes=library.classes,
        rates=library.rates,
    )


def create(folder: str | Path, home: str, partner: str) -> Path:
    """Write a new dossier into an empty or new folder, as of today, and return the folder."""
    place = Path(folder)
    if not is_free(place):
        raise UnwritableError(f'"{place}" is not empty.', "Name a new folder.")
    write_dossier(new_dossier(home, partner, today=datetime.datetime.now(tz=datetime.UTC).date()), place)
    return place


def _city(name: str) -> City:
    return City(
        id=name, name=Text({"en": name}), country=Country(code=_NO_COUNTRY, name=Text({"en": "?"})), languages=("en",)
    )


def _partnership(home: str, partner: str, today: datetime.date) -> Partnership:
    return Partnership(
        format="bybro-dossier/1",
        id=re.sub(r"\W+", "-", f"{home}-{partner}".lower()).strip("-") or "partnership",
        title=Text({"en": f"City partnership between {home} and {partner}"}),
        home_city=home,
        partner_city=partner,
        as_of=today.isoformat(),
        case_number=None,
        currency="EUR",
        price_year=today.year,
        stage="exploration",
        languages=("en", "da", "fr", "ar"),
        perspectives=(),
        steps=(),
        sources=(),
    )
