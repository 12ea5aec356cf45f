"""Reason codes and figures as sentences in English, Danish, French and Arabic; made here and nowhere else.

The sentences themselves stand in `messages/*.toml`; the code fills their holes and writes numbers and dates
as readers of the language do, always with Western digits.
"""
