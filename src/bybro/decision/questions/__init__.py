"""Which open question is worth asking first: what it would be worth to know its answer before the choice."""

from bybro.decision.questions.evppi import Evppi, evppi

__all__ = ["Evppi", "evppi"]
