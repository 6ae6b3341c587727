"""Bodies: read piece by piece, counted after unpacking, and never many large ones in memory at once.

Law: a body that is too large, or that was packed smaller than any text is, is given up while it streams.
What lies beyond `LARGE_BYTES` waits for one of `LARGE_AT_ONCE_MAX` places, and keeps it until the caller is
done with the document: sixty publishers that send eight megabytes at one moment cost as much memory as two.
"""

import asyncio
from contextlib import AsyncExitStack
from typing import Final

import aiohttp

from bot.feeds.answer import FailureKind
from bot.fetch.answer import FetchFailed

LARGE_BYTES: Final = 512 * 1024
LARGE_AT_ONCE_MAX: Final = 2
RATIO_MAX: Final = 100
"""Bytes unpacked for one that came over the wire. Real feeds have 3 to 30, bombs 1,000 and more."""
RATIO_FREE_BYTES: Final = 1024 * 1024
"""Up to this size a body may be packed as small as it likes."""
HEADERS_BYTES_MAX: Final = 64 * 1024
"""All headers of an answer together."""
_PIECE_BYTES: Final = 64 * 1024
_PACKINGS: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "br", "zstd"})


def head_problem(answer: aiohttp.ClientResponse) -> FetchFailed | None:
    """What is wrong with an answer before its body is read."""
    size = sum(len(name) + len(value) for name, value in answer.raw_headers)
    if size > HEADERS_BYTES_MAX:
        reason = f"the headers have more than {HEADERS_BYTES_MAX // 1024} kB"
        return FetchFailed(reason, FailureKind.PROTOCOL, answer.status)
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PACKINGS:
        reason = f"the document is packed in a way that we didn't ask for ({packing[:40]})"
        return FetchFailed(reason, FailureKind.PROTOCOL, answer.status)
    return None


class Bodies:
    """Reads bodies of at most `bytes_max` bytes (unpacked)."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._large = asyncio.Semaphore(LARGE_AT_ONCE_MAX)

    async def read(
        self, answer: aiohttp.ClientResponse, held: AsyncExitStack, deadline: asyncio.Timeout
    ) -> bytes | FetchFailed:
        """The unpacked body, or why it is given up.

        A large one takes a place, which `held` gives back; waiting for it doesn't count for `deadline`.
        """
        pieces: list[bytes] = []
        size, is_large = 0, False
        # aiohttp unpacks piece by piece, and only when the last piece was taken.
        async for piece in answer.content.iter_chunked(_PIECE_BYTES):
            size += len(piece)
            problem = self._problem(size, answer.content.total_raw_bytes)
            if problem:
                return FetchFailed(problem, FailureKind.TOO_LARGE)
            if size > LARGE_BYTES and not is_large:
                is_large = True
                await self._place(held, deadline)
            pieces.append(piece)
            if size > _PIECE_BYTES:
                await asyncio.sleep(0)  # what was read ahead comes without a pause, and others want a turn
        return b"".join(pieces)

    def _problem(self, size: int, raw_size: int) -> str:
        if size > self._bytes_max:
            return f"the document has more than {self._bytes_max:,} bytes"
        if size > RATIO_FREE_BYTES and size > RATIO_MAX * raw_size:
            return f"the document is packed more than {RATIO_MAX} times smaller than it is: a trap"
        return ""

    async def _place(self, held: AsyncExitStack, deadline: asyncio.Timeout) -> None:
        clock = asyncio.get_running_loop().time
        before = clock()
        when = deadline.when()
        deadline.reschedule(None)
        await held.enter_async_context(self._large)
        if when is not None:
            deadline.reschedule(when + clock() - before)
