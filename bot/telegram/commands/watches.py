"""/watches: what this chat watches, with a button to end each; /stop: all of it at once."""

from dataclasses import replace

from bot.alerts.card import Button, Note
from bot.store.changes import Change
from bot.store.watching import RemoveRule, Subscribe, Unsubscribe, Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.request import Request
from bot.telegram.situation import Situation

LISTED_MATCH_UNITS_MAX = 120


def show(situation: Situation, _request: Request, _found: None) -> Screen:
    """The first page of the list."""
    return Screen(CommandReason.SHOWN, _listed(situation, situation.watches, 0))


def stop(situation: Situation, _request: Request, _found: None) -> Screen:
    """Ends every subscription of the chat; deletes nothing."""
    say = situation.tongue.say
    ends = tuple(
        Unsubscribe(situation.chat_id, watch.rule_id) for watch in situation.watches if watch.subscribed
    )
    if not ends:
        html = say("You have no active watches, so there is nothing to stop. /start shows what I can watch.")
        return Screen(CommandReason.STOPPED, Note(html=html))
    html = say(
        "🔕 <b>Stopped:</b> you won't hear from me.\n"
        "/start brings the ready-made watches back, /watches your own ones. Nothing was deleted."
    )
    return Screen(CommandReason.STOPPED, Note(html=html), ends)


def press(situation: Situation, request: Request, _found: None) -> Screen:
    """A button of the list: another page, or one watch ends, begins again, is removed."""
    pressed = request.pressed
    if pressed.verb == "list":
        return Screen(CommandReason.SHOWN, _listed(situation, situation.watches, pressed.page))
    watch = next((watch for watch in situation.watches if key(watch.rule_id) == pressed.argument), None)
    if watch is None or (pressed.verb == "del" and not watch.own):
        listed = _listed(situation, situation.watches, pressed.page)
        return Screen(CommandReason.GONE, listed, toast=texts.toast_gone(situation.tongue))
    reason, change, toast, after = _changed(situation, watch, pressed)
    now_watched = tuple(after if each is watch else each for each in situation.watches)
    kept = tuple(each for each in now_watched if each is not None)
    return Screen(reason, _listed(situation, kept, pressed.page), (change,), toast)


def _changed(
    situation: Situation, watch: Watch, pressed: Press
) -> tuple[CommandReason, Change, str, Watch | None]:
    """Reason, change, toast, and the watch as it is afterwards (None: gone)."""
    chat_id = situation.chat_id
    if pressed.verb == "on":
        change = Subscribe(chat_id, watch.rule_id)
        after = replace(watch, subscribed=True)
        return CommandReason.SUBSCRIBED, change, texts.subscribed(watch.title), after
    if pressed.verb == "off":
        end = Unsubscribe(chat_id, watch.rule_id)
        after = replace(watch, subscribed=False)
        return CommandReason.UNSUBSCRIBED, end, texts.unsubscribed(watch.title), after
    title = texts.label(watch.title, texts.TOAST_TITLE_UNITS_MAX)
    toast = situation.tongue.say("🗑 Removed: {title}", title=title)
    return CommandReason.REMOVED, RemoveRule(watch.rule_id, chat_id), toast, None


def _listed(situation: Situation, watches: tuple[Watch, ...], wanted_page: int) -> Note:
    say = situation.tongue.say
    shown = [watch for watch in watches if watch.own or watch.subscribed]
    if not shown:
        html = say("You watch nothing yet. /start shows the ready-made watches; /watch WORDS makes your own.")
        return Note(html=html)
    page, part = page_of(len(shown), wanted_page)
    active = sum(watch.subscribed for watch in shown)
    head = say("<b>Your watches</b>: {active} of {total} on", active=active, total=len(shown))
    numbered = list(enumerate(shown, start=1))[part]
    lines = [_line(number, watch) for number, watch in numbered]
    rows = tuple(_row(number, watch, page) for number, watch in numbered)
    return Note(html="\n".join([head, *lines]), buttons=(*rows, *turning("list", page, len(shown))))


def _line(number: int, watch: Watch) -> str:
    """One watch in the list; what it matches where its title doesn't say so."""
    sign = "🔔" if watch.subscribed else "🔕"
    same = not watch.own or watch.match.casefold() == watch.title.casefold()
    shown_match = "" if same else f"\n    {texts.code(watch.match, LISTED_MATCH_UNITS_MAX)}"
    return f"{number}. {sign} <b>{texts.words(watch.title)}</b>{shown_match}"


def _row(number: int, watch: Watch, page: int) -> tuple[Button, ...]:
    """A shipped watch ends; an own one is removed, and one that is off can also be put on again."""
    name = f"{number}. {texts.label(watch.title)}"
    if not watch.own:
        return (Button(text=f"🔕 {name}", data=write(Press("off", key(watch.rule_id), page))),)
    remove = Button(text=f"🗑 {name}", data=write(Press("del", key(watch.rule_id), page)))
    if watch.subscribed:
        return (remove,)
    return (Button(text=f"🔔 {number}.", data=write(Press("on", key(watch.rule_id), page))), remove)
