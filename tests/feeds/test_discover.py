"""From what a person typed and what a page says to the addresses of feeds."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.discover import candidate, guesses, links_of, platform_feeds, wanted
from bot.feeds.item import Item, ParsedFeed

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.org", "https://example.org"),
        ("  <https://example.org/news> ", "https://example.org/news"),
        ("http://example.org:8080/x?y=1", "http://example.org:8080/x?y=1"),
        ("example.org:8443/feed", "https://example.org:8443/feed"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("HTTPS://Example.org/a", "HTTPS://Example.org/a"),
        ("https://somebody:secret@example.org/", "https://example.org/"),
        ("приклад.укр/новини", "https://приклад.укр/новини"),
    ],
)
def test_what_people_type_is_an_address(typed: str, url: str) -> None:
    assert wanted(typed).url.lower() == url.lower()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no address"),
        ("news about talks", "no address"),
        ("localhost", "no address"),
        ("https://", "no address"),
        ("https://a.example/" + "x" * 3_000, "no address"),
        ("file:/etc/passwd", "scheme"),
        ("file:feed.xml", "scheme"),
        ("ftp://example.org/feed", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("gopher://example.org", "scheme"),
        ("t.me/somechannel", "telegram"),
        ("https://telegram.me/s/channel", "telegram"),
        ("https://www.facebook.com/page", "closed"),
        ("x.com/somebody", "closed"),
    ],
)
def test_what_can_have_no_feed_is_told_apart(typed: str, why: str) -> None:
    assert (wanted(typed).url, wanted(typed).why_not) == ("", why)


@pytest.mark.parametrize(
    ("page", "first"),
    [
        (
            "https://www.youtube.com/channel/UC123",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC123",
        ),
        ("https://youtube.com/playlist?list=PL9", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL9"),
        ("https://old.reddit.com/r/news/", "https://www.reddit.com/r/news/.rss"),
        ("https://www.reddit.com/u/ann", "https://www.reddit.com/user/ann/.rss"),
        ("https://github.com/owner/project", "https://github.com/owner/project/releases.atom"),
        ("https://github.com/owner/project/releases", "https://github.com/owner/project/releases.atom"),
        ("https://medium.com/@ann", "https://medium.com/feed/@ann"),
        ("https://ann.substack.com/", "https://ann.substack.com/feed"),
        ("https://ann.wordpress.com", "https://ann.wordpress.com/feed"),
        ("https://social.example/@ann", "https://social.example/@ann.rss"),
        ("https://ann.blogspot.com/2025", "https://ann.blogspot.com/feeds/posts/default"),
    ],
)
def test_platforms_have_their_customs(page: str, first: str) -> None:
    assert platform_feeds(page)[0] == first


@pytest.mark.parametrize(
    "page",
    ["https://example.org/", "https://social.example/@ann.rss", "https://github.com/owner", "https://["],
)
def test_where_no_custom_is_known_the_page_itself_is_asked(page: str) -> None:
    assert platform_feeds(page) == ()


PAGE = """<html><head><base href="/en/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link REL="Alternate Home" TYPE="application/rss+xml; charset=utf-8" href="rss.xml">
<link rel=alternate type=application/atom+xml href=https://cdn.example/atom>
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" hreflang="de" href="/de/">
<link rel="stylesheet" type="text/css" href="/rss.css">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
</head><body><a href="/feeds/world">RSS</a> <a href="/feedback">write</a> <a href="//cdn.example/atom">x</a></body></html>"""


def test_a_page_names_its_feeds_comments_last_and_nothing_that_is_no_link() -> None:
    assert links_of(PAGE.encode(), "https://example.org/news") == (
        "https://example.org/en/rss.xml",
        "https://cdn.example/atom",
        "https://example.org/feed.json",
        "https://example.org/feeds/world",
        "https://example.org/comments/feed",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe",
        b"<",
        b"<html>" + b"<div>" * 50_000,
        b"<link rel=alternate" * 9_999,
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    ],
)
def test_no_page_breaks_the_search(body: bytes) -> None:
    assert links_of(body, "https://example.org/") == ()


def test_a_page_of_a_channel_names_its_feed_in_its_data() -> None:
    page = b'<html><script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script></html>'
    (only,) = links_of(page, "https://www.youtube.com/@ann")
    assert only.endswith("channel_id=UCabcdefghijklmnopqrstuv")


def test_what_stands_beyond_the_limit_of_a_page_is_not_read() -> None:
    page = b"<html>" + b" " * 600_000 + b'<link rel="alternate" type="application/rss+xml" href="/rss">'
    assert links_of(page, "https://example.org/") == ()


def test_well_known_places_are_asked_beside_the_page_first() -> None:
    assert guesses("https://example.org/blog/")[:3] == (
        "https://example.org/blog/feed",
        "https://example.org/blog/rss.xml",
        "https://example.org/feed",
    )
    assert "https://example.org/?feed=rss2" in guesses("https://example.org")


def test_the_rhythm_of_a_feed_counts_what_is_dated() -> None:
    items = tuple(Item(f"t{n}", published=NOON - timedelta(hours=12 * n)) for n in range(5))
    found = candidate(ParsedFeed("News", "en", (*items, Item("undated"))), "https://x.example")
    assert (found.newest, found.per_day, found.items) == (NOON, 2.0, 6)
    assert candidate(ParsedFeed("News", "en", items[:1]), "https://x.example").per_day == 0
