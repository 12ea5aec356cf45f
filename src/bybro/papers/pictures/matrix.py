"""Picture: the solutions of one group under a need, a square each."""

from __future__ import annotations

from markupsafe import Markup

_SIDE, _STEP, _ROW = 9, 12, 6


def squares(count: int, group: str) -> Markup:
    """So many squares, six in a row and the rows stacked; the number itself stands beside them as text."""
    rows = -(-count // _ROW)
    drawn = Markup("").join(
        Markup('<rect x="{}" y="{}" width="{s}" height="{s}"/>').format(
            n % _ROW * _STEP + 1, n // _ROW * _STEP + 1, s=_SIDE
        )
        for n in range(count)
    )
    width, height = min(count, _ROW) * _STEP, rows * _STEP
    return Markup(
        '<svg class="squares g-{}" width="{w}" height="{h}" viewBox="0 0 {w} {h}" aria-hidden="true">{}</svg>'
    ).format(group, drawn, w=width, h=height)
