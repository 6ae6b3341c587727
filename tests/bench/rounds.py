"""What the contestants of the polling measurement share: addresses, rounds, turns, CPU, memory.

CPU is user and system time of a process with all its threads, and of its running children (Linux tells).
"""

import os
import resource
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tests.bench.publishers import CHANGED_EACH

FEEDS_OF_A_HOST = 4


def addresses(port: int, feeds: int, rounds: int, *, all_full: bool) -> list[str]:
    """The feeds. Unless `all_full`, those that change in none of the rounds have one item instead of thirty.

    For their polls this is the same, and the first round of ten thousand feeds takes minutes instead of hours.
    """
    changing = {-number % CHANGED_EACH for number in range(1, rounds + 1)}
    return [
        f"http://{_host(feed // FEEDS_OF_A_HOST)}:{port}/{feed}/{int(all_full or feed % CHANGED_EACH in changing)}"
        for feed in range(feeds)
    ]


def _host(number: int) -> str:
    return f"127.{1 + number // 60_000}.{number // 240 % 250}.{1 + number % 240}"


def turn(port: int, number: int) -> None:
    """Tell the publishers that the next round begins."""
    urllib.request.urlopen(f"http://127.0.0.1:{port}/round/{number}").read()


def wait_for_turn() -> None:
    """Say that we are ready for the next round, and wait until we are told to begin."""
    print("ready", flush=True)
    sys.stdin.readline()


def cpu_ms(children: Sequence[int] = ()) -> float:
    """CPU of this process, and of these children, since they began."""
    return time.process_time() * 1e3 + sum(map(_child_ms, children))


def _child_ms(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")


def memory_mb() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6
