"""How many publishers report a story independently of each other. Pure.

Law: one publisher counts once, however many reports it has; copies of one text (a wire report, reprinted
under other headlines or with a few words changed) count once, whoever prints them. A publisher that prints
the wire and also writes for itself counts for what it wrote. So the count is the largest number of reports
of which no two share their publisher or their text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bot.stories.traits import without_publisher
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
    """How many of the publishers report it independently."""
    texts = _texts([_runs(voice.title, voice.summary) for voice in voices])
    printed: dict[str, set[int]] = {}
    for voice, text in zip(voices, texts, strict=True):
        printed.setdefault(_key(voice.publisher), set()).add(text)
    return _paired(printed)


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


def _paired(printed: Mapping[str, set[int]]) -> int:
    """The most publishers that can each be given a text of their own, among those that they printed."""
    owners: dict[int, str] = {}

    def gets_one(publisher: str, tried: set[int]) -> bool:
        for text in printed[publisher] - tried:
            tried.add(text)
            if text not in owners or gets_one(owners[text], tried):
                owners[text] = publisher
                return True
        return False

    return sum(gets_one(publisher, set()) for publisher in printed)
