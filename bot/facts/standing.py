"""Where a matter stands: refused or agreed to (polarity), postponed, cancelled or done (status).

Law: a first version, deliberately narrow. It knows verbs of deciding, delaying and taking in eight languages
and a negated verb of giving, no news vocabulary beyond; what it doesn't know is unsaid. A hedge ("may", a
demand, a question) beside the verb makes it unsaid too: what might be is no fact yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.facts.fact import FactKind
from bot.facts.folding import fold

_HEDGE_REACH = 28
"""Characters before the verb in which a hedge still belongs to it."""


@dataclass(frozen=True, slots=True)
class StandingFound:
    """A verb that says where the matter stands, with its place."""

    kind: FactKind
    value: str
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Of one language, over folded text: word beginnings, and what takes their force away before them."""

    refuse: str
    agree: str
    postponed: str
    cancelled: str
    done: str
    hedges: str


# Blanks are bounded, since a gap that may be missing and blanks behind it cost their square.
_GAP = r"(?:\s{1,4}\w+){0,3}\s{1,4}"
_VERBS = {
    "en": _Verbs(
        refuse=rf"reject(?:s|ed)|refus(?:es|ed)|rul(?:es|ed) out|turn(?:s|ed) down|"
        rf"vote[sd]? against|veto(?:es|ed)|"
        rf"(?:not|never|won't|doesn't|didn't){_GAP}?\s{{0,4}}(?:deliver|send|supply|provide|give)\b",
        agree=r"approv(?:es|ed)|agree[sd] to|accept(?:s|ed)|back(?:s|ed)|gives? green light|"
        r"vote[sd]? for|authori[sz]e[sd]",
        postponed=r"postpon(?:es?|ed)|delayed|put off|moved to|pushed back|rescheduled",
        cancelled=r"cancel(?:s|l?ed)|call(?:s|ed) off|scrapped",
        done=r"captur(?:es?|ed)|seiz(?:es?|ed)|t(?:akes?|ook) control|"
        r"t(?:akes?|ook) (?:the )?(?:village|town|city)|recaptur(?:es?|ed)|liberate[sd]?",
        hedges=r"may|might|could|would|should|to|if|whether|not|demands?|urges?|calls? for|plans?",
    ),
    "de": _Verbs(
        refuse=rf"lehn(?:t|te|en|ten)\b[^.]{{0,80}}\bab\b|abgelehnt|verweiger(?:t|te)|"
        rf"schlie(?:ß|ss)t\b[^.]{{0,60}}\baus\b|"
        rf"stimm(?:t|te|en|ten) gegen|(?:nicht|keine?){_GAP}?\s{{0,4}}(?:liefer|zur verfugung)",
        agree=r"stimm(?:t|te|en|ten)\b[^.]{0,60}\bzu\b|zugestimmt|billig(?:t|te)|gebilligt|genehmig(?:t|te)|"
        r"beschlie(?:ß|ss)t",
        postponed=r"verschoben|verschieb(?:t|en)|vertagt",
        cancelled=r"abgesagt|sag(?:t|en|te|ten)\b[^.]{0,60}\bab\b|gestrichen",
        done=r"erober(?:t|te|n|ten)|eingenommen|nimmt\b[^.]{0,60}\bein\b|"
        r"besetz(?:t|te|en)|zuruckerober",
        hedges=r"konnten?|wurden?|sollen?|sollte|mochten?|falls|ob|nicht|fordert?",
    ),
    "fr": _Verbs(
        refuse=r"rejett?e(?:nt)?|a rejete|refuse(?:nt)?|a refuse|exclu[ts]?\b|vote contre|"
        r"\bn(?:e |')(?:\w+ ){0,2}(?:livr|fourn|enver)",
        agree=r"approuv|accepte(?:nt)?|a accepte|autoris|valid(?:e|ent)\b",
        postponed=r"reporte[es]*\b|repousse[es]*\b|ajourne|differe[es]*\b",
        cancelled=r"annule[es]*\b",
        done=r"s'empare|pris le controle|prennent le controle|captur|conqui|repris\b|ont pris|a pris",
        hedges=r"pourrait|pourraient|devrait|voudrait|si|pour|de|ne|doit|demande",
    ),
    "es": _Verbs(
        refuse=rf"rechaz(?:a|o|an|aron)\b|se niega|niega a|descart(?:a|o|an)\b|vota en contra|"
        rf"\bno{_GAP}?\s{{0,4}}(?:entreg|suministr|enviar|proporcion)",
        agree=r"aprueb|aprob(?:o|aron|ado)|acept(?:a|o|an|aron)\b|autoriz",
        postponed=r"aplaz|pospon|pospuso|posterg|retras",
        cancelled=r"cancel(?:a|o|an|ado|ada|adas|ados)\b|suspendid",
        done=r"captur|conquist|tom(?:a|o|an|aron) (?:el control|dos|la|el)|se apoder|recuper(?:a|o|an)\b",
        hedges=r"podria|podrian|deberia|si|para|puede|quiere|no|pide|exige",
    ),
    "ru": _Verbs(
        refuse=rf"отказал|отказыва|отверг|отклонил|исключил|против голос|"
        rf"\bне{_GAP}?\s{{0,4}}(?:постав|перед[аои]|предостав|отправ|даст)",
        agree=r"одобрил|одобряет|согласил|утвердил|поддержал",
        postponed=r"перенес|перенос|отложи|отложен|отсроч",
        cancelled=r"отменил|отменен|отмена\b|отменя",
        done=r"захватил|взял[аи]? под контроль|занял[аи]?\b|освободил|овладел|отбил[аи]?\b",
        hedges=r"может|могут|мог(?:ла|ли|ло)?|бы|если|чтобы|не|планир\w+|требу\w+|хо\w+",
    ),
    "uk": _Verbs(
        refuse=rf"відмов(?:ив|ля)|відхил(?:ив|ила|или)|виключ(?:ив|ила)|проголосува\w+ проти|"
        rf"\bне{_GAP}?\s{{0,4}}(?:постач|переда|нада|надішл|дасть)",
        agree=r"схвали(?:в|ла|ли)|погоди(?:в|ла|ли)|затверди(?:в|ла)|підтримала?\b",
        postponed=r"перенес|перенос|відкла(?:ли|дено|в)|відтермін",
        cancelled=r"скасува|скасову|скасован",
        done=r"захопи(?:в|ла|ли)|взя(?:ли|в) під контроль|зайняли|звільни(?:в|ла|ли)|окупували",
        hedges=r"може|можуть|міг|могли|б|би|якщо|щоб|не|плану\w+|вимага\w+",
    ),
    "pl": _Verbs(
        refuse=rf"odrzuc|odmow|odmawia|wyklucz|przeciw(?:ko)? glosowa|"
        rf"\bnie{_GAP}?\s{{0,4}}(?:przekaz|dostarcz|wysle|da\b)",
        agree=r"zatwierdz|zgodzi|zaakceptow|popar(?:l|ly|lo)\b|uchwali",
        postponed=r"przelozon|przelozyl|odroczon|przesuni(?:et|ec)",
        cancelled=r"odwolan|odwolal|anulow",
        done=r"zdobyl|zajel[iya]|zajal|przejel|opanowal|wyzwoli|odbil[iy]",
        hedges=r"moze|moga|moglby|mogliby|by|jesli|zeby|nie|chce|planuj\w+|zada",
    ),
    "tr": _Verbs(
        refuse=r"reddet(?:ti|tiler|miyor)|redded|geri cevir|"
        r"(?:ver|gonder|teslim et)me(?:yecek|di)",
        agree=r"onayladi|onayliyor|kabul et(?:ti|tiler)|kabul edildi",
        postponed=r"ertelendi|ertele(?:di|niyor)|ertelenen",
        cancelled=r"iptal ed|iptal et",
        done=r"ele gecir(?:di|ildi)|kontrolune al(?:di|indi)|geri aldi",
        hedges=r"olabilir|eger|yoksa",
    ),
}


def find(text: str, *, lang: str) -> Iterator[StandingFound]:
    """The verbs of `text` that say where the matter stands, in their order; none in an unknown language."""
    if lang not in _VERBS:
        return
    folded = fold(text)
    pattern, hedges = _compiled(lang)
    for found in pattern.finditer(folded):
        if hedges.search(folded[max(0, found.start() - _HEDGE_REACH) : found.start()]):
            continue
        group = found.lastgroup or ""
        kind = FactKind.POLARITY if group in {"refuse", "agree"} else FactKind.STATUS
        yield StandingFound(kind, group, text[found.start() : found.end()], found.start(), found.end())


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = _VERBS[lang]
    kinds = ("refuse", "agree", "postponed", "cancelled", "done")
    groups = "|".join(f"(?P<{kind}>{getattr(verbs, kind)})" for kind in kinds)
    return re.compile(rf"(?<!\w)(?:{groups})\w*"), re.compile(rf"(?<!\w)(?:{verbs.hedges})(?:\s+\w+)?\s+$")
