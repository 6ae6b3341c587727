"""Every captured feed, real and hostile, through the parser; skipped where the captured data is absent."""

import io
import os
import warnings
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import pytest

from bot.feeds.fields import shortened
from bot.feeds.identity import identities_of
from bot.feeds.item import Item, NotAFeed, ParsedFeed
from bot.feeds.limits import ITEMS_MAX, TITLE_CODE_POINTS_MAX
from bot.feeds.links import resolved
from bot.feeds.parse import parse
from bot.feeds.plain import plain_text
from bot.feeds.triage import ItemState, Seen, triage

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"
URL = "https://news.example/feeds/world.xml"
read = partial(parse, url=URL)

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the captured feeds are not on this machine")


class Captured(NamedTuple):
    """A line of the manifest."""

    path: str
    kind: str


@cache
def captured() -> tuple[Captured, ...]:
    lines = (FEEDS / "manifest.tsv").read_text().splitlines()
    return tuple(Captured(row[0], row[10]) for row in (line.split("\t") for line in lines[1:]))


@cache
def parsed(path: str) -> ParsedFeed | NotAFeed:
    return read((FEEDS / path).read_bytes())


def hostile(name: str) -> tuple[Item, ...]:
    """The items of a hostile document that must be a feed."""
    result = parsed(f"synthetic-hostile/{name}")
    assert isinstance(result, ParsedFeed), result
    return result.items


def whole_parse(body: bytes) -> list[dict[str, Any]]:
    """What feedparser finds by itself; its own warnings are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    return list(found.entries)


def says_something(entry: dict[str, Any]) -> bool:
    """Whether there is anything to read or to open; feedparser takes a guid for a missing link."""
    link, guid = entry.get("feedburner_origlink") or entry.get("link", ""), entry.get("id", "")
    texts = (
        entry.get("title", ""),
        entry.get("summary", ""),
        *(part.value for part in entry.get("content", ())),
    )
    return any(map(plain_text, texts)) or bool(resolved(guid, "") or (link != guid and resolved(link, URL)))


def test_every_captured_document_is_parsed_without_an_exception() -> None:
    results = {row.path: parsed(row.path) for row in captured()}
    feeds = [result for result in results.values() if isinstance(result, ParsedFeed)]
    print(f"{len(results)} documents, {len(feeds)} feeds, {sum(len(feed.items) for feed in feeds)} items")
    assert len(results) > 400
    assert len(feeds) > 0.9 * len(results)
    assert all(result.reason for result in results.values() if isinstance(result, NotAFeed))


def test_every_item_keeps_the_promises_of_an_item() -> None:
    for row in captured():
        result = parsed(row.path)
        for item in result.items if isinstance(result, ParsedFeed) else ():
            assert item.title, row.path
            assert item.link.startswith(("http://", "https://")) or not item.link, row.path
            assert not set(item.title + item.summary) & set("\x00\x1b\n\r\t\u200b\u202e\u2066\ufeff\ufffd"), (
                row.path
            )
            assert len(item.title) <= TITLE_CODE_POINTS_MAX, row.path


def test_a_second_poll_of_the_same_document_yields_nothing_new() -> None:
    for row in captured():
        result = parsed(row.path)
        if not isinstance(result, ParsedFeed):
            continue
        keys = identities_of(result.items, row.path)
        first = triage(result.items, keys, {})
        known = {key: Seen(1, told.content) for told in first for key in told.keys}
        assert {told.state for told in triage(result.items, keys, known)} <= {ItemState.KNOWN}, row.path


def test_titles_and_counts_are_those_of_a_whole_feedparser_parse() -> None:
    """Where they differ, ours must be the better reading: a repaired title, or an item that says nothing."""
    compared, same, repaired, cut, empty = 0, 0, 0, 0, 0
    for row in captured():
        body = (FEEDS / row.path).read_bytes()
        entries, result = whole_parse(body)[:ITEMS_MAX], parsed(row.path)
        if row.kind != "real" or not entries:
            continue
        assert isinstance(result, ParsedFeed), (row.path, result)
        says = [entry for entry in entries if says_something(entry)]
        if any("cut" in problem for problem in result.problems):
            says, cut = says[:-1], cut + 1
        assert len(result.items) == len(says), (row.path, len(result.items), len(says))
        compared += 1
        empty += len(says) < len(entries)
        theirs = [shortened(plain_text(entry.get("title", "")), TITLE_CODE_POINTS_MAX) for entry in says]
        differ = [
            (our.title, their)
            for our, their in zip(result.items, theirs, strict=True)
            if their and our.title != their
        ]
        # The only other titles are those that were encoded twice: theirs hold letters of the wrong page.
        assert all(set(their) & set("ÃâÂÅ") and not set(our) & set("Ãâ€") for our, their in differ), (
            row.path,
            differ[:2],
        )
        same += not differ
        repaired += bool(differ)
    print(
        f"{compared} compared: {same} the same, {repaired} with repaired titles, {cut} cut, {empty} with empty items"
    )
    assert compared > 200


NOT_A_FEED = [
    "html_404.xml",
    "challenge.html",
    "empty.xml",
    "whitespace.xml",
    "json_error.json",
    "jsonfeed_broken.json",
]
ONE_ITEM = [
    "xxe_file.rss",
    "xxe_http.rss",
    "param_entity.rss",
    "html_entities_undeclared.rss",
    "nul_bytes.rss",
    "control_chars.rss",
    "trailing_garbage.rss",
    "leading_junk.rss",
    "unescaped_ampersand.rss",
    "unknown_encoding.rss",
    "gzip_body.xml",
    "ns_default_trap.rss",
    "stylesheet_pi.rss",
    "atom_updated_only.atom",
    "dates_epoch.rss",
    "huge_title.rss",
    "huge_entry.rss",
    "regex_redos.rss",
    "mojibake_title.rss",
    "bidi_zero_width.rss",
    "html_in_title.rss",
    "quadratic_blowup.rss",
    "billion_laughs.rss",
    "deep_nesting.xml",
]
TWO_ITEMS = [
    "no_guid.rss",
    "no_guid_no_link.rss",
    "empty_guid.rss",
    "dup_guid.rss",
    "guid_is_homepage.rss",
    "dates_none.rss",
    "dates_future.rss",
    "missing_title.rss",
    "unclosed_tags.rss",
]
TITLES = {
    "html_entities_undeclared.rss": "Café – Kiew … live",
    "decl_utf8_body_cp1251.rss": "Киев: взрывы в центре города — СМИ",
    "decl_cp1251_body_utf8.rss": "Киев: взрывы в центре города — СМИ",
    "cp1251_ok.rss": "Киев: взрывы в центре города — СМИ",
    "koi8r_ok.rss": "Киев: взрывы в центре города - СМИ",
    "koi8u_ok.rss": "Київ: вибухи, є поранені, ґвалт",
    "iso8859_9_tr.rss": "İstanbul'da şiddetli yağış: Ağrı, Iğdır",
    "iso8859_2_pl.rss": "Żołnierze w Łodzi: święto",
    "utf16le_bom.rss": "Киев: взрывы в центре города — СМИ",
    "utf16be_nobom.rss": "Киев: взрывы в центре города — СМИ",
    "utf8_bom_decl_latin1.rss": "Zürich – Kyjiw",
    "double_escaped.rss": 'Zelensky: "No deal" & more',
    "html_in_title.rss": "BREAKING: strike on Kharkiv",
    "bidi_zero_width.rss": "Kyiv gnisaelp x end",
    "unescaped_ampersand.rss": "AT&T & Verizon",
}


@pytest.mark.parametrize("name", NOT_A_FEED)
def test_a_document_that_is_no_feed_is_a_failure(name: str) -> None:
    assert isinstance(parsed(f"synthetic-hostile/{name}"), NotAFeed)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        *((name, 1) for name in ONE_ITEM),
        *((name, 2) for name in TWO_ITEMS),
        ("empty_channel.rss", 0),
        ("truncated_mid_item.rss", 3),
        ("truncated_mid_char.rss", 3),
        ("dates_bad.rss", 21),
        ("links_odd.rss", 15),
        ("many_items.rss", ITEMS_MAX),
    ],
)
def test_a_hostile_document_holds_so_many_items(name: str, count: int) -> None:
    assert len(hostile(name)) == count


@pytest.mark.parametrize("name", TITLES)
def test_a_hostile_title_is_readable(name: str) -> None:
    assert hostile(name)[0].title == TITLES[name]


def test_nothing_external_is_in_a_title() -> None:
    for name in (
        "xxe_file.rss",
        "xxe_http.rss",
        "param_entity.rss",
        "billion_laughs.rss",
        "quadratic_blowup.rss",
    ):
        (item,) = hostile(name)
        assert len(item.title) <= TITLE_CODE_POINTS_MAX
        assert "root:" not in item.title


def test_bad_dates_are_read_or_left_out() -> None:
    published = [item.published for item in hostile("dates_bad.rss")]
    assert sum(moment is not None for moment in published) == 16
    assert {moment.date().isoformat() for moment in published if moment} == {"2026-11-23"}
    assert all(item.published is None for item in (*hostile("dates_none.rss"), *hostile("dates_epoch.rss")))


def test_odd_links_are_web_links_or_none() -> None:
    links = [item.link for item in hostile("links_odd.rss")]
    assert links[3:6] == [
        "https://news.example/relative/path",
        "https://cdn.example/x",
        "https://news.example/feeds/relative.html",
    ]
    assert [links[number] for number in (0, 1, 2, 12, 14)] == [""] * 5


def poll(known: dict[int, Seen], name: str) -> list[ItemState]:
    """One poll of the same feed, remembered."""
    items = hostile(name)
    told = triage(items, identities_of(items, "feed"), known)
    for number, triaged in enumerate(told):
        item_id = triaged.known_id if triaged.known_id is not None else 100 * len(known) + number
        known.update(dict.fromkeys(triaged.keys, Seen(item_id, triaged.content)))
    return [triaged.state for triaged in told]


NEW, CHANGED, KNOWN = ItemState.NEW, ItemState.CHANGED, ItemState.KNOWN


@pytest.mark.parametrize(
    ("polls", "states"),
    [
        (["dup_item.rss"], [[NEW]]),
        (["dup_guid.rss"], [[NEW, NEW]]),
        (["guid_is_homepage.rss"], [[NEW, NEW]]),
        (["empty_guid.rss"], [[NEW, NEW]]),
        (["guid_changes_t0.rss", "guid_changes_t1.rss"], [[NEW], [KNOWN]]),
        (["title_update_t0.rss", "title_update_t1.rss"], [[NEW], [CHANGED]]),
        (["tracking_t0.rss", "tracking_t1.rss", "http_to_https_t1.rss"], [[NEW], [KNOWN], [KNOWN]]),
        (["window_shift_t0.rss", "window_shift_t1.rss"], [[NEW] * 20, [NEW] * 10 + [KNOWN] * 10]),
        (["window_shift_t0.rss", "window_shift_t1.rss", "old_item_resurfaces_t2.rss"], None),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) and isinstance(value[0], str) else "",
)
def test_from_poll_to_poll(polls: list[str], states: list[list[ItemState]] | None) -> None:
    known: dict[int, Seen] = {}
    told = [poll(known, name) for name in polls]
    if states is None:
        assert told[-1][0] is not NEW
    else:
        assert [sorted(each) for each in told] == [sorted(each) for each in states]
