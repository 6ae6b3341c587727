"""German date words."""

from bot.facts.vocabulary import Shift, Vocabulary

_ENDING = "e[rnsm]?"
_ONES = ("erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt|siebent", "acht", "neunt")
_TEENS = (
    "zehnt",
    "elft",
    "zwolft",
    "dreizehnt",
    "vierzehnt",
    "funfzehnt",
    "sechzehnt",
    "siebzehnt",
    "achtzehnt",
    "neunzehnt",
)
_COUNTED = ("ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun")
_DAYS = (
    *_ONES,
    *_TEENS,
    "zwanzigst",
    *(f"{one}undzwanzigst" for one in _COUNTED),
    "drei(?:ß|ss)igst",
    "einunddrei(?:ß|ss)igst",
)

_NO_MORNING = "".join(
    rf"(?<!{word}\smorgen)"
    for word in ("am", "der", "heute", "gestern", "jeden", "diesem", "guten", "fruhen")
)
"""Words before "Morgen" that make it the morning; looked for last, since most words are no Morgen."""

GERMAN = Vocabulary(
    weekdays=(
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag|sonnabend",
        r"sonntag(?<!bild\sam\ssonntag)(?<!welt\sam\ssonntag)",
    ),
    weekdays_short=("mo", "di", "mi", "do", "fr", "sa", "so"),
    weekday_suffix="(?:s|abend|morgen|nachmittag|vormittag|mittag|nacht|fruh)?",
    months=(
        "januar|janner",
        "februar|feber",
        "marz|maerz",
        "april",
        "mai",
        "juni|juno",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    months_short=("jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sept?", "okt", "nov", "dez"),
    month_suffix="s?",
    days=tuple(f"(?:{one}){_ENDING}" for one in _DAYS),
    day_suffix=r"\.|te[nrs]?|ten",
    numbers={
        "ein(?:e[rnms]?)?": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "funf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwolf": 12,
        "vierzehn": 14,
        "zwanzig": 20,
        "drei(?:ss|ß)ig": 30,
    },
    units=("tag(?:e[ns]?|s)?", "wochen?", "monat(?:e[ns]?|s)?", "jahr(?:e[ns]?|s)?"),
    words={
        "heute": 0,
        rf"morgen(?! (?:des|der)){_NO_MORNING}|morgige[nrsm]?": 1,
        "ubermorgen": 2,
        "gestern|gestrige[nrsm]?": -1,
        "vorgestern": -2,
    },
    shifts={
        Shift.LAST: "letzte[rnsm]?|vergangene[rnsm]?|vorige[rnsm]?|vorherige[rnsm]?",
        Shift.THIS: "diese[rnsm]?|heutige[rnsm]?|laufende[rnsm]?|im laufe der",
        Shift.COMING: "kommende[rnsm]?|nachste[rnsm]?",
        Shift.AFTER_NEXT: "ubernachste[rnsm]?",
    },
    nth={
        f"(?:erst){_ENDING}|1.": 1,
        f"(?:zweit){_ENDING}|2.": 2,
        f"(?:dritt){_ENDING}|3.": 3,
        f"(?:viert){_ENDING}|4.": 4,
        f"(?:funft){_ENDING}|5.": 5,
        f"(?:letzt){_ENDING}": -1,
    },
    holidays={
        "weihnachten|erste[rn]? weihnachtstag": (12, 25),
        "heiligabend": (12, 24),
        "silvester": (12, 31),
        "neujahr": (1, 1),
        "tag der arbeit": (5, 1),
        "tag der deutschen einheit": (10, 3),
        "allerheiligen": (11, 1),
    },
    feasts={
        "(?:orthodoxe[nsr]? )?oster(?:n|sonntag|fest)": 0,
        "ostermontag": 1,
        "karfreitag": -2,
        "grundonnerstag": -3,
        "aschermittwoch": -46,
        "rosenmontag": -48,
        "christi himmelfahrt": 39,
        "pfingst(?:en|sonntag)": 49,
        "pfingstmontag": 50,
        "fronleichnam": 60,
    },
    ordinal_dot=True,
    years={
        "(?:des )?(?:letzten|vergangenen|vorigen) jahr(?:es)?": -1,
        "(?:dieses|des laufenden) jahres": 0,
        "(?:des )?(?:kommenden|nachsten) jahr(?:es)?": 1,
        "(?:jenes|des(?:selben|gleichen)?) jahres|des (?:vor|folge)jahres": None,
    },
    thanks={"black friday": 1, "cyber monday": 4},
    templates=(
        (
            "span",
            (
                r"(?:{wd}_,? )?(?:vom )?{d1}_(?:-|bis(?: zum| einschließlich(?: zum)?)?|/)_{d}_{m}"
                r"(?:_,?_{y})?"
            ),
        ),
        ("span", r"zwischen (?:dem )?{d1} und (?:dem )?{d}_{m}(?:_,?_{y})?"),
        ("pair", r"{d1} (?:und|oder) (?:am )?{d}_{m}(?:_,?_{y})?"),
        ("day", r"(?:{wd}_,?_(?:(?:den|dem|der|am) )?)?{d}_[/-]?_{m}(?:_,?_{y})?(?: \({wd2}\))?"),
        ("day", r"(?:{wd}_,?_)?(?<!\d\s){m} {d}(?:_,?_{y}|(?!_-?[^\W\d_]))"),
        ("day", r"~(?:{wd}_,?_)?(?<!\d\s){m} {d}(?:_,?_{y})?"),
        # Without the dot it is a number: "am Dienstag 12 Busse".
        ("weekday_day", r"{wd}_,? (?:(?:den|dem|der) )?{dn}(?<=\.)"),
        ("weekday_day", r"~{wd}_,? (?:(?:den|dem|der) )?{dn}"),
        # "Das Urteil vom Montag": what is of a day was there.
        ("weekday", r"(?P<behind>(?<=vom\s))?(?:{shift} )?{wd}"),
        ("weekday", r"{wd} (?:in )?(?:der )?{wshift} woche"),
        ("weekday", r"{wshift} woche,? (?:am )?{wd}"),
        ("weekday_weeks", r"{wd} in {n} wochen?"),
        ("weekday_weeks", r"{wd} (?P<back>vor) {n} wochen?"),
        ("weekday_weeks", r"{wd} nach dem nachsten"),
        (
            "word",
            r"{word}(?:abend|nachmittag|vormittag|mittag|fruh|nacht)?(?: (?:abend|nachmittag|mittag|fruh))?",
        ),
        ("word_weekday", r"{word},? {wd}"),
        ("ahead", r"(?:{word} )?in {n} {u}"),
        ("ahead", r"{n} {u} nach {word}"),
        ("ago", r"(?:heute )?vor (?:(?:gerade(?: einmal)?|erst|genau|rund|etwa|knapp|gut) )?{n} {u}"),
        ("nth_weekday", r"{nth} {wd} (?:im|des) (?:monats? )?{m}(?: {y})?"),
        ("nth_weekday", r"{nth} {wd} (?:im|des|in diesem) (?:{mshift} )?monats?"),
        ("last_day", r"letzte[rn]? tag (?:im|des)(?: monats)? {m}(?: {y})?"),
        ("day_of_month", r"am {[}{dn}{]}(?<=\.)(?! \w+tag\b)"),
        ("day_of_month", r"~(?:am |der |den )?{d}"),
        ("day_of_month", r"{d} (?:des|im) {mshift} monats?"),
        (
            "month",
            (
                r"(?:im(?: monat)?|bis|(?P<back>seit|(?:vergangene|letzte|vorige)[nm])|(?P<fore>fur|"
                r"(?:kommende|nachste)[nm])|vor|nach|ab|anfang|mitte|"
                r"ende)(?: (?:im|anfang|mitte|ende))? {[}{m}(?: {y})?{]}"
            ),
        ),
        ("month", r"{m} {y4}"),
        ("month", r"{m} {ry}"),
        ("month", r"{ry} im {[}{m}{]}"),
        ("month", r"{mshift} monats?"),
        ("week", r"{wshift} woche"),
        ("week", r"(?:anfang|mitte|ende) der woche"),
        ("month", r"(?:anfang|mitte|ende) des monats|monats(?:anfang|mitte|ende)"),
        ("weekend", r"(?:{wshift} )?wochenende"),
        (
            "part",
            (
                r"(?:{nth} (?:(?P<ofmonth>woche) (?:im |des )?{m}|quartal)|q(?P<q>[1-4])(?=_20\d\d))"
                r"(?: {y4})?"
            ),
        ),
        ("holiday", r"{holiday}"),
    ),
)
