"""The demands on a portfolio as rows of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.portfolio.measure import WORST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.program import Met
    from bybro.decision.portfolio.terms import Terms


class Rows:
    """Rows low <= sum of coefficients x unknowns <= high, held sparse."""

    def __init__(self) -> None:
        self.columns: list[NDArray[np.int64]] = []
        self.values: list[NDArray[np.float64]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(
        self, columns: Iterable[int], values: Iterable[float], *, low: float = -np.inf, high: float = np.inf
    ) -> None:
        """One more row."""
        self.columns.append(np.fromiter(columns, dtype=np.int64))
        self.values.append(np.fromiter(values, dtype=float))
        self.low.append(low)
        self.high.append(high)


def add_terms(rows: Rows, choices: Choices, terms: Terms, most: NDArray[np.int64], met: tuple[Met, ...]) -> None:
    """What holds of every portfolio, then what the caller asks for."""
    chosen = _chosen(choices)
    _add_units(rows, choices, most, chosen)
    for name in terms.exclude:
        rows.add(chosen.get(name, ()), [1.0] * len(chosen.get(name, ())), high=0.0)
    for name in terms.require:
        rows.add(chosen.get(name, ()), [1.0] * len(chosen.get(name, ())), low=1.0)
    for group in terms.not_together:
        together = [x for name in group for x in chosen.get(name, ())]
        rows.add(together, [1.0] * len(together), high=1.0)
    for first, then in terms.after:
        _add_after(rows, chosen.get(then, ()), chosen.get(first, ()))
    if terms.max_per_provider is not None:
        providers: dict[str, list[int]] = {}
        for n, option in enumerate(choices.options):
            for provider in option.solution.providers:
                providers.setdefault(provider, []).append(len(choices.uses) + n)
        for theirs in providers.values():
            rows.add(theirs, [1.0] * len(theirs), high=float(terms.max_per_provider))
    for theme, share in terms.min_share.items():
        _add_share(rows, choices, theme, share, met)


def _chosen(choices: Choices) -> dict[str, list[int]]:
    """The unknowns that say whether a solution is chosen, one for each way of choosing it."""
    found: dict[str, list[int]] = {}
    for n, option in enumerate(choices.options):
        found.setdefault(option.solution.id, []).append(len(choices.uses) + n)
    return found


def _add_units(rows: Rows, choices: Choices, most: NDArray[np.int64], chosen: dict[str, list[int]]) -> None:
    """One unit serves one need; chosen is what has a unit; in one way only; and what builds on another needs it."""
    for n, option in enumerate(choices.options):
        x = len(choices.uses) + n
        units = [place for place, use in enumerate(choices.uses) if use.option == n]
        limit = float(min(option.most, most[units].sum()))
        rows.add([*units, x], [1.0] * len(units) + [-limit], high=0.0)
        rows.add([*units, x], [1.0] * len(units) + [-1.0], low=0.0)
        if option.after is not None:
            _add_after(rows, [x], chosen.get(option.after, ()))
    for ways in chosen.values():
        if len(ways) > 1:
            rows.add(ways, [1.0] * len(ways), high=1.0)


def _add_after(rows: Rows, then: Iterable[int], first: Iterable[int]) -> None:
    then, first = list(then), list(first)
    rows.add([*then, *first], [1.0] * len(then) + [-1.0] * len(first), high=0.0)


def _add_share(rows: Rows, choices: Choices, theme: str, share: float, met: tuple[Met, ...]) -> None:
    """The needs that are first of all of a theme are met to a share, by severity."""
    of_theme = [n for n, need in enumerate(choices.needs) if need.themes[0] == theme]
    parts = [met[n].mean() for n in of_theme]
    weights = choices.weights[of_theme] / choices.weights[of_theme].sum()
    columns = np.concatenate([columns for columns, _ in parts])
    values = np.concatenate([w * value for w, (_, value) in zip(weights, parts, strict=True)])
    rows.add(columns.tolist(), values.tolist(), low=share)


def add_floor(rows: Rows, choices: Choices, floor: float, met: tuple[Met, ...], edge: int) -> None:
    """The mean over the worst tenth of the draws is at least the floor.

    With the unknowns t (at `edge`) and d_s >= t - Z_s behind it, Z_s the weighted share in draw s:
    t - mean(d) / 0.1 >= floor (Rockafellar & Uryasev 2000, Optimization of conditional value-at-risk, J. Risk 2).
    """
    size = choices.size
    columns: list[list[NDArray[np.int64]]] = [[np.array([edge + 1 + s, edge])] for s in range(size)]
    values: list[list[NDArray[np.float64]]] = [[np.array([1.0, -1.0])] for _ in range(size)]
    for weight, m in zip(choices.weights, met, strict=True):
        for s in np.flatnonzero(~m.full & m.met.any(axis=1)):
            columns[s].append(m.uses)
            values[s].append(weight * m.met[s])
        for s, row in zip(np.flatnonzero(m.full), m.row_of, strict=True):
            columns[s].append(np.array([m.first + row]))
            values[s].append(np.array([weight]))
    for column, value in zip(columns, values, strict=True):
        rows.add(np.concatenate(column).tolist(), np.concatenate(value).tolist(), low=0.0)
    tail = -1.0 / (WORST * size)
    rows.add(range(edge, edge + 1 + size), [1.0] + [tail] * size, low=floor)
