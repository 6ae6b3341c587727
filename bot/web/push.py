"""The addresses that hubs call (WebSub): one for each subscription. What comes of it is none of its business.

Law: nothing of a body is read for who isn't welcome; of others never more than `BODY_BYTES_MAX`, never longer
than `BODY_S_MAX`, and of few at once. What is said back is plain text, whatever a hub sent.
"""

import asyncio
import sqlite3
from collections.abc import Mapping
from typing import Protocol

from aiohttp import web

from bot.web.webhook import read_body

BODY_BYTES_MAX = 4 * 1024 * 1024
"""Twice the largest real feed; storing more at once would stall all others. What is larger is polled for."""
BODY_S_MAX = 20.0
BODIES_AT_ONCE_MAX = 4
RETRY_AFTER = {"Retry-After": "60"}
PREFIX = "/push/"
PATH = f"{PREFIX}{{token}}"
ACCEPTED, NOT_FOUND, TIMED_OUT, TOO_LARGE, UNAVAILABLE = 202, 404, 408, 413, 503


class Door(Protocol):
    """Who knows the subscriptions."""

    def verify(self, token: str, query: Mapping[str, str]) -> str | None:
        """The text to answer a hub's question with, None for 404. Raises sqlite3.Error."""
        ...

    def admit(self, token: str) -> int:
        """202 where a delivery is welcome, else the status that ends it."""
        ...

    def deliver(self, token: str, body: bytes, content_type: str, signature: str) -> int:
        """The status that answers a delivery."""
        ...


def add(application: web.Application, door: Door) -> None:
    """Serve the door."""
    bodies = asyncio.Semaphore(BODIES_AT_ONCE_MAX)

    async def get(request: web.Request) -> web.Response:
        try:
            text = door.verify(request.match_info["token"], request.query)
        except sqlite3.Error:
            return web.Response(status=UNAVAILABLE, headers=RETRY_AFTER)
        return web.Response(status=NOT_FOUND) if text is None else web.Response(text=text)

    async def post(request: web.Request) -> web.Response:
        status = door.admit(request.match_info["token"])
        if status == ACCEPTED and (request.content_length or 0) > BODY_BYTES_MAX:
            status = TOO_LARGE
        if status == ACCEPTED:
            async with bodies:
                status = await _delivered(request, door)
        return web.Response(status=status, headers=RETRY_AFTER if status in {429, UNAVAILABLE} else None)

    application.router.add_get(PATH, get, allow_head=False)
    application.router.add_post(PATH, post)


async def _delivered(request: web.Request, door: Door) -> int:
    try:
        async with asyncio.timeout(BODY_S_MAX):
            body = await read_body(request, BODY_BYTES_MAX)
    except TimeoutError:
        return TIMED_OUT
    if body is None:
        return TOO_LARGE
    headers = request.headers
    return door.deliver(
        request.match_info["token"],
        body,
        headers.get("Content-Type", ""),
        headers.get("X-Hub-Signature", ""),
    )
