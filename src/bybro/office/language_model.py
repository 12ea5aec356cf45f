"""The language model an office has chosen, if any."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bybro.exchange.model_folder import read_model

if TYPE_CHECKING:
    from bybro.matching.dense import Encoder

VARIABLE = "BYBRO_MODEL"
"""The variable of the environment that names the folder of a language model."""


def chosen_model() -> Encoder | None:
    """The model in the folder that BYBRO_MODEL names; None where it names none, which is all that bybro needs."""
    folder = os.environ.get(VARIABLE)
    return read_model(Path(folder)) if folder else None
