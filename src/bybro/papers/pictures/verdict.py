"""Picture: a verdict by its shape, so that it can be told without colour. The word always stands beside it."""

from __future__ import annotations

from markupsafe import Markup

_RING = '<circle cx="8" cy="8" r="6.2" class="ring"/>'
_SHAPES = {
    "holds": f'{_RING}<circle cx="8" cy="8" r="6.2" class="full"/>',
    "likely": f'{_RING}<path d="M8 8V1.8A6.2 6.2 0 1 1 1.8 8Z" class="full"/>',
    "open": f'{_RING}<path d="M8 1.8A6.2 6.2 0 0 1 8 14.2Z" class="full"/>',
    "unlikely": f'{_RING}<path d="M8 8V1.8A6.2 6.2 0 0 1 14.2 8Z" class="full"/>',
    "fails": f'{_RING}<path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" class="stroke"/>',
    "unknown": '<circle cx="8" cy="8" r="6.2" class="ring dotted"/><circle cx="8" cy="8" r="1.4" class="full"/>',
    "not_stated": '<circle cx="8" cy="8" r="6.2" class="ring dotted"/><path d="M5 8h6" class="stroke"/>',
    "to_agree": '<path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" class="ring"/>',
    "to_prepare": '<path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" class="ring"/><path d="M1.6 8h12.8L8 14.4Z" class="full"/>',
    "remark": '<path d="M3 8h10" class="stroke"/>',
}


def shape(verdict: str) -> Markup:
    """The shape of a verdict: a disc as full as the line is likely to hold; a diamond is in the parties' hands."""
    return Markup('<svg class="shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{}</svg>').format(
        Markup(_SHAPES[verdict])  # noqa: S704  (our own drawings)
    )
