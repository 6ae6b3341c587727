"""From an update to the feature that it asks for, and to the intent that answers it. Pure.

Access is checked here, once, before a feature is asked anything: a stranger can't make us read or send. An
update is looked at twice: `asked` says what has to be read for it, `handle` decides with what was read.
"""

import re
from dataclasses import dataclass
from typing import Any, assert_never

from bot.alerts import notices
from bot.alerts.card import Note
from bot.alerts.shown import clean
from bot.store.changes import Answer, Change, CommandIntent
from bot.store.chats import MoveChat, RememberChat, SetRole, SetState
from bot.store.dialogues import EndDialogue
from bot.store.places import WHOLE_CHAT, BroughtBy, FindTopic, KeepChannel, LoseChat
from bot.telegram import buttons, features, texts
from bot.telegram.commands import channel
from bot.telegram.commands import help as hints
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.feature import Feature
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Moved, Other, Person, Place, Pressed, Reachable, Reopened, Said

_COMMAND = re.compile(
    r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{1,64}))?(?P<rest>(?:\s.*)?)", re.DOTALL
)


_WHY_NOT = {
    CommandReason.STRANGER: texts.toast_refused,
    CommandReason.NO_ADMINISTRATOR: texts.administrators_only,
    CommandReason.REFUSED: texts.owner_only,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A feature that may be used, and what it is asked."""

    feature: Feature
    request: Request


def asked(update: Incoming, situation: Situation) -> Asked | None:
    """What `update` asks of which feature; None where it asks nothing, or may not."""
    found = _asked(update, situation)
    return found if isinstance(found, Asked) else None


def handle(update: Incoming, situation: Situation, found: Any = None) -> CommandIntent:  # noqa: ANN401
    """The intent of one update; `found` is what its feature asked for. Never raises for what people do."""
    match update:
        case Said(place, person) | Pressed(_, Place() as place, person):
            wanted = _asked(update, situation)
            if isinstance(wanted, Asked):
                screen = wanted.feature.show(situation, wanted.request, found)
                return _intent(update, place, person, situation, screen, wanted)
            return _intent(update, place, person, situation, wanted)
        case Pressed():
            toast = texts.toast_old_button(situation.tongue)
            return CommandIntent(CommandReason.OLD_BUTTON, toast=toast)
        case Reachable():
            return _reachable(update, situation)
        case Reopened(place):
            return CommandIntent(CommandReason.REOPENED, (FindTopic(place.id, place.topic),))
        case Moved(old_id, new_id):
            return CommandIntent(CommandReason.MOVED, (MoveChat(old_id, new_id),))
        case Other():
            return CommandIntent(CommandReason.IGNORED)
        case _:
            assert_never(update)


def is_personal(wanted: Asked) -> bool:
    """Whether it is for the person who asks, even where their private chat acts for a channel."""
    link = wanted.feature is features.COMMANDS["start"] and wanted.request.words != ""
    return wanted.feature.personal or link


def _reachable(update: Reachable, situation: Situation) -> CommandIntent:
    """What waits for a chat goes out when it may; whoever brought us there is told when it may not."""
    place, keeper = update.place, situation.keeper
    if update.state == "paused":
        tells = keeper is not None and not keeper.told and keeper.chat_id != update.by.id
        answers = (
            (Answer(keeper.chat_id, notices.shut_out(keeper.tongue, keeper.title)),)
            if keeper is not None and tells
            else ()
        )
        lost = () if place.private else (LoseChat(place.id),)
        return CommandIntent(CommandReason.PAUSED, (SetState(place.id, "paused"), *lost), answers)
    changes: list[Change] = [SetState(place.id, "active")]
    if not place.private:
        # An administrator may write in a General that is closed, too.
        changes += [FindTopic(place.id, WHOLE_CHAT), FindTopic(place.id, 0)]
    welcome = situation.mode == "open" or situation.role in {"member", "owner"}
    if update.entered and welcome and not place.private:
        changes.append(RememberChat(place.id, place.kind, place.title, ""))
        changes.append(BroughtBy(place.id, update.by.id, again=True))
    return CommandIntent(CommandReason.RESUMED, tuple(changes))


def _asked(update: Incoming, situation: Situation) -> Asked | Screen:
    """The feature and its request; or the screen that says why there is none."""
    if situation.asked_in is not None and not situation.administrator:
        return channel.no_longer(situation)
    match update:
        case Said():
            return _said(update, situation)
        case Pressed(_, Place()):
            return _pressed(update, situation)
        case _:
            return Screen(CommandReason.IGNORED)


def _said(said: Said, situation: Situation) -> Asked | Screen:
    found = _COMMAND.fullmatch(said.text)
    if found is None:
        return _plain_text(said, situation)
    if found["bot"] and found["bot"].lower() != situation.bot_username.lower():
        return Screen(CommandReason.OTHER_BOT)
    feature = features.COMMANDS.get(found["name"].lower())
    if feature is None and not said.place.private:
        return Screen(CommandReason.OTHER_BOT)  # a group has other bots
    # Who acts for a channel answers a message of the private chat; in the channel its number is another's.
    reply_to = said.reply_to if situation.asked_in is None else None
    request = Request(words=clean(found["rest"].strip())[0], reply_to=reply_to, file=said.file)
    return _allowed(feature, request, situation) or hints.unknown_command(situation)


def _plain_text(said: Said, situation: Situation) -> Asked | Screen:
    """A file, or an answer to an open question; else groups talk among themselves, a person gets a hint."""
    if said.file is not None:
        if not said.place.private and not _answers_us(said, situation):
            return Screen(CommandReason.IGNORED)
        request = Request(words=clean(said.text)[0], reply_to=said.reply_to, file=said.file)
        return _allowed(features.FILES, request, situation) or Screen(CommandReason.IGNORED)
    question = situation.dialogue
    feature = None if question is None else features.DIALOGUES.get(question.kind)
    # In a group only a reply to us is meant for us.
    if question is not None and feature is not None and (said.place.private or _answers_us(said, situation)):
        request = Request(words=clean(said.text)[0], reply_to=said.reply_to, state=question.state)
        return _allowed(feature, request, situation) or hints.plain_text(situation)
    if not said.place.private:
        return Screen(CommandReason.IGNORED)
    return _allowed(None, Request(), situation) or hints.plain_text(situation)


def _answers_us(said: Said, situation: Situation) -> bool:
    return said.reply_to is not None and said.answers.lower() == situation.bot_username.lower()


def _pressed(pressed: Pressed, situation: Situation) -> Asked | Screen:
    press = buttons.read(pressed.data)
    feature = None if press is None else features.BUTTONS.get(press.verb)
    if feature is None:
        return Screen(CommandReason.OLD_BUTTON, toast=texts.toast_old_button(situation.tongue))
    allowed = _allowed(feature, Request(press=press, reply_to=pressed.message_id), situation)
    if isinstance(allowed, Asked):
        return allowed
    reason = CommandReason.STRANGER if allowed is None else allowed.reason
    return Screen(reason, toast=_WHY_NOT[reason](situation.tongue) if reason in _WHY_NOT else "")


def _allowed(feature: Feature | None, request: Request, situation: Situation) -> Asked | Screen | None:
    """The feature if it may be used here, or why not; None where there is no feature, and one may know."""
    may = access(situation)
    needed = Access.READER if feature is None else feature.needs(situation)
    if may is Access.BANNED:
        return Screen(CommandReason.BANNED_SILENCE)
    if may >= needed:
        return None if feature is None else Asked(feature, request)
    if may >= Access.EDITOR and needed is Access.OWNER:
        return Screen(CommandReason.REFUSED, Note(html=texts.owner_only(situation.tongue)))
    if may is Access.STRANGER:
        # In a channel of strangers it would be a post to all.
        note = None if situation.channel else Note(html=texts.refused(situation.tongue))
        return Screen(CommandReason.STRANGER, note)
    return Screen(CommandReason.NO_ADMINISTRATOR, Note(html=texts.administrators_only(situation.tongue)))


def _intent(
    update: Said | Pressed,
    place: Place,
    person: Person,
    situation: Situation,
    screen: Screen,
    wanted: Asked | None = None,
) -> CommandIntent:
    """The chat is remembered before anything refers to it; a group that a member uses is admitted."""
    if screen.note is None and wanted is None:
        return CommandIntent(screen.reason, toast=screen.toast)
    # A group speaks the language of the first who may use us there; in a refusal nobody chooses for it.
    lang = person.lang if place.private or access(situation) > Access.STRANGER else ""
    before: list[Change] = [RememberChat(place.id, place.kind, place.title, lang)]
    if wanted is not None and not place.private and access(situation) is Access.EDITOR:
        before.append(SetRole(place.id, "member"))
        if not (isinstance(update, Said) and update.as_group):
            before.append(BroughtBy(place.id, person.id))
    if isinstance(update, Said) and situation.dialogue is not None:
        # Whatever was said, it was the answer, or the question is given up; a screen may ask anew.
        before.append(EndDialogue(situation.chat_id, person.id))
    edits, about = _shown_where(wanted)
    under = screen.under
    if place.id != situation.chat_id:
        about = under = None  # an alert of a channel: nothing here can be a reply to it
    for_channel = situation.asked_in is not None and wanted is not None
    if for_channel:
        before.append(KeepChannel(situation.chat_id))
    where = {"topic": place.topic, "acts_for": situation.chat_id if for_channel else 0}
    note = channel.head(situation, screen.note) if for_channel and screen.note else screen.note
    shown = () if note is None else (Answer(place.id, note, edits, about, under=under, **where),)
    files = () if screen.file is None else (Answer(place.id, screen.file, **where),)
    return CommandIntent(
        screen.reason,
        (*before, *screen.changes),
        (*shown, *files),
        screen.toast,
        heard=(situation.chat_id, 0 if for_channel else place.topic),
    )


def _shown_where(wanted: Asked | None) -> tuple[int | None, int | None]:
    """The remote id of the message that the answer replaces, and the number of the alert that it is about."""
    press = None if wanted is None else wanted.request.press
    if wanted is None or press is None or wanted.feature.shown == "new":
        return None, None
    if wanted.feature.shown == "about":
        return None, press.message_id
    return wanted.request.reply_to, None
