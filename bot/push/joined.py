"""Everything of WebSub that a running Watchword has, joined: what answers hubs, and the two passes."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from bot.fetch.client import Fetcher
from bot.pipeline import Pipeline
from bot.push.door import Door
from bot.push.keys import Callbacks, load_key
from bot.push.pace import Pace
from bot.push.subscribing import Subscribing
from bot.push.taking import Reader, Taking
from bot.store import pushes


class Push:
    """`door` answers hubs; `subscribe` and `take` are to be run again and again.

    Without `callbacks` no hub can reach us: there is no door and nothing is asked for; what came before is
    taken.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        fetcher: Fetcher,
        reader: Reader,
        callbacks: Callbacks | None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        world = pipeline.world
        store, now, chance, poll_s = world.store, world.now, world.chance, world.poll_s
        self._taking = Taking(store, pipeline, reader, now=now, poll_s=poll_s)
        self.door: Door | None = None
        self._subscribing: Subscribing | None = None
        if callbacks is not None:
            self.door = Door(store, callbacks, now, chance, Pace(monotonic), poll_s)
            self._subscribing = Subscribing(store, fetcher, callbacks, now=now, chance=chance)
        pushes.realign(store, None if callbacks is None else callbacks.hash_of, now())
        # From now on polling may wait for hubs.
        pipeline.pushing = callbacks is not None

    @classmethod
    def open(cls, pipeline: Pipeline, fetcher: Fetcher, reader: Reader, *, base: str, folder: Path) -> Self:
        """With the key of the state `folder`; `base` is our public address or "". Raises StateError."""
        return cls(pipeline, fetcher, reader, Callbacks(base, load_key(folder)) if base else None)

    async def subscribe(self) -> int:
        """The pass SUBSCRIBE."""
        return 0 if self._subscribing is None else await self._subscribing.once()

    async def take(self) -> int:
        """The pass TAKE."""
        return await self._taking.once()

    def counted(self) -> dict[str, Callable[[], int]]:
        """What the door counts, by name."""
        door = self.door
        return {} if door is None else {"push_refused": lambda: door.refused}
