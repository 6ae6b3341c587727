"""The web address, joined: health, metrics, coming dates, and the doors for what Telegram and hubs post."""

import logging
from datetime import UTC, datetime

from bot.alerts.agenda import coming
from bot.alerts.agenda_ics import calendar_file
from bot.log import line
from bot.settings import Settings
from bot.status import RunningHealth
from bot.store import agenda
from bot.store.database import Store
from bot.telegram import webhook
from bot.telegram.webhook import Webhook
from bot.tongues import ENGLISH
from bot.web.health import WebServer
from bot.web.push import Door
from bot.web.webhook import Hook

log = logging.getLogger("watchword")


def operators_calendar(store: Store, now: datetime) -> str:
    """The iCalendar file of what the rules of the files matched; nothing of the chats' own rules is in it."""
    dates = agenda.of_rules(store, None, now)
    return calendar_file(coming(dates.reports, now), dates.titles, now, ENGLISH)


async def served(
    settings: Settings, health: RunningHealth, store: Store, hook: Webhook | None, door: Door | None
) -> WebServer | None:
    """The server of WATCHWORD_WEB, listening; None where it isn't set. `hook` hears Telegram, `door` hubs."""
    if settings.web is None:
        return None
    web = WebServer(
        health,
        settings.web.host,
        settings.web.port,
        calendar=lambda: operators_calendar(store, datetime.now(UTC)),
        hook=None
        if hook is None
        else Hook(hook.path, webhook.HEADER, webhook.BODY_BYTES_MAX, hook.admits, hook.receive),
        door=door,
    )
    port = await web.start()
    log.info(line("web", host=settings.web.host, port=port))
    return web
