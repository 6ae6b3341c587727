"""/language: which language the bot speaks in this chat; all that it says there follows, alerts too."""

from bot.alerts.card import Button, Note
from bot.store.chats import SetTongue
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import SPOKEN, Tongue, tongue

PER_ROW = 2


def show(situation: Situation, _request: Request, _found: None) -> Screen:
    """The languages, each under the name that its speakers know it by."""
    return Screen(CommandReason.SHOWN, _languages(situation.tongue))


def press(situation: Situation, request: Request, _found: None) -> Screen:
    """One of them was chosen: the answer is in it already. A button that names none opens the list."""
    code = request.pressed.argument
    if code not in SPOKEN:
        return Screen(CommandReason.GONE if code else CommandReason.SHOWN, _languages(situation.tongue))
    chosen = tongue(code)
    toast = chosen.say("🌐 I speak {language} here now.", language=SPOKEN[code])
    change = SetTongue(situation.chat_id, code)
    return Screen(CommandReason.TONGUE_SET, _languages(chosen), (change,), toast)


def _languages(spoken: Tongue) -> Note:
    html = spoken.say(
        "🌐 <b>Language</b>\n"
        "Alerts, reminders, buttons and answers here come in it. Reports stay as they were written."
    )
    buttons = [_button(code, name, chosen=code == spoken.lang) for code, name in SPOKEN.items()]
    rows = (tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))
    return Note(html=html, buttons=tuple(rows))


def _button(code: str, name: str, *, chosen: bool) -> Button:
    return Button(text=f"✅ {name}" if chosen else name, data=write(Press("speak", code)))
