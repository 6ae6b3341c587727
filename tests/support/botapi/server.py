"""The door of the fake: HTTP on loopback, `/bot<token>/<method>`, parameters as form, JSON or in the address."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from tests.support.botapi.faults import Fault, Kind
from tests.support.botapi.methods import METHODS, Upload, fields_problems, from_form
from tests.support.botapi.people import Group, Person, from_bot, visible
from tests.support.botapi.world import Chat, Json, Message, RefusalError, World

TOKEN = "4711000001:AAfake-token_of-a-test-never-used-anywhere"
LONG_POLL_S_MAX = 1.0  # a fake doesn't make one wait for fifty seconds
TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class FakeTelegram:
    """`async with FakeTelegram() as fake:` listens on `fake.url`; people and scripts act on `fake.world`."""

    def __init__(self, world: World | None = None, *, port: int = 0) -> None:
        self.world = world or World(TOKEN)
        self.world.on_update = self._wake
        self._port = port
        self._news = asyncio.Event()
        self._poller = 0
        self.polled = asyncio.Event()  # somebody polls, or did
        self._closing = False
        self._site: web.TCPSite | None = None
        self.app = web.Application()
        self.app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(self.app, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._closing = True
        self._wake()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What WATCHWORD_TELEGRAM_API is set to."""
        return f"http://127.0.0.1:{self._port}"

    # People and scripts

    def person(self, person_id: int, name: str = "Ann", lang: str = "en") -> Person:
        """Somebody who may write to the bot."""
        return Person(self.world, person_id, name, lang)

    def group(
        self, chat_id: int, title: str, *, administrators: Iterable[Person], members: Iterable[Person] = ()
    ) -> Group:
        """A group with the bot in it."""
        group = Group(self.world, chat_id, title)
        ranks = {person.id: "administrator" for person in administrators}
        ranks |= {person.id: "member" for person in members}
        self.world.chats[chat_id] = Chat(chat_id, "group", title, self.world.message_ids, members=ranks)
        return group

    def forum(
        self, chat_id: int, title: str, *, administrators: Iterable[Person], topics: Iterable[int]
    ) -> Group:
        """A supergroup with topics (General among them) and the bot in it."""
        group = self.group(chat_id, title, administrators=administrators)
        group.chat.kind = "supergroup"
        group.chat.topics = dict.fromkeys((0, *topics), "")
        return group

    def channel(
        self, chat_id: int, title: str, *, administrators: Iterable[Person], username: str = ""
    ) -> Group:
        """A channel in which the bot may post, as one of its administrators."""
        channel = self.group(chat_id, title, administrators=administrators)
        channel.chat.kind, channel.chat.username = "channel", username
        channel.chat.members[self.world.bot_json()["id"]] = "administrator"
        return channel

    async def push(self, base: str) -> list[int]:
        """What the webhook's server does: posts what is pending, in order; the status of each answer.

        `base` stands for the public address here. What isn't answered by 2xx stays pending.
        """
        webhook = self.world.webhook
        assert webhook is not None, "there is no webhook"
        path = urlsplit(webhook["url"]).path
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
        answers = []
        async with ClientSession() as session:
            for update in self.world.pending(100):
                async with session.post(f"{base}{path}", json=update, headers=headers) as answer:
                    answers.append(answer.status)
                if not 200 <= answers[-1] < 300:
                    break
                self.world.updates.remove(update)
        return answers

    def misbehave(self, kind: Kind, method: str = "sendMessage", **what: Any) -> None:
        """Plan a fault (see `faults.Fault`)."""
        self.world.faults.planned.append(Fault(kind, method, **what))

    def transcript(self, chat_id: int) -> list[Message]:
        """What is visible in the chat, oldest first."""
        return visible(self.world.chats[chat_id])

    def answers(self, chat_id: int) -> list[Message]:
        """What of it the bot wrote."""
        return from_bot(self.world.chats[chat_id]) if chat_id in self.world.chats else []

    def calls_of(self, method: str) -> list[Json]:
        """The parameters of each call of a method that reached the world."""
        return [values for name, values in self.world.calls if name == method]

    def check(self) -> None:
        """Fails where the bot did what Telegram would refuse, or left a callback unanswered."""
        assert self.world.violations == []
        answered = {callback.id: callback.times for callback in self.world.callbacks.values()}
        assert [one for one, times in answered.items() if times != 1] == [], "callbacks not answered once"

    # HTTP

    def _wake(self) -> None:
        self._news.set()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            self.world.admit(request.match_info["token"])
            values = await self._values(request, method)
            return await self._perform(request, method, values)
        except RefusalError as refusal:
            body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return web.json_response(body, status=refusal.code)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        content = self.world.files.at(request.match_info["path"])
        if request.match_info["token"] != self.world.token or content is None:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=content, content_type="application/octet-stream")

    async def _values(self, request: web.Request, method: str) -> Json:
        if method not in METHODS:
            self.world.violations.append(f"{method} is no method that the fake knows")
            raise RefusalError(404, "Not Found: method not found")
        fields = METHODS[method]
        values = from_form(fields, {name: str(value) for name, value in request.query.items()})
        if request.content_type == "application/json":
            values |= json.loads(await request.text() or "{}")
        else:
            form = await request.post()
            files = {name: value for name, value in form.items() if isinstance(value, web.FileField)}
            texts = {name: str(value) for name, value in form.items() if name not in files}
            values |= from_form(fields, texts)
            values |= {name: Upload(part.filename, part.file.read()) for name, part in files.items()}
        if problems := fields_problems(method, values, fields):
            self.world.violations += problems
            raise RefusalError(400, f"Bad Request: {problems[0]}")
        return values

    async def _perform(self, request: web.Request, method: str, values: Json) -> web.StreamResponse:
        fault = self.world.faults.meet(method, values.get("chat_id"))
        if fault is not None:
            early = _instead(fault)
            if early is not None:
                return early
            if fault.kind == "drop_before":
                return _dropped(request)
        if method == "getUpdates":
            result: Any = await self._get_updates(values)
        else:
            result = self.world.call(method, values)
        if fault is not None and fault.kind == "drop_after":
            return _dropped(request)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        return web.json_response({"ok": True, "result": result})

    async def _get_updates(self, values: Json) -> list[Json]:
        if self.world.webhook is not None:
            raise RefusalError(409, WEBHOOK_ACTIVE)
        self._poller += 1
        mine = self._poller
        self.polled.set()
        self._wake()  # whoever polls already learns that it is no longer alone
        if "allowed_updates" in values:
            self.world.allowed_updates = values["allowed_updates"]
        if "offset" in values:
            self.world.confirm(values["offset"])
        ends = asyncio.get_running_loop().time() + min(values.get("timeout", 0), LONG_POLL_S_MAX)
        while True:
            if mine != self._poller:
                raise RefusalError(409, TERMINATED)
            updates = self.world.pending(values.get("limit", 100))
            left = ends - asyncio.get_running_loop().time()
            if updates or left <= 0 or self._closing:
                return updates
            self._news.clear()
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                continue


def _instead(fault: Fault) -> web.StreamResponse | None:
    """The answer that a fault gives without anything being done."""
    match fault.kind:
        case "flood":
            seconds = int(fault.seconds)
            raise RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        case "forbidden":
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        case "unauthorized":
            raise RefusalError(401, "Unauthorized")
        case "server_error":
            raise RefusalError(500, "Internal Server Error")
        case "refuse":
            raise RefusalError(400, f"Bad Request: {fault.description}")
        case "bad_gateway":
            return web.Response(status=502, text=PAGE, content_type="text/html")
        case _:
            return None


def _dropped(request: web.Request) -> web.StreamResponse:
    """The connection ends without a byte of an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
