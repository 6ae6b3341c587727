"""A process that may die: a `Fuse` counts the moments before and after each effect and stops it at one of them.

An effect is a transaction of the store, a call of the Bot API, a fetch: whatever the world sees. Between the
answer of a sending and the end of the transaction that records it, the answer is lost with the process.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.rules.rule import ConceptList
from bot.store.database import Store
from bot.telegram.asking import Services
from bot.telegram.client import Client
from bot.telegram.link import TelegramLink
from bot.telegram.redact import Redaction
from tests.support.botapi.server import FakeTelegram
from tests.support.chatting import Clock

SENT = "after sendMessage"


class Stop(BaseException):
    """The process is gone: nothing catches this."""


@dataclass(slots=True)
class Fuse:
    """Stops the process at the moment `stop_at` (never, if negative); `sent` is the moment of an answer."""

    stop_at: int = -1
    passed: int = 0
    last: str = ""
    stopped_in: str = ""
    answer_lost: bool = False
    sent: str = SENT

    def moment(self, name: str) -> None:
        before, self.last = self.last, name
        self.passed += 1
        if self.passed - 1 == self.stop_at:
            self.stopped_in = name
            self.answer_lost = self.sent in {before, name}
            raise Stop(name)


class FusedStore(Store):
    """A store whose transactions are effects."""

    fuse: Fuse

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        self.fuse.moment("before a transaction")
        with super().transaction(durable=durable) as connection:
            yield connection
        self.fuse.moment("after a transaction")


class FusedRequest(HTTPXRequest):
    """A request whose calls are effects."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__(httpx_kwargs={"verify": False})
        self.fuse = fuse

    async def do_request(self, url: str, method: str, *more: Any, **named: Any) -> tuple[int, bytes]:
        name = url.rpartition("/")[2].partition("?")[0]
        self.fuse.moment(f"before {name}")
        answer = await super().do_request(url, method, *more, **named)
        self.fuse.moment(f"after {name}")
        return answer


def fused_store(folder: Path, fuse: Fuse) -> FusedStore:
    """The store of one life of the process."""
    store = FusedStore.open(folder)
    assert isinstance(store, FusedStore)
    store.fuse = fuse
    return store


def fused_link(
    fake: FakeTelegram,
    store: FusedStore,
    *,
    concepts: Mapping[str, ConceptList],
    clock: Clock,
    services: Services | None = None,
) -> TelegramLink:
    """Telegram's part of one life of the process, calling this Bot API."""
    calls, polls = FusedRequest(store.fuse), FusedRequest(store.fuse)
    url, token = f"{fake.url}/bot", fake.world.token
    bot = Bot(token, base_url=url, request=calls, get_updates_request=polls)
    return TelegramLink(
        Client(bot, calls, polls, f"{url}{token}"),
        store=store,
        concepts=concepts,
        on_rules_changed=lambda: None,
        clock=clock,
        sleep=clock.sleep,
        redaction=Redaction(token),
        services=services,
    )
