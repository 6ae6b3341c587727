"""What a button says back when it is pressed: `1:verb:argument:page`, at most 64 bytes. Pure.

The version comes first: a button of an older or newer Watchword is answered politely, never misread.
A press sets a state (`sub`, `uns`) and never flips one, so that pressing twice does it once.
"""

import hashlib
from dataclasses import dataclass

VERSION = "1"
DATA_BYTES_MAX = 64
PAGE_DIGITS_MAX = 4
KEY_CHARACTERS_MAX = 40
MESSAGE_DIGITS_MAX = 18


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, read. `argument` is mostly the `key` of a rule, or the number of our message.

    `page` is where the list was, counted from 0. What a verb does says `bot.telegram.features`.
    """

    verb: str
    argument: str = ""
    page: int = 0

    @property
    def message_id(self) -> int | None:
        """The number of the alert that was pressed; None where the button says no number (it is forged)."""
        digits = (
            self.argument.isascii() and self.argument.isdigit() and len(self.argument) <= MESSAGE_DIGITS_MAX
        )
        return int(self.argument) if digits else None


def key(rule_id: str) -> str:
    """A rule's id as buttons know it: a file may give an id that is longer than a button can say."""
    if len(rule_id) <= KEY_CHARACTERS_MAX:
        return rule_id
    return "~" + hashlib.sha256(rule_id.encode()).hexdigest()[:16]


def write(press: Press) -> str:
    """The callback data of a button. Raises ValueError beyond 64 bytes, which Telegram would refuse."""
    data = f"{VERSION}:{press.verb}:{press.argument}:{press.page}"
    if len(data.encode()) > DATA_BYTES_MAX:
        raise ValueError(f"callback data of {len(data.encode())} bytes: {press.verb}, rule id too long")
    return data


def read(data: str) -> Press | None:
    """The inverse; None for what no button of this version says (it may be forged: check the rights)."""
    parts = data.split(":")
    if len(parts) != 4:
        return None
    version, verb, argument, page = parts
    digits = page.isascii() and page.isdigit() and len(page) <= PAGE_DIGITS_MAX
    if version != VERSION or not digits:
        return None
    return Press(verb, argument, int(page))
