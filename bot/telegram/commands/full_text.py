"""Articles for a watch of the chat: the line and the button of its card, and what forbids them."""

from collections.abc import Callable, Iterable

from bot.alerts.articles import FULL_TEXT_PER_CHAT_MAX
from bot.alerts.card import Button
from bot.store.tuning import SetFullText
from bot.store.watched import Watched
from bot.telegram.buttons import Press
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.tongues import Tongue

VERB = "full"


def line(tongue: Tongue, one: Watched) -> list[str]:
    """What the card says of it; nothing where no articles are read."""
    if not one.full_text:
        return []
    return [tongue.say("📄 Reads the article, too, where headline and summary leave it open")]


def row(tongue: Tongue, one: Watched, button: Callable[[str, str, int], Button]) -> tuple[Button, ...]:
    """The button; a ready-made watch has none."""
    if not one.watch.own:
        return ()
    if one.full_text:
        return (button(tongue.say("📄 No articles"), VERB, 0),)
    return (button(tongue.say("📄 Read articles"), VERB, 1),)


def refused(tongue: Tongue, one: Watched, watched: Iterable[Watched], pressed: Press) -> Screen | None:
    """Why the press changes nothing; None where it may."""
    if pressed.verb != VERB:
        return None
    if not one.watch.own:
        toast = tongue.say("A ready-made watch can't be edited.")
        return Screen(CommandReason.REFUSED, toast=toast)
    others = sum(each.full_text for each in watched if each.watch.own and each is not one)
    if pressed.page == 1 and others >= FULL_TEXT_PER_CHAT_MAX:
        most = tongue.say(
            "At most {count} watches of a chat can read articles.", count=FULL_TEXT_PER_CHAT_MAX
        )
        return Screen(CommandReason.LIMIT, toast=most)
    return None


def change(chat_id: int, one: Watched, pressed: Press) -> SetFullText:
    """What the press changes."""
    return SetFullText(chat_id, one.watch.rule_id, full_text=pressed.page == 1)
