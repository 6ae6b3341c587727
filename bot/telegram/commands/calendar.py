"""/calendar: the coming dates in what this chat watches, the file of them, and its reminders.

`/calendar ZONE` says where the chat lives; only who may change what is watched may say that.
"""

from bot.alerts.agenda import sections
from bot.alerts.agenda_html import PER_PAGE, page_html, rows
from bot.alerts.agenda_ics import FILE_NAME, calendar_file
from bot.alerts.card import Attachment, Button, Note
from bot.store.changes import SetReminders, SetTimezone
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen, page_of, turning
from bot.telegram.situation import Access, Situation, access
from bot.telegram.zones import zone_called


def show(situation: Situation, words: str = "") -> Screen:
    """The first page; with words, the chat's time zone."""
    if words:
        return _set_zone(situation, words)
    return Screen(CommandReason.SHOWN, _agenda(situation, 0, reminders=_reminders(situation)))


def press(situation: Situation, pressed: Press) -> Screen:
    """A button of the agenda: another page, the file, reminders on or off."""
    if pressed.verb == "ics":
        text = calendar_file(situation.appointments, _titles(situation), situation.now)
        file = Attachment(name=FILE_NAME, text=text, html=texts.ICS_CAPTION)
        return Screen(CommandReason.FILE, toast=texts.TOAST_ICS, file=file)
    if pressed.verb == "cal":
        note = _agenda(situation, pressed.page, reminders=_reminders(situation))
        return Screen(CommandReason.SHOWN, note)
    wanted = pressed.verb == "remind"
    return Screen(
        CommandReason.REMINDERS_ON if wanted else CommandReason.REMINDERS_OFF,
        _agenda(situation, pressed.page, reminders=wanted),
        (SetReminders(situation.chat_id, wanted),),
        texts.TOAST_REMINDERS_ON if wanted else texts.TOAST_REMINDERS_OFF,
    )


def _set_zone(situation: Situation, words: str) -> Screen:
    if access(situation) < Access.EDITOR:
        return Screen(CommandReason.NO_ADMINISTRATOR, Note(html=texts.ADMINISTRATORS_ONLY))
    zone = zone_called(words)
    if zone is None:
        return Screen(CommandReason.ZONE_UNKNOWN, Note(html=texts.zone_unknown(words)))
    change = SetTimezone(situation.chat_id, zone)
    return Screen(CommandReason.ZONE_SET, Note(html=texts.zone_set(zone)), (change,))


def _agenda(situation: Situation, wanted_page: int, *, reminders: bool) -> Note:
    shown = rows(sections(situation.appointments, _titles(situation)))
    page, part = page_of(len(shown), wanted_page, PER_PAGE)
    zone = situation.chat.timezone if situation.chat else ""
    foot = texts.reminders_on(zone) if reminders else texts.REMINDERS_OFF
    head = texts.dates_on_page(page, -(-len(shown) // PER_PAGE))
    lines = (foot,) if shown else (texts.NO_DATES, foot)
    switch = Button(
        text=texts.QUIET_BUTTON if reminders else texts.REMIND_BUTTON,
        data=write(Press("quiet" if reminders else "remind", page=page)),
    )
    file = (Button(text=texts.ICS_BUTTON, data=write(Press("ics", page=page))),) if shown else ()
    return Note(
        html=page_html(head, shown[part], lines, situation.now),
        buttons=(*turning("cal", page, len(shown), PER_PAGE), (*file, switch)),
    )


def _reminders(situation: Situation) -> bool:
    return situation.chat is None or situation.chat.reminders


def _titles(situation: Situation) -> dict[str, str]:
    """Only what this chat watches, in the order of /watches."""
    return {watch.rule_id: watch.title for watch in situation.watches if watch.subscribed}
