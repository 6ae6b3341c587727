"""Verbs by their tense, for `tense.py`: endings and auxiliaries, no news vocabulary.

Law: everything here is data, regular expressions over text in small letters (German keeps its capitals, which
tell verbs from nouns). What no table knows is unsaid.
"""

import re
from dataclasses import dataclass
from typing import Final

PRESENT: Final = {
    # A verb before an article: "the court hears a farmer".
    "en": re.compile(r"\b\w{2,}[^\Ws]s (?:the|an?|its|his|her|their)\b"),
    "fr": re.compile(r"\bs(?:e |['’])(?!est\b|était|étaient)\w+(?:e|ent|it|d|nt)\b"),
    "es": re.compile(r"\bse (?!ha\b|han\b)\w+[ae]n?\b"),
    "ru": re.compile(
        r"\b(?!\w*(?:лет|[нсртм]итет|бинет|тернет|совет|ответ|бюджет|пакет|секрет|запрет|депутат|мандат|результат|"
        r"штат|формат|визит|кредит|лимит|дефицит|институт|маршрут|салют|минут|пять|шесть)\b)"
        r"\w{2,}(?:[аеёиуюя]т|[уюая]т)(?:ся)?\b"
    ),
    "uk": re.compile(
        r"\b(?!\w*(?:сть|п['’]ять|цять|десять)\b)(?:\w{2,}(?:[иїуюая]ть|[аяуюі]є)(?:ся)?|"
        r"\w*(?:їде|йде|веде|несе|везе|чне|йме|стане|може|каже|пише))\b"
    ),
}
"""Endings that are no past's, but those of some nouns, too: asked only where another clause looks back."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """What looks back and ahead in one language.

    `after_first`: the verb behind a date weighs more than the one in front. `called_off`: behind a date, what
    happens to what is to come then. `skipped`: what says nothing.
    """

    past: str
    future: str
    after_first: bool = False
    called_off: str = r"(?!)"
    skipped: str = r"(?!)"


VERBS: Final[dict[str, Verbs]] = {
    "en": Verbs(
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
        # What keeps a timetable: "ministers meet Monday".
        r"meets?|resumes?|begins?|starts|reopens?|ends|expires?|(?:re)?convenes?|gathers?|arrives?|hosts|closes|"
        r"takes? effect|kicks? off|gets? under way|fl(?:y|ies)|departs?|opens|goes to|heads to|"
        r"(?:is|are|was|were) to (?:be \w+|(?!\w+ed\b)\w+)|"
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
    "de": Verbs(
        past=r"sagte\w*|wurden?|war(?:en)?|hatten?|erkl[aä]rte\w*|teilte\w*|kam(?:en)?|ging(?:en)?|"
        r"begann(?:en)?|"
        r"fand(?:en)?|traf(?:en)?|griff(?:en)?|starb(?:en)?|gab(?:en)?|sprach(?:en)?|nahm(?:en)?|"
        r"liess(?:en)?|ließ(?:en)?|"
        r"(?:(?:zer|auf|ein|zu|nieder)?schlug|zog|hielt|lag|stand|stieg|sank|fiel|brach|flog|floh|verlor|schoss|schloss|"
        r"trat|lief|rief|blieb|schrieb|bat|bot|trug|hob|lud|riet|rang|sprang|sah|las|verschwand|wies|unterschrieb|"
        r"erschoss|entschied|beschloss|versprach|verließ|verlie(?:ss)|erfuhr|fuhr|empfing|fing|hing|half|warf|traf|"
        r"warb|sandte|brachte|dachte|wusste|nannte|brannte|kannte|rannte|galt)(?:en)?|"
        r"(?:hat|haben|ist|sind|sei|seien|habe)\b[^.,]*\b(?:\w{0,4}ge\w+|(?:be|er|ver|zer|ent|über|unter)[a-z]\w+|"
        r"\w+ier)(?:t|en)|ge\w+(?:t|en) (?:hat|haben|worden)|"
        # Weak verbs; nouns are out, since German text is read with its capitals.
        r"(?!letzte|nächste|erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|gute|rechte|"
        r"alte|weite|harte|späte|leichte|bekannte|geplante|"
        r"genannte)[a-zäöüß]{2,}(?:[^\W\d_aeiouäöüs]|et)te|konnte|"
        r"(?!ge|bewaffnet|verheirat|unmittelbar)[a-zäöüß]{2,}[dtnm]ete|(?:muss|wuss|fass|pass|lös|reis|stürz)te|"
        # In the plural only endings that no infinitive has: "starten" is none, "ordneten" is one.
        r"(?!\w*treten\b|\w*bieten\b|beten\b|mieten\b|"
        r"vierten|siebten|sogenannten|bekannten|berühmten|bestimmten|gesamten|geehrten)"
        r"[a-zäöüß]{2,}(?:eten|ierten|gten|erten|ellten|hrten|hlten|kten|eichten|uchten|auften|pften|"
        r"ppten|bten|mten|nnten|ussten|andten)|(?:\w{0,6}br|\w{0,3}d|m)achten|seit(?=\s+(?:dem )?$)",
        future=r"wird|werden|will|wollen|soll|sollen|sollten?|müssten?|könnten?|d[uü]rften?|m[oö]chten?|muss|"
        r"mussen|plant|planen|"
        r"geplant\w*|vorgesehen|angesetzt|bevor|(?:bis|ab|für|auf)(?=\s+(?:zum |zu |dem |den )?$)",
        called_off=r"(?:wurden?|wird|werden|ist|sind) (?:\w+ )?(?:abgesagt|verschoben|vertagt|verlegt)|"
        r"auf \w+ (?:verschoben|vertagt|verlegt)",
        # A participle before its noun, with the verb behind both: "die verhängten Strafen treten … in Kraft".
        skipped=r"[Nn]acht (?:von|vom) \w+ auf(?=\s+$)|"
        r"[a-zäöüß]{2,}ten?(?= [A-ZÄÖÜ][\wäöüß-]+ [a-zäöü]{3,}(?:en|t)\b)",
        after_first=True,
    ),
    "fr": Verbs(
        past=r"après (?:avoir|être|s['’]être)|aurai(?:t|ent) (?:été )?\w+é(?:e?s?)|"
        r"(?:(?<=\s)a(?!\s(?:trois|six|dix|jamais)\b)|ont|avait|avaient|est|sont|était|étaient|fut|s'est|"
        r"se sont|ont été|a été)\s"
        r"(?:\w+\s)?"
        r"(?:\w*(?:é|és|ée|ées|i|is|it|u|us|ue|[fv]ert)|morte?s?|née?s?)|était|étaient|fut|furent|"
        r"avait|avaient|depuis(?=\s+(?:le )?$)|"
        # A participle right before the date, but for those of appointments: "présenté lundi".
        # Nouns have an article: "l'arrivée", "le député".
        r"(?<![ld]['’])(?<!\bl[ae] )(?<!\bles )(?<!\bun )(?<!\bune )(?<!\bd[ue] )(?<!\bdes )"
        r"(?<!\bau )(?<!\bce )(?<!\bcette )"
        r"(?<!\bs[ao] )(?!(?:organis|fix|programm|report|convoqu|planifi|envisag)é)"
        r"(?:\w{3,}é(?:e|s|es)?|"
        r"\w{2,}(?:ndue?|rdue?|venue?|parue?|clue?|truite?)s?|(?:pr|m|com|re|ém|soum|prom)ises?|faites?|dites?|"
        r"écrites?|reçue?s?|élue?s?|ouverte?s?)(?=\s+$)",
        # With its participle, which alone looks back: "sera voté lundi".
        future=r"(?:ser(?:a|ont|ait|aient)|être)\s(?:\w+\s)?\w+(?:[éiu]e?s?|it|ert)(?=\s)|"
        r"\w{2,}(?:ra|ront)|va|vont|doit|doivent|dev(?:r?ait|r?aient)|pourr(?:ait|aient)|"
        r"\w{2,}(?:er|dr|vr)ai(?:t|ent)|\w{3,}(?<![tmps])irai(?:t|ent)|"
        r"se réuni(?:t|ssent)|s['’]ouvr(?:e|ent)|débute(?:nt)?|commence(?:nt)?|repren(?:d|nent)|"
        r"s['’]achèvent?|"
        r"prévue?s?|attendue?s?|"
        r"programmée?s?|(?:avant|d'ici|pour)(?=\s+(?:le |à )?$)|"
        r"(?:(?:a|ont|est|sont|été) ){0,2}(?:report|décal|repouss|avanc|ajourn|renvoy|déplac|prolong)\w+ "
        r"(?:\w+ )?(?:à|au)(?=\s+$)",
        called_off=r"(?:a|ont|est|sont)(?: été)? (?:annul|report|décal|ajourn|repouss)ée?s?",
        skipped=r"(?:de|du) \w+ (?:à|au)(?=\s+$)",
    ),
    "es": Verbs(
        # An imperfect ends like many nouns ("policía", "Turquía"), so only common ones count.
        past=r"tras (?:no )?\w+[aei]rse?|\w{2,}(?:ó|aron|[iy]eron|aba|aban)|"
        r"fue|fueron|hubo|ha|han|hizo|dijo|dio|vio|vino|quiso|pudo|"
        r"\w*(?:tuvo|puso|dujo|jeron)|"
        r"(?:hab|ten|dec|hac|ven|sab|quer|segu|sal|mor|fallec|ocurr|recib|ped|viv|exist|cre|conoc|"
        r"part)ían?|desde(?=\s+(?:el )?$)|"
        # A participle right before the date, but for those of appointments; -ou is Portuguese.
        r"(?<!\bel )(?<!\bl[ao]s )(?<!\bla )(?<!\bun )(?<!\buna )(?<!\bsu )(?<!\bal )(?<!\best[ae] )"
        r"(?!(?:fij|program|convoc|planific|agend)ad)\w{3,}(?:ad|id)[oa]s?(?=\s+(?:el )?$)|"
        r"foi|foram|\w{3,}ou",
        future=r"(?:ser|será|serán|sería|serían|estará|estarán)\s(?:\w+mente\s)?\w+[oa]s?(?=\s)|"
        r"\w{2,}(?:rá|rán|ré|remos)|va a|van a|debe|deben|"
        r"se (?:reúnen?|celebran?|abren?|inician?|reanudan?|cierran?)|comienzan?|empiezan?|arrancan?|"
        r"concluyen?|prevista?s?|previstos?|"
        r"(?:podr|deber|ser|habr|tendr|har|vendr|\w{2,}(?:ar|ir))ían?|"
        r"(?:antes del?|hasta|para)(?=\s+(?:el )?$)|"
        r"(?:aplaz|traslad|pospuest|pospon|cambi|adelant|prorrog|retras)\w* (?:\w+ )?(?:al?)(?=\s+$)",
        called_off=r"(?:fue|fueron|ha sido|han sido|quedó|queda|se) (?:cancelad|aplazad|suspendid|pospuest|"
        r"aplaz|suspend|cancel)\w+",
        skipped=r"del? \w+ al?(?=\s+$)",
    ),
    "ru": Verbs(
        past=r"(?!недел|канал|квартал|вокзал|материал|финал|персонал|генерал|капитал|арсенал|потенциал|журнал|сигнал|адмирал|"
        r"скандал|портал|терминал|сериал|стил|профил|фитил|автомобил)\w{2,}(?:ал|ял|ил|ел|ёл|ул|шел|шёл|ала|яла|ила|ела|ула|шла|ало|яло|ило|ело|ошло|али|"
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
    "uk": Verbs(
        past=r"(?!с?прав\b|держав\b|заяв\b|[пз]астав\b|підстав\b|мотив|актив|колектив|ініціатив|перспектив|генерал|канал|"
        r"квартал|матеріал|скандал|журнал|адмірал|сигнал|арсенал|персонал|фінал|вокзал|терминал|термінал|школ|сил[аи]\b|хвил)"
        r"\w{2,}(?:ав|яв|ив|їв|ув|шов|ала|яла|ила|їла|ула|шла|ало|яло|ило|їло|уло|али|яли|или|їли|ули|"
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
    "pl": Verbs(
        past=r"(?!genera[łl]|materia[łl]|kana[łl]|kapita[łl]|oddzia[łl]|udzia[łl]|podzia[łl]|wydzia[łl]|przedzia[łl]|artyku[łl]|"
        r"tytu[łl]|sygna[łl]|fina[łl]|wystrza[łl]|strzały|szczegó[łl])\w{2,}(?:ał|ił|ył|uł|ął|ała|iła|yła|ęła|ało|iło|yło|ęło|ali|ili|yli|ęli|ały|iły|yły|"
        r"ęły)|był[aoy]?|"
        r"byli|został\w*|miał\w*|zabito|temu|"
        r"(?!zaplan|plan|wyznacz|przewidz)\w{3,}[ao]n(?:y|ego|emu|ym|a|ej|ą|e|ych|ymi)(?=\s+(?:we? )?$)|"
        r"\w*(?:szedł|szła|szło|szli|szły)|\w*(?:mog|mar|pad|jech|niosl|wiod|bieg|leg|ros|krad|siad)ł[aoy]?|"
        r"\w*(?:mógł|rósł|niósł|wiódł)|\w{3,}(?:ano|ono|ęto|yto)",
        future=r"(?:będzie|będą|zostanie|zostaną|być)\s\w+[yaeio](?=\s)|"
        r"będzie|będą|zostanie|zostaną|miał\w* (?:się )?\w+ć|ma|mają|może|mogą|powinn\w+|planuj\w+|"
        r"planowan\w+|"
        r"zaplanowan\w+|odbędzie|odbędą|"
        r"spotka|spotkają|zbierze|zbiorą|(?:rozpo|za)cznie|(?:rozpo|za)czną|przyjmie|przyjmą|przyjedzie|przyjadą|"
        r"przyleci|przylecą|wróci|wrócą|wznowią?|zagłosuje|zagłosują|rozpatrzy|podpisze|podpiszą|"
        r"ruszy|ruszą|odwiedzi|\w{3,}nie się|\w{3,}ną się|(?:przed|do|na)(?=\s+$)",
        called_off=r"(?:został\w*|jest|są|będzie) (?:odwołan|przełożon|przesunięt|odłożon)\w+",
        skipped=r"(?:noc\w?|stan) na(?=\s+$)|ze? \w+ na(?=\s+$)",
    ),
    "tr": Verbs(
        past=r"beri|bu yana|"
        r"\w{2,}(?:dı|di|du|dü|tı|ti|tu|tü)(?:lar|ler|k|m)?|\w{3,}(?:[nl][ae]n|[dt][ıiuü]ğ[ıiuü]\w*)|\w{2,}(?:mış|miş|muş|müş)(?:tı|ti|tu|tü)?",
        future=r"\w{2,}(?:acak|ecek|acağ\w+|eceğ\w+)\w*|planla\w+|beklen\w+|öngörül\w+|kadar|gerek\w+|ertele\w+|kaydırıl\w+|"
        r"\w{2,}[ıiuü]yor(?:lar)?",
        after_first=True,
    ),
}
