"""The buttons under an alert: three set a state, so that pressing twice does it once; *sources* lists."""

from bot.alerts.card import Note
from bot.alerts.render_sources import sources_html
from bot.store.changes import HearStory, MuteStory, RejectStory
from bot.telegram import texts
from bot.telegram.buttons import Press
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.situation import Situation


def press(situation: Situation, pressed: Press) -> Screen:
    """What a button does; nothing under an alert that is gone, or is another chat's (a forged press)."""
    told = situation.told
    if told is None:
        return Screen(CommandReason.GONE, toast=texts.TOAST_ALERT_GONE)
    chat_id, message_id = situation.chat_id, told.message_id
    match pressed.verb:
        case "mute":
            return _wish(CommandReason.MUTED, MuteStory(chat_id, message_id), texts.TOAST_MUTED)
        case "irrelevant":
            return _wish(CommandReason.REJECTED, RejectStory(chat_id, message_id), texts.TOAST_REJECTED)
        case "hear":
            return _wish(CommandReason.HEARD, HearStory(chat_id, message_id), texts.TOAST_HEARD)
        case _:
            note = Note(html=sources_html(told.headline, told.sources, told.total, situation.now))
            return Screen(CommandReason.SHOWN, note)


def _wish(reason: CommandReason, wish: MuteStory | RejectStory | HearStory, toast: str) -> Screen:
    return Screen(reason, changes=(wish,), toast=toast)
