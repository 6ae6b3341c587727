"""Items put into a store as if they had come, each a story of its own, without feeds and passes."""

from collections.abc import Iterable
from datetime import datetime

from bot.feeds.item import Item
from bot.store.database import Store


def put(store: Store, items: Iterable[tuple[Item, datetime]], *, timezone: str = "UTC") -> None:
    """Store the items, each with the time at which it was published and fetched."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO feed (id, url, title, timezone) VALUES (1, 'https://news.example', 'News', ?)"
            " ON CONFLICT DO NOTHING",
            (timezone,),
        )
        first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM item").fetchone()[0]
        connection.executemany(
            "INSERT INTO item (id, feed_id, guid, link, title, summary, lang, source, published, fetched, at,"
            " content, story_id, outcome, verdict, verdict_reason, sighting)"
            " VALUES (?, 1, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'no match', 'new', '', '{}')",
            [
                (
                    number,
                    item.link,
                    item.title,
                    item.summary,
                    item.lang,
                    item.source,
                    int(at.timestamp()),
                    int(at.timestamp()),
                    int(at.timestamp()),
                    number,
                    number,
                )
                for number, (item, at) in enumerate(items, start=first)
            ],
        )
