"""Which solutions speak to a need, whether they can work in the place, and what they would take."""
