"""What /channel has to know: whether we and the person who asks may post in the channel that they name."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.store import chats, places
from bot.store.chats import Chat
from bot.telegram.asking import Asking
from bot.telegram.directory import NOBODY, asked_of_telegram
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.telegram.update import Place

Problem = Literal["", "unreadable", "unknown", "no channel", "we may not", "not yours"]

_NAME = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z][A-Za-z0-9_]{3,31})/?")
_NUMBER = re.compile(r"-100[0-9]{5,16}")
OFF = "off"


@dataclass(frozen=True, slots=True)
class Seen:
    """The channel that was named, or what is wrong with it; `now` is the one that is acted for until now."""

    now: Chat | None = None
    channel: Place | None = None
    problem: Problem = ""


async def channel(asking: Asking, situation: Situation, request: Request) -> Seen:
    """Asks Telegram only for members, in private, and only about what can be a channel."""
    acts_for = places.acts_for(asking.store, situation.chat_id)
    now = chats.chat(asking.store, acts_for) if acts_for else None
    words = request.words.strip()
    if not situation.private or words.lower() in ("", OFF):
        return Seen(now)
    name = _named(words)
    if name is None or asking.directory is None:
        return Seen(now, problem="unreadable")
    return await _looked_up(asking, situation, name, now)


def _named(words: str) -> int | str | None:
    if _NUMBER.fullmatch(words):
        return int(words)
    found = _NAME.fullmatch(words)
    return None if found is None else f"@{found[1]}"


async def _looked_up(asking: Asking, situation: Situation, name: int | str, now: Chat | None) -> Seen:
    directory = asking.directory
    assert directory is not None, "asked for before"
    since, at = situation.now, asking.clock()
    place = await asked_of_telegram(directory.chat(name), since=since, now=at)
    if place is None:
        return Seen(now, problem="unknown")
    if place.kind != "channel":
        return Seen(now, problem="no channel")
    ours = await asked_of_telegram(directory.member(place.id, directory.bot_id), since=since, now=at)
    if not (ours or NOBODY).posts:
        return Seen(now, problem="we may not")
    theirs = await asked_of_telegram(directory.member(place.id, situation.person_id), since=since, now=at)
    known = chats.chat(asking.store, place.id)
    if not (theirs or NOBODY).posts or (known is not None and known.role == "banned"):
        return Seen(now, problem="not yours")
    return Seen(now, place)
