"""What polling a feed gave, after fetching and parsing: something, nothing new, or a failure. Values only."""

from dataclasses import dataclass

from bot.feeds.item import ParsedFeed
from bot.feeds.timing import NO_HINTS, Hints


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document that differs from the last one. `body_hash` is 8 bytes, signed."""

    parsed: ParsedFeed
    etag: str = ""
    last_modified: str = ""
    body_hash: int | None = None
    moved_to: str = ""
    hints: Hints = NO_HINTS


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing new: the publisher said so (304), or the body is the one of the last poll."""

    hints: Hints = NO_HINTS


@dataclass(frozen=True, slots=True)
class Failed:
    """No usable document; `reason` is fit to be shown to the operator."""

    reason: str
    retry_after_s: int | None = None


Answer = Document | Quiet | Failed
