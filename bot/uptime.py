"""How long the machine has been up, sleep included: it tells a clock that was set from time that went by."""

import time
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.alerts.absence import Mark

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def alive_at(now: datetime) -> Mark:
    """That we are alive at that moment, with the machine's own count where the system tells it."""
    clock, boot = getattr(time, "CLOCK_BOOTTIME", None), _boot()
    return Mark(now) if clock is None or not boot else Mark(now, time.clock_gettime(clock), boot)


@cache
def _boot() -> str:
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return ""
