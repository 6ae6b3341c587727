"""/help, and the hints to whoever writes what is no command."""

from bot.alerts.card import Note
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation


def show(situation: Situation, _request: Request, _found: None) -> Screen:
    """All commands, and how a watch is written."""
    say = situation.tongue.say
    commands = say(
        "<b>/start</b> the ready-made watches\n"
        "<b>/watch</b> WORDS: a watch of your own\n"
        "<b>/watches</b> what you watch; remove it there\n"
        "<b>/calendar</b> coming dates in it, and reminders\n"
        "<b>/feeds</b> the news feeds; add or remove your own\n"
        "<b>/latest</b> the newest reports for it; <b>/search</b> WORDS in all reports\n"
        "<b>/why</b> as an answer to an alert: why it rang\n"
        "<b>/whynot</b> LINK: why that report didn't\n"
        "<b>/stats</b> your alerts as a picture\n"
        "<b>/settings</b> quiet hours, digest, mute, time zone\n"
        "<b>/channel</b> @name: watch for a channel of yours\n"
        "<b>/language</b> the language that I speak\n"
        "<b>/stop</b> no more alerts"
    )
    language = say(
        "<b>How to write a watch</b>\n"
        "<code>taurus delivery</code>: both words, in any form\n"
        "<code>taurus (deliver OR refuse)</code>: one of them\n"
        '<code>"peace talks" -football</code>: as a phrase; without football\n'
        "<code>missil*</code> beginning · <code>=Sumy</code> exactly so · <code>title:taurus</code>\n"
        "<code>talks NEAR/6 istanbul</code>: within six words\n"
        "OR in capitals, in your language too: ODER, АБО, ИЛИ, OU, VEYA, LUB\n"
        "<code>@ukraine talks has:date</code>: a name in all its spellings; a coming date"
    )
    return Screen(CommandReason.EXPLAINED, Note(html=f"{commands}\n\n{language}"))


def cancel(situation: Situation, _request: Request, _found: None) -> Screen:
    """/cancel: no question is open any more (`dispatch` ends it)."""
    say = situation.tongue.say
    html = say("Cancelled.") if situation.dialogue else say("There was nothing to cancel.")
    return Screen(CommandReason.CANCELLED, Note(html=html))


def plain_text(situation: Situation) -> Screen:
    """Words without a command."""
    said = situation.tongue.say("To watch for words, put /watch before them. /help says more.")
    return Screen(CommandReason.EXPLAINED, Note(html=said))


def unknown_command(situation: Situation) -> Screen:
    """A command that isn't ours."""
    said = situation.tongue.say("I don't know that command. /help lists them all.")
    return Screen(CommandReason.UNKNOWN, Note(html=said))
