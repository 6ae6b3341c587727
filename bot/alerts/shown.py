"""Text as it may be shown: cleaned, measured in UTF-16 units, and cut where no character is torn.

Law: nothing that a publisher or a stranger wrote reaches a screen except through `clean`. It drops control
characters and bidi overrides (they could reverse the rest of a message, Unicode TR 36), and makes each run
of white space one space. Marks (places in code points) move along.
"""

import unicodedata
from collections.abc import Iterable

from bot.alerts.card import Mark

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ELLIPSIS = "…"
CLUSTER_MAX = 32  # code points; a longer pile of marks is torn rather than kept whole

_FIRST_RIGHT_TO_LEFT = "\u0590"  # the Hebrew block
_JOINER = "\u200d"
_EXTENDING = frozenset({"Mn", "Me", "Mc"})


def clean(text: str, marks: Iterable[Mark] = ()) -> tuple[str, tuple[Mark, ...]]:
    """`text` fit to be shown, and `marks` moved along, in order, joined where they touch or overlap."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text, join_marks(marks, len(text))  # the usual case: nothing to drop
    kept: list[str] = []
    places: list[int] = []
    for character in text:
        places.append(len(kept))
        if character.isspace():
            if kept and kept[-1] != " ":
                kept.append(" ")
        elif not _is_hidden(character):
            kept.append(character)
    places.append(len(kept))
    shown = "".join(kept).rstrip(" ")
    moved = ((_place(places, start), _place(places, stop)) for start, stop in marks)
    return shown, join_marks(moved, len(shown))


def join_marks(marks: Iterable[Mark], length: int) -> tuple[Mark, ...]:
    """Marks within 0 and `length`, sorted, the empty ones dropped, touching and overlapping ones joined."""
    joined: list[Mark] = []
    for start, stop in sorted((max(0, start), min(stop, length)) for start, stop in marks):
        if start >= stop:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return tuple(joined)


def part(text: str, marks: Iterable[Mark], start: int, stop: int) -> tuple[str, tuple[Mark, ...]]:
    """`text[start:stop]` with the marks that fall into it."""
    moved = ((first - start, last - start) for first, last in marks)
    return text[start:stop], join_marks(moved, stop - start)


def units(text: str) -> int:
    """The length that Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, units_max: int) -> str:
    """`text`, or its beginning with `…`, in at most `units_max` UTF-16 units (at least 1)."""
    if units(text) <= units_max:
        return text
    room = units_max - units(ELLIPSIS)
    stop = 0
    for character in text:
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            break
        stop += 1
    return text[: whole_until(text, stop)].rstrip(" ") + ELLIPSIS


def whole_until(text: str, stop: int) -> int:
    """The last place at or before `stop` that tears no character apart (accents, flags, joined emoji)."""
    for place in range(stop, max(0, stop - CLUSTER_MAX), -1):
        if not _is_inside(text, place):
            return place
    return 0 if stop <= CLUSTER_MAX else stop


def has_right_to_left(text: str) -> bool:
    """Whether some letter of `text` is written from right to left."""
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT:
        return False
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _place(places: list[int], index: int) -> int:
    return places[max(0, min(index, len(places) - 1))]


def _is_hidden(character: str) -> bool:
    return character in BIDI_CONTROLS or unicodedata.category(character) in {"Cc", "Cs"}


def _is_inside(text: str, place: int) -> bool:
    """Whether `place` is inside one user-perceived character (the useful part of Unicode TR 29)."""
    if not 0 < place < len(text):
        return False
    before, character = text[place - 1], text[place]
    if before == _JOINER or _extends(character):
        return True
    if not (_is_regional(before) and _is_regional(character)):
        return False
    first = place
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return (place - first) % 2 == 1


def _extends(character: str) -> bool:
    """Accents, variation selectors, the joiner, skin tones, flag tags: part of what stands before them."""
    return (
        character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or unicodedata.category(character) in _EXTENDING
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
