"""A document becomes items, or a reason: formats, fields, limits."""

import gzip
import json

import pytest

from bot.feeds import limits
from bot.feeds.item import Item, NotAFeed
from tests.support.documents import ATOM, JSON, RDF, TEN, feed, one, read, titles
from tests.support.feed_server import entry, rss


def test_rss_is_read() -> None:
    result = feed(
        rss([entry("One", link="https://news.example/a/1", guid="1", summary="<p>Text</p>", published=TEN)])
    )
    assert result.title == "Example News"
    assert result.lang == "en"
    assert result.problems == ()
    expected = Item("One", "Text", "1", "https://news.example/a/1", "en", TEN, "Example News")
    assert result.items == (expected,)


def test_atom_is_read() -> None:
    expected = Item("Ja zu Taurus", "Kurz", "urn:1", "https://news.example/a/1", "de", TEN, "Nachrichten")
    assert feed(ATOM).items == (expected,)


def test_rdf_is_read() -> None:
    (item,) = feed(RDF).items
    assert (item.title, item.link, item.published) == ("One", "https://news.example/a/1", TEN)


def test_json_feed_is_read() -> None:
    result = feed(json.dumps(JSON))
    assert result.items == (
        Item("One", "Text", "7", "https://news.example/a/1", "en", TEN, "News"),
        Item("A note without a title", "A note without a title", "8", "", "en", None, "News"),
    )


def test_what_we_know_of_a_feed_stands_above_what_it_says() -> None:
    result = feed(rss(["One"], lang="en"), lang="uk", source="Ukrainska Hazeta")
    assert (result.lang, result.items[0].lang, result.items[0].source) == ("uk", "uk", "Ukrainska Hazeta")


def test_an_item_says_its_own_language_and_source() -> None:
    inner = (
        "<title>Eins</title><dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>de</dc:language>"
        "<source url='https://b.example/feed'>B &amp;amp; C</source>"
    )
    (item,) = feed(one(inner), source="Aggregator").items
    assert (item.lang, item.source) == ("de", "B & C")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the answer is empty"),
        (b" \r\n\t ", "the answer is empty"),
        (b"\xef\xbb\xbf", "the answer is empty"),
        (
            b"<!DOCTYPE html><html><head><title>Just a moment&#8230;</title></head></html>",
            "web page, not a feed: “Just a moment…”",
        ),
        (b"<html><body>Not found</body></html>", "this is a web page, not a feed"),
        (b'{"error": "rate limited"}', "this is JSON, but no feed: rate limited"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [', "JSON, damaged or cut short"),
        (b"[1, 2]", "this is JSON, but no feed"),
        (b"[" * 100_000, "JSON, damaged or cut short"),
        (b"Service unavailable", "this is text, not a feed"),
        (b"<opml version='2.0'><body/></opml>", "no feed: it begins with <opml>"),
        (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "no feed: it begins with <urlset>"),
        (gzip.compress(b"abc")[:10] + b"\xff" * 40, "packed with gzip and damaged"),
        (gzip.compress(rss(["One"]))[:-12], "packed with gzip and cut short"),
        (gzip.compress(b" " * (limits.BODY_BYTES_MAX + 1)), "has more than"),
        (b" " * (limits.BODY_BYTES_MAX + 1), "has more than 8,388,608 bytes"),
    ],
    ids=range(16),
)
def test_what_is_no_feed_is_told_apart(body: bytes, said: str) -> None:
    result = read(body)
    assert isinstance(result, NotAFeed)
    assert said in result.reason


def test_an_empty_channel_is_a_feed() -> None:
    assert feed(rss([])).items == ()


def test_gzip_that_nobody_announced_is_unpacked() -> None:
    assert titles(gzip.compress(rss(["One", "Two"]))) == ["One", "Two"]


def test_a_path_as_a_body_opens_no_file() -> None:
    assert isinstance(read(__file__.encode()), NotAFeed)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<title></title><description>Only a text.</description>", "Only a text."),
        ("<description>" + "word " * 100 + "</description>", ("word " * 19).strip() + "…"),
        ("<link>https://news.example/a/1</link>", "https://news.example/a/1"),
        ("<title> \u200b </title><link>https://news.example/a/1</link>", "https://news.example/a/1"),
        ("<title><![CDATA[<b>One</b> &amp; two]]></title>", "One & two"),
        ("<title>AT&T & others</title>", "AT&T & others"),
        ("<title>Caf&eacute; &ndash; Kiew</title>", "Café – Kiew"),
        ("<title>One \x08\x00 two</title>", "One two"),
        ("<title>" + "word " * 1000 + "</title>", ("word " * 99).strip() + "…"),
    ],
    ids=["text", "long text", "link", "blank", "markup", "ampersand", "entities", "controls", "long"],
)
def test_the_title_of_an_item_is(inner: str, expected: str) -> None:
    assert titles(one(inner)) == [expected]


def test_an_item_that_says_nothing_is_left_out_with_a_word() -> None:
    result = feed(one("<guid isPermaLink='false'>1</guid>"))
    assert (result.items, result.problems) == ((), ("1 items say nothing readable",))


def test_texts_are_bounded() -> None:
    (item,) = feed(
        one(f"<title>a</title><description>{'word ' * 50_000}</description><guid>{'g' * 5000}</guid>")
    ).items
    assert len(item.summary) <= limits.SUMMARY_CODE_POINTS_MAX
    assert len(item.guid) <= limits.GUID_CODE_POINTS_MAX


def test_items_are_bounded() -> None:
    names = [f"Item {number}" for number in range(limits.ITEMS_MAX + 5)]
    result = feed(rss(names))
    assert [item.title for item in result.items] == names[: limits.ITEMS_MAX]
    assert result.problems == ("only the first 1000 items were read",)
    assert feed(rss(names[: limits.ITEMS_MAX])).problems == ()


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link>/a/1</link>", "https://news.example/a/1"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<guid>https://news.example/a/2</guid>", "https://news.example/a/2"),
        ("<guid>12345</guid>", ""),
        ("<link></link><guid isPermaLink='false'>12345</guid>", ""),
    ],
)
def test_only_links_for_people_are_kept(inner: str, link: str) -> None:
    assert feed(one(f"<title>One</title>{inner}")).items[0].link == link


@pytest.mark.parametrize(
    ("ttl", "ttl_s"), [("30", 1800), ("0", 0), ("-5", None), ("soon", None), ("9" * 9, 604_800)]
)
def test_the_documents_own_wish_is_read(ttl: str, ttl_s: int | None) -> None:
    assert feed(rss(["One"], extra=f"<ttl>{ttl}</ttl>")).wishes.pause_s == ttl_s
