"""/start: the greeting, the catalogue of ready-made watches as toggles, and the claim of ownership."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.alerts.card import Button, Note
from bot.store.chats import SetRole, UseUpClaim
from bot.store.links import Link, UseLink
from bot.store.people import Welcome
from bot.store.watching import RULES_PER_CHAT_MAX, AddRule, Shared, Subscribe, Unsubscribe, Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.invite import INVITE_PREFIX
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.ownership import START_PREFIX, opens
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access
from bot.tongues import Tongue

# Of the parameter of a link, by what it opens; ownership and shipped watches have their own.
PREFIXES = {"invite": INVITE_PREFIX, "rule": "r-"}
WATCH_PREFIX = "w-"
EXAMPLE_UNITS_MAX = 140


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that was opened, and the rule that it shares."""

    link: Link
    shared: Shared | None = None


def show(situation: Situation, request: Request, opened: Opened | None) -> Screen:
    """Greets, explains in four lines, shows the catalogue; or follows the link that was opened."""
    if request.words.startswith(START_PREFIX):
        return _claim(situation, request.words)
    if opened is not None and opened.link.kind == "invite" and situation.private:
        return _welcomed(situation, opened.link)
    if access(situation) is Access.STRANGER:
        return Screen(CommandReason.STRANGER, Note(html=texts.refused(situation.tongue)))
    if access(situation) >= Access.EDITOR:
        if opened is not None and opened.shared is not None:
            return _copied(situation, opened.link, opened.shared)
        if request.words.startswith(WATCH_PREFIX):
            return _subscribed(situation, request.words.removeprefix(WATCH_PREFIX))
    if request.words.startswith(tuple(PREFIXES.values())):
        html = situation.tongue.say("This link is no longer valid. Ask for a new one.")
        return Screen(
            CommandReason.LINK_VOID, _catalogue(situation, situation.watches, 0, head=f"{html}\n\n")
        )
    return Screen(CommandReason.SHOWN, _catalogue(situation, situation.watches, 0))


def _welcomed(situation: Situation, link: Link) -> Screen:
    """An invitation; whoever may use the bot already doesn't use it up."""
    if access(situation) >= Access.READER:
        return Screen(CommandReason.SHOWN, _catalogue(situation, situation.watches, 0))
    head = situation.tongue.say("🎟 <b>You are invited.</b> Welcome!")
    note = _catalogue(situation, situation.watches, 0, head=f"{head}\n\n")
    changes = (Welcome(situation.chat_id, link.chat_id), UseLink(link.hash))
    return Screen(CommandReason.WELCOMED, note, changes)


def _copied(situation: Situation, link: Link, shared: Shared) -> Screen:
    """A shared watch becomes one of the chat's own, which its giver can neither see nor change."""
    tongue, match = situation.tongue, texts.code(shared.match)
    own = [watch for watch in situation.watches if watch.own]
    same = next((watch for watch in own if watch.match == shared.match), None)
    if same is not None:
        html = tongue.say("You watch for {match} already. /watches lists all.", match=match)
        return Screen(CommandReason.WATCHED_ALREADY, Note(html=html))
    if len(own) >= RULES_PER_CHAT_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_watches(tongue, RULES_PER_CHAT_MAX)))
    html = tongue.say("✅ <b>Watching for</b> {match}", match=match)
    rule = AddRule(f"w{situation.rule_number}", situation.chat_id, shared.title, shared.match)
    return Screen(CommandReason.COPIED, Note(html=html), (rule, UseLink(link.hash)))


def _subscribed(situation: Situation, rule_id: str) -> Screen:
    """A link to one of the ready-made watches."""
    watch = next((one for one in situation.watches if one.rule_id == rule_id and not one.own), None)
    if watch is None:
        return Screen(CommandReason.GONE, _catalogue(situation, situation.watches, 0))
    after = tuple(replace(each, subscribed=True) if each is watch else each for each in situation.watches)
    head = situation.tongue.say("✅ <b>Watching for</b> {match}", match=texts.words(watch.title))
    note = _catalogue(situation, after, 0, head=f"{head}\n\n")
    return Screen(CommandReason.SUBSCRIBED, note, (Subscribe(situation.chat_id, watch.rule_id),))


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
    html = head + "\n".join([_welcome(situation.tongue), *_examples(situation, shipped[part])])
    return Note(html=html, buttons=(*rows, *turning("cat", page, len(shipped))))


def _examples(situation: Situation, shown: Sequence[Watch]) -> Iterator[str]:
    """Below the four lines: a headline for which each of them rings."""
    known = [
        (watch, situation.examples[watch.rule_id]) for watch in shown if watch.rule_id in situation.examples
    ]
    if known:
        yield ""
        yield situation.tongue.say("<i>They ring for example for:</i>")
    for watch, text in known:
        yield f"• <b>{texts.words(watch.title)}</b>: {texts.words(text, EXAMPLE_UNITS_MAX)}"


def _toggle(watch: Watch, page: int) -> Button:
    if watch.subscribed:
        return Button(
            text=f"✅ {texts.label(watch.title)}", data=write(Press("uns", key(watch.rule_id), page))
        )
    return Button(text=f"➕ {texts.label(watch.title)}", data=write(Press("sub", key(watch.rule_id), page)))
