"""A page taken apart for the tests: figures, links, headings, and each run of text with the language it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_DRAWN = frozenset({"circle", "line", "path", "rect"})


@dataclass
class _Open:
    tag: str
    lang: str
    figure: str | None
    text: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """What a reader of the page meets, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.figures: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.runs: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.unclosed: list[str] = []
        self._open: list[_Open] = []
        self.feed(text)
        self.close()
        self.unclosed += [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        known = dict(attrs)
        self.tags.append((tag, known))
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag in {"a", "link"} and known.get("href"):
            self.links.append(str(known["href"]))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in _VOID | _DRAWN:
            around = self._open[-1].lang if self._open else ""
            lang = known.get("lang")
            self._open.append(_Open(tag, around if lang is None else lang, known.get("data-figure")))

    def handle_endtag(self, tag: str) -> None:
        """Close an element; one that was not the last to open is noted."""
        if tag in _VOID | _DRAWN:
            return
        element = self._open.pop()
        if element.tag != tag:
            self.unclosed.append(element.tag)
        if element.figure is not None:
            self.figures.append((element.figure, "".join(element.text)))

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        for element in self._open:
            element.text.append(data)
        if data.strip() and self._open:
            self.runs.append((data.strip(), self._open[-1].lang))
