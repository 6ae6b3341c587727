"""The `Fetcher`: one conditional GET per feed, within every limit, polite, and never led astray.

Law: no exception leaves `fetch` for a reason that lies outside of us; what goes wrong in the world comes back
as `FetchFailed`. One deadline spans the whole exchange with all redirects (a time-out per read lets a server
that sends a byte a second hold us for ever). The size is counted after unpacking, as it streams (`body.py`).
Every redirect is followed by hand and checked like the first address; from https it never leads to http, and
no password goes to another host (`redirect.py`). No cookies, no proxy from the environment.
"""

import asyncio
import socket
import ssl
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

import aiohttp
from yarl import URL

from bot import __version__
from bot.feeds.answer import FailureKind
from bot.feeds.limits import BODY_BYTES_MAX
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest, NotModified
from bot.fetch.body import Bodies, head_problem
from bot.fetch.connections import BoundedConnector
from bot.fetch.failures import failed_error, failed_status
from bot.fetch.guard import GuardedSockets, Networks, is_allowed, url_problem
from bot.fetch.headers import hints_of
from bot.fetch.hosts import HostGates
from bot.fetch.manner import FEEDS, Manner
from bot.fetch.redirect import REDIRECTS, Moved, moved, shown
from bot.fetch.resolver import GuardedResolver, LookUp

EXCHANGE_S_MAX: Final = 20.0
CONNECT_S_MAX: Final = 10.0
REDIRECTS_MAX: Final = 5
HEADER_BYTES_MAX: Final = 8_190
"""One header line; there may be `HEADERS_MAX` of them."""
HEADERS_MAX: Final = 128
CONNECTIONS_MAX: Final = 64
CONNECTIONS_PER_HOST_MAX: Final = 2
"""At first it is one (`hosts.py`)."""
NAMES_KEPT_S: Final = 300
_VALIDATOR_CODE_POINTS_MAX: Final = 1_000


def user_agent(contact: str) -> str:
    """How we introduce ourselves; `contact` is an address or a web page of the operator."""
    return f"Watchword/{__version__} (news alerts; +{contact})" if contact else f"Watchword/{__version__}"


class Fetcher:
    """Fetches documents; an async context manager.

    `contact` goes into the User-Agent, `allow_private` are networks that are fetched from although they are
    not public, `exchange_s_max` is the deadline of one exchange in seconds, waiting for a place at the host
    not counted. `look_up` resolves names, `tls` says whose certificates are trusted (None: the system's).
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: Networks = (),
        exchange_s_max: float = EXCHANGE_S_MAX,
        body_bytes_max: int = BODY_BYTES_MAX,
        connections_max: int = CONNECTIONS_MAX,
        connections_per_host_max: int = CONNECTIONS_PER_HOST_MAX,
        look_up: LookUp = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._manner = FEEDS
        self._allowed = allow_private
        self._look_up = look_up
        self._exchange_s_max = exchange_s_max
        self._bodies = Bodies(body_bytes_max)
        self._tls = tls or True
        self._connections_max = connections_max
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": FEEDS.accept,
            "Accept-Encoding": "gzip, deflate, br, zstd",
        }
        self._places = asyncio.Semaphore(connections_max)
        self._gates = HostGates(connections_per_host_max)
        self._open = AsyncExitStack()
        self._session: aiohttp.ClientSession | None = None

    def asking(self, manner: Manner) -> Self:
        """The same one, for another kind of document; to be said before it is entered."""
        self._manner = manner
        self._headers["Accept"] = manner.accept
        return self

    async def __aenter__(self) -> Self:
        guard = GuardedSockets(self._allowed)
        connector = BoundedConnector(
            resolver=GuardedResolver(guard, self._look_up),
            socket_factory=guard,
            limit=self._connections_max,
            ttl_dns_cache=NAMES_KEPT_S,
            ssl=self._tls,
        ).bounded(self._gates.waited_for)
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=self._headers,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S_MAX),
            trust_env=False,
            max_line_size=HEADER_BYTES_MAX,
            max_field_size=HEADER_BYTES_MAX,
            max_headers=HEADERS_MAX,
        )
        self._session = await self._open.enter_async_context(session)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session = None
        await self._open.aclose()

    async def fetch(self, request: FetchRequest, held: AsyncExitStack | None = None) -> FetchAnswer:
        """The document at an address, "not modified", or why there is none.

        A large document takes up a place (`bot/fetch/body.py`) until this returns, or until `held` ends.
        With a form it is posted, by the same rules, and any 2xx is an empty document.
        """
        if held is None:
            async with AsyncExitStack() as own:
                return await self.fetch(request, own)
        try:
            url = URL(request.url.strip())
            host = url.host or ""  # also where it is read: it may begin with xn-- and be no name
            gate = self._gates.through(url.raw_host or "")
        except ValueError:
            return FetchFailed(f"{request.url[:200]!r} is no address", FailureKind.ADDRESS)
        async with gate, self._places:
            try:
                async with asyncio.timeout(self._exchange_s_max) as deadline:
                    return await self._follow(url, _Exchange(request, held, deadline))
            except aiohttp.ServerTimeoutError:
                reason = f"{host} can't be reached within {CONNECT_S_MAX:g} seconds"
                return FetchFailed(reason, FailureKind.CONNECT)
            except TimeoutError:
                reason = f"{host} did not deliver within {self._exchange_s_max:g} seconds"
                return FetchFailed(reason, FailureKind.TIMEOUT)
            except (aiohttp.ClientError, OSError) as error:
                return failed_error(error, host)

    def is_allowed(self, address: str) -> bool:
        """Whether an address is a number within the operator's own networks."""
        return is_allowed(address, self._allowed)

    async def _follow(self, url: URL, exchange: "_Exchange") -> FetchAnswer:
        """The answer at the end of the redirects."""
        permanently = True
        for hop in range(REDIRECTS_MAX + 1):
            problem = url_problem(url, self._allowed)
            if problem:
                where = f"the publisher sends us to {shown(url)}, but " if hop else ""
                return FetchFailed(f"{where}{problem}"[:500], FailureKind.ADDRESS)
            if self._manner.permit is not None and (refusal := await self._manner.permit(url)) is not None:
                return refusal
            answer = await self._asked(url, exchange, moved_permanently=hop > 0 and permanently)
            if not isinstance(answer, Moved):
                return answer
            url, permanently = answer.to, permanently and answer.permanently
        return FetchFailed(f"more than {REDIRECTS_MAX} redirects", FailureKind.REDIRECT)

    async def _asked(
        self, url: URL, exchange: "_Exchange", *, moved_permanently: bool
    ) -> FetchAnswer | Moved:
        """One request and its answer."""
        if self._session is None:
            raise RuntimeError("the Fetcher is used outside of its `async with`")
        request = exchange.request
        asked, form = _conditions(request), request.form
        method = "GET" if form is None else "POST"
        async with self._session.request(
            method, url, headers=asked, data=form, allow_redirects=False
        ) as answer:
            hints = hints_of(answer.headers, datetime.now(UTC))
            # 303 sends elsewhere by GET: that is no answer to a form.
            if answer.status in REDIRECTS and (form is None or answer.status != 303):
                return moved(url, answer.status, answer.headers)
            if form is not None and 200 <= answer.status < 300:
                return Fetched(b"", final_url=str(url))
            if answer.status == 304 and asked:
                return NotModified(hints, str(url) if moved_permanently else "")
            if answer.status != 200:
                return failed_status(answer.status, hints.retry_after_s)
            if refused := self._manner.refused(answer.headers.get("Content-Type", "")):
                return FetchFailed(refused, FailureKind.NOT_A_PAGE)
            body = head_problem(answer) or await self._bodies.read(answer, exchange.held, exchange.deadline)
            if isinstance(body, FetchFailed):
                return body
            return Fetched(
                body,
                content_type=answer.headers.get("Content-Type", ""),
                etag=answer.headers.get("ETag", ""),
                last_modified=answer.headers.get("Last-Modified", ""),
                final_url=str(url),
                moved_permanently=moved_permanently,
                hints=hints,
                links=tuple(answer.headers.getall("Link", ())),
            )


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What stays the same over all redirects of one `fetch`."""

    request: FetchRequest
    held: AsyncExitStack
    deadline: asyncio.Timeout


def _conditions(request: FetchRequest) -> dict[str, str]:
    """The headers that ask for a document only if it changed."""
    headers = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {
        name: value
        for name, value in headers.items()
        if value and value.isprintable() and len(value) <= _VALIDATOR_CODE_POINTS_MAX
    }
