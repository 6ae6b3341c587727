"""/quiet, /digest, /mute, /timezone, and /settings, which shows them all: when this chat wants to be rung."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from bot.alerts.card import Button, Note
from bot.alerts.hours import HOURLY, OFF, digest_from, is_off, length_from, quiet_from, zone_of
from bot.alerts.words import day
from bot.store.chats import SetTimezone
from bot.store.tuning import NEVER, ChatTuning, Mute, SetDigest, SetQuiet
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.telegram.zones import zone_called
from bot.tongues import SPOKEN, Tongue

QUIET_CHOICES = ("22:00-07:00", "23:00-08:00", "00:00-06:00")
DIGEST_CHOICES = (HOURLY, "08:00", "08:00,18:00")
MUTE_HOURS = (1, 8, 24, 7 * 24)
Row = tuple[Button, ...]


def settings(situation: Situation, _request: Request, tuning: ChatTuning | None) -> Screen:
    """All of it, with a button to each."""
    return Screen(CommandReason.SHOWN, _overview(situation, tuning or ChatTuning()))


def quiet(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """/quiet 22-7, /quiet off; alone it shows what is set."""
    how = situation.tongue.say(
        "🤔 I don't read {said} as hours. Write them so: <code>/quiet 22:00-07:00</code>,"
        " or <code>/quiet off</code>.",
        said=texts.code(request.words),
    )
    return _typed(situation, request, tuning, _Typed(_quiet, quiet_from, _set_quiet, "", how))


def digest(situation: Situation, request: Request, tuning: ChatTuning | None) -> Screen:
    """/digest hourly, /digest 8:00 18:00, /digest off; alone it shows what is set."""
    how = situation.tongue.say(
        "🤔 I don't read {said} as times of a digest. Write them so: <code>/digest 8:00 18:00</code>,"
        " <code>/digest hourly</code>, or <code>/digest off</code>.",
        said=texts.code(request.words),
    )
    return _typed(situation, request, tuning, _Typed(_digest, digest_from, _set_digest, "", how))


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

    return _typed(situation, request, tuning, _Typed(_mute, until, _set_mute, None, how))


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
            screens = {"quiet": _quiet, "digest": _digest, "mute": _mute}
            note = screens.get(argument, _overview)(situation, now)
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
            return Screen(CommandReason.SHOWN, _overview(situation, now))


def _with_colons(argument: str) -> str:
    """What a button says: data has colons of its own."""
    return argument.replace(".", ":")


def _without_colons(value: str) -> str:
    return value.replace(":", ".")


def _set_quiet(situation: Situation, now: ChatTuning, wanted: str) -> Screen:
    note = _quiet(situation, replace(now, quiet=wanted))
    say = situation.tongue.say
    toast = say("🌙 Quiet hours are set.") if wanted else say("🌙 No quiet hours.")
    return Screen(CommandReason.QUIET_SET, note, (SetQuiet(situation.chat_id, wanted),), toast)


def _set_digest(situation: Situation, now: ChatTuning, wanted: str) -> Screen:
    note = _digest(situation, replace(now, digest=wanted))
    say = situation.tongue.say
    toast = say("🗞 Alerts come as a digest.") if wanted else say("🗞 Alerts come one by one.")
    return Screen(CommandReason.DIGEST_SET, note, (SetDigest(situation.chat_id, wanted),), toast)


def _set_mute(situation: Situation, now: ChatTuning, until: datetime | None) -> Screen:
    note = _mute(situation, replace(now, muted_until=until))
    say = situation.tongue.say
    toast = say("🔕 Muted.") if until else say("🔔 You hear from me again.")
    reason = CommandReason.ALL_MUTED if until else CommandReason.ALL_HEARD
    return Screen(reason, note, (Mute(situation.chat_id, until),), toast)


def _overview(situation: Situation, now: ChatTuning) -> Note:
    say = situation.tongue.say
    lines = [
        say("⚙️ <b>Settings of this chat</b>"),
        say("🌐 Language: {name}", name=SPOKEN[situation.tongue.lang]),
        say("🕰 Time zone: {zone}", zone=texts.words(now.zone or "UTC")),
        _quiet_line(situation.tongue, now),
        _digest_line(situation.tongue, now),
        _mute_line(situation, now),
    ]
    rows: tuple[Row, ...] = (
        (
            _button(say("🌙 Quiet hours"), "tune", "quiet"),
            _button(say("🗞 Digest"), "tune", "digest"),
        ),
        (
            _button(say("🔕 Mute"), "tune", "mute"),
            _button(say("🌐 Language"), "speak", ""),
        ),
    )
    return Note(html="\n".join(lines), buttons=rows)


def _quiet(situation: Situation, now: ChatTuning) -> Note:
    say = situation.tongue.say
    html = "\n".join(
        [
            _quiet_line(situation.tongue, now),
            say(
                "What rings then waits for their end, and comes in one message. Urgent watches ring through."
            ),
            _zone_line(situation, now),
            say("Others: <code>/quiet 21:30-06:30</code>"),
        ]
    )
    choices = tuple(
        _button(
            _marked(choice.replace("-", "–"), chosen=choice == now.quiet), "night", _without_colons(choice)
        )
        for choice in QUIET_CHOICES
    )
    off = _button(_marked(say("None"), chosen=not now.quiet), "night", OFF)
    return Note(html=html, buttons=(choices, (off, _back(situation.tongue))))


def _digest(situation: Situation, now: ChatTuning) -> Note:
    say = situation.tongue.say
    html = "\n".join(
        [
            _digest_line(situation.tongue, now),
            say("What would have rung comes in one message, by story. Urgent watches ring at once."),
            _zone_line(situation, now),
            say("Others: <code>/digest 7:30 12:00 19:00</code>"),
        ]
    )
    choices = tuple(
        _button(
            _marked(_digest_words(situation.tongue, choice), chosen=choice == now.digest),
            "digest",
            _without_colons(choice),
        )
        for choice in DIGEST_CHOICES
    )
    off = _button(_marked(say("None"), chosen=not now.digest), "digest", OFF)
    return Note(html=html, buttons=(choices, (off, _back(situation.tongue))))


def _mute(situation: Situation, now: ChatTuning) -> Note:
    tongue = situation.tongue
    html = "\n".join(
        [
            _mute_line(situation, now),
            tongue.say("Nothing is lost: what you missed comes afterwards, in one message."),
            tongue.say("Others: <code>/mute 3h</code>"),
        ]
    )
    spans = tuple(_button(_span_words(tongue, hours), "silence", f"{hours}h") for hours in MUTE_HOURS)
    ever = _button(tongue.say("Until I say so"), "silence", "ever")
    heard = (_button(tongue.say("🔔 Unmute"), "silence", OFF),) if now.muted_until else ()
    return Note(html=html, buttons=(spans, (ever, *heard), (_back(tongue),)))


def _quiet_line(tongue: Tongue, now: ChatTuning) -> str:
    if not now.quiet:
        return tongue.say("🌙 Quiet hours: none")
    return tongue.say("🌙 Quiet hours: <b>{hours}</b>", hours=now.quiet.replace("-", "–"))


def _digest_line(tongue: Tongue, now: ChatTuning) -> str:
    if not now.digest:
        return tongue.say("🗞 Digest: none, alerts come one by one")
    return tongue.say("🗞 Digest: <b>{times}</b>", times=_digest_words(tongue, now.digest))


def _digest_words(tongue: Tongue, digest: str) -> str:
    return tongue.say("every hour") if digest == HOURLY else digest.replace(",", ", ")


def _mute_line(situation: Situation, now: ChatTuning) -> str:
    say, until = situation.tongue.say, now.muted_until
    if until is None:
        return say("🔔 Muted: no")
    if until >= NEVER:
        return say("🔕 Muted until you unmute")
    here = until.astimezone(zone_of(now.zone))
    return say(
        "🔕 Muted until <b>{moment}</b>",
        moment=day(f"{here:%Y-%m-%dT%H:%M}", situation.tongue, situation.now),
    )


def _zone_line(situation: Situation, now: ChatTuning) -> str:
    if now.zone:
        return situation.tongue.say("Your time zone: {zone}", zone=texts.words(now.zone))
    return situation.tongue.say("Times are UTC: <code>/timezone Berlin</code> sets your own zone.")


def _span_words(tongue: Tongue, hours: int) -> str:
    if hours < 24:
        return tongue.count("{count} hour", "{count} hours", hours)
    return tongue.count("{count} day", "{count} days", hours // 24)


def _marked(words: str, *, chosen: bool) -> str:
    return f"✅ {words}" if chosen else words


def _button(text: str, verb: str, argument: str) -> Button:
    return Button(text=text, data=write(Press(verb, argument)))


def _back(tongue: Tongue) -> Button:
    return _button(f"⬅️ {tongue.say('Settings')}", "tune", "")
