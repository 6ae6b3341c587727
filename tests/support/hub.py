"""A WebSub hub on loopback, as strict as the Recommendation allows: whatever a subscriber does against it is kept.

    async with Hub() as hub:
        ... (subscribe at hub.url)
        (asked,) = hub.asked
        assert (await hub.verify(asked)).agreed
        assert await hub.deliver(asked, body) == 202
        hub.check()

Section numbers are those of the Recommendation. `reach` leads callbacks under a public address to loopback.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from aiohttp import ClientSession, web

CHALLENGE = "c7d1-00aa.42"
SAFE_TYPES = ("text/plain", "application/octet-stream")


@dataclass(frozen=True)
class Asked:
    """One request of a subscriber, with its form."""

    form: dict[str, str]

    @property
    def mode(self) -> str:
        return self.form["hub.mode"]

    @property
    def topic(self) -> str:
        return self.form["hub.topic"]

    @property
    def callback(self) -> str:
        return self.form["hub.callback"]

    @property
    def secret(self) -> str:
        return self.form.get("hub.secret", "")


@dataclass(frozen=True)
class Agreement:
    """What a subscriber answered to a question."""

    status: int
    text: str
    challenge: str

    @property
    def agreed(self) -> bool:
        return 200 <= self.status < 300 and self.text == self.challenge


@dataclass
class Hub:
    """`status` answers requests; with `at_once` it verifies before it answers (PubSubHubbub 0.3, `sync`)."""

    reach: dict[str, str] = field(default_factory=dict)
    status: int = 202
    headers: dict[str, str] = field(default_factory=dict)
    at_once: bool = False
    lease_s: int | None = None
    asked: list[Asked] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    port: int = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        self._session = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hub"

    def check(self) -> None:
        """Nothing was against the Recommendation."""
        assert self.violations == []

    async def verify(
        self,
        asked: Asked,
        *,
        mode: str = "",
        topic: str = "",
        challenge: str = CHALLENGE,
        lease_s: int = 864_000,
    ) -> Agreement:
        """Ask the subscriber whether it wishes this (5.3)."""
        query = {
            "hub.mode": mode or asked.mode,
            "hub.topic": topic or asked.topic,
            "hub.challenge": challenge,
            "hub.lease_seconds": str(lease_s),
        }
        return await self._question(asked, {k: v for k, v in query.items() if v}, challenge)

    async def deny(self, asked: Asked, reason: str = "not here", topic: str = "") -> int:
        """Tell the subscriber that there won't be a subscription (5.2)."""
        query = {"hub.mode": "denied", "hub.topic": topic or asked.topic, "hub.reason": reason}
        return (await self._question(asked, query, "")).status

    async def deliver(
        self,
        asked: Asked,
        body: bytes,
        *,
        method: str = "sha256",
        secret: str | None = None,
        signature: str | None = None,
        content_type: str = "application/rss+xml",
        headers: dict[str, str] | None = None,
    ) -> int:
        """Distribute content (7): signed with the agreed secret, unless another or a `signature` is given."""
        sent = {
            "Content-Type": content_type,
            "Link": f'<{self.url}>; rel="hub", <{asked.topic}>; rel="self"',
            **(headers or {}),
        }
        key = asked.secret if secret is None else secret
        if signature is None and key:
            digest = hmac.new(key.encode(), body, getattr(hashlib, method)).hexdigest()
            signature = f"{method}={digest}"
        if signature:
            sent["X-Hub-Signature"] = signature
        async with self._session.post(self._here(asked.callback), data=body, headers=sent) as answer:
            return answer.status

    async def _question(self, asked: Asked, query: dict[str, str], challenge: str) -> Agreement:
        async with self._session.get(
            self._here(asked.callback), params=query, allow_redirects=False
        ) as answer:
            text = await answer.text()
            if answer.status == 200:
                if answer.content_type not in SAFE_TYPES:
                    self.violations.append(f"5.3.1: a challenge echoed as {answer.content_type}")
                if answer.headers.get("X-Content-Type-Options") != "nosniff":
                    self.violations.append("8.2: a challenge echoed without nosniff")
            elif answer.status != 404:
                self.violations.append(f"5.3.1: disagreement is 404, not {answer.status}")
            return Agreement(answer.status, text, challenge)

    def _here(self, callback: str) -> str:
        for public, local in self.reach.items():
            if callback.startswith(public):
                return local + callback.removeprefix(public)
        return callback

    async def _serve(self, request: web.Request) -> web.Response:
        form = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        self.violations += _faults(request, form)
        asked = Asked(form)
        self.asked.append(asked)
        if self.at_once:
            kwargs = {} if self.lease_s is None else {"lease_s": self.lease_s}
            agreement = await self.verify(asked, **kwargs)
            if not agreement.agreed:
                return web.Response(status=409, text="the subscriber doesn't agree")
            return web.Response(status=204)
        return web.Response(status=self.status, headers=self.headers)


def _faults(request: web.Request, form: dict[str, str]) -> list[str]:
    """What is wrong with a request (5.1)."""
    secret, lease = form.get("hub.secret", ""), form.get("hub.lease_seconds", "1")
    callback = urlsplit(form.get("hub.callback", ""))
    faults = {
        "5.1: it isn't a POST": request.method != "POST",
        "5.1: it isn't a form": request.content_type != "application/x-www-form-urlencoded",
        "5.1: no callback that is an address": callback.scheme not in {"http", "https"}
        or not callback.netloc,
        "5.1: no mode": form.get("hub.mode") not in {"subscribe", "unsubscribe"},
        "5.1: no topic": not form.get("hub.topic", "").startswith("http"),
        "5.1: the secret is too long": len(secret.encode()) >= 200,
        "5.1: the secret is too short to be one": bool(secret) and len(secret) < 32,
        "5.1: a lease that is no positive number": not lease.isdecimal() or int(lease) < 1,
        "5.1.1: a callback that can be guessed": len(callback.path) < 32,
        "5.1: the secret is sent although nothing is agreed on": "hub.secret" in form
        and form.get("hub.mode") == "unsubscribe",
    }
    return [fault for fault, is_so in faults.items() if is_so]
