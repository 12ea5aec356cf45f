"""Meaning by a language model that an office has on its own machine: an addition, never needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bybro.model.solution import Solution

Encoder = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to points, one row a text, each of length 1."""


class Dense:
    """The solutions as points of a model, in English where they are told in it."""

    def __init__(self, solutions: Sequence[Solution], encoder: Encoder) -> None:
        self._encoder = encoder
        self._points = encoder([_telling(s) for s in solutions])

    def scores(self, text: str) -> NDArray[np.float64]:
        """How near each solution is to a text, in standard deviations from the mean of all: models compare."""
        near = (self._points @ self._encoder([text])[0]).astype(np.float64)
        spread = float(near.std())
        return np.zeros(len(near)) if not spread else (near - near.mean()) / spread


def _telling(solution: Solution) -> str:
    return f"{solution.title.best('en').text}. {solution.description.best('en').text}"
