"""The dead-man's switch: while all is well an address is called; when the calls stop, somebody is told.

Law: silence is the alarm. An unhealthy process makes no call, and a call that fails is only logged.
"""

import logging
import sqlite3

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.log import line
from bot.web.report import Health

log = logging.getLogger("watchword")

HEARTBEAT_EVERY_S = 60.0
CALL_TIMEOUT_S = 10.0


class Heartbeat:
    """Calls `url`, which is a secret of the operator, as long as `health` has no problem to report."""

    def __init__(self, health: Health, url: str) -> None:
        self._health = health
        self._url = url

    async def beat(self) -> bool:
        """Call once if all is well; whether the other side took it."""
        try:
            report = await self._health.report()
            if not report.healthy:
                log.error(line("no heartbeat", problems="; ".join(report.problems)))
                return False
            async with (
                ClientSession(timeout=ClientTimeout(total=CALL_TIMEOUT_S)) as session,
                session.get(self._url) as response,
            ):
                response.raise_for_status()
        except sqlite3.Error as error:
            log.error(line("no heartbeat", problems=f"the database doesn't answer: {error}"))
        except (ClientError, TimeoutError, OSError) as error:
            # Its text may hold the address; its kind says enough.
            log.warning(line("heartbeat was not taken", reason=type(error).__name__))
        else:
            return True
        return False
