"""From an update to the screen that answers it. Access is checked here, once, before any screen is asked."""

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from bot.alerts.card import Note
from bot.alerts.shown import clean
from bot.rules.query import Node
from bot.store.changes import Answer, Change, CommandIntent, MoveChat, RememberChat, SetRole, SetState
from bot.telegram import buttons, texts
from bot.telegram.commands import calendar, start, story, watch, watches
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Moved, Other, Person, Place, Pressed, Reachable, Said

_COMMAND = re.compile(
    r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{1,64}))?(?P<rest>(?:\s.*)?)", re.DOTALL
)

CommandScreen = Callable[[Situation, str], Screen]

_COMMANDS: Mapping[str, tuple[Access, CommandScreen]] = {
    "start": (Access.READER, start.show),
    "help": (
        Access.READER,
        lambda _situation, _words: Screen(CommandReason.EXPLAINED, Note(html=texts.HELP)),
    ),
    "watch": (Access.EDITOR, watch.add),
    "watches": (Access.READER, watches.show),
    "calendar": (Access.READER, calendar.show),
    "stop": (Access.EDITOR, watches.stop),
}


def handle(update: Incoming, situation: Situation) -> CommandIntent:
    """The intent of one update. Never raises for what a person can type or press."""
    match update:
        case Said():
            return _said(update, situation)
        case Pressed():
            return _pressed(update, situation)
        case Reachable(place, state):
            reason = CommandReason.PAUSED if state == "paused" else CommandReason.RESUMED
            return CommandIntent(reason, (SetState(place.id, state),))
        case Moved(old_id, new_id):
            return CommandIntent(CommandReason.MOVED, (MoveChat(old_id, new_id),))
        case Other():
            return CommandIntent(CommandReason.IGNORED)
        case _:
            assert_never(update)


def _said(said: Said, situation: Situation) -> CommandIntent:
    found = _COMMAND.fullmatch(said.text)
    if found is None:
        return _plain_text(said, situation)
    if found["bot"] and found["bot"].lower() != situation.bot_username.lower():
        return CommandIntent(CommandReason.OTHER_BOT)
    name, words = found["name"].lower(), clean(found["rest"].strip())[0]
    claim = start.claim(said, situation, words) if name == "start" else None
    screen = claim or _command(name, words, said.place, situation)
    if screen is None:
        return CommandIntent(CommandReason.OTHER_BOT)
    return _intent(said.place, said.person, situation, screen)


def query_asked(said: Said, situation: Situation) -> Node | None:
    """The query of a /watch that will make a rule; None for whatever else was said."""
    found = _COMMAND.fullmatch(said.text)
    if found is None or found["name"].lower() != "watch" or access(situation) < Access.EDITOR:
        return None
    if found["bot"] and found["bot"].lower() != situation.bot_username.lower():
        return None
    return watch.query_of(situation, clean(found["rest"].strip())[0])


def calendar_asked(update: Said | Pressed) -> bool:
    """Whether the answer needs the coming dates."""
    if isinstance(update, Pressed):
        press = buttons.read(update.data)
        return press is not None and press.verb in buttons.OF_CALENDAR
    found = _COMMAND.fullmatch(update.text)
    return found is not None and found["name"].lower() == "calendar"


def _plain_text(said: Said, situation: Situation) -> CommandIntent:
    """Groups talk among themselves; a person who talks to us alone gets a hint."""
    if not said.place.private:
        return CommandIntent(CommandReason.IGNORED)
    if access(situation) is Access.STRANGER:
        screen = Screen(CommandReason.STRANGER, Note(html=texts.REFUSED))
    else:
        screen = Screen(CommandReason.EXPLAINED, Note(html=texts.PLAIN_TEXT))
    return _intent(said.place, said.person, situation, screen)


def _command(name: str, words: str, place: Place, situation: Situation) -> Screen | None:
    may = access(situation)
    if name not in _COMMANDS and not place.private:
        return None  # a group has other bots
    if may is Access.STRANGER:
        return Screen(CommandReason.STRANGER, Note(html=texts.REFUSED))
    if name not in _COMMANDS:
        return Screen(CommandReason.UNKNOWN, Note(html=texts.UNKNOWN_COMMAND))
    needed, screen = _COMMANDS[name]
    if may < needed:
        return Screen(CommandReason.NO_ADMINISTRATOR, Note(html=texts.ADMINISTRATORS_ONLY))
    return screen(situation, words)


def _pressed(pressed: Pressed, situation: Situation) -> CommandIntent:
    press = buttons.read(pressed.data)
    if press is None or pressed.place is None:
        return CommandIntent(CommandReason.OLD_BUTTON, toast=texts.TOAST_OLD_BUTTON)
    may = access(situation)
    if may is Access.STRANGER:
        return CommandIntent(CommandReason.STRANGER, toast=texts.TOAST_REFUSED)
    if may < Access.EDITOR and not _only_shows(press, pressed.place):
        return CommandIntent(CommandReason.NO_ADMINISTRATOR, toast=texts.ADMINISTRATORS_ONLY)
    if press.verb in buttons.STORY_VERBS:
        screen = story.press(situation, press)
        return _intent(pressed.place, pressed.person, situation, screen, about=press.message_id)
    screen = _screen_of(press)(situation, press)
    return _intent(pressed.place, pressed.person, situation, screen, edits=pressed.message_id)


def _only_shows(press: buttons.Press, place: Place) -> bool:
    """What every reader may press. In a channel an answer is a post to all: that only administrators make."""
    return press.verb in buttons.READING or (press.verb == "sources" and place.kind != "channel")


def _screen_of(press: buttons.Press) -> Callable[[Situation, buttons.Press], Screen]:
    if press.verb in buttons.OF_CALENDAR:
        return calendar.press
    return start.press if press.verb in ("sub", "uns", "cat") else watches.press


def _intent(
    place: Place,
    person: Person,
    situation: Situation,
    screen: Screen,
    *,
    edits: int | None = None,
    about: int | None = None,
) -> CommandIntent:
    """The chat is remembered before anything refers to it; a group that a member uses is admitted."""
    lang = person.lang if place.private else ""
    before: list[Change] = [RememberChat(place.id, place.kind, place.title, lang)]
    if not place.private and access(situation) is Access.EDITOR:
        before.append(SetRole(place.id, "member"))
    shown = () if screen.note is None else (Answer(place.id, screen.note, edits, about),)
    files = () if screen.file is None else (Answer(place.id, screen.file),)
    return CommandIntent(screen.reason, (*before, *screen.changes), (*shown, *files), screen.toast)
