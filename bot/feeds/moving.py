"""When a feed that answers 301 or 308 is fetched from its new address for good.

Law: pure. One redirect may be a mistake, a captive portal or an attack: only what was seen three times over a
day counts, and an answer without it, or one that leads elsewhere, begins anew. The feed keeps its own address
(its name in files, chats and the database); only where we fetch it changes, and it comes back if that fails.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

SIGHTS_MIN: Final = 3
SEEN_FOR_MIN: Final = timedelta(days=1)
FAILURES_MAX: Final = 5
"""So many failures in a row at a new address, and the feed's own is asked again."""
ADDRESS_CODE_POINTS_MAX: Final = 2_000


@dataclass(frozen=True, slots=True)
class Moving:
    """Where a feed is fetched from instead of its own address ("": from there), and where it may be moving.

    `seen` is the address that permanent redirects led to `sights` times in a row, first at `since`.
    """

    address: str = ""
    seen: str = ""
    sights: int = 0
    since: datetime | None = None


STAYS: Final = Moving()


def after_answer(moving: Moving, own: str, moved_to: str, now: datetime) -> Moving:
    """After a good answer: `moved_to` is where permanent redirects led, "" without any; `own` its address."""
    if not moved_to or not _is_fit(moving.address or own, moved_to):
        return Moving(moving.address) if moving.sights else moving
    if moved_to != moving.seen or moving.since is None:
        return replace(moving, seen=moved_to, sights=1, since=now)
    sights = moving.sights + 1
    if sights < SIGHTS_MIN or now - moving.since < SEEN_FOR_MIN:
        return replace(moving, sights=sights)
    return Moving(address="" if moved_to == own else moved_to)


def after_failure(moving: Moving, failures: int, *, is_gone: bool) -> Moving:
    """After `failures` in a row: a new address that is no good is given up; the old one leads elsewhere."""
    if moving.address and (is_gone or failures >= FAILURES_MAX):
        return STAYS
    return moving


def _is_fit(old: str, new: str) -> bool:
    """Whether an address may be kept: no weaker than the old one, without credentials, not endless."""
    try:
        parts = urlsplit(new)
        is_weaker = urlsplit(old).scheme == "https" and parts.scheme != "https"
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and not is_weaker
        and "@" not in parts.netloc
        and len(new) <= ADDRESS_CODE_POINTS_MAX
    )
