"""Which words of an item a person sees: the headline, and an excerpt around the matched words. Pure."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.alerts.card import Mark
from bot.alerts.shown import ELLIPSIS, clean, part, whole_until

EXCERPT_CODE_POINTS_MAX = 300
LEAD_CODE_POINTS = 80  # of a sentence that is too long, this much is kept before its first matched word

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=\S)|[。！？]+[」』”]*")
_PUBLISHER = re.compile(r"^(?P<title>.*\S)\s+[-–—|·•]{1,2}\s+(?P<name>\S.{1,59})$")
_SITE = re.compile(r"^www\.|\.\w{2,8}$")  # what a name has on top where it is written as a site
_NAME_LETTERS_MIN = 3  # a shorter beginning says nothing


def headline(title: str, marks: Iterable[Mark], *, source: str) -> tuple[str, tuple[Mark, ...]]:
    """The title without a trailing `- Publisher` that names `source`, which is shown anyway."""
    shown, moved = clean(title, marks)
    ending = _PUBLISHER.match(shown)
    if ending is None or not _names(ending["name"], source):
        return shown, moved
    return part(shown, moved, 0, ending.end("title"))


def excerpt(summary: str, marks: Iterable[Mark], *, title: str = "") -> tuple[str, tuple[Mark, ...]]:
    """At most 300 code points of the summary: the sentences around the first matched words.

    Without marks its beginning; nothing at all where the summary only repeats the title.
    """
    shown, moved = clean(summary, marks)
    if _letters(shown) == _letters(title):
        return "", ()
    if len(shown) <= EXCERPT_CODE_POINTS_MAX:
        return shown, moved
    start, stop = _sentences_around(shown, moved[0][0] if moved else 0)
    if stop - start > EXCERPT_CODE_POINTS_MAX:
        start, stop = _words_around(shown, moved, start, stop)
    return _with_ellipses(shown, moved, start, stop)


def article_excerpt(text: str, marks: Iterable[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """At most 300 code points of what is kept of an article: around the sentence that shows the most."""
    shown, moved = clean(text, marks)
    if len(shown) <= EXCERPT_CODE_POINTS_MAX:
        return shown, moved
    sentences = _sentences(shown)
    shows = [sum(start <= first < stop for first, _ in moved) for start, stop in sentences]
    first, last = sentences[shows.index(max(shows))]
    around = next((mark for mark in moved if first <= mark[0] < last), (first, first))
    start, stop = _sentences_around(shown, around[0])
    if stop - start > EXCERPT_CODE_POINTS_MAX:
        start, stop = _words_around(shown, tuple(mark for mark in moved if mark >= around), start, stop)
    return _with_ellipses(shown, moved, start, stop)


def _names(ending: str, source: str) -> bool:
    """Whether the ending is the publisher's name or its beginning (`BBC` of `BBC News`), or its site."""
    said, known = (_letters(_SITE.sub("", name)) for name in (ending, source))
    return len(said) >= _NAME_LETTERS_MIN and known.startswith(said)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _sentences(text: str) -> list[Mark]:
    borders = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(borders) if a < b]


def _sentences_around(text: str, wanted: int) -> Mark:
    """The sentence of a place, and as many whole sentences after and before it as fit."""
    sentences = _sentences(text)
    first = last = next(n for n, (start, stop) in enumerate(sentences) if start <= wanted < stop)
    room = EXCERPT_CODE_POINTS_MAX - 2 * len(ELLIPSIS)
    while last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= room:
        last += 1
    while first > 0 and sentences[last][1] - sentences[first - 1][0] <= room:
        first -= 1
    return sentences[first][0], sentences[last][1]


def _words_around(text: str, marks: tuple[Mark, ...], start: int, stop: int) -> Mark:
    """A part of one long sentence, on word borders: a little before the first mark, the rest after it."""
    wanted = next((mark[0] for mark in marks if start <= mark[0] < stop), start)
    first = max(start, min(wanted - LEAD_CODE_POINTS, stop - EXCERPT_CODE_POINTS_MAX + 4))
    if first > start:
        space = text.find(" ", first, wanted)
        first = space + 1 if space >= 0 else whole_until(text, first)
    last = min(stop, first + EXCERPT_CODE_POINTS_MAX - 4)
    if last < stop:
        space = text.rfind(" ", wanted, last)
        last = space if space > wanted else whole_until(text, last)
    return first, last


def _with_ellipses(text: str, marks: tuple[Mark, ...], start: int, stop: int) -> tuple[str, tuple[Mark, ...]]:
    shown, moved = part(text, marks, start, stop)
    before = f"{ELLIPSIS} " if start > 0 else ""
    after = f" {ELLIPSIS}" if stop < len(text) else ""
    whole = before + shown.rstrip(" ") + after
    return whole, tuple((first + len(before), last + len(before)) for first, last in moved)
