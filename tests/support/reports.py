"""Reports as stories get them: read with the shipped concepts and no rule, all their facts counting."""

from datetime import datetime
from functools import cache

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules_folder import load_folder
from bot.stories.story import Sighting
from tests.support.sources import ROOT


@cache
def shipped_book() -> RuleBook:
    """The shipped concepts; once in each process, for reading them takes a second."""
    return RuleBook(load_folder(ROOT / "rules", examples=False).concepts)


def report(
    title: str, lang: str, when: datetime, *, summary: str = "", rules: frozenset[str] = frozenset()
) -> Sighting:
    """A report of nobody in particular; `rules` are taken to have matched it."""
    item = Item(title=title, summary=summary, lang=lang, published=when)
    reading = shipped_book().read(item, reference=when.date(), all_facts=True)
    return Sighting(item, when, lang, "", rules, reading.concepts, reading.facts)
