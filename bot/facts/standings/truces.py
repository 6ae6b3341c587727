r"""Truces that hold, and such that break.

Law: a table over folded text, in the form of `Signs.words`. *Holds*, *lasts* and *collapses* are said of
anything, so each stands with a word for a truce. The same with a negation between is the contrary.
"""

from dataclasses import dataclass
from typing import Final

_GAP: Final = r"\b(?:\s+[\w'-]+){0,6}?\s+"
_NEAR: Final = r"\b(?:\s+[\w'-]+){0,3}?\s+"


@dataclass(frozen=True, slots=True)
class _Truces:
    """One language: words for a truce, and the verbs behind one that say it holds, or has broken.

    `breaks` are verbs that stand before it.
    """

    first: str
    holds: str
    broken: str
    breaks: str = ""


_ALL: Final = {
    "en": _Truces(
        first=r"truces?|cease-?fires?|armistice",
        holds=r"holds?|held|holding|lasts?|lasting|endures?|survives?|persists?|(?:remains?|stays?|still|"
        r"is) in "
        r"(?:force|effect|place)|observed|respected|honou?red|intact|extended|"
        r"prolonged",
        broken=r"br(?:eaks?|oken?) down|broken?|violated|breached|collaps(?:es|ed|ing)|crumbl(?:es|ed|"
        r"ing)|over|"
        r"in tatters|dead|unravel(?:s|ed|led|ing)|fail(?:s|ed|ing)|ends?|ended|expire[sd]?|expiring|"
        r"lapse[sd]|"
        r"shattered|in ruins|falls? apart|fell apart",
        breaks=r"break(?:s|ing)?|broke|violat(?:es?|ed|ing)|breach(?:es|ed|ing)?",
    ),
    "de": _Truces(
        first=r"waffenruhe|waffenstillstand\w*|feuerpause|feuereinstellung",
        holds=r"halt|halten|gilt|besteht|fortbesteht|bleibt|andauert|dauert an|eingehalten|respektiert|"
        r"(?:bleibt|weiter|weiterhin) in kraft|verlangert",
        broken=r"gebrochen|zusammengebrochen|verletzt|bruchig|gescheitert|hinfallig|ausgelaufen|aufgekundigt|"
        r"beendet|endet|bricht|brach|zu ende|vorbei|dahin|am ende|missachtet",
        breaks=r"bricht|brachen?|brechen|verletz(?:t|en|te|ten)|missachte(?:t|n)",
    ),
    "fr": _Truces(
        first=r"treves?|cessez-le-feu|armistice",
        holds=r"tient|tiennent|tenue|respectee?|(?:reste|demeure|toujours) en vigueur|se maintient|"
        r"maintenue?|se poursuit|prolongee?|"
        r"perdure|"
        r"resiste|dure",
        broken=r"rompue?|en eclats|violee?|s'effondre|s'est effondree?|prend fin|a pris fin|echoue|"
        r"expiree?|expire|"
        r"a expire|caduque|caduc|tourne court|a capote|capote|brisee?|enfreinte?|a vecu|terminee?",
        breaks=r"viol(?:e|ent|ait)|romp(?:t|ent)|bris(?:e|ent)|enfrei(?:nt|gnent)",
    ),
    "es": _Truces(
        first=r"treguas?|alto el fuego|cese el fuego|cese del fuego|armisticio",
        holds=r"mantienen?|mantuvo|aguanta|sigue|vigente|(?:sigue|permanece|continua) en vigor|respetan?|"
        r"respetada|resiste|continua|"
        r"prorrogan?|"
        r"prorrogada?|prolonga|cumple|en pie|dura",
        broken=r"rompen?|rompio|rot[oa]|colapsa|colapso|violad[oa]|viola|por los aires|derrumban?|"
        r"derrumbo|fracasa|"
        r"fracaso|desmorona|desmorono|acaba|acabo|termina|termino|expira|expiro|quiebra|quebro|"
        r"en papel mojado|"
        r"se hunde",
        breaks=r"viol(?:a|an|o|aron)|romp(?:e|en|io|ieron)|incumpl(?:e|en|io|ieron)|quebr(?:o|anta|antan)",
    ),
    "uk": _Truces(
        first=r"перемир'[яїю]\w*|режим\w* (?:тиші|припинення вогню)|припинення вогню|тиш[аі] на фронті",
        holds=r"діє|тримається|дотриму(?:ється|ються|ються)|зберігається|триває|подовж(?:или|ено|"
        r"ив|ила|ило)|"
        r"продовж(?:или|ено|ив|ила|ило)|витримується",
        broken=r"порушен[оеа]|поруш(?:или|ив|ила|ує|ують|ило)|порушується|зірван[оеа]|зірвалося|зірва(?:в|"
        r"ла|ли|ло)|"
        r"завершилося|завершилась|провалилося|провалилось|закінчилося|закінчилось|розвалилося|зламан[оеа]|"
        r"рухнуло|скінчилося|вичерпалося|зникло",
        breaks=r"поруш(?:ив|ила|или|ує|ують|ило)|зірва(?:в|ла|ли|ло)|злама(?:в|ла|ли|ло)",
    ),
    "ru": _Truces(
        first=r"перемири[еяю]\w*|режим\w* (?:тишины|прекращения огня)|прекращени[ея] огня",
        holds=r"действует|держится|соблюда(?:ется|ют)|сохраняется|продолжается|продл(?:или|ено|ил|"
        r"ила|ен|ило)|"
        r"длится|выдерживается",
        broken=r"нарушен[оа]?|наруш(?:или|ил|ила|ает|ают|ило)|нарушается|сорван[оа]?|сорвалось|сорва(?:л|"
        r"ла|ли|ло)|"
        r"завершилось|провалилось|закончилось|рухнуло|развалилось|истекло|сломано|кончилось|не выдержало",
        breaks=r"наруш(?:ил|ила|или|ает|ают|ило)|сорва(?:л|ла|ли|ло)|слома(?:л|ла|ли|ло)",
    ),
    "pl": _Truces(
        first=r"rozejm\w*|zawieszeni\w+ broni",
        holds=r"trwa|obowiazuje|przestrzegan[yea]|utrzymuje|utrzymane|utrzymany|przedluzon[oya]|"
        r"trzyma|"
        r"respektowan[yea]|w mocy",
        broken=r"zlaman[yea]|zlamano|zerwan[yea]|zerwano|zalamal[o]?|upadl[o]?|naruszon[yea]|naruszono|"
        r"zakonczyl[o]?|"
        r"wygasl[o]?|runal|runelo|fiaskiem|skonczyl[o]?|rozpadl[o]?|pogwalcon[yea]|przestal[o]?",
        breaks=r"lami[ea]|zlamal[aiy]?|narusz(?:a|aja|yl|yla|yli|yly)|zerwal[aiy]?|zrywa(?:ja)?",
    ),
    "tr": _Truces(
        first=r"ateskes\w*",
        holds=r"suruyor|yururlukte|devam ediyor|uyuluyor|korunuyor|uzatildi|"
        r"uzatiliyor|"
        r"gecerli|ayakta",
        broken=r"bozuldu|bozuluyor|coktu|cokuyor|ihlal (?:edildi|ediyor|etti|ediliyor)|sona erdi|bitti|"
        r"tutmadi|"
        r"uyulmuyor|suya dustu|cikmazda|basarisiz oldu|bozdu|delindi|rafa kalkti",
    ),
}


def signs_of(lang: str) -> dict[str, str]:
    """The patterns of `holds` and `broken` for the truces of a language."""
    one = _ALL[lang]
    broken = rf"(?:{one.first}){_GAP}(?:{one.broken})\b"
    if one.breaks:
        broken += rf"|(?:{one.breaks}){_NEAR}(?:{one.first})\b"
    return {"broken": broken, "holds": rf"(?:{one.first}){_GAP}(?:{one.holds})\b"}
