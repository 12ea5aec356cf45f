"""A word in the form that is stemmed: one case, one letter for one sound, nothing glued on by spelling."""

from __future__ import annotations

import re
import unicodedata

TASHKEEL = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
"""Arabic vowel signs and the stretching line."""

_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
_PERSIAN = str.maketrans({"پ": "ب", "چ": "ج", "ڤ": "ف", "گ": "ك", "ک": "ك", "ی": "ي"})
"""Letters of keyboards and names that are not of the Arabic alphabet."""
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)")
_APOSTROPHE = re.compile("['’]")
_LIGATURES = str.maketrans({"œ": "oe"})


def composed(text: str) -> str:
    """A text with one code for one letter (no-break spaces and presentation forms too), without vowel signs."""
    return text if text.isascii() else TASHKEEL.sub("", unicodedata.normalize("NFKC", text))


def normalised(word: str, language: str) -> str:
    """A word in the form that is stemmed: lower case; Arabic letters unified; French elision and English 's dropped."""
    word = word.lower()
    if language == "ar":
        return TASHKEEL.sub("", word).translate(_PERSIAN).translate(_ALEF)
    if language == "fr":
        return _ELISION.sub("", word).translate(_LIGATURES)
    return _APOSTROPHE.split(word, 1)[0]


def without_accents(word: str) -> str:
    """A word in plain letters; å would lose its ring, and "pa" is not "på": Danish letters stay."""
    if word.isascii():
        return word
    return "".join(
        c if c in "åæø" else "".join(p for p in unicodedata.normalize("NFD", c) if not unicodedata.combining(p))
        for c in word
    )
