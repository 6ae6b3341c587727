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
MESSAGE_DIGITS_MAX = 18

# mute, irrelevant, hear, sources: under an alert, of which `rule` then holds our message's number.
# sub, uns, cat (turn the page): the catalogue of /start; on, off, del, list (turn the page): /watches;
# remind, quiet (reminders on, off), ics (the file), cal (turn the page): /calendar.
ListVerb = Literal["sub", "uns", "on", "off", "del", "cat", "list", "remind", "quiet", "ics", "cal"]
StoryVerb = Literal["mute", "irrelevant", "hear", "sources"]
Verb = ListVerb | StoryVerb
# These change nothing: whoever may read may press them.
READING: frozenset[Verb] = frozenset({"cat", "list", "ics", "cal"})
OF_CALENDAR: frozenset[Verb] = frozenset({"remind", "quiet", "ics", "cal"})
STORY_VERBS: frozenset[str] = frozenset(get_args(StoryVerb))
VERBS: frozenset[str] = STORY_VERBS | frozenset(get_args(ListVerb))


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button, read. `rule` is a rule's `key`; `page` is where the list was, counted from 0.

    Under an alert `rule` is the number of our message.
    """

    verb: Verb
    rule: str = ""
    page: int = 0

    @property
    def message_id(self) -> int | None:
        """The number of the alert that was pressed; None where the button was under none, or is forged."""
        digits = self.rule.isascii() and self.rule.isdigit() and len(self.rule) <= MESSAGE_DIGITS_MAX
        return int(self.rule) if self.verb in STORY_VERBS and digits else None


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
