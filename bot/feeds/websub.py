"""WebSub as a subscriber speaks it (W3C Recommendation; PubSubHubbub 0.4): addresses, requests, signatures.

Law: pure. The topic is what the publisher calls its document (`rel=self`), never the address that we were
given: that one may hold a key. A hub is asked over https wherever it answers there; what it delivers counts
as news only if it is signed with a secret that never went over an open line.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from bot.feeds.links import resolved
from bot.feeds.weblinks import web_links

LEASE_S_ASKED: Final = 10 * 24 * 60 * 60
CHALLENGE_CODE_POINTS_MAX: Final = 1_000
SIGNATURE_CODE_POINTS_MAX: Final = 200
REASON_CODE_POINTS_MAX: Final = 200
_ALGORITHMS: Final = {
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
}
_SECRET_NAME: Final = re.compile(r"token|key|secret|passw|auth|sig|session", re.IGNORECASE)
# A run of letters and digits that no word is: a key in a path.
_KEY_LIKE: Final = re.compile(r"(?=\w*\d)(?=\w*[A-Za-z])\w{16,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Whom to ask for pushes (`hub`), and of what (`topic`); absolute addresses, both or none."""

    hub: str = ""
    topic: str = ""

    def __bool__(self) -> bool:
        return bool(self.hub)


NOWHERE: Final = Endpoints()


def endpoints_of(headers: Sequence[str], hubs: Sequence[str], self_url: str, base: str) -> Endpoints:
    """What a document from `base` names: its `Link` headers before its own text (`hubs`, `self_url`).

    Of several hubs the first that is named by https, else the first.
    """
    links = web_links(headers)
    named = [link.target for link in links if "hub" in link.rels] or hubs
    selves = [link.target for link in links if "self" in link.rels] or [self_url]
    usable = [hub for name in named if name and (hub := _address(name, base))]
    topic = next((found for name in selves if name and (found := _address(name, base))), "")
    if not usable or not topic:
        return NOWHERE
    return Endpoints(next((hub for hub in usable if hub.startswith("https:")), usable[0]), topic)


def names_a_key(topic: str) -> bool:
    """Whether an address says that it holds a key: a parameter of its query is called so."""
    return any(
        _SECRET_NAME.search(name) for name, _ in parse_qsl(urlsplit(topic).query, keep_blank_values=True)
    )


def may_hold_a_key(topic: str) -> bool:
    """Whether an address may be known to its reader alone: it has a query, or a path like a key."""
    parts = urlsplit(topic)
    return bool(parts.query) or _KEY_LIKE.search(parts.path) is not None


def over_https(hub: str) -> str:
    """The hub's address with https, where the publisher names it by http on the usual port."""
    parts = urlsplit(hub)
    if parts.scheme != "http" or parts.port not in {None, 80}:
        return hub
    return urlunsplit(parts._replace(scheme="https", netloc=parts.netloc.removesuffix(":80")))


def request_form(mode: str, topic: str, callback: str, secret: str = "") -> dict[str, str]:
    """What a hub is asked; `mode` is subscribe or unsubscribe. Without a secret nothing will be signed."""
    form = {
        "hub.callback": callback,
        "hub.mode": mode,
        "hub.topic": topic,
        # Hubs of PubSubHubbub 0.3 want to be told; all others ignore it.
        "hub.verify": "async",
    }
    if mode == "subscribe":
        form["hub.lease_seconds"] = str(LEASE_S_ASKED)
        if secret:
            form["hub.secret"] = secret
    return form


def is_signed(header: str, body: bytes, secret: str) -> bool:
    """Whether `X-Hub-Signature` is right for this body; compared in constant time."""
    method, _, signature = header.strip()[:SIGNATURE_CODE_POINTS_MAX].partition("=")
    algorithm = _ALGORITHMS.get(method.strip().lower())
    if algorithm is None:
        return False
    right = hmac.new(secret.encode(), body, algorithm).hexdigest()
    return hmac.compare_digest(right.encode(), signature.strip().lower().encode("utf-8", "replace"))


def is_challenge(text: str) -> bool:
    """Whether we would say this back: short and printable."""
    return 0 < len(text) <= CHALLENGE_CODE_POINTS_MAX and text.isascii() and text.isprintable()


def _address(name: str, base: str) -> str:
    """An absolute http(s) address without a fragment, or ""."""
    address = resolved(name, base)
    return urlunsplit(urlsplit(address)._replace(fragment="")) if address else ""
