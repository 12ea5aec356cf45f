"""Which open question is worth asking first: what it would be worth to know its answer before the choice."""

from bybro.decision.questions.evppi import Evppi, evppi
from bybro.decision.questions.questions import questions_of

__all__ = ["Evppi", "evppi", "questions_of"]
