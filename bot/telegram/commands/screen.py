"""What a command shows, and what it changes in the chat that it was given in."""

from dataclasses import dataclass

from bot.alerts.card import Attachment, Button, Note, Picture
from bot.store.changes import Change
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class Screen:
    """`note` is shown (None: only the toast); `file` comes as a message of its own.

    `under` is our number of the message that a new one replies to.
    """

    reason: CommandReason
    note: Note | None = None
    changes: tuple[Change, ...] = ()
    toast: str = ""
    file: Attachment | Picture | None = None
    under: int | None = None


def page_of(total: int, wanted: int, per_page: int = PER_PAGE) -> tuple[int, slice]:
    """The nearest page that exists, and what of the list is on it. Old buttons name pages that are gone."""
    page = min(wanted, max(0, (total - 1) // per_page))
    return page, slice(page * per_page, (page + 1) * per_page)


def turning(verb: str, page: int, total: int, per_page: int = PER_PAGE) -> tuple[tuple[Button, ...], ...]:
    """A row that turns the page, where there is more than one."""
    last = max(0, (total - 1) // per_page)
    row = []
    if page > 0:
        row.append(Button(text="◀️", data=write(Press(verb, page=page - 1))))
    if page < last:
        row.append(Button(text="▶️", data=write(Press(verb, page=page + 1))))
    return (tuple(row),) if row else ()
