"""Python's garbage collector, kept from stalling the loop.

A full collection looks at all that is held: a quarter of a second for every 10,000 reports in the index of
stories, while nothing is fetched, sent or answered. But what lasts has no cycles and needs no collector.

Law: what survives one full collection is looked at no more (`gc.freeze`); so each looks at what came since
the one before. What was frozen and then died in a cycle (a few dozen objects in a thousand polls) is found
once a day by `collect_all`, the only stall that is left.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

FULL: Final = 2
"""The oldest generation."""
_THRESHOLDS: Final = (5_000, 3, 3)
"""A full collection after 45,000 new objects, of 0.05 s at most; more rounds of fewer would cost more."""


@contextmanager
def spared() -> Iterator[None]:
    """While this lasts, what lives long is spared; what is there already from now on."""
    before = gc.get_threshold()
    collect_all()
    gc.set_threshold(*_THRESHOLDS)
    gc.callbacks.append(_collected)
    try:
        yield
    finally:
        gc.callbacks.remove(_collected)
        gc.set_threshold(*before)
        gc.unfreeze()


def collect_all() -> None:
    """Upkeep: look at everything once."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # Python waits until a quarter more is held than the last full collection saw: that be the few new ones.
    gc.collect()


def _collected(phase: str, info: dict[str, int]) -> None:
    if phase == "stop" and info["generation"] == FULL:
        gc.freeze()
