"""/start: the greeting, the catalogue of ready-made watches as toggles, and the claim of ownership."""

from dataclasses import replace

from bot.alerts.card import Button, Note
from bot.store.changes import SetRole, Subscribe, Unsubscribe, UseUpClaim
from bot.store.chats import Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.ownership import START_PREFIX, opens
from bot.telegram.situation import Situation
from bot.telegram.update import Said


def show(situation: Situation, _words: str = "") -> Screen:
    """Greets, explains in four lines, shows the catalogue."""
    return Screen(CommandReason.SHOWN, _catalogue(situation.watches, texts.WELCOME, 0))


def claim(said: Said, situation: Situation, words: str) -> Screen | None:
    """The link of ownership was opened; None where this /start is about something else."""
    if not words.startswith(START_PREFIX):
        return None
    if not said.place.private:
        return Screen(CommandReason.CLAIM_VOID, Note(html=texts.CLAIM_IN_PRIVATE))
    if not opens(words, situation.claim_hash):
        return Screen(CommandReason.CLAIM_VOID, Note(html=texts.CLAIM_VOID))
    note = _catalogue(situation.watches, texts.OWNER_NOW + texts.WELCOME, 0)
    return Screen(CommandReason.OWNED, note, (SetRole(situation.chat_id, "owner"), UseUpClaim()))


def press(situation: Situation, pressed: Press) -> Screen:
    """A toggle of the catalogue, or another page of it."""
    if pressed.verb == "cat":
        return Screen(CommandReason.SHOWN, _catalogue(situation.watches, texts.WELCOME, pressed.page))
    watch = next((watch for watch in situation.watches if key(watch.rule_id) == pressed.rule), None)
    if watch is None:
        note = _catalogue(situation.watches, texts.WELCOME, pressed.page)
        return Screen(CommandReason.GONE, note, toast=texts.TOAST_GONE)
    wanted = pressed.verb == "sub"
    after = tuple(replace(each, subscribed=wanted) if each is watch else each for each in situation.watches)
    note = _catalogue(after, texts.WELCOME, pressed.page)
    if wanted:
        change = Subscribe(situation.chat_id, watch.rule_id)
        return Screen(CommandReason.SUBSCRIBED, note, (change,), texts.subscribed(watch.title))
    end = Unsubscribe(situation.chat_id, watch.rule_id)
    return Screen(CommandReason.UNSUBSCRIBED, note, (end,), texts.unsubscribed(watch.title))


def _catalogue(watches: tuple[Watch, ...], html: str, wanted_page: int) -> Note:
    shipped = [watch for watch in watches if not watch.own]
    page, part = page_of(len(shipped), wanted_page)
    rows = tuple((_toggle(watch, page),) for watch in shipped[part])
    return Note(html=html, buttons=(*rows, *turning("cat", page, len(shipped))))


def _toggle(watch: Watch, page: int) -> Button:
    if watch.subscribed:
        return Button(
            text=f"✅ {texts.label(watch.title)}", data=write(Press("uns", key(watch.rule_id), page))
        )
    return Button(text=f"➕ {texts.label(watch.title)}", data=write(Press("sub", key(watch.rule_id), page)))
