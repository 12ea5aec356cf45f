"""A language to put content into: every text with its language and direction, every figure with its id."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from bybro.lexicon.detection import detect
from bybro.lexicon.languages import direction
from bybro.papers.figure import figure_text
from bybro.wording.labels import label
from bybro.wording.messages import message, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.model.text import Text
    from bybro.papers.content import CatalogueContent

Node = dict[str, Any]
"""A part of the view: a text, a figure, a phrase, or a dictionary of them."""


class Localised:
    """The content's figures, texts and labels as they stand in one language."""

    def __init__(self, content: CatalogueContent, language: str) -> None:
        self.content = content
        self.dossier = content.dossier
        self.language = language
        self._texts: dict[str, str] = {}

    def figure(self, name: str | None) -> Node | None:
        """A figure by its id; None where there is none, so that nothing is printed as if it were a number."""
        return None if name is None else {"text": self.figure_text(name), "figure": name}

    def text(self, text: Text) -> Node:
        """A text of the dossier in the language; where it has none, in its own, which the node says."""
        best = text.best(self.language)
        return _text(best.text, best.language, is_translation=best.is_translation)

    def city(self, city: str) -> Node:
        """The name of a city: a name has forms by language, and is nobody's translation."""
        return {**self.text(self.dossier.city_by_id[city].name), "translated": False}

    def prose(self, words: str | None) -> Node | None:
        """A note of the dossier that says nothing of its language: taken for the one it seems to be in."""
        return None if words is None else _text(words, detect(words) or "")

    def quote(self, words: str, language: str) -> Node:
        """Words of the dossier in their language, as they stand in a sentence of the reader's."""
        return _text(words, language)

    def name(self, words: str) -> Node:
        """A name, of unknown language and direction."""
        return _text(words, "")

    def label(self, table: str, word: str) -> str:
        """The label of a word in a closed list ("verdict", "holds")."""
        return label(table, word, self.language)

    def word(self, key: str, /, **values: object) -> str:
        """A message of the catalogue."""
        return message(f"catalogue.{key}", self.language, **values)

    def phrase(self, key: str, /, **figures: str) -> Node:
        """A message of the catalogue with figures in it, each by its id."""
        texts = {hole: self.figure_text(name) for hole, name in figures.items()}
        return self.marked(self.word(key, **texts), figures.values())

    def sentence(self, key: str, nodes: Mapping[str, Node | None]) -> Node:
        """A message with texts and figures in its holes, each as its node, so that it keeps its language and its id."""
        parts: list[Node] = []
        for before, hole, _, _ in string.Formatter().parse(templates(self.language)[key]):
            parts += [{"text": before, "figure": None}] if before else []
            node = nodes[hole] if hole else None
            parts += [] if node is None else [node]
        return {"parts": parts}

    def marked(self, sentence: str, figures: Iterable[str]) -> Node:
        """A finished sentence, taken apart so that each figure in it carries its id.

        The last place that reads as the figure is taken: labels, which may hold numbers of their own, stand first.
        """
        parts: list[Node] = [{"text": sentence, "figure": None}]
        for name in figures:
            parts = _split(parts, self.figure_text(name), name)
        return {"parts": [part for part in parts if part["text"]]}

    def figure_text(self, name: str) -> str:
        """How a figure reads, by its id."""
        if name not in self._texts:
            self._texts[name] = figure_text(self.content.values[name], self.language)
        return self._texts[name]


def _text(text: str, language: str, *, is_translation: bool = False) -> Node:
    known = direction(language) if language else "auto"
    return {"text": text, "lang": language, "dir": known, "translated": is_translation}


def _split(parts: list[Node], text: str, name: str) -> list[Node]:
    for place in reversed(range(len(parts))):
        part: Mapping[str, Any] = parts[place]
        if part["figure"] is None and text in part["text"]:
            before, _, after = part["text"].rpartition(text)
            middle = [{"text": before, "figure": None}, {"text": text, "figure": name}, {"text": after, "figure": None}]
            return [*parts[:place], *middle, *parts[place + 1 :]]
    return parts
