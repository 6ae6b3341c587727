"""Keeps words of a report from becoming buttons: Telegram links some plain text by itself.

`/stop` in a headline would be a command that a tap sends to us, `@name` a profile, `tg://…` an action of
the client. A word joiner (invisible, no width) after the first sign prevents it; the text reads the same.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.alerts.card import Mark
from bot.alerts.shown import BIDI_CONTROLS, join_marks

WORD_JOINER = "\u2060"
LINK_CODE_POINTS_MAX = 1_000

_CLICKABLE = re.compile(r"(?:(?<![\w/<>])/|@)(?=\w)|\b(?:tg|ton|tonsite):(?=//)", re.ASCII | re.IGNORECASE)


def inert(text: str, marks: Iterable[Mark] = ()) -> tuple[str, tuple[Mark, ...]]:
    """`text` in which Telegram finds no command, mention or client link, and `marks` moved along."""
    borders = [found.end() for found in _CLICKABLE.finditer(text)]
    # A joiner in front of a marked word stays outside of it, one after it too.
    moved = (
        (start + sum(border <= start for border in borders), stop + sum(border < stop for border in borders))
        for start, stop in marks
    )
    joined = _CLICKABLE.sub(lambda found: found[0] + WORD_JOINER, text)
    return joined, join_marks(moved, len(joined))


def web_link(link: str) -> str:
    """`link` where it is http(s) with a host, bounded and without hidden characters; else ""."""
    if len(link) > LINK_CODE_POINTS_MAX or any(_is_unfit(character) for character in link):
        return ""
    try:
        parts = urlsplit(link)
        fit = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return link if fit else ""


def _is_unfit(character: str) -> bool:
    return not character.isprintable() or character.isspace() or character in BIDI_CONTROLS
