"""Whether stored items are from a site or a publisher that a rule names."""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.mistakes import nearest
from bot.rules.query import And, From, Word
from bot.rules.rule import Rule, RuleId
from bot.store.database import Store
from bot.store.visible import seen_by
from bot.text.fold import fold

ITEMS_READ_MAX: Final = 5_000  # the newest ones: some ten milliseconds

_MARK: Final = "x"


def nowhere(store: Store, names: Iterable[str], chat_id: int | None = None) -> Mapping[str, str]:
    """Those of the names that no recent item is from -> the nearest site or publisher that is.

    Among what that chat sees; without one, what all see.
    """
    wanted = tuple(names)
    if not wanted:
        return {}
    rows = store.rows(
        f"SELECT link, source FROM item WHERE {seen_by('story_id', '?')} ORDER BY at DESC LIMIT ?",
        (chat_id, ITEMS_READ_MAX),
    )
    sources = {(_host(row["link"]), row["source"]): row["link"] for row in rows}
    # The matcher itself says whom an item is from.
    book = RuleBook({}, [Rule(RuleId(name), name, And((Word(_MARK), From((name,))))) for name in wanted])
    found: set[str] = set()
    for (_, source), link in sources.items():
        reading = book.read(Item(title=_MARK, link=link, source=source), reference=None)
        found.update(match.rule for match in reading.matches)
    known = sorted({name for host, source in sources for name in (host, fold(source)) if name})
    return {name: nearest(name, known) for name in wanted if name not in found}


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
