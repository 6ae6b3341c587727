"""How many publishers report a story independently of each other. Pure.

Law: one publisher counts once, however many reports it has. Who only prints what another printed before (a
wire report, reprinted under other headlines or with a few words changed) doesn't count; who also writes for
itself does. So the count is that of the publishers which were the first with some text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bot.stories.wrapping import without_publisher
from bot.text.fold import fold
from bot.text.tokens import read

WORDS_MAX = 200  # of a text that are compared: the lead, and more
RUN_WORDS = 3
COPIED_SHARE = 0.6  # of the runs of three words of the shorter text, that the longer one has too
RUNS_MIN = 4  # a shorter text says what many say: it is a copy only of its like


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what: the publisher of a report, and its words."""

    publisher: str
    title: str
    summary: str = ""


def publishers(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Their names as they first stand there, each once, in that order."""
    names: dict[str, str] = {}
    for voice in voices:
        names.setdefault(_key(voice.publisher), voice.publisher)
    return tuple(names.values())


@lru_cache(maxsize=256)  # many chats hear of one story
def independent(voices: tuple[Voice, ...]) -> int:
    """How many of the publishers report it independently. The newest report comes first, the oldest last."""
    oldest_first = voices[::-1]
    texts = _texts([_runs(voice.title, voice.summary) for voice in oldest_first])
    first: dict[int, str] = {}
    for voice, text in zip(oldest_first, texts, strict=True):
        first.setdefault(text, _key(voice.publisher))
    return len(set(first.values()))


def is_copy(one: Voice, other: Voice) -> bool:
    """Whether the two print one text."""
    return _is_copy(_runs(one.title, one.summary), _runs(other.title, other.summary))


def _is_copy(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    fewer = min(len(one), len(other))
    if fewer < RUNS_MIN:
        return one == other
    return len(one & other) >= COPIED_SHARE * fewer


def _key(publisher: str) -> str:
    """`The Post`, `the post` and `The-Post` are one publisher."""
    return "".join(sign for sign in fold(publisher) if sign.isalnum()) or publisher


@lru_cache(maxsize=4_096)
def _runs(title: str, summary: str) -> frozenset[tuple[str, ...]]:
    """All runs of three words of a text; the whole of a shorter one."""
    tokens = read(f"{without_publisher(title)}\n{summary}").tokens[:WORDS_MAX]
    words = [token.folded for token in tokens]
    if len(words) <= RUN_WORDS:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1))


def _texts(runs: Sequence[frozenset[tuple[str, ...]]]) -> list[int]:
    """For each report the number of its text: that of the first report which it is a copy of, or its own."""
    texts = list(range(len(runs)))
    for one, other in combinations(range(len(runs)), 2):
        if texts[one] != texts[other] and _is_copy(runs[one], runs[other]):
            kept, dropped = sorted((texts[one], texts[other]))
            texts = [kept if text == dropped else text for text in texts]
    return texts
