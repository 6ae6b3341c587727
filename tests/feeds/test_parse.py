"""A document becomes items, or a reason: formats, traps, limits, and every kind of broken."""

import gzip
import json
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds import limits
from bot.feeds.document import harmless
from bot.feeds.item import Item, NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from tests.support.feed_server import entry, rss

URL = "https://news.example/feeds/world.xml"
TEN = datetime(2025, 5, 28, 10, tzinfo=UTC)
read = partial(parse, url=URL)


def feed(body: bytes | str, **arguments: str) -> ParsedFeed:
    """The document read, which must be a feed."""
    result = read(body.encode() if isinstance(body, str) else body, **arguments)
    assert isinstance(result, ParsedFeed), result
    return result


def titles(body: bytes | str, **arguments: str) -> list[str]:
    return [item.title for item in feed(body, **arguments).items]


def one(inner: str, head: str = '<?xml version="1.0"?>') -> str:
    """A feed with one item made of these elements."""
    return f'{head}<rss version="2.0"><channel><title>News</title><item>{inner}</item></channel></rss>'


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-AT"><title>Nachrichten</title>
<entry><title type="html">Ja zu &lt;b&gt;Taurus&lt;/b&gt;</title><id>urn:1</id><updated>2025-05-28T12:00:00+02:00</updated>
<link rel="enclosure" href="https://cdn.example/a.mp3"/><link rel="alternate" href="/a/1"/><summary>Kurz</summary></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>News</title></channel>
<item rdf:about="https://news.example/a/1"><title>One</title><link>https://news.example/a/1</link>
<dc:date>2025-05-28T10:00:00Z</dc:date></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "language": "en-GB",
    "items": [
        {
            "id": 7,
            "url": "/a/1",
            "title": "One",
            "content_html": "<p>Text</p>",
            "date_published": "2025-05-28T10:00:00Z",
        },
        {"id": "8", "content_text": "A note without a title"},
        "no object",
    ],
}


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
    result = feed(rss([f"Item {number}" for number in range(limits.ITEMS_MAX + 5)]))
    assert len(result.items) == limits.ITEMS_MAX
    assert "only the first 1000 items were read" in result.problems


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
    assert feed(rss(["One"], extra=f"<ttl>{ttl}</ttl>")).ttl_s == ttl_s


CYRILLIC = "Киев: взрывы в центре города — СМИ"
UKRAINIAN = "Київ: вибухи, є поранені, ґвалт"
POLISH = "Żołnierze w Łodzi: święto"
TURKISH = "İstanbul'da şiddetli yağış: Ağrı, Iğdır"
GERMAN = "Größte Übung in Köln"


@pytest.mark.parametrize(
    ("title", "encoding", "declared", "header", "lang"),
    [
        (CYRILLIC, "utf-8", "utf-8", "", ""),
        (CYRILLIC, "cp1251", "windows-1251", "", ""),
        (CYRILLIC, "cp1251", "", "text/xml; charset=windows-1251", ""),
        (CYRILLIC, "cp1251", "utf-8", "", "ru"),
        (CYRILLIC, "cp1251", "utf-8", "", ""),
        (CYRILLIC, "cp1251", "iso-8859-1", "", "ru"),
        (CYRILLIC, "cp1251", "", "", ""),
        (CYRILLIC, "utf-8", "windows-1251", "", ""),
        (CYRILLIC, "utf-8", "nonsense-8", "text/xml; charset=us-ascii", ""),
        (CYRILLIC.replace("—", "-"), "koi8-r", "koi8-r", "", ""),
        (CYRILLIC.replace("—", "-"), "koi8-r", "", "", "ru"),
        (UKRAINIAN, "koi8-u", "utf-8", "", "uk"),
        (UKRAINIAN, "cp1251", "utf-8", "", "uk"),
        (CYRILLIC, "utf-16", "utf-16", "", ""),
        (CYRILLIC, "utf-16-be", "utf-16", "", ""),
        (CYRILLIC, "utf-8-sig", "iso-8859-1", "", ""),
        (POLISH, "iso8859-2", "iso-8859-2", "", ""),
        (POLISH, "cp1250", "utf-8", "", "pl"),
        (TURKISH, "cp1254", "iso-8859-9", "", ""),
        (TURKISH, "cp1254", "utf-8", "", "tr"),
        (GERMAN, "cp1252", "iso-8859-1", "", ""),
        (GERMAN, "cp1252", "", "", "de"),
        ("北京会谈", "gb18030", "gb2312", "", ""),
    ],
)
def test_the_letters_come_out_right(title: str, encoding: str, declared: str, header: str, lang: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = one(f"<title>{title}</title>", head).encode(encoding)
    assert titles(body, content_type=header, lang=lang) == [title]


def test_letters_that_fit_no_language_are_refused() -> None:
    body = (
        b"<rss version='2.0'><channel><item><title>"
        + bytes(range(0x80, 0xA0)) * 20
        + b"</title></item></channel></rss>"
    )
    result = read(body)
    assert isinstance(result, NotAFeed)
    assert "letters can't be read" in result.reason


def test_a_few_damaged_letters_are_dropped_and_said() -> None:
    body = one(f"<title>{CYRILLIC}</title><description>{CYRILLIC * 10}</description>").encode()
    result = feed(body.replace("взрывы".encode(), "взр\xff".encode("latin-1", "ignore") + b"\xd1", 1))
    assert "\ufffd" not in result.items[0].title
    assert result.problems == ("some characters are damaged",)


@pytest.mark.parametrize("page", ["cp1252", "cp1251"])
def test_a_title_that_was_encoded_twice_is_put_right(page: str) -> None:
    word = "uderzył" if page == "cp1252" else "Киева"
    assert titles(one(f"<title>{word.encode().decode(page)}</title>")) == [word]


def test_an_item_of_replacement_characters_is_no_alert() -> None:
    assert titles(rss(["\ufffd\ufffd\ufffd? \ufffd\ufffd", "Good"])) == ["Good"]


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
