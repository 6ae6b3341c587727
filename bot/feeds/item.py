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
    """A feed document, read. `items` in the order of the document; `problems` are worth a line, no more.

    Where the document could be cut into its raw items, `pieces` are the hashes of them all, in its order, and
    `items` only those that nobody had seen; `places` says where they stand among the pieces. `fickle`: what
    is read of them may change with what stands beside them, so they are not to be remembered as seen.
    `hubs` and `self_url` as they stand there (WebSub): who pushes it, and what it is called there.
    """

    title: str
    lang: str
    items: tuple[Item, ...]
    wishes: Wishes = NO_WISHES
    problems: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    self_url: str = ""
    pieces: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    fickle: bool = False

    @property
    def raws(self) -> tuple[int, ...]:
        """For each item the hash by which it is remembered, 0 where it isn't; () where nothing was cut."""
        return tuple(0 if self.fickle else self.pieces[place] for place in self.places)


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """A document that is no feed, or one that we refuse; `reason` is fit to be shown to the operator."""

    reason: str
