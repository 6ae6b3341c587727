"""A document cut into its raw items, so that only those that nobody has seen are parsed.

Law: pure, linear, and it doubts: a document whose items can't surely be told from their frame (one within
another, a tag without its partner, a section without end, a declared entity, more than are read at all) is
not cut. The pieces and the gaps between them, put together, are the document; a document that is put
together without some pieces keeps its whole frame: declaration, root with its namespaces, channel.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from itertools import zip_longest
from typing import Final

from bot.feeds.limits import ITEMS_MAX

_PREFIXED: Final = re.compile(r":(?:item|entry)[\s/>]")
# All tags begin alike, and are found sooner where their pattern says so once.
SECTION: Final = r"!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
NO_ELEMENT: Final = rf"{SECTION}|!--[^-]*+(?:-(?!->)[^-]*+)*+-->|\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>"
"""What follows a "<" that begins no element but a section, a comment or an instruction."""
_ENDLESS: Final = r"!\[CDATA\[|!--|\?"
_REST: Final = r"(?:\s{1,20}[\w:.-]{1,60}\s{0,20}=\s{0,20}(?:\"[^\"<>]*\"|'[^'<>]*'))*\s{0,20}(/?>)"


def _token(prefix: str = "") -> re.Pattern[str]:
    """Groups: a tag as far as its name, its end where that can be read, the beginning of what has no end."""
    tag = rf"(/?{prefix}(?:item|entry))(?=[\s/>])(?:{_REST})?"
    return re.compile(rf"<(?:{tag}|{NO_ELEMENT}|({_ENDLESS}))")


_TOKEN: Final = _token()
_PREFIXED_TOKEN: Final = _token(r"(?:[\w.-]{1,40}:)?")
"""Twice as slow, and seldom needed."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A document in parts: a gap, a piece, a gap … a gap. `hashes` are those of the pieces, never 0."""

    gaps: tuple[str, ...]
    pieces: tuple[str, ...]
    hashes: tuple[int, ...]

    def without(self, seen: Collection[int]) -> str:
        """The document without the pieces of these hashes."""
        kept = ("" if raw in seen else piece for raw, piece in zip(self.hashes, self.pieces, strict=True))
        return "".join(part for pair in zip_longest(self.gaps, kept, fillvalue="") for part in pair)


def cut(text: str) -> Cut | None:
    """The document in parts, None where they can't be trusted or there are none."""
    if "<!ENTITY" in text:
        return None
    spans = _spans(text)
    if not spans or len(spans) > ITEMS_MAX:
        return None
    starts = [0, *(stop for _, stop in spans)]
    stops = [*(start for start, _ in spans), len(text)]
    pieces = tuple(text[start:stop] for start, stop in spans)
    return Cut(
        gaps=tuple(text[start:stop] for start, stop in zip(starts, stops, strict=True)),
        pieces=pieces,
        hashes=tuple(raw_hash(piece) for piece in pieces),
    )


def raw_hash(piece: str) -> int:
    """What stands in a raw item, as an 8-byte signed number that isn't 0."""
    digest = blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) or 1


def _spans(text: str) -> list[tuple[int, int]] | None:
    """Where the items begin and end, None where that is in doubt."""
    spans: list[tuple[int, int]] = []
    opened, name = -1, ""
    for found in (_PREFIXED_TOKEN if _PREFIXED.search(text) else _TOKEN).finditer(text):
        if found.lastindex is None:
            continue
        tag, end, endless = found.groups()
        if endless or not end:
            return None
        closes, alone = tag[0] == "/", end == "/>"
        if closes:
            if opened < 0 or alone or tag[1:] != name:
                return None
            spans.append((opened, found.end()))
            opened = -1
        elif opened >= 0:
            return None
        elif alone:
            spans.append(found.span())
        else:
            opened, name = found.start(), tag
    return None if opened >= 0 else spans
