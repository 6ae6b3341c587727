"""Raw fields become an `Item`: plain, absolute, bounded; the promises of `item.py` are kept here.

Law: pure, never raises. An item without a title is named by the first words of its text, else by its link;
one that says nothing at all, or nothing readable, is None.
"""

import re
from typing import Final

from bot.feeds.dates import read_time
from bot.feeds.encoding import repaired
from bot.feeds.item import Item
from bot.feeds.limits import GUID_CODE_POINTS_MAX, SUMMARY_CODE_POINTS_MAX, TITLE_CODE_POINTS_MAX
from bot.feeds.links import resolved
from bot.feeds.plain import clean, plain_text
from bot.feeds.raw import RawItem

HEADLINE_CODE_POINTS: Final = 100
"""How much of the text stands in for a missing title."""
UNREADABLE_SHARE: Final = 0.2
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.ASCII)


def item_of(raw: RawItem, *, url: str, lang: str, feed_lang: str, source: str) -> Item | None:
    """The item of a feed at `url`. Its language: what we know (`lang`), what it says, what its feed says."""
    if _unreadable(raw.title):
        return None
    text = "" if _unreadable(raw.summary) else raw.summary
    link = resolved(raw.link, url) or (raw.guid if resolved(raw.guid, "") else "")
    summary = shortened(repaired(plain_text(text)), SUMMARY_CODE_POINTS_MAX)
    title = shortened(repaired(plain_text(raw.title)), TITLE_CODE_POINTS_MAX)
    title = title or shortened(summary, HEADLINE_CODE_POINTS) or link
    if not title:
        return None
    return Item(
        title=title,
        summary=summary,
        guid=clean(raw.guid)[:GUID_CODE_POINTS_MAX],
        link=link,
        lang=lang or language_code(raw.lang) or feed_lang,
        published=next(filter(None, map(read_time, raw.times)), None),
        source=plain_text(raw.source)[:TITLE_CODE_POINTS_MAX] or source,
    )


def language_code(text: str) -> str:
    """The ISO 639-1 code in a language tag such as en-GB, "" if there is none."""
    found = _LANGUAGE.fullmatch(text.strip())
    return found.group(1).lower() if found else ""


def shortened(text: str, code_points_max: int) -> str:
    """The text within a limit, cut at a word and marked with "…"; never inside of a character's marks."""
    if len(text) <= code_points_max:
        return text
    kept = text[: code_points_max - 1]
    words = kept.rpartition(" ")[0]
    return (words if len(words) > code_points_max // 2 else kept).rstrip(" ,;:.-–—\u200d\ufe0f") + "…"


def _unreadable(text: str) -> bool:
    """Whether a text consists of replacement characters to a good part."""
    return text.count("\N{REPLACEMENT CHARACTER}") > UNREADABLE_SHARE * len(text)
