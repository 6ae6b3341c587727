"""What a number counts: the unit behind it, the noun behind it, and what happened to the people it counts.

Law: pure; looks a few words ahead, never past the end of a clause. A unit that the table knows wins over a
noun that it doesn't; of people the verb says more: *120 people killed* are 120 killed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.facts.counting import Count, Piece, count_at, magnitude, number
from bot.facts.units import PEOPLE, SIGNS, unit_at
from bot.text.fold import lower
from bot.text.inflect import stems

_WORDS_AHEAD: Final = 3
_CLAUSE_END: Final = re.compile(r"[,;:.!?](?=\s)")
_ROLE_REACH: Final = 60
# Words between a number and what it counts.
_PARTITIVE: Final = re.compile(r"of|de|d|des|the|der|von|los|las|les|les|d'|us")
_OF: Final = re.compile("of|von|из|із|зі|з|z|ze|sur|de")
# Words that say that nothing is counted: prepositions, conjunctions, verbs of every sentence.
_STOP_WORDS: Final = """
    in on at to from by for with and or but as than after before since until into over under is are was were
    be been has have had will would said says say per about against between out off up down who that which
    when while
    im am an auf aus bei mit nach seit von vor zu zum zur und oder als bis fur ist sind war waren wurde wurden
    werden hat haben hatte sagte gegen uber unter wie dass wenn nicht
    en con por para desde hasta y o que es son fue fueron ha han dijo segun contra entre sobre tras como no se
    dans sur par pour avec et ou que qui est sont ete a ont selon contre entre apres avant depuis au aux ne
    pas
    в во на с со из к ко по о об от до за при через и или а но что как это был была было были есть будет не
    у з із зі та й і або чи але що як це був була було були є буде не по про від до за при через
    w we z ze na do od po o u i lub oraz a ale ze jak jest sa byl byla bylo byli bedzie nie przez dla przy
    pro je time times mal fois veces vez раз раза рази разів raz razy kez kere
    ve veya ile icin gibi da de ki bu bir daha olarak oldu
"""
_STOPS: Final = frozenset(_STOP_WORDS.split())
_ADJECTIVES: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"more|other|new|additional|further|foreign|local|young|old|large|armed|\w+ian|\w+ese"
    ),
    "de": re.compile(r"weitere[nr]?|neue[nr]?|andere[nr]?|russische[nr]?|ukrainische[nr]?|\w+ische[nr]?"),
    "es": re.compile(r"nuev[oa]s|otr[oa]s"),
    "fr": re.compile(r"nouve\w+|autres"),
    "ru": re.compile(r"\w{2,}(?:ых|их|ыми|ими|ые|ие|ая|ой)"),
    "uk": re.compile(r"\w{2,}(?:их|іх|ими|іми|і|а)"),
    "pl": re.compile(r"\w{2,}(?:ych|ich|ymi|imi)"),
    "tr": re.compile(r"yeni|rus|ukraynali"),
}  # fmt: skip
# Before a number of people: what is done to them.
_VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "en": (r"kill\w*|claim\w*|dead|died|death toll", r"injur\w*|wound\w*|hurt\w*"),
    "de": (r"tote\w*|getotet\w*|sterben|starben", r"verletz\w*|verwund\w*"),
    "fr": (r"tu(?:e|ent|ant|er)\b|fait|font|bilan|morts", r"bless(?:e|ent|ant)\w*"),
    "es": (r"mata\w*|mueren?|murier\w*|murio|fallec\w*|muert[oa]s", r"hier\w*|herid\w*|lesion\w*"),
    "ru": (r"погиб\w*|уби[лт]\w*|умер\w*", r"ранен\w*|ранил\w*|пострадал\w*"),
    "uk": (r"загину\w*|загиб\w*|вби[лт]\w*|убит\w*", r"поранен\w*|поранил\w*|постражда\w*"),
    "pl": (r"zgin\w*|zabi\w*|zmar\w*|ofiar", r"rann\w*|rani\w*"),
    "tr": (r"olu sayisi|can kaybi", "yarali sayisi"),
}
_ROLES: Final = frozenset(("killed", "wounded", "missing", "prisoner"))

_EACH: Final = re.compile(r"['’]s?[ae]r")
_FOR: Final = re.compile("for|gegen|contre|por|на|za")
_SWAPPED_MIN: Final = 10  # fewer are a match, or chances


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a number: a unit ("" for none), where its words end, and the piece behind them.

    `known` says that it is a unit of the table.
    """

    unit: str
    stop: int
    after: int
    known: bool = False


def counted_after(pieces: Sequence[Piece], at: int, text: str, lang: str) -> Counted:
    """What the number that ends before the piece at `at` counts."""
    folded_end = pieces[at - 1].stop
    noun: tuple[str, int, int] | None = None
    steps = 0
    place = at
    while place < len(pieces) and steps < _WORDS_AHEAD:
        piece = pieces[place]
        if piece.kind == "sign":
            if piece.text in SIGNS and place == at:
                return Counted(SIGNS[piece.text], piece.stop, place + 1, known=True)
            if piece.text == "-" and place == at and piece.start == folded_end:
                place += 1
                continue
            break
        if piece.kind == "digits":
            break
        unit = _unit(pieces, place, lang)
        if unit is not None:
            return Counted(unit[0], unit[1], _after(pieces, unit[1], place), known=True)
        word = piece.text
        if _PARTITIVE.fullmatch(word) and noun is None:
            place += 1
            continue
        if noun is None and (model := _model(pieces, place)):
            return model
        if word in _STOPS or len(word) < 2:
            break
        if noun is None and not _is_adjective(word, lang):
            noun = stem_of(text[piece.start : piece.stop], lang), piece.stop, place + 1
            if lang in {"ru", "uk", "pl", "tr"}:
                steps += 1
        steps += 1
        place += 1
    if noun is None:
        return Counted("", folded_end, at)
    return Counted(*noun)


def _model(pieces: Sequence[Piece], place: int) -> Counted | None:
    """A letter and a number that name a thing: *18 F-16s*."""
    row = pieces[place : place + 3]
    if len(row) < 3 or len(row[0].text) != 1 or row[1].text != "-" or row[2].kind != "digits":
        return None
    if row[0].stop != row[1].start or row[1].stop != row[2].start:
        return None
    return Counted(f"{row[0].text}-{row[2].text}", row[2].stop, place + 3)


def behind_whole(pieces: Sequence[Piece], at: int, lang: str) -> int:
    """The piece behind the whole of which a number is a part, if it is told: *120 **of 150** drones*."""
    if at + 1 >= len(pieces) or not _OF.fullmatch(pieces[at].text):
        return at
    whole = count_at(pieces, at + 1, lang)
    return at if whole is None else whole.after


def behind_each(pieces: Sequence[Piece], after: int, lang: str) -> int:
    """The piece behind a Turkish "each": *200'er*, *157'şer*."""
    each = "".join(piece.text for piece in pieces[after : after + 2])
    return after + 2 if lang == "tr" and _EACH.fullmatch(each) else after


def swapped(pieces: Sequence[Piece], count: Count, lang: str) -> Counted | None:
    """Prisoners where a formula of an exchange stands: *175 for 175*."""
    place = count.after
    if place + 1 >= len(pieces) or not _FOR.fullmatch(pieces[place].text):
        return None
    other = count_at(pieces, place + 1, lang)
    if other is None or other.value != count.value or count.value < _SWAPPED_MIN:
        return None
    return Counted("prisoner", pieces[other.after - 1].stop, other.after, known=True)


def _unit(pieces: Sequence[Piece], place: int, lang: str) -> tuple[str, int] | None:
    """The unit of the table at a piece, with what stands around it: *kilómetros **cuadrados***."""
    joined, starts = _joined(pieces, place)
    found = unit_at(joined, 0, lang)
    if found is None:
        return None
    name, length = found
    stop = next(piece.stop for piece, end in starts if end >= length)
    behind = joined[length:].strip()
    if name == "km" and re.match(r"(?:carre|cuadrad|kwadrat|квадратн|kw\b)", behind):
        return "sq-km", starts[min(1, len(starts) - 1)][0].stop
    return name, stop


def _joined(pieces: Sequence[Piece], place: int) -> tuple[str, list[tuple[Piece, int]]]:
    """The word at `place` and the one behind it, with a blank between, and where each ends in that."""
    row: list[tuple[Piece, int]] = []
    text = ""
    for piece in pieces[place : place + 3]:
        if piece.text == "." and row:
            continue
        if piece.kind != "word" or len(row) == 2:
            break
        text = f"{text} {piece.text}" if text else piece.text
        row.append((piece, len(text)))
    return text, row


def _after(pieces: Sequence[Piece], stop: int, place: int) -> int:
    while place < len(pieces) and pieces[place].stop <= stop:
        place += 1
    return place


def _is_adjective(word: str, lang: str) -> bool:
    pattern = _ADJECTIVES.get(lang)
    return pattern is not None and pattern.fullmatch(word) is not None


def is_stop(word: str) -> bool:
    """Whether a folded word is one of those that are never counted."""
    return word in _STOPS


def stem_of(word: str, lang: str) -> str:
    """The folded stem of a word, by which it is known where no table has it."""
    keys = stems(lower(word), lang)
    return keys[0] if keys else lower(word)


def role_of(pieces: Sequence[Piece], start: int, after: int, unit: str, lang: str, folded: str) -> str:
    """What happened to the people counted: `killed`, `wounded`, `missing`, `prisoner`; "" for none."""
    if unit not in PEOPLE or lang not in _VERBS:
        return ""
    for piece in pieces[after : after + 3]:
        found = unit_at(piece.text, 0, lang) if piece.kind == "word" else None
        if found is not None and found[0] in _ROLES:
            return found[0]
        if piece.kind != "word" or (piece.text in _STOPS and piece.text not in _COPULAS):
            break
    begin = pieces[start].start
    before = folded[max(0, begin - _ROLE_REACH) : begin]
    numbered = [place for place in range(max(0, start - 8), start) if _is_number(pieces[place], lang)]
    if numbered:
        # What stands right behind another number is what that one counts.
        before = folded[pieces[min(numbered[-1] + 1, start)].stop : begin]
    before = _CLAUSE_END.split(before)[-1]
    killed, wounded = (_last(pattern, before) for pattern in _patterns(lang))
    if killed < 0 and wounded < 0:
        return ""
    return "killed" if killed > wounded else "wounded"


_COPULAS: Final = frozenset(
    ("were", "was", "are", "been", "have", "sind", "wurden", "waren", "ont", "ete", "sont", "han", "fueron",
     "были", "было", "був", "були", "було", "bylo", "zostalo", "who", "got")
)  # fmt: skip


def _is_number(piece: Piece, lang: str) -> bool:
    if piece.kind == "digits":
        return True
    return piece.kind == "word" and (
        number(piece.text, lang) is not None or magnitude(piece.text, lang) is not None
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    place = -1
    for found in pattern.finditer(text):
        place = found.start()
    return place


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    killed, wounded = _VERBS[lang]
    return re.compile(rf"(?<!\w)(?:{killed})(?!\w)"), re.compile(rf"(?<!\w)(?:{wounded})(?!\w)")
