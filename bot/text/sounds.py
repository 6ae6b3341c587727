"""Do two words sound like one name, when Ukrainian and Russian spell it apart? *Чернігів*, *Chernigov*.

Law: pure; for words that are no common words. A word is read as bones (its consonants, in classes, and a dash
for each group of vowels) and the vowels between them. Two words are alike whose bones are equal and whose
vowels stand for each other by a rule of the two languages, or of those who transliterate them: *і* for *о*
and *е*, *о* for *е* behind *ч ш ж*, *о* for *а* where it is unstressed, and the endings of adjectives. Other
vowels part names: *Boryslav* is not *Beryslav*. Letters that are read in several ways (Polish and German
*ch*, French and Turkish *j*) give several readings; one in common is enough.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from bot.text.inflect import is_cyrillic

_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "io", "ж": "ž",
        "з": "s", "и": "y", "і": "i", "ї": "ii", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "g", "ц": "s", "ч": "č",
        "ш": "š", "щ": "š", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ў": "v", "'": "",
    }
)  # fmt: skip
_BEFORE: Final = (
    (re.compile("ck(?=[iy]?$)"), "sk"),  # Polish -ck, -cki: Donieck
    (re.compile("ff?$"), "v"),
    (re.compile("(?<=[a-z])ou|oo"), "u"),
    (re.compile("dsch|dzh|dsh|dj"), "dž"),
)
_ANY_BEFORE: Final = re.compile("|".join(pattern.pattern for pattern, _ in _BEFORE))
_LETTERS: Final = {
    "schtsch": "š", "shtsh": "š", "shch": "š", "chtch": "š", "szcz": "š", "sch": "š", "sh": "š", "sz": "š",
    "tsch": "č", "tch": "č", "cz": "č", "zh": "ž", "kh": "g", "gh": "g", "h": "g", "ts": "s", "tz": "s",
    "z": "s", "ck": "k", "th": "t", "ph": "f", "w": "v", "q": "k", "x": "ks",
}  # fmt: skip
_LETTER: Final = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)) + "|c(?=[eiy])|c")
# Read in several ways: German and Polish ch is kh, French sh; and j is zh in French and Turkish, dzh in
# English, kh in Spanish.
_CH: Final = ("č", "g", "š")
_J: Final = ("i", "ž", "dž", "g")
_C_ALONE: Final = re.compile("(?<![cshtz])ch(?!tch)")
# Parts of names that the two languages form otherwise; most are saints, after whom towns are called.
_PARTS: Final = (
    (re.compile("nikola|nykola"), "mykola"),
    (re.compile("vlad[iy]m[iy]r"), "volodymyr"),
    (re.compile("kon?st[iy]?ant"), "kostiant"),
    (re.compile("^al(?=eks)"), "ol"),
    (re.compile("^s(?:ie|[iey])v(?:ie|[iey])r(?:sk)?o"), "sivero"),  # Сіверськодонецьк: Северодонецк
    (re.compile("š(?=n)"), "č"),  # Помічна: Помошная
    (re.compile("^v[iy](?=l[čšg])"), "o"),  # Вільшани, Вільховець: Ольшаны, Ольховец
    (re.compile("^(n[iy]žn|v[ei]rgn)[eo]"), r"\1io"),  # Nyzhno-, Verkhno-
)
_ANY_PART: Final = re.compile("|".join(pattern.pattern for pattern, _ in _PARTS))
_VOWELS: Final = frozenset("aeiouyаеиоу")
_SLOT: Final = "-"
_HARDENED: Final = {"g": "k", "d": "t", "b": "p", "ž": "š"}  # at the end of a word, where they sound so
_HUSHING: Final = frozenset("čšž")
_DOUBLE: Final = re.compile(r"(.)\1+")
_CONSONANTS_DOUBLED: Final = re.compile(f"([^{''.join(sorted(_VOWELS))}])\\1+")
_VOWEL_GROUP: Final = re.compile(f"[{''.join(sorted(_VOWELS))}]+")
_IOTATED: Final = re.compile("i(?=[aeou])")
# Ukrainian ов before a consonant is Russian ол, ел: Вовчанськ, Волчанск.
_VOCALISED: Final = re.compile(f"^([^{''.join(sorted(_VOWELS))}]+o)v(?=[bdfgkmnprstčšž])")
_NEUTER: Final = re.compile("(?:o?[iy]*)?e|[iy]?o")  # -e, -oe, -oye, -ye, -o
_FEMININE: Final = re.compile("[eiy]*a|a[iy]+a")  # -a, -ia, -aya
_MASCULINE: Final = re.compile("[iy]+|[oe][iy]+|[iy]+e")  # -y, -yi, -oy, -ei; plurals in -i, -ie
_ABSTRACT: Final = re.compile("[iy]+[ae]")  # Ukrainian -ія, -ля, -жя is Russian -ие, -ье
_WORDS_KEPT: Final = 100_000

BONES_OF_OTHER_VOWELS: Final = 3
"""How many consonants a word needs for its vowels to differ at all."""

BONES_OF_UNSTRESSED: Final = 4
"""How many for *о* to stand for *а* behind the first syllable."""


class Reading(NamedTuple):
    """One way to read a word: its bones, and the groups of vowels at their dashes, in order."""

    bones: str
    vowels: tuple[str, ...]


@lru_cache(_WORDS_KEPT)
def readings(folded: str) -> tuple[Reading, ...]:
    """All ways to read a folded word, the likeliest first; the first is the only one of most words."""
    ways = [_romanised(folded)] if is_cyrillic(folded) else _spelled(folded)
    ways += [_VOCALISED.sub(r"\1l", way) for way in ways if _VOCALISED.match(way)]
    return tuple(dict.fromkeys(map(_read, ways)))


def bones(folded: str) -> tuple[str, ...]:
    """The bones of all readings; words that are alike have one in common."""
    return tuple(dict.fromkeys(reading.bones for reading in readings(folded)))


def alike(one: str, other: str, least: int) -> bool:
    """Whether two folded words may be one name, spelt apart, and have at least so many consonants.

    One more where a letter is read in a rarer way: the fewer there are, the more words are alike by chance.
    """
    for number, mine in enumerate(readings(one)):
        for count, theirs in enumerate(readings(other)):
            if mine.bones != theirs.bones:
                continue
            apart = _apart(mine, theirs)
            if apart is None:
                continue
            wanted = max(least + bool(number or count), BONES_OF_OTHER_VOWELS if apart else 0)
            if len(mine.bones) - len(mine.vowels) >= wanted:
                return True
    return False


def ends_alike(one: str, other: str) -> bool:
    """Whether two folded words may begin and end as one name does, whatever stands between."""
    return any(
        mine.bones[:1] == theirs.bones[:1]
        and mine.bones[-1:] == theirs.bones[-1:]
        and (not mine.bones.endswith(_SLOT) or _ends_agree(mine.vowels[-1], theirs.vowels[-1]))
        for mine in readings(one)
        for theirs in readings(other)
    )


def _romanised(folded: str) -> str:
    return folded.replace("ьо", "ьё").translate(_CYRILLIC).replace("ts", "s")


def _spelled(folded: str) -> list[str]:
    word = folded
    if _ANY_BEFORE.search(word):
        for pattern, plain in _BEFORE:
            word = pattern.sub(plain, word)
    ways = [word]
    # Who writes kh for kh does not write ch for it.
    if "ch" in word and "kh" not in word and _C_ALONE.search(word):
        ways = [_C_ALONE.sub(sound, word) for sound in _CH]
    elif "ch" in word and _C_ALONE.search(word):
        ways.append(_C_ALONE.sub("š", word))
    if "j" in word:
        ways = [way.replace("j", sound) for way in ways for sound in _J]
    return [_LETTER.sub(_sound, way) for way in ways]


def _sound(found: re.Match[str]) -> str:
    return _LETTERS.get(found[0]) or _c(found)


def _c(found: re.Match[str]) -> str:
    return "s" if found.string[found.end() : found.end() + 1] in ("e", "i", "y") else "k"


def _read(spelled: str) -> Reading:
    if _ANY_PART.search(spelled):
        for pattern, ours in _PARTS:
            spelled = pattern.sub(ours, spelled)
    read = _CONSONANTS_DOUBLED.sub(r"\1", spelled)
    slots = _VOWEL_GROUP.sub(_SLOT, read)
    last = slots[-1:]
    return Reading(slots[:-1] + _HARDENED.get(last, last), tuple(_VOWEL_GROUP.findall(read)))


def _apart(one: Reading, other: Reading) -> int | None:
    """How many vowels between equal bones stand for others; None where one can't."""
    slot = odd = 0
    consonants = len(one.bones) - len(one.vowels)
    for place, sign in enumerate(one.bones):
        if sign != _SLOT:
            continue
        a, b = one.vowels[slot], other.vowels[slot]
        slot += 1
        if a == b:
            continue
        if place == len(one.bones) - 1:
            if not _ends_agree(a, b):
                return None
        elif _level(a) != _level(b):
            odd += 1
            swapped = {_level(a), _level(b)} == {"a", "o"}
            if swapped and (slot == 1 or consonants >= BONES_OF_UNSTRESSED):
                continue
            if not _stand_for_each_other(a, b, one.bones[:place], one.bones[place + 1]):
                return None
    return odd


def _level(group: str) -> str:
    """A group of vowels without what only the spelling tells."""
    plain = _IOTATED.sub("", _DOUBLE.sub(r"\1", group.replace("y", "i")))
    return _DOUBLE.sub(r"\1", plain.replace("e", "i"))


def _stand_for_each_other(a: str, b: str, before: str, behind: str) -> bool:
    if behind == "v" and {_level(a), _level(b)} == {"o", "u"}:
        return True  # Ukrainian -ува- is Russian -ова-
    if behind == "v" and {a, b} == {"e", "u"}:
        return before[-1:] in _HUSHING  # and -ева- behind ш, ж, ч
    if _level(b) in "oa":
        a, b = b, a
    if _level(b) != "i":
        return False
    iotated = a[0] in "iy"
    if _level(a) == "o":
        return "i" in b or iotated or not before or before[-1] in _HUSHING
    return _level(a) == "a" and iotated and "e" in b


def _ends_agree(a: str, b: str) -> bool:
    return a == b or any(
        end.fullmatch(a) and end.fullmatch(b) for end in (_NEUTER, _FEMININE, _MASCULINE, _ABSTRACT)
    )
