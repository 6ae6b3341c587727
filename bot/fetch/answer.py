"""What comes back from a fetch: a document, "not modified", or a failure with its reason. Values only.

Law: an expected failure of the world is a value; its `reason` is fit to be shown to a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.feeds.answer import FailureKind
from bot.feeds.timing import Hints


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """What to fetch, with the validators of the last answer ("" for none).

    `form`: it is posted instead, and the answer's body isn't read. It may hold a secret, so it is never
    shown.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    form: Mapping[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, unpacked. `moved_permanently`: every redirect on the way was a 301 or 308."""

    body: bytes = field(repr=False)
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    final_url: str = ""
    moved_permanently: bool = False
    hints: Hints = field(default_factory=Hints)
    links: tuple[str, ...] = ()  # its Link headers, as they came


@dataclass(frozen=True, slots=True)
class NotModified:
    """The publisher says that nothing changed since the validators. `moved_to` as `Answer`s have it."""

    hints: Hints = field(default_factory=Hints)
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """No document. `status` is the HTTP status where there was one, `retry_after_s` the publisher's wish."""

    reason: str
    kind: FailureKind
    status: int | None = None
    retry_after_s: int | None = None


FetchAnswer = Fetched | NotModified | FetchFailed
