"""Which articles are read, when, and for whom: limits, turns and the way back to the item. Pure.

Law: an article is asked for only where it can still ring: the item is new, its feed's backlog is stored, and
it isn't too old. Nobody can make us read everything: each rule, chat, feed and host has its day's number.
What a private feed asks for is counted apart, so that nobody else gets less by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from bot.alerts.asked import OF_FEED, Asked, Wish
from bot.alerts.intake import TOO_OLD, FeedView, Intake, order_time
from bot.feeds.article import ArticleAnswer, NoArticle
from bot.feeds.triage import ItemState
from bot.tongues import marked

RULE_DAY_MAX: Final = 200
"""Articles that one rule may ask for in 24 hours; the same for the following."""
CHAT_DAY_MAX: Final = 100
FEED_DAY_MAX: Final = 500
HOST_DAY_MAX: Final = 1_000
PRIVATE_DAY_MAX: Final = 50
FULL_TEXT_PER_CHAT_MAX: Final = 3
"""Watches of a chat that may read articles."""

OVER_FEED: Final = marked("today's number for this feed is used up")
OVER_HOST: Final = marked("today's number for this publisher is used up")
OVER_RULE: Final = marked("today's number for this watch is used up")
OVER_CHAT: Final = marked("today's number for this chat is used up")

SPACING_S: Final = 5
"""Between two articles of one host, where its robots.txt doesn't ask for more."""
ATTEMPTS_MAX: Final = 3
PAUSES_S: Final = (5 * 60, 30 * 60)
WAIT_S_MAX: Final = 6 * 60 * 60
GIVEN_UP_AFTER: Final = timedelta(days=1)
"""What couldn't be read for so long is no news any more."""


@dataclass(frozen=True, slots=True)
class Asker:
    """A rule that may ask; `chat_id` is the chat whose own it is, None for the operator's."""

    rule_id: str
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """How many articles were asked for in the last 24 hours, by rule, chat, host, and for this feed."""

    rules: Mapping[str, int]
    chats: Mapping[int, int]
    hosts: Mapping[str, int]
    feed: int = 0


def authority_of(link: str) -> str:
    """Host and port that an article is asked from (RFC 3986); "" for what can't be asked for."""
    try:
        parts = urlsplit(link)
        return parts.netloc.rpartition("@")[2].lower() if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def may_ask(intake: Intake, feed: FeedView) -> bool:
    """Whether the article of what came in can still make something ring."""
    item = intake.triaged.item
    return (
        intake.triaged.state is ItemState.NEW
        and feed.primed
        and not feed.sample
        and bool(authority_of(item.link))
        and intake.fetched - order_time(item, intake.fetched) <= TOO_OLD
    )


def asked(link: str, feed: FeedView, askers: tuple[Asker, ...], spent: Spent) -> tuple[Asked | None, Spent]:
    """Who gets the article of an item, and what is spent then. A feed with full text asks for all rules."""
    host = authority_of(link)
    wishes: list[Wish] = []
    for asker in (Asker(OF_FEED),) if feed.full_text else askers:
        over = _over(asker, host, feed, spent)
        wishes.append(Wish(asker.rule_id, asker.chat_id, over))
        if not over:
            spent = _charged(asker, spent)
    if not wishes:
        return None, spent
    one = Asked(host, tuple(wishes))
    if one.granted:
        spent = replace(spent, feed=spent.feed + 1, hosts={**spent.hosts, host: spent.hosts.get(host, 0) + 1})
    return one, spent


def _over(asker: Asker, host: str, feed: FeedView, spent: Spent) -> str:
    """Which limit is reached, in words for a person."""
    if feed.private:
        return "" if spent.feed < PRIVATE_DAY_MAX else OVER_FEED
    if spent.hosts.get(host, 0) >= HOST_DAY_MAX:
        return OVER_HOST
    if asker.rule_id == OF_FEED:
        return "" if spent.feed < FEED_DAY_MAX else OVER_FEED
    if spent.rules.get(asker.rule_id, 0) >= RULE_DAY_MAX:
        return OVER_RULE
    if asker.chat_id is not None and spent.chats.get(asker.chat_id, 0) >= CHAT_DAY_MAX:
        return OVER_CHAT
    return ""


def _charged(asker: Asker, spent: Spent) -> Spent:
    rules = {**spent.rules, asker.rule_id: spent.rules.get(asker.rule_id, 0) + 1}
    chats = spent.chats
    if asker.chat_id is not None:
        chats = {**chats, asker.chat_id: chats.get(asker.chat_id, 0) + 1}
    return replace(spent, rules=rules, chats=chats)


def pause_s(answer: ArticleAnswer) -> int:
    """How long the host of an article is left alone: what it asked for, for one page or for all of them."""
    wait_s = min(answer.wait_s, WAIT_S_MAX) if isinstance(answer, NoArticle) else 0
    return max(SPACING_S, answer.pause_s, wait_s)


def next_try(answer: NoArticle, *, attempts: int, asked_at: datetime, now: datetime) -> datetime | None:
    """When an article is tried again after its try number `attempts` (from 1) failed; None: never."""
    if not answer.passing or attempts >= ATTEMPTS_MAX or answer.wait_s > WAIT_S_MAX:
        return None
    again = now + timedelta(seconds=max(PAUSES_S[attempts - 1], answer.wait_s))
    return again if again - asked_at <= GIVEN_UP_AFTER else None
