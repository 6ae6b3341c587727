"""Number words of eight languages: how much they say, how many thousands, how sure. Data only.

Law: words are regular expressions over folded text (`folding.py`), each for a whole word. A word that is an
article as well ("ein", "un", "bir") is no number here; nor is what says no number ("dozens", "тысячи").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

Hedge = Literal["", "about", "at least", "at most"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """One language.

    `ones` counts from 2, `teens` from 10 to 19, `tens` from 20 to 90. `parts` are "half" and "one and a
    half", which only count before a magnitude. `magnitudes` maps a word to its power of ten; those of `alone`
    say one of it without a number before them (with `alone_after`, only behind one of those). `joins` stand
    inside a number word ("a hundred and twenty"), `ranges` between two numbers. `decimal` is the sign between
    whole and part.
    """

    ones: tuple[str, ...]
    teens: tuple[str, ...]
    tens: tuple[str, ...]
    magnitudes: Mapping[str, int]
    others: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, float] = field(default_factory=dict)
    alone: str = "(?!)"
    alone_after: str = ""
    joins: str = "(?!)"
    ranges: str = "(?!)"
    decimal: str = ","
    about: str
    at_least: str
    at_most: str


ENGLISH = Numerals(
    ones=("two", "three", "four", "five", "six", "seven", "eight", "nine"),
    teens=("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
           "nineteen"),
    tens=("twenty", "thirty", "fou?rty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    magnitudes={"hundred": 2, "thousand|k": 3, "million|mn|mln|m": 6, "billion|bn|b": 9, "trillion|tn|"
            "trn": 12},
    others={"dozen": 12},
    parts={"half": 0.5},
    alone="hundred|thousand|million|billion|trillion",
    alone_after="an?|one",
    joins="and|a",
    ranges="to|and|or",
    decimal=".",
    about="about|around|some|roughly|nearly|almost|approximately|approx|close to|an estimated|estimated|"
            "circa",
    at_least="at least|more than|over|above|no fewer than|no less than|upwards of|exceeding|exceeds?|minimum",
    at_most="up to|at most|no more than|not more than|fewer than|less than|under|below|as many as",
)  # fmt: skip
GERMAN = Numerals(
    ones=("zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"),
    teens=("zehn", "elf", "zwolf", "dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn",
           "neunzehn"),
    tens=("zwanzig", "drei(?:ß|ss)ig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"),
    magnitudes={"hundert": 2, "tausend|tsd": 3, "million(?:en)?|mio": 6, "milliarden?|mrd|mia": 9,
                "billion(?:en)?|bio": 12},
    others={"dutzend": 12},
    parts={"halbe[rns]?": 0.5, "anderthalb|eineinhalb": 1.5, "zweieinhalb": 2.5},
    alone="hundert|tausend|million|milliarde",
    ranges="bis|oder|und",
    about="etwa|rund|ungefahr|circa|ca|fast|knapp|gut|nahezu|an die|schatzungsweise",
    at_least="mindestens|mehr als|uber|wenigstens|nicht weniger als",
    at_most="bis zu|hochstens|weniger als|maximal|unter",
)  # fmt: skip
FRENCH = Numerals(
    ones=("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    teens=("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit",
           "dix-neuf"),
    tens=("vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante"),
    magnitudes={"cents?": 2, "mille": 3, "millions?": 6, "milliards?|mds?|mrds?": 9, "billions?": 12},
    others={"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
            "quarantaine": 40, "cinquantaine": 50, "centaine": 100, "millier": 1000},
    parts={"demi": 0.5},
    alone="cent|mille|million|milliard",
    joins="et",
    ranges="a|ou|et",
    about="environ|quelque|pres de|presque|autour de|a peu pres|une",
    at_least="au moins|plus de|plus d'|minimum",
    at_most="jusqu'a|au plus|moins de|moins d'|au maximum",
)  # fmt: skip
SPANISH = Numerals(
    ones=("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    teens=("diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho",
           "diecinueve"),
    tens=("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"),
    magnitudes={"mil": 3, "millon(?:es)?|mill|mdd": 6, "millardos?": 9, "billon(?:es)?": 12},
    others={"veintiun[oa]?": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
            "cien|ciento|centenar": 100, "millar": 1000,
            "doscient[oa]s": 200, "trescient[oa]s": 300, "cuatrocient[oa]s": 400,
            "quinient[oa]s": 500, "seiscient[oa]s": 600, "setecient[oa]s": 700, "ochocient[oa]s": 800,
            "novecient[oa]s": 900, "decena": 10, "docena": 12, "veintena": 20, "treintena": 30},
    parts={"medio": 0.5},
    alone="mil|millon",
    joins="y",
    ranges="a|o|y",
    about="unos|unas|alrededor de|cerca de|casi|aproximadamente|una|en torno a",
    at_least="al menos|mas de|por lo menos|como minimo",
    at_most="hasta|como maximo|menos de|a lo sumo",
)  # fmt: skip
RUSSIAN = Numerals(
    ones=("дв(?:а|е|ух|ум|умя|ое|оих)", "тр(?:и|ех|ем|емя|ое|оих)", "четыр(?:е|ех|ем|ьмя)|четвер(?:о|ых)",
          "пят(?:ь|и|ью|еро|ерых)", "шест(?:ь|и|ью|еро|ерых)", "сем(?:ь|и|ью|еро|ерых)",
          "вос(?:емь|ьми|емью|ьмеро|ьмерых)", "девят(?:ь|и|ью|еро|ерых)"),
    teens=("десят(?:ь|и|ью|еро|ерых)", "одиннадцат(?:ь|и|ью)", "двенадцат(?:ь|и|ью)", "тринадцат(?:ь|и|ью)",
           "четырнадцат(?:ь|и|ью)", "пятнадцат(?:ь|и|ью)", "шестнадцат(?:ь|и|ью)", "семнадцат(?:ь|и|ью)",
           "восемнадцат(?:ь|и|ью)", "девятнадцат(?:ь|и|ью)"),
    tens=("двадцат(?:ь|и|ью)", "тридцат(?:ь|и|ью)", "сорока?", "пят(?:ьдесят|идесяти)",
          "шест(?:ьдесят|идесяти)", "сем(?:ьдесят|идесяти)", "вос(?:емьдесят|ьмидесяти)", "девяност[оа]"),
    magnitudes={"тысяч(?:а|и|у|е|ей|ам|ами|ах|ью)?|тыс": 3,
                "миллион(?:а|ов|у|ом|е|ам|ами|ах)?|млн": 6,
                "миллиард(?:а|ов|у|ом|е|ам|ами|ах)?|млрд": 9, "триллион(?:а|ов)?|трлн": 12},
    others={"ст[оа]|сотн[яю]": 100, "двести|двухсот": 200, "триста|трехсот": 300, "четыреста|"
            "четырехсот": 400,
            "пят(?:ьсот|исот)": 500, "шест(?:ьсот|исот)": 600, "сем(?:ьсот|исот)": 700,
            "вос(?:емьсот|ьмисот)": 800, "девят(?:ьсот|исот)": 900, "полсотни": 50,
            "дюжин[аыу]": 12, "десятк[ау]": 10},
    parts={"пол": 0.5, "полтор[аы]|полутора": 1.5},
    alone="тысяч[ау]|миллиона?|миллиарда?",
    ranges="до|или|и",
    about="около|примерно|приблизительно|порядка|почти|свыше примерно|ориентировочно",
    at_least="не менее|не меньше|более|более чем|больше|свыше|как минимум|по меньшей мере|минимум",
    at_most="до|не более|не больше|менее|меньше|максимум|максимально",
)  # fmt: skip
UKRAINIAN = Numerals(
    ones=("дв(?:а|і|ох|ом|ома|оє)", "тр(?:и|ьох|ьом|ьома|оє)", "чотир(?:и|ьох|ьом|ма)|четверо",
          "п'ят(?:ь|и|ьох|ьом|еро)", "шіст(?:ь)|шест(?:и|ьох|ьом|еро)", "сім|сем(?:и|ьох|ьом|еро)",
          "вісім|восьм(?:и|ьох|ьом|еро)", "дев'ят(?:ь|и|ьох|ьом|еро)"),
    teens=("десят(?:ь|и|ьох|еро)", "одинадцят(?:ь|и|ьох)", "дванадцят(?:ь|и|ьох)", "тринадцят(?:ь|и|ьох)",
           "чотирнадцят(?:ь|и|ьох)", "п'ятнадцят(?:ь|и|ьох)", "шістнадцят(?:ь|и|ьох)",
           "сімнадцят(?:ь|и|ьох)", "вісімнадцят(?:ь|и|ьох)", "дев'ятнадцят(?:ь|и|ьох)"),
    tens=("двадцят(?:ь|и|ьох)", "тридцят(?:ь|и|ьох)", "сорока?", "п'ятдесят(?:и|ьох)?",
          "шістдесят(?:и|ьох)?", "сімдесят(?:и|ьох)?", "вісімдесят(?:и|ьох)?", "дев'яност[оа]"),
    magnitudes={"тисяч(?:а|і|у|ею|ам|ами|ах)?|тис": 3,
                "мільйон(?:а|и|ів|у|ом|і|ам|ами|ах)?|млн": 6,
                "мільярд(?:а|и|ів|у|ом|і|ам|ами|ах)?|млрд": 9, "трильйон(?:а|и|ів)?|трлн": 12},
    others={"ст[оа]|сотн[яю]": 100, "двісті|двохсот": 200, "триста|трьохсот": 300,
            "чотириста|чотирьохсот": 400, "п'ят(?:сот|исот)": 500, "шістсот|шестисот": 600,
            "сімсот|семисот": 700, "вісімсот|восьмисот": 800, "дев'ятсот|дев'ятисот": 900, "півсотні": 50,
            "дюжин[аиу]": 12,
            "десяток|десятка": 10},
    parts={"пів": 0.5, "півтор[аи]": 1.5},
    alone="тисяч[ау]|мільйона?|мільярда?",
    ranges="до|або|чи|і|й|та",
    about="близько|приблизно|майже|орієнтовно|біля|десь",
    at_least="не менше|не менш як|щонайменше|понад|більше|більш ніж|більше ніж|як мінімум|принаймні|мінімум",
    at_most="до|не більше|менше|менш ніж|максимум|щонайбільше",
)  # fmt: skip
POLISH = Numerals(
    ones=("dw(?:a|ie|och|u|om|oje|oma|aj)", "trz(?:y|ech|em|ema|ej)|troje", "czter(?:y|ech|em|ema|ej)|czworo",
          "piec|pieciu|piecioro", "szesc|szesciu", "siedem|siedmiu|siedmioro",
          "osiem|osmiu|osmioro", "dziewiec|dziewieciu|dziewiecioro"),
    teens=("dziesiec|dziesieciu", "jedenascie|jedenastu", "dwanascie|dwunastu", "trzynascie|trzynastu",
           "czternascie|czternastu", "pietnascie|pietnastu", "szesnascie|szesnastu",
           "siedemnascie|siedemnastu", "osiemnascie|osiemnastu", "dziewietnascie|dziewietnastu"),
    tens=("dwadziescia|dwudziestu", "trzydziesci|trzydziestu", "czterdziesci|czterdziestu",
          "piecdziesiat|piecdziesieciu", "szescdziesiat|szescdziesieciu", "siedemdziesiat|siedemdziesieciu",
          "osiemdziesiat|osiemdziesieciu", "dziewiecdziesiat|dziewiecdziesieciu"),
    magnitudes={"tysi(?:ac|ace|ecy|aca|acu|acom|acami|acach)|tys": 3,
                "milion(?:y|ow|a|om|ami|ach|em)?|mln": 6, "miliard(?:y|ow|a|om|ami|ach|em)?|mld": 9,
                "bilion(?:y|ow|a)?": 12},
    others={"sto|stu|setka": 100, "dwiescie|dwustu": 200, "trzysta|trzystu": 300, "czterysta|czterystu": 400,
            "piecset|pieciuset": 500, "szescset|szesciuset": 600, "siedemset|siedmiuset": 700,
            "osiemset|osmiuset": 800, "dziewiecset|dziewieciuset": 900, "tuzin": 12},
    parts={"pol": 0.5, "poltora|poltorej": 1.5},
    alone="tysiac|milion|miliard|miliona|miliarda",
    ranges="do|lub|albo|i",
    about="okolo|ok|blisko|prawie|mniej wiecej|niemal|jakies",
    at_least="co najmniej|przynajmniej|ponad|wiecej niz|nie mniej niz|minimum",
    at_most="do|nawet|najwyzej|co najwyzej|mniej niz|nie wiecej niz|maksymalnie",
)  # fmt: skip
TURKISH = Numerals(
    ones=("iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz"),
    teens=("on", "on bir", "on iki", "on uc", "on dort", "on bes", "on alti", "on yedi", "on sekiz",
           "on dokuz"),
    tens=("yirmi", "otuz", "kirk", "elli", "altmis", "yetmis", "seksen", "doksan"),
    magnitudes={"yuz": 2, "bin": 3, "milyon|mn": 6, "milyar|mlr": 9, "trilyon": 12},
    others={"duzine": 12},
    parts={"yarim": 0.5},
    alone="yuz|bin",
    ranges="ile|ila|veya|ya da",
    about="yaklasik|neredeyse|civarinda|takriben",
    at_least="en az|fazla",
    at_most="en fazla|en cok",
)  # fmt: skip

NUMERALS: Final[Mapping[str, Numerals]] = MappingProxyType(
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
"""The languages whose number words we know, by ISO 639-1 code."""
