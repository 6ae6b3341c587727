"""/channel: in private, commands act for a channel of the person's from now on, or for the chat itself again.

Only who may post in a channel acts for it: Telegram is asked at each command and each press (`gather`).
"""

import re
from html import unescape

from bot.alerts.card import Button, Note
from bot.alerts.shown import units
from bot.alerts.spans import UNITS_MAX
from bot.store.changes import Change
from bot.store.chats import RememberChat, SetRole
from bot.store.places import ActFor, BroughtBy
from bot.telegram import texts
from bot.telegram.asking_channel import OFF, Problem, Seen
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.telegram.update import Place
from bot.tongues import Tongue

_TAG = re.compile("<[^>]*>")


def show(situation: Situation, request: Request, seen: Seen | None) -> Screen:
    """Chooses a channel, ends it, or says how it is done."""
    tongue, known = situation.tongue, seen or Seen()
    if not situation.private:
        html = tongue.say("Channels are looked after in a private chat with me: send /channel there.")
        return Screen(CommandReason.EXPLAINED, Note(html=html))
    if known.channel is not None:
        return _chosen(situation, known.channel)
    if request.words.strip().lower() == OFF:
        return press(situation, request, None)
    if known.problem:
        return Screen(CommandReason.REFUSED, Note(html=_refused(tongue, known.problem)))
    lines = [
        tongue.say(
            "📣 <b>Watch for a channel</b>\n"
            "1. Make me an administrator of it who may post messages.\n"
            "2. Forward a post of it to me, or send <code>/channel @name</code>.\n"
            "Then your commands here are for the channel, and its alerts are posted in it."
        )
    ]
    if known.now is None:
        return Screen(CommandReason.EXPLAINED, Note(html=lines[0]))
    name = texts.words(known.now.title)
    lines.insert(0, tongue.say("Your commands here are for the channel {name} now.", name=f"<b>{name}</b>"))
    return Screen(CommandReason.EXPLAINED, Note(html="\n\n".join(lines), buttons=(_end(tongue),)))


def press(situation: Situation, _request: Request, _found: None) -> Screen:
    """The chat acts for itself again."""
    html = situation.tongue.say("✅ Your commands here are for this chat again.")
    return Screen(CommandReason.ACTS_FOR_ITSELF, Note(html=html), (ActFor(situation.chat_id, None),))


def no_longer(situation: Situation) -> Screen:
    """Who may not post in the channel any more acts for it no longer."""
    title = "" if situation.chat is None else situation.chat.title
    html = situation.tongue.say(
        "You can't post in {name} any more, or I can't see that you can. "
        "Your commands are for this chat again.",
        name=f"<b>{texts.words(title)}</b>",
    )
    ends: tuple[Change, ...] = (ActFor(situation.person_id, None),)
    toast = situation.tongue.say("You can't post in that channel any more.")
    return Screen(CommandReason.NO_ADMINISTRATOR, Note(html=html), ends, toast)


def head(situation: Situation, note: Note) -> Note:
    """The note with a line above it that says which channel it is for."""
    title = "" if situation.chat is None else situation.chat.title
    name = texts.words(title, texts.LABEL_UNITS_MAX) or "?"
    line = situation.tongue.say("📣 For {name} · /channel off ends it", name=f"<b>{name}</b>")
    html = f"{line}\n\n{note.html}"
    seen = unescape(_TAG.sub("", html))
    # Better a full screen without it than none: Telegram refuses what is too long.
    return note.model_copy(update={"html": html}) if units(seen) <= UNITS_MAX else note


def _chosen(situation: Situation, channel: Place) -> Screen:
    tongue = situation.tongue
    html = tongue.say(
        "📣 <b>Your commands here are for {name} now.</b>\n"
        "/start shows the ready-made watches, /watch WORDS makes your own, /watches lists them, /settings "
        "says when I post. Alerts are posted in the channel; nothing else is.\n"
        "/channel off: for this chat again",
        name=texts.words(channel.title) or "?",
    )
    changes: tuple[Change, ...] = (
        RememberChat(channel.id, channel.kind, channel.title, ""),
        SetRole(channel.id, "member"),
        BroughtBy(channel.id, situation.person_id),
        ActFor(situation.chat_id, channel.id),
    )
    return Screen(CommandReason.ACTS_FOR_CHANNEL, Note(html=html, buttons=(_end(tongue),)), changes)


def _end(tongue: Tongue) -> tuple[Button, ...]:
    return (Button(text=tongue.say("⬅️ For this chat again"), data=write(Press("itself"))),)


def _refused(tongue: Tongue, problem: Problem) -> str:
    match problem:
        case "unreadable":
            return tongue.say(
                "Write the public name of a channel, for example <code>/channel @name</code>, or forward one "
                "of its posts to me."
            )
        case "unknown":
            return tongue.say(
                "I don't see that channel. Add me to it as an administrator first, then try again."
            )
        case "no channel":
            return tongue.say("That is no channel. In a group, send the commands in the group itself.")
        case "we may not":
            return tongue.say(
                "I may not post there: make me an administrator who may post messages, then try again."
            )
        case _:
            return tongue.say("Only who may post in that channel can choose what I watch for it.")
