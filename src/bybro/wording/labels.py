"""The words of a closed list, a theme, an indicator, or a text of the dossier, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.lists import format_list

from bybro.lexicon.themes import THEMES
from bybro.wording.locales import locale
from bybro.wording.messages import has, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.dossier import Dossier
    from bybro.model.text import Text


def label(table: str, word: str, language: str) -> str:
    """The label of a word in a table ("verdict", "to_agree"); a word of the user's own stands for itself."""
    key = f"{table}.{word}"
    return message(key, language) if has(key) else word


def theme(theme_id: str, language: str) -> str:
    """The label of one of the eleven themes."""
    return THEMES[theme_id].label[language]


def themes(theme_ids: Iterable[str], language: str) -> str:
    """Themes in a row: "Water, Waste and Energy"."""
    return format_list([theme(theme_id, language) for theme_id in theme_ids], locale=locale(language))


def shown(text: Text, language: str) -> str:
    """The text in that language; where it has none, in its own with a mark: "Areal til rådighed (in Danish)"."""
    best = text.best(language)
    if best.language == language:
        return best.text
    name = message(f"language.{best.language}", language)
    mark = message("catalogue.in_language", language, language=name)
    return message("language.marked", language, text=best.text, mark=mark)


def indicator(indicator_id: str, dossier: Dossier, language: str) -> str:
    """The label of an indicator; one that was left out of the dossier stands by its id."""
    found = dossier.indicator_by_id.get(indicator_id)
    return indicator_id if found is None else shown(found.label, language)
