"""What stands around the news in a title and a summary: the publisher, the dateline, the beat of a bulletin.

Law: pure. Two reports aren't alike because one agency wrote both, nor because both count what a day brought.
"""

import re
from typing import Final

_WORDS_LEFT_MIN: Final = 3
# " - Reuters", " | BBC News", " – DW": the publisher, not the happening.
_PUBLISHER: Final = re.compile(r"\s[-–—|]\s+[^-–—|]{2,40}$")
# " - but it's more than a visit": the title goes on; publishers of three words have capitals.
_GOES_ON: Final = re.compile(r"\s[-–—|]\s+(?:[^\W\d_A-ZА-ЯІЇЄҐ][\w'’]*\s+){2}\S")
# "TEHRAN, May 21 (MNA) – ", "ТБИЛИСИ, 17 ноя - РИА Новости.", "CNN — ": where and by whom it was written.
_AGENCY: Final = re.compile(r"\s*[^\W\d_][^–—(.:]{0,40}\([^)]{2,30}\)\s*[-–—]+\s")
_CAPITALS: Final = re.compile(r"\s*([^\W\d_]{2,}(?:[ ,/]+[^\W_]+){0,4})\s*(?:[-–—]{1,2}\s+)")
# A count of what one day brought; the next day's is another happening. Folded forms.
_DAILY_WORDS: Final = frozenset(
    ("24", "day", "doby", "сутки", "суток", "добу", "доби")
)  # one of them is in each
_DAILY: Final = re.compile(
    r"\b(?:(?:past|last|previous|in|over) (?:24 hours|day)\b|(?:letzten|vergangenen|binnen) 24 stunden"
    r"|(?:ultimas|pasadas) 24 horas|dernieres 24 heures|son 24 saat|ostatniej doby|ciagu doby|minionej doby"
    r"|за (?:\w+ )?сутки|за (?:\w+ )?добу|протягом доби|в течение суток)"
)

# What comes every night: the next night's is another happening. The words first, since most texts hold none.
_NIGHTLY_TEXT: Final = (
    "overnight night early nacht nachts nachtliche nachtlichen nachtlicher nachtliches ночь ночью "
    "ночи ночная ночной ночную ночные ніч вночі уночі ночі нічна нічної нічну нічний нічні anoche "
    "madrugada noche nuit gece geceyi nocy noca nocny nocnego"
)
_NIGHTLY_WORDS: Final = frozenset(_NIGHTLY_TEXT.split())
_NIGHTLY: Final = re.compile(
    r"\b(?:overnight|(?:last|during the) night|early (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:in|uber|letzte|vergangene|wahrend) (?:der )?nacht|nachtliche\w*"
    r"|(?:за|в|минувшей|прошлой) ноч[ьи]|ночью|ночн\w+ (?:атак|удар|обстрел)\w*"
    r"|(?:за|в|у|цієї|минулої) н[іо]чі?|вночі|уночі|нічн\w+ (?:атак|обстріл|удар)\w*"
    r"|anoche|de madrugada|(?:esta|durante la|la pasada) noche|la noche del"
    r"|(?:dans la|cette) nuit|nuit derniere|(?:dun|bu) gece|gece (?:boyunca|saatlerinde)"
    r"|(?:w|minionej|ubieglej) nocy|nocn\w+ (?:atak|ostrzal|nalot)\w*)\b"
)

# An explanation is no report: "Why the king's visit matters". At the start of a folded title.
_EXPLAINS: Final = re.compile(
    r"(?:why|how|explain(?:er|ed)|analysis|opinion|what (?:is|are|we|to|does)|warum|wieso|analyse|kommentar"
    r"|was (?:ist|bedeutet|wir)|почему|зачем|как(?! (?:сообщ|заяв|пиш|стало))|что (?:такое|известно|значит)"
    r"|чому|навіщо|як(?! (?:повідом|заяв|пиш|стало))"
    r"|що (?:таке|відомо|означає)|por que|como|analisis|claves|pourquoi|comment|ce que|neden|nasil|analiz"
    r"|dlaczego|jak(?! (?:podaj|informuj|pisz))|co (?:to|wiemy|oznacza))(?!\w)"
)

# The same, anywhere in a title.
_EXPLAINS_TOO: Final = re.compile(
    r"\b(?:more than just|(?:here s|here is) (?:why|what|how)|what (?:we|to) know|explained$"
    r"|was das bedeutet|was (?:man|wir|bisher)\b.{0,20}\bwei(?:ss|sst)|dahintersteckt|mehr als nur"
    r"|ce que l on sait|ce qu il faut savoir|plus qu un\w? simple|lo que (?:sabemos|se sabe|hay que saber)"
    r"|mas que un\w? simple|что известно|что это значит|больше чем просто|що відомо|що це означає"
    r"|більше ніж просто|co wiemy|co (?:to|warto) (?:oznacza|wiedziec)|wiecej niz|ne(?:ler)? biliniyor)\b"
)
_EXPLAINS_TEXT: Final = (
    "than here know explained was dahintersteckt nur sait savoir simple que известно что просто відомо що "
    "co niz biliniyor"
)
_EXPLAINS_WORDS: Final = frozenset(_EXPLAINS_TEXT.split())


def without_publisher(title: str) -> str:
    """A title without the " - Publisher" that aggregators add; unchanged where little would be left."""
    found = _PUBLISHER.search(title)
    if found is None or _GOES_ON.match(found[0]):
        return title
    bare = title[: found.start()]
    return bare if len(bare.split()) >= _WORDS_LEFT_MIN else title


def dateline_stop(summary: str) -> int:
    """Where the dateline at the start of a summary ends, in code points; 0 without one."""
    if found := _AGENCY.match(summary):
        return found.end()
    found = _CAPITALS.match(summary)
    return found.end() if found and found[1].split()[0].rstrip(",").isupper() else 0


def is_daily(plain: str) -> bool:
    """Whether a folded text counts what one day brought: "in the past 24 hours"."""
    return not _DAILY_WORDS.isdisjoint(plain.split()) and _DAILY.search(plain) is not None


def is_nightly(plain: str) -> bool:
    """Whether a folded text tells what a night brought: "drones attacked overnight"."""
    return not _NIGHTLY_WORDS.isdisjoint(plain.split()) and _NIGHTLY.search(plain) is not None


def explains(plain_title: str) -> bool:
    """Whether a folded title announces an explanation: "why", "how", "what we know"."""
    if _EXPLAINS.match(plain_title):
        return True
    return not _EXPLAINS_WORDS.isdisjoint(plain_title.split()) and bool(_EXPLAINS_TOO.search(plain_title))
