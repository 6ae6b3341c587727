"""Sightings for tests of stories, from a title and a time."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.facts.places import PlaceHit
from bot.facts.read import read
from bot.feeds.item import Item
from bot.rules.match import ConceptHit
from bot.stories.story import Sighting

START = datetime(2025, 5, 28, 9, tzinfo=UTC)
"""A Wednesday."""


def sighting(
    title: str,
    *,
    summary: str = "",
    hours: float = 0,
    lang: str = "en",
    rules: tuple[str, ...] = (),
    concepts: tuple[str, ...] = (),
    publisher: str = "Daily Planet",
    places: Iterable[PlaceHit] = (),
) -> Sighting:
    """A report seen so many hours after `START`, with the facts that it states."""
    when = START + timedelta(hours=hours)
    item = Item(title=title, summary=summary, lang=lang, published=when, source=publisher)
    return Sighting(
        item=item,
        when=when,
        lang=lang,
        publisher=publisher,
        rules=frozenset(rules),
        concepts=tuple(ConceptHit(name, "title", 0, 1) for name in concepts),
        facts=read(item, lang=lang, reference=when.date(), places=places),
    )
