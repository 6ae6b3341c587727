"""Does a learned rhythm find reports sooner? Real posting times, against fixed intervals with as many polls.

Of each captured feed with at least 20 different dates the rhythm is learned on the first half of them; then it is
polled through the second half, as the product does it: floor 60 s, ceiling 30 min, jitter by chance. *Frozen*: it
learns nothing more. *Going on*: it learns from what its polls bring, as the product does. A report counts as
published when its date says so, and waits for the next poll. A fixed interval finds it after half the interval on
average. Hints of publishers play no part.

The captured window of a feed is short (it holds its newest reports only): of a busy feed it is hours, so that
most hours of its week were never seen. *All feeds side by side* gives each feed the same time: what its window
shows counts by the day. *Feed by feed* gives each fixed interval as many polls as the learned rhythm took of that
feed; there only the hours and minutes can help, not that some feeds publish more than others. *All windows in
one* adds up the windows as long as they are: polls of slow feeds outweigh all others there.
"""

import csv
import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from bot.feeds.dates import read_time
from bot.feeds.rhythm import Expectation, begun, learned, pause_s
from bot.feeds.timing import POLL_S_MAX, POLL_S_MIN, next_poll
from tests.bench.measure import show
from tests.support.sources import ROOT

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", ROOT.parent / "shared" / "data"))
FEEDS = DATA / "feeds"
DATES_MIN = 20
TESTED_MIN = 5
ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
DATE_NAMES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
DATE = re.compile(rf"<(?:\w+:)?({'|'.join(DATE_NAMES)})(?:\s[^>]*)?>\s*([^<]*?)\s*<", re.IGNORECASE)
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Played:
    """One feed's second half: how long it is in seconds, what came, and what it took."""

    name: str
    span_s: float
    reports: int
    polls: int
    waited_s: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The learned rhythm against fixed intervals; ratios below 1 are in favour of the rhythm."""

    feeds: int
    reports: int
    fixed_s: float
    delay_s: float
    side_by_side: float
    polls_per_report: float
    feed_by_feed: float
    feed_by_feed_median: float
    all_in_one: float


def captured(folder: Path = FEEDS) -> Iterator[tuple[str, list[float]]]:
    """The different dates of each real feed that has enough of them, in order; dates without a time are none."""
    with (folder / "manifest.tsv").open() as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if row["kind"] != "real" or int(row["items"] or 0) < DATES_MIN:
            continue
        dates = dates_in((folder / row["path"]).read_text("utf-8", "replace"))
        if len(dates) >= DATES_MIN and len({date % DAY for date in dates}) > 2:
            yield row["path"], dates


def dates_in(document: str) -> list[float]:
    """The different dates of the items of an XML feed, in order. Nothing else of it is read: that is quick."""
    found = set()
    for piece in ITEM.split(document)[1:]:
        dates = {name.lower(): text for name, text in DATE.findall(piece)}
        text = next((dates[name] for name in DATE_NAMES if name in dates), "")
        if (published := read_time(text)) is not None:
            found.add(published.timestamp())
    return sorted(found)


def played(
    name: str, dates: Sequence[float], *, days_max: float, frozen: bool, chance: Random
) -> Played | None:
    """Learn on the first half, poll through the second; None where too little is left to be tested."""
    half = len(dates) // 2
    start = dates[half - 1]
    tested = [date for date in dates[half:] if date <= start + days_max * DAY]
    if len(tested) < TESTED_MIN or tested[-1] - start < 3_600:
        return None
    rhythm = begun(dates[:half], start)
    expected = Expectation(rhythm, start)
    polls, at, found = [], start, 0
    while at < tested[-1]:
        if not frozen:
            expected = Expectation(rhythm, at)
        chosen_s = pause_s(expected, at, floor_s=POLL_S_MIN, ceiling_s=POLL_S_MAX)
        at += next_poll(base_s=chosen_s, jitter=chance.random(), now=at)
        polls.append(at)
        new, found = tested[found : (until := bisect_right(tested, at))], until
        if new and not frozen:
            rhythm = learned(rhythm, [(date, date) for date in new], at)
    waited_s = sum(polls[bisect_left(polls, date)] - date for date in tested)
    return Played(name, polls[-1] - start, len(tested), len(polls), waited_s)


def figures(feeds: Sequence[Played]) -> Figures:
    """All that is compared."""
    fixed_s = len(feeds) / sum(feed.polls / feed.span_s for feed in feeds)
    per_second = sum(feed.reports / feed.span_s for feed in feeds)
    delay_s = sum(feed.waited_s / feed.span_s for feed in feeds) / per_second
    reports, waited_s = sum(feed.reports for feed in feeds), sum(feed.waited_s for feed in feeds)
    own_fixed = [feed.reports * feed.span_s / feed.polls / 2 for feed in feeds]
    one_fixed_s = sum(feed.span_s for feed in feeds) / sum(feed.polls for feed in feeds)
    return Figures(
        feeds=len(feeds),
        reports=reports,
        fixed_s=fixed_s,
        delay_s=delay_s,
        side_by_side=delay_s / (fixed_s / 2),
        polls_per_report=len(feeds) / fixed_s / per_second,
        feed_by_feed=waited_s / sum(own_fixed),
        feed_by_feed_median=median(
            feed.waited_s / fixed for feed, fixed in zip(feeds, own_fixed, strict=True)
        ),
        all_in_one=waited_s / reports / (one_fixed_s / 2),
    )


def measured(*, frozen: bool, days_max: float = 365, seed: int = 1) -> Figures:
    """The figures of all captured feeds with enough dates; so many days of each second half."""
    chance = Random(seed)
    found = (
        played(name, dates, days_max=days_max, frozen=frozen, chance=chance) for name, dates in captured()
    )
    return figures([feed for feed in found if feed is not None])


def table(title: str, of: Figures) -> None:
    """Print the figures."""
    show(
        f"a learned rhythm, {title}, against fixed intervals with as many polls: {of.feeds} captured feeds,"
        f" {of.reports} reports",
        ("", "fixed: mean delay", "learned: mean delay", "ratio"),
        [
            [
                "all feeds side by side",
                f"{of.fixed_s / 2:.0f} s",
                f"{of.delay_s:.0f} s",
                f"{of.side_by_side:.2f}",
            ],
            ["feed by feed, all reports", "", "", f"{of.feed_by_feed:.2f}"],
            ["feed by feed, median feed", "", "", f"{of.feed_by_feed_median:.2f}"],
            ["all windows in one, one interval", "", "", f"{of.all_in_one:.2f}"],
        ],
    )
    print(f"{of.polls_per_report:.1f} polls for each new report")


def main() -> None:
    """Measure and print."""
    if not FEEDS.is_dir():
        print(f"rhythm: the captured feeds are not on this machine ({FEEDS})")
        return
    table("frozen", measured(frozen=True))
    table("going on", measured(frozen=False))
