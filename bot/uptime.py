"""How long the machine has been up, sleep included: it tells a clock that was set from time that went by."""

import time
from functools import cache
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def up_s() -> tuple[str, float]:
    """A name of this start of the machine, and seconds since then; ("", 0) where the system tells neither."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    boot = _boot()
    return (boot, time.clock_gettime(clock)) if boot and clock is not None else ("", 0.0)


@cache
def _boot() -> str:
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return ""
