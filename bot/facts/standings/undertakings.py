r"""Undertakings that are feared or prepared, that are to begin, and that have begun: an offensive above all.

Law: a table over folded text, in the form of `Signs.words`. "Prepares an offensive" and "launches an
offensive" share all their names and nearly all their words, and are not the same news. The verbs are too
common to say anything alone, so each stands with the noun of an undertaking. Talks are none here: that they
are under way is no news to whoever waits for their date.
"""

from dataclasses import dataclass
from typing import Final

_GAP: Final = r"\b(?:\s+[\w'-]+){0,4}?\s+"
_GAP_BEHIND: Final = r"\b(?:\s+[\w'-]+){0,5}?\s+"


@dataclass(frozen=True, slots=True)
class _Undertakings:
    """One language. Verbs before a noun, and behind one; `phrases` say that it has begun by themselves."""

    nouns: str
    """Of undertakings, with their endings."""
    first: str = ""
    """The nouns where they stand before their verb: each begins with plain letters."""
    begun: str = ""
    to_begin: str = ""
    feared: str = ""
    begun_behind: str = ""
    to_begin_behind: str = ""
    feared_behind: str = ""
    phrases: str = ""


_ALL: Final = {
    "en": _Undertakings(
        nouns=r"(?:counter-?)?(?:offensive|attack|assault)s?|invasion|incursion|mobili[sz]ation|"
        r"(?:ground|military|large-scale|major) operation|evacuation",
        first=r"offensives?|counter-?offensives?|counter-?attacks?|assaults?|attacks?|invasion|incursion|"
        r"mobili[sz]ation|evacuation",
        begun=r"launch(?:es|ed)?|beg(?:ins?|an|un)|start(?:s|ed)?|mount(?:s|ed)?|open(?:s|ed)|"
        r"unleash(?:es|ed)|commenc(?:es|ed)|resum(?:es|ed)",
        feared=r"prepar(?:es?|ed|ing)|read(?:y|ies|ied|ying)|plan(?:s|ned|ning)?|"
        r"brac(?:es?|ed|ing)(?: itself| themselves)? for|expect(?:s|ed|ing)?|fear(?:s|ed|ing)?|"
        r"warn(?:s|ed|ing)? of|mass(?:es|ed|ing)|gear(?:s|ed|ing)? up for|threaten(?:s|ed)?|imminent|"
        r"looming|upcoming|impending",
        begun_behind=r"begins?|began|begun|starts?|started|under ?way|launched|kick(?:s|ed) off",
        feared_behind=r"looms?|looming|imminent|expected|feared|planned|being prepared",
        phrases=r"(?:goes|go|went|gone) (?:over )?(?:on|to) the (?:offensive|attack)",
    ),
    "de": _Undertakings(
        nouns=r"\w*offensiven?|\w*angriff(?:e|es|s|en)?|\w*vorstosse?s?|vormarsch\w*|invasion|mobilmachung|"
        r"evakuierung\w*|(?:militar|boden)operation\w*",
        first=r"offensive|gegenoffensive|grossoffensive|bodenoffensive|sommeroffensive|winteroffensive|"
        r"fruhjahrsoffensive|herbstoffensive|angriff|grossangriff|gegenangriff|vormarsch|invasion|"
        r"mobilmachung|evakuierung",
        begun=r"begin(?:nt|nen)|begann(?:en)?|start(?:et|eten?|en)|eroffne(?:t|te|n|ten)|entfessel(?:t|te|n)",
        feared=r"bereite(?:t|n|te|ten)|plan(?:t|en|te|ten)|befurcht(?:et|en|ete|eten)|"
        r"erwart(?:et|en|ete|eten)|rechne(?:t|n|te|ten) mit|warn(?:t|en|te|ten) vor|"
        r"wappne(?:t|n) sich|rust(?:et|en) sich|stell(?:t|en) sich auf|bevorstehend\w*|drohend\w*",
        begun_behind=r"beginnt|begann|begonnen|gestartet|startet|eingeleitet|angelaufen|lauft|im gange",
        to_begin_behind=r"beginnen|starten",
        feared_behind=r"vorbereitet|geplant|befurchtet|erwartet|droht|bevor",
        phrases=r"(?:geht|gehen|ging|gingen)\b(?:\s+[\w'-]+){0,4}?\s+(?:in die|zur|zum) "
        r"(?:gegen)?(?:offensive|angriff)",
    ),
    "fr": _Undertakings(
        nouns=r"(?:une |l'|d'|des |leur |sa |son )?(?:\w+ )?(?:(?:contre-?)?offensives?|attaques?|assauts?|"
        r"invasion|incursion|operation (?:militaire|terrestre)|mobilisation|evacuation)",
        first=r"offensives?|contre-?offensives?|attaques?|assauts?|invasion|incursion|mobilisation|"
        r"evacuation",
        begun=r"lance(?:e?s|nt|e)?\b|lancait|lancaient|commence(?:nt)?|debute(?:nt)?|declenche(?:nt)?|"
        r"demarre(?:nt)?|entame(?:nt)?",
        to_begin=r"lancer(?:a|ont)?|commencer(?:a|ont)?|declencher(?:a|ont)?",
        feared=r"prepar(?:e|ent|ait|aient)|planifi(?:e|ent)|redout(?:e|ent)|crai(?:nt|gnent)|"
        r"s'attend(?:ent)? a|menac(?:e|ent)|met(?:tent)? en garde contre|previen(?:t|nent) d",
        begun_behind=r"(?:a |ont )?(?:commence|debute|demarre)|lancee?s?|en cours|declenchee?s?",
        feared_behind=r"imminente?s?|redoutee?s?|attendue?s?|prevue?s?|se prepare",
        phrases=r"pass(?:e|ent|ees?|es)? a l'(?:offensive|attaque|assaut)",
    ),
    "es": _Undertakings(
        nouns=r"(?:contra)?ofensivas?|ataques?|asaltos?|invasion|incursion|"
        r"operacion (?:militar|terrestre)|movilizacion|evacuacion",
        first=r"ofensivas?|contraofensivas?|ataques?|asaltos?|invasion|incursion|movilizacion|evacuacion",
        begun=r"lanz(?:a|an|o|aron|ado)|inici(?:a|an|o|aron|ado)|comienzan?|comenz(?:o|aron)|empiezan?|"
        r"empez(?:o|aron)|emprend(?:en?|io|ieron)|arranc(?:an?|o)|desat(?:an?|o|aron)",
        to_begin=r"lanzar(?:a|an)?|iniciar(?:a|an)?|emprender(?:a|an)?",
        feared=r"prepar(?:an?|aba|aban|ando)|planea(?:n|ba)?|teme(?:n)?|espera(?:n)?|advierte(?:n)? de|"
        r"alerta(?:n)? de|amenaza(?:n)? con|inminente",
        begun_behind=r"comienza|comenzo|empieza|empezo|en marcha|iniciada|lanzada|arranca|arranco",
        to_begin_behind=r"comenzara|empezara|arrancara",
        feared_behind=r"inminente|se prepara|prevista|temida",
        phrases=r"pas(?:an?|o|aron) a la (?:ofensiva|carga)",
    ),
    "pl": _Undertakings(
        nouns=r"(?:kontr)?ofensyw\w+|(?:kontr)?atak\w*|szturm\w*|natarci\w+|inwazj\w+|mobilizacj\w+|"
        r"ewakuacj\w+|operacj\w+ (?:wojskow|ladow)\w+",
        first=r"ofensyw[aeyi]\w*|kontrofensyw[aeyi]\w*|atak|kontratak|szturm|natarcie|inwazja|mobilizacja|"
        r"ewakuacja",
        begun=r"rozpocze(?:la|li|ly|to)|rozpoczal|rozpoczyna(?:ja)?|zacze(?:la|li|ly|to)|zaczal|"
        r"zaczyna(?:ja)?|ruszy(?:l|la|li|ly) (?:z|do)|przypusci(?:l|la|li|ly)|przesz(?:la|li|ly) do|"
        r"przeszedl do|przechodz(?:i|a) do|podje(?:la|li|ly)",
        to_begin=r"rozpoczn(?:ie|a)|zaczn(?:ie|a)|rusz(?:y|a) (?:z|do)",
        feared=r"szykuj(?:e|a)|przygotow(?:uje|uja|ywal\w*)|planuj(?:e|a)|obawia(?:ja)? sie|"
        r"spodziewa(?:ja)? sie|ostrzega(?:ja)? przed|groz(?:i|a)",
        begun_behind=r"rozpoczela|rozpoczal|rozpoczelo|ruszyla|ruszyl|zaczela|zaczal|trwa",
        to_begin_behind=r"rozpocznie|ruszy|zacznie",
        feared_behind=r"grozi|zbliza|szykowana|planowana",
    ),
    "ru": _Undertakings(
        nouns=r"(?:контр)?наступлени\w+|(?:контр)?атак\w*|штурм\w*|вторжени\w+|мобилизаци\w+|эвакуаци\w+|"
        r"(?:наземн|военн|сухопутн|наступательн)\w+ операци\w+",
        first=r"наступлени[ея]|контрнаступлени[ея]|атака|контратака|штурм|вторжение|мобилизация|эвакуация",
        begun=r"нача(?:л|ла|ли|ло|т|та|то|ты)|начина(?:ет|ют)|переш(?:ел|ла|ли) в|переход(?:ит|ят) в|"
        r"разверну(?:л|ла|ли)|предприня(?:л|ла|ли)|запусти(?:л|ла|ли)|пош(?:ел|ла|ли) (?:в|на)|"
        r"возобнови(?:л|ла|ли)",
        to_begin=r"начн(?:ет|ут)|перейд(?:ет|ут) в|предприм(?:ет|ут)",
        feared=r"готов(?:ит|ят|ится|ятся)|подготов\w+|планиру(?:ет|ют)|опаса(?:ется|ются)|"
        r"ожида(?:ет|ют)|жд(?:ет|ут)|предупре(?:дил\w*|ждает|ждают) о|замышля(?:ет|ют)",
        begun_behind=r"нача(?:лось|лся|лась|то|та|т)|начинается|идет|продолжается",
        to_begin_behind=r"начнется",
        feared_behind=r"готовится|ожидается|планируется|неизбежн\w+",
    ),
    "uk": _Undertakings(
        nouns=r"(?:контр)?наступ\w*|(?:контр)?атак\w*|штурм\w*|вторгненн\w+|мобілізаці\w+|евакуаці\w+|"
        r"(?:наземн|військов|сухопутн|наступальн)\w+ операці\w+",
        first=r"наступ\b|контрнаступ\b|атака|контратака|штурм|вторгнення|мобілізація|евакуація",
        begun=r"поча(?:в|ла|ли|ло|то)|розпоча(?:в|ла|ли|ло|то)|починає|починають|розпочина(?:є|ють)|"
        r"перейш(?:ов|ла|ли) (?:у|в)|переход(?:ить|ять) (?:у|в)|розгорну(?:в|ла|ли)|"
        r"піш(?:ов|ла|ли) (?:у|в|на)|відновила|відновили",
        to_begin=r"почн(?:е|уть)|розпочн(?:е|уть)|перейд(?:е|уть) (?:у|в)",
        feared=r"готу(?:є|ють|ється|ються)|план(?:ує|ують)|побою(?:ється|ються)|очіку(?:є|ють)|чека(?:є|ють)|"
        r"попере(?:див\w*|дил\w*|джає|джають) про",
        begun_behind=r"розпоча(?:вся|лася|лося|то)|поча(?:вся|лася|лося)|починається|триває|йде",
        to_begin_behind=r"почнеться|розпочнеться",
        feared_behind=r"готується|очікується|планується|неминуч\w+",
    ),
    "tr": _Undertakings(
        nouns=r"(?!)",
        first=r"taarruz\w*|saldiri\w*|harekat\w*|hucum\w*|isgal\w*|seferberli\w+|tahliye\w*",
        begun_behind=r"basla(?:di|dilar|tti|ttilar|tildi|tiyor|yor)|gec(?:ti|tiler|iyor)|duzenledi|giristi",
        to_begin_behind=r"basla(?:yacak|tacak|yacaklar|tacaklar)|gecec(?:ek|ekler)|duzenleyecek",
        feared_behind=r"hazirlan\w+|hazirlig\w+|planl\w+|bekleniyor|bekliyor|uyar\w+|endise\w*|kork\w+",
    ),
}


def signs_of(lang: str) -> dict[str, str]:
    """The patterns of `begun`, `to_begin` and `feared` for the undertakings of a language."""
    one = _ALL[lang]
    made = {
        "begun": _patterns(one, one.begun, one.begun_behind, one.phrases),
        "to_begin": _patterns(one, one.to_begin, one.to_begin_behind),
        "feared": _patterns(one, one.feared, one.feared_behind),
    }
    return {sign: patterns for sign, patterns in made.items() if patterns}


def _patterns(one: _Undertakings, before: str, behind: str, phrases: str = "") -> str:
    """A verb and then a noun, or a noun and then a verb, as alternatives."""
    made = (
        rf"(?:{before}){_GAP}(?:{one.nouns})\b" if before else "",
        rf"(?:{one.first}){_GAP_BEHIND}(?:{behind})\b" if behind else "",
        phrases,
    )
    return "|".join(pattern for pattern in made if pattern)
