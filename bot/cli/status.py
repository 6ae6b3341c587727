"""`watchword status`: how things stand, read from the state folder, also while Watchword runs."""

import os
from datetime import UTC, datetime

import click

from bot.alerts.words import age, counted
from bot.settings import load
from bot.store.database import Store
from bot.store.overview import Overview, overview
from bot.tongues import ENGLISH


@click.command()
def status() -> None:
    """What is watched, what waits, what fails.

    Reads the state folder only, so it works beside a running Watchword and without one. Exit code 1 if the
    state folder has no database yet.
    """
    store = Store.open(load(os.environ).state, writer=False)
    try:
        for line in lines(overview(store), datetime.now(UTC)):
            click.echo(line)
    finally:
        store.close()


def lines(stands: Overview, now: datetime) -> list[str]:
    """The overview in words."""
    newest = f"newest fetched {age(stands.newest_item, now, ENGLISH)}" if stands.newest_item else "none yet"
    waits = f", the oldest due {age(stands.oldest_due, now, ENGLISH)}" if stands.oldest_due else ""
    pushed = f", {stands.pushed} pushed by hubs" if stands.pushed else ""
    watched = f"{counted(stands.subscriptions, 'subscription')} of {counted(stands.chats, 'chat')}"
    fails = f"{len(stands.failing)} failing, {stands.silent} silent"
    return [
        f"feeds     {stands.feeds} active, {stands.polled} polled, {fails}{pushed}",
        *([f"network   nearly all feeds fail since {stands.cut_off.isoformat()}"] if stands.cut_off else []),
        f"items     {stands.items} ({newest}) in {counted(stands.stories, 'story', 'stories')}",
        f"rules     {stands.rules} in {watched}",
        f"alerts    {stands.open_alerts} open",
        f"messages  {stands.due_messages} waiting{waits}; {stands.dead_messages} could not be delivered",
        f"reminders {stands.planned_reminders} planned",
        f"updates   {stands.open_updates} not yet handled",
        *(f"failing   {feed.title}: {feed.problem} ({feed.failures} in a row)" for feed in stands.failing),
    ]
