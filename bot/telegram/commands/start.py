"""/start: the greeting, the catalogue of ready-made watches as toggles, and the claim of ownership."""

from dataclasses import replace

from bot.alerts.card import Button, Note
from bot.store.chats import SetRole, UseUpClaim
from bot.store.watching import Subscribe, Unsubscribe, Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.ownership import START_PREFIX, opens
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access
from bot.tongues import Tongue


def show(situation: Situation, request: Request, _found: None) -> Screen:
    """Greets, explains in four lines, shows the catalogue; or follows the link that was opened."""
    if request.words.startswith(START_PREFIX):
        return _claim(situation, request.words)
    if access(situation) is Access.STRANGER:
        return Screen(CommandReason.STRANGER, Note(html=texts.refused(situation.tongue)))
    return Screen(CommandReason.SHOWN, _catalogue(situation, situation.watches, 0))


def _claim(situation: Situation, words: str) -> Screen:
    """The link of ownership was opened."""
    say = situation.tongue.say
    if not situation.private:
        html = say("Open the link in a private chat with me, not in a group.")
        return Screen(CommandReason.CLAIM_VOID, Note(html=html))
    if not opens(words, situation.claim_hash):
        html = say(
            "This link was used, or a newer one replaced it: the log of the last start shows the valid one."
        )
        return Screen(CommandReason.CLAIM_VOID, Note(html=html))
    head = say("🔑 <b>This Watchword is yours now.</b> The link won't work again.")
    note = _catalogue(situation, situation.watches, 0, head=f"{head}\n\n")
    return Screen(CommandReason.OWNED, note, (SetRole(situation.chat_id, "owner"), UseUpClaim()))


def press(situation: Situation, request: Request, _found: None) -> Screen:
    """A toggle of the catalogue, or another page of it."""
    pressed = request.pressed
    if pressed.verb == "cat":
        return Screen(CommandReason.SHOWN, _catalogue(situation, situation.watches, pressed.page))
    watch = next((watch for watch in situation.watches if key(watch.rule_id) == pressed.argument), None)
    if watch is None:
        note = _catalogue(situation, situation.watches, pressed.page)
        return Screen(CommandReason.GONE, note, toast=texts.toast_gone(situation.tongue))
    wanted = pressed.verb == "sub"
    after = tuple(replace(each, subscribed=wanted) if each is watch else each for each in situation.watches)
    note = _catalogue(situation, after, pressed.page)
    if wanted:
        change = Subscribe(situation.chat_id, watch.rule_id)
        return Screen(CommandReason.SUBSCRIBED, note, (change,), texts.subscribed(watch.title))
    end = Unsubscribe(situation.chat_id, watch.rule_id)
    return Screen(CommandReason.UNSUBSCRIBED, note, (end,), texts.unsubscribed(watch.title))


def _welcome(tongue: Tongue) -> str:
    return tongue.say(
        "👋 <b>I watch the news for you.</b>\n"
        "Tap what you are waiting for; I ring <b>once per story</b>.\n"
        "I ring again only when a fact changes: another date, place, decision.\n"
        "Your own words: <code>/watch taurus delivery</code> · /help"
    )


def _catalogue(situation: Situation, watches: tuple[Watch, ...], wanted_page: int, *, head: str = "") -> Note:
    shipped = [watch for watch in watches if not watch.own]
    page, part = page_of(len(shipped), wanted_page)
    rows = tuple((_toggle(watch, page),) for watch in shipped[part])
    html = head + _welcome(situation.tongue)
    return Note(html=html, buttons=(*rows, *turning("cat", page, len(shipped))))


def _toggle(watch: Watch, page: int) -> Button:
    if watch.subscribed:
        return Button(
            text=f"✅ {texts.label(watch.title)}", data=write(Press("uns", key(watch.rule_id), page))
        )
    return Button(text=f"➕ {texts.label(watch.title)}", data=write(Press("sub", key(watch.rule_id), page)))
