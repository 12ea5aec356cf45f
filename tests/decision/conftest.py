"""The example dossier and its answers, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.decision.match import match
from bybro.office.dossiers import read

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.match import NeedMatches


@pytest.fixture(scope="session")
def example() -> Dossier:
    """Copenhagen and Beirut, April 2016."""
    return read("example")[0]


@pytest.fixture(scope="session")
def listed(example: Dossier) -> tuple[NeedMatches, ...]:
    """Every need with what is listed for it."""
    return match(example)


@pytest.fixture(scope="session")
def everything(example: Dossier) -> tuple[NeedMatches, ...]:
    """Every need with every solution of the other side, whatever its relevance."""
    return match(example, top=len(example.solutions))
