"""How many independent sources an alert has, and whether its rule waits for more.

`alert.sources` only grows: once a story has the sources that its rule wants, it has them for good, however
many reports of one publisher come after. It is counted while a rule waits, and for other rules stays 0.
"""

from collections.abc import Sequence

from bot.alerts.corroboration import Voice, independent
from bot.rules.rule import RuleId
from bot.store.database import Store

VOICES_MAX = 100  # the newest reports of a story among which sources are counted


def count(store: Store, rule_id: RuleId, story_id: int) -> None:
    """Count anew, where the rule waits for sources of this story."""
    row = store.row(
        "SELECT a.id, a.sources FROM alert a JOIN rule r ON r.id = a.rule_id"
        " WHERE a.rule_id = ? AND a.story_id = ? AND r.sources_min > 1 AND a.sources < r.sources_min",
        (rule_id, story_id),
    )
    if row is None:
        return
    found = independent(voices(store, rule_id, story_id))
    if found > row["sources"]:
        with store.transaction() as connection:
            connection.execute("UPDATE alert SET sources = max(sources, ?) WHERE id = ?", (found, row["id"]))


def voices(store: Store, rule_id: RuleId, story_id: int) -> tuple[Voice, ...]:
    """The newest reports of the story that the rule matches."""
    rows = store.rows(
        "SELECT json_extract(i.sighting, '$.publisher') AS publisher, i.title, i.summary"
        " FROM item i JOIN match m ON m.item_id = i.id WHERE i.story_id = ? AND m.rule_id = ?"
        " ORDER BY i.at DESC, i.id DESC LIMIT ?",
        (story_id, rule_id, VOICES_MAX),
    )
    return tuple(Voice(row["publisher"], row["title"], row["summary"]) for row in rows)


def waits(store: Store, rule_id: RuleId, stories: Sequence[int]) -> bool:
    """Whether the rule wants more independent sources than these stories have."""
    marks = ",".join("?" * len(stories))
    row = store.row(
        "SELECT r.sources_min > 1 AND r.sources_min > coalesce(max(a.sources), 0) AS waits FROM rule r"
        f" LEFT JOIN alert a ON a.rule_id = r.id AND a.story_id IN ({marks}) WHERE r.id = ? GROUP BY r.id",
        (*stories, rule_id),
    )
    return row is not None and bool(row["waits"])
