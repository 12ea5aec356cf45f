"""What is asked of a portfolio beside its budget, checked where it enters."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bybro.errors import NotOfferedError, UnknownRecordError
from bybro.lexicon.themes import THEMES
from bybro.model.portfolio import Demand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from bybro.model.dossier import Dossier

_PAIR = 2


@dataclass(frozen=True)
class Terms:
    """The demands on a portfolio.

    `not_together`: of each group at most one is chosen. `after`: pairs (first, then): the second only where the first
    is chosen. `min_share`: theme -> the least share of its needs to be met. `floor`: the least mean share of all needs
    in the worst tenth of the draws.
    """

    exclude: Sequence[str] = ()
    require: Sequence[str] = ()
    max_per_provider: int | None = None
    not_together: Sequence[tuple[str, ...]] = ()
    after: Sequence[tuple[str, ...]] = ()
    min_share: Mapping[str, float] = field(default_factory=dict)
    floor: float | None = None

    def demands(self) -> Iterator[Demand]:
        """Each demand by itself."""
        yield from (Demand("exclude", (name,)) for name in self.exclude)
        yield from (Demand("require", (name,)) for name in self.require)
        if self.max_per_provider is not None:
            yield Demand("max_per_provider", (), float(self.max_per_provider))
        yield from (Demand("not_together", group) for group in self.not_together)
        yield from (Demand("after", pair) for pair in self.after)
        yield from (Demand("min_share", (theme,), share) for theme, share in self.min_share.items())
        if self.floor is not None:
            yield Demand("floor", (), self.floor)

    @classmethod
    def of(cls, demands: Iterable[Demand]) -> Self:
        """The terms that make up some demands."""
        asked: dict[str, list[Demand]] = {}
        for demand in demands:
            asked.setdefault(demand.kind, []).append(demand)
        most, floor = asked.get("max_per_provider", []), asked.get("floor", [])
        return cls(
            exclude=tuple(d.names[0] for d in asked.get("exclude", ())),
            require=tuple(d.names[0] for d in asked.get("require", ())),
            max_per_provider=int(most[0].value or 0) if most else None,
            not_together=tuple(d.names for d in asked.get("not_together", ())),
            after=tuple(d.names for d in asked.get("after", ())),
            min_share={d.names[0]: d.value or 0.0 for d in asked.get("min_share", ())},
            floor=floor[0].value if floor else None,
        )

    def without(self, demand: Demand) -> Self:
        """The same but for one demand."""
        return self.of(d for d in self.demands() if d != demand)

    def check(self, dossier: Dossier, themes: frozenset[str]) -> None:
        """Refuse what cannot be asked; `themes` are the first themes of the needs looked at.

        Raises `UnknownRecordError` for a solution the dossier does not hold, `NotOfferedError` for the rest.
        """
        named = [*self.exclude, *self.require, *(n for group in (*self.not_together, *self.after) for n in group)]
        for name in named:
            if name not in dossier.solution_by_id:
                raise UnknownRecordError(
                    f'The dossier has no solution "{name}".', "See `bybro match` or `bybro search` for the ids it has."
                )
        for what, groups in (("not together", self.not_together), ("after", self.after)):
            for group in groups:
                if len(set(group)) != len(group) or len(group) < _PAIR or (what == "after" and len(group) != _PAIR):
                    raise NotOfferedError(
                        f'"{",".join(group)}" are not two solutions for "{what}".', "Name two ids, as A,B."
                    )
        if self.max_per_provider is not None and self.max_per_provider < 1:
            raise NotOfferedError(
                f"{self.max_per_provider} solutions of a provider are too few.", "Ask for 1 or more, or exclude them."
            )
        self._check_shares(themes)

    def _check_shares(self, themes: frozenset[str]) -> None:
        for theme, share in self.min_share.items():
            if theme not in THEMES:
                raise NotOfferedError(f'"{theme}" is no theme.', f"Name one of: {', '.join(THEMES)}.")
            if theme not in themes:
                raise NotOfferedError(
                    f'No need that is looked at has "{theme}" as its first theme.',
                    f"Name one of: {', '.join(sorted(themes))}.",
                )
            _refuse_no_share(f"The least share of {theme}", share)
        if self.floor is not None:
            _refuse_no_share("The floor", self.floor)


def _refuse_no_share(what: str, share: float) -> None:
    if not (math.isfinite(share) and 0.0 <= share <= 1.0):
        raise NotOfferedError(f"{what} is {share}, which is no share.", "Give a number from 0 to 1, e.g. 0.2.")


_ALL_THE_MONEY = 1e15
"""The greatest budget: more than there is."""


def refuse_no_budget(budget: float) -> None:
    """Refuse a budget that is no sum of money. Raises `NotOfferedError`."""
    if not 0.0 <= budget <= _ALL_THE_MONEY:
        raise NotOfferedError(f"A budget of {budget} is no sum of money.", "Give a number from 0 to 1e15.")
