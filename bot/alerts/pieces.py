"""Pieces of a Telegram message that cards and the calendar share: words of others, and moments. Pure."""

from datetime import datetime

from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut, has_right_to_left
from bot.alerts.spans import Span

UNIX_MAX = 2**31 - 1  # of a tg-time


def moment_span(words: str, when: datetime, form: str, *, bold: bool = False) -> Span:
    """`words` as a moment; as words alone where Telegram's 32 bits can't hold it."""
    unix = int(when.timestamp())
    return Span(words, bold=bold, unix=unix, form=form) if 0 < unix <= UNIX_MAX else Span(words, bold=bold)


def short(text: str, units_max: int) -> str:
    """Cleaned, inert, cut, and kept from turning its line around where it is written from right to left."""
    words = cut(inert(clean(text)[0])[0], units_max)
    return f"\u2068{words}\u2069" if has_right_to_left(words) else words
