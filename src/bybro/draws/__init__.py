"""Uncertain figures: what a range means, and the joint sample. The only place with random numbers."""
