"""Feed documents in every format, and their reading, for the tests of the parser."""

from datetime import UTC, datetime
from functools import partial

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse

URL = "https://news.example/feeds/world.xml"
TEN = datetime(2025, 5, 28, 10, tzinfo=UTC)
CYRILLIC = "Киев: взрывы в центре города — СМИ"

read = partial(parse, url=URL)


def feed(body: bytes | str, **arguments: str) -> ParsedFeed:
    """The document read, which must be a feed."""
    result = read(body.encode() if isinstance(body, str) else body, **arguments)
    assert isinstance(result, ParsedFeed), result
    return result


def titles(body: bytes | str, **arguments: str) -> list[str]:
    """The titles of its items."""
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
