"""`python -m tests.fuzz --seconds 60 --seed 1`: random worlds for as long as told; what breaks a law is printed.

A world has its own chance, made of the seed and its number: `--seed 1 --world 4711` plays that one again.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from random import Random

from tests.fuzz.laws import play

FINDINGS_MAX = 20
EVERY_S = 60.0


def main(arguments: list[str]) -> int:
    """Play; 1 where a law was broken."""
    options = _options().parse_args(arguments)
    if options.world is not None:
        print(f"{play(_chance(options.seed, options.world))} items, all laws hold")
        return 0
    return run(options.seconds, options.seed, time.monotonic)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long (60)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    parser.add_argument("--world", type=int, help="play one world again, by its number")
    return parser


def run(seconds: float, seed: int, now: Callable[[], float], live: Callable[[Random], int] = play) -> int:
    """Play worlds until the time is over; print findings as they come, and what was tried at the end."""
    start = told = now()
    worlds = items = findings = 0
    while now() - start < seconds and findings < FINDINGS_MAX:
        try:
            items += live(_chance(seed, worlds))
        except Exception:  # noqa: BLE001 - whatever is raised is a finding
            findings += 1
            print(f"FOUND: --seed {seed} --world {worlds}\n{traceback.format_exc()}", flush=True)
        worlds += 1
        if now() - told > EVERY_S:
            told = now()
            print(f"{told - start:.0f} s: {worlds} worlds, {items} items, {findings} findings", flush=True)
    print(
        f"seed {seed}, {now() - start:.0f} s: {worlds} worlds, {items} items, {findings} findings", flush=True
    )
    return 1 if findings else 0


def _chance(seed: int, world: int) -> Random:
    return Random(f"{seed}:{world}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
