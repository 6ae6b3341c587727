"""What stands around the news in a title and a summary: the publisher, the dateline, the beat of a bulletin.

Law: pure. Two reports aren't alike because one agency wrote both, nor because both count what a day brought.
"""

import re
from typing import Final

_WORDS_LEFT_MIN: Final = 3
# " - Reuters", " | BBC News", " – DW": the publisher, not the happening.
_PUBLISHER: Final = re.compile(r"\s[-–—|]\s+[^-–—|]{2,40}$")
# "TEHRAN, May 21 (MNA) – ", "ТБИЛИСИ, 17 ноя - РИА Новости.", "CNN — ": where and by whom it was written.
_AGENCY: Final = re.compile(r"\s*[^\W\d_][^–—(.:]{0,40}\([^)]{2,30}\)\s*[-–—]+\s")
_CAPITALS: Final = re.compile(r"\s*([^\W\d_]{2,}(?:[ ,/]+[^\W_]+){0,4})\s*(?:[-–—]{1,2}\s+)")
# A count of what one day brought; the next day's is another happening. Folded forms.
_DAILY: Final = re.compile(
    r"\b(?:(?:past|last|previous|in|over) (?:24 hours|day)\b|(?:letzten|vergangenen|binnen) 24 stunden"
    r"|(?:ultimas|pasadas) 24 horas|dernieres 24 heures|son 24 saat|ostatniej doby|ciagu doby|minionej doby"
    r"|за (?:\w+ )?сутки|за (?:\w+ )?добу|протягом доби|в течение суток)"
)

_IN_DAILY: Final = ("24", "day", "dob", "доб", "сут")  # one of them is in each of those: faster to look for


def without_publisher(title: str) -> str:
    """A title without the " - Publisher" that aggregators add; unchanged where little would be left."""
    bare = _PUBLISHER.sub("", title)
    return bare if len(bare.split()) >= _WORDS_LEFT_MIN else title


def dateline_stop(summary: str) -> int:
    """Where the dateline at the start of a summary ends, in code points; 0 without one."""
    if found := _AGENCY.match(summary):
        return found.end()
    found = _CAPITALS.match(summary)
    return found.end() if found and found[1].split()[0].rstrip(",").isupper() else 0


def is_daily(plain: str) -> bool:
    """Whether a folded text counts what one day brought: "in the past 24 hours"."""
    return any(map(plain.__contains__, _IN_DAILY)) and _DAILY.search(plain) is not None
