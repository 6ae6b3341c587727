"""What nobody reads of an item is taken out before it is parsed, and nothing else."""

import pytest

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.standing import Before
from bot.feeds.unread import without_unread

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>News</title><ttl>5</ttl>{}</channel></rss>"""


def item(number: int, more: str = "") -> str:
    return (
        f"<item><title>Report {number}</title><link>https://n.example/{number}</link>{more}"
        f"<description>Said {number}</description></item>"
    )


def read(items: list[str], before: Before) -> ParsedFeed:
    parsed = parse(FEED.format("".join(items)).encode(), url="https://n.example/feed", before=before)
    assert not isinstance(parsed, NotAFeed)
    return parsed


@pytest.mark.parametrize(
    "element",
    [
        "<category>World</category>",
        '<category domain="https://n.example/a">World</category>',
        "<category> <![CDATA[War & Peace]]> </category>",
        '<category term="world" />',
        '<media:content url="https://img.example/1.jpg" width="800"/>',
        '<media:content url="https://img.example/1.jpg"></media:content>',
        "<dc:creator><![CDATA[A. Writer]]></dc:creator>",
        "<lastBuildDate>Wed, 28 May 2025 12:00:00 GMT</lastBuildDate>",
        "<sy:updatePeriod>\n hourly </sy:updatePeriod>",
        '<enclosure url="https://img.example/1.jpg" length="0" type="image/jpeg" />',
    ],
)
def test_an_element_of_which_nothing_is_read_is_taken_out(element: str) -> None:
    assert without_unread(f"<a/>{element}<b/>") == "<a/><b/>"


@pytest.mark.parametrize(
    "summary",
    [
        "<description>Said 1</description>",
        "<description>\n <![CDATA[ <p>Said &amp; done</p>]]>\n</description>\n  ",
        "<description>&lt;p&gt;Said 1&lt;/p&gt;</description>",
    ],
)
def test_the_whole_text_behind_a_summary_is_taken_out(summary: str) -> None:
    whole = "<content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>"
    assert without_unread(f"<a/>{summary}{whole}<b/>") == f"<a/>{summary}<b/>"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<description/>",
        "<description></description>",
        "<description> <![CDATA[ ]]> </description>",
        "<description>&#160;</description>",
        "<description>Said <b>1</b></description>",
        "<description>Said 1</description><guid>1</guid>",
        "<description>Said 1",
    ],
)
def test_the_whole_text_stays_where_it_may_be_the_summary(before: str) -> None:
    text = f"<a/>{before}<content:encoded>All of it</content:encoded><b/>"
    assert without_unread(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<categories>World</categories>",
        "<category><b>World</b></category>",
        "<category>World",
        "<description><![CDATA[See <category>World</category>]]></description>",
        '<media:content url="https://img.example/1.jpg"><media:title>A</media:title></media:content>',
        "<media:title>A</media:title>",
        "<!-- <category>World</category> -->",
    ],
)
def test_what_may_be_read_stays(text: str) -> None:
    assert without_unread(text) == text


def test_items_with_such_elements_are_the_same_as_in_the_whole() -> None:
    more = "<category>World</category><dc:creator>A. Writer</dc:creator><media:thumbnail url='https://i.example/1'/>"
    first = read([item(2, more), item(1, more)], Before(prove=True))
    newer = [item(3, more), item(2, more), item(1, more)]
    delta, whole = read(newer, Before(frozenset(first.pieces))), read(newer, Before())
    assert delta.items == whole.items[:1]
    assert delta.wishes == whole.wishes


@pytest.mark.parametrize(
    "hostile",
    [
        "<category><![CDATA[a]]>x",
        "<category>x",
        "<category ",
        "<![CDATA[<category>]]>",
        "<!--<![CDATA[-->",
        "<category><![CDATA[x]]>",
    ],
)
def test_what_has_no_end_is_left_alone(hostile: str) -> None:
    # Quadratic, this would take minutes.
    text = hostile * 30_000
    assert without_unread(text) == text
