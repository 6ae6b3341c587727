"""The silence guard on real posting times: the second half of each captured feed's dates, looked at by the first.

`pytest tests/captured/test_silence_figures.py -s` prints what it measured.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

import pytest

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.silence import TIMES_MAX, WELL, Sight, judge, pause_of

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"
ITEMS_MIN = 14
LOOKS = 400  # at each feed
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the captured feeds are not on this machine")


def posting_times() -> Iterator[list[datetime]]:
    for path in sorted(FEEDS.rglob("*")):
        if path.suffix in {".rss", ".atom", ".xml", ".json"} and "hostile" not in str(path):
            parsed = parse(path.read_bytes(), url="https://news.example/feed")
            if isinstance(parsed, ParsedFeed):
                times = sorted({item.published for item in parsed.items if item.published is not None})
                if len(times) >= ITEMS_MIN:
                    yield times


def silences(times: list[datetime]) -> Iterator[tuple[timedelta, timedelta]]:
    """Each claim, while the feed goes on: how long it had paused, and how long that pause became."""
    state, now = WELL, times[len(times) // 2]
    step = max(timedelta(minutes=30), (times[-1] - now) / LOOKS)
    while now < times[-1]:
        past = [time for time in times if time <= now]
        sight = Sight(pause=pause_of(past[-TIMES_MAX:]), answered=now, newest=past[-1], items=len(times))
        before, state = state, judge(state, sight, now)
        if state.trouble is not None and before.trouble is None:
            yield now - past[-1], times[len(past)] - past[-1]
        now += step


def test_a_feed_that_goes_on_is_hardly_ever_called_silent_and_then_for_a_pause_of_weeks() -> None:
    feeds = list(posting_times())
    claims = [claim for times in feeds for claim in silences(times)]
    patience = [pause.limit for times in feeds if (pause := pause_of(times[-TIMES_MAX:])) is not None]
    busy = [
        pause.limit
        for times in feeds
        if (pause := pause_of(times[-TIMES_MAX:])) is not None and pause.usual <= 6 * HOUR
    ]
    print(
        f"\n{len(feeds)} feeds, {sum(len(times) for times in feeds)} items: rhythm known of {len(patience)};"
        f" {len(claims)} times called silent although it went on, the shortest of these pauses"
        f" {min((whole.days for _, whole in claims), default=0)} days."
        f" Told after {median(busy) / HOUR:.0f} h (median of {len(busy)} feeds that post each 6 h or more often)"
    )
    assert len(feeds) > 50
    assert len(claims) <= len(feeds) * 0.2
    assert all(whole > timedelta(days=14) for _, whole in claims)
