"""Ordinal words of eight languages, and what the news counts in order: packages, rounds, phases. Data only.

Law: words are regular expressions over folded text (`folding.py`), for whole words; those of `THINGS` are
beginnings. German things end a compound as well (*Sanktionspaket*).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """One language: `words` from first to twentieth, without `ending`; `suffix` behind digits.

    `tens` are thirtieth to ninetieth. `before` are the words before first to ninth that make them
    *twenty-first*, as far as they are no numerals: the ten of each, then its pattern. `one` is what "first"
    is behind those. `dotted`: a full stop behind digits is an ordinal's. `never` are nouns that make an
    ordinal none.
    """

    words: tuple[str, ...]
    tens: tuple[str, ...]
    before: tuple[tuple[int, str], ...] = ()
    one: str = "(?!)"
    ending: str
    suffix: str
    never: str
    dotted: bool = False


ENGLISH = Ranks(
    words=("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
           "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
           "eighteenth", "nineteenth", "twentieth"),
    tens=("thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"),
    ending="",
    suffix="st|nd|rd|th",
    never=r"lad(?:y|ies)|world|part(?:y|ies)|countr\w+|hand|class|floor|centur\w+|time|times|half|quarter|"
            r"day|week|"
          r"month|year|of|most|\w+est|rate|minister|deputy|secretary|in|to|place|place[sd]?|person|thing|"
          r"birthday|hour|minute|anniversary|largest|street|avenue",
)  # fmt: skip
GERMAN = Ranks(
    words=("erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt|siebent", "acht", "neunt", "zehnt",
           "elft", "zwolft", "dreizehnt", "vierzehnt", "funfzehnt", "sechzehnt", "siebzehnt", "achtzehnt",
           "neunzehnt", "zwanzigst"),
    tens=("drei(?:ß|ss)igst", "vierzigst", "funfzigst", "sechzigst", "siebzigst", "achtzigst", "neunzigst"),
    ending="e[rnsm]?",
    suffix="te[rnsm]?|ste[rnsm]?",
    never=r"weltkrieg\w*|mal|male|stock|etage|jahrhundert\w*|tag\w*|woche\w*|monat\w*|jahr\w*|stunde\w*|"
            r"quartal\w*|"
          r"halbjahr\w*|lebensjahr\w*|burgermeister\w*|liga|bundesliga|platz|klasse|hand|\w+ste[rn]?|"
                  r"geburtstag\w*|"
          r"halbzeit|linie",
    dotted=True,
)  # fmt: skip
FRENCH = Ranks(
    words=("premier|premiere", "deuxieme|second|seconde", "troisieme", "quatrieme", "cinquieme", "sixieme",
           "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "treizieme",
           "quatorzieme", "quinzieme", "seizieme", "dix-septieme", "dix-huitieme", "dix-neuvieme",
           "vingtieme"),
    tens=("trentieme", "quarantieme", "cinquantieme", "soixantieme", "septantieme",
          "huitantieme", "nonantieme"),
    before=((10, "dix"),),
    one="unieme",
    ending="s?",
    suffix="er|re|ere|e|eme|ieme|nd|nde",
    never=r"guerre|fois|siecle\w*|etage\w*|jours?|semaine\w*|mois|ans?|annee\w*|ministre\w*|dame|heure\w*|"
            r"trimestre\w*|"
          r"semestre\w*|mi-temps|place|plus|arrondissement|monde|abord|degre",
)  # fmt: skip
SPANISH = Ranks(
    words=("primer|primero|primera", "segundo|segunda", "tercer|tercero|tercera", "cuart[oa]", "quint[oa]",
           "sext[oa]", "septim[oa]", "octav[oa]", "noven[oa]", "decim[oa]", "undecim[oa]|onceav[oa]",
           "duodecim[oa]|doceav[oa]", "decimotercer[oa]?", "decimocuart[oa]", "decimoquint[oa]",
           "decimosext[oa]", "decimoseptim[oa]", "decimoctav[oa]", "decimonoven[oa]", "vigesim[oa]"),
    tens=("trigesim[oa]", "cuadragesim[oa]", "quincuagesim[oa]", "sexagesim[oa]", "septuagesim[oa]",
          "octogesim[oa]", "nonagesim[oa]"),
    before=((10, "decim[oa]"), (20, "vigesim[oa]"), (30, "trigesim[oa]"), (40, "cuadragesim[oa]"),
            (50, "quincuagesim[oa]")),
    ending="",
    suffix="º|ª|o|a|er|ro|ra",
    never=r"guerra|vez|veces|siglo\w*|piso|planta|dias?|semana\w*|mes|meses|anos?|ministr\w+|dama|hora\w*|"
            r"trimestre|"
          r"semestre|tiempo|lugar|mas|parte|plano|grado|mandatario|division",
)  # fmt: skip
RUSSIAN = Ranks(
    words=("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
           "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
           "восемнадцат", "девятнадцат", "двадцат"),
    tens=("тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"),
    ending=r"(?:ый|ий|ой|ая|ое|ого|ому|ым|ом|ую|ья|ье|ьего|ьему|ьим|ьем|ью|ьей)",
    suffix="й|я|е|го|му|м|ю|ый|ий|ой|ая|ое|ого|ому|ым|ом|ую|ей|х",
    never=r"миров\w+|раз|раза|век\w*|этаж\w*|дн\w+|день|сут\w+|недел\w+|месяц\w*|год\w*|лет\w*|час\w*|"
            r"квартал\w*|"
          r"полугоди\w+|лиц\w*|заместител\w+|вице\w*|премьер\w*|леди|мест[оае]|половин\w+|тайм\w*|числ\w+|по|"
                  r"раз|"
          r"отечественн\w+|сорт\w*|класс\w*|минут\w*",
)  # fmt: skip
UKRAINIAN = Ranks(
    words=("перш", "друг", "трет", "четверт", "п'ят", "шост", "сьом", "восьм", "дев'ят", "десят",
           "одинадцят", "дванадцят", "тринадцят", "чотирнадцят", "п'ятнадцят", "шістнадцят", "сімнадцят",
           "вісімнадцят", "дев'ятнадцят", "двадцят"),
    tens=("тридцят", "сороков", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яност"),
    ending=r"(?:ий|ій|а|я|е|є|ого|ього|ому|ьому|им|ім|у|ю|ої|ьої|ою|ьою)",
    suffix="й|го|му|ї|ма|та|ту|те|ша|га|тя|м|ий|ій|а|у|ю|ої|ою|ого|ому|им|ім|х|ша|шу|тій|гий|тю",
    never=r"світов\w+|раз|рази|раз[уі]|століт\w+|поверх\w*|дн\w+|день|доб\w+|тиж\w+|місяц\w*|рок\w*|рік|"
            r"годин\w*|"
          r"квартал\w*|півріч\w+|заступник\w*|віце\w*|прем'єр\w*|леді|місц\w+|половин\w+|тайм\w*|числ\w+|за|"
                  r"сорт\w*|"
          r"клас\w*|хвилин\w*|вітчизнян\w+",
)  # fmt: skip
POLISH = Ranks(
    words=("pierwsz", "drug", "trzeci", "czwart", "piat", "szost", "siodm", "osm", "dziewiat", "dziesiat",
           "jedenast", "dwunast", "trzynast", "czternast", "pietnast", "szesnast", "siedemnast",
           "osiemnast", "dziewietnast", "dwudziest"),
    tens=("trzydziest", "czterdziest", "piecdziesiat", "szescdziesiat", "siedemdziesiat", "osiemdziesiat",
          "dziewiecdziesiat"),
    before=((20, "dwudziest"), (30, "trzydziest"), (40, "czterdziest"), (50, "piecdziesiat")),
    ending=r"(?:y|i|a|e|ie|ego|iego|emu|iemu|ym|im|ej|iej|)",
    suffix="go|ty|ta|te|tego|tej|y|a|ej|ego|sza|sze|szy",
    never=r"swiatow\w+|raz|razy|wiek\w*|pietr\w+|dzien|dnia|dni|dob\w+|tydzien|tygodni\w*|miesi\w+|rok\w*|"
            r"lat\w*|godzin\w*|"
          r"kwartal\w*|polroc\w+|wice\w*|dam\w+|miejsc\w+|polow\w+|stron\w+|co|pod|minut\w*|klas\w+",
    dotted=True,
)  # fmt: skip
TURKISH = Ranks(
    words=("birinci|ilk", "ikinci", "ucuncu", "dorduncu", "besinci", "altinci", "yedinci", "sekizinci",
           "dokuzuncu", "onuncu", "on birinci", "on ikinci", "on ucuncu", "on dorduncu", "on besinci",
           "on altinci", "on yedinci", "on sekizinci", "on dokuzuncu", "yirminci"),
    tens=("otuzuncu", "kirkinci", "ellinci", "altmisinci", "yetmisinci", "sekseninci", "doksaninci"),
    ending="",
    suffix="inci|nci|uncu|ncu|uncu",
    never=r"dunya|kez|kere|defa|yuzyil\w*|kat\w*|gun\w*|hafta\w*|ay|ayin\w*|ayda|yil\w*|saat\w*|ceyrek\w*|"
            r"yari\w*|"
          r"sinif|derece|sira\w*|el|en|dakika\w*",
    dotted=True,
)  # fmt: skip

RANKS: Final[Mapping[str, Ranks]] = MappingProxyType(
    {
        "en": ENGLISH,
        "de": GERMAN,
        "fr": FRENCH,
        "es": SPANISH,
        "ru": RUSSIAN,
        "uk": UKRAINIAN,
        "pl": POLISH,
        "tr": TURKISH,
    }
)
"""The languages whose ordinals we know, by ISO 639-1 code."""

_THINGS: Final = (
    # thing: en, de, fr, es, ru, uk, pl, tr
    ("package", "packages?", "paket", "paquets?|train", "paquetes?", "пакет", "пакет", "pakiet", "paket"),
    ("round", "rounds?", "runde", "cycles?|rounds?|tours?", "rondas?|vueltas?|rueda",
     "раунд|тур(?:а|у|е|ом|ы)?\\b", "раунд|тур(?:у|і|ом|и)?\\b", "rund|tur(?:a|y|e|ze|om)?\\b",
     "tur(?:u|un|una|unda|unu|undan)?\\b|raunt"),
    ("meeting", "meetings?", "treffen|sitzung", "reunions?|rencontres?", "reunion|encuentro",
     "встреч|заседан", "зустріч|засідан", "spotkan|posiedz", "toplanti|gorusme|bulusma"),
    ("summit", "summits?", "gipfel", "sommets?", "cumbres?", "саммит", "саміт", "szczyt", "zirve"),
    ("phase", "phases?|stages?", "phase|etappe", "phases?|etapes?", "fases?|etapas?", "этап|фаз",
     "етап|фаз", "etap|faz", "asama|evre"),
    ("session", "sessions?", "tagung", "sessions?", "sesion", "сесси", "сесі", "sesj", "oturum"),
    ("tranche", "tranches?|instalments?|installments?", "tranche", "tranches?", "tramos?|cuotas?", "транш",
     "транш", "transz", "dilim"),
    ("exchange", "exchanges?|swaps?", "austausch|gefangenenaustausch", "echanges?",
     "intercambios?|canjes?", "обмен", "обмін", "wymian", "takas"),
    ("brigade", "brigades?", "brigade", "brigades?", "brigadas?", "бригад", "бригад", "brygad", "tugay"),
    ("division", "divisions?", "division", "divisions?", "divisiones", "дивизи", "дивізі", "dywizj",
     "tumen"),
    ("regiment", "regiments?", "regiment", "regiments?", "regimientos?", "полк", "полк", "pulk", "alay"),
    ("battalion", "battalions?", "bataillon", "bataillons?", "batallon", "батальон", "батальйон",
     "batalion", "tabur"),
    ("army", "arm(?:y|ies)", "armee", "armees?", "ejercitos?", "арми", "армі", "armi", "ordu"),
    ("corps", "corps", "korps", "corps", "cuerpos?", "корпус", "корпус", "korpus", "kolordu"),
    ("wave", "waves?", "welle", "vagues?", "olas?|oleadas?", "волн", "хвил(?:я|і|ю|ею)\\b",
     "fal(?:a|i|e)\\b", "dalga"),
    ("reading", "readings?", "lesung", "lectures?", "lecturas?", "чтени", "читан", "czytan", "okuma"),
    ("vote", "votes?|ballots?", "abstimmung|wahlgang", "votes?|scrutins?", "votacion", "голосован",
     "голосуван", "glosowan", "oylama"),
    ("term", "terms?", "amtszeit", "mandats?", "mandatos?", "срок", "термін", "kadencj", "donem"),
    ("attempt", "attempts?|tries|try\\b", "versuch", "tentatives?", "intentos?", "попытк", "спроб",
     "prob(?:a|y|e)\\b", "deneme|girisim"),
    ("batch", "batch(?:es)?|shipments?", "lieferung|charge", "livraisons?", "envios?|lotes?",
     "парти(?:я|и|ю)\\b", "парті(?:я|ї|ю)\\b", "parti(?:a|i|e)\\b|dostaw", "parti|sevkiyat"),
    ("convoy", "convoys?", "konvoi", "convois?", "convoy", "конво|колонн", "конво|колон", "konwoj",
     "konvoy"),
    ("plan", "plans?\\b", "plane?n?\\b", "plans?\\b", "planes?\\b", "план", "план", "plan", "plan"),
    ("case", "cases?\\b", "fall\\b|falle\\b", "cas\\b", "casos?\\b", "случа", "випад", "przypad", "vaka"),
    ("victim", "victims?|deaths?", "opfer|todesopfer", "victimes?", "victimas?", "жертв", "жертв", "ofiar",
     "kurban"),
)  # fmt: skip
_ORDER: Final = ("en", "de", "fr", "es", "ru", "uk", "pl", "tr")

THINGS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {lang: {row[0]: row[place] for row in _THINGS} for place, lang in enumerate(_ORDER, 1)}
)
"""Language -> thing (an English singular) -> how its words begin."""

SERIES: Final = frozenset(("package", "round", "phase", "tranche", "wave", "batch"))
"""Things that are numbered behind their name as well: *phase 2*, *round two*."""
