"""What a feed document says about how often to ask for it: ttl, skipHours, skipDays, sy:updatePeriod.

Law: pure, linear in the size of the document; what can't be read, or can't be meant, says nothing.

WordPress writes "hourly, 1" into every feed, whatever its site does: of 31 captured feeds with an update
period 30 say just that, sites with many reports an hour among them. So this one value says nothing, unless
the publisher also gave the hour's beginning (`updateBase`), which WordPress never does.
"""

import re
from typing import Final

from bot.feeds.document import outside_items
from bot.feeds.limits import TTL_S_MAX
from bot.feeds.timing import Wishes

_PERIODS_S: Final = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}
_MEANT_BY_NOBODY: Final = ("hourly", 1)
# Hours of the week are counted as Unix time counts them: it began on a Thursday.
_DAYS: Final = ("thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday")
_WEEK: Final = 168
_LIST_CODE_POINTS_MAX: Final = 5_000


def wishes_of(text: str) -> Wishes:
    """The wishes of a document; those in its items are not the feed's."""
    channel = outside_items(text)
    pauses = [pause for pause in (_ttl_s(channel), _period_s(channel)) if pause is not None]
    return Wishes(max(pauses, default=None), _skipped(channel))


def _ttl_s(channel: str) -> int | None:
    minutes = _number(_value(channel, "ttl"))
    return None if minutes is None else min(minutes * 60, TTL_S_MAX)


def _period_s(channel: str) -> int | None:
    """The RSS module "Syndication": so many times a period, one if it doesn't say (its own default)."""
    period = _value(channel, "updatePeriod").lower()
    times = _number(_value(channel, "updateFrequency") or "1")
    if period not in _PERIODS_S or not times:
        return None
    if (period, times) == _MEANT_BY_NOBODY and not _value(channel, "updateBase"):
        return None
    return min(_PERIODS_S[period] // times, TTL_S_MAX)


def _skipped(channel: str) -> frozenset[int]:
    """The hours of the week of skipHours and skipDays (GMT). Who skips all of them means nothing by it."""
    hours = {hour % 24 for text in _listed(channel, "skipHours", "hour") if (hour := _hour(text)) is not None}
    days = {
        _DAYS.index(text.lower()) for text in _listed(channel, "skipDays", "day") if text.lower() in _DAYS
    }
    skipped = {24 * day + hour for day in range(7) for hour in range(24) if day in days or hour in hours}
    return frozenset(skipped) if len(skipped) < _WEEK else frozenset()


def _hour(text: str) -> int | None:
    """0 to 23; RSS 0.91 counts to 24, which is midnight too."""
    hour = _number(text)
    return hour if hour is not None and hour <= 24 else None


def _value(channel: str, name: str) -> str:
    """The text of the first element of a name, in any namespace."""
    found = re.search(rf"<(?:[\w.-]{{1,40}}:)?{name}(?:\s[^<>]{{0,200}})?>([^<]{{0,100}})</", channel)
    return found.group(1).strip() if found else ""


def _listed(channel: str, name: str, child: str) -> list[str]:
    """The texts of the children of an element."""
    start = re.search(rf"<{name}\s*>", channel)
    if start is None:
        return []
    inside = channel[start.end() : start.end() + _LIST_CODE_POINTS_MAX].partition(f"</{name}")[0]
    return [text.strip() for text in re.findall(rf"<{child}\s*>([^<]{{0,30}})</{child}", inside)]


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None
