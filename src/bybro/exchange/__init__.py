"""Formats of the outside world, one a file, both ways where it makes sense."""
