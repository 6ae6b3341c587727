"""Where a feed's hub is, what is told to it, and what it signs."""

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.standing import Before
from bot.feeds.weblinks import LINKS_MAX, web_links
from bot.feeds.websub import (
    NOWHERE,
    Endpoints,
    endpoints_of,
    is_challenge,
    is_signed,
    may_hold_a_key,
    names_a_key,
    over_https,
    request_form,
)
from bot.fetch.wire import HEAD, read_result, result_frame

BASE = "https://news.example/feed"
HUB, OTHER = "https://hub.example/", "http://other.example/hub"
ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"'
LINKS = f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="{BASE}"/>'
ITEM = "<item><title>One</title><link>https://news.example/1</link></item>"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<https://h.example/>; rel="hub"', [("https://h.example/", {"hub"})]),
        ("<https://h.example/>;rel=hub", [("https://h.example/", {"hub"})]),
        ("<a>; rel=hub, <b>; rel=self", [("a", {"hub"}), ("b", {"self"})]),
        ('<a,b;c>; title="x, <y>; rel=hub"; rel="self"', [("a,b;c", {"self"})]),
        ('<a>; rel="self hub"', [("a", {"self", "hub"})]),
        ("<a>; REL=Hub", [("a", {"hub"})]),
        ("<a>; rel=hub; rel=self", [("a", {"hub"})]),
        ('<a>; rel="hub"; anchor="https://else.example/"', []),
        ("<a>", [("a", set())]),
        ("a; rel=hub", []),
        ("<a; rel=hub", []),
        ('<a>; rel="hub', [("a", set())]),
        ("", []),
    ],
)
def test_a_link_header_is_read_as_the_standard_says(header: str, found: list[tuple[str, set[str]]]) -> None:
    assert [(link.target, set(link.rels)) for link in web_links([header])] == found


def test_of_a_long_header_only_so_many_links_are_read() -> None:
    assert len(web_links(["<a>; rel=hub, " * 500])) == LINKS_MAX


@given(st.lists(st.text(), max_size=3))
def test_no_header_makes_it_raise(headers: list[str]) -> None:
    endpoints_of(headers, headers, "", BASE)


@pytest.mark.parametrize(
    ("headers", "hubs", "self_url", "found"),
    [
        ([], [HUB], BASE, Endpoints(HUB, BASE)),
        ([], [OTHER, HUB], BASE, Endpoints(HUB, BASE)),
        ([], [OTHER], BASE, Endpoints(OTHER, BASE)),
        ([], ["/hub"], "/topic#top", Endpoints("https://news.example/hub", "https://news.example/topic")),
        (
            [f'<{HUB}>; rel="hub"', "</topic>; rel=self"],
            [OTHER],
            BASE,
            Endpoints(HUB, "https://news.example/topic"),
        ),
        ([f'<{HUB}>; rel="hub"'], [OTHER], BASE, Endpoints(HUB, BASE)),
        (["</topic>; rel=self"], [HUB], BASE, Endpoints(HUB, "https://news.example/topic")),
        ([], [HUB], "", NOWHERE),
        ([], [], BASE, NOWHERE),
        ([], ["mailto:hub@news.example", "javascript:x"], BASE, NOWHERE),
        ([], [HUB], "urn:x", NOWHERE),
        ([], ["https://user:secret@hub.example/"], BASE, Endpoints(HUB, BASE)),
    ],
)
def test_the_hub_is_the_one_that_headers_name_and_else_the_document(
    headers: list[str], hubs: list[str], self_url: str, found: Endpoints
) -> None:
    assert endpoints_of(headers, hubs, self_url, BASE) == found
    assert bool(found) is bool(found.topic)


DOCUMENTS = {
    "rss": f'<rss version="2.0" {ATOM}><channel><title>A</title>{LINKS}{ITEM}</channel></rss>',
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{LINKS.replace("atom:", "")}'
    '<entry><id>1</id><title>One</title><link rel="self" href="https://news.example/1.atom"/></entry></feed>',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    f' {ATOM}><channel rdf:about="{BASE}"><title>A</title>{LINKS}</channel>{ITEM}</rdf:RDF>',
    "json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "A",
            "feed_url": BASE,
            "hubs": [{"type": "rssCloud", "url": OTHER}, {"type": "WebSub", "url": HUB}, "x", {"type": 1}],
            "items": [{"id": "1", "title": "One"}],
        }
    ),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_kind_of_document_names_its_hub_also_through_the_parsing_process(kind: str) -> None:
    parsed = parse(DOCUMENTS[kind].encode(), url=BASE)
    assert isinstance(parsed, ParsedFeed)
    assert (parsed.hubs, parsed.self_url, len(parsed.items)) == ((HUB,), BASE, 1)
    assert read_result(result_frame(parsed)[HEAD.size :]) == parsed


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_of_which_every_item_was_seen_still_names_its_hub(kind: str) -> None:
    whole = parse(DOCUMENTS[kind].encode(), url=BASE, before=Before(prove=True))
    assert isinstance(whole, ParsedFeed)
    assert whole.pieces
    rest = parse(DOCUMENTS[kind].encode(), url=BASE, before=Before(seen=set(whole.pieces)))
    assert isinstance(rest, ParsedFeed)
    assert (rest.items, rest.hubs, rest.self_url) == ((), (HUB,), BASE)


def test_a_hub_in_an_item_is_not_the_feeds() -> None:
    item = ITEM.replace("<title>", f'<atom:link rel="hub" href="{HUB}"/><title>')
    parsed = parse(
        f'<rss version="2.0" {ATOM}><channel><title>A</title>{item}</channel></rss>'.encode(), url=BASE
    )
    assert isinstance(parsed, ParsedFeed)
    assert parsed.hubs == ()


def test_a_cut_document_still_names_its_hub() -> None:
    cut = DOCUMENTS["rss"].replace("</channel></rss>", "<item><title>Half of a")
    parsed = parse(cut.encode(), url=BASE)
    assert isinstance(parsed, ParsedFeed)
    assert (parsed.hubs, len(parsed.items)) == ((HUB,), 1)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://hub.example/a?b=c", "https://hub.example/a?b=c"),
        ("http://hub.example:80/", "https://hub.example/"),
        ("http://hub.example:8080/", "http://hub.example:8080/"),
        (HUB, HUB),
    ],
)
def test_a_hub_on_the_usual_port_has_an_address_with_https(address: str, found: str) -> None:
    assert over_https(address) == found


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("https://blog.example/feed/", False),
        ("https://blog.example/a-very-long-name-of-a-blog-in-2026/rss.xml", False),
        ("https://blog.example/averylongnamewithoutanynumberinit/rss.xml", False),
        ("https://blog.example/2026112612345678/rss.xml", False),
        ("https://blog.example/feed?a", True),
        ("https://blog.example/u/0f9a8b7c6d5e4f3a/rss.xml", True),
        ("https://blog.example/AbCdEfGhIjKlMnO1.xml", True),
    ],
)
def test_a_query_or_a_part_like_a_key_may_be_the_readers_own(topic: str, found: bool) -> None:
    assert may_hold_a_key(topic) is found


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("https://paper.example/feed?format=xml&section=world", False),
        ("https://paper.example/monkey/feed", False),
        ("https://paper.example/feed?apikey=1", True),
        ("https://paper.example/feed?a=1&Access_Token", True),
    ],
)
def test_a_parameter_says_by_its_name_that_it_is_a_key(topic: str, found: bool) -> None:
    assert names_a_key(topic) is found


def test_only_a_subscription_carries_a_lease_and_a_secret() -> None:
    asked = request_form("subscribe", BASE, "https://w.example/push/1", "s" * 64)
    left = request_form("unsubscribe", BASE, "https://w.example/push/1", "s" * 64)
    assert (asked["hub.lease_seconds"], asked["hub.secret"]) == ("864000", "s" * 64)
    assert {"hub.lease_seconds", "hub.secret"}.isdisjoint(left)
    assert "hub.secret" not in request_form("subscribe", BASE, "https://w.example/push/1")


@pytest.mark.parametrize(
    ("header", "right"),
    [
        ("sha256={sha256}", True),
        ("SHA256={sha256}", True),
        (" sha256={sha256} ", True),
        ("sha1={sha1}", True),
        ("sha1={sha256}", False),
        ("sha256={sha1}", False),
        ("{sha256}", False),
        ("sha224={sha224}", False),
        ("sha256={sha256}0", False),
        ("sha256=", False),
        ("", False),
        ("sha256=ü", False),
    ],
)
def test_a_signature_is_right_or_it_is_not(header: str, right: bool) -> None:
    digests = {
        name: hmac.new(b"secret", b"body", name).hexdigest()
        for name in hashlib.algorithms_guaranteed
        if name.startswith("sha2") or name == "sha1"
    }
    assert is_signed(header.format(**digests), b"body", "secret") is right


@given(st.text(), st.binary(max_size=20))
def test_no_signature_makes_it_raise(header: str, body: bytes) -> None:
    assert not is_signed(header, body, "secret")


def test_a_challenge_is_short_and_printable() -> None:
    assert is_challenge("a" * 1_000)
    assert not any(map(is_challenge, ["", "a" * 1_001, "\x00", "a\r\nb", "ж"]))
