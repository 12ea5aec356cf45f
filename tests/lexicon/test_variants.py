"""Forms that no stemmer brings home are listed, and every listed form is read as its word."""

from __future__ import annotations

import pytest

from bybro.lexicon.analysis import tokens
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.variants import variants


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listed_form_has_the_stem_of_its_word(language: str) -> None:
    listed = variants(language)

    assert listed
    strays = {
        f: w
        for f, w in listed.items()
        if [t.stem for t in tokens(f, language)] != [t.stem for t in tokens(w, language)]
    }
    assert strays == {}
