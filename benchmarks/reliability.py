"""Does 0.7 mean seven in ten? The calibrated relevance against the grades of needs that were kept for testing.

    python -m benchmarks.reliability

Each need kept for testing, in four languages, against all solutions of the example in English. What two readers gave 2
or more on the mean counts as worth a look, from 1 (related) one time in two: so the weights were fitted. Intervals:
95 %, bootstrap over the needs. Draws `docs/pictures/reliability.svg` from the figures it prints.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.relevance import bybro
from benchmarks.told import RELEVANT, told
from bybro.lexicon.languages import LANGUAGES
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from numpy.typing import NDArray

EDGES = (0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.0)
TARGET = Path(__file__).parents[1] / "docs" / "pictures" / "reliability.svg"
SIDE, LEFT, TOP = 360, 56, 16


class Bin(NamedTuple):
    """What was told between two edges: how many pairs, the mean told, the share worth a look with its interval."""

    pairs: int
    told: float
    share: float
    low: float
    high: float


def bins() -> list[Bin]:
    """The pairs by what was told of them."""
    solutions = open_dossier(EXAMPLE).dossier.solutions
    score = bybro(solutions)
    needs = [n for n in told() if n.is_held_out]
    found: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for need in needs:
        grades = np.array([need.grades.get(s.id, 0.0) for s in solutions])
        worth = np.where(grades >= RELEVANT, 1.0, np.where(grades >= 1, 0.5, 0.0))
        scores = [score(need.texts[k], k) for k in LANGUAGES]
        found.append((np.concatenate(scores), np.tile(worth, len(LANGUAGES))))
    rows = np.random.default_rng(0).integers(len(needs), size=(2000, len(needs)))
    made: list[Bin] = []
    for low, high in itertools.pairwise(EDGES):
        inside = [(s > low) & (s <= high) for s, _ in found]
        pairs = np.array([i.sum() for i in inside])
        worth = np.array([w[i].sum() for i, (_, w) in zip(inside, found, strict=True)])
        total = np.concatenate([s[i] for i, (s, _) in zip(inside, found, strict=True)])
        drawn = pairs[rows].sum(axis=1)
        shares = worth[rows].sum(axis=1)[drawn > 0] / drawn[drawn > 0]
        ends = np.quantile(shares, (0.025, 0.975))
        made.append(Bin(int(pairs.sum()), float(total.mean()), float(worth.sum() / pairs.sum()), *map(float, ends)))
    return made


def picture(made: list[Bin]) -> str:
    """The figures as an SVG that needs nothing else."""

    def at(x: float, y: float) -> tuple[float, float]:
        return round(LEFT + x * SIDE, 1), round(TOP + (1.0 - y) * SIDE, 1)

    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIDE + 24} {TOP + SIDE + 48}" '
            'font-family="sans-serif" font-size="12" role="img" aria-labelledby="t d">'
        ),
        '<title id="t">Relevance told and found</title>',
        (
            '<desc id="d">For each range of relevance that was told, the share of pairs that two readers found worth a '
            "look, with 95 % intervals. On the line both are equal.</desc>"
        ),
        f'<rect width="100%" height="100%" fill="#fff"/><path d="M{x0} {y0}L{x1} {y1}" stroke="#999"/>',
        f'<path d="M{x0} {y1}V{y0}H{x1}" fill="none" stroke="#333"/>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x, _), (_, y) = at(tick, 0), at(0, tick)
        lines.append(f'<text x="{x}" y="{y0 + 16}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{x0 - 6}" y="{y + 4}" text-anchor="end">{tick:g}</text>')
    for one in made:
        (x, y), (_, low), (_, high) = at(one.told, one.share), at(0, one.low), at(0, one.high)
        lines.append(f'<path d="M{x} {low}V{high}" stroke="#0b5a8a" stroke-width="2"/>')
        lines.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#0b5a8a"/>')
    lines.append(f'<text x="{(x0 + x1) / 2}" y="{y0 + 36}" text-anchor="middle">relevance that was told</text>')
    turned = f"translate(14 {(y0 + y1) / 2}) rotate(-90)"
    lines.append(f'<text transform="{turned}" text-anchor="middle">share worth a look</text></svg>')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the figures and draw them."""
    made = bins()
    print(f"{'told':>12} {'pairs':>7} {'mean told':>10} {'worth a look':>22}")
    for (low, high), one in zip(itertools.pairwise(EDGES), made, strict=True):
        share = f"{one.share:.2f} [{one.low:.2f}, {one.high:.2f}]"
        print(f"{f'{low:g} to {high:g}':>12} {one.pairs:>7} {one.told:>10.2f} {share:>22}")
    TARGET.write_text(picture(made), encoding="utf-8")


if __name__ == "__main__":
    main()
