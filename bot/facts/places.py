"""Where something happens: which of the named places say so, and which is left for another one.

Law: pure; which words name a place is told by the caller. A place inside a longer one is none (*Donetsk* in
*Donetsk region*). A state, or its capital, is one only where it says where: behind a preposition, or with a
case of place, or as the host of something.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bot.facts.folding import fold
from bot.feeds.item import Field

Role = Literal["", "to", "from"]


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place that an item names, with its place in the text and the places around it, the nearest first."""

    name: str
    field: Field
    start: int
    stop: int
    within: tuple[str, ...] = ()
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place, and whether something moves there ("to") or away from there ("from")."""

    hit: PlaceHit
    role: Role


@dataclass(frozen=True, slots=True)
class _Ways:
    """Of one language, over folded text. What stands right before a place that says where (`at`).

    `moved`: that a thing is moved. `left` and `right`: what is given up stands right behind, or right before.
    `to` and `away`: what stands right before a place that something moves to, or away from. `hosts`: what
    stands right behind a place that something is to be held at.
    """

    at: str
    moved: str
    left: str
    to: str
    away: str
    right: str = "(?!)"
    hosts: str = "(?!)"


_WAYS: Final = {
    "en": _Ways(
        at=r"in|at|near|to|from|into|outside|around|towards?|leaves?|visits?|border with",
        moved=r"mov(?:e[sd]?|ing)|relocat\w+|shift(?:s|ed)|switch\w*|transfer\w*|venue (?:changed|changes)",
        left=r"(?:instead of|rather than|not|in place of)(?: in)?",
        to="to|in",
        away="from",
        hosts=r"(?:(?:is |was )?(?:set |ready |due |likely |expected )?to |will |may |could |again )?"
        r"host(?:s|ed|ing)?|(?:to be |as )(?:the )?(?:host|venue)",
    ),
    "de": _Ways(
        at=r"in|bei|nach|aus|vor|um|nahe|richtung|grenze zu|grenze mit",
        moved=r"verleg\w+|verlager\w+|umzug|zieh(?:t|en) um",
        left=r"(?:statt|anstatt|anstelle von|und nicht|nicht)(?: in)?",
        to="nach|in",
        away="von|aus",
        hosts=r"(?:wird |ist |bleibt )?(?:gastgeber\w*|austragungsort|schauplatz|richtet|"
        r"beherbergt|empfangt)",
    ),
    "uk": _Ways(
        at=r"в|у|на|під|біля|до|з|із|зі|поблизу|поза|через",
        moved=r"перен[ое]с\w+|перенесен\w+|переміст\w+|змін\w+ місц\w+",
        left=r"(?:замість|а не)(?: в| у)?|не (?:в|у)",
        to="до|в|у",
        away="з|із|зі",
        hosts=r"(?:готов\w* |може )?(?:прийм(?:е|ає|атиме|ала?|ати)|прийня(?:в|ла|ти))|стане місцем",
    ),
    "ru": _Ways(
        at=r"в|во|на|под|около|у|из|с|близ|вблизи|через|до",
        moved=r"перен[её]с\w+|перенос\w+|переме[сщ]\w+|смен\w+ мест\w+",
        left=r"(?:вместо|а не)(?: в)?|не во?",
        to="в|во",
        away="из|с",
        hosts=r"(?:готов\w* |может )?(?:прим(?:ет|ут)|принима(?:ет|л|ла|ть)|принял[аи]?|"
        r"принять)|станет местом",
    ),
    "es": _Ways(
        at=r"en|a|desde|hacia|cerca de|hasta",
        moved=r"traslad\w+|cambi\w+ de sede|muev\w+|mudan?\w*",
        left=r"(?:en lugar de|en vez de|y no)(?: en)?|no en",
        to="a|en",
        away="de|desde",
        hosts=r"(?:sera |volvera a ser |va a )?(?:aco(?:ge|gera|gio|ger)|alberg(?:a|ara|o|ar)|"
        r"(?:la |de )?sede|"
        r"anfitrion\w*)",
    ),
    "fr": _Ways(
        at=r"a|en|au|aux|pres de|pres d'|vers|depuis",
        moved=r"deplac\w+|transfer\w+|delocalis\w+",
        left=r"(?:au lieu d[e']|plutot qu(?:e|'a)|et non)(?: a)?|pas a",
        to="a|en|au",
        away="de|d'|depuis",
        hosts=r"(?:va |pourrait |doit )?(?:accueill\w+|abrite(?:ra)?|hebergera)",
    ),
    "pl": _Ways(
        at=r"w|we|do|z|ze|pod|kolo|na|przez|nad",
        moved=r"przenies\w+|przenosz\w+|przeniosl\w+|zmian\w+ miejsc\w+",
        left=r"(?:zamiast|a nie)(?: w| do)?|nie we?",
        to="do|w|we",
        away="z|ze",
        hosts=r"(?:bedzie |ma )?(?:goscic?|goscila?|ugosci|gospodarzem|przyjmie|miejscem)",
    ),
    "tr": _Ways(
        at="(?!)",
        moved=r"tasin\w+|tasid\w+|kaydiril\w+|alin\w+",
        left="(?!)",
        to="(?!)",
        away="(?!)",
        right=r"(?:'?\w{0,4})?\s+(?:yerine|degil)\b",
        hosts=r"(?:\w+ ){0,4}ev sahip\w+",
    ),
}
# Turkish says it by its cases, behind an apostrophe: where and whither, and whence.
_TURKISH_AT: Final = re.compile(r"'?(?:[dt][ae]n?|y?[ae]|[dt][ae]ki)(?!\w)")
_TURKISH_TO: Final = re.compile(r"'?(?:y?[ae]|[dt][ae])(?!\w)")
_TURKISH_AWAY: Final = re.compile(r"'?[dt][ae]n(?!\w)")
_AND: Final = re.compile(
    r"'?\w{0,3}(?: and| or| und| oder| і| та| й| и| или| або| y| o| et| ou| i| oraz| lub| ve| veya)\s+"
)
_PARTED: Final = re.compile(r"[,;:!?()\n]")
"""What stands between two names, and never within one."""
_REACH: Final = 24
"""Characters before a place in which a preposition stands."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    at: re.Pattern[str]
    moved: re.Pattern[str]
    left: re.Pattern[str]
    right: re.Pattern[str]
    to: re.Pattern[str]
    away: re.Pattern[str]
    hosts: re.Pattern[str]


def find(hits: Iterable[PlaceHit], text: str, *, lang: str) -> tuple[PlaceFound, ...]:
    """The places that `text` is about, of all those that it names, in their order."""
    inside = (hit for hit in hits if hit.stop <= len(text))
    named = _longest(hit for hit in inside if not _PARTED.search(text, hit.start, hit.stop))
    return tuple(_of_text(named, fold(text), lang)) if named else ()


def _of_text(named: list[PlaceHit], folded: str, lang: str) -> Iterator[PlaceFound]:
    ways = _compiled(lang) if lang in _WAYS else None
    if ways is None:
        yield from (PlaceFound(hit, "") for hit in named if not hit.is_state)
        return
    moved = ways.moved.search(folded) is not None
    away = {hit for hit in named if _is_left(hit, folded, ways, lang, moved=moved)}
    instead = any(_is_replaced(hit, folded, ways) for hit in away)
    stop = -1  # where the last one ends that says where: what is joined to it says so too
    for hit in named:
        where = _says_where(ways, folded, hit, lang)
        where = where or (stop >= 0 and _AND.fullmatch(folded, stop, hit.start) is not None)
        stop = hit.stop if where else -1
        if hit in away:
            yield PlaceFound(hit, "from")
        elif (moved and _leads(ways.to, folded, hit, lang, _TURKISH_TO)) or (instead and where):
            yield PlaceFound(hit, "to")
        elif where or not hit.is_state:
            yield PlaceFound(hit, "")


def _is_left(hit: PlaceHit, folded: str, ways: _Compiled, lang: str, *, moved: bool) -> bool:
    if _is_replaced(hit, folded, ways):
        return True
    return moved and _leads(ways.away, folded, hit, lang, _TURKISH_AWAY)


def _is_replaced(hit: PlaceHit, folded: str, ways: _Compiled) -> bool:
    """Whether another place stands in for this one: *instead of Istanbul*, *İstanbul yerine*."""
    return _stands_before(ways.left, folded, hit) or ways.right.match(folded, hit.stop) is not None


def _says_where(ways: _Compiled, folded: str, hit: PlaceHit, lang: str) -> bool:
    if _leads(ways.at, folded, hit, lang, _TURKISH_AT):
        return True
    return ways.hosts.match(folded, hit.stop) is not None


def _leads(before: re.Pattern[str], folded: str, hit: PlaceHit, lang: str, case: re.Pattern[str]) -> bool:
    if lang == "tr":
        return case.match(folded, hit.stop) is not None
    return _stands_before(before, folded, hit)


def _stands_before(pattern: re.Pattern[str], folded: str, hit: PlaceHit) -> bool:
    return pattern.search(folded[max(0, hit.start - _REACH) : hit.start]) is not None


def _longest(hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    """Of those that overlap the longest, of equals the first by name; in the order of the text."""
    chosen: list[PlaceHit] = []
    covered: set[int] = set()
    for hit in sorted(hits, key=lambda one: (one.start - one.stop, one.start, one.name)):
        extent = range(hit.start, hit.stop)
        if covered.isdisjoint(extent):
            covered.update(extent)
            chosen.append(hit)
    return sorted(chosen, key=lambda one: one.start)


@cache
def _compiled(lang: str) -> _Compiled:
    ways = _WAYS[lang]
    return _Compiled(
        at=_before(ways.at),
        moved=re.compile(rf"(?<!\w)(?:{ways.moved})(?!\w)"),
        left=_before(ways.left),
        right=re.compile(ways.right),
        to=_before(ways.to),
        away=_before(ways.away),
        hosts=re.compile(rf",? (?:{ways.hosts})(?!\w)"),
    )


def _before(words: str) -> re.Pattern[str]:
    """What stands right before a place: the words, and an article or a kind of place."""
    kind = r"(?:the |der |dem |den |die |la |le |el |las |los |city of |stadt |ville de |ciudad de |city )?"
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+|(?<=')){kind}$")
