"""The reports of living stories, read back after a restart: as if we had never been away."""

from collections.abc import Iterator
from datetime import datetime

from bot.feeds.item import Item
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds, sighting_parts
from bot.stories.keeper import OPEN_MAX, REST_MAX
from bot.stories.numbers import FIRST_PRIVATE
from bot.stories.story import Sighting

_NUMBERS = 2_000
"""So many items are looked at in one step: most of the years' are of no living story."""
_REPORTS = 25
"""So many reports are read in one step: hundreds of thousands are no matter of one moment or one list."""

_LIVING = (
    "(s.last_at >= :rest OR (s.last_at >= :open AND EXISTS"
    " (SELECT 1 FROM story_fact f WHERE f.story_id = s.id AND f.kind = 'date')))"
)
"""A story rests for days after its last report; only what is to come keeps it open for longer."""


def next_numbers(store: Store) -> dict[int, int]:
    """The number of the next new story: of all (0), and of each private feed that has stories."""
    rows = store.rows(
        "SELECT id >> 32 AS feed, max(id) + 1 AS next_id FROM story WHERE id >= ? GROUP BY id >> 32",
        (FIRST_PRIVATE,),
    )
    private = {row["feed"]: row["next_id"] for row in rows}
    row = store.row(f"SELECT coalesce(max(id), 0) + 1 AS next_id FROM story WHERE id < {FIRST_PRIVATE}")
    assert row is not None
    return {0: row["next_id"], **private}


def living(store: Store, now: datetime) -> Iterator[list[tuple[int, Sighting]]]:
    """All reports of stories that can still be open at `now` or wake up, each with the number of its story.

    In parts, some of them empty, and in the order in which they were decided: a report that came late taught
    its story nothing.
    """
    row = store.row("SELECT min(id) AS first, max(id) AS last FROM item")
    assert row is not None
    if row["first"] is None:
        return
    bounds = {"rest": seconds(now - REST_MAX), "open": seconds(now - OPEN_MAX)}
    for first in range(row["first"], row["last"] + 1, _NUMBERS):
        found = store.rows(
            "SELECT i.id FROM item i JOIN story s ON s.id = i.story_id"
            f" WHERE i.id BETWEEN :first AND :last AND {_LIVING} ORDER BY i.id",
            bounds | {"first": first, "last": first + _NUMBERS - 1},
        )
        yield []
        for start in range(0, len(found), _REPORTS):
            numbers = [row["id"] for row in found[start : start + _REPORTS]]
            marks = ",".join("?" * len(numbers))
            rows = store.rows(f"SELECT * FROM item WHERE id IN ({marks}) ORDER BY id", numbers)
            yield [(row["story_id"], sighting_from(row)) for row in rows]


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
