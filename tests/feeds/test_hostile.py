"""Broken and hostile documents: cut, exploding, lying, damaged. No bytes make the parser raise."""

import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.document import harmless
from bot.feeds.item import NotAFeed, ParsedFeed
from tests.support.documents import ATOM, CYRILLIC, JSON, RDF, TEN, feed, one, read, titles
from tests.support.feed_server import entry, rss


def test_a_cut_item_waits_until_it_comes_whole() -> None:
    whole = rss(["Item one", "Item two", "Item three"])
    result = feed(whole[: whole.index(b"three")])
    assert [item.title for item in result.items] == ["Item one", "Item two"]
    assert result.problems == ("the document is cut; its last item was left out",)


def test_a_cut_after_an_item_costs_nothing() -> None:
    whole = rss(["Item one", "Item two"])
    assert titles(whole[: whole.rindex(b"</channel>")]) == ["Item one", "Item two"]


def test_items_that_feedparser_does_not_find_are_rescued() -> None:
    body = "<rss version='2.0'><channel><title>News</title><item><title>One<link>x</link></item><item><title>Two</title></item></channel></rss>"
    assert titles(body)[-1] == "Two"
    assert titles(
        "<news xmlns='urn:x'><item><headline>Talks</headline><url>https://a.example/1</url></item></news>"
    ) == ["Talks"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1/">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        f'<!DOCTYPE rss [<!ENTITY x "{"boom " * 5000}">]>',
    ],
    ids=["file", "http", "parameter", "long"],
)
def test_no_entity_brings_anything_in(doctype: str) -> None:
    (title,) = titles(one("<title>One &x;</title>", doctype))
    assert title.startswith("One")
    assert len(title) < 10


def test_a_short_entity_is_read() -> None:
    assert titles(
        one("<title>One&ourdash;Two</title>", '<!DOCTYPE rss [\n<!ENTITY ourdash "&#8211;">\n]>')
    ) == ["One–Two"]


@pytest.mark.parametrize("name", ["author", "dc:creator", "managingEditor", "itunes:author", "webMaster"])
def test_an_over_long_author_is_taken_out_and_a_short_one_stays(name: str) -> None:
    short, long = f"<{name}>desk</{name}>", f"<{name}>{'a' * 50_000}</{name}>"
    prepared = harmless(one(f"<title>One</title>{long}") + one(short)).decode()
    assert "a" * 100 not in prepared
    assert short in prepared
    assert titles(one(f"<title>One</title>{long}", "")) == ["One"]


def test_an_author_that_is_never_closed_takes_no_item_with_it() -> None:
    items = f"<item><title>One</title><author>{'a' * 2000}</item><item><title>Two</title><author>b</author></item>"
    assert titles(f"<rss version='2.0'><channel>{items}</channel></rss>")[-1] == "Two"


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(body: bytes) -> None:
    assert isinstance(read(body), ParsedFeed | NotAFeed)


SAMPLES = [
    rss([entry("One", summary="<p>Text</p>", published=TEN, guid="1"), "Two"]),
    ATOM.encode(),
    RDF.encode(),
    json.dumps(JSON).encode(),
    one(f"<title>{CYRILLIC}</title>").encode("cp1251"),
]
SPLINTERS = [
    b"<",
    b">",
    b"&",
    b"\x00",
    b"\xff",
    b"<item>",
    b"</item>",
    b"<![CDATA[",
    b"]]>",
    b"<author>",
    b"&#x110000;",
    b'"',
    b"<!--",
]


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from(SPLINTERS)), max_size=6),
)
def test_no_damage_to_a_feed_makes_it_raise_or_leak(
    body: bytes, damages: list[tuple[float, int, bytes]]
) -> None:
    for place, removed, splinter in damages:
        start = int(place * len(body))
        body = body[:start] + splinter + body[start + removed :]
    result = read(body)
    for item in result.items if isinstance(result, ParsedFeed) else ():
        assert item.title
        assert item.link.startswith(("http://", "https://")) or not item.link
        assert not set(item.title + item.summary) & set("\x00\n\r\t\u202e\ufffd")
        assert item.published is None or item.published.tzinfo is UTC


def test_parsing_twice_gives_the_same() -> None:
    for body in SAMPLES:
        assert read(body) == read(body)
