"""From the address of a site to the addresses of its feeds: what to ask, and what a page says of them. Pure.

Law: nothing is fetched here. What a person typed becomes an http(s) address or nothing; a page is read up to
a limit, whatever it holds; the order of what comes out is the order in which it is worth asking.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from bot.feeds.item import ParsedFeed
from bot.feeds.links import canonical, resolved
from bot.feeds.platforms import plain_host_of
from bot.text.language import language_of

PAGE_BYTES_MAX: Final = 512 * 1024
LINKS_MAX: Final = 12
LOOSE_LINKS_MAX: Final = 3
_DAY_S: Final = 86_400
_TRIMMED_FROM: Final = 8
_ITEMS_HEARD_MAX: Final = 12

WELL_KNOWN: Final = (
    "/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed/", "/?feed=rss2",
    "/feed.json",
)  # fmt: skip
_FEED_TYPES: Final = frozenset(
    (
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
        "application/x-rss+xml", "application/xml", "text/xml", "text/rss+xml",
    )
)  # fmt: skip
_LOOKS_LIKE_A_FEED: Final = re.compile(
    r"(?:^|[/.?=_-])(?:rss2?|atom|feeds?|rdf)(?:[/.?&=_-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_HOST: Final = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")
_CHANNEL: Final = re.compile(rb'"(?:channelId|externalId)":"(UC[\w-]{22})"')

Why = Literal["", "no address", "scheme", "telegram", "closed"]
_CLOSED: Final = frozenset(
    ("twitter.com", "x.com", "facebook.com", "instagram.com", "linkedin.com", "tiktok.com", "threads.net")
)
_TELEGRAM: Final = frozenset(("t.me", "telegram.me", "telegram.dog"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for: an address, or why it is none that could have a feed."""

    url: str = ""
    why_not: Why = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that was found. `newest` is None where it dates nothing; `per_day` counts items."""

    url: str
    title: str
    lang: str
    newest: datetime | None
    per_day: float
    items: int


def wanted(words: str) -> Wanted:
    """The address in what somebody typed or pasted: `example.org`, `feed:https://…`, with < > around it."""
    text = words.strip().strip("<>\"'").strip()
    for prefix in ("feed://", "feed:"):
        if text.lower().startswith(prefix):
            rest = text[len(prefix) :]
            text = rest if rest.lower().startswith(("http:", "https:")) else f"https://{rest}"
            break
    if not text.lower().startswith(("http://", "https://")):
        if _SCHEME.match(text):
            return Wanted(why_not="scheme")
        if not _HOST.fullmatch(text):
            return Wanted(why_not="no address")
        text = f"https://{text}"
    url = resolved(text, "")
    if not url:
        return Wanted(why_not="no address")
    host = plain_host_of(url)
    if host in _TELEGRAM:
        return Wanted(why_not="telegram")
    return Wanted(why_not="closed") if host in _CLOSED else Wanted(url)


def guesses(url: str) -> tuple[str, ...]:
    """Well-known places of feeds on the site of an address: beside the page first, then at the front."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    site = f"{parts.scheme}://{parts.netloc}"
    own = f"{site}{parts.path.rstrip('/')}"
    beside = [f"{own}/feed", f"{own}/rss.xml"] if parts.path.strip("/") and "." not in parts.path else []
    return tuple(dict.fromkeys([*beside, *(f"{site}{path}" for path in WELL_KNOWN)]))


def links_of(body: bytes, url: str) -> tuple[str, ...]:
    """The feeds that a page names: in its head first, then among its links; comments last. Never raises."""
    page = body[:PAGE_BYTES_MAX]
    found = list(_in_page(page, url))
    if plain_host_of(url) == "youtube.com" and (channel := _CHANNEL.search(page)):
        found.insert(0, f"https://www.youtube.com/feeds/videos.xml?channel_id={channel[1].decode()}")
    unlike = {canonical(link): link for link in reversed(found)}
    in_order = [link for link in dict.fromkeys(found) if unlike[canonical(link)] == link]
    return tuple(sorted(in_order, key=lambda link: "comment" in link.lower()))[:LINKS_MAX]


def _in_page(page: bytes, url: str) -> Iterator[str]:
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        return
    base = next((urljoin(url, each.get("href", "")) for each in root.iter("base") if each.get("href")), url)
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href = link.get("href") or ""
        is_feed = kind in _FEED_TYPES or (kind == "application/json" and "feed" in href.lower())
        if ("alternate" in rel and is_feed) or "feed" in rel:
            yield from filter(None, (resolved(href, base),))
    loose = 0
    for anchor in root.iter("a"):
        link = resolved(anchor.get("href") or "", base)
        if loose < LOOSE_LINKS_MAX and link and _LOOKS_LIKE_A_FEED.search(urlsplit(link).path):
            loose += 1
            yield link


def candidate(parsed: ParsedFeed, url: str) -> Candidate:
    """What there is to say of a feed before it is added."""
    dates = [item.published for item in parsed.items if item.published]
    newest = max(dates).astimezone(UTC) if dates else None
    return Candidate(url, parsed.title, spoken(parsed), newest, per_day(dates), len(parsed.items))


def per_day(dates: Iterable[datetime]) -> float:
    """How many items a day these publication times make; 0.0 where they don't tell.

    A pinned item of last year, or one that is dated ahead, says nothing of the rhythm: a tenth of the times
    at each end is left out.
    """
    in_order = sorted(dates)
    aside = max(1, len(in_order) // 10) if len(in_order) >= _TRIMMED_FROM else 0
    kept = in_order[aside : len(in_order) - aside]
    span_s = (kept[-1] - kept[0]).total_seconds() if len(kept) > 1 else 0.0
    return (len(kept) - 1) * _DAY_S / span_s if span_s > 0 else 0.0


def spoken(parsed: ParsedFeed) -> str:
    """The language of a feed: that of most of its items, whatever it says of itself; else what it says."""
    texts = [f"{item.title}\n{item.summary}" for item in parsed.items[:_ITEMS_HEARD_MAX]]
    found = Counter(language_of(text, parsed.lang) for text in texts)
    lang, count = found.most_common(1)[0] if found else ("", 0)
    return lang if lang and count * 2 > len(texts) else parsed.lang
