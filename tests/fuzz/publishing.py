"""Papers with habits of their own, and all that goes wrong with them, for `tests/fuzz/day.py`.

Law: all chance comes from one `Random`, so that a day can be lived again from its seed.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Final

from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.hosts import host_of
from bot.feeds.item import Item, ParsedFeed
from bot.feeds.timing import Hints, Wishes

DAY_S: Final = 86_400.0
_SYLLABLES: Final = (
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "zo",
    "gel",
    "dor",
    "min",
)
_STAMPS: Final = ("right",) * 6 + ("none", "day", "zone", "early")


@dataclass(slots=True)
class Paper:
    """One feed: when its reports come (Unix seconds), how many its document holds, what it stamps them with."""

    url: str
    times: list[float]
    holds: int
    stamps: str
    wishes: Wishes
    hints: Hints
    moves_at: float = math.inf
    moves_to: str = ""
    ends_at: float = math.inf
    items: list[Item] = field(default_factory=list)

    def document(self, at: float) -> tuple[str, tuple[Item, ...]]:
        """The validator and the items of the document as it was at some time, the newest first."""
        count = bisect_right(self.times, at)
        return str(count), tuple(reversed(self.items[max(0, count - self.holds) : count]))


def made_papers(chance: Random, number: int, start: float, hours: float) -> list[Paper]:
    """So many papers that have published before `start`, and go on for so many hours."""
    papers = []
    for n in range(number):
        host = _host(chance, n, number)
        holds = chance.choice((8, 15, 30))
        per_day = min(300.0, chance.lognormvariate(1.2, 1.5))
        before_s = min(holds / per_day * DAY_S, 30 * DAY_S)
        times = _times(chance, per_day, start - before_s, start + hours * 3_600)
        paper = Paper(
            url=f"https://{host}/{n}",
            times=times,
            holds=holds,
            stamps=chance.choice(_STAMPS),
            wishes=Wishes(chance.choice((None,) * 6 + (300, 900, 3_600))),
            hints=Hints(max_age_s=chance.choice((None,) * 4 + (60, 300, 600))),
        )
        if chance.random() < 0.02:
            paper.moves_at = start + chance.uniform(-DAY_S, 0)
            paper.moves_to = f"https://moved{n % 7}.example/{n}"
        if chance.random() < 0.01:
            paper.ends_at = start + chance.uniform(0, hours * 3_600)
        paper.items = [_item(chance, paper, place, at) for place, at in enumerate(times)]
        papers.append(paper)
    return papers


def _host(chance: Random, n: int, number: int) -> str:
    """A quarter at one host, some at a few larger ones, the rest alone."""
    if n < number // 4:
        return "crowd.example"
    return f"house{chance.randrange(8)}.example" if chance.random() < 0.3 else f"paper{n}.example"


def _times(chance: Random, per_day: float, start: float, end: float) -> list[float]:
    """Busy by day and quiet at night, some by the clock, some several at once."""
    by_clock, noon = chance.random() < 0.2, chance.uniform(8, 20)
    times, at = [], start
    while (at := at + chance.expovariate(2 * per_day / DAY_S)) < end:
        hour = at % DAY_S / 3_600
        if chance.random() > 0.5 + 0.45 * math.cos((hour - noon) / 12 * math.pi):
            continue
        times += [at - at % 1_800 + 1_800 if by_clock else at] * (3 if chance.random() < 0.05 else 1)
    return sorted(time for time in times if time < end)


def _item(chance: Random, paper: Paper, place: int, at: float) -> Item:
    words = " ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(7))
    guid = f"{paper.url}/report-{place}"
    stamps = {
        "right": at,
        "none": None,
        "day": at - at % DAY_S,
        "zone": at + 7_200,
        "early": at - chance.uniform(600, 7_200),
    }
    stamp = stamps[paper.stamps]
    published = None if stamp is None else datetime.fromtimestamp(int(stamp), UTC)
    return Item(words.capitalize(), guid=guid, link=guid, lang="en", published=published, source="Paper")


class World:
    """All papers, their hosts, and their troubles. `answer` is what a simulation asks."""

    def __init__(self, chance: Random, papers: Sequence[Paper], start: float, hours: float) -> None:
        self.papers = {paper.url: paper for paper in papers}
        self._chance = chance
        hosts = sorted({host_of(paper.url) for paper in papers})
        self._down = {
            host: (begins := start + chance.uniform(0, hours * 3_600), begins + chance.uniform(60, 5_400))
            for host in hosts
            if chance.random() < 0.1
        }

    def answer(self, feed: FeedView, at: float) -> tuple[Answer, float]:
        """What is answered, and after how many seconds."""
        paper, takes_s = self.papers[feed.url], min(self._chance.lognormvariate(-1.2, 0.8), 19.0)
        begins, ends = self._down.get(host_of(feed.fetched_from), (math.inf, math.inf))
        if begins <= at < ends:
            return Failed("can't be reached", FailureKind.CONNECT), self._chance.choice((0.1, 10.0))
        if at >= paper.ends_at:
            return Failed("gone for good (410)", FailureKind.GONE), takes_s
        if (trouble := self._trouble()) is not None:
            slow = trouble.kind is FailureKind.TIMEOUT
            return trouble, 20.0 if slow else takes_s
        moved_to = paper.moves_to if at >= paper.moves_at and feed.fetched_from != paper.moves_to else ""
        when = at - self._chance.uniform(600, 10_800) if self._chance.random() < 0.01 else at
        version, items = paper.document(when)
        if version == feed.etag:
            return Quiet(paper.hints, moved_to), takes_s
        if self._chance.random() < 0.01:
            version, items = f"cut {version}", items[: self._chance.randrange(len(items) + 1)]
        parsed = ParsedFeed("Paper", "en", items, paper.wishes)
        return Document(parsed, etag=version, moved_to=moved_to, hints=paper.hints), takes_s

    def _trouble(self) -> Failed | None:
        dice = self._chance.random()
        if dice < 0.010:
            return Failed("did not deliver within 20 seconds", FailureKind.TIMEOUT)
        if dice < 0.020:
            return Failed("has an internal error (500)", FailureKind.STATUS)
        if dice < 0.023:
            patience_s = self._chance.choice((30, 120, 600, 1_800))
            return Failed("asks us to come less often (429)", FailureKind.RATE, patience_s)
        if dice < 0.028:
            return Failed("this is a web page, not a feed", FailureKind.NOT_A_FEED)
        return None
