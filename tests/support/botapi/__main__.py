"""The fake in a process of its own, so that a bot may be killed around it.

`python -m tests.support.botapi --port N [--token T] [--script FILE]` prints its address and serves until it
is ended. A script is a JSON list of control calls. Control, by POST of JSON: `/control/say` {person, text,
group?}, `/control/press` {person, button}, `/control/misbehave` (a Fault), `/control/limits` {enforced};
by GET: `/control/transcript?chat=ID`, `/control/state`.
"""

import argparse
import asyncio
import contextlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.support.botapi.faults import Fault
from tests.support.botapi.people import Person, visible
from tests.support.botapi.server import TOKEN, FakeTelegram
from tests.support.botapi.world import World


class Control:
    """The strings behind the stage."""

    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake
        fake.app.router.add_post("/control/{what}", self._post)
        fake.app.router.add_get("/control/{what}", self._get)

    def do(self, what: str, values: dict[str, Any]) -> dict[str, Any]:
        """One control call."""
        world = self.fake.world
        match what:
            case "say":
                return {"update_id": self._person(values).says(values["text"])}
            case "press":
                return {"callback_id": self._person(values).presses(values["button"]).id}
            case "misbehave":
                world.faults.planned.append(Fault(**values))
            case "limits":
                world.limits.enforced = values["enforced"]
            case _:
                raise web.HTTPNotFound(text=what)
        return {}

    def _person(self, values: dict[str, Any]) -> Person:
        return self.fake.person(values["person"], values.get("name", "Ann"), values.get("lang", "en"))

    async def _post(self, request: web.Request) -> web.Response:
        return web.json_response(self.do(request.match_info["what"], await request.json()))

    async def _get(self, request: web.Request) -> web.Response:
        world = self.fake.world
        if request.match_info["what"] == "transcript":
            chat = world.chats.get(int(request.query["chat"]))
            messages = [] if chat is None else [asdict(message) for message in visible(chat)]
            return web.json_response(messages)
        return web.json_response(
            {
                "violations": world.violations,
                "floods": world.floods,
                "calls": len(world.calls),
                "pending_updates": [update["update_id"] for update in world.updates],
                "unanswered": [one.id for one in world.callbacks.values() if one.answer is None],
            }
        )


async def serve(port: int, token: str, plan: list[tuple[str, dict[str, Any]]]) -> None:
    """Serve until cancelled."""
    fake = FakeTelegram(World(token), port=port)
    control = Control(fake)
    async with fake:
        for what, values in plan:
            control.do(what, values)
        print(fake.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--script", type=Path)
    options = parser.parse_args()
    plan = json.loads(options.script.read_text(encoding="utf-8")) if options.script else []
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.port, options.token, plan))
