"""From publication to the message on the screen: the program as it is run, over loopback, in real time.

40 feeds at the floor of 60 s (floor and ceiling are set to it, so that the learned rhythm plays no part). Every five
seconds one of them publishes a report that rings; it is on the screen when the Bot API has taken the message. Nothing
is scaled: that is why it takes four minutes. The waiting for the next poll is up to 60 s and half of that on average;
what comes on top (the ticks of the passes, fetching, parsing, matching, sending) is told apart: it is the time from
the request that brought the report to its message. More reports would measure the pace of one chat (a message a
second), because feeds that were first polled together are polled together.
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.bench.measure import show
from tests.support.botapi.server import FakeTelegram
from tests.support.feed_server import FeedServer, Request, Writer, entry, respond, rss
from tests.support.process import Installation, until

OWNER = 71
FEEDS = 40
FLOOR_S = 60
EVERY_S = 5.0
REPORTS = 50
GLANCE_S = 0.05
SYLLABLES = [
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
    "tar",
    "sul",
    "kem",
    "vor",
]
RULE = 'id = "zeppelin"\ntitle = "Zeppelins"\nmatch = "zeppelin"\n'


@dataclass
class Papers:
    """The publishers: what stands in each feed, and when each report was published, fetched and seen."""

    documents: dict[str, list[str]]
    published: dict[str, float] = field(default_factory=dict)
    fetched: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    standing: dict[str, list[str]] = field(default_factory=dict)

    def publish(self, path: str, word: str, title: str) -> None:
        """A report appears in a feed; `word` is in no other."""
        now = time.monotonic()
        item = entry(f"Zeppelin {word} {title}", guid=word, published=datetime.now(UTC))
        self.documents[path].insert(0, item)
        self.standing.setdefault(path, []).append(word)
        self.published[word] = now

    async def serve(self, request: Request, writer: Writer) -> None:
        """The document of a feed, as it is now."""
        for word in self.standing.get(request.path, ()):
            self.fetched.setdefault(word, time.monotonic())
        await respond(writer, 200, {"Content-Type": "text/xml"}, rss(self.documents[request.path]))


async def measured() -> Papers:
    """Let the program run, publish, and note when each message is there."""
    chance = Random(1)
    paths = [f"/{number}.xml" for number in range(FEEDS)]
    papers = Papers({path: [entry(f"Nothing new at {path}", guid=path)] for path in paths})
    with tempfile.TemporaryDirectory() as name:
        async with FeedServer() as server, FakeTelegram() as fake:
            for path in paths:
                server.handle(path, papers.serve)
            here = _installation(Path(name), fake, [server.url(path) for path in paths])
            async with here.life() as life:
                await until(life.owner_payload, life)
                person = fake.person(OWNER)
                person.says(f"/start {life.owner_payload()}")
                await until(lambda: any(message.buttons for message in fake.answers(OWNER)), life)
                person.presses("Zeppelins")
                await until(lambda: all(server.count(path) for path in paths), life)
                await asyncio.gather(_publish(papers, paths, chance), _watch(papers, fake))
                await life.stop()
    return papers


def _installation(folder: Path, fake: FakeTelegram, urls: list[str]) -> Installation:
    rules = folder / "rules"
    rules.mkdir()
    (rules / "zeppelin.toml").write_text(RULE)
    blocks = [f'[[feeds]]\nurl = "{url}"\ntitle = "Post {n}"\nlang = "en"\n' for n, url in enumerate(urls)]
    (rules / "feeds.toml").write_text("\n".join(blocks))
    settings = {
        "WATCHWORD_TELEGRAM_TOKEN": fake.world.token,
        "WATCHWORD_TELEGRAM_API": fake.url,
        "WATCHWORD_POLL_SECONDS": str(FLOOR_S),
        "WATCHWORD_POLL_SECONDS_MAX": str(FLOOR_S),
    }
    return Installation(folder, settings)


async def _publish(papers: Papers, paths: list[str], chance: Random) -> None:
    for number in range(REPORTS):
        await asyncio.sleep(EVERY_S * chance.uniform(0.5, 1.5))
        words = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(6)]
        papers.publish(chance.choice(paths), f"n{number}{words[0]}", " ".join(words[1:]))


async def _watch(papers: Papers, fake: FakeTelegram) -> None:
    """Note when each report is on the screen; ends when all are, or long after the last can be."""
    end = time.monotonic() + REPORTS * EVERY_S + 3 * FLOOR_S
    while len(papers.seen) < REPORTS and time.monotonic() < end:
        await asyncio.sleep(GLANCE_S)
        texts = " ".join(message.text for message in fake.answers(OWNER))
        for word in papers.published.keys() - papers.seen.keys():
            if word in texts:
                papers.seen[word] = time.monotonic()


def main() -> None:
    """Measure and print."""
    papers = asyncio.run(measured())
    waits = sorted(papers.seen[word] - papers.published[word] for word in papers.seen)
    ours = sorted(papers.seen[word] - papers.fetched[word] for word in papers.seen)
    rows = [
        [name, f"{values[len(values) // 2]:.1f} s", f"{values[int(len(values) * 0.99)]:.1f} s"]
        for name, values in (("published to screen", waits), ("of that, fetched to screen", ours))
    ]
    show(
        f"publication to message at the floor of {FLOOR_S} s: {len(waits)} of {REPORTS} reports",
        ("", "p50", "p99"),
        rows,
    )
