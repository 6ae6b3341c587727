"""The Bot API over HTTP: connections, time-outs, the address of the server. Holds no decisions.

python-telegram-bot's `Bot` is used without its `telegram.ext`, and never `initialize()`d: that would
raise an exception which quotes the token.
"""

import json
import ssl
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

DEFAULT_API = "https://api.telegram.org"
CONNECTIONS_MAX = 8  # httpx's cost grows with open connections
CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 20.0
WRITE_TIMEOUT_S = 20.0
POOL_TIMEOUT_S = 5.0
LONG_POLL_S = 50  # how long the server may hold getUpdates while there is nothing to say


@dataclass(frozen=True, slots=True)
class Client:
    """A `Bot` and the request pools that it must be closed with. Polling has its own connection."""

    bot: Bot
    calls: HTTPXRequest
    polls: HTTPXRequest
    url: str  # of the methods, token included: never log it

    @property
    def bot_id(self) -> str:
        """The bot's user id, which is the part of its token before the colon; no secret."""
        return self.bot.token.partition(":")[0]

    async def aclose(self) -> None:
        """Close all connections."""
        await self.calls.shutdown()
        await self.polls.shutdown()


def connect(token: str, api_base: str = DEFAULT_API, *, long_poll_s: int = LONG_POLL_S) -> Client:
    """A client for the Bot API server at `api_base`. Opens no connection yet."""
    base = f"{api_base.rstrip('/')}/bot"
    calls = _request(CONNECTIONS_MAX, READ_TIMEOUT_S)
    polls = _request(1, READ_TIMEOUT_S + long_poll_s)
    files = f"{api_base.rstrip('/')}/file/bot"
    bot = Bot(token, base_url=base, base_file_url=files, request=calls, get_updates_request=polls)
    return Client(bot, calls, polls, f"{base}{token}")


class _Request(HTTPXRequest):
    """PTB's, but an answer that is no answer of the Bot API is an error, not a KeyError, and isn't logged."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON object of an answer. Raises TelegramError (a proxy's page, a cut answer)."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or (answer.get("ok") is True and "result" not in answer):
            raise TelegramError("the answer is not one of the Bot API")
        return answer


def _request(connections: int, read_timeout_s: float) -> HTTPXRequest:
    return _Request(
        connection_pool_size=connections,
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=read_timeout_s,
        write_timeout=WRITE_TIMEOUT_S,
        pool_timeout=POOL_TIMEOUT_S,
        httpx_kwargs={"verify": _tls()},
    )


@cache
def _tls() -> ssl.SSLContext:
    """One for all connections: loading the certificates takes 60 ms each time."""
    return httpx.create_ssl_context()
