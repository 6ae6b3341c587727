"""The heartbeat: calls an address of the operator's while all is well (a dead-man's switch).

Silence there means that we are down, stuck, or cut off from the network; so it is called only while the
health report is without problems and most feeds can be read. A failed call is only logged: what watches us is
on the other side.
"""

import logging
from typing import Self

import aiohttp
from pydantic import SecretStr

from bot.log import line
from bot.web.report import Health

log = logging.getLogger("watchword")

CALL_S_MAX = 10.0


class Heartbeat:
    """Calls `url` when asked to and healthy; an async context manager."""

    def __init__(self, url: SecretStr, health: Health) -> None:
        self._url = url
        self._health = health
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_S_MAX))
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()

    async def beat(self) -> bool:
        """One call, if all is well; says whether it was made and taken."""
        report = await self._health.report()
        if not report.healthy:
            log.error(line("no heartbeat", problems="; ".join(report.problems)))
            return False
        if report.cut_off_since is not None:
            log.error(line("no heartbeat", cut_off_since=report.cut_off_since.isoformat()))
            return False
        assert self._session is not None
        try:
            async with self._session.get(self._url.get_secret_value()) as response:
                taken = response.ok
                status = response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            # The error's text would quote the address, which is a secret.
            log.warning(line("heartbeat failed", reason=type(error).__name__))
            return False
        if not taken:
            log.warning(line("heartbeat refused", status=status))
        return taken
