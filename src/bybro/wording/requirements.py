"""A requirement as the reader sees it: what is asked of the receiving city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.wording.figures import quantity
from bybro.wording.labels import indicator, shown
from bybro.wording.messages import message

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.requirement import Requirement

_TEMPLATES = {">=": "requirement.at_least", "<=": "requirement.at_most"}


def predicate(requirement: Requirement, dossier: Dossier, language: str) -> str:
    """What is asked, by the indicator's label: "Land free for the use: at least 5 ha".

    A yes-no line is its label alone; a remark, which no fact can decide, is its own text.
    """
    if requirement.indicator is None or requirement.op is None or requirement.value is None:
        return shown(requirement.text, language)
    label = indicator(requirement.indicator, dossier, language)
    if isinstance(requirement.value, bool):
        return label if requirement.value else message("requirement.not", language, label=label)
    value = quantity(requirement.value, requirement.unit, language)
    return message(_TEMPLATES[requirement.op], language, label=label, value=value)
