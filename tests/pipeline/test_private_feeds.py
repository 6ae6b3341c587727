"""A feed of one chat: what it brings is that chat's alone, and what both sides tell rings there once."""

import asyncio
from datetime import timedelta

import pytest

from bot.store import chat_feeds, feeds, rules
from bot.store.chat_feeds import AddFeed, NewFeed, PauseFeed, RemoveFeed
from bot.store.database import Store
from bot.store.orphans import delete_orphans
from bot.store.people import Forget
from bot.stories.numbers import FIRST_PRIVATE
from tests.support import two_chats
from tests.support.subscribers import subscribe
from tests.support.two_chats import COMMON, OTHER, OWNER, PRIVATE, Letters, _passes, _pipeline
from tests.support.world import NOON, TALKS, Outside, item

SEEDS = range(16)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_private_feed_brings_no_other_chat_sees_a_byte_of_it(seed: int) -> None:
    with_it, _ = asyncio.run(two_chats.run(seed, with_feed=True))
    without, _ = asyncio.run(two_chats.run(seed, with_feed=False))
    assert with_it == without


def test_its_own_chat_does_hear_of_it() -> None:
    """Else the law above would hold for a feed that nobody reads."""
    heard = 0
    for seed in SEEDS[:10]:
        (_, with_it), (_, without) = (
            asyncio.run(two_chats.run(seed, with_feed=each)) for each in (True, False)
        )
        heard += with_it != without
    assert heard >= 8


class Desk:
    """A store with two subscribed chats, one common feed and a private one of the first chat."""

    def __init__(self) -> None:
        self.outside = Outside(documents={COMMON[0]: [], PRIVATE: []})
        self.letters, self.store = Letters(), Store.in_memory()
        feeds.sync(self.store, [two_chats.FeedEntry(url=COMMON[0], title="one")])
        rules.sync(self.store, [TALKS], NOON)
        subscribe(self.store, [OWNER, OTHER], TALKS.id, NOON - timedelta(hours=1))
        self.change(AddFeed(OWNER, NewFeed(PRIVATE), 20))
        self.pipeline = _pipeline(self.store, self.outside, self.letters)

    def change(self, change: chat_feeds.Change) -> None:
        with self.store.transaction() as connection:
            change.write(connection, self.outside.now)

    def passes(self) -> None:
        asyncio.run(_passes(self.pipeline, self.store, self.outside))

    def publish(self, feed: str, number: int, title: str) -> None:
        self.outside.publish(feed, item(number, title, at=self.outside.now))
        self.passes()

    def rings(self, chat: int) -> list[str]:
        return [
            one.content.headline
            for one in self.letters.got.get(chat, [])
            if one.edit_id is None and not one.silent
        ]


FIRST = "Kyiv and Moscow agree on talks in Istanbul on 2 June"
AGAIN = "Talks in Istanbul on 2 June: Kyiv and Moscow agree"
MOVED = "Kyiv and Moscow move the talks in Istanbul to 5 June"


def test_what_stood_in_a_private_feed_before_its_first_poll_is_silent() -> None:
    desk = Desk()
    desk.outside.publish(PRIVATE, item(1, FIRST, at=NOON))
    desk.passes()
    assert desk.rings(OWNER) == []
    desk.publish(PRIVATE, 2, MOVED)
    assert desk.rings(OWNER) == [MOVED]
    assert desk.rings(OTHER) == []


@pytest.mark.parametrize("order", [(PRIVATE, COMMON[0]), (COMMON[0], PRIVATE)])
def test_a_story_that_both_sides_tell_rings_once_for_who_sees_both(order: tuple[str, str]) -> None:
    desk = Desk()
    desk.passes()
    desk.publish(order[0], 1, FIRST)
    desk.publish(order[1], 2, AGAIN)
    assert len(desk.rings(OWNER)) == 1
    assert len(desk.rings(OTHER)) == 1
    desk.publish(PRIVATE, 3, MOVED)
    assert desk.rings(OWNER)[1:] == [MOVED]
    assert len(desk.rings(OTHER)) == 1


def test_a_story_of_two_private_feeds_rings_once_in_the_chat_that_has_both() -> None:
    desk = Desk()
    second = "https://private.example/second"
    desk.outside.documents[second] = []
    desk.change(AddFeed(OWNER, NewFeed(second), 20))
    desk.change(AddFeed(OTHER, NewFeed(second), 20))
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    desk.publish(second, 2, AGAIN)
    assert desk.rings(OWNER) == [FIRST]
    assert desk.rings(OTHER) == [AGAIN]


def test_one_report_under_one_link_is_told_to_all_although_a_private_feed_had_it_first() -> None:
    desk = Desk()
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    desk.publish(COMMON[0], 1, FIRST)
    assert desk.rings(OTHER) == [FIRST]
    assert desk.rings(OWNER) == [FIRST]


def test_two_chats_with_one_private_address_share_its_row_and_both_hear() -> None:
    desk = Desk()
    desk.change(AddFeed(OTHER, NewFeed(PRIVATE), 20))
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    assert desk.rings(OWNER) == desk.rings(OTHER) == [FIRST]
    assert desk.store.rows("SELECT url FROM feed WHERE url = ?", (PRIVATE,)) != []
    assert len(feeds.due(desk.store, NOON + timedelta(days=1), limit=9)) == 2


def test_a_feed_that_rests_in_one_chat_goes_on_in_the_other() -> None:
    desk = Desk()
    desk.change(AddFeed(OTHER, NewFeed(PRIVATE), 20))
    desk.change(PauseFeed(OTHER, _id(desk), paused=True))
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    assert (desk.rings(OWNER), desk.rings(OTHER)) == ([FIRST], [])


def test_a_feed_that_rests_everywhere_is_not_polled_and_what_stood_in_it_meanwhile_is_silent() -> None:
    desk = Desk()
    desk.passes()
    desk.change(PauseFeed(OWNER, _id(desk), paused=True))
    desk.publish(PRIVATE, 1, FIRST)
    desk.change(PauseFeed(OWNER, _id(desk), paused=False))
    desk.passes()
    assert desk.rings(OWNER) == []
    desk.publish(PRIVATE, 2, MOVED)
    assert desk.rings(OWNER) == [MOVED]


def test_a_private_feed_that_becomes_everybodys_doesnt_ring_with_what_it_said_before() -> None:
    desk = Desk()
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    desk.change(AddFeed(OWNER, NewFeed(PRIVATE), 0, for_all=True))
    desk.passes()
    assert desk.rings(OTHER) == []
    desk.publish(PRIVATE, 2, MOVED)
    assert desk.rings(OTHER) == [MOVED]
    assert desk.rings(OWNER) == [FIRST, MOVED]


def test_a_feed_of_the_files_is_everybodys_and_the_chats_own_again_when_it_leaves_them() -> None:
    desk = Desk()
    both = [two_chats.FeedEntry(url=url, title=url) for url in (COMMON[0], PRIVATE)]
    feeds.sync(desk.store, both)
    assert chat_feeds.count_own(desk.store, OWNER) == 0
    feeds.sync(desk.store, both[:1])
    assert chat_feeds.count_own(desk.store, OWNER) == 1
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    assert (desk.rings(OWNER), desk.rings(OTHER)) == ([FIRST], [])


def test_what_the_owner_added_for_all_outlives_a_change_of_the_files() -> None:
    desk = Desk()
    desk.change(AddFeed(OWNER, NewFeed("https://new.example/rss"), 0, for_all=True))
    feeds.sync(desk.store, [])
    urls = [feed.url for feed in chat_feeds.common(desk.store, NOON)]
    assert urls == ["https://new.example/rss"]


@pytest.mark.parametrize("ends", ["removed", "forgotten"])
def test_a_private_feed_that_no_chat_has_any_more_leaves_nothing_behind(ends: str) -> None:
    desk = Desk()
    desk.passes()
    desk.publish(PRIVATE, 1, FIRST)
    number = _id(desk)
    desk.change(RemoveFeed(OWNER, number) if ends == "removed" else Forget(OWNER))
    assert delete_orphans(desk.store) == 1
    assert delete_orphans(desk.store) == 0
    for table, column in (
        ("item", "story_id"),
        ("story", "id"),
        ("alert", "story_id"),
        ("story_fact", "story_id"),
    ):
        assert desk.store.rows(f"SELECT 1 FROM {table} WHERE {column} >= ?", (FIRST_PRIVATE,)) == []
    assert desk.store.rows("SELECT 1 FROM seen") == []
    assert desk.store.rows("SELECT 1 FROM feed WHERE url = ?", (PRIVATE,)) == []
    desk.change(AddFeed(OTHER, NewFeed(PRIVATE), 20))
    assert _id(desk) != number


def test_a_chat_that_is_full_gets_no_more() -> None:
    desk = Desk()
    desk.change(AddFeed(OWNER, NewFeed("https://two.example/rss"), 1))
    assert chat_feeds.count_own(desk.store, OWNER) == 1


def _id(desk: Desk) -> int:
    row = desk.store.row("SELECT id FROM feed WHERE url = ?", (PRIVATE,))
    assert row is not None
    return int(row["id"])
