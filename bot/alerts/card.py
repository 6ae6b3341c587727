"""A `Card`: what one message says of one story, before it is Telegram HTML or a box on a terminal.

It is stored as JSON in the outbox, so it holds plain values only, and rendering is a pure function of
the card and the time of day.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Mark = tuple[int, int]  # start and stop, in code points, of matched words


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ShownFact(_Frozen):
    """A fact as a person sees it: kind, canonical value, and the words it was read from.

    `unconfirmed`: no report so far states it without leaving open whether it is so. Of a date: `was` are
    those that it was moved from, `others` those that it conflicts with, `off` is `postponed` or `cancelled`.
    """

    kind: str
    value: str
    text: str
    unconfirmed: bool = False
    was: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    off: str = ""


class ShownChange(_Frozen):
    """*was → now* of one fact: `was` is empty where the story had none, `text` the words of `now`.

    `was_texts` are the words that each of `was` was read from, "" where they aren't known.
    """

    kind: str
    was: tuple[str, ...]
    now: str
    text: str = ""
    was_texts: tuple[str, ...] = ()
    unconfirmed: bool = False


class SourceLine(_Frozen):
    """One report of the story: who, when (Unix seconds), its title and link."""

    source: str
    when: int
    title: str
    link: str = ""


class Card(_Frozen):
    """One message. `kind`: a new story, a changed fact (a reply to the first), or an earlier hit.

    `sources` are the newest reports, `publishers` all who reported, newest first; `independent` says how many
    of them did so on their own (0: not counted). `of_article`: the excerpt is from the article's text, since
    title and summary didn't show all that matched.
    """

    kind: Literal["story", "delta", "earlier"]
    rules: tuple[str, ...]
    headline: str
    headline_marks: tuple[Mark, ...] = ()
    excerpt: str = ""
    excerpt_marks: tuple[Mark, ...] = ()
    of_article: bool = False
    lang: str = ""
    source: str
    when: int
    link: str = ""
    facts: tuple[ShownFact, ...] = ()
    changes: tuple[ShownChange, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    publishers: tuple[str, ...] = ()
    independent: int = 0
    high: bool = False


class Button(_Frozen):
    """An inline button: `data` (at most 64 bytes) comes back as a callback, or `url` opens."""

    text: str
    data: str = ""
    url: str = ""


class Entry(_Frozen):
    """One story in a digest."""

    story_id: int
    card: Card


class Digest(_Frozen):
    """Several stories in one message: what waited for its hour. `reason`: `digest`, `quiet` or `muted`."""

    reason: str
    entries: tuple[Entry, ...]

    def card_of(self, story_id: int) -> Card:
        """The card of a story in it; the first for a story that brings nothing which isn't told in it."""
        return next((one.card for one in self.entries if one.story_id == story_id), self.entries[0].card)


class Attachment(_Frozen):
    """A file for a chat: its name, its whole text, and the HTML that stands under it."""

    name: str
    text: str
    html: str = ""


class Picture(_Frozen):
    """A picture for a chat, as SVG until it is sent, and the HTML that says the same in words under it."""

    name: str
    svg: str
    html: str


class Note(_Frozen):
    """An answer to a person or a notice to the owner: HTML that is ready to send, and rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


Content = Card | Digest | Note | Attachment | Picture  # what a message can say
