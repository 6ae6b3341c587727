"""What polling a feed gave, after fetching and parsing: something, nothing new, or a failure. Values only."""

from dataclasses import dataclass
from enum import StrEnum

from bot.feeds.item import ParsedFeed
from bot.feeds.timing import NO_HINTS, Hints
from bot.feeds.websub import NOWHERE, Endpoints


class FailureKind(StrEnum):
    """Why a poll gave nothing; stored, counted, shown."""

    ADDRESS = "address"
    """No usable address, or one that we never connect to."""
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    STATUS = "status"
    GONE = "gone"
    RATE = "rate"
    REDIRECT = "redirect"
    TOO_LARGE = "too-large"
    CUT = "cut"
    PROTOCOL = "protocol"
    FILE = "file"
    NOT_A_FEED = "not-a-feed"
    """An answer came, but no feed: a web page, an error in JSON, nothing."""
    NOT_A_PAGE = "not-a-page"
    """Of articles: a picture, a film, a PDF."""
    ROBOTS = "robots"
    """Of articles: the publisher's robots.txt forbids it, or can't be read."""
    BUG = "bug"
    """Our own fault."""


OF_ARTICLES = frozenset({FailureKind.NOT_A_PAGE, FailureKind.ROBOTS})
"""What no feed fails with."""


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document that differs from the last one. `body_hash` is 8 bytes, signed.

    `moved_to`: where the answer came from, if only permanent redirects led there. `push`: the hub that
    it names, in its headers or its text.
    """

    parsed: ParsedFeed
    etag: str = ""
    last_modified: str = ""
    body_hash: int | None = None
    moved_to: str = ""
    hints: Hints = NO_HINTS
    push: Endpoints = NOWHERE


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing new: the publisher said so (304), or the body is the one of the last poll."""

    hints: Hints = NO_HINTS
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """No usable document; `reason` is fit to be shown to the operator."""

    reason: str
    kind: FailureKind
    retry_after_s: int | None = None


Answer = Document | Quiet | Failed
