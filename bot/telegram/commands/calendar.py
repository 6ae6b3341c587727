"""/calendar: the coming dates in what this chat watches, the file of them, and its reminders.

`/calendar ZONE` says where the chat lives; only who may change what is watched may say that.
"""

from bot.alerts.agenda import sections
from bot.alerts.agenda_html import PER_PAGE, page_html, rows
from bot.alerts.agenda_ics import FILE_NAME, calendar_file
from bot.alerts.appointment import Appointment
from bot.alerts.card import Attachment, Button, Note
from bot.store.chats import SetReminders, SetTimezone
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation, access
from bot.telegram.zones import zone_called
from bot.tongues import Tongue

Dates = tuple[Appointment, ...]


def show(situation: Situation, request: Request, dates: Dates | None) -> Screen:
    """The first page; with words, the chat's time zone."""
    if request.words:
        return _set_zone(situation, request.words)
    return Screen(CommandReason.SHOWN, _agenda(situation, dates or (), 0, reminders=_reminders(situation)))


def press(situation: Situation, request: Request, dates: Dates | None) -> Screen:
    """A button of the agenda: another page, the file, reminders on or off."""
    say, pressed, known = situation.tongue.say, request.pressed, dates or ()
    if pressed.verb == "ics":
        text = calendar_file(known, _titles(situation), situation.now, situation.tongue)
        html = say(
            "Open it with your calendar. A date that moved moves there too, when you open a newer file."
        )
        file = Attachment(name=FILE_NAME, text=text, html=html)
        return Screen(CommandReason.FILE, toast=say("📎 The file is on its way."), file=file)
    if pressed.verb == "cal":
        note = _agenda(situation, known, pressed.page, reminders=_reminders(situation))
        return Screen(CommandReason.SHOWN, note)
    wanted = pressed.verb == "remind"
    return Screen(
        CommandReason.REMINDERS_ON if wanted else CommandReason.REMINDERS_OFF,
        _agenda(situation, known, pressed.page, reminders=wanted),
        (SetReminders(situation.chat_id, wanted),),
        say("🔔 You are reminded of coming dates.") if wanted else say("🔕 No more reminders."),
    )


def _set_zone(situation: Situation, words: str) -> Screen:
    tongue = situation.tongue
    if access(situation) < Access.EDITOR:
        return Screen(CommandReason.NO_ADMINISTRATOR, Note(html=texts.administrators_only(tongue)))
    zone = zone_called(words)
    if zone is None:
        html = tongue.say(
            "🤔 I know no time zone {said}. Write a city or a region: <code>/calendar Berlin</code>,"
            " <code>/calendar America/New_York</code>.",
            said=texts.code(words),
        )
        return Screen(CommandReason.ZONE_UNKNOWN, Note(html=html))
    html = tongue.say("🕰 Your time zone is {zone} now: reminders come at 18:00 there.", zone=texts.code(zone))
    return Screen(CommandReason.ZONE_SET, Note(html=html), (SetTimezone(situation.chat_id, zone),))


def _agenda(situation: Situation, dates: Dates, wanted_page: int, *, reminders: bool) -> Note:
    tongue = situation.tongue
    shown = rows(sections(dates, _titles(situation)))
    page, part = page_of(len(shown), wanted_page, PER_PAGE)
    zone = situation.chat.timezone if situation.chat else ""
    foot = _reminders_on(tongue, zone) if reminders else tongue.say("⏰ No reminders come to this chat.")
    none = tongue.say(
        "No coming dates are known in what you watch so far. They appear here as reports name them."
    )
    switch = Button(
        text=tongue.say("🔕 Reminders off") if reminders else tongue.say("🔔 Reminders on"),
        data=write(Press("quiet" if reminders else "remind", page=page)),
    )
    ics = Button(text=tongue.say("📎 Calendar file"), data=write(Press("ics", page=page)))
    return Note(
        html=page_html(
            _head(tongue, page, -(-len(shown) // PER_PAGE)),
            shown[part],
            (foot,) if shown else (none, foot),
            situation.now,
            tongue,
        ),
        buttons=(
            *turning("cal", page, len(shown), PER_PAGE),
            (ics, switch) if shown else (switch,),
        ),
    )


def _head(tongue: Tongue, page: int, pages: int) -> str:
    head = tongue.say("📅 Coming dates")
    return head if pages < 2 else f"{head} ({page + 1}/{pages})"


def _reminders_on(tongue: Tongue, zone: str) -> str:
    """When reminders come; `zone` is the chat's, "" where it never said one."""
    if zone:
        return tongue.say(
            "⏰ Reminders come at 18:00 the day before ({zone}), and an hour before a known hour.", zone=zone
        )
    return tongue.say(
        "⏰ Reminders come at 18:00 the day before (the publisher's time zone), and an hour before a known"
        " hour. /calendar Berlin sets your own."
    )


def _reminders(situation: Situation) -> bool:
    return situation.chat is None or situation.chat.reminders


def _titles(situation: Situation) -> dict[str, str]:
    """Only what this chat watches, in the order of /watches."""
    return {watch.rule_id: watch.title for watch in situation.watches if watch.subscribed}
