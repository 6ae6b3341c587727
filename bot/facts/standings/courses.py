r"""A plain course of things: talked over, promised, carried out, in the many words of headlines.

Law: a table over folded text, in the form of `Signs.words`, of mild signs only (`bot.facts.standing`): what
stands here is news only against what was known otherwise, so the verbs may be common ones.
"""

from collections.abc import Mapping
from typing import Final

COURSES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "considering": r"finali[sz]ing\b|fine-tun\w+|thrash(?:es|ing)? out|"
        r"await(?:s|ed|ing)?\b|wait(?:s|ed|ing)? (?:for|on)\b|"
        r"haggl|wrangl|bicker|negotiat(?:es?|ing)\b|bargain(?:s|ing)\b|at odds (?:over|on)\b|"
        r"struggl(?:es?|ing) to (?:agree|reach|find|settle)|yet to (?:decide|agree|approve|settle)|"
        r"work(?:s|ing)? on\b|draw(?:s|ing)? up\b|draft(?:s|ed|ing)?\b|tabl(?:es|ed)\b|"
        r"(?:split|divided) (?:over|on)\b|(?:edg|inch)(?:es|ing) (?:closer|towards?)\b|"
        r"hop(?:es|ing) (?:to|for)\b|thinking of\b|sound(?:s|ing)? out\b|prepar(?:es?|ing)\b|ready to\b|"
        r"(?:under discussion|in preparation|in the works|in the pipeline|on the table)\b",
        "announced": r"pledg(?:es|ed)\b|promis(?:es|ed)\b|commits\b|earmark|set(?:s|ting)? aside\b|allot|"
        r"allocat|lin(?:es|ed) up\b|unveil|vow(?:s|ed)?\b|will (?:free|swap|exchange|back|"
        r"support|continue|keep|commit|fund|finance|receive|get|return|resume)\b|"
        r"to (?:free|swap|exchange)\b",
        "gave": r"dispatch(?:es|ed)\b|"
        r"reach(?:es|ed)\b|(?<!to )reach\b|(?:swap|exchange)\b(?= (?:[\w-]+ ){0,3}(?:prisoners|"
        r"pows|captives|"
        r"soldiers|\d+))|already (?:in|at|on)\b|"
        r"receiv(?:es|ed)\b|took delivery|swapped\b|exchanged\b|freed\b|disburs(?:es|ed)\b|"
        r"paid out\b|"
        r"wired\b|wrap(?:s|ped) up\b|arriv(?:es|ed)\b|(?:is|are|were|was|come|comes|came|return|returns|"
        r"returned|back) home\b|hand(?:s|ed) back\b|repatriat(?:es|ed)\b|got back\b",
    },
    "de": {
        "considering": r"feil(?:en|t) an\b|"
        r"lote(?:t|n)\b|warte(?:t|n)\b (?:\w+ )?auf\b|"
        r"feilsch|streit(?:et|en) (?:uber|um)\b|zank(?:t|en)\b|arbeite(?:t|n) an\b|uneins\b|"
        r"bereite(?:t|n)\b(?=[^.;:!?]{0,60}\svor\b)|vorbereit|gespalten|tu(?:t|n) sich schwer|entwurf\b|"
        r"fass(?:t|en)\b(?=[^.;:!?]{0,60}\sins auge\b)|"
        r"leg(?:t|en)\b(?=[^.;:!?]{0,60}\svor\s*(?:$|[^\w\s]))|"
        r"denk(?:t|en)\b(?=[^.;:!?]{0,60}\snach\b)|fur (?:moglich|denkbar)\b|bereit\b(?= (?:zu|fur)\b)|"
        r"wirb(?:t)? (?:um|fur)\b|bemuh",
        "announced": r"bereitstell|stell(?:t|en)\b(?=[^.;:!?]{0,70}\sbereit\b)|fortsetz|fortgesetzt|"
        r"setz(?:t|en)\b(?=[^.;:!?]{0,70}\sfort\b)|aufstock|stock(?:t|en)\b(?=[^.;:!?]{0,70}\sauf\b)|"
        r"empfang(?:t|en)\b|reisen\b|erhalt\b|erhalten\b|bekomm(?:t|en)\b|uberweis(?:t|en)\b|"
        r"(?:tausch|zahl)(?:t|en)\b(?=[^.;:!?]{0,70}\saus\b)",
        "gave": r"(?:bereits|schon) (?:in|an|im) |"
        r"ubergab|erhielt|(?:hat|haben|habe) (?:\w+ ){0,6}erhalten\b|bekam|ausgetauscht|uberwies|"
        r"ausgezahlt|"
        r"(?:tausch|zahl)(?:te|ten)\b(?=[^.;:!?]{0,70}\saus\b)|lie(?:ß|"
        r"ss)(?:en)?\b(?=[^.;:!?]{0,70}\sfrei\b)|"
        r"eingetroffen|angekommen|heimgekehrt|wieder (?:frei|zu hause|daheim|in freiheit)\b|bereitgestellt",
    },
    "fr": {
        "considering": r"peaufin(?:e|ent)\b|mett(?:ent) la derniere main|"
        r"atten(?:d|dent)\b|dans l'attente|"
        r"pein(?:e|ent) a\b|prepar(?:e|ent)\b|travaill(?:e|ent) (?:a|sur)\b|"
        r"divise(?:e?s?)? sur\b|"
        r"soupes(?:e|ent)\b|marchand(?:e|ent)\b|s'echarp|se (?:disput|querell|dechir)|"
        r"met(?:tent)? sur la table|cherch(?:e|ent) (?:un|des) compromis|en preparation\b|"
        r"(?:prete?s?|disposee?s?) a\b|toujours pas d'accord",
        "announced": r"soutiendr(?:a|ont)\b|echanger(?:a|ont)\b|verser(?:a|ont)\b|"
        r"poursuivr(?:a|ont)\b|recevr(?:a|ont)\b|financer(?:a|ont)\b|"
        r"restituer(?:a|ont)\b",
        "gave": r"(?:sont|est) deja (?:en|a|au|sur)\b|"
        r"(?:a|ont) (?:livre|remis|recu|echange|libere|verse|fourni|rendu|restitue|recupere)e?s?\b|"
        r"recoi(?:t|vent)\b|echangent\b|vers(?:e|ent)\b|recuper(?:e|ent)\b|"
        r"liberes\b|"
        r"arriv(?:es|ees)\b|rentr(?:es|ees)\b|remis(?:es)? a\b",
    },
    "es": {
        "considering": r"perfil(?:a|an)\b|medit(?:a|an)\b|"
        r"esper(?:a|an)\b|a la espera|"
        r"dividid[oa]s? (?:sobre|por|en)|trabaj(?:a|an) en\b|explor(?:a|an)\b|"
        r"(?:cerca|a punto) de\b|busc(?:a|an) (?:un|el) (?:acuerdo|pacto|compromiso)|pugn(?:a|an) por\b|"
        r"regate(?:a|an)\b|no logr(?:a|an) (?:acordar|pactar|un acuerdo)|prepar(?:a|an)\b|ultim(?:a|an)\b|"
        r"(?:list|dispuest)[oa]s? a\b|ve(?:n)? posible|en preparacion\b|sin acuerdo (?:sobre|para)\b",
        "announced": r"destinar(?:a|an)\b|aportar(?:a|an)\b|(?:sigue|siguen|seguira|seguiran|continua|"
        r"continuara|"
        r"continuaran) \w+ndo\b|canjear(?:a|an)\b|intercambiar(?:a|an)\b|devolver(?:a|an)\b|"
        r"mantendr(?:a|an)\b|recibir(?:a|an)\b|liberar(?:a|an)\b|financiar(?:a|an)\b",
        "gave": r"ya (?:esta|estan) en\b|"
        r"(?:ha|han) (?:recibido|entregado|enviado|canjeado|intercambiado|liberado|devuelto)\b|"
        r"recib(?:e|en|io|ieron)\b|intercambi(?:a|an|aron)\b(?! de\b)|canje(?:a|an|aron)\b(?! de\b)|"
        r"desembols(?:a|an|aron)\b|transfir(?:io|ieron)\b|lleg(?:an|aron)\b|celebr(?:o|aron)\b|"
        r"recuper(?:a|an|o|aron)\b|regres(?:an|aron) a casa|culmin(?:a|an|o|aron)\b|consum(?:a|an|o|aron)\b",
    },
    "uk": {
        "considering": r"допрацьову(?:є|ють)\b|доопрацьову(?:є|ють)\b|"
        r"чека(?:є|ють)\b|очіку(?:є|ють)\b|"
        r"вед(?:е|уть) (?:перемовини|переговори|торг)|торгу(?:єт|ют)ься|сперечаю?[єе]?т|"
        r"не мож(?:е|уть) (?:домовит|погодит|дійти|узгодит)|працю(?:є|ють) над\b|готов\w+ обговор|"
        r"шука(?:є|ють) (?:компроміс|згод|порозумін|вихід)|узгоджу(?:є|ють)\b|"
        r"пропрацьов|проробл|ще не (?:вирішил|визначил)|підготу(?:є|ють)\b|готов(?:ий|а|і|е)\b|"
        r"(?:на|у) (?:стадії )?підготов(?:ці|ки)\b",
        "announced": r"(?:схвал|затверд|погод|дозвол|ухвал)(?:ить|ять)(?:ся)?\b|підтрима(?:є|ють)\b|"
        r"підпиш(?:е|уть)\b|"
        r"прибуд(?:е|уть)\b|спряму(?:є|ють)\b|обміня(?:є|ють)(?:ся)?\b|поверн(?:е|уть)(?:ся)?\b|"
        r"вируш(?:ить|ать)\b|отрима(?:є|ють)\b|продовж(?:ить|ать|ує|ують)\b|підтримуватим|"
        r"профінансу(?:є|ють)\b",
        "gave": r"вже (?:на|в|у)\b|"
        r"отрима(?:в|ла|ли|ло|но)\b|обміня(?:в|ла|ли|ло)(?:ся)?\b|прибу(?:в|ла|ли|ло)\b|"
        r"перерахува(?:в|ла|ли|но|ло)\b|переказа(?:в|ла|ли|но|ло)\b|достав(?:ив|ила|или|лено|ило)\b|"
        r"поверну(?:в|ла|ли|то|ло)\b|поверну(?:вся|лася|лась|лися|лись) (?:додому|з|із|на батьк)|"
        r"поверта(?:ється|ються) (?:додому|з|із)\b|вже вдома\b|звільнили\b|надійш(?:ов|ла|ло|ли)\b",
    },
    "ru": {
        "considering": r"дорабатыва(?:ет|ют)\b|"
        r"жд(?:ет|ут)\b|ожида(?:ет|ют)\b|"
        r"торгу(?:ет|ют)ся|спор(?:ит|ят)\b|не мо(?:жет|гут) (?:договорит|согласова|прийти)|"
        r"размышля(?:ет|ют)\b|работа(?:ет|ют) над\b|"
        r"пока не решил|готов\w* обсу|согласовыва(?:ет|ют)\b|подготов(?:ит|ят)\b|задума(?:лся|лась|лись)\b|"
        r"ищ(?:ет|ут) (?:компромисс|согласи|выход)|готов(?:ы|а|о)?\b|близ(?:ок|ка|ки) к\b|"
        r"(?:в|на) (?:стадии )?подготовк[еи]\b",
        "announced": r"(?:одобр|утверд|разреш|поддерж|согласи)(?:ит|ят|ат)(?:ся)?\b|согласу(?:ет|ют)\b|"
        r"подпиш(?:ет|ут)\b|"
        r"направ(?:ит|ят)\b|выделя(?:ет|ют)\b|прибуд(?:ет|ут)\b|обменя(?:ет|ют)(?:ся)?\b|"
        r"верн(?:ет|ут)(?:ся)?\b|прилет(?:ит|ят)\b|получ(?:ит|ат)\b|продолж(?:ит|ат|ает|ают)\b|"
        r"отправ(?:ит|ят)ся\b|профинансиру(?:ет|ют)\b",
        "gave": r"уже (?:на|в)\b|"
        r"получ(?:ил|ила|или|ило|ен|ено|ены)\b|обменя(?:л|ла|ли|ло)(?:ся|сь)?\b|прибы(?:л|ла|ли|"
        r"ло)\b|"
        r"перечисл(?:ил|ила|или|ен|ено|ены|ило)\b|перев(?:ел|ела|ели|ело)\b|достав(?:ил|ила|или|лен|лены|"
        r"лено|ило)\b|"
        r"верну(?:л|ла|ли|ло)\b|верну(?:лся|лась|лись) (?:домой|из|на родин)|возвраща(?:ется|"
        r"ются) (?:домой|из)\b|"
        r"поступ(?:ил|ила|ило|или)\b",
    },
    "pl": {
        "considering": r"dopracow(?:uje|uja)\b|"
        r"czeka(?:ja)?\b|oczekuj[ea]\b|"
        r"spiera(?:ja)? sie\b|targuj[ea] sie\b|kloc[ai] sie\b|nie mo(?:ze|ga) (?:dogadac|"
        r"dojsc|porozumiec)|"
        r"szykuj[ea]\b|prac(?:uje|uja) nad\b|debatuj[ea]\b|pod uwage\b|"
        r"podzielon[aey] w sprawie|blisk[aio] (?:decyzji|porozumienia)|szuka(?:ja)? (?:porozumienia|"
        r"kompromisu)|"
        r"uzgadnia(?:ja)?\b|gotow[aiey]?\b|przygotow(?:uje|uja|ywan)|w przygotowaniu\b",
        "announced": r"(?:zatwierdz|uchwal|podpisz)(?:i|a|e)\b|zgod(?:zi|za) sie\b|pozwol(?:i|a)\b|"
        r"przyjm(?:ie|a)\b|"
        r"przeznacz(?:y|a|aja)\b|wymieni(?:a)? (?:po )?\d|wymieni(?:a)? sie\b|zwroc[ia]\b|"
        r"sfinansuj[ea]\b|"
        r"otrzyma(?:ja)?\b|dostan(?:ie|a)\b|uwoln(?:i|ia)\b|wroc[ia]\b|uda(?:dza)? sie do\b|"
        r"kontynuow",
        "gave": r"(?:sa|jest) juz (?:na|w)\b|juz (?:na froncie|w ukrainie|na ukrainie)\b|"
        r"otrzyma(?:l|la|ly|lo|li)\b|wymieni(?:l|la|ly|li)\b|przeprowadzi(?:l|la|ly|li)\b|"
        r"przeprowadzono\b|"
        r"wyplaci(?:l|la|ly|li)\b|zrealizowa(?:l|la|ly|li|no)\b|wroci(?:l|la|ly|li|lo)\b|dotar(?:l|la|ly|"
        r"li|lo)\b|"
        r"dosta(?:l|la|ly|li)\b|dokona(?:l|la|ly|li|no)\b|trafi(?:l|la|ly|li|lo)\b|uwoln(?:il|ila|ily|ili|"
        r"iono)\b|"
        r"przela(?:l|la|ly|li)\b",
    },
    "tr": {
        "considering": r"tartiyor\b|son seklini ver\w+|"
        r"bekliyor\b|bekleniyor\b|"
        r"uzerinde calis|bolundu\b|masaya yatir|"
        r"anlasamiyor|uzlasamiyor|hazir\b|muzakere(?:ler)? sur",
        "announced": r"onaylayacak|kabul edecek|izin verecek|imzalayacak|"
        r"destekleyecek|ayiracak|takas ed(?:ecek|ilecek)|gonderece(?:gini|klerini)|"
        r"verece(?:gini|klerini)|"
        r"alacak\b|serbest birakacak|finanse edecek",
        "gave": r"takas e(?:tti|dildi)\b|teslim aldi\b|teslim alindi\b|ulasti\b|"
        r"aktardi\b|aktarildi\b|yerine getirdi\b|kavustu\b|evine don\w+|ulkesine don\w+|ulkelerine don\w+",
    },
}
"""Language -> sign -> patterns."""
