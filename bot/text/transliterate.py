"""Keys for the spellings of a name across scripts: *Зеленський*, *Zelenskyy*, *Selenskyj*, *Zełenski*.

Law: pure. A key is for comparing keys, not for reading. Cyrillic letters become the sounds that newspapers
write for them; Latin spellings are then levelled, longest first: what English, German, French, Polish and
Spanish write differently for one sound becomes one letter. `latin` keeps the vowels: without them *Kyiv*
would be *Kova*. `skeleton` levels endings and *e* and *i* as well, for names that are spelt by ear; what it
makes equal is not yet one name: `bot.text.sounds` decides that.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from bot.text.inflect import is_cyrillic

_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ў": "u",
    }
)  # fmt: skip

# Longest first; the signs on the right are ours: š = sh, č = ch, ž = zh, x = kh, c = ts.
_SOUNDS: Final = {
    "schtsch": "š", "shtsh": "š", "shch": "š", "chtch": "š", "szcz": "š", "tsch": "č", "tch": "č",
    "sch": "š", "sh": "š", "sz": "š", "ch": "č", "cz": "č", "zh": "ž", "kh": "x", "ts": "c", "tz": "c",
    "ck": "k", "th": "t", "ph": "f", "ou": "u", "oo": "u", "w": "v", "j": "i", "y": "i", "q": "k", "gh": "g",
    "h": "g",
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLE: Final = re.compile(r"(.)\1+")
_IOTATED: Final = re.compile("i(?=[aeou])")
_WORDS_KEPT: Final = 100_000


_ENDINGS: Final = (
    (re.compile(r"(?<=..)[aeiou]+v(k?)[aeiou]*$", re.MULTILINE), r"v\1"),  # -iv, -ov, -ev, -ivka, -ovka, -ove
    (re.compile(r"(?<=..)zk[aeiou]+$", re.MULTILINE), "zk"),  # -sky, -skyi, -ske, -skoye
)


@lru_cache(_WORDS_KEPT)
def latin(folded: str) -> str:
    """The key of a folded word; equal keys mean that the words may be spellings of one name."""
    return _levelled(folded.translate(_CYRILLIC) if is_cyrillic(folded) else folded.replace("x", "ks"))


@lru_cache(_WORDS_KEPT)
def skeleton(folded: str) -> str:
    """The looser key: without the endings of names, and with one letter for *e* and *i*."""
    return _bare(latin(folded))


def skeletons(folded: Iterable[str]) -> set[str]:
    """The skeletons of many words at once, for a fifth of the time; none of them is remembered."""
    words = list(folded)
    cyrillic = "\n".join(word for word in words if is_cyrillic(word)).translate(_CYRILLIC)
    others = "\n".join(word for word in words if not is_cyrillic(word)).replace("x", "ks")
    return {key for text in (cyrillic, others) if text for key in _bare(_levelled(text)).split("\n")}


def _levelled(plain: str) -> str:
    """What is spelt differently for one sound becomes one letter; each line is a word of its own."""
    levelled = _SOUND.sub(lambda found: _SOUNDS[found[0]], plain)
    levelled = levelled.replace("x", "g").replace("s", "z")
    return _DOUBLE.sub(r"\1", _IOTATED.sub("", _DOUBLE.sub(r"\1", levelled)))


def _bare(key: str) -> str:
    for ending, left in _ENDINGS:
        key = ending.sub(left, key)
    return _DOUBLE.sub(r"\1", key.replace("e", "i"))
