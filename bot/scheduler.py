"""When the passes run. The only file that names APScheduler.

The schedule of feeds is `feed.next_poll_at` in the store, not a job for each feed: here are a handful of
jobs that run the passes. Options are set explicitly; the library's default of one second of grace would
skip runs after a stall.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.log import line

log = logging.getLogger("watchword")
# That a run is left out because the last one is still busy is the plan, not a warning.
logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)

Job = Callable[[], Awaitable[object]]
JOB_DEFAULTS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Scheduler:
    """Runs named jobs at intervals, never one beside itself; knows when each last ended well."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=JOB_DEFAULTS)
        self._scheduler.add_listener(_log_error, EVENT_JOB_ERROR)
        self._ended: dict[str, float] = {}

    def every(self, seconds: float, name: str, job: Job) -> None:
        """Run `job` every `seconds` from the start on."""
        self._ended[name] = self._monotonic()

        async def run() -> None:
            try:
                await job()
            except asyncio.CancelledError:
                # By `stop`, in the middle of a long run: what it hadn't committed comes after the next start.
                return
            self._ended[name] = self._monotonic()

        self._scheduler.add_job(run, "interval", seconds=seconds, id=name, name=name)

    def start(self) -> None:
        """Begin; needs a running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Begin no more runs."""
        self._scheduler.shutdown(wait=False)

    def ages_s(self) -> Mapping[str, float]:
        """For each job, how many seconds ago it last ended well."""
        now = self._monotonic()
        return {name: now - ended for name, ended in self._ended.items()}


def _log_error(event: JobExecutionEvent) -> None:
    log.error(line("pass failed", name=event.job_id), exc_info=event.exception)
