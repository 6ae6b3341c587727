"""The open stories, read back after a restart: the keeper decides as if it had never been away."""

from datetime import datetime, timedelta

from bot.feeds.item import Item
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds, sighting_parts
from bot.store.visible import OF_ALL
from bot.stories.keeper import StoryKeeper
from bot.stories.numbers import FIRST_PRIVATE, feed_of, first_of
from bot.stories.story import Sighting

STORY_DAYS_MAX = timedelta(days=21)


def restored_keeper(store: Store, now: datetime) -> StoryKeeper:
    """A keeper that knows all stories of all that can still be open at `now`."""
    row = store.row(f"SELECT coalesce(max(id), 0) + 1 AS next_id FROM story WHERE id < {FIRST_PRIVATE}")
    assert row is not None
    keeper = StoryKeeper(next_id=row["next_id"])
    rows = store.rows(
        "SELECT i.* FROM item i JOIN story s ON s.id = i.story_id WHERE s.last_at >= ?"
        f" AND i.{OF_ALL} ORDER BY i.id",
        (seconds(now - STORY_DAYS_MAX),),
    )
    # In the order in which they were decided: a report that came late taught its story nothing.
    for row in rows:
        keeper.restore(row["story_id"], [sighting_from(row)])
    return keeper


def restored_private(store: Store, now: datetime) -> dict[int, StoryKeeper]:
    """The same for the stories of private feeds, each with its own: number of the feed -> keeper."""
    rows = store.rows(
        "SELECT id >> 32 AS feed, max(id) + 1 AS next_id FROM story WHERE id >= ? GROUP BY id >> 32",
        (FIRST_PRIVATE,),
    )
    keepers = {row["feed"]: StoryKeeper(next_id=row["next_id"]) for row in rows}
    rows = store.rows(
        "SELECT i.* FROM item i JOIN story s ON s.id = i.story_id WHERE s.last_at >= ? AND i.story_id >= ?"
        " ORDER BY i.id",
        (seconds(now - STORY_DAYS_MAX), FIRST_PRIVATE),
    )
    for row in rows:
        feed = feed_of(row["story_id"])
        keepers.setdefault(feed, StoryKeeper(first_of(feed))).restore(row["story_id"], [sighting_from(row)])
    return keepers


def sighting_from(row: Row) -> Sighting:
    """The sighting of a row of `item`."""
    publisher, rules, concepts, facts = sighting_parts(row["sighting"])
    return Sighting(
        item=item_from(row),
        when=moment(row["at"]),
        lang=row["lang"],
        publisher=publisher,
        rules=rules,
        concepts=concepts,
        facts=facts,
    )


def item_from(row: Row) -> Item:
    """The item of a row of `item`, as its feed gave it: what is kept of its article is left out."""
    return Item(
        title=row["title"],
        summary=row["summary"],
        guid=row["guid"],
        link=row["link"],
        lang=row["lang"],
        published=moment(row["published"]) if row["published"] is not None else None,
        source=row["source"],
    )
