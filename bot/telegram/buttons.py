"""What a button says back when it is pressed: `1:verb:argument:page`, at most 64 bytes. Pure.

The version comes first: a button of an older or newer Watchword is answered politely, never misread.
A press sets a state (`sub`, `uns`) and never flips one, so that pressing twice does it once.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal, cast, get_args

VERSION = "1"
DATA_BYTES_MAX = 64
PAGE_DIGITS_MAX = 4
KEY_CHARACTERS_MAX = 40

# sub, uns, cat (turn the page): the catalogue of /start; on, off, del, list (turn the page): /watches;
# remind, quiet (reminders on, off), ics (the file), cal (turn the page): /calendar.
Verb = Literal["sub", "uns", "on", "off", "del", "cat", "list", "remind", "quiet", "ics", "cal"]
# These change nothing: whoever may read may press them.
READING: frozenset[Verb] = frozenset({"cat", "list", "ics", "cal"})
OF_CALENDAR: frozenset[Verb] = frozenset({"remind", "quiet", "ics", "cal"})
VERBS: frozenset[str] = frozenset(get_args(Verb))


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, read. `rule` is a rule's `key`; `page` is where the list was, counted from 0."""

    verb: Verb
    rule: str = ""
    page: int = 0


def key(rule_id: str) -> str:
    """A rule's id as buttons know it: a file may give an id that is longer than a button can say."""
    if len(rule_id) <= KEY_CHARACTERS_MAX:
        return rule_id
    return "~" + hashlib.sha256(rule_id.encode()).hexdigest()[:16]


def write(press: Press) -> str:
    """The callback data of a button. Raises ValueError beyond 64 bytes, which Telegram would refuse."""
    data = f"{VERSION}:{press.verb}:{press.rule}:{press.page}"
    if len(data.encode()) > DATA_BYTES_MAX:
        raise ValueError(f"callback data of {len(data.encode())} bytes: {press.verb}, rule id too long")
    return data


def read(data: str) -> Press | None:
    """The inverse; None for what no button of this version says (it may be forged: check the rights)."""
    parts = data.split(":")
    if len(parts) != 4:
        return None
    version, verb, rule, page = parts
    digits = page.isascii() and page.isdigit() and len(page) <= PAGE_DIGITS_MAX
    if version != VERSION or verb not in VERBS or not digits:
        return None
    return Press(cast("Verb", verb), rule, int(page))
