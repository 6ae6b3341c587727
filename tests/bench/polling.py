"""CPU of polling a feed: ours with guards, store, matching and stories, against those that only fetch and store.

A round is a poll of every feed; a tenth of them has two new items in a usual document, all others answer 304 (see
`tests.bench.publishers`, a process of its own). Each contestant has a process of its own, and they take turns, round by
round: what else the machine does meets all of them. *Cold* is the first round, in which each document is new. Linux
only: many hosts on loopback, CPU from /proc.

Of 10,000 feeds nine tenths have one item, or their first round would take half an hour. Who reads each document anew
pays more in daily life: `python -m tests.bench.polling full` has usual documents everywhere.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from tests.bench.measure import show, times
from tests.support.sources import ROOT

TIMES_CHEAPER_MIN = 4
LAG_MS_MAX = 50
MORE_RULES = 1_000
RIVALS = {
    "reader": "reader",
    "aiohttp + feedparser": "plain",
    "aiohttp + feedparser, ETags by hand": "careful",
}


class Size(NamedTuple):
    """How many feeds, how many warm rounds, and whether all documents are full ones (or those that change).

    What a first round costs is measured where all are full.
    """

    feeds: int
    rounds: int
    all_full: bool


SIZES = (
    Size(200, 3, all_full=True),
    Size(1_000, 3, all_full=False),
    Size(10_000, 2, all_full=False),
)
FULL = Size(10_000, 2, all_full=True)

Figures = dict[str, float]


def main(sizes: tuple[Size, ...] = SIZES) -> None:
    """Measure and print."""
    memory: list[float] = []
    for size in sizes:
        named = _contest(size, more_rules=MORE_RULES if size is SIZES[0] else 0)
        ours = named["ours"]
        rows = [_row(name, own, ours, cold=size.all_full) for name, own in named.items()]
        columns = ("", "warm ms", "cold ms", "to ours, warm", "MB", "items")
        show(f"polling {size.feeds:,} feeds, CPU per feed polled, 90 % answer 304", columns, rows)
        _print_ours(ours, {name: named[name]["warm_ms"] / ours["warm_ms"] for name in RIVALS})
        memory.append(ours["memory_mb"])
    if len(sizes) > 1:
        more_mb = (memory[-1] - memory[0]) / (sizes[-1].feeds - sizes[0].feeds) * 1_000
        print(f"memory per 1,000 feeds more, with their items in the index of stories: {more_mb:.0f} MB")


def _row(name: str, own: Figures, ours: Figures, *, cold: bool) -> list[str]:
    return [
        name,
        f"{own['warm_ms']:.2f}",
        f"{own['cold_ms']:.1f}" if cold else "",
        times(own["warm_ms"] / ours["warm_ms"]),
        f"{own['memory_mb']:.0f}",
        f"{own['items']:,.0f}",
    ]


def _print_ours(ours: Figures, cheaper: dict[str, float]) -> None:
    for name, factor in cheaper.items():
        reached = "reached" if factor >= TIMES_CHEAPER_MIN else "MISSED"
        print(f"ours: {factor:.1f} times cheaper than {name} (bar {TIMES_CHEAPER_MIN}: {reached})")
    held = "held" if ours["lag_ms"] < LAG_MS_MAX else "MISSED"
    parts = {name: ours[f"{name}_ms"] for name in ("parsing", "matching", "stories")}
    parts["fetching, store, loop"] = ours["warm_ms"] - sum(parts.values())
    print("of ours: " + ", ".join(f"{name} {spent:.2f} ms" for name, spent in parts.items()))
    print(
        f"ours: loop lag p99 {ours['lag_ms']:.0f} ms warm (bar"
        f" {LAG_MS_MAX}: {held}), at worst {ours['lag_max_ms']:.0f}, p99 cold {ours['cold_lag_ms']:.0f};"
        f" {ours['polls_per_s']:.0f} polls a second; {ours['before_mb']:.0f} MB before the first poll;"
        f" {ours['failed']:.0f} failed"
    )


def _contest(size: Size, *, more_rules: int) -> dict[str, Figures]:
    """All contestants, each with publishers of its own, taking turns."""
    numbers = [str(size.rounds), str(int(size.all_full))]
    with ExitStack() as stack:

        def entered(module: str, *before: str, after: Sequence[str] = ()) -> subprocess.Popen[str]:
            port = stack.enter_context(_publishers())
            arguments = [*before, str(port), str(size.feeds), *numbers, *after]
            return stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", f"tests.bench.{module}", *arguments],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=ROOT,
                )
            )

        contestants = {name: entered("polling_rivals", told) for name, told in RIVALS.items()}
        contestants["ours"] = entered("polling_ours", after=["0"])
        if more_rules:
            contestants[f"ours, {more_rules:,} rules more"] = entered("polling_ours", after=[str(more_rules)])
        said = {name: _answer(process) for name, process in contestants.items()}
        for _ in range(size.rounds + 1):
            said = {name: _turn(process) for name, process in contestants.items()}
        return {name: json.loads(line) for name, line in said.items()}


def _turn(process: "subprocess.Popen[str]") -> str:
    """A round of one contestant; what it says after it: that it is ready for the next one, or its figures."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    if not said:
        raise SystemExit("a contestant ended before its time: see above")
    return said


@contextmanager
def _publishers() -> Iterator[int]:
    """The publishers' port; they end with their input."""
    command = [sys.executable, "-m", "tests.bench.publishers"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait()


if __name__ == "__main__":
    wished = tuple(size for size in SIZES if str(size.feeds) in sys.argv)
    main((FULL,) if "full" in sys.argv else wished or SIZES)
