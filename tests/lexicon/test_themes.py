"""The eleven themes."""

from __future__ import annotations

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.themes import THEMES


def test_there_are_eleven_themes_in_the_order_of_the_contract() -> None:
    assert tuple(THEMES) == (
        "water",
        "wastewater",
        "waste",
        "energy",
        "urban space",
        "climate adaptation",
        "mobility",
        "air quality",
        "social cohesion",
        "prevention",
        "governance",
    )


def test_every_theme_has_a_label_in_each_language_that_no_other_has() -> None:
    for language in LANGUAGES:
        labels = [theme.label[language] for theme in THEMES.values()]

        assert all(labels)
        assert len(set(labels)) == len(THEMES)
