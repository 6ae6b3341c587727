"""The buttons under an alert: three set a state, so that pressing twice does it once; *sources* lists."""

from bot.alerts.card import Note
from bot.alerts.render_sources import sources_html
from bot.store.held import OpenStory
from bot.store.told import Told
from bot.store.wishes import HearStory, MuteStory, RejectStory
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue


def open_story(situation: Situation, request: Request, _found: None) -> Screen:
    """A number under a digest: the story's card comes as a message of its own, with its buttons."""
    number = request.pressed.message_id
    if number is None:
        return Screen(CommandReason.GONE, toast=_gone(situation.tongue))
    change = OpenStory(situation.chat_id, number, request.pressed.page)
    return Screen(CommandReason.OPENED, changes=(change,))


def _gone(tongue: Tongue) -> str:
    return tongue.say("This alert is no longer on record, so its buttons do nothing any more.")


def press(situation: Situation, request: Request, told: Told | None) -> Screen:
    """What a button does; nothing under an alert that is gone, or is another chat's (a forged press)."""
    say = situation.tongue.say
    if told is None:
        return Screen(CommandReason.GONE, toast=_gone(situation.tongue))
    chat_id, message_id = situation.chat_id, told.message_id
    match request.pressed.verb:
        case "mute":
            toast = say("🔕 Muted: you hear no more of this story. “Unmute” tells you what you missed.")
            return Screen(CommandReason.MUTED, changes=(MuteStory(chat_id, message_id),), toast=toast)
        case "irrelevant":
            toast = say("👎 Noted: not what you meant. This story is muted; “Unmute” takes it back.")
            return Screen(CommandReason.REJECTED, changes=(RejectStory(chat_id, message_id),), toast=toast)
        case "hear":
            toast = say("🔔 You hear of this story again, and of what you missed.")
            return Screen(CommandReason.HEARD, changes=(HearStory(chat_id, message_id),), toast=toast)
        case _:
            html = sources_html(told.headline, told.sources, told.total, situation.now, situation.tongue)
            return Screen(CommandReason.SHOWN, Note(html=html))
