"""How long an event loop was held up: by its own work (CPU of its thread), and by the clock.

Law: the CPU figure is that of the loop's own thread between two beats, so other programs on the machine don't
count; the clock's figure is what a person would have felt there.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time

BEAT_S = 0.005


@dataclass
class Stalls:
    """The worst so far, in seconds."""

    cpu_s: float = 0.0
    wall_s: float = 0.0


@asynccontextmanager
async def watched_loop() -> AsyncIterator[Stalls]:
    """Watches the running loop meanwhile."""
    worst = Stalls()

    async def beat() -> None:
        while True:
            wall, cpu = perf_counter(), thread_time()
            await asyncio.sleep(BEAT_S)
            worst.cpu_s = max(worst.cpu_s, thread_time() - cpu - BEAT_S)
            worst.wall_s = max(worst.wall_s, perf_counter() - wall - BEAT_S)

    task = asyncio.create_task(beat())
    try:
        yield worst
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def peak_mib(process_id: int | str) -> int:
    """The most memory (resident set, MiB) that a process had so far; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text()
    except OSError:
        return 0
    return int(status.split("VmHWM:")[1].split()[0]) // 1024 if "VmHWM:" in status else 0


def children(process_id: int) -> list[int]:
    """The processes that a process has started and that still run."""
    try:
        text = Path(f"/proc/{process_id}/task/{process_id}/children").read_text()
    except OSError:
        return []
    return [int(one) for one in text.split()]
