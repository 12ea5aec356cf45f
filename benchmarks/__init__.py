"""Measured side by side with peers, in one run, ratios printed: `python3 dev.py bench NAME`."""
