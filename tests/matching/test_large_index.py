"""The large index against bm25s and against the plainest possible sum."""

from __future__ import annotations

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.errors import UsageError
from bybro.matching.large_index import LargeIndex, Queries
from bybro.matching.strongest import columns, strongest
from bybro.matching.token_lists import TokenLists

TOKENS = 12
bags = st.lists(st.integers(0, TOKENS - 1), max_size=9)
corpora = st.lists(bags, min_size=1, max_size=12).filter(any)


def _scores(index: LargeIndex) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """What each token scores in each document: (documents, tokens)."""
    table = np.zeros((index.size, TOKENS), dtype=np.float32)
    for token, (first, last) in enumerate(zip(index.postings.starts, index.postings.starts[1:], strict=False)):
        table[index.postings.rows[first:last], token] = index.postings.scores[first:last]
    return table


@given(corpora)
def test_every_score_is_that_of_bm25s(corpus: list[list[int]]) -> None:
    index = LargeIndex.over(TokenLists.of(corpus), TOKENS)
    peer = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    peer.index((corpus, {str(t): t for t in range(TOKENS)}), show_progress=False)
    theirs = np.stack([peer.get_scores_from_ids([t]) for t in range(TOKENS)], axis=1)
    np.testing.assert_array_equal(_scores(index), theirs)


@given(corpora, st.lists(bags, min_size=1, max_size=5), st.integers(1, 15), st.integers(1, 3), st.data())
def test_the_top_is_what_a_plain_sum_and_a_sort_find(
    corpus: list[list[int]], asked: list[list[int]], wanted: int, threads: int, data: st.DataObject
) -> None:
    index = LargeIndex.over(TokenLists.of(corpus), TOKENS)
    queries = TokenLists.of(asked)
    weight = st.floats(0, 3, width=32)
    weights = np.array([data.draw(weight) for _ in queries.tokens], dtype=np.float32)
    without = np.array(sorted(data.draw(st.sets(st.integers(0, len(corpus) - 1)))), dtype=np.int32)
    hits = index.top(Queries(queries, weights), wanted, threads, without)
    table = _scores(index).astype(float)
    for n in range(len(asked)):
        part = slice(queries.starts[n], queries.starts[n + 1])
        sums = table[:, queries.tokens[part]] @ weights[part]
        sums[without] = 0
        rows = hits.rows[n][hits.rows[n] >= 0]
        np.testing.assert_allclose(hits.scores[n][: len(rows)], sums[rows], rtol=1e-5, atol=1e-30)
        np.testing.assert_allclose(
            hits.scores[n], np.pad(np.sort(sums)[::-1], (0, wanted))[:wanted], rtol=1e-5, atol=1e-30
        )


def test_of_equal_scores_the_lower_row_comes_first_and_is_not_cut_off() -> None:
    index = LargeIndex.over(TokenLists.of([[1, 2], [0, 3], [0, 4], [5, 6], [0, 5]]), TOKENS)
    hits = index.top(Queries(TokenLists.of([[0]])), 2)
    assert hits.rows.tolist() == [[1, 2]]
    assert hits.scores[0, 0] == hits.scores[0, 1]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), st.integers(1, 20), st.integers(1, 9))
def test_the_strongest_are_the_first_of_a_stable_sort(values: list[int], wanted: int, width: int) -> None:
    lines = -(-len(values) // width)
    scores = np.zeros((1, lines * width), dtype=np.float32)
    scores[0, : len(values)] = values
    hits = strongest(scores.reshape(1, lines, width), wanted)
    order = [r for r in np.argsort(-scores[0], kind="stable").tolist() if scores[0, r] > 0][:wanted]
    assert hits.rows[0].tolist() == order + [-1] * (wanted - len(order))


def test_the_order_of_words_and_the_number_of_threads_change_nothing() -> None:
    rng = np.random.default_rng(5)
    corpus = TokenLists.of([rng.integers(0, 50, 30).tolist() for _ in range(6000)])
    index = LargeIndex.over(corpus, 50)
    asked = [rng.integers(0, 50, 8).tolist() for _ in range(300)]
    first = index.top(Queries(TokenLists.of(asked)), 20)
    second = index.top(Queries(TokenLists.of([a[::-1] for a in asked])), 20, threads=2)
    np.testing.assert_array_equal(first.rows, second.rows)
    np.testing.assert_array_equal(first.scores, second.scores)
    alone = index.top(Queries(TokenLists.of(asked[7:8])), 20)
    np.testing.assert_array_equal(alone.rows[0], first.rows[7])


def test_a_token_that_no_document_has_and_an_empty_query_find_nothing() -> None:
    index = LargeIndex.over(TokenLists.of([[0, 1], []]), TOKENS)
    hits = index.top(Queries(TokenLists.of([[], [11], [400, -1], [0]])), 2)
    assert hits.rows.tolist() == [[-1, -1], [-1, -1], [-1, -1], [0, -1]]


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_an_index_without_words_finds_nothing(corpus: list[list[int]]) -> None:
    index = LargeIndex.over(TokenLists.of(corpus), TOKENS)
    assert index.top(Queries(TokenLists.of([[1], []])), 3).rows.tolist() == [[-1] * 3] * 2
    assert index.top(Queries(TokenLists.of([])), 3).rows.shape == (0, 3)


def test_a_call_that_cannot_be_answered_is_refused() -> None:
    index = LargeIndex.over(TokenLists.of([[0, 1]]), TOKENS)
    with pytest.raises(UsageError, match="weight"):
        index.top(Queries(TokenLists.of([[0]]), np.array([-1], dtype=np.float32)), 1)
    with pytest.raises(UsageError, match="below 1"):
        index.top(Queries(TokenLists.of([[0]])), 0)
    for wrong in (-1, TOKENS):
        with pytest.raises(UsageError, match="outside 0 to 11"):
            LargeIndex.over(TokenLists.of([[wrong]]), TOKENS)


def test_columns_are_never_more_than_rows_nor_fewer_than_wanted() -> None:
    assert columns(10, 50) == 10
    assert columns(1_000_000, 50) == 2048
    assert columns(1_000_000, 5000) >= 5000
