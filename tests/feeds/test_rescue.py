"""Items out of XML in which feedparser finds none."""

import pytest

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.rescue import read_broken_xml

PREFIXED = """<!-- two errors: <?xml twice -->
<?xml?xml version="1.0" ??>
<rss rss:version=2.0><rss:channel><rss:title>Letters</rss:title>
<rss:item><rss:title>One & more</rss:title><rss:guid rss:isPermaLink=true>https://n.example/1</rss:guid>
<rss:description>a <b>= 5</b></rss:description><rss:pubDate>Mon, 05 Jan 2026 12:00:00 GMT</rss:pubDate></rss:item>
<rss:item><rss:title>Two</rss:title><rss:link>https://n.example/2</rss:link></rss:item>
</rss:channel></rss>"""


def test_prefixed_items_with_bare_attributes_are_read() -> None:
    parsed = parse(PREFIXED.encode(), url="https://n.example/feed")
    assert isinstance(parsed, ParsedFeed)
    assert [(item.title, item.link) for item in parsed.items] == [
        ("One & more", "https://n.example/1"),
        ("Two", "https://n.example/2"),
    ]
    assert parsed.items[0].summary == "a = 5"
    assert parsed.items[0].published is not None
    assert "rescued" in parsed.problems[0]


@pytest.mark.parametrize(
    "document", [b"", b"<rss><channel/></rss>", b"<a b=c", b"<?xml <item ?>", b"<<<<" * 500]
)
def test_where_there_are_no_items_there_is_nothing(document: bytes) -> None:
    assert read_broken_xml(document) is None


def test_bare_attributes_outside_of_tags_are_text() -> None:
    found = read_broken_xml(b"<x a=1><item><title>x =5 y</title></item></x>")
    assert found is not None
    assert [item.title for item in found.items] == ["x =5 y"]
