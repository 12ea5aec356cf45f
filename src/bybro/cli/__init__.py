"""The command line: a command a file, no rule of the trade in them."""

from bybro.cli.app import app, main

__all__ = ["app", "main"]
