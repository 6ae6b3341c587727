"""kill -9 on the program as it is run, again and again, and what the chat shows in the end.

Feeds and the Bot API are on loopback; whoever runs the program starts it again on the same state each time. The
process is killed at seeded calls of the Bot API, before or after they took effect, and at rest: while an edit is
due, and after a mute. Each alert comes once, twice at most where the answer of its sending was lost; every delta
rings; a mute holds; a press is answered; a reminder comes once. A story waits for its second source meanwhile.
"""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.alerts.words import day
from bot.tongues import ENGLISH
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Callback, Message
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.process import Installation, Life, rules_folder, until

OWNER = 72
RULES = """
id = "talks"
title = "Dates of the talks"
match = "talks (@ukraine OR @russia)"
sources_min = 2
"""
DAM = """
id = "dam"
title = "The northern dam"
match = "dam"
"""
PAPERS = ("Harbour Post", "Evening Wire", "Coast Courier")
REMINDS = "a reminder"
# What kills may meet in a night, and how often it happens there at least.
OFTEN = {"sendMessage": 5, "editMessageText": 2, "answerCallbackQuery": 3, REMINDS: 1}
PATIENCE_S = 120.0  # a reminder is due within a minute, an edit within half of one
SEEDS = (1,)  # a night takes a minute; (1, 2) kills before and after each call alike
AHEAD = timedelta(hours=1)


def day_words(when: datetime) -> str:
    return f"{when.day} {when:%B}"


def shown(when: datetime) -> str:
    return day(f"{when:%Y-%m-%d}", ENGLISH, datetime.now(UTC))


Moments = dict[tuple[str, int], bool]


class Killer:
    """Kills the process that makes one of these calls: by kind and number; `True`: it then has no effect."""

    def __init__(self, fake: FakeTelegram) -> None:
        self.moments: Moments = {}
        self.seen: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()  # took effect, and nobody learned of it
        self.killed: set[tuple[str, int]] = set()
        self.life: Life | None = None
        self._call = fake.world.call
        fake.world.call = self.call  # type: ignore[method-assign] - the door of the fake is where it dies

    def call(self, method: str, values: dict[str, Any]) -> Any:
        kind = REMINDS if str(values.get("text", "")).startswith("⏰") else method
        moment = (kind, self.seen[kind])
        self.seen[kind] += 1
        if moment not in self.moments or self.life is None:
            return self._call(method, values)
        self.life.process.kill()
        self.killed.add(moment)
        if self.moments[moment]:
            return {}
        self.lost[method] += 1
        return self._call(method, values)


@dataclass
class Night:
    """Three papers, a person, Telegram, and a program that is started again whenever it died."""

    papers: FeedServer
    fake: FakeTelegram
    here: Installation
    killer: Killer
    printed: dict[str, list[str]] = field(default_factory=dict)
    life: Life | None = None

    def prints(self, paper: str, title: str) -> None:
        news = entry(title, published=datetime.now(UTC))
        self.printed.setdefault(paper, []).insert(0, news)
        self.papers.put(address(paper), rss(self.printed[paper]))

    async def until(self, what: Callable[[], object]) -> None:
        await until(what, self.life, wait_s=PATIENCE_S)

    async def is_read(self, paper: str) -> None:
        """The paper was fetched, and its items are decided by the next fetch."""
        polls = self.papers.count(address(paper))
        await self.until(lambda: self.papers.count(address(paper)) > polls + 2)

    def said(self, *words: str) -> list[Message]:
        return [one for one in self.fake.answers(OWNER) if all(word in one.text for word in words)]

    async def pressed(self, button: str, message: Message) -> Callback:
        """Press it, and wait for the answer that stops its spinning."""
        rows = [one for row in message.buttons for one in row if button in one["text"]]
        callback = self.fake.person(OWNER).sends_callback(rows[0]["callback_data"], message)
        await self.until(lambda: callback.times)
        return callback

    async def dies(self) -> None:
        """At rest, between two calls."""
        assert self.life is not None
        self.life.process.kill()
        await self.life.process.wait()

    async def run(self) -> None:
        """As an operator's supervisor does."""
        while True:
            async with self.here.life() as life:
                self.life = self.killer.life = life
                await life.process.wait()


def address(paper: str) -> str:
    return f"/{paper.split(maxsplit=1)[0].lower()}.xml"


@asynccontextmanager
async def night(folder: Path, moments: Moments) -> AsyncIterator[Night]:
    async with FeedServer() as papers, FakeTelegram() as fake:
        for paper in PAPERS:
            papers.put(address(paper), rss([]))
        rules = rules_folder(folder / "rules", *(papers.url(address(paper)) for paper in PAPERS))
        (rules / "talks.toml").write_text(RULES)
        (rules / "dam.toml").write_text(DAM)
        feeds = (rules / "feeds.toml").read_text()
        for paper in PAPERS:
            feeds = feeds.replace("Loopback Post", paper, 1)
        (rules / "feeds.toml").write_text(feeds)
        settings = {"WATCHWORD_TELEGRAM_TOKEN": fake.world.token, "WATCHWORD_TELEGRAM_API": fake.url}
        here = Night(papers, fake, Installation(folder, settings), Killer(fake))
        supervisor = asyncio.create_task(here.run())
        try:
            await here.until(lambda: here.life and here.life.owner_payload())
            assert here.life is not None
            person = fake.person(OWNER)
            person.says(f"/start {here.life.owner_payload()}")
            await here.until(lambda: any(message.buttons for message in fake.answers(OWNER)))
            for number, title in enumerate(("Dates of the talks", "The northern dam"), 1):
                person.presses(title)
                await here.until(lambda wanted=number: len(fake.calls_of("answerCallbackQuery")) == wanted)
            for paper in PAPERS:
                await here.is_read(paper)
            here.killer.seen.clear()
            here.killer.moments = moments
            yield here
        finally:
            supervisor.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await supervisor


async def lived_through(here: Night) -> None:
    """One evening of news; what must hold at each step is looked at there."""
    said_first, second, third = (datetime.now(UTC) + timedelta(days=days) for days in (20, 34, 41))
    first, moved, moved_again = day_words(said_first), f"→ now {shown(second)}", f"→ now {shown(third)}"
    here.prints("Harbour Post", f"Russia offers talks with Ukraine in Istanbul on {first}")
    await here.is_read("Harbour Post")
    assert not here.said(first), "one source is not enough"
    here.prints("Evening Wire", f"Istanbul talks of Russia and Ukraine set for {first}, officials say")
    await here.until(lambda: here.said("🔔", first))
    (alert, *_) = here.said("🔔", first)
    await here.pressed("Sources", alert)

    soon = datetime.now(UTC) + AHEAD + timedelta(seconds=75)
    here.prints("Harbour Post", f"Engineers inspect the old dam at {soon:%H:%M} UTC on {day_words(soon)}")
    await here.until(lambda: here.said("🔔", "dam"))

    here.prints("Coast Courier", f"Talks of Russia and Ukraine in Istanbul: what to expect on {first}")
    await here.is_read("Coast Courier")
    await here.dies()  # while the edit is due
    here.prints("Evening Wire", f"Istanbul talks of Russia and Ukraine postponed to {day_words(second)}")
    await here.until(lambda: here.said("↻", moved))
    await here.until(lambda: "Coast Courier" in here.said("🔔", first)[-1].text)

    await here.pressed("Mute", here.said("🔔", first)[-1])
    await here.dies()
    here.prints("Harbour Post", f"Istanbul talks of Russia and Ukraine postponed to {day_words(third)}")
    await here.is_read("Harbour Post")
    assert not here.said("↻", moved_again), "muted"
    await here.pressed("Unmute", here.said("🔔", first)[-1])
    await here.until(lambda: here.said("↻", moved_again))
    await here.until(lambda: here.said("⏰"))
    await here.is_read("Harbour Post")

    firsts, dams = here.said("🔔", first), here.said("🔔", "dam")
    deltas = (here.said("↻", moved), here.said("↻", moved_again))
    told = (firsts, dams, *deltas, here.said("⏰"))
    assert min(map(len, told)) == 1, told
    assert sum(map(len, told)) <= len(told) + here.killer.lost["sendMessage"], told
    assert here.fake.world.violations == []
    assert all(callback.times for callback in here.fake.world.callbacks.values())


def moments(seed: int) -> Moments:
    """At which calls the process is killed, and whether before they take effect: two of each kind."""
    chance = random.Random(seed)
    picked = {kind: chance.sample(range(often), min(often, 2)) for kind, often in OFTEN.items()}
    calls = sorted((kind, number) for kind, numbers in picked.items() for number in numbers)
    return {call: (place + seed) % 2 == 0 for place, call in enumerate(calls)}


async def test_whatever_is_killed_each_alert_comes_and_each_wish_holds(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async def one(seed: int) -> None:
        async with night(tmp_path_factory.mktemp(str(seed)), moments(seed)) as here:
            await lived_through(here)
            assert here.killer.killed == moments(seed).keys()

    async with asyncio.TaskGroup() as nights:
        for seed in SEEDS:
            nights.create_task(one(seed))
