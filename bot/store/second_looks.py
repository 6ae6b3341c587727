"""An item whose article is known, from the store and back: one transaction for all that it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.intake import FeedView, Intake
from bot.alerts.second_look import carried_over
from bot.feeds.item import Item
from bot.rules.match import Match
from bot.rules.rule import RuleId
from bot.store import articles, feeds, polls
from bot.store.database import Store
from bot.store.encoding import facts_from, highlights_from, moment, sighting_json
from bot.store.stories import item_from, sighting_from
from bot.stories.story import Decision, Sighting, StoryReason, Verdict


@dataclass(frozen=True, slots=True)
class Stored:
    """An item as it stands: what its feed gave, what matched, its story, and the feed."""

    item: Item
    at: datetime
    fetched: datetime
    sighting: Sighting
    verdict: Verdict
    matches: tuple[Match, ...]
    feed: FeedView


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What the article of an item changes. `intake` None: it matched nothing more.

    `kept` are the sentences that are kept, `twins` stories that are one with the item's; the publisher isn't
    asked again before `pause_until`.
    """

    item_id: int
    host: str
    now: datetime
    pause_until: datetime
    intake: Intake | None = None
    kept: str = ""
    twins: tuple[tuple[int, int], ...] = ()


def stored(store: Store, item_id: int, now: datetime) -> Stored | None:
    """The item; None where it is gone."""
    row = store.row("SELECT * FROM item WHERE id = ?", (item_id,))
    if row is None:
        return None
    (feed,) = feeds.views(store, [row["feed_id"]], now)
    return Stored(
        item=item_from(row),
        at=moment(row["at"]),
        fetched=moment(row["fetched"]),
        sighting=sighting_from(row),
        verdict=Verdict(
            row["story_id"],
            Decision(row["verdict"]),
            StoryReason(row["verdict_reason"]),
            similarity=row["similarity"],
        ),
        matches=matches_of(store, item_id),
        feed=feed,
    )


def matches_of(store: Store, item_id: int) -> tuple[Match, ...]:
    """The matches on record of an item."""
    rows = store.rows("SELECT * FROM match WHERE item_id = ? ORDER BY rule_id", (item_id,))
    return tuple(
        Match(RuleId(row["rule_id"]), highlights_from(row["highlights"]), facts_from(row["facts"]))
        for row in rows
    )


def of_articles(store: Store, item_ids: Sequence[int]) -> dict[int, tuple[Match, ...]]:
    """What the articles of these items showed, which an edited title doesn't take back."""
    marks = ",".join("?" * len(item_ids))
    rows = store.rows(f"SELECT id FROM item WHERE id IN ({marks}) AND text <> ''", item_ids)
    return {row["id"]: carried_over(matches_of(store, row["id"])) for row in rows}


def commit(store: Store, look: SecondLook) -> None:
    """Write all of it, or none of it."""
    with store.transaction() as connection:
        articles.end(connection, look.item_id, "read", look.now)
        articles.pause(connection, look.host, look.pause_until)
        if look.intake is None:
            return
        verdict = look.intake.verdict
        connection.execute(
            "UPDATE item SET text = ?, outcome = ?, verdict = ?, verdict_reason = ?, sighting = ?"
            " WHERE id = ?",
            (
                look.kept,
                look.intake.outcome.value,
                verdict.decision.value,
                verdict.reason.value,
                sighting_json(look.intake.sighting),
                look.item_id,
            ),
        )
        polls.matched(connection, look.item_id, look.intake)
        polls.twins(connection, look.twins)
