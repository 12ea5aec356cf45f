"""bybro: the working desk of a city partnership, from two cities' first talk to a decision a council can stand by.

The public names are loaded at first use, so that `import bybro` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bybro.errors import BybroError
    from bybro.findings import Finding
    from bybro.model.dossier import Dossier
    from bybro.office.catalogue import catalogue
    from bybro.office.dossiers import read, write
    from bybro.office.matching import Matching, match, search
    from bybro.office.portfolio import Budgeting, portfolio
    from bybro.office.questions import Questions, questions

__version__ = "0.1.0"
__all__ = [
    "Budgeting",
    "BybroError",
    "Dossier",
    "Finding",
    "Matching",
    "Questions",
    "catalogue",
    "match",
    "portfolio",
    "questions",
    "read",
    "search",
    "write",
]

_HOME = {
    "BybroError": "bybro.errors",
    "Budgeting": "bybro.office.portfolio",
    "Dossier": "bybro.model.dossier",
    "Finding": "bybro.findings",
    "Matching": "bybro.office.matching",
    "catalogue": "bybro.office.catalogue",
    "match": "bybro.office.matching",
    "Questions": "bybro.office.questions",
    "questions": "bybro.office.questions",
    "portfolio": "bybro.office.portfolio",
    "read": "bybro.office.dossiers",
    "search": "bybro.office.matching",
    "write": "bybro.office.dossiers",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (a module's attribute can be anything)
    if name not in _HOME:
        message = f"module 'bybro' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)
