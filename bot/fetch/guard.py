"""Which addresses we connect to: public ones on web ports, and what the operator allows. Nothing else.

Law: the address that is checked is the address that is connected to. `GuardedSockets` makes every socket of
the session and looks at the very numbers that `connect` gets, so a name that resolves differently a moment
later (rebinding), a redirect or an odd spelling of a number can't lead around it. `address_problem` and
`url_problem` are pure. Whatever isn't known to be public is refused.
"""

import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final

from yarl import URL

Networks = tuple[IPv4Network | IPv6Network, ...]

PORTS: Final = frozenset({80, 443, 8080, 8443})
URL_CODE_POINTS_MAX: Final = 2_000

# IANA special-purpose registry (RFC 6890 and followers), plus what clouds serve their secrets from.
_CLOSED_V4: Final = tuple(
    (IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "cloud metadata"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
# Of IPv6 only 2000::/3 is handed out to the public; in it, these are not.
_PUBLIC_V6: Final = IPv6Network("2000::/3")
_CLOSED_V6: Final = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "documentation"),
    )
)
# An interface identifier of this form tunnels to the IPv4 address in its last four bytes (ISATAP, RFC 5214).
_ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})
_NOT_IN_A_HOST: Final = re.compile(r"[\x00-\x20%\\]")
# Only digits, hex and dots: resolvers may read it as a number (127.1, 0x7f000001, 2130706433).
_NUMBER_LIKE: Final = re.compile(
    r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE | re.ASCII
)


class AddressRefusedError(OSError):
    """Connecting to this address is refused; the text says why. An OSError, so that aiohttp reports it."""


def networks(text: str) -> Networks:
    """Networks from a comma-separated list such as "10.0.0.0/8, fd00::/8"; raises ValueError."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def address_problem(address: IPv4Address | IPv6Address, port: int, allowed: Networks = ()) -> str:
    """Why this address isn't connected to, or "" if it may be. Allowed networks are open on every port."""
    plain = _plain(address)
    if any(plain.version == network.version and plain in network for network in allowed):
        return ""
    kind = _closed_v4(plain) if isinstance(plain, IPv4Address) else _closed_v6(plain)
    if kind:
        return f"{address} is not a public address ({kind})"
    return "" if port in PORTS else f"port {port} is not one of the web's ({_ports()})"


def url_problem(url: URL, allowed: Networks = ()) -> str:
    """Why this address isn't even looked up, or ""; resolved addresses are checked at connect."""
    host = url.raw_host or ""  # as it is looked up
    if url.scheme not in {"http", "https"}:
        return f"only http and https addresses are fetched, not {url.scheme or 'bare'} ones"
    if not host or len(str(url)) > URL_CODE_POINTS_MAX:
        return "the address has no host" if not host else "the address is too long"
    if _NOT_IN_A_HOST.search(host):
        return f"{host!r} is no host name"
    try:
        literal = ip_address(host.removesuffix("."))
    except ValueError:
        return f"{host} is an odd spelling of an address" if _NUMBER_LIKE.fullmatch(host) else ""
    return address_problem(literal, url.port or 0, allowed)


def is_allowed(address: str, allowed: Networks) -> bool:
    """Whether the host of an address is a number in one of these networks; a name never is."""
    try:
        plain = _plain(ip_address(URL(address).host or ""))
    except ValueError:
        return False
    return any(plain.version == network.version and plain in network for network in allowed)


class GuardedSockets:
    """Makes the sockets of a session (aiohttp's `socket_factory`), after looking where they will lead."""

    def __init__(self, allowed: Networks = ()) -> None:
        self._allowed = allowed

    def __call__(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for one resolved address, or AddressRefusedError."""
        family, kind, protocol, _, where = info
        problem = self.problem(where)
        if problem:
            raise AddressRefusedError(problem)
        return socket.socket(family=family, type=kind, proto=protocol)

    def problem(self, where: Sequence[Any]) -> str:
        """What is wrong with a socket address (host and port first), or ""."""
        try:
            address = ip_address(str(where[0]).partition("%")[0])
        except (ValueError, IndexError):
            return "a name where an address should be"
        return address_problem(address, int(where[1]), self._allowed)


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """::ffff:1.2.3.4 is 1.2.3.4, also to the kernel."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _closed_v4(address: IPv4Address) -> str:
    """The kind of a non-public IPv4 address, or ""."""
    return next((name for network, name in _CLOSED_V4 if address in network), "")


def _closed_v6(address: IPv6Address) -> str:
    """The kind of a non-public IPv6 address, or "". NAT64, Teredo and the like lie outside or are listed."""
    if address.scope_id or address.is_link_local:
        return "link-local"
    if address.is_loopback:
        return "loopback"
    if address.is_multicast:
        return "multicast"
    if address not in _PUBLIC_V6:
        return "private or translated"
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "tunnel to IPv4"
    return next((name for network, name in _CLOSED_V6 if address in network), "")


def _ports() -> str:
    """The ports, for a person."""
    return ", ".join(str(port) for port in sorted(PORTS))
