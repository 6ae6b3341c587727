"""Two dates that are the ends of one time: "from Monday to Friday", "vom 28. Mai bis zum 3. Juni".

Law: only what stands between the two (and opens before the first) makes them one. Where something is moved
from one day to another they are two, and so are the evening and the morning of one night.
"""

import re
from datetime import date
from typing import Final

from bot.facts import calendar

_DASH: Final = r"\s?-\s?"
_JOINED: Final = {
    "en": (
        r"(?:(?<=\d),)?\s(?:to|through|thru|until|till)\s(?:the\s)?",
        r"between\s(?:the\s)?",
        r"\sand\s(?:the\s)?",
    ),
    "de": (
        r"(?:(?<=[\d.]),)?\sbis\s(?:(?:einschließlich|inklusive)\s)?(?:zum\s|am\s)?",
        r"zwischen\s(?:dem\s)?",
        r"\sund\s(?:dem\s)?",
    ),
    "fr": (r"\s(?:au|jusqu'au)\s", r"(?:\bde|\bentre(?:\sle)?)\s", r"\s(?:a|et(?:\sle)?)\s"),
    "es": (r"\s(?:al|hasta\sel)\s", r"(?:\bde|\bentre(?:\sel)?)\s", r"\s(?:a|y(?:\sel)?)\s"),
    "ru": (r"\sпо\s", r"(?:\bсо?|\bмежду)\s", r"\s(?:до|и)\s"),
    "uk": (r"\sпо\s", r"(?:\b[зі]з?|\bзі|\bвід|\bміж)\s", r"\s(?:до|і|та|й)\s"),
    "pl": (r"(?!)", r"(?:\bod|\bmiedzy)\s", r"\s(?:do|a|i)\s"),
    "tr": (r"(?:'?[dt][ae]n|(?<=[dt][ae]n))\s|\sile\s", r"", r"(?!)"),
}
"""What joins two dates anywhere; what opens a range, and what joins two dates behind it."""
_COMPILED: Final = {
    lang: (re.compile(f"{_DASH}|{anywhere}"), re.compile(rf"{opened}$"), re.compile(joined))
    for lang, (anywhere, opened, joined) in _JOINED.items()
}
_NIGHT: Final = re.compile(r"(?:night|nacht|nuit|noche|madrugada|ноч|ніч|\bnoc)")
_MOVED: Final = re.compile(
    r"\b(?:mov(?:ed|es?|ing)\b|postpon|push|delay|reschedul|deferr|shift|adjourn|brought\sforward|chang|put\s(?:off|back)|"
    r"verschob|verschieb|verleg|vertag|vorgezog|"
    r"report(?:e|er|ee|es|ees|ent)\b|decal|repouss|avanc|deplac|ajourn|"
    r"aplaz|traslad|pospu|pospon|adelant|retras|cambi|"
    r"перен[ео]с|отлож|сдвин|переніс|відкла|зсун|przelo[zż]|przesun|przeni|ertele|kaydir)"
)
_BEFORE: Final = 60
_BEHIND: Final = 40
"""Characters beside a range in which a word says that something is moved."""


def is_range(folded: str, start: int, stop: int, start_last: int, lang: str) -> bool:
    """Whether the date at `folded[start:stop]` and the next one, from `start_last`, are ends of one time."""
    compiled = _COMPILED.get(lang)
    if compiled is None:
        return False
    anywhere, opened, joined = compiled
    opening = folded[max(0, start - _BEFORE) : start]
    if _NIGHT.search(opening, max(0, len(opening) - 12)):
        return False
    if anywhere.fullmatch(folded, stop, start_last):
        return True
    return bool(joined.fullmatch(folded, stop, start_last) and opened.search(opening))


def is_move(folded: str, start: int, stop: int) -> bool:
    """Whether something is moved from the first to the last day of `folded[start:stop]`."""
    return bool(
        _MOVED.search(folded, max(0, start - _BEFORE), start) or _MOVED.search(folded, stop, stop + _BEHIND)
    )


def in_order(first: date, last: date, *, weekdays: bool, back: bool) -> tuple[date, date] | None:
    """Both days with the first one first; weekdays are moved by weeks, `back` says which way."""
    if first < last:
        return first, last
    if not weekdays:
        return None
    if back:
        moved = calendar.weekday_behind(first.weekday(), last, today=False)
        return None if moved is None else (moved, last)
    moved = calendar.weekday_ahead(last.weekday(), first, today=False)
    return None if moved is None else (first, moved)
