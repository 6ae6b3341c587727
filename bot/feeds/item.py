"""What a feed tells us: an `Item`. Frozen, plain text, nothing of the database in it.

Law: titles and summaries here are already plain text (no markup, no control or bidi characters, NFC),
links are absolute http(s) or empty, times are aware and in UTC. Whoever makes an Item sees to that;
whoever reads one relies on it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.feeds.timing import NO_WISHES, Wishes

Field = Literal["title", "summary", "text"]
FIELDS: tuple[Field, ...] = ("title", "summary", "text")


@dataclass(frozen=True, slots=True)
class Item:
    """One report in a feed (Atom calls it entry).

    `guid` is the publisher's id or "", `lang` an ISO 639-1 code or "" (unknown), `published` is None
    where the feed gives no usable date, `source` names the publisher as a reader would. `text` is that of
    the article that the link leads to, its paragraphs parted by an empty line; "" where it wasn't read. Feeds
    never give it, and nothing compares reports by it.
    """

    title: str
    summary: str = ""
    guid: str = ""
    link: str = ""
    lang: str = ""
    published: datetime | None = None
    source: str = ""
    text: str = ""

    def field(self, name: Field) -> str:
        """The text of one field."""
        if name == "text":
            return self.text
        return self.title if name == "title" else self.summary


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document, read. `items` in the order of the document; `problems` are worth a line, no more."""

    title: str
    lang: str
    items: tuple[Item, ...]
    wishes: Wishes = NO_WISHES
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """A document that is no feed, or one that we refuse; `reason` is fit to be shown to the operator."""

    reason: str
