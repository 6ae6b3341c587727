"""The address that Telegram posts updates to. What is in them is none of its business.

Law: who doesn't know the secret gets 403, and nothing of the body is read.
"""

from collections.abc import Callable
from typing import NamedTuple

from aiohttp import web

FORBIDDEN, TOO_LARGE = 403, 413


class Hook(NamedTuple):
    """`header` carries the secret, which `admits` knows; `receive(body)` gives the status of the answer."""

    path: str
    header: str
    body_bytes_max: int
    admits: Callable[[str], bool]
    receive: Callable[[bytes], int]


def add(application: web.Application, hook: Hook) -> None:
    """Serve the hook."""

    async def post(request: web.Request) -> web.Response:
        if not hook.admits(request.headers.get(hook.header, "")):
            return web.Response(status=FORBIDDEN)
        if (request.content_length or 0) > hook.body_bytes_max:
            return web.Response(status=TOO_LARGE)
        body = await read_body(request, hook.body_bytes_max)
        if body is None:
            return web.Response(status=TOO_LARGE)
        return web.Response(status=hook.receive(body))

    application.router.add_post(hook.path, post)


async def read_body(request: web.Request, most: int) -> bytes | None:
    """The body; None where it is longer, which is then not read to its end."""
    body = bytearray()
    async for chunk in request.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)
