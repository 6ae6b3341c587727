"""Turkish date words. Endings may follow an apostrophe: 2 Haziran'da, Mayıs'ın."""

from bot.facts.vocabulary import Shift, Vocabulary

_CASE = r"(?:'?(?:[ns]?[iu]n?|[dt][ae]n?|y?[ae]|y[iu]|l[ae]r|[iu]nd[ae]|s[iu]nd[ae]|ki|[dt][ae]ki))?"
_ONES = ("bir", "iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz")
_TENS = {10: "on", 20: "yirmi", 30: "otuz"}
_DAYS = (
    *_ONES,
    *(
        stem if one is None else f"{stem} {one}"
        for stem in _TENS.values()
        for one in (None, *(_ONES if stem != "otuz" else _ONES[:1]))
    ),
)

# A market and a town are "pazar", too.
_SUNDAY = "pazar(?! (?:yer|ilce|pay|ekonomi|arastirma|deger|fiyat|esnaf|tezgah|alan|beled))"

TURKISH = Vocabulary(
    weekdays=("pazartesi", "sali", "carsamba", "persembe", "cuma", "cumartesi", _SUNDAY),
    weekdays_short=("pzt|pts", "sal", "car", "per", "cum", "cmt|cts", "paz"),
    weekday_suffix=rf"{_CASE}(?: gun(?:u|un|unde|ki|leri\w{{0,3}}))?",
    months=(
        "ocak|ocag",
        "subat",
        "mart",
        "nisan",
        "mayis",
        "haziran",
        "temmuz",
        "agustos",
        "eylul",
        "ekim",
        "kasim",
        "aralik|aralig",
    ),
    months_short=("oca", "sub", "mar", "nis", "may", "haz", "tem", "agu", "eyl", "eki", "kas", "ara"),
    month_suffix=_CASE,
    days=tuple(f"{day}{_CASE}" for day in _DAYS),
    day_suffix=r"'?[iu]n?|'?s?[iu]nd?[ae]?|'?[iu]nc[iu]|\.",
    numbers={
        "bir": 1,
        "iki": 2,
        "uc": 3,
        "dort": 4,
        "bes": 5,
        "alti": 6,
        "yedi": 7,
        "sekiz": 8,
        "dokuz": 9,
        "on": 10,
        "yirmi": 20,
        "otuz": 30,
        "birkac": 3,
    },
    units=("gun", "hafta", "ay", "yil|sene"),
    words={
        "bugun(?:ku|e|den)?|bu (?:sabah|ogle|aksam|gece)": 0,
        "yarin(?:ki|a|dan)?": 1,
        "yarindan sonraki gun|obur gun": 2,
        "dun(?:ku|den)?": -1,
        "evvelsi gun|onceki gun|dunden onceki gun|oburki gun": -2,
        "gecen gun": -1,
    },
    shifts={
        Shift.LAST: "gecen|gectigimiz|onceki",
        Shift.THIS: "bu|icinde bulundugumuz",
        Shift.COMING: "onumuzdeki",
        Shift.NEXT: "gelecek|haftaya",
    },
    nth={
        "ilk|birinci|1.": 1,
        "ikinci|2.": 2,
        "ucuncu|3.": 3,
        "dorduncu|4.": 4,
        "besinci|5.": 5,
        "son": -1,
    },
    holidays={"yilbasi": (1, 1), "noel": (12, 25), "cumhuriyet bayrami": (10, 29)},
    thanks={"black friday": 1},
    years={"gecen (?:yil|sene)(?:in)?": -1, "bu (?:yil|sene)(?:in)?": 0, "gelecek (?:yil|sene)(?:in)?": 1},
    templates=(
        ("span", r"{d1}_(?:-|ile|ila)_{d} {m}(?:_,?_{y})?(?:'?[a-z]{1,4})?"),
        ("span", r"{d1} (?:ile|ve) {d} {m}'?[a-z]{0,4} (?:tarihleri )?arasinda"),
        ("pair", r"{d1} (?:ve|veya|ya da) {d} {m}(?:_,?_{y})?(?:'?[a-z]{1,4})?"),
        ("day", r"(?:{wd}_,?_)?{d} {m}(?:_,?_{y}(?:'[a-z]{1,4})?)?(?:_,?_{wd2})?"),
        ("day", r"(?<!\d\s){m} {dn}(?:_,?_{y}(?:'[a-z]{1,4})?)?(?:_,?_{wd2})?"),
        # The genitive tells "martın üçü" from "2 Haziran'da bir araya".
        ("day", r"{m}(?<=[iu]n) {d}(?:_,?_{y}(?:'[a-z]{1,4})?)?"),
        ("day", r"~{m} {d}(?:_,?_{y})?"),
        ("weekday_day", r"{wd}_,? {dn}"),
        ("weekday_day", r"{wd}_,? {d}(?<=nd[ae])"),
        ("weekday", r"(?:{shift} )?{wd}"),
        ("weekday", r"{wshift} hafta_,?_{wd}"),
        ("word", r"{word}"),
        ("word_weekday", r"{word},? {wd}"),
        ("ahead", r"(?:{word} (?:itibaren )?)?{n} {u} (?:sonra|icinde)"),
        ("ago", r"(?:bugun )?(?:{n3} {u3},? )?(?:{n2} {u2},? )?{n} {u} once(?: bugun)?"),
        ("ahead", r"(?:{n2} {u2},? ){n} {u} sonra"),
        ("nth_weekday", r"{m} {nth} {wd}"),
        ("nth_weekday", r"(?:{mshift} )?ayin {nth} {wd}"),
        ("nth_weekday", r"{nth} {wd}"),
        ("last_day", r"{m} son gunu"),
        ("day_of_month", r"(?:{mshift} )?ayin {[}{dn}{]}"),
        ("day_of_month", r"{[}{dn}{]}(?<=nd[ae])"),
        ("day_of_month", r"~{d}"),
        ("month", r"{[}{m}{]} (?:ayi(?:nda|nin|na)?|(?:ayi )?(?:basi|ortasi|sonu)\w{0,4})(?: {y4})?"),
        ("day", r"{ry} {d} {m}"),
        ("month", r"{ry} {[}{m}{]}(?: ayi\w{0,4})?"),
        ("month", r"{m} {y4}"),
        ("month", r"{m}(?<=[dt][ae])"),
        ("month", r"{mshift} ay"),
        ("week", r"{wshift} hafta(?! sonu)"),
        ("week", r"{wshift}(?<=haftaya)"),
        ("week", r"hafta (?:basi|ortasi)\w{0,4}"),
        ("month", r"ay (?:basi|ortasi|sonu)\w{0,4}"),
        ("weekend", r"(?:{wshift} )?hafta sonu(?:nda|na|ndan)?"),
        (
            "part",
            (
                r"(?:{y4}'?\w{0,4} )?(?:{m} (?:ayinin )?)?{nth} (?:(?P<ofmonth>haftasi)(?:n\w{1,3})?|"
                r"ceyre[kg]\w{0,5})"
            ),
        ),
        ("holiday", r"{holiday}"),
    ),
)
