"""From a hub to the screen: the program as it is run, a hub that pushes, and the time until the alert is printed."""

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.measure import show
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.hub import Asked, Hub
from tests.support.hub_day import lived
from tests.support.process import Installation, Life, free_port, rules_folder, until

PUSHES = 40
PAUSE_S = 0.4
KINDS = {
    "no hub": {"dies_after_h": 0},
    "a hub": {},
    "it drops one in ten": {"misses": 0.1},
    "it dies at noon": {"dies_after_h": 12},
}
GLANCE_S = 0.005
PUBLIC = "https://watch.example.org"
ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"'


def main() -> None:
    """Measure and print."""
    _polls()
    acknowledged, shown = asyncio.run(_measured())
    show(
        f"{PUSHES} pushes, the program as it is run, milliseconds from the hub's request",
        ("until", "p50", "p99"),
        [_row("it is stored and acknowledged", acknowledged), _row("its alert is on the screen", shown)],
    )


def _polls() -> None:
    """What polling costs beside a hub, and what a hub that fails costs: a day, simulated, the mean of ten."""
    rows = []
    for gap_s in (300, 1_800, 14_400):
        for name, how in KINDS.items():
            days = [lived(seed, gap_s=gap_s, **how) for seed in range(10)]
            delays = sorted(delay for day in days for delay in (*day.delays_pushed, *day.delays_polled))
            lost, polls = sum(day.lost for day in days), sum(day.polls for day in days) / len(days)
            mean, worst = statistics.mean(delays), delays[-1]
            rows.append(
                [f"{gap_s // 60} min, {name}", f"{polls:.0f}", f"{mean:.0f}", f"{worst:.0f}", f"{lost}"]
            )
    show(
        "a day of polling at the floor of 60 s; the hub takes 10 s",
        ("an item every", "polls", "mean delay s", "worst s", "lost"),
        rows,
    )


def _row(name: str, seconds: list[float]) -> list[str]:
    ordered = sorted(seconds)
    return [
        name,
        f"{1000 * statistics.median(ordered):.0f}",
        f"{1000 * ordered[int(0.99 * len(ordered))]:.0f}",
    ]


async def _measured() -> tuple[list[float], list[float]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with FeedServer() as server, Hub() as hub:
            feed = server.url("/feed.xml")
            links = "".join(
                f'<atom:link {ATOM} rel="{rel}" href="{href}"/>'
                for rel, href in (("self", feed), ("hub", hub.url))
            )
            server.put("/feed.xml", rss([entry("Fog in the harbour", guid="0")], extra=links))
            rules_folder(folder / "rules", feed)
            where = f"127.0.0.1:{free_port()}"
            environment = {"WATCHWORD_WEB": where, "WATCHWORD_PUBLIC_URL": PUBLIC}
            hub.reach[PUBLIC] = f"http://{where}"
            async with Installation(folder, environment).life() as life:
                await until(lambda: hub.asked, life)
                assert (await hub.verify(hub.asked[0])).agreed
                pushes = [await _pushed(hub, hub.asked[0], life, number) for number in range(PUSHES)]
                await life.stop()
    return [stored for stored, _ in pushes], [told for _, told in pushes]


async def _pushed(hub: Hub, asked: Asked, life: Life, number: int) -> tuple[float, float]:
    """One push; each tells another date of the talks."""
    day = datetime.now(UTC) + timedelta(days=10 + 3 * number)
    title = f"Russia offers talks with Ukraine on {day.day} {day:%B %Y}, says envoy number {number}"
    body = rss([entry(title, guid=f"push-{number}", published=datetime.now(UTC))])
    # The passes run at fixed intervals: pushes come at any time between them.
    await asyncio.sleep(PAUSE_S + 0.013 * number)
    start = time.perf_counter()
    assert await hub.deliver(asked, body) == 202
    stored = time.perf_counter() - start
    while f"envoy number {number}" not in " ".join(life.said().split()):
        await asyncio.sleep(GLANCE_S)
        assert time.perf_counter() - start < 30, life.said()
    return stored, time.perf_counter() - start
