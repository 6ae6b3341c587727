r"""What is brought to a stop: deliveries, aid, talks.

Law: a table over folded text, in the form of `Signs.words`. One stops, cuts and ends so much (a war, a
search) that the verb counts only with the noun of a flow. Whoever is to stop it later has called
it off as well.
"""

from dataclasses import dataclass
from typing import Final

_GAP: Final = r"\b(?:\s+[\w'-]+){0,4}?\s+"


@dataclass(frozen=True, slots=True)
class _Stops:
    """One language: verbs before a flow, `first` the flows before a verb, and those verbs."""

    verbs: str = ""
    flows: str = ""
    first: str = ""
    behind: str = ""


_ALL: Final = {
    "en": _Stops(
        verbs=r"stop(?:s|ped|ping)?|end(?:s|ed|ing)?|cut(?:s|ting)?|halt(?:s|ed|ing)?|discontinu(?:es?|ed|"
        r"ing)|"
        r"ceas(?:es?|ed|ing)|interrupt(?:s|ed)?",
        flows=r"suppl(?:y|ies|ying)|deliver(?:y|ies|ing)|shipments?|shipping|aid|arms|weapons?|missiles?|"
        r"support|"
        r"funding|financing|payments?|sharing|transfers?|training|sales?|exports?|imports?|talks|"
        r"negotiations|"
        r"cooperation|initiatives?|program(?:me)?s?|scheme|mission|flights|sending|providing|supplying|"
        r"delivering",
    ),
    "de": _Stops(
        verbs=r"stopp(?:t|en|te|ten)|beende(?:t|n|te|ten)|kapp(?:t|en|te|ten)|unterbrich(?:t|en)|"
        r"unterbrech(?:t|en)|unterbrach(?:en)?|streich(?:t|en)",
        flows=r"\w*(?:lieferung|lieferungen|hilfe|hilfen|unterstutzung|zahlungen|export|exporte|gesprache|"
        r"verhandlungen|zusammenarbeit|transporte|finanzierung|initiative|programm|projekt|mission|"
        r"waffenhilfe|ausbildung)",
        first=r"lieferung\w*|waffenlieferung\w*|hilfe\w*|waffenhilfe|militarhilfe\w*|zahlungen|gesprache|"
        r"verhandlungen|transporte|exporte",
        behind=r"stoppen|einstellen|aussetzen|abbrechen|unterbrechen|unterbrochen|kappen|gekappt|einfrieren",
    ),
    "fr": _Stops(
        verbs=r"arret(?:e|ent|era|eront|er)|cess(?:e|ent|era|eront|er)|coup(?:e|ent|era|eront)|"
        r"stopp(?:e|ent|era|eront|er)|retir(?:e|ent)|mettr(?:a|ont) fin a",
        flows=r"(?:[ld]')?(?:livraisons?|aides?|soutien|envois?|ventes?|exportations?|importations?|"
        r"financement|"
        r"partage|initiative|programme|mission|pourparlers|negociations|cooperation|fournitures?|appui|"
        r"livrer|fournir|envoyer|armes|"
        r"missiles?)",
    ),
    "es": _Stops(
        verbs=r"det(?:iene|ienen|endra|endran|uvo)|cort(?:a|an|ara|aran|o)|ce(?:sa|san|sara|saran)|"
        r"retir(?:a|an|ara|o)|"
        r"(?:pondra|pondran|puso|pusieron) fin a|(?:deja|dejan|dejara|dejaran|dejo) de|interrumpir(?:a|an)|"
        r"paralizar(?:a|an)",
        flows=r"entregas?|envios?|ayudas?|apoyo|suministros?|ventas?|exportaciones|importaciones|"
        r"financiacion|"
        r"conversaciones|negociaciones|cooperacion|armas|misiles|enviar|entregar|suministrar|compartir|"
        r"armamento",
    ),
    "uk": _Stops(
        first=r"постачан\w+|поставк\w+|допомог\w+|підтримк\w+|переговор\w+|перемовин\w+|фінансуван\w+|"
        r"передач\w+",
        behind=r"обірван\w+|перерван\w+|урван\w+|безрезультатно",
        verbs=r"обірва(?:в|ла|ли)|урва(?:в|ла|ли)|перекри(?:в|ла|ли|ває|ють|є)|переста(?:в|ла|ли|не|нуть|"
        r"є|ють)|"
        r"згорта(?:є|ють)|закри(?:ває|вають|в|ла|ли)|згорне|заверш\w+",
        flows=r"постача\w+|поставк\w+|переда(?:чу|вати)\w*|допомог\w+|фінансуван\w+|перемовин\w+ без\w*|"
        r"переговор\w+ без\w*|ділитися|надавати|ініціатив\w+|програм\w+|місі\w+|без результат\w+|"
        r"безрезультатно|нічим|провалом",
    ),
    "ru": _Stops(
        first=r"поставк\w+|помощ\w+|поддержк\w+|переговор\w+|финансировани\w+|передач\w+",
        behind=r"оборван\w+|прерван\w+|безрезультатно",
        verbs=r"оборва(?:л|ла|ли)|перекры(?:л|ла|ли|вает|вают)|переста(?:л|ла|ли|нет|нут|ет|ют)|"
        r"сворачива(?:ет|ют)|закры(?:вает|вают|л|ла|ли)|свернет|заверш\w+",
        flows=r"поставк\w+|поставлять|передач\w+|передавать|помощ\w+|финансировани\w+|делиться|"
        r"предоставлять|инициатив\w+|программ\w+|мисси\w+|"
        r"без результат\w+|безрезультатно|ничем|провалом",
    ),
    "pl": _Stops(
        verbs=r"wstrzym(?:a|aja|uje|uja)|przerw(?:ie|a)|koncz(?:y|a)|zakoncz(?:y|a)|zatrzym(?:al|ala|ali|"
        r"a|uje)|"
        r"odcin(?:a|aja)|odcie(?:la|li)|zaprzesta(?:l|la|li|nie|na)|ogranicz(?:y|a)|przesta(?:l|la|li|nie|"
        r"na|je|ja)",
        flows=r"dostaw\w*|pomoc\w*|wsparci\w+|wysylk\w+|finansowani\w+|rozm(?:owy|ow|owach)|negocjacj\w+|"
        r"transfer\w*|"
        r"sprzedaz\w*|eksport\w*|przekazywani\w+|dostarcza\w+|wysyla\w+|szkoleni\w+|rakiet\w*|broni|"
        r"inicjatyw\w*|program\w*|misj\w*",
    ),
    "tr": _Stops(
        first=r"sevkiyat\w*|teslimat\w*|yardim\w*|destek|destegi\w*|silah\w*|gorusmeler\w*|muzakereler\w*|"
        r"finansman\w*|girisim\w*|program\w*|ihracat\w*|paylasim\w*|satis\w*",
        behind=r"durdur(?:du|acak|uldu|uyor|ulacak|uluyor)\w*|kes(?:ti|ecek|iyor|ildi|ilecek)\w*|durdu|"
        r"sonlandir(?:di|iyor|ildi)|bitir(?:di|iyor)|"
        r"ara (?:verdi|verecek|veriyor)|son (?:verdi|verecek|veriyor)|askiya (?:aldi|alacak|aliyor|alindi)|"
        r"donduracak|sonlandiracak|iptal (?:edecek|edilecek)",
    ),
}


def signs_of(lang: str) -> dict[str, str]:
    """The patterns of `stopped` for the flows of a language."""
    one = _ALL[lang]
    made = (
        rf"(?:{one.verbs}){_GAP}(?:{one.flows})\b" if one.verbs else "",
        rf"(?:{one.first}){_GAP}(?:{one.behind})\b" if one.first else "",
    )
    return {"stopped": "|".join(pattern for pattern in made if pattern)}
