"""Upkeep: what nobody needs any more is deleted, and the database is kept quick."""

from datetime import datetime

from bot.store import articles, drafts, searches
from bot.store.database import Store
from bot.store.inbox import forget_done
from bot.store.orphans import delete_orphans
from bot.store.people import delete_forgotten
from bot.store.rhythms import forget_rests


def tidied(store: Store, now: datetime) -> None:
    """One round, each deletion in a transaction of its own."""
    forget_done(store, now)
    delete_forgotten(store, now)
    drafts.delete_old(store, now)
    searches.delete_old(store, now)
    forget_rests(store, now)
    delete_orphans(store)
    articles.delete_old(store, now)
    store.optimise()
