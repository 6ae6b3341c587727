"""Where a redirect leads. Pure.

Law: what began over https stays there. A redirect from https to http is asked for over https instead, as
browsers do with sites that they know to be secure; many publishers mean just that (their http address leads
back). Where there is no https the failure says so. A password in an address stays with its host.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from yarl import URL

from bot.feeds.answer import FailureKind
from bot.fetch.answer import FetchFailed

_PERMANENT: Final = frozenset({301, 308})
REDIRECTS: Final = frozenset({302, 303, 307}) | _PERMANENT
SHOWN_CODE_POINTS_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that leads elsewhere."""

    to: URL
    permanently: bool


def moved(url: URL, status: int, headers: Mapping[str, str]) -> Moved | FetchFailed:
    """What an answer with a redirecting status says; `url` is what was asked for."""
    location = headers.get("Location") or headers.get("URI") or ""
    try:
        to = url.join(URL(location)) if location else None
        host = to.host if to is not None else ""
    except ValueError:
        to = None
    if to is None:
        reason = f"the publisher redirects us ({status}) without a usable address"
        return FetchFailed(reason, FailureKind.REDIRECT, status)
    if host and (host, to.port) != (url.host, url.port):
        to = to.with_user(None)
    secure = _kept_secure(url, to)
    if secure is None:
        reason = (
            f"the publisher sends us from https to {shown(to)}, where others could read and change what comes"
        )
        return FetchFailed(reason, FailureKind.REDIRECT, status)
    return Moved(secure, permanently=status in _PERMANENT)


def shown(url: URL) -> str:
    """An address as a person sees it: what may be secret in it is left out."""
    try:
        plain = url.with_user(None).with_query(None).with_fragment(None)
    except ValueError:
        plain = url
    return str(plain)[:SHOWN_CODE_POINTS_MAX]


def _kept_secure(url: URL, to: URL) -> URL | None:
    """The same place over https where we come from https; None where there can be none."""
    if url.scheme != "https" or to.scheme != "http":
        return to
    if to.explicit_port not in {None, 80}:
        return None
    secure = to.with_scheme("https").with_port(None)
    # Who sends https to http and means it would send us there for ever.
    return None if secure.with_fragment(None) == url.with_fragment(None) else secure
