"""/export: all that is kept of this chat, as a file; /forget: all of it deleted, after a question."""

import json
from typing import Any

from bot.alerts.card import Attachment, Button, Note
from bot.store.people import Forget
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation

EXPORT_NAME = "watchword-chat.json"


def export(situation: Situation, _request: Request, data: dict[str, Any]) -> Screen:
    """One JSON file."""
    html = situation.tongue.say("All that I keep of this chat: settings, watches, the newest alerts.")
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return Screen(CommandReason.FILE, file=Attachment(name=EXPORT_NAME, text=text, html=html))


def forget(situation: Situation, _request: Request, _found: None) -> Screen:
    """Asks whether that is meant."""
    say = situation.tongue.say
    lines = [
        say("🗑 <b>Forget this chat?</b>"),
        say("All watches, settings and alerts of it are deleted here, and nothing comes any more."),
        say("This can't be undone. /export gives you a copy first."),
    ]
    if situation.role == "owner" and situation.private:
        lines.append(say("You own this bot: the next start would log a link for a new owner."))
    yes = Button(text=say("🗑 Yes, delete everything"), data=write(Press("forget", "yes")))
    no = Button(text=say("No"), data=write(Press("forget", "no")))
    return Screen(CommandReason.EXPLAINED, Note(html="\n".join(lines), buttons=((yes,), (no,))))


def press(situation: Situation, request: Request, _found: None) -> Screen:
    """Deletes, or not."""
    say = situation.tongue.say
    if request.pressed.argument != "yes":
        return Screen(CommandReason.SHOWN, Note(html=say("Nothing was deleted.")))
    html = say("🗑 Forgotten. /start begins anew.")
    return Screen(CommandReason.FORGOTTEN, Note(html=html), (Forget(situation.chat_id),))
