"""Small facts about this installation, by name."""

from datetime import datetime

from bot.store.database import Store
from bot.store.encoding import moment, seconds

SAMPLE_BASE = "sample_base"


def remembered_moment(store: Store, key: str, now: datetime) -> datetime:
    """The time stored under `key`; `now`, and from then on the same, if there is none."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, str(seconds(now)))
        )
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return moment(int(row["value"]))
