"""What is on record about one item, stage by stage, for `watchword explain` and `/why`."""

from dataclasses import dataclass

from bot.feeds.identity import link_key
from bot.feeds.links import canonical
from bot.store.articles import Fate, fates
from bot.store.database import Row, Store

ITEMS_MAX = 5


@dataclass(frozen=True, slots=True)
class Trace:
    """One item with everything that was decided about it; `waiting`: rules that want several sources."""

    item: Row
    feed: Row
    matches: tuple[Row, ...]
    story_items: int
    decisions: tuple[Row, ...]
    waiting: tuple[Row, ...] = ()
    reminders: tuple[Row, ...] = ()
    articles: tuple[Fate, ...] = ()


def traces(store: Store, wanted: str) -> tuple[Trace, ...]:
    """The newest items with that link (tracking parameters don't matter) or guid."""
    return tuple(_trace(store, row) for row in items(store, wanted))


def items(store: Store, wanted: str) -> list[Row]:
    """The rows of these items."""
    link = canonical(wanted)
    rows = store.rows(
        # By the partial indexes, which take no `OR` and no empty text.
        "SELECT * FROM item WHERE id IN (SELECT id FROM item WHERE guid <> '' AND guid = ?"
        " UNION SELECT id FROM item WHERE link <> '' AND link = ?"
        " UNION SELECT item_id FROM seen WHERE key = ?) ORDER BY at DESC LIMIT ?",
        (wanted, wanted, link_key(link), ITEMS_MAX),
    )
    if not rows and link:
        host_and_path = link.partition("://")[2]
        candidates = store.rows(
            "SELECT * FROM item WHERE instr(link, ?) > 0 ORDER BY at DESC LIMIT 200",
            (host_and_path.partition("?")[0].removeprefix("www."),),
        )
        rows = [row for row in candidates if canonical(row["link"]) == link][:ITEMS_MAX]
    return rows


def _trace(store: Store, item: Row) -> Trace:
    feed = store.row("SELECT * FROM feed WHERE id = ?", (item["feed_id"],))
    count = store.row("SELECT count(*) AS n FROM item WHERE story_id = ?", (item["story_id"],))
    assert feed is not None
    assert count is not None
    return Trace(
        item=item,
        feed=feed,
        articles=fates(store, item["id"]),
        matches=tuple(store.rows("SELECT * FROM match WHERE item_id = ? ORDER BY rule_id", (item["id"],))),
        story_items=count["n"],
        waiting=tuple(
            store.rows(
                "SELECT a.rule_id, a.sources, r.sources_min FROM alert a JOIN rule r ON r.id = a.rule_id"
                " JOIN match x ON x.item_id = ? AND x.rule_id = a.rule_id WHERE a.story_id = ?"
                " AND r.sources_min > 1 AND a.sweep > 0 ORDER BY a.rule_id",
                (item["id"], item["story_id"]),
            )
        ),
        decisions=tuple(
            store.rows(
                "SELECT d.*, c.title AS chat_title, m.state, m.kind, m.delivered, m.problem, m.sent_at,"
                " m.muted_at, EXISTS (SELECT 1 FROM not_relevant n WHERE n.chat_id = d.chat_id"
                " AND n.story_id = d.story_id AND n.rule_id = d.rule_id) AS rejected"
                " FROM decision d LEFT JOIN chat c ON c.id = d.chat_id"
                " LEFT JOIN chat_story s ON s.chat_id = d.chat_id AND s.story_id = d.story_id"
                " LEFT JOIN message m ON m.id = s.message_id WHERE d.item_id = ? ORDER BY d.id",
                (item["id"],),
            )
        ),
        reminders=tuple(
            store.rows(
                "SELECT r.*, c.title AS chat_title FROM reminder r JOIN chat c ON c.id = r.chat_id"
                " WHERE r.story_id = ? ORDER BY r.chat_id, r.due_at",
                (item["story_id"],),
            )
        ),
    )
