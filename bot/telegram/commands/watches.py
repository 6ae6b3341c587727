"""/watches: what this chat watches, with a button to end each; /stop: all of it at once."""

from dataclasses import replace

from bot.alerts.card import Button, Note
from bot.store.changes import Change, RemoveRule, Subscribe, Unsubscribe
from bot.store.chats import Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.situation import Situation


def show(situation: Situation, _words: str = "") -> Screen:
    """The first page of the list."""
    return Screen(CommandReason.SHOWN, _listed(situation.watches, 0))


def stop(situation: Situation, _words: str = "") -> Screen:
    """Ends every subscription of the chat; deletes nothing."""
    ends = tuple(
        Unsubscribe(situation.chat_id, watch.rule_id) for watch in situation.watches if watch.subscribed
    )
    if not ends:
        return Screen(CommandReason.STOPPED, Note(html=texts.NOTHING_TO_STOP))
    return Screen(CommandReason.STOPPED, Note(html=texts.STOPPED), ends)


def press(situation: Situation, pressed: Press) -> Screen:
    """A button of the list: another page, or one watch ends, begins again, is removed."""
    if pressed.verb == "list":
        return Screen(CommandReason.SHOWN, _listed(situation.watches, pressed.page))
    watch = next((watch for watch in situation.watches if key(watch.rule_id) == pressed.rule), None)
    if watch is None or (pressed.verb == "del" and not watch.own):
        return Screen(CommandReason.GONE, _listed(situation.watches, pressed.page), toast=texts.TOAST_GONE)
    reason, change, toast, after = _changed(situation.chat_id, watch, pressed)
    now_watched = tuple(after if each is watch else each for each in situation.watches)
    kept = tuple(each for each in now_watched if each is not None)
    return Screen(reason, _listed(kept, pressed.page), (change,), toast)


def _changed(chat_id: int, watch: Watch, pressed: Press) -> tuple[CommandReason, Change, str, Watch | None]:
    """Reason, change, toast, and the watch as it is afterwards (None: gone)."""
    if pressed.verb == "on":
        change = Subscribe(chat_id, watch.rule_id)
        return (
            CommandReason.SUBSCRIBED,
            change,
            texts.subscribed(watch.title),
            replace(watch, subscribed=True),
        )
    if pressed.verb == "off":
        end = Unsubscribe(chat_id, watch.rule_id)
        after = replace(watch, subscribed=False)
        return CommandReason.UNSUBSCRIBED, end, texts.unsubscribed(watch.title), after
    removal = RemoveRule(watch.rule_id, chat_id)
    return CommandReason.REMOVED, removal, texts.removed(watch.title), None


def _listed(watches: tuple[Watch, ...], wanted_page: int) -> Note:
    shown = [watch for watch in watches if watch.own or watch.subscribed]
    if not shown:
        return Note(html=texts.NO_WATCHES)
    page, part = page_of(len(shown), wanted_page)
    active = sum(watch.subscribed for watch in shown)
    lines = [
        texts.list_line(number, watch.title, watch.match if watch.own else "", subscribed=watch.subscribed)
        for number, watch in list(enumerate(shown, start=1))[part]
    ]
    rows = tuple(_row(number, watch, page) for number, watch in list(enumerate(shown, start=1))[part])
    html = "\n".join([texts.list_head(active, len(shown)), *lines])
    return Note(html=html, buttons=(*rows, *turning("list", page, len(shown))))


def _row(number: int, watch: Watch, page: int) -> tuple[Button, ...]:
    """A shipped watch ends; an own one is removed, and one that is off can also be put on again."""
    name = f"{number}. {texts.label(watch.title)}"
    if not watch.own:
        return (Button(text=f"🔕 {name}", data=write(Press("off", key(watch.rule_id), page))),)
    remove = Button(text=f"🗑 {name}", data=write(Press("del", key(watch.rule_id), page)))
    if watch.subscribed:
        return (remove,)
    return (Button(text=f"🔔 {number}.", data=write(Press("on", key(watch.rule_id), page))), remove)
