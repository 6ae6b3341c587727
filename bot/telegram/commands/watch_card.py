"""One watch, opened from /watches: what is set for it, and a button for each thing that can be.

Each button says the state that it sets. Deleting shows a button that undoes it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.alerts.card import Button, Note
from bot.alerts.hours import HOURLY, OFF, zone_of
from bot.alerts.inert import web_link
from bot.alerts.pieces import short
from bot.alerts.spans import BLANK, Line, Span, fitted, html
from bot.alerts.words import age
from bot.store.changes import Change
from bot.store.dialogues import OpenDialogue
from bot.store.links import MakeLink, hashed
from bot.store.places import SetTopic
from bot.store.tuning import Mute, Pause, SetDigest, SetLanguages, SetRingOn, SetSeverity, SetSound
from bot.store.watched import Past, RestoreRule, Watched
from bot.store.watching import RemoveRule, Subscribe, Unsubscribe
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands import full_text
from bot.telegram.commands.choices import kind_name, kinds_from, kinds_row, langs_from, langs_rows, topic_line
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import PER_PAGE, Screen
from bot.telegram.commands.start import PREFIXES
from bot.telegram.commands.watch import EDIT_DIALOGUE, RULE_STATE
from bot.telegram.commands.watches import listed, says_more, sign
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

SHARED_FOR = timedelta(days=30)
SHARED_USES = 100
MUTE_HOURS = 24
DIGESTS = ("", OFF, HOURLY, "08:00", "08:00,18:00")  # by the page of the button
HISTORY_TITLE_UNITS_MAX = 120
NAME_UNITS_MAX = 40


@dataclass(frozen=True, slots=True)
class Opened:
    """All watches of the chat; of the one that was pressed its history, and a secret for its link."""

    watched: tuple[Watched, ...]
    history: tuple[Past, ...] = ()
    secret: str = ""


def press(situation: Situation, request: Request, opened: Opened | None) -> Screen:
    """A button of a card. What is gone, or another chat's, shows the list."""
    known = opened or Opened(())
    pressed = request.pressed
    one = next((each for each in known.watched if key(each.watch.rule_id) == pressed.argument), None)
    if pressed.verb == "undel":
        return _undone(situation, pressed)
    if one is None:
        note = listed(situation.tongue, known.watched, 0)
        return Screen(CommandReason.GONE, note, toast=texts.toast_gone(situation.tongue))
    if (refusal := full_text.refused(situation.tongue, one, known.watched, pressed)) is not None:
        return refusal
    match pressed.verb:
        case "past":
            return Screen(CommandReason.SHOWN, _history(situation, one, known.history))
        case "share":
            return _shared(situation, one, known.secret)
        case "edit":
            return _edit(situation, one)
        case "del":
            return _deleted(situation, one)
        case _:
            return _set(situation, known, one, pressed)


def _set(situation: Situation, known: Opened, one: Watched, pressed: Press) -> Screen:
    after, change = _changed(situation, one, pressed)
    match pressed.verb:
        case "klang":
            note = _languages(situation.tongue, after)
        case "kring":
            note = _kinds(situation.tongue, after)
        case _:
            note = card(situation, after, known.watched)
    reason = CommandReason.SHOWN if change is None else CommandReason.TUNED
    toast = "" if change is None else situation.tongue.say("✅ Saved.")
    return Screen(reason, note, () if change is None else (change,), toast)


def _changed(situation: Situation, one: Watched, pressed: Press) -> tuple[Watched, Change | None]:
    """The watch as it is afterwards, and what changes (None: nothing, it is only shown)."""
    chat, rule, page = situation.chat_id, one.watch.rule_id, pressed.page
    if not one.watch.subscribed and pressed.verb in {"pause", "wmute", "urgent", "sound", "wdig", "here"}:
        return one, None
    match pressed.verb:
        case "on":
            return replace(one, watch=replace(one.watch, subscribed=True)), Subscribe(chat, rule)
        case "off":
            return replace(one, watch=replace(one.watch, subscribed=False)), Unsubscribe(chat, rule)
        case "pause":
            return replace(one, paused=page == 1), Pause(chat, rule, paused=page == 1)
        case "wmute":
            until = situation.now + timedelta(hours=MUTE_HOURS) if page else None
            return replace(one, muted_until=until), Mute(chat, until, rule)
        case "urgent":
            return replace(one, high=page == 1), SetSeverity(chat, rule, "high" if page else "normal")
        case "sound":
            return replace(one, silent=page == 0), SetSound(chat, rule, silent=page == 0)
        case "wdig":
            digest = DIGESTS[page % len(DIGESTS)]
            return replace(one, digest=digest), SetDigest(chat, digest, rule)
        case full_text.VERB:
            return replace(one, full_text=page == 1), full_text.change(chat, one, pressed)
        case "here":
            return replace(one, topic=situation.topic), SetTopic(chat, rule, situation.topic)
        case "klang" if page:
            langs = langs_from(page)
            return replace(one, langs=langs), SetLanguages(chat, rule, langs)
        case "kring" if page:
            kinds = kinds_from(page)
            return replace(one, ring_on=kinds), SetRingOn(chat, rule, kinds)
        case _:
            return one, None


def card(situation: Situation, one: Watched, watched: tuple[Watched, ...]) -> Note:
    """The whole card."""
    tongue, watch = situation.tongue, one.watch
    lines = [f"{sign(one)} <b>{texts.words(watch.title)}</b>"]
    if says_more(watch):
        lines.append(texts.code(watch.match))
    lines += [
        _state(situation, one),
        tongue.say("🌐 News in: {names}", names=texts.langs_named(tongue, one.langs)),
        tongue.say("🔁 Rings again when these change: {kinds}", kinds=_kind_names(tongue, one)),
        tongue.say("🗞 Digest: {when}", when=_digest(tongue, one.digest)),
        tongue.count("📊 {count} ring in 7 days", "📊 {count} rings in 7 days", one.rings),
    ]
    lines += full_text.line(tongue, one)
    lines += topic_line(tongue, situation.topic, one.topic)
    place = next((at for at, each in enumerate(watched) if each.watch.rule_id == watch.rule_id), 0)
    return Note(html="\n".join(lines), buttons=_buttons(situation, one, place // PER_PAGE))


def _state(situation: Situation, one: Watched) -> str:
    say = situation.tongue.say
    if not one.watch.subscribed:
        return say("⏸ Off")
    if one.paused:
        return say("⏸ Paused: it rings for nothing until you resume it")
    if one.muted_until is not None:
        zone = situation.chat.timezone if situation.chat else ""
        return say("🔕 Muted until {moment}", moment=_clock(one.muted_until, zone))
    if one.high:
        return say("🚨 Urgent: rings through quiet hours and past digests")
    return say("🔈 Without sound") if one.silent else say("🔔 With sound")


def _clock(when: datetime, zone: str) -> str:
    return f"{when.astimezone(zone_of(zone)):%Y-%m-%d %H:%M}"


def _kind_names(tongue: Tongue, one: Watched) -> str:
    names = [kind_name(tongue, kind) for kind in sorted(one.ring_on, key=str)]
    return ", ".join(names) or tongue.say("nothing")


def _digest(tongue: Tongue, digest: str) -> str:
    return {
        "": tongue.say("as this chat"),
        OFF: tongue.say("never"),
        HOURLY: tongue.say("every hour"),
    }.get(digest, digest.replace(",", ", "))


def _buttons(situation: Situation, one: Watched, page: int) -> tuple[tuple[Button, ...], ...]:
    tongue = situation.tongue
    say, button = tongue.say, _button_of(one)
    back = (Button(text=say("⬅️ All watches"), data=write(Press("list", page=page))),)
    if not one.watch.subscribed:
        return ((button(say("▶️ Switch on"), "on", 0), button(say("🗑 Delete"), "del", 0)), back)
    rests = button(say("▶️ Resume"), "pause", 0) if one.paused else button(say("⏸ Pause"), "pause", 1)
    muted = one.muted_until is not None
    mute = button(say("🔔 Unmute"), "wmute", 0) if muted else button(say("🔕 Mute 24 h"), "wmute", 1)
    urgent = button(say("Not urgent"), "urgent", 0) if one.high else button(say("🚨 Urgent"), "urgent", 1)
    sound = button(say("🔔 Sound"), "sound", 1) if one.silent else button(say("🔈 No sound"), "sound", 0)
    digest = DIGESTS[(DIGESTS.index(one.digest) + 1) % len(DIGESTS)] if one.digest in DIGESTS else ""
    return (
        (rests, mute),
        (urgent, sound),
        (
            button(say("🗞 Digest → {when}", when=_digest(tongue, digest)), "wdig", DIGESTS.index(digest)),
            button(say("🌐 Languages"), "klang", 0),
        ),
        (button(say("🔁 Ring on…"), "kring", 0), button(say("📜 History"), "past", 0)),
        (
            button(say("🔗 Share"), "share", 0),
            *((button(say("✏️ Edit"), "edit", 0),) if one.watch.own else ()),
        ),
        *((articles,) if (articles := full_text.row(tongue, one, button)) else ()),
        (
            button(say("🗑 Delete"), "del", 0),
            *((button(say("📌 Here"), "here", 0),) if one.topic != situation.topic else ()),
        ),
        back,
    )


def _button_of(one: Watched) -> Callable[[str, str, int], Button]:
    return lambda text, verb, page: Button(text=text, data=write(Press(verb, key(one.watch.rule_id), page)))


def _back(tongue: Tongue, one: Watched) -> tuple[Button, ...]:
    return (_button_of(one)(tongue.say("⬅️ Back"), "card", 0),)


def _languages(tongue: Tongue, one: Watched) -> Note:
    title = texts.words(one.watch.title)
    said = tongue.say("🌐 <b>Only news in these languages</b> for {match}", match=title)
    rows = langs_rows(tongue, one.langs, lambda page: Press("klang", key(one.watch.rule_id), page))
    return Note(html=said, buttons=(*rows, _back(tongue, one)))


def _kinds(tongue: Tongue, one: Watched) -> Note:
    title = texts.words(one.watch.title)
    said = tongue.say("🔔 <b>A known story rings again</b> when one of these changes: {match}", match=title)
    rows = kinds_row(tongue, one.ring_on, lambda page: Press("kring", key(one.watch.rule_id), page))
    return Note(html=said, buttons=(*rows, _back(tongue, one)))


def _history(situation: Situation, one: Watched, history: tuple[Past, ...]) -> Note:
    tongue = situation.tongue
    lines = [Line((Span("📜 "), Span(short(one.watch.title, texts.TITLE_UNITS_MAX), bold=True))), BLANK]
    if not history:
        lines.append(Line((Span(tongue.say("It hasn't rung here yet.")),)))
    for past in history:
        title = short(past.title, HISTORY_TITLE_UNITS_MAX) or "?"
        about = f" · {short(past.source, NAME_UNITS_MAX)}, {age(past.at, situation.now, tongue)}"
        lines.append(Line((Span("• "), Span(title, link=web_link(past.link)), Span(about)), rank=1))
    return Note(html=html(fitted(lines)), buttons=(_back(tongue, one),))


def _shared(situation: Situation, one: Watched, secret: str) -> Screen:
    """A shipped watch has a link that is no secret; one of the chat's own gets a link that is."""
    tongue, rule_id = situation.tongue, one.watch.rule_id
    parameter = f"{PREFIXES['rule']}{secret}" if one.watch.own else f"w-{rule_id}"
    url = f"https://t.me/{situation.bot_username}?start={parameter}"
    made = MakeLink(situation.chat_id, "rule", rule_id, hashed(secret), SHARED_FOR, SHARED_USES)
    lines = (
        tongue.say("🔗 <b>Share {title}</b>", title=texts.words(one.watch.title)),
        texts.code(url),
        tongue.say("Whoever opens it and may use this bot gets a copy: its words, none of your alerts."),
    )
    note = Note(html="\n".join(lines), buttons=(_back(tongue, one),))
    return Screen(CommandReason.SHARED, note, (made,) if one.watch.own else ())


def _edit(situation: Situation, one: Watched) -> Screen:
    tongue = situation.tongue
    if not one.watch.own:
        return Screen(CommandReason.REFUSED, toast=tongue.say("A ready-made watch can't be edited."))
    said = tongue.say(
        "✏️ Now: {match}\nWrite the new words. /cancel leaves it as it is.", match=texts.code(one.watch.match)
    )
    state = ((RULE_STATE, one.watch.rule_id),)
    question = OpenDialogue(situation.chat_id, situation.person_id, EDIT_DIALOGUE, state)
    return Screen(CommandReason.EXPLAINED, Note(html=said, buttons=(_back(tongue, one),)), (question,))


def _deleted(situation: Situation, one: Watched) -> Screen:
    tongue, watch = situation.tongue, one.watch
    title = texts.words(watch.title)
    said = tongue.say("🗑 Removed: {title}", title=title)
    undo = _button_of(one)(tongue.say("↩️ Undo"), "undel", 0)
    change: Change = (
        RemoveRule(watch.rule_id, situation.chat_id)
        if watch.own
        else Unsubscribe(situation.chat_id, watch.rule_id)
    )
    back = Button(text=tongue.say("⬅️ All watches"), data=write(Press("list")))
    return Screen(CommandReason.REMOVED, Note(html=said, buttons=((undo,), (back,))), (change,))


def _undone(situation: Situation, pressed: Press) -> Screen:
    """A shipped watch is subscribed to again, one of the chat's own restored."""
    toast = situation.tongue.say("↩️ It is there again.")
    shipped = next(
        (one for one in situation.watches if not one.own and key(one.rule_id) == pressed.argument), None
    )
    change: Change = (
        RestoreRule(situation.chat_id, pressed.argument)
        if shipped is None
        else Subscribe(situation.chat_id, shipped.rule_id)
    )
    back = Button(text=situation.tongue.say("⬅️ All watches"), data=write(Press("list")))
    return Screen(CommandReason.SUBSCRIBED, Note(html=toast, buttons=((back,),)), (change,), toast)
