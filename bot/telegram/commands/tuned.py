"""What is shown of a chat's quiet hours, digest and mute: the notes of /settings, with their choices."""

from bot.alerts.card import Button, Note
from bot.alerts.hours import HOURLY, OFF, zone_of
from bot.alerts.words import day
from bot.store.tuning import NEVER, ChatTuning
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.situation import Situation
from bot.tongues import SPOKEN, Tongue

QUIET_CHOICES = ("22:00-07:00", "23:00-08:00", "00:00-06:00")
DIGEST_CHOICES = (HOURLY, "08:00", "08:00,18:00")
MUTE_HOURS = (1, 8, 24, 7 * 24)
Row = tuple[Button, ...]


def _without_colons(value: str) -> str:
    return value.replace(":", ".")


def overview_note(situation: Situation, now: ChatTuning) -> Note:
    """All that is set, with a button to each."""
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


def quiet_note(situation: Situation, now: ChatTuning) -> Note:
    """The quiet hours, and choices."""
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


def digest_note(situation: Situation, now: ChatTuning) -> Note:
    """The digest, and choices."""
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


def mute_note(situation: Situation, now: ChatTuning) -> Note:
    """Until when all is muted, and choices."""
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
