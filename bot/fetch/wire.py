"""What goes between `ParsePool` and its workers: frames of JSON and bytes over pipes.

Law: pure, and both ends use it, so they can't disagree. JSON and no pickle: a worker reads hostile documents,
and what it says back must not be able to run anything here.
"""

import json
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.feeds.item import Item, NotAFeed, ParsedFeed
from bot.feeds.standing import Before
from bot.feeds.timing import Wishes

HEAD: Final = struct.Struct(">II")
"""Lengths in bytes of the JSON part and of the raw part that follow."""
_HASH: Final = struct.Struct(">q")
_LIMIT: Final = 1 << 63
READY: Final = b"ready\n"
"""What a worker says first, when it has imported all it needs."""


NO_MEMORY: Final = "the document needs too much memory to be read"
"""Why a worker refuses a document that its address space doesn't hold."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to parse: the arguments of `bot.feeds.parse.parse`, and the deadline in seconds.

    `seen` are the hashes of raw items that were seen, 8 bytes each.
    """

    body: bytes
    url: str
    content_type: str
    lang: str
    source: str
    deadline_s: float
    seen: bytes = b""
    prove: bool = False

    @property
    def before(self) -> Before:
        """What is known of the feed's last documents."""
        return Before(frozenset(raw for (raw,) in _HASH.iter_unpack(self.seen)), self.prove)


def task_head(task: Task) -> bytes:
    """What goes before the body of a task."""
    said = [task.url, task.content_type, task.lang, task.source, task.deadline_s, len(task.seen), task.prove]
    head = json.dumps(said).encode()
    return HEAD.pack(len(head), len(task.seen) + len(task.body)) + head + task.seen


def read_task(head: bytes, raw: bytes) -> Task:
    """The task of a frame's two parts."""
    url, content_type, lang, source, deadline_s, seen_bytes, prove = json.loads(head)
    return Task(raw[seen_bytes:], url, content_type, lang, source, deadline_s, raw[:seen_bytes], bool(prove))


def result_frame(result: ParsedFeed | NotAFeed) -> bytes:
    """A result as bytes; items are slim lists, without names."""
    if isinstance(result, NotAFeed):
        text = json.dumps({"not": result.reason})
    else:
        items = [
            [
                item.title,
                item.summary,
                item.guid,
                item.link,
                item.lang,
                item.published.timestamp() if item.published else None,
                item.source,
            ]
            for item in result.items
        ]
        text = json.dumps(
            {
                "title": result.title,
                "lang": result.lang,
                "items": items,
                "pause": result.wishes.pause_s,
                "skipped": sorted(result.wishes.skipped),
                "problems": result.problems,
                "hubs": result.hubs,
                "self": result.self_url,
                "pieces": result.pieces,
                "places": result.places,
                "fickle": result.fickle,
            },
            # Escaped, a Cyrillic letter has six bytes instead of two; the answer may have megabytes of them.
            ensure_ascii=False,
        )
    content = text.encode("utf-8", "surrogatepass")
    return HEAD.pack(len(content), 0) + content


def read_result(content: bytes) -> ParsedFeed | NotAFeed:
    """The result of a frame's JSON part. ValueError, KeyError or TypeError: the worker talks nonsense."""
    value: dict[str, Any] = json.loads(content)
    if "not" in value:
        return NotAFeed(str(value["not"]))
    return ParsedFeed(
        title=value["title"],
        lang=value["lang"],
        items=tuple(_item(*fields) for fields in value["items"]),
        wishes=Wishes(value["pause"], frozenset(value["skipped"])),
        problems=tuple(value["problems"]),
        hubs=tuple(value["hubs"]),
        self_url=value["self"],
        pieces=tuple(value["pieces"]),
        places=_places(value["places"], value["pieces"], value["items"]),
        fickle=bool(value["fickle"]),
    )


def _places(places: list[int], pieces: list[int], items: list[Any]) -> tuple[int, ...]:
    """A place for each item, in their order, or none at all. ValueError: they can't be true."""
    inside = all(0 <= place < len(pieces) for place in places) and places == sorted(set(places))
    if (
        not inside
        or (pieces and len(places) != len(items))
        or not all(-_LIMIT <= raw < _LIMIT for raw in pieces)
    ):
        raise ValueError("places that there can't be")
    return tuple(places)


def _item(
    title: str, summary: str, guid: str, link: str, lang: str, published: float | None, source: str
) -> Item:
    """An item from its slim list."""
    moment = None if published is None else datetime.fromtimestamp(published, UTC)
    return Item(title, summary, guid, link, lang, moment, source)
