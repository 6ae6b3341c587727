"""Which items are the same: within a document, from poll to poll, from feed to feed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.identity import content_hash, identities, identities_of
from bot.feeds.item import Item

DAY = datetime(2025, 5, 28, 10, tzinfo=UTC)


def item(title: str = "Talks", guid: str = "", link: str = "", published: datetime | None = DAY) -> Item:
    return Item(title, guid=guid, link=link, published=published)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (item(guid="1", link="https://n.example/1"), item("New title", guid="1", link="https://n.example/1")),
        (item(guid="1"), item("New title", guid="1", published=None)),
        (item(guid="a8f3", link="https://n.example/1"), item(guid="c91b", link="https://n.example/1")),
        (item(guid="https://n.example/1#0"), item("Update", guid="https://n.example/1#3")),
        (item(guid="http://n.example/1"), item(guid="https://n.example/1")),
        (item(link="http://n.example/1?utm_source=a"), item(link="https://www.n.example/1/")),
        (item("Talks  on\nMonday"), item("talks on Monday")),
    ],
    ids=["title", "date", "guid", "counter", "scheme", "tracking", "blanks"],
)
def test_one_item_told_twice_shares_a_key(one: Item, other: Item) -> None:
    assert set(identities(one, "feed")) & set(identities(other, "feed"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (item(guid="1"), item(guid="2")),
        (item(link="https://n.example/1"), item(link="https://n.example/2")),
        (item("Talks"), item("Strike")),
        (item("Talks"), item("Talks", published=datetime(2025, 5, 29, tzinfo=UTC))),
        (
            item(guid="https://n.example/", link="https://n.example/1"),
            item(guid="https://n.example/", link="https://n.example/2"),
        ),
        (item("One", link="https://n.example/"), item("Two", link="https://n.example/")),
        (item(guid="1"), item(link="1")),
    ],
    ids=["guid", "link", "title", "day", "guid is home", "link is home", "kinds"],
)
def test_two_items_share_no_key(one: Item, other: Item) -> None:
    assert not set(identities(one, "feed")) & set(identities(other, "feed"))


def test_a_guid_counts_within_its_feed_only_and_a_link_across_feeds() -> None:
    assert not set(identities(item(guid="1"), "a")) & set(identities(item(guid="1"), "b"))
    link = "https://n.example/1"
    assert set(identities(item(guid="1", link=link), "a")) & set(identities(item(guid="2", link=link), "b"))


def test_the_title_is_a_key_only_where_there_is_nothing_else() -> None:
    bare = set(identities(item(), "feed"))
    assert len(bare) == 1
    assert not bare & set(identities(item(guid="1"), "feed"))
    assert not bare & set(identities(item(link="https://n.example/1"), "feed"))


def test_the_most_specific_key_comes_first() -> None:
    guid, link = identities(item(guid="1", link="https://n.example/1"), "feed")
    assert guid == identities(item(guid="1"), "feed")[0]
    assert link == identities(item(link="https://n.example/1"), "other")[-1]


def test_a_guid_that_stands_for_different_pages_is_no_key_in_its_document() -> None:
    one, other = item("One", "same", "https://n.example/1"), item("Two", "same", "https://n.example/2")
    first, second = identities_of([one, other], "feed")
    assert not set(first) & set(second)


def test_a_link_that_stands_for_different_titles_is_no_key_in_its_document() -> None:
    live = "https://n.example/live"
    first, second = identities_of([item("One", "1", live), item("Two", "2", live)], "feed")
    assert not set(first) & set(second)


def test_an_item_that_stands_twice_in_its_document_keeps_its_keys() -> None:
    twice = item("One", "1", "https://n.example/1")
    assert identities_of([twice, twice], "feed") == (identities(twice, "feed"),) * 2


def test_content_is_title_and_summary_with_folded_blanks() -> None:
    assert content_hash(Item("a  b", "c")) == content_hash(
        Item("a b", "c\n", guid="1", link="https://n.example/")
    )
    assert content_hash(Item("a b", "c")) != content_hash(Item("a", "b c"))
    assert content_hash(Item("a")) != content_hash(Item("a", "b"))


ITEMS = st.builds(
    Item,
    title=st.text(max_size=5),
    guid=st.sampled_from(["", "1", "2", "https://n.example/", "https://n.example/1#2", "\ud800"]),
    link=st.sampled_from(["", "https://n.example/", "https://n.example/1", "https://m.example/1?utm_a=b"]),
    published=st.sampled_from([None, DAY]),
)


@given(st.lists(ITEMS, max_size=8))
def test_every_item_has_a_key_that_sqlite_holds_wherever_it_stands(items: list[Item]) -> None:
    keys = identities_of(items, "feed")
    assert all(own for own in keys)
    assert all(-(2**63) <= key < 2**63 for own in keys for key in own)
    assert keys == tuple(reversed(identities_of(items[::-1], "feed")))
