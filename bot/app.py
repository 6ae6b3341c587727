"""The composition root: the one place that builds the effects, joins them, and ends them in order.

It reads top to bottom as the life of a process: open, start, run until told to stop, close. What it opens
it closes in reverse, whatever happens.
"""

import asyncio
import logging
import random
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from rich.console import Console

from bot import garbage
from bot.alerts.receiver import Receiver
from bot.chat_rules import sync_chat_rules
from bot.fetch.articles import ArticleSource
from bot.fetch.client import Fetcher
from bot.fetch.discovery import Discovery
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.greeting import Greeting
from bot.heartbeat import Heartbeat
from bot.log import line
from bot.pipeline import Pipeline
from bot.push.joined import Push
from bot.rules.book import RuleBook
from bot.rules.rule import RuleSet
from bot.rules_folder import feed_languages, load_folder
from bot.scheduler import Scheduler
from bot.serving import served
from bot.settings import Settings
from bot.silence import SilenceGuard
from bot.status import RunningHealth
from bot.store import feeds, meta, rules
from bot.store.database import Store
from bot.store.history import look_back
from bot.store.terminal import subscribe_terminal
from bot.store.words import index_words
from bot.telegram.asking import Services
from bot.telegram.link import TelegramLink
from bot.terminal import TerminalReceiver
from bot.text import known
from bot.upkeep import tidied
from bot.uptime import alive_at
from bot.web.health import WebServer
from bot.world import World

log = logging.getLogger("watchword")

POLL_EVERY_S = 0.5
ARTICLE_EVERY_S = 1.0
NOTIFY_EVERY_S = 0.5
DELIVER_EVERY_S = 0.5
REMIND_EVERY_S = 5.0
HEARTBEAT_EVERY_S = 60.0
UPKEEP_EVERY_S = 3_600.0
COLLECT_EVERY_S = 86_400.0
WORDS_EVERY_S = 20.0
GUARD_EVERY_S = 60.0
TAKE_EVERY_S = 0.5
SUBSCRIBE_EVERY_S = 5.0
STOP_DELIVERY_S = 5.0


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


@dataclass(slots=True)
class App:
    """A Watchword that is open: `pipeline` works on `store`; `telegram` is None without a token."""

    settings: Settings
    store: Store
    ruleset: RuleSet
    pipeline: Pipeline
    telegram: TelegramLink | None
    greeting: Greeting | None
    guard: SilenceGuard
    push: Push


@asynccontextmanager
async def opened(settings: Settings, console: Console, *, stays: bool = False) -> AsyncIterator[App]:
    """Open everything. Raises RuleFileError, StateError, SettingsError before anything has started.

    `stays`: it goes on after a round, so what came late can wait for the rest of it.
    """
    # Once the loop serves, the first item of a language would hold up everybody else. Before all else, since
    # reading a list takes 100 MB for a moment, which what is built afterwards uses again.
    known.load(feed_languages(settings.rules))
    ruleset = load_folder(settings.rules)
    async with AsyncExitStack() as stack:
        store = Store.open(settings.state)
        stack.callback(store.close)
        now = utc_now()
        feeds.sync(store, ruleset.feeds)
        rules.sync(store, ruleset.rules, now)
        book = RuleBook(ruleset.concepts, ruleset.rules)
        sync_chat_rules(store, book, ruleset)
        fetcher, pool = await _network(stack, settings)
        finder = Discovery(fetcher, pool)
        telegram = await _telegram(stack, settings, store, book, ruleset, finder)
        if telegram is None:
            subscribe_terminal(store, now)
        receivers: dict[str, Receiver] = (
            {"terminal": TerminalReceiver(console)} if telegram is None else {"telegram": telegram.receiver}
        )
        base = meta.remembered_moment(store, meta.SAMPLE_BASE, now)
        reader = await stack.enter_async_context(
            ArticleSource(contact=settings.contact, allow_private=settings.allow_private)
        )
        source = Source(fetcher=fetcher, pool=pool, folder=settings.rules, sample_base=lambda: base)
        world = World(
            store=store,
            source=source,
            receivers=receivers,
            now=utc_now,
            chance=random.random,
            poll_s=settings.poll_seconds,
            catches_up=stays,
            articles=reader,
            poll_s_max=settings.poll_seconds_max,
            host_s=settings.host_seconds,
        )
        pipeline = Pipeline(world, book)
        greeting = Greeting(console, store, ruleset) if telegram is None else None
        guard = SilenceGuard(store, receivers.keys(), now=utc_now, mark=lambda: alive_at(utc_now()))
        push = Push.open(pipeline, fetcher, source, base=settings.public_url, folder=settings.state)
        yield App(settings, store, ruleset, pipeline, telegram, greeting, guard, push)


async def _telegram(
    stack: AsyncExitStack,
    settings: Settings,
    store: Store,
    book: RuleBook,
    ruleset: RuleSet,
    finder: Discovery,
) -> TelegramLink | None:
    if settings.telegram_token is None:
        return None
    link = await TelegramLink.start(
        store=store,
        token=settings.telegram_token.get_secret_value(),
        api_base=settings.telegram_api,
        concepts=book.concepts,
        on_rules_changed=partial(sync_chat_rules, store, book, ruleset),
        clock=utc_now,
        services=Services(
            trial=lambda query, chat_id: look_back(store, book, query, utc_now(), chat_id=chat_id),
            book=book,
            finder=finder,
            mode=settings.access,
            webhook_url=settings.webhook_url,
        ),
    )
    stack.push_async_callback(link.aclose)
    return link


async def _network(stack: AsyncExitStack, settings: Settings) -> tuple[Fetcher, ParsePool]:
    pool = ParsePool(workers=1)
    stack.push_async_callback(pool.aclose)
    fetcher = await stack.enter_async_context(
        Fetcher(contact=settings.contact, allow_private=settings.allow_private)
    )
    return fetcher, pool


async def once(settings: Settings, console: Console) -> None:
    """One pass of each, then the end."""
    async with opened(settings, console) as app:
        app.guard.alive(tells=False)
        if app.telegram is not None:
            await app.telegram.once()
        await app.push.take()
        await app.pipeline.poll_due()
        await app.pipeline.articles.read_due()
        await index_words(app.store)
        await app.pipeline.notify()
        await app.pipeline.remind()
        await app.pipeline.deliver()
        if app.greeting is not None:
            app.greeting.after_first_round()


async def run(settings: Settings, console: Console, started: Callable[[], None] = lambda: None) -> None:
    """Watch until SIGINT or SIGTERM; then end cleanly: what was sent is recorded, the rest waits."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(opened(settings, console, stays=True))
        app.guard.alive()  # before the first poll: what comes then knows that we were away
        scheduler = _scheduled(app)
        hook = None if app.telegram is None else app.telegram.webhook
        refused = {} if hook is None else {"webhook_refused": lambda: hook.refused}
        refused |= app.push.counted()
        health = RunningHealth(app.store, scheduler, counted=refused)
        web = await served(settings, health, app.store, hook, app.push.door)
        if settings.heartbeat_url is not None:
            heartbeat = await stack.enter_async_context(Heartbeat(settings.heartbeat_url, health))
            scheduler.every(HEARTBEAT_EVERY_S, "heartbeat", heartbeat.beat)
        if app.greeting is not None:
            app.greeting.hello()
        stack.enter_context(garbage.spared())
        scheduler.start()
        tasks = [] if app.telegram is None else app.telegram.tasks()
        if not settings.contact:
            log.info("publishers can't reach you: WATCHWORD_CONTACT is not set")
        log.info(line("watching", feeds=len(app.ruleset.feeds), rules=len(app.pipeline.book.rules)))
        started()
        await stop.wait()
        log.info("stopping")
        await _end(app, scheduler, web, tasks)


def _scheduled(app: App) -> Scheduler:
    scheduler = Scheduler()
    pipeline, greeting = app.pipeline, app.greeting

    async def poll() -> None:
        pipeline.start_polls()

    async def notify() -> None:
        await pipeline.notify()

    async def remind() -> None:
        await pipeline.remind()

    async def deliver() -> None:
        await pipeline.deliver()
        if greeting is not None:
            greeting.after_first_round()

    async def upkeep() -> None:
        await pipeline.stories.forget()
        tidied(app.store, utc_now())

    async def collect() -> None:
        garbage.collect_all()

    scheduler.every(POLL_EVERY_S, "poll", poll)
    scheduler.every(ARTICLE_EVERY_S, "article", pipeline.articles.begin)
    scheduler.every(UPKEEP_EVERY_S, "upkeep", upkeep)
    scheduler.every(COLLECT_EVERY_S, "collect", collect)
    scheduler.every(NOTIFY_EVERY_S, "notify", notify)
    scheduler.every(REMIND_EVERY_S, "remind", remind)
    scheduler.every(DELIVER_EVERY_S, "deliver", deliver)
    scheduler.every(WORDS_EVERY_S, "words", partial(index_words, app.store))
    scheduler.every(GUARD_EVERY_S, "guard", app.guard.look)
    scheduler.every(TAKE_EVERY_S, "take", app.push.take)
    scheduler.every(SUBSCRIBE_EVERY_S, "subscribe", app.push.subscribe)
    return scheduler


async def _end(
    app: App, scheduler: Scheduler, web: WebServer | None, tasks: list[asyncio.Task[None]]
) -> None:
    scheduler.stop()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.pipeline.stop_polls()
    await app.pipeline.articles.stop()
    # A message under way is waited for: its answer decides whether it is sent again after the restart.
    await app.pipeline.delivery.finish(STOP_DELIVERY_S)
    if web is not None:
        await web.stop()
