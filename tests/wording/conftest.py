"""A dossier of three indicators, small enough to read."""

from __future__ import annotations

import pytest

from bybro.model.dossier import Dossier
from bybro.model.indicator import Indicator
from bybro.model.partnership import Partnership


def _indicator(name: str, unit: str | None, label: dict[str, str]) -> Indicator:
    kind = "yes-no" if unit is None else "number"
    row = {
        "id": name,
        "kind": kind,
        "unit": unit,
        "plausible_low": 0,
        "plausible_high": 1 if unit is None else 100,
        "theme": "waste",
        "label": label,
        "question": {"en": "?"},
        "ask": "ministry",
    }
    return Indicator.model_validate(row)


@pytest.fixture
def dossier() -> Dossier:
    """Land and ash in four languages; consent, which has a Danish label only."""
    partnership = {
        "format": "bybro-dossier/1",
        "id": "here-there",
        "title": {"en": "Here and there"},
        "home_city": "Here",
        "partner_city": "There",
        "as_of": "2016-04-08",
        "currency": "EUR",
        "price_year": 2016,
        "stage": "exploration",
        "languages": ("en", "da"),
    }
    land = {
        "en": "Land free for the use",
        "da": "Areal til rådighed",
        "fr": "Terrain disponible",
        "ar": "مساحة الأرض المتاحة",
    }
    ash = {"en": "Place for ash", "da": "Sted til slagge", "fr": "Site pour mâchefers", "ar": "موقع للرماد"}
    return Dossier(
        Partnership.model_validate(partnership),
        indicators=(
            _indicator("land", "ha", land),
            _indicator("ash", None, ash),
            _indicator("consent", None, {"da": "Naboerne siger ja"}),
        ),
    )
