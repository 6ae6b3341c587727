"""Which way a sentence looks around a date: back, ahead, or unsaid.

Law: decided by the verb nearest to the date in its clause, before it where the language puts it there, else
after it. The tables hold endings and auxiliaries, no news vocabulary; what they don't know is unsaid.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.facts.calendar import Tense

_REACH = 70
"""Characters on either side in which a verb still belongs to the date."""
_CLAUSE_END = re.compile(r"[.!?;:…]\s|\n|[«»“”„\"]")


@dataclass(frozen=True, slots=True)
class _Verbs:
    past: str
    future: str
    after_first: bool = False


_VERBS: dict[str, _Verbs] = {
    "en": _Verbs(
        past=r"\w{2,}ed|was|were|had|has been|have been|did|said|told|met|held|took|came|went|began|fell|"
        r"struck|shot|left|sent|made|saw|won|lost|hit|fought|spoke|gave|wrote|broke|rose|led|"
        r"flew|grew|threw|drew|drove|ran|sank|stood|thought|brought|bought|caught|sought|kept|felt|built|paid|"
        r"heard|found|got|sat|spent|stole|chose|since|ago|last",
        # A participle after "be" looks where its auxiliary looks: "will be held" is ahead.
        future=r"(?:(?:to|not|also|now|then|soon|next) )?be(?:ing)? (?:\w+ly )?\w+|"
        r"will|won't|'ll|shall|would|could|should|may|might|must|set|due|expected|"
        r"planned|scheduled|slated|pencill?ed|billed|booked|tipped|mooted|going|ahead|until|by|next|proposed|agreed|"
        # "to" before a verb; before a name it is a direction ("flew to Rome on Monday").
        r"to (?:be|hold|meet|resume|begin|start|take|visit|vote|discuss|continue|open|sign|send|travel|host|"
        r"attend|return|decide|launch|end|join|gather|speak|announce|make|go|come|give|see|run|face|mark)",
    ),
    "de": _Verbs(
        past=r"sagte\w*|wurden?|war(?:en)?|hatten?|erkl[aä]rte\w*|teilte\w*|kam(?:en)?|ging(?:en)?|begann(?:en)?|"
        r"fand(?:en)?|traf(?:en)?|griff(?:en)?|starb(?:en)?|gab(?:en)?|sprach(?:en)?|nahm(?:en)?|liess(?:en)?|"
        r"(?:hat|haben|ist|sind|sei|seien)\b[^.,]*\bge\w+(?:t|en)|ge\w+(?:t|en) (?:hat|haben|worden)|"
        # Weak verbs; nouns are out, since German text is read with its capitals.
        r"(?!letzte|nächste|erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|gute|rechte|"
        r"alte|weite|harte|späte|leichte|bekannte|geplante|genannte)[a-zäöüß]{2,}(?:[^\W\d_aeiouäöü]|et)te|"
        # In the plural only endings that no infinitive has: "starten" is none, "ordneten" is one.
        r"[a-zäöüß]{2,}(?:eten|ierten|igten|agten|erten|ellten|ührten|ückten)|seit",
        future=r"wird|werden|will|wollen|soll|sollen|k[oö]nnten?|d[uü]rften?|m[oö]chten?|muss|mussen|plant|planen|"
        r"geplant\w*|vorgesehen|angesetzt|bevor|bis",
        after_first=True,
    ),
    "fr": _Verbs(
        past=r"(?:a|ont|avait|avaient|est|sont|était|étaient|fut|s'est|se sont|ont été|a été)\s(?:\w+\s)?"
        r"\w*(?:é|és|ée|ées|i|is|it|u|us|ue)|était|étaient|fut|furent|avait|avaient|depuis",
        future=r"\w{2,}(?:ra|ront)|va|vont|doit|doivent|devrait|devraient|pourrait|prévue?s?|attendue?s?|"
        r"programmée?s?|avant|d'ici",
    ),
    "es": _Verbs(
        past=r"\w{2,}(?:ó|aron|ieron|aba|aban|ían|ía)|fue|fueron|hubo|ha|han|había|hizo|dijo|tuvo|"
        r"tuvieron|desde",
        future=r"\w{2,}(?:ra|ran|rá|rán|ré)|va a|van a|debe|deben|prevista?s?|previstos?|podría\w*|"
        r"antes del?|hasta",
    ),
    "ru": _Verbs(
        past=r"\w{3,}(?:ал|ял|ил|ел|ёл|ул|шел|шёл|ала|яла|ила|ела|ула|шла|ало|яло|ило|ело|ошло|али|яли|или|ели|"
        r"ули|шли)(?:сь|ся)?|был[аои]?|стал[аои]?|убит\w*|умер|погиб|смог|помог|достиг|вырос|"
        r"с начала|назад",
        future=r"будет|будут|должн\w+|может|могут|план\w+|намерен\w*|ожида\w+|собира\w+|готов\w*|"
        r"\w{3,}(?:ется|утся|ятся|ется|ится)|до|предстоящ\w+|назнач\w+|пройдет|пройдут|при(?:едет|будет)|состо\w+тся",
    ),
    "uk": _Verbs(
        past=r"\w{3,}(?:ав|яв|ив|їв|ув|шов|ала|яла|ила|їла|ула|шла|ало|яло|ило|їло|уло|али|яли|или|їли|ули|"
        r"йшли)(?:ся|сь)?|бу[влао]\w?|були|стався|сталася|тому",
        future=r"буде|будуть|ма[єю]\w*|може|можуть|план\w+|намір\w*|очіку\w+|збира\w+|готов\w*|"
        r"\w{3,}(?:еться|уться|яться|иться|іться)|до|запланован\w+|призначен\w+|пройде|пройдуть|прибуде",
    ),
    "pl": _Verbs(
        past=r"\w{2,}(?:ał|ił|ył|uł|ął|ała|iła|yła|ęła|ało|iło|yło|ęło|ali|ili|yli|ęli|ały|iły|yły|ęły)|był[aoy]?|"
        r"byli|został\w*|miał\w*|zabito|temu",
        future=r"będzie|będą|ma|mają|może|mogą|powinn\w+|planuj\w+|planowan\w+|zaplanowan\w+|odbędzie|odbędą|"
        r"spotka|spotkają|przed|do",
    ),
    "tr": _Verbs(
        past=r"\w{2,}(?:dı|di|du|dü|tı|ti|tu|tü)(?:lar|ler|k|m)?|\w{2,}(?:mış|miş|muş|müş)(?:tı|ti|tu|tü)?",
        future=r"\w{2,}(?:acak|ecek|acağ\w+|eceğ\w+)\w*|planla\w+|bekleniyor|öngörül\w+|kadar",
        after_first=True,
    ),
}


def tense_at(text: str, start: int, stop: int, lang: str) -> Tense:
    """The tense of the verb nearest to `text[start:stop]`, in its clause."""
    verbs = _VERBS.get(lang)
    if verbs is None:
        return Tense.NONE
    before = _CLAUSE_END.split(_cased(text[max(0, start - _REACH) : start], lang))[-1]
    after = _CLAUSE_END.split(_cased(text[stop : stop + _REACH], lang))[0]
    sides = (_first(after, lang), _last(before, lang))
    first, second = sides if verbs.after_first else sides[::-1]
    return first if first is not Tense.NONE else second


def _cased(text: str, lang: str) -> str:
    """German tells verbs from nouns by their case; elsewhere it says nothing."""
    return text if lang == "de" else text.lower()


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    verbs = _VERBS[lang]
    return re.compile(rf"\b(?:(?P<future>{verbs.future})|(?P<past>{verbs.past}))\b")


def _first(clause: str, lang: str) -> Tense:
    found = _pattern(lang).search(clause)
    return Tense.NONE if found is None else _named(found)


def _last(clause: str, lang: str) -> Tense:
    tense = Tense.NONE
    for found in _pattern(lang).finditer(clause):
        tense = _named(found)
    return tense


def _named(found: re.Match[str]) -> Tense:
    return Tense.FUTURE if found["future"] else Tense.PAST
