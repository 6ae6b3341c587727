"""/invite: a link that lets others in; /users: who may use the bot, and who is banned; /ban."""

from datetime import timedelta

from bot.alerts.card import Button, Note
from bot.store.links import MakeLink, hashed
from bot.store.people import Ban, Person
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.request import Request
from bot.telegram.situation import Situation, may_invite
from bot.tongues import Tongue

INVITE_PREFIX = "i-"
INVITE_VALID_FOR = timedelta(days=7)
INVITED_MAX = 50
PER_PAGE = 6
ID_DIGITS_MAX = 20
SIGNS = {"owner": "🔑", "member": "👤", "guest": "🚪", "banned": "⛔️"}


def invite(situation: Situation, request: Request, secret: str) -> Screen:
    """A link for one person, or for as many as the words say."""
    tongue = situation.tongue
    if not situation.private:
        html = tongue.say("Invitations are given out in a private chat with me, not in a group.")
        return Screen(CommandReason.REFUSED, Note(html=html))
    if not may_invite(situation):
        html = tongue.say("Only the owner of this Watchword can invite others.")
        return Screen(CommandReason.REFUSED, Note(html=html))
    uses = int(request.words) if request.words.isascii() and request.words.isdigit() else 1
    uses = max(1, min(uses, INVITED_MAX)) if len(request.words) <= ID_DIGITS_MAX else 1
    url = f"https://t.me/{situation.bot_username}?start={INVITE_PREFIX}{secret}"
    lines = (
        tongue.count(
            "🎟 <b>An invitation</b> for {count} person, good for 7 days:",
            "🎟 <b>An invitation</b> for {count} people, good for 7 days:",
            uses,
        ),
        texts.code(url),
        tongue.say("Whoever opens it may use this bot. /users shows who does."),
    )
    made = MakeLink(situation.chat_id, "invite", "", hashed(secret), INVITE_VALID_FOR, uses)
    return Screen(CommandReason.INVITED, Note(html="\n".join(lines)), (made,))


def users(situation: Situation, _request: Request, people: tuple[Person, ...]) -> Screen:
    """The first page of everybody."""
    return Screen(CommandReason.SHOWN, _listed(situation.tongue, people, 0))


def ban(situation: Situation, request: Request, people: tuple[Person, ...]) -> Screen:
    """/ban ID: as the button in /users."""
    tongue = situation.tongue
    person = _person(people, request.words.strip())
    if person is None:
        html = tongue.say("Write the number of a person after the command, as /users shows it: /ban 12345")
        return Screen(CommandReason.EXPLAINED, Note(html=html))
    return _ban(tongue, people, person, 0, banned=True)


def press(situation: Situation, request: Request, found: tuple[Person, ...] | None) -> Screen:
    """A button of the list: another page, ban, let in again."""
    tongue, pressed, people = situation.tongue, request.pressed, found or ()
    if pressed.verb == "users":
        return Screen(CommandReason.SHOWN, _listed(tongue, people, pressed.page))
    person = _person(people, pressed.argument)
    if person is None:
        toast = tongue.say("That person is gone.")
        return Screen(CommandReason.GONE, _listed(tongue, people, pressed.page), toast=toast)
    return _ban(tongue, people, person, pressed.page, banned=pressed.verb == "ban")


def _person(people: tuple[Person, ...], number: str) -> Person | None:
    return next((person for person in people if str(person.chat_id) == number), None)


def _ban(tongue: Tongue, people: tuple[Person, ...], person: Person, page: int, *, banned: bool) -> Screen:
    name = texts.label(person.title, texts.TOAST_TITLE_UNITS_MAX)
    if person.role == "owner":
        note = _listed(tongue, people, page)
        return Screen(CommandReason.REFUSED, note, toast=tongue.say("The owner can't be banned."))
    after = tuple(
        Person(
            each.chat_id,
            each.title,
            each.kind,
            ("banned" if banned else "guest") if each is person else each.role,
            each.watches,
            each.joined,
        )
        for each in people
    )
    toast = (
        tongue.say("⛔️ Banned: {name}", name=name)
        if banned
        else tongue.say("🚪 No longer banned: {name}", name=name)
    )
    reason = CommandReason.BANNED if banned else CommandReason.UNBANNED
    return Screen(reason, _listed(tongue, after, page), (Ban(person.chat_id, banned),), toast)


def _listed(tongue: Tongue, people: tuple[Person, ...], wanted_page: int) -> Note:
    page, part = page_of(len(people), wanted_page, PER_PAGE)
    head = tongue.count("👥 <b>{count} chat</b> knows me", "👥 <b>{count} chats</b> know me", len(people))
    legend = tongue.say("🔑 owner · 👤 member · 🚪 guest · ⛔️ banned")
    lines = [_line(tongue, person) for person in people[part]]
    rows = tuple((_button(tongue, person, page),) for person in people[part] if person.role != "owner")
    return Note(
        html="\n".join([head, *lines, legend]),
        buttons=(*rows, *turning("users", page, len(people), PER_PAGE)),
    )


def _line(tongue: Tongue, person: Person) -> str:
    watches = tongue.count("{count} watch", "{count} watches", person.watches)
    title = texts.words(person.title, texts.LABEL_UNITS_MAX) or "?"
    return f"{SIGNS[person.role]} <b>{title}</b> · {texts.code(str(person.chat_id))} · {watches}"


def _button(tongue: Tongue, person: Person, page: int) -> Button:
    name = texts.label(person.title) or str(person.chat_id)
    if person.role == "banned":
        text = tongue.say("🚪 Let in again: {name}", name=name)
        return Button(text=text, data=write(Press("unban", str(person.chat_id), page)))
    text = tongue.say("⛔️ Ban: {name}", name=name)
    return Button(text=text, data=write(Press("ban", str(person.chat_id), page)))
