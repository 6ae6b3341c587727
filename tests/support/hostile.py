"""A loopback full of publishers that misbehave, each at a host of its own, with the kind of failure it stands for.

    faults = misbehave(server, secure)
    url, kind = faults["slow-loris"]

Law: `names` is the name server that these hosts need; to a program that runs by itself, which asks the real one,
give `by_number=True`: then each host is an address of 127.0.0.0/8.
"""

from collections.abc import Mapping

from bot.feeds.answer import FailureKind as Kind
from tests.support import bad_publishers as bad
from tests.support.feed_server import FeedServer, Handler
from tests.support.names import Names

HANDLERS: Mapping[str, tuple[Handler, Kind]] = {
    "slow-loris": (bad.drips, Kind.TIMEOUT),
    "slow-headers": (bad.drips_headers, Kind.TIMEOUT),
    "mute": (bad.says_nothing, Kind.TIMEOUT),
    "endless": (bad.never_ends, Kind.TOO_LARGE),
    "gzip-bomb": (bad.bomb("gzip", 12_000_000), Kind.TOO_LARGE),
    "deflate-bomb": (bad.bomb("deflate", 12_000_000), Kind.TOO_LARGE),
    "brotli-bomb": (bad.bomb("br", 12_000_000), Kind.TOO_LARGE),
    "zstd-bomb": (bad.bomb("zstd", 12_000_000), Kind.TOO_LARGE),
    "reset": (bad.resets, Kind.CONNECT),
    "promises-more": (bad.promises_more, Kind.CUT),
    "cut-chunk": (bad.cuts_a_chunk, Kind.CUT),
    "no-chunk": (bad.miscounts_a_chunk, Kind.PROTOCOL),
    "two-lengths": (bad.contradicts_itself, Kind.PROTOCOL),
    "below-zero": (bad.counts_below_zero, Kind.PROTOCOL),
    "promises-less": (bad.promises_less, Kind.PROTOCOL),
    "false-packing": (bad.lies_about_packing, Kind.CUT),
    "odd-packing": (bad.packs_oddly, Kind.PROTOCOL),
    "nonsense": (bad.talks_nonsense, Kind.PROTOCOL),
    "long-header": (bad.shouts_headers, Kind.PROTOCOL),
    "many-headers": (bad.sends_many_headers, Kind.PROTOCOL),
    "full-headers": (bad.fills_headers, Kind.PROTOCOL),
}
STATUSES: Mapping[str, tuple[int, dict[str, str], Kind]] = {
    "often": (429, {"Retry_After": "7200"}, Kind.RATE),
    "repair": (503, {"Retry_After": "7200"}, Kind.RATE),
    "broken": (500, {}, Kind.STATUS),
    "closed": (403, {}, Kind.STATUS),
    "gone": (410, {}, Kind.GONE),
    "loop": (302, {"Location": "/loop"}, Kind.REDIRECT),
    "nowhere-else": (301, {"Location": ""}, Kind.REDIRECT),
    "to-private": (302, {"Location": "http://10.0.0.1/"}, Kind.ADDRESS),
    "to-metadata": (307, {"Location": "http://169.254.169.254/latest/meta-data/"}, Kind.ADDRESS),
    "to-mapped": (308, {"Location": "http://[::ffff:10.0.0.1]/"}, Kind.ADDRESS),
    "to-file": (302, {"Location": "file:///etc/passwd"}, Kind.ADDRESS),
    "to-port": (302, {"Location": "http://1.1.1.1:22/"}, Kind.ADDRESS),
}
ELSEWHERE: Mapping[str, Kind] = {
    "inside": Kind.ADDRESS,  # its name leads to a private address
    "unknown": Kind.DNS,
    "silent": Kind.TIMEOUT,  # its name server says nothing
    "flapping": Kind.ADDRESS,  # its name leads inside now and then
}


def names() -> Names:
    """The name server of these publishers: all others are here."""
    return Names(["127.0.0.1"], inside=["10.0.0.5"], unknown=[], flapping=["10.0.0.5"])


def misbehave(
    server: FeedServer, secure: FeedServer, *, by_number: bool = False
) -> dict[str, tuple[str, Kind]]:
    """Address and kind of failure of each; `secure` shows a certificate that nobody trusts."""
    for name, (handler, _) in HANDLERS.items():
        server.handle(f"/{name}", handler)
    for name, (status, headers, _) in STATUSES.items():
        server.status(f"/{name}", status, **headers)
    server.put("/page", b"<!doctype html><html><head><title>Not here</title></head></html>")
    server.put("/empty", b"")
    kinds = {name: kind for name, (_, kind) in HANDLERS.items()}
    kinds |= {name: kind for name, (_, _, kind) in STATUSES.items()}
    kinds |= {"page": Kind.NOT_A_FEED, "empty": Kind.NOT_A_FEED}
    kinds |= {} if by_number else ELSEWHERE
    found = {
        name: (server.url(f"/{name}", f"127.0.1.{number + 1}" if by_number else f"{name}.example"), kind)
        for number, (name, kind) in enumerate(kinds.items())
    }
    found["untrusted"] = (secure.url("/x", "127.0.2.1" if by_number else "untrusted.example"), Kind.TLS)
    plain = server.url("/x", "127.0.2.2" if by_number else "plain.example").replace("http:", "https:")
    # By itself the program gives a connection less time than the whole.
    found["mute-at-handshake"] = (plain, Kind.CONNECT if by_number else Kind.TIMEOUT)
    return found
