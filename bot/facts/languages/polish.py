"""Polish date words."""

from bot.facts.vocabulary import Shift, Vocabulary

_ENDING = "(?:y|i|a|e|ego|emu|ej|ym|im)?"
_ONES = (
    f"pierwsz{_ENDING}",
    f"drug{_ENDING}",
    "trzeci(?:a|e|ego|emu|ej|m)?",
    f"czwart{_ENDING}",
    f"piat{_ENDING}",
    f"szost{_ENDING}",
    f"siodm{_ENDING}",
    f"osm{_ENDING}",
    f"dziewiat{_ENDING}",
)
_TEENS = ("dziesiat", "jedenast", "dwunast", "trzynast", "czternast", "pietnast", "szesnast", "siedemnast")

_ADJECTIVE = "(?:y|ego|emu|ym|a|ej|e|ych|ymi)"
_SOFT = "(?:i|iego|iemu|im|ia|iej|ie|ich|imi)"

POLISH = Vocabulary(
    weekdays=(
        "poniedzial(?:ek|ku|kiem|kowi)|poniedzialk(?:u|iem|i|owi|a)",
        "wtor(?:ek)|wtork(?:u|iem|i|owi|a)",
        "srod(?:a|e|y|zie|o)",
        "czwart(?:ek)|czwartk(?:u|iem|i|owi|a)",
        "piat(?:ek)|piatk(?:u|iem|i|owi|a)",
        "sobot(?:a|e|y|o|nia)|soboc(?:ie)",
        "niedziel(?:a|e|i|o)",
    ),
    weekday_adjectives=(
        f"poniedzialkow{_ADJECTIVE}",
        f"wtorkow{_ADJECTIVE}",
        f"srodow{_ADJECTIVE}",
        f"czwartkow{_ADJECTIVE}",
        f"piatkow{_ADJECTIVE}",
        f"sobotn{_SOFT}",
        f"niedzieln{_ADJECTIVE}(?! (?:szkol|msz|obiad))",
    ),
    weekdays_short=("pon", "wto?r?", "sro?", "czw", "pia|pt", "sob", "niedz?|nd"),
    months=(
        "stycz(?:en)|styczn(?:ia|iu|iem|iowi)",
        "lut(?:y|ego|ym|emu)",
        "marzec|marc(?:a|u|em|owi)",
        "kwiecien|kwietni(?:a|u|em|owi)",
        "maj(?:a|u|em|owi)?",
        "czerwiec|czerwc(?:a|u|em|owi)",
        "lipiec|lipc(?:a|u|em|owi)",
        "sierpien|sierpni(?:a|u|em|owi)",
        "wrzesien|wrzesni(?:a|u|em|owi)",
        "pazdziernik(?:a|u|iem|owi)?",
        "listopad(?:a|zie|em|owi)?",
        "grudzien|grudni(?:a|u|em|owi)",
    ),
    months_short=(
        "stycz?",
        "lut",
        "mar",
        "kwi",
        "maj",
        "cze",
        "lip",
        "sie|sierp?",
        "wrz",
        "paz",
        "lis",
        "gru",
    ),
    days=(
        *_ONES,
        *(f"{stem}{_ENDING}" for stem in _TEENS),
        f"osiemnast{_ENDING}",
        f"dziewietnast{_ENDING}",
        f"dwudziest{_ENDING}",
        *(f"dwudziest{_ENDING} {one}" for one in _ONES),
        f"trzydziest{_ENDING}",
        f"trzydziest{_ENDING} {_ONES[0]}",
    ),
    day_suffix="tego|ego|go|ty|ci|ciego|szy|gi|ego",
    numbers={
        "jed(?:en|na|no|ny?m)": 1,
        "dw(?:a|ie|och)|pare": 2,
        "trzy": 3,
        "cztery": 4,
        "piec": 5,
        "szesc": 6,
        "siedem": 7,
        "osiem": 8,
        "dziewiec": 9,
        "dziesiec": 10,
        "dwadziescia": 20,
        "trzydziesci": 30,
    },
    units=("dzien|dni", "ty(?:dzien|godnie|godni|godnia)", "miesi(?:ac|ace|ecy|aca)", "rok(?:u)?|lat(?:a)?"),
    words={
        "dzis|dzisiaj|dzisiejsz(?:y|a|e|ego|ej)|obecnego dnia": 0,
        "jutro|jutra|jutrzejsz(?:y|a|e|ego|ej)": 1,
        "pojutrze|dzien po jutrze": 2,
        "wczoraj|wczorajsz(?:y|a|e|ego|ej)": -1,
        "przedwczoraj|dzien przed wczoraj": -2,
    },
    shifts={
        Shift.LAST: "ostatni(?:a|e|ego|ej|m)?|poprzedni(?:a|e|ego|ej|m)?|zeszl(?:y|a|e|ego|ej|ym)|"
        "minion(?:y|a|e|ego|ej|ym)|ubiegl(?:y|a|e|ego|ej|ym)",
        Shift.THIS: "ten|ta|te|tego|tej|tym|biezac(?:y|a|ego|ym)",
        Shift.COMING: "nastepn(?:y|a|e|ego|ej|ym)|kolejn(?:y|a|e|ego|ej|ym)|przyszl(?:y|a|e|ego|ej|ym)|"
        "nadchodzac(?:y|a|e|ego|ej|ym)|najblizsz(?:y|a|e|ego|ej|ym)",
    },
    nth={
        f"pierwsz{_ENDING}": 1,
        f"drug{_ENDING}": 2,
        "trzeci(?:a|e|ego|ej|m)?": 3,
        f"czwart{_ENDING}": 4,
        f"piat{_ENDING}": 5,
        "ostatni(?:a|e|ego|ej|m)?": -1,
    },
    holidays={
        "boze(?:go)? narodzeni(?:e|a)": (12, 25),
        "wigili(?:a|e|i)": (12, 24),
        "sylwest(?:er|ra)": (12, 31),
        "now(?:y|ego) rok(?:u)?": (1, 1),
        "trzech kroli": (1, 6),
        "swiet(?:o|a) niepodleglosci": (11, 11),
    },
    feasts={
        "wielkanoc(?:y|a)?": 0,
        "poniedzialek wielkanocny": 1,
        "wielki(?:ego)? piat(?:ek|ku)": -2,
        "boze(?:go)? cial[oa]": 60,
    },
    years={
        "(?:ubieglego|zeszlego|minionego) roku|(?:ubieglym|zeszlym) roku|ub\\. ?r\\.": -1,
        "(?:tego|biezacego|obecnego) roku|br\\.": 0,
        "(?:przyszlego|nastepnego|nadchodzacego|przyszlym) roku": 1,
        "(?:tamtego|tego samego|poprzedniego) roku": None,
    },
    thanks={"black friday": 1, "cyber monday": 4},
    templates=(
        ("span", r"(?:od )?{d1}_(?:-|do)_{d} {m}(?:_,?_{y}(?: r\.| roku)?)?"),
        ("span", r"miedzy {d1} a {d} {m}(?:_,?_{y}(?: r\.| roku)?)?"),
        ("pair", r"{d1} (?:i|lub|albo|oraz) {d} {m}(?: {y}(?: r\.| roku)?)?"),
        ("day", r"(?:{wd}_,?_)?{d}(?: dzien)?_(?:w )?{m}(?:_,?_{y}(?:_r\.| roku)?)?(?: \({wd2}\))?"),
        ("day", r"(?:{wd}_,?_)?(?<!\d\s){m}_{d}(?:_,?_{y}|(?!_-?[^\W\d_]))"),
        ("day", r"~(?:{wd}_,?_)?(?<!\d\s){m}_{d}(?:_,?_{y})?"),
        ("weekday_day", r"{wd}_,? {dn}(?! godz)"),
        ("weekday", r"(?:{shift} )?{wd}"),
        ("weekday", r"(?P<near>){wda}"),
        ("weekday", r"{wd} (?:w )?{wshift} tygodni[au]"),
        ("weekday", r"w {wshift} tygodniu,? (?:we? )?{wd}"),
        ("weekday_weeks", r"{wd} za (?:{n} )?ty(?:dzien|godnie|godni)"),
        ("weekday_weeks", r"{wd} po nastepn(?:ym|ej)"),
        ("word", r"{word}"),
        ("word_weekday", r"{word},? (?:we? )?{wd}"),
        ("ahead", r"za (?:{n} )?{u}"),
        ("ahead", r"~(?:w|{n}) {u}(?: pozniej)?"),
        ("ago", r"(?:{n} )?{u} temu(?: dzis(?:iaj)?)?"),
        ("nth_weekday", r"{nth} {wd} (?:w )?{m}(?: {y}(?: roku)?)?"),
        ("nth_weekday", r"{nth} {wd} {mshift} miesiaca"),
        ("last_day", r"ostatni(?:ego)? d(?:zien|nia) {m}(?: {y})?"),
        ("day_of_month", r"{dn} (?:bm\.|biezacego miesiaca)"),
        ("day_of_month", r"~{d}"),
        (
            "month",
            (
                r"(?:w|do|od|po|(?P<fore>na)|poczat(?:ek|ku|kiem)|polow(?:ie|y|e|a)|kon(?:iec|ca|cem)) "
                r"{[}{m}(?: {y}(?: roku| r\.)?)?{]}"
            ),
        ),
        ("month", r"{m} {y4}(?: roku| r\.)?"),
        ("month", r"{m} {ry}"),
        ("month", r"{ry},? w {[}{m}{]}"),
        ("month", r"w {[}{mshift} miesiacu{]}"),
        ("week", r"(?:poczat(?:ek|ku|kiem)|polow(?:ie|y|e|a)|kon(?:iec|ca|cu|cem)) tygodnia"),
        ("month", r"(?:poczat(?:ek|ku|kiem)|polow(?:ie|y|e|a)|kon(?:iec|ca|cu|cem)) miesiaca"),
        ("week", r"(?:w )?{[}{wshift} tygodni[ua]{]}"),
        ("weekend", r"(?:w )?{[}(?:{wshift} )?weekend{]}"),
        (
            "part",
            (
                r"{nth} (?:(?P<ofmonth>ty(?:dzien|godni[ua])) {m}|kwarta(?:l|le|lu|lem))(?: {y4}(?: "
                r"roku| r\.)?)?"
            ),
        ),
        ("holiday", r"{holiday}"),
    ),
)
