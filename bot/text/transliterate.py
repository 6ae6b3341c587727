"""Keys for the spellings of a name across scripts: *Зеленський*, *Zelenskyy*, *Selenskyj*, *Zełenski*.

Law: pure. A key is for comparing keys, not for reading. Cyrillic letters become the sounds that newspapers
write for them; Latin spellings are then levelled, longest first: what English, German, French, Polish and
Spanish write differently for one sound becomes one letter. `latin` keeps the vowels: without them *Kyiv*
would be *Kova*. `skeleton` levels endings and *e* and *i* as well, for names that are spelt by ear; what it
makes equal is not yet one name: `bot.text.sounds` decides that.
"""

import re
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
    (re.compile(r"(?<=..)[aeiou]+v(k?)[aeiou]*$"), r"v\1"),  # -iv, -ov, -ev, -ivka, -ovka, -ove
    (re.compile(r"(?<=..)zk[aeiou]+$"), "zk"),  # -sky, -skyi, -ske, -skoye
)


@lru_cache(_WORDS_KEPT)
def latin(folded: str) -> str:
    """The key of a folded word; equal keys mean that the words may be spellings of one name."""
    plain = folded.translate(_CYRILLIC) if is_cyrillic(folded) else folded.replace("x", "ks")
    levelled = _SOUND.sub(lambda found: _SOUNDS[found[0]], plain)
    levelled = levelled.replace("x", "g").replace("s", "z")
    return _DOUBLE.sub(r"\1", _IOTATED.sub("", _DOUBLE.sub(r"\1", levelled)))


@lru_cache(_WORDS_KEPT)
def skeleton(folded: str) -> str:
    """The looser key: without the endings of names, and with one letter for *e* and *i*."""
    key = latin(folded)
    for ending, left in _ENDINGS:
        key = ending.sub(left, key)
    return _DOUBLE.sub(r"\1", key.replace("e", "i"))
