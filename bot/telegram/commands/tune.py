"""/quiet, /digest, /mute, /timezone, and /settings, which shows them all: when this chat wants to be rung."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from bot.alerts.card import Note
from bot.alerts.hours import OFF, digest_from, is_off, length_from, quiet_from
from bot.store.chats import SetTimezone
from bot.store.tuning import NEVER, ChatTuning, Mute, SetDigest, SetQuiet
from bot.telegram import texts
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.commands.tuned import digest_note, mute_note, overview_note, quiet_note
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.telegram.zones import zone_called


def settings(situation: Situation, _request: Request, tuning: ChatTuning | None) -> Screen:
    """All of it, with a button to each."""
    return Screen(CommandReason.SHOWN, overview_note(situation, tuning or ChatTuning()))


def quiet(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """/quiet 22-7, /quiet off; alone it shows what is set."""
    how = situation.tongue.say(
        "🤔 I don't read {said} as hours. Write them so: <code>/quiet 22:00-07:00</code>,"
        " or <code>/quiet off</code>.",
        said=texts.code(request.words),
    )
    return _typed(situation, request, tuning, _Typed(quiet_note, quiet_from, _set_quiet, "", how))


def digest(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """/digest hourly, /digest 8:00 18:00, /digest off; alone it shows what is set."""
    how = situation.tongue.say(
        "🤔 I don't read {said} as times of a digest. Write them so: <code>/digest 8:00 18:00</code>,"
        " <code>/digest hourly</code>, or <code>/digest off</code>.",
        said=texts.code(request.words),
    )
    return _typed(situation, request, tuning, _Typed(digest_note, digest_from, _set_digest, "", how))


def mute(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """/mute 2h, /mute 3 days, /mute off; alone it shows what is set."""
    how = situation.tongue.say(
        "🤔 I don't read {said} as a time. Write it so: <code>/mute 2h</code>,"
        " <code>/mute 3 days</code>, or <code>/mute off</code>.",
        said=texts.code(request.words),
    )

    def until(words: str) -> datetime | None:
        span = length_from(words)
        return None if span is None else situation.now + span

    return _typed(situation, request, tuning, _Typed(mute_note, until, _set_mute, None, how))


_Wanted = TypeVar("_Wanted")


@dataclass(frozen=True, slots=True)
class _Typed(Generic[_Wanted]):
    """A wish that is typed: shown, read (None: not understood), set; `off` undoes it, `how` to write it."""

    show: Callable[[Situation, ChatTuning], Note]
    read: Callable[[str], _Wanted | None]
    put: Callable[[Situation, ChatTuning, _Wanted], Screen]
    off: _Wanted
    how: str


def _typed(
    situation: Situation, request: Request, tuning: ChatTuning | None, wish: _Typed[_Wanted]
) -> Screen:
    """What the words after a command come to."""
    now = tuning or ChatTuning()
    if not request.words:
        return Screen(CommandReason.SHOWN, wish.show(situation, now))
    if is_off(request.words):
        return wish.put(situation, now, wish.off)
    wanted = wish.read(request.words)
    if wanted is None:
        return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=wish.how))
    return wish.put(situation, now, wanted)


def timezone(situation: Situation, request: Request, _found: None) -> Screen:
    """/timezone Berlin; alone it shows what is set."""
    tongue, words = situation.tongue, request.words
    if not words:
        zone = situation.chat.timezone if situation.chat else ""
        html = tongue.say(
            "🕰 Your time zone: {zone}. <code>/timezone Berlin</code> sets another one.",
            zone=texts.code(zone or "UTC"),
        )
        return Screen(CommandReason.SHOWN, Note(html=html))
    zone = zone_called(words) or ""
    if not zone:
        html = tongue.say(
            "🤔 I know no time zone {said}. Write a city or a region: <code>/timezone Berlin</code>,"
            " <code>/timezone America/New_York</code>.",
            said=texts.code(words),
        )
        return Screen(CommandReason.ZONE_UNKNOWN, Note(html=html))
    html = tongue.say(
        "🕰 Your time zone is {zone} now: reminders, quiet hours and digests go by it.",
        zone=texts.code(zone),
    )
    return Screen(CommandReason.ZONE_SET, Note(html=html), (SetTimezone(situation.chat_id, zone),))


def press(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """A button of one of these screens. What no button of ours says shows the overview."""
    now, argument = tuning or ChatTuning(), request.pressed.argument
    match request.pressed.verb:
        case "tune":
            screens = {"quiet": quiet_note, "digest": digest_note, "mute": mute_note}
            note = screens.get(argument, overview_note)(situation, now)
            return Screen(CommandReason.SHOWN, note)
        case "night" if argument == OFF:
            return _set_quiet(situation, now, "")
        case "night" if (hours := quiet_from(_with_colons(argument))) is not None:
            return _set_quiet(situation, now, hours)
        case "digest" if argument == OFF:
            return _set_digest(situation, now, "")
        case "digest" if (times := digest_from(_with_colons(argument))) is not None:
            return _set_digest(situation, now, times)
        case "silence" if argument == OFF:
            return _set_mute(situation, now, None)
        case "silence" if argument == "ever":
            return _set_mute(situation, now, NEVER)
        case "silence" if (span := length_from(argument)) is not None:
            return _set_mute(situation, now, situation.now + span)
        case _:
            return Screen(CommandReason.SHOWN, overview_note(situation, now))


def _with_colons(argument: str) -> str:
    """What a button says: data has colons of its own."""
    return argument.replace(".", ":")


def _set_quiet(situation: Situation, now: ChatTuning, wanted: str) -> Screen:
    note = quiet_note(situation, replace(now, quiet=wanted))
    say = situation.tongue.say
    toast = say("🌙 Quiet hours are set.") if wanted else say("🌙 No quiet hours.")
    return Screen(CommandReason.QUIET_SET, note, (SetQuiet(situation.chat_id, wanted),), toast)


def _set_digest(situation: Situation, now: ChatTuning, wanted: str) -> Screen:
    note = digest_note(situation, replace(now, digest=wanted))
    say = situation.tongue.say
    toast = say("🗞 Alerts come as a digest.") if wanted else say("🗞 Alerts come one by one.")
    return Screen(CommandReason.DIGEST_SET, note, (SetDigest(situation.chat_id, wanted),), toast)


def _set_mute(situation: Situation, now: ChatTuning, until: datetime | None) -> Screen:
    note = mute_note(situation, replace(now, muted_until=until))
    say = situation.tongue.say
    toast = say("🔕 Muted.") if until else say("🔔 You hear from me again.")
    reason = CommandReason.ALL_MUTED if until else CommandReason.ALL_HEARD
    return Screen(reason, note, (Mute(situation.chat_id, until),), toast)
