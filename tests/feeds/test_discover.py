"""From what a person typed and what a page says to the addresses of feeds."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.discover import candidate, guesses, links_of, per_day, wanted
from bot.feeds.item import Item, ParsedFeed
from bot.feeds.platforms import platform_feeds

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
        ("https://ann.blogspot.co.uk/", "https://ann.blogspot.co.uk/feeds/posts/default"),
        ("https://www.youtube.com/user/ann", "https://www.youtube.com/feeds/videos.xml?user=ann"),
        (
            "https://www.youtube.com/watch?v=x&list=PL9",
            "https://www.youtube.com/feeds/videos.xml?playlist_id=PL9",
        ),
        ("https://vimeo.com/ann", "https://vimeo.com/ann/videos/rss"),
        ("https://vimeo.com/channels/staff", "https://vimeo.com/channels/staff/videos/rss"),
        ("https://odysee.com/@ann:1/clip:2", "https://odysee.com/$/rss/@ann:1"),
        ("https://www.dailymotion.com/ann", "https://www.dailymotion.com/rss/user/ann"),
        ("https://bsky.app/profile/ann.example", "https://bsky.app/profile/ann.example/rss"),
        ("https://lemmy.world/c/news", "https://lemmy.world/feeds/c/news.xml"),
        ("https://social.example/tags/harbour", "https://social.example/tags/harbour.rss"),
        ("https://news.ycombinator.com/", "https://news.ycombinator.com/rss"),
        ("https://stackoverflow.com/questions/tagged/rss", "https://stackoverflow.com/feeds/tag/rss"),
        ("https://medium.com/tag/ships", "https://medium.com/feed/tag/ships"),
        ("https://dev.to/ann", "https://dev.to/feed/ann"),
        (
            "https://github.com/owner/project/commits/main",
            "https://github.com/owner/project/commits/main.atom",
        ),
        ("https://github.com/owner/project/tags", "https://github.com/owner/project/tags.atom"),
        ("https://gitlab.com/owner/project", "https://gitlab.com/owner/project/-/releases.atom"),
        ("https://codeberg.org/owner/project", "https://codeberg.org/owner/project/releases.rss"),
        ("https://pypi.org/project/lxml/", "https://pypi.org/rss/project/lxml/releases.xml"),
        (
            "https://news.google.com/search?q=peace%20talks&hl=en-GB",
            "https://news.google.com/rss/search?q=peace+talks&hl=en-GB",
        ),
        (
            "https://www.bing.com/news/search?q=peace+talks",
            "https://www.bing.com/news/search?q=peace+talks&format=rss",
        ),
        ("https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"),
        (
            "https://store.steampowered.com/app/620/Portal_2/",
            "https://store.steampowered.com/feeds/news/app/620/",
        ),
        ("https://ann.ghost.io/", "https://ann.ghost.io/rss/"),
        ("https://ann.livejournal.com/", "https://ann.livejournal.com/data/rss"),
        ("https://ann.tumblr.com/", "https://ann.tumblr.com/rss"),
    ],
)
def test_platforms_have_their_customs(page: str, first: str) -> None:
    assert platform_feeds(page)[0] == first


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/",
        "https://social.example/@ann.rss",
        "https://github.com/owner",
        "https://github.com/owner/project/releases.atom",
        "https://www.reddit.com/r/news/.rss",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UC1",
        "https://vimeo.com/123456",
        "https://stackoverflow.com/questions/ask",
        "https://ann.substack.com/p/post",
        "https://[",
    ],
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


def test_one_pinned_item_or_one_dated_ahead_does_not_change_the_rhythm() -> None:
    hourly = [NOON - timedelta(hours=n) for n in range(20)]
    assert per_day(hourly) == 24
    assert per_day([*hourly, NOON - timedelta(days=900), NOON + timedelta(days=300)]) == 24
    assert per_day([NOON] * 5) == per_day([]) == per_day([NOON]) == 0


@pytest.mark.parametrize(
    ("said", "titles", "lang"),
    [
        ("en", ["Переговори у Стамбулі завершено", "Уряд ухвалив рішення", "Їх було двоє"], "uk"),
        ("", ["Die Verhandlungen beginnen am Montag", "Der Hafen bleibt geschlossen"], "de"),
        ("sv", ["Hamnen stängs i natt", "Regeringen säger nej"], "sv"),
        ("fr", [], "fr"),
        ("de", ["Taurus"], "de"),
    ],
)
def test_a_feed_speaks_as_most_of_its_items_do_whatever_it_says(
    said: str, titles: list[str], lang: str
) -> None:
    found = candidate(ParsedFeed("News", said, tuple(map(Item, titles))), "https://x.example")
    assert found.lang == lang
