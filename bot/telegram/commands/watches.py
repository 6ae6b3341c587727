"""/watches: what this chat watches, a number to open each; /stop: all of it ends at once."""

from bot.alerts.card import Button, Note
from bot.store.watched import Watched
from bot.store.watching import Unsubscribe, Watch
from bot.telegram import texts
from bot.telegram.buttons import Press, key, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

LISTED_MATCH_UNITS_MAX = 120
PER_ROW = 4

All = tuple[Watched, ...]


def show(situation: Situation, _request: Request, watched: All | None) -> Screen:
    """The first page of the list."""
    return Screen(CommandReason.SHOWN, listed(situation.tongue, watched or (), 0))


def turn(situation: Situation, request: Request, watched: All | None) -> Screen:
    """Another page of the list."""
    return Screen(CommandReason.SHOWN, listed(situation.tongue, watched or (), request.pressed.page))


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


def listed(tongue: Tongue, watched: All, wanted_page: int) -> Note:
    """A page of the list; the numbers under it open the watches."""
    if not watched:
        html = tongue.say(
            "You watch nothing yet. /start shows the ready-made watches; /watch WORDS makes your own."
        )
        return Note(html=html)
    page, part = page_of(len(watched), wanted_page)
    active = sum(_is_on(one) for one in watched)
    head = tongue.say("<b>Your watches</b>: {active} of {total} on", active=active, total=len(watched))
    foot = tongue.say("A number opens a watch: pause, edit, sound, languages, delete.")
    numbered = list(enumerate(watched, start=1))[part]
    lines = [_line(tongue, number, one) for number, one in numbered]
    numbers = [
        Button(text=str(number), data=write(Press("card", key(one.watch.rule_id))))
        for number, one in numbered
    ]
    rows = tuple(tuple(numbers[at : at + PER_ROW]) for at in range(0, len(numbers), PER_ROW))
    return Note(html="\n".join([head, *lines, foot]), buttons=(*rows, *turning("list", page, len(watched))))


def sign(one: Watched) -> str:
    """Whether it rings, and how, in one sign."""
    if not one.watch.subscribed or one.paused:
        return "⏸"
    if one.muted_until is not None:
        return "🔕"
    return "🚨" if one.high else "🔈" if one.silent else "🔔"


def says_more(watch: Watch) -> bool:
    """Whether what it matches says more than its title: of the chat's own words often not."""
    return watch.own and watch.match.casefold() != watch.title.casefold()


def _is_on(one: Watched) -> bool:
    return one.watch.subscribed and not one.paused


def _line(tongue: Tongue, number: int, one: Watched) -> str:
    """One watch in the list; what it matches where its title doesn't say so."""
    watch = one.watch
    shown_match = f"\n    {texts.code(watch.match, LISTED_MATCH_UNITS_MAX)}" if says_more(watch) else ""
    rings = tongue.count("{count} ring this week", "{count} rings this week", one.rings)
    return f"{number}. {sign(one)} <b>{texts.words(watch.title)}</b> · {rings}{shown_match}"
