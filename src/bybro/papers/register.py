"""What the whole catalogue shares: each figure once under its id, each source once under its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.model.source import Source
    from bybro.papers.figure import Figure

_Key = tuple[str, str | None, str | None]


class Register:
    """Fills while the content is built, in reading order: so sources are numbered as a reader meets them."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}
        self._sources: dict[_Key, tuple[int, Source]] = {}

    def figure(self, name: str, figure: Figure | None) -> str | None:
        """The id of a figure, kept under it; None for what is not known. One id never means two values."""
        if figure is None:
            return None
        if self._figures.setdefault(name, figure) != figure:
            fault = f'Two values under the figure id "{name}".'
            raise ValueError(fault)
        return name

    def sources(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of sources; the same title at the same address is the same source."""
        return tuple(dict.fromkeys(self._number(source) for source in sources))

    def _number(self, source: Source) -> int:
        key = (source.title, source.url, source.file)
        return self._sources.setdefault(key, (len(self._sources) + 1, source))[0]

    @property
    def figures(self) -> Mapping[str, Figure]:
        """All figures by id."""
        return dict(self._figures)

    @property
    def numbered(self) -> tuple[Source, ...]:
        """All sources; the first has number 1."""
        return tuple(source for _, source in self._sources.values())
