"""Documents come and go; after the merge all is as if the index had been built over what is left."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.errors import UnknownRecordError, UnreadableError, UsageError
from bybro.matching.changing_index import ChangingIndex
from bybro.matching.large_index import Queries
from bybro.matching.names import Names, Vocabulary
from bybro.matching.stored_index import assembled, parts
from bybro.matching.token_lists import TokenLists

TOKENS = 8
bag = st.lists(st.integers(0, TOKENS + 3), max_size=6)
name = st.sampled_from("abcdefgh")
QUERIES = Queries(TokenLists.of([[0, 1, 2], [3, 3, 9], [4], list(range(TOKENS + 4))]))


def _index(documents: dict[str, list[int]], tokens: int = TOKENS + 4) -> ChangingIndex:
    return ChangingIndex.over(TokenLists.of(list(documents.values())), list(documents), tokens)


@given(st.dictionaries(name, bag), st.lists(st.tuples(name, st.none() | bag), max_size=12), st.data())
def test_after_any_changes_the_merged_index_is_a_fresh_one(
    documents: dict[str, list[int]], changes: list[tuple[str, list[int] | None]], data: st.DataObject
) -> None:
    index = _index(documents)
    left = dict(documents)
    for who, what in changes:
        if what is None:
            if who not in left:
                with pytest.raises(UnknownRecordError):
                    index.remove(who)
                continue
            index.remove(who)
            del left[who]
        else:
            index.put(who, what)
            left.pop(who, None)
            left[who] = what
        if data.draw(st.booleans()):
            found, _ = index.top(QUERIES, 3)
            assert {x for f in found for x in f} <= set(left)
    assert len(index) == len(left)
    assert {n for n in "abcdefgh" if n in index} == set(left)
    merged, fresh = index.merged(), _index(left)
    (ours, our_hits), (theirs, their_hits) = merged.top(QUERIES, 5), fresh.top(QUERIES, 5)
    assert ours == theirs
    np.testing.assert_array_equal(our_hits.scores, their_hits.scores)
    assert merged.changed == 0
    before, _ = index.top(QUERIES, 8)
    assert [set(b) for b in before] == [set(f) for f in fresh.top(QUERIES, 8)[0]]


def test_until_the_merge_a_document_scores_the_same_in_the_small_index_as_in_the_large_one() -> None:
    index = _index({"a": [0, 1, 2], "b": [0, 3], "c": [4, 5, 5]})
    _, before = index.top(Queries(TokenLists.of([[0, 1]])), 1)
    index.put("a", [0, 1, 2])
    found, after = index.top(Queries(TokenLists.of([[0, 1]])), 3)
    assert found == [["a", "b"]]
    assert after.scores[0, 0] == before.scores[0, 0]


def test_a_merge_is_due_at_two_per_cent() -> None:
    index = _index({str(n): [n % TOKENS] for n in range(100)})
    index.put("new", [1])
    assert not index.due
    index.remove("5")
    assert index.due
    assert not index.merged().due


def test_two_documents_of_one_id_and_words_without_an_id_are_refused() -> None:
    with pytest.raises(UsageError, match="id of its own"):
        ChangingIndex.over(TokenLists.of([[0], [1]]), ["a", "a"], TOKENS)
    index = _index({"a": [0]})
    with pytest.raises(UsageError, match='"b" has an id below 0'):
        index.put("b", [3, -1])
    assert "b" not in index


@given(st.lists(st.text(max_size=6), unique=True))
def test_names_are_found_and_told_again(names: list[str]) -> None:
    known = Names.of(names)
    assert known.find(names).tolist() == list(range(len(names)))
    assert [known.name(n) for n in range(known.size)] == list(known.all()) == names
    assert known.at(np.arange(len(names), dtype=np.int32)[::-1]) == names[::-1]
    assert known.find(["no such name"]).tolist() == [-1]


def test_names_with_one_hash_are_told_apart() -> None:
    known = Names.of(["a", "b"])
    mark = known.marks[known.rows == 0]
    clash = known._replace(marks=np.repeat(mark, 2))
    assert clash.find(["a", "c"]).tolist() == [0, -1]


def test_a_vocabulary_learns_words_of_documents_and_not_of_queries() -> None:
    vocabulary = Vocabulary(Names.of(["waste", "water"]))
    assert vocabulary.ids(["water", "rain"]).tolist() == [1, -1]
    assert vocabulary.learn(["rain", "water", "rain", "sun"]).tolist() == [2, 1, 2, 3]
    assert vocabulary.ids(["rain"]).tolist() == [2]
    assert list(vocabulary.names().all()) == ["waste", "water", "rain", "sun"]
    assert len(vocabulary) == 4


def test_an_index_taken_apart_and_put_together_answers_the_same() -> None:
    index = _index({"a": [0, 1, 2], "b": [0, 3], "c": [4, 5, 5]})
    index.put("d", [1, 1, 4])
    index.remove("b")
    words = Names.of([f"word-{n}" for n in range(TOKENS + 4)])
    again, vocabulary = assembled(parts(index, words))
    assert again.top(QUERIES, 3)[0] == index.merged().top(QUERIES, 3)[0]
    assert list(vocabulary.all()) == list(words.all())


def test_parts_that_do_not_belong_together_are_refused() -> None:
    words = Names.of([f"word-{n}" for n in range(TOKENS + 4)])
    few = Names.of(["word"])
    whole = parts(_index({"a": [0, 1, 2], "b": [0, 3]}), words)
    other = parts(_index({"a": [0]}), words)
    for name in whole:
        with pytest.raises(UnreadableError, match=name):
            assembled({k: v for k, v in whole.items() if k != name})
    with pytest.raises(UnreadableError, match="not of one index"):
        assembled(parts(_index({"a": [0]}), few))
    for name in ("posting-scores", "posting-rows", "document-tokens", "document-starts", "id-starts", "id-rows"):
        with pytest.raises(UnreadableError, match="index cannot be used"):
            assembled({**whole, name: other[name]})


@pytest.mark.parametrize("wrong", [-1, 2, 2**31 - 1])
def test_a_posting_that_points_outside_the_documents_is_refused(wrong: int) -> None:
    """Compiled code writes where a posting points, and a file of the right size may hold anything."""
    whole = parts(_index({"a": [0, 1], "b": [0]}), Names.of([f"word-{n}" for n in range(TOKENS + 4)]))
    rows = whole["posting-rows"].copy()
    rows[-1] = wrong

    with pytest.raises(UnreadableError, match="points outside"):
        assembled({**whole, "posting-rows": rows})


def test_postings_that_run_backwards_are_refused() -> None:
    whole = parts(_index({"a": [0, 1], "b": [0]}), Names.of([f"word-{n}" for n in range(TOKENS + 4)]))
    starts = whole["posting-starts"].copy()
    starts[1] = starts[-1] + 1

    with pytest.raises(UnreadableError, match="points outside"):
        assembled({**whole, "posting-starts": starts})
