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
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{1,40}[”\"»“]")
"""A name or a few words in quotes, which end no clause."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AFTER = re.compile(r"(?<!only )\bafter\s+$")
"""What something came after is behind us, where no verb says otherwise: "after Monday's vote"."""
_FOR = re.compile(r"\b(?:for|to)\s+$")
_CLAUSE_END = re.compile(r"(?<!\b\w)(?<!\b[mds][rt])[.]\s|[!?;:…]\s|\n|[«»“”„\"]")


@dataclass(frozen=True, slots=True)
class _Verbs:
    """`called_off`: behind a date, what happens to what is to come then. `skipped`: what says nothing."""

    past: str
    future: str
    after_first: bool = False
    called_off: str = r"(?!)"
    skipped: str = r"(?!)"


_VERBS: dict[str, _Verbs] = {
    "en": _Verbs(
        past=r"\w{2,}ed|was|were|had|has been|have been|did|said|told|met|held|took|came|went|began|fell|"
        r"struck|shot|left|sent|made|saw|won|lost|hit|fought|spoke|gave|wrote|broke|rose|led|"
        r"flew|grew|threw|drew|drove|ran|sank|stood|thought|brought|bought|caught|sought|kept|felt|"
        r"built|paid|(?<!to )(?:put|cut|shut|quit|let)|"
        r"heard|found|got|sat|spent|stole|chose|wore|bore|tore|swore|rode|rang|sang|swam|drank|ate|beat|blew|"
        r"bit|dealt|dug|fed|fled|forgave|forgot|froze|hid|hung|knew|laid|lent|lit|meant|slept|sold|shook|"
        r"shone|spun|sprang|stuck|stung|swept|swung|taught|understood|upheld|withdrew|woke|"
        r"since(?=\s+$)|ago|last",
        # A participle after "be" looks where its auxiliary looks: "will be held" is ahead.
        future=r"(?:(?:to|not|also|now|then|soon|next) )?be(?:ing)? (?:\w+ly )?\w+|"
        r"will|won't|'ll|shall|would|could|should|may|might|must|set|due|expected|"
        r"planned|scheduled|slated|pencill?ed|billed|booked|tipped|mooted|going|ahead|next|proposed|"
        r"expects?|hopes?|plans?|wants?|aims?|intends?|prepares?|awaits?|"
        r"(?<!was )(?<!were )(?:expecting|planning|preparing)|"
        r"for(?=\s+(?:the )?$)|(?:moved|postponed|rescheduled|shifted) from(?=\s+(?:the )?$)|"
        r"(?:moved|postponed|pushed|delayed|rescheduled|deferred|shifted|adjourned|forward|extended|back)\b"
        r"[^.,;]{0,40} to(?=\s+(?:the )?$)|"
        # A preposition tells of the date only right before it: "acquired by Intel in May" is over.
        r"(?:until|by)(?=\s+(?:the )?$)|(?:starting|beginning|effective)(?=\s+(?:on |from )?$)|"
        # "to" before a verb; before a name it is a direction ("flew to Rome on Monday").
        r"to (?:be|hold|meet|resume|begin|start|take|visit|vote|discuss|continue|open|sign|send|travel|host|"
        r"attend|return|decide|launch|end|join|gather|speak|announce|make|go|come|give|see|run|face|mark)",
        called_off=r"(?:was|were|is|are|has been|have been|gets?|got) (?:cancell?ed|postponed|called off|"
        r"put off|delayed|suspended|moved|rescheduled|scrapped)",
    ),
    "de": _Verbs(
        past=r"sagte\w*|wurden?|war(?:en)?|hatten?|erkl[aä]rte\w*|teilte\w*|kam(?:en)?|ging(?:en)?|"
        r"begann(?:en)?|"
        r"fand(?:en)?|traf(?:en)?|griff(?:en)?|starb(?:en)?|gab(?:en)?|sprach(?:en)?|nahm(?:en)?|"
        r"liess(?:en)?|"
        r"(?:hat|haben|ist|sind|sei|seien)\b[^.,]*\bge\w+(?:t|en)|ge\w+(?:t|en) (?:hat|haben|worden)|"
        # Weak verbs; nouns are out, since German text is read with its capitals.
        r"(?!letzte|nächste|erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|gute|rechte|"
        r"alte|weite|harte|späte|leichte|bekannte|geplante|"
        r"genannte)[a-zäöüß]{2,}(?:[^\W\d_aeiouäöüs]|et)te|(?:muss|wuss|fass|pass|lös|reis|stürz)te|"
        # In the plural only endings that no infinitive has: "starten" is none, "ordneten" is one.
        r"[a-zäöüß]{2,}(?:eten|ierten|igten|agten|erten|ellten|ührten|ückten)|seit(?=\s+(?:dem )?$)",
        future=r"wird|werden|will|wollen|soll|sollen|k[oö]nnten?|d[uü]rften?|m[oö]chten?|muss|"
        r"mussen|plant|planen|"
        r"geplant\w*|vorgesehen|angesetzt|bevor|(?:bis|ab|für|auf)(?=\s+(?:zum |zu |dem |den )?$)",
        called_off=r"(?:wurden?|wird|werden|ist|sind) (?:\w+ )?(?:abgesagt|verschoben|vertagt|verlegt)|"
        r"auf \w+ (?:verschoben|vertagt|verlegt)",
        skipped=r"(?:von|vom) \w+ auf(?=\s+$)",
        after_first=True,
    ),
    "fr": _Verbs(
        past=r"(?:a|ont|avait|avaient|est|sont|était|étaient|fut|s'est|se sont|ont été|a été)\s(?:\w+\s)?"
        r"(?:\w*(?:é|és|ée|ées|i|is|it|u|us|ue|[fv]ert)|morte?s?|née?s?)|était|étaient|fut|furent|"
        r"avait|avaient|depuis(?=\s+(?:le )?$)|"
        # A participle right before the date, but for those of appointments: "présenté lundi".
        # Nouns have an article: "l'arrivée", "le député".
        r"(?<![ld]['’])(?<!\bl[ae] )(?<!les )(?<!un )(?<!une )(?<!d[ue] )(?<!des )(?<!au )(?<!ce )(?<!tte )"
        r"(?<!s[ao] )(?!(?:organis|fix|programm|report|convoqu|planifi|envisag)é)\w{3,}é(?:e|s|es)?(?=\s+$)",
        # With its participle, which alone looks back: "sera voté lundi".
        future=r"(?:ser(?:a|ont|ait|aient)|être)\s(?:\w+\s)?\w+(?:[éiu]e?s?|it|ert)(?=\s)|\w{2,}(?:ra|ront)|va|vont|doit|doivent|devrait|devraient|pourrait|prévue?s?|attendue?s?|"
        r"programmée?s?|(?:avant|d'ici|pour)(?=\s+(?:le |à )?$)|"
        r"(?:(?:a|ont|est|sont|été) ){0,2}(?:report|décal|repouss|avanc|ajourn|renvoy|déplac|prolong)\w+ "
        r"(?:\w+ )?(?:à|au)(?=\s+$)",
        called_off=r"(?:a|ont|est|sont)(?: été)? (?:annul|report|décal|ajourn|repouss)ée?s?",
        skipped=r"(?:de|du) \w+ (?:à|au)(?=\s+$)",
    ),
    "es": _Verbs(
        # An imperfect ends like many nouns ("policía", "Turquía"), so only common ones count.
        past=r"\w{2,}(?:ó|aron|ieron|aba|aban)|fue|fueron|hubo|ha|han|hizo|dijo|dio|vio|vino|quiso|pudo|"
        r"\w*(?:tuvo|puso|dujo|jeron)|"
        r"(?:hab|ten|dec|hac|ven|sab|quer|segu|sal|mor|fallec|ocurr|recib|ped|viv|exist|cre|conoc|"
        r"part)ían?|desde(?=\s+(?:el )?$)|"
        # A participle right before the date, but for those of appointments; -ou is Portuguese.
        r"(?<!el )(?<!l[ao]s )(?<!la )(?<!un )(?<!una )(?<!su )(?<!al )(?<!est[ae] )"
        r"(?!(?:fij|program|convoc|planific|agend)ad)\w{3,}(?:ad|id)[oa]s?(?=\s+(?:el )?$)|"
        r"foi|foram|\w{3,}ou",
        future=r"(?:ser|será|serán|sería|serían|estará|estarán)\s(?:\w+mente\s)?\w+[oa]s?(?=\s)|"
        r"\w{2,}(?:rá|rán|ré|remos)|va a|van a|debe|deben|prevista?s?|previstos?|"
        r"(?:podr|deber|ser|habr|tendr|har|vendr|\w{2,}(?:ar|ir))ían?|"
        r"(?:antes del?|hasta|para)(?=\s+(?:el )?$)|"
        r"(?:aplaz|traslad|pospuest|pospon|cambi|adelant|prorrog|retras)\w* (?:\w+ )?(?:al?)(?=\s+$)",
        called_off=r"(?:fue|fueron|ha sido|han sido|quedó|queda|se) (?:cancelad|aplazad|suspendid|pospuest|"
        r"aplaz|suspend|cancel)\w+",
        skipped=r"del? \w+ al?(?=\s+$)",
    ),
    "ru": _Verbs(
        past=r"\w{3,}(?:ал|ял|ил|ел|ёл|ул|шел|шёл|ала|яла|ила|ела|ула|шла|ало|яло|ило|ело|ошло|али|"
        r"яли|или|ели|"
        r"ули|шли)(?:сь|ся)?|был[аои]?|стал[аои]?|убит\w*|умер|погиб|смог|помог|достиг|вырос|"
        r"с начала|назад|(?!заплан|назнач|намеч|ожида|воен|данн|пленн)"
        r"\w{3,}(?:нн(?:ый|ого|ому|ом|ая|ой|ую|ое|ые|ых|ым|ыми)|"
        r"вш(?:ий|его|ему|ем|ая|ей|ую|ее|ие|их|им|ими)(?:ся)?)(?=\s+(?:во? )?$)",
        future=r"(?:будет|будут|быть)\s\w+(?:ым|ой|ыми)(?=\s)|"
        r"будет|будут|долж(?:ен|н\w+)(?: был[аои]?)?|может|могут|план\w+|намерен\w*|ожида\w+|собира\w+|"
        r"готов\w*|"
        r"\w{3,}(?:ется|утся|ятся|ется|ится)|до(?=\s+$)|предстоящ\w+|назнач\w+|заплан\w+|намеч\w+|"
        r"пройдет|пройдут|"
        r"при(?:едет|будет)|состо\w+тся|на(?=\s+$)",
        called_off=r"(?:отмен[её]н|перенес[её]н|отложен)[аоы]?",
        skipped=r"(?:ночь|состоянию|данным|утро|вечер) на(?=\s+$)|(?:со?|из) \w+ на(?=\s+$)",
    ),
    "uk": _Verbs(
        past=r"\w{3,}(?:ав|яв|ив|їв|ув|шов|ала|яла|ила|їла|ула|шла|ало|яло|ило|їло|уло|али|яли|или|їли|ули|"
        r"йшли)(?:ся|сь)?|бу[влао]\w?|були|стався|сталася|тому|(?!заплан|признач|наміч|очіку|полонен)\w{3,}"
        r"(?:[аюе]н|вш)(?:ий|ого|ому|а|ої|у|е|і|их|им|ими)(?=\s+(?:[ув] )?$)|"
        # The rarer stems; "-ів" is a plural, too.
        r"\w*(?:горів|помер|зріс|виріс|поліг|міг|[оеі]ніс|привіз|вивіз|провів|навів|перевів|втік)",
        future=r"(?:буде|будуть|бути)\s\w+(?:ий|а|е|і|о)(?=\s)|"
        r"буде|будуть|ма(?:в|ла|ло|ли) \w+ти(?:ся|сь)?|ма[єю]\w*|може|можуть|план\w+|намір\w*|очіку\w+|"
        r"збира\w+|готов\w*|"
        r"\w{3,}(?:еться|уться|яться|иться|іться)|до(?=\s+$)|запланован\w+|призначен\w+|пройде|"
        r"пройдуть|прибуде|на(?=\s+$)",
        called_off=r"(?:скасован|перенесен|відкладен)[аоіиу]й?",
        skipped=r"(?:ніч|станом|даними|ранок|вечір) на(?=\s+$)|(?:з|зі|із) \w+ на(?=\s+$)",
    ),
    "pl": _Verbs(
        past=r"\w{2,}(?:ał|ił|ył|uł|ął|ała|iła|yła|ęła|ało|iło|yło|ęło|ali|ili|yli|ęli|ały|iły|yły|"
        r"ęły)|był[aoy]?|"
        r"byli|został\w*|miał\w*|zabito|temu|"
        r"(?!zaplan|plan|wyznacz|przewidz)\w{3,}[ao]n(?:y|ego|emu|ym|a|ej|ą|e|ych|ymi)(?=\s+(?:we? )?$)|"
        r"\w*(?:szedł|szła|szło|szli|szły)|\w*(?:mog|mar|pad|jech|niosl|wiod|bieg|leg|ros|krad|siad)ł[aoy]?|"
        r"\w*(?:mógł|rósł|niósł|wiódł)|\w{3,}(?:ano|ono|ęto|yto)",
        future=r"(?:będzie|będą|zostanie|zostaną|być)\s\w+[yaeio](?=\s)|"
        r"będzie|będą|zostanie|zostaną|miał\w* \w+ć|ma|mają|może|mogą|powinn\w+|planuj\w+|planowan\w+|"
        r"zaplanowan\w+|odbędzie|odbędą|"
        r"spotka|spotkają|(?:przed|do|na)(?=\s+$)",
        called_off=r"(?:został\w*|jest|są|będzie) (?:odwołan|przełożon|przesunięt|odłożon)\w+",
        skipped=r"(?:noc\w?|stan) na(?=\s+$)|ze? \w+ na(?=\s+$)",
    ),
    "tr": _Verbs(
        past=r"\w{2,}(?:dı|di|du|dü|tı|ti|tu|tü)(?:lar|ler|k|m)?|\w{3,}(?:[nl][ae]n|[dt][ıiuü]ğ[ıiuü]\w*)|\w{2,}(?:mış|miş|muş|müş)(?:tı|ti|tu|tü)?",
        future=r"\w{2,}(?:acak|ecek|acağ\w+|eceğ\w+)\w*|planla\w+|beklen\w+|öngörül\w+|kadar|gerek\w+|ertele\w+|kaydırıl\w+",
        after_first=True,
    ),
}


def tense_at(text: str, start: int, stop: int, lang: str) -> Tense:
    """The tense of the verb nearest to `text[start:stop]`, in its clause."""
    verbs = _VERBS.get(lang)
    if verbs is None:
        return Tense.NONE
    if verbs.after_first:
        ahead = _ahead(text, stop, lang)
        return ahead if ahead is not Tense.NONE else _last(_before(text, start, lang), lang)
    before, owned = _before(text, start, lang), text[stop : stop + 2] in {"'s", "’s"}
    if owned and _ahead(text, stop, lang) is Tense.FUTURE:
        return Tense.FUTURE
    # "Sorry for Monday's delay": the preposition tells of the delay.
    tense = _last(_FOR.sub("", before) if owned else before, lang)
    if tense is Tense.NONE:
        tense = _ahead(text, stop, lang)
    came_before = tense is Tense.NONE and owned and _AFTER.search(before)
    return Tense.PAST if came_before else tense


def tense_after(text: str, stop: int, lang: str) -> Tense:
    """The tense of the first verb after `stop`, in the same clause."""
    return _ahead(text, stop, lang) if lang in _VERBS else Tense.NONE


def _before(text: str, start: int, lang: str) -> str:
    return _clauses(_cased(text[max(0, start - _REACH) : start], lang))[-1]


def _ahead(text: str, stop: int, lang: str) -> Tense:
    return _first(_clauses(_cased(text[stop : stop + _REACH], lang))[0], lang)


def _clauses(text: str) -> list[str]:
    return _CLAUSE_END.split(_QUOTED.sub(" ", text))


def _cased(text: str, lang: str) -> str:
    """German tells verbs from nouns by their case; elsewhere names are no verbs: *в Стамбул*."""
    if lang == "de":
        return text
    words = _WORD.findall(text)
    # English has headlines of capitals, and names of which none ends like its verbs.
    if lang != "en" and 2 * sum(not word[0].islower() for word in words) < len(words):
        text = _WORD.sub(_without_name, text)
    return text.lower()


def _without_name(word: re.Match[str]) -> str:
    """Strokes for a capital word that begins no sentence."""
    begins = not word.string[: word.start()].rstrip().endswith(tuple(".!?:…")) and word.start()
    return "_" * len(word[0]) if begins and not word[0][0].islower() else word[0]


@cache
def _pattern(lang: str, *, behind: bool) -> re.Pattern[str]:
    """What tells the tense before a date, or `behind` it."""
    verbs = _VERBS[lang]
    future = f"{verbs.called_off}|{verbs.future}" if behind else verbs.future
    return re.compile(rf"\b(?:(?P<skipped>{verbs.skipped})|(?P<future>{future})|(?P<past>{verbs.past}))\b")


def _first(clause: str, lang: str) -> Tense:
    found = _pattern(lang, behind=True).search(clause)
    return Tense.NONE if found is None else _named(found)


def _last(clause: str, lang: str) -> Tense:
    tense = Tense.NONE
    for found in _pattern(lang, behind=False).finditer(clause):
        if not found["skipped"]:
            tense = _named(found)
    return tense


def _named(found: re.Match[str]) -> Tense:
    return Tense.FUTURE if found["future"] else Tense.PAST
