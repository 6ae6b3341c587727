"""The web address: `/health` for who restarts us, `/metrics` for who watches us, `/calendar.ics` for readers.

Law: read-only, but for what Telegram and hubs post (`webhook`, `push`); no secret in any answer (the calendar
is that of the operator's rules, never of a chat's); an answer within `REPORT_TIMEOUT_S` whatever the rest
does.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.web import push, webhook
from bot.web.metrics import exposition
from bot.web.report import Health, HealthReport

REPORT_TIMEOUT_S = 4.0
STOP_TIMEOUT_S = 2.0
CALENDAR_TYPE = "text/calendar"
REPORT: web.AppKey[Callable[[], Awaitable[HealthReport]]] = web.AppKey("report")
CALENDAR: web.AppKey[Callable[[], str]] = web.AppKey("calendar")


class WebServer:
    """Serves `health` on one address from `start` to `stop`; `port` 0 takes any that is free.

    `calendar` makes the text of the iCalendar file, anew for each request; without it there is none.
    `hook` is where Telegram posts updates to, if it does; `door` answers hubs.
    """

    def __init__(
        self,
        health: Health,
        host: str,
        port: int,
        *,
        calendar: Callable[[], str] | None = None,
        hook: webhook.Hook | None = None,
        door: push.Door | None = None,
        report_timeout_s: float = REPORT_TIMEOUT_S,
    ) -> None:
        application = _application(lambda: _report(health, report_timeout_s), calendar)
        if hook is not None:
            webhook.add(application, hook)
        if door is not None:
            push.add(application, door)
        # A signature is that of the bytes as they came; what is packed is unpacked within limits, later.
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=STOP_TIMEOUT_S, auto_decompress=False
        )
        self._host = host
        self._port = port

    async def start(self) -> int:
        """Listen; the port that we got. Raises OSError where the address is taken or not ours."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        port: int = self._runner.addresses[0][1]
        return port

    async def stop(self) -> None:
        """Close the address; open requests get `STOP_TIMEOUT_S` to end."""
        await self._runner.cleanup()


def _application(
    report: Callable[[], Awaitable[HealthReport]], calendar: Callable[[], str] | None
) -> web.Application:
    app = web.Application()
    app[REPORT] = report
    app.router.add_get("/health", _health)
    app.router.add_get("/metrics", _metrics)
    if calendar is not None:
        app[CALENDAR] = calendar
        app.router.add_get("/calendar.ics", _calendar)
    app.on_response_prepare.append(_headers)
    return app


async def _health(request: web.Request) -> web.Response:
    report = await request.app[REPORT]()
    body = {
        "status": "ok" if report.healthy else "failing",
        "problems": list(report.problems),
        "feeds_silent": int(report.gauges.get("feeds_silent", 0)),
        "cut_off_since": None if report.cut_off_since is None else report.cut_off_since.isoformat(),
        "pass_age_s": {name: round(age, 1) for name, age in sorted(report.pass_age_s.items())},
    }
    return web.json_response(body, status=200 if report.healthy else 503)


async def _metrics(request: web.Request) -> web.Response:
    report = await request.app[REPORT]()
    return web.Response(body=exposition(report), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _calendar(request: web.Request) -> web.Response:
    try:
        text = request.app[CALENDAR]()
    except sqlite3.Error:
        return web.Response(status=503, text="the database doesn't answer\n")
    return web.Response(text=text, content_type=CALENDAR_TYPE, charset="utf-8")


async def _report(health: Health, timeout_s: float) -> HealthReport:
    """The report; where the database doesn't answer, one that says so."""
    try:
        async with asyncio.timeout(timeout_s):
            return await health.report()
    except TimeoutError:
        return HealthReport(problems=(f"no report within {timeout_s:g} s",))
    except sqlite3.Error as error:
        return HealthReport(problems=(f"the database doesn't answer: {error}",))


async def _headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    # The default names the versions of Python and aiohttp to everybody.
    response.headers["Server"] = "watchword"
