"""The schema and its migrations, one file each. `state/README.md` describes every table; a test sees to that.

All times are Unix seconds (UTC). All tables are STRICT. Migrations only ever add; each is one transaction.
They run in the order in which they are imported here.
"""

# isort: off
from bot.store.schema import foundation, history, calendar, live, dialogue, tuning, access, drafts
from bot.store.schema import places, understand, chat_feeds, titles, failures
from bot.store.schema import rhythm, standing, silence, pushes, articles
from bot.store.schema.migrating import migrations

# isort: on

__all__ = [
    "access",
    "articles",
    "calendar",
    "chat_feeds",
    "dialogue",
    "drafts",
    "failures",
    "foundation",
    "history",
    "live",
    "migrations",
    "places",
    "pushes",
    "rhythm",
    "silence",
    "standing",
    "titles",
    "tuning",
    "understand",
]
