"""A feed document becomes a `ParsedFeed`, or a reason why it is none: RSS, RDF, Atom, JSON Feed.

Law: pure, and it never raises, whatever the bytes are (but it may take long: see `bot/fetch/pool.py`).
The way: unpack, decode, recognise, make harmless, read, make plain. An empty channel is a feed with no items;
an empty answer, a web page or an error in JSON is no feed, and the reason says so in words for a person.
Of a document whose items were seen before only the others are read (`delta.py`).
"""

from dataclasses import replace

from bot.feeds.delta import proven, read_unseen
from bot.feeds.document import (
    Kind,
    bounded,
    harmless,
    has_items,
    is_cut,
    kind_of,
    page_title,
    root_name,
    unpacked,
)
from bot.feeds.encoding import decoded
from bot.feeds.fields import item_of, language_code, shortened
from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.jsonfeed import read_json
from bot.feeds.limits import BODY_BYTES_MAX, ITEMS_MAX, TAGS_MAX, TITLE_CODE_POINTS_MAX
from bot.feeds.plain import plain_text
from bot.feeds.raw import RawFeed
from bot.feeds.rescue import read_broken_xml
from bot.feeds.standing import NOTHING_BEFORE, Before
from bot.feeds.wishes import wishes_of
from bot.feeds.xmlfeed import read_xml


def parse(
    body: bytes,
    *,
    url: str,
    content_type: str = "",
    lang: str = "",
    source: str = "",
    before: Before = NOTHING_BEFORE,
) -> ParsedFeed | NotAFeed:
    """Read a document that was fetched from `url`.

    `content_type` is the header's value, `lang` the feed's language where we know it better than the document
    (many state a wrong one), `source` what its items are shown as coming from ("": the feed's own title).
    """
    packed = unpacked(body, BODY_BYTES_MAX)
    if packed.body is None:
        return NotAFeed(packed.problem)
    document = decoded(packed.body, content_type, lang)
    if document.text is None:
        return NotAFeed("the letters can't be read: none of the likely encodings fits")
    problems = [document.problem] if document.problem else []
    raw = _read(document.text, problems, before)
    if isinstance(raw, NotAFeed):
        return raw
    return _plain(raw, problems, url=url, lang=lang, source=source)


def _read(text: str, problems: list[str], before: Before) -> RawFeed | NotAFeed:
    """The raw feed in a text; what is worth a line is added to the problems."""
    match kind_of(text):
        case Kind.EMPTY:
            return NotAFeed("the answer is empty")
        case Kind.JSON:
            return read_json(text, before.seen, hashed=before.prove or bool(before.seen))
        case Kind.HTML:
            title = shortened(plain_text(page_title(text)), 80)
            return NotAFeed("this is a web page, not a feed" + (f": “{title}”" if title else ""))
        case Kind.OTHER:
            return NotAFeed("this is text, not a feed")
        case Kind.XML:
            unseen = read_unseen(text, before.seen) if before.seen else None
            if unseen is not None:
                return unseen
            whole = _read_xml(text, problems, prove=before.prove)
            return whole if isinstance(whole, NotAFeed) else replace(whole, wishes=wishes_of(text))


def _read_xml(text: str, problems: list[str], *, prove: bool) -> RawFeed | NotAFeed:
    """By feedparser; where it finds nothing although there are items, by the rescue reader."""
    few = bounded(text, ITEMS_MAX)
    if few != text:
        problems.append(f"only the first {ITEMS_MAX} items were read")
    if few.count("<") > TAGS_MAX:
        return NotAFeed(f"the document has more than {TAGS_MAX:,} tags")
    document = harmless(few)
    raw = read_xml(document)
    if not _says_something(raw) and has_items(text):
        rescued = read_broken_xml(document)
        if rescued is not None and _says_something(rescued):
            problems.append("the document is broken; its items were rescued")
            raw = rescued
    if raw is None:
        name = root_name(text)
        return NotAFeed(f"this is no feed: it begins with <{name}>" if name else "this is no feed")
    if raw.items and few == text and is_cut(text):
        problems.append("the document is cut; its last item was left out")
        return replace(raw, items=raw.items[:-1])
    return proven(text, raw) if prove else raw


def _says_something(raw: RawFeed | None) -> bool:
    """Whether any item came out with anything in it."""
    return raw is not None and any(item.title or item.summary or item.link for item in raw.items)


def _plain(raw: RawFeed, problems: list[str], *, url: str, lang: str, source: str) -> ParsedFeed:
    """The raw feed with its items made plain."""
    title = shortened(plain_text(raw.title), TITLE_CODE_POINTS_MAX)
    said = language_code(raw.lang)
    items = [item_of(item, url=url, lang=lang, feed_lang=said, source=source or title) for item in raw.items]
    kept = tuple(item for item in items if item is not None)
    if len(kept) < len(items):
        problems.append(f"{len(items) - len(kept)} items say nothing readable")
    return ParsedFeed(
        title,
        lang or said,
        kept,
        raw.wishes,
        tuple(problems),
        pieces=raw.pieces,
        places=tuple(
            place for place, item in zip(raw.places, items, strict=bool(raw.places)) if item is not None
        ),
        fickle=raw.loose,
        hubs=raw.hubs,
        self_url=raw.self_url,
    )
