"""The garbage collector looks at what lives long once a day, and not whenever it likes."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from bot import garbage


class Node:
    """Something that can hold itself."""

    def __init__(self) -> None:
        self.me: Node | None = None


@pytest.fixture(autouse=True, scope="module")
def spared() -> Iterator[None]:
    before = gc.get_threshold(), list(gc.callbacks)
    with garbage.spared():
        assert (gc.get_threshold(), gc.callbacks) != before
        yield
    assert (gc.get_threshold(), gc.callbacks) == before
    assert not gc.get_freeze_count()


def test_what_survives_a_full_collection_is_not_looked_at_again() -> None:
    held = [Node() for _ in range(10_000)]

    gc.collect()

    assert gc.get_freeze_count() >= len(held)
    assert not any(isinstance(one, Node) for one in gc.get_objects())


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="there, old objects are looked at in small steps")
def test_a_full_collection_comes_by_itself_and_takes_what_died_since() -> None:
    node = Node()
    node.me = node
    died = weakref.ref(node)
    del node

    held = [Node() for _ in range(60_000)]

    assert died() is None
    assert gc.get_freeze_count() >= len(held) // 2


def test_what_died_in_a_cycle_after_it_was_frozen_is_found_by_upkeep() -> None:
    node = Node()
    node.me = node
    died = weakref.ref(node)
    gc.collect()
    del node
    gc.collect()
    assert died() is not None

    garbage.collect_all()

    assert died() is None
