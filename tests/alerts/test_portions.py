"""What is done in one go: each item once and in order, no portion empty, none much beyond its size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.portions import (
    COMMIT_ITEMS_MAX,
    HASH_CODE_POINTS_MAX,
    READ_CODE_POINTS_MAX,
    are_few,
    to_hash,
    to_read,
)
from bot.feeds.identity import content_hash
from bot.feeds.item import Item
from bot.feeds.triage import ItemState, Triaged, triage


def sized(number: int, size: int) -> Item:
    return Item(title=f"{number}".zfill(5), summary="a" * max(size - 5, 0), guid=str(number))


def sizes(portions: list[tuple[Item, ...]]) -> list[int]:
    return [sum(len(item.title) + len(item.summary) for item in some) for some in portions]


@given(st.lists(st.integers(5, HASH_CODE_POINTS_MAX), max_size=8))
def test_items_are_hashed_each_once_in_order(lengths: list[int]) -> None:
    items = [sized(number, length) for number, length in enumerate(lengths)]
    portions = list(to_hash(items))
    assert [item for some in portions for item in some] == items
    assert all(portions)
    assert all(size >= HASH_CODE_POINTS_MAX for size in sizes(portions)[:-1])
    assert all(size < 2 * HASH_CODE_POINTS_MAX for size in sizes(portions))


@pytest.mark.parametrize(
    ("lengths", "few"),
    [
        ([], True),
        ([9] * COMMIT_ITEMS_MAX, True),
        ([9] * (COMMIT_ITEMS_MAX + 1), False),
        ([HASH_CODE_POINTS_MAX], True),
        ([HASH_CODE_POINTS_MAX, 9], False),
    ],
)
def test_few_are_those_that_cost_little_together(lengths: list[int], *, few: bool) -> None:
    assert are_few([sized(number, length) for number, length in enumerate(lengths)]) is few


@given(st.lists(st.integers(5, 3 * READ_CODE_POINTS_MAX), max_size=30))
def test_items_are_read_each_once_in_order(lengths: list[int]) -> None:
    unseen = [
        Triaged(sized(number, length), (number,), 0, ItemState.NEW) for number, length in enumerate(lengths)
    ]
    portions = list(to_read(unseen))
    assert [triaged for some in portions for triaged in some] == unseen
    read = sizes([tuple(triaged.item for triaged in some) for some in portions])
    assert all(READ_CODE_POINTS_MAX <= size < 4 * READ_CODE_POINTS_MAX for size in read[:-1])


@pytest.mark.parametrize("known", [True, False])
def test_hashes_made_before_give_the_same_states(*, known: bool) -> None:
    items = [sized(number, 40) for number in range(4)]
    keys = [(number,) for number in range(4)]
    contents = [content_hash(item) for item in items] if known else []
    assert triage(items, keys, {}, contents=contents) == triage(items, keys, {})
