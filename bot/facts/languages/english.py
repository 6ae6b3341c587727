"""English date words."""

from bot.facts.vocabulary import Shift, Vocabulary

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ONES_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)

ENGLISH = Vocabulary(
    weekdays=(
        "monday",
        "tuesday|tues",
        "wednesday|weds",
        "thursday|thurs",
        "friday",
        "saturday",
        r"sunday(?! (?:times|telegraph|express|mirror|mail)\b)",
    ),
    weekdays_short=("mon", "tues?", "wed", "thu(?:rs?)?", "fri", "sat", "sun"),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    months_short=("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept?", "oct", "nov", "dec"),
    days=(
        *_ONES,
        *_TEENS,
        "twentieth|twenty",
        *(f"twenty[ -](?:{one}|{counted})" for one, counted in zip(_ONES, _ONES_COUNTED, strict=True)),
        "thirtieth|thirty",
        "thirty[ -](?:first|one)",
    ),
    day_suffix="st|nd|rd|th",
    numbers={
        "an?|one": 1,
        "two|a couple of": 2,
        "three|a few": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
    },
    units=("days?", "weeks?", "months?", "years?", "fortnights?"),
    words={
        r"today|tonight|this (?:morning|afternoon|evening)": 0,
        "tomorrow|tmrw": 1,
        "yesterday|last (?:night|evening)": -1,
        "this day": 0,
        r"(?<!the\s)next day": 1,
        "(?:the )?day after (?:tomorrow|tmrw)": 2,
        "(?:the )?day before yesterday": -2,
    },
    shifts={
        Shift.LAST: "last|past|previous",
        Shift.THIS: "this|the current|current",
        Shift.COMING: "coming|upcoming",
        Shift.NEXT: "next|the next|the following",
    },
    nth={"first|1st": 1, "second|2nd": 2, "third|3rd": 3, "fourth|4th": 4, "fifth|5th": 5, "last": -1},
    holidays={
        r"christmas(?: day)?(?! (?:eve|trees?|cards?|gifts?|presents?|carols?|songs?|movies?|films?|"
        r"lights?|markets?|cookies?|decorations?|shopping|cakes?|story|music|albums?)\b)": (12, 25),
        "christmas eve": (12, 24),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
        "boxing day": (12, 26),
        "orthodox christmas(?: day| eve)?": (1, 7),
        "(?:ukraine's|ukrainian) independence day": (8, 24),
    },
    feasts={
        r"(?:orthodox )?easter(?: sunday)?(?! (?:monday|eggs?|bunny|island)\b)": 0,
        "easter monday": 1,
        "good friday": -2,
        "palm sunday": -7,
        "ash wednesday": -46,
        "rose monday": -48,
        "ascension day": 39,
        "whit sunday|pentecost": 49,
    },
    capital=frozenset({"may", "march", "mar"}),
    month_first=True,
    years={
        "(?:of )?(?:last|the previous) year": -1,
        "(?:of )?(?:this|the current) year": 0,
        "(?:of )?next year": 1,
        "(?:of )?(?:that|the|the following)(?: same)? year": None,
    },
    thanks={"thanksgiving(?: day)?": 0, "black friday": 1, "cyber monday": 4},
    templates=(
        ("span", r"(?:{wd}_,_)?{d1}_(?:-|to|through|until|till)_{d} (?:of )?{m}(?:_,?_{y})?"),
        ("span", r"{m} {d1}_(?:-|to|through|until|till)_{d}(?:_,?_{y})?"),
        ("span", r"{m1} {d1}_(?:-|to|through|until|till)_{m} {d}(?:_,?_{y})?"),
        ("span", r"between (?:the )?{d1} and (?:the )?{d} (?:of )?{m}(?:_,?_{y})?"),
        ("span", r"between {m} {d1} and {d}(?:_,?_{y})?"),
        ("pair", r"{d1} (?:and|or|&) {d} (?:of )?{m}(?:_,?_{y})?"),
        ("pair", r"{m} {d1} (?:and|or|&) {d}(?:_,?_{y})?"),
        ("day", r"(?:{wd}_,?_(?:the )?)?{d}(?: day)?_(?:of )?[./-]?_{m}(?:_,?_{y})?(?: \({wd2}\))?"),
        # A day in words only with the article or where no other word follows: "in May first talks began".
        (
            "day",
            (
                r"(?:{wd}_,?_)?(?<!\d\s){m}(?:_[/-]?_|, (?=the ))(?:(?P<the>the) )?{d}(?:_,?_{y}|"
                r"(?(the)|(?:(?<=\d)|(?<=\d[snrt][tdh])|(?!_-?[^\W\d_]))))(?: \({wd2}\))?"
            ),
        ),
        ("day", r"~(?:{wd}_,?_)?(?<!\d\s){m}_[./-]?_(?:the )?{d}(?:_,?_{y})?"),
        ("day", r"{y4}_[/.-]_{m}_[/.-]_{d}"),
        # "On Tuesday, 5 were hurt": a count of what follows.
        (
            "weekday_day",
            (
                r"{wd}_,? (?:the )?{dn}(?!_(?:-_\d|[ap]\.?m\b|o'clock))(?!(?<=\d) (?!(?:at|in|on|and|to|for|"
                r"from|when|after|with|the|will|as|is|was|by|before|that|a)\b)[a-z])"
            ),
        ),
        # What a weekday's name only marks is the nearest: "Monday's vote", "the Monday meeting".
        (
            "weekday",
            (
                r"(?:{shift} |(?P<the>(?<=the\s)))?{wd}(?:(?='(?P<near>s))|(?(the)(?=(?P<noun>\s)"
                r"(?!(?:the|of|to|in|at|on|and|after|before|when)\b)[a-z][a-z])|(?!))|)"
            ),
        ),
        ("weekday", r"{wd},? (?:of |in )?(?:the )?{wshift} week"),
        ("weekday", r"{wshift} week(?:'s)?,?(?: on)? {wd}"),
        ("weekday_weeks", r"{wd} week(?!-)"),
        ("weekday_weeks", r"a (?:week|(?P<days>fortnight)) (?:on|from|this) {wd}"),
        ("ahead", r"(?<!for\s)an? {u}(?<!day) (?:today|{word}(?<=tomorrow))"),
        ("weekdays_counted", r"{n} {wd}s (?:from now|(?P<back>ago))"),
        ("word", r"{word}"),
        ("word_weekday", r"{word},? {wd}"),
        ("ahead", r"in {n} {u}(?:' time)?(?! of\b)"),
        ("ahead", r"{n} {u} (?:from now|hence|(?:from|after) (?:{word}|{holiday}|{wd}))"),
        (
            "ago",
            r"(?:{n3} {u3}(?:,| and)? )?(?:{n2} {u2}(?:,| and)? )?{n} {u} ago(?: today)?",
        ),
        ("ago", r"{n} {u} before (?:{word}|{holiday})"),
        ("nth_weekday", r"(?:the )?{nth} {wd} (?:of|in) {m}(?:_,?_{y})?"),
        ("nth_weekday", r"(?:the )?{nth} {wd} (?:of|in) (?:the )?(?:{mshift} )?month"),
        ("nth_weekday", r"{nth} {wd}"),
        ("last_day", r"last day (?:of|in) {m}(?:_,?_{y})?"),
        ("day_of_month", r"on {[}the {dn}{]}(?! (?:day|of|round|anniversary|meeting|time|floor))"),
        ("day_of_month", r"~(?:on )?the {d}"),
        ("day_of_month", r"(?:the )?{d} (?:day )?of (?:the )?{mshift} month"),
        (
            "month",
            (
                r"(?:in|by|before|until|till|(?P<back>since|last)|(?P<fore>for|next)|during|"
                r"throughout|from|after|early|late|mid|(?:end|middle|beginning|start|half) of)[ -]"
                r"(?:early[ -]|late[ -]|mid[ -]?)?{[}{m}(?:_,?_{y})?{]}"
                r"(?![ -]\d{1,2}(?:st|nd|rd|th)?\b)"
            ),
        ),
        ("month", r"{ry},? in {[}{m}{]}"),
        ("month", r"{m}_,?_{y4}"),
        ("month", r"{m} {ry}"),
        ("month", r"{mshift} month"),
        ("week", r"{wshift} week"),
        ("week", r"(?:end|middle|beginning|start) of the week|the week's end"),
        ("month", r"(?:end|middle|beginning|start) of the month|the month's end"),
        (
            "weekend",
            (
                r"(?:{wshift}|(?:at |on |over |during )?the|at|over|all) weekend"
                r"(?<!(?:first|third)\sweekend)(?<!second\sweekend)"
            ),
        ),
        (
            "part",
            (
                r"(?:{nth} (?:(?P<ofmonth>week) (?:of|in) {m}|quarter)|q(?P<q>[1-4])(?=_(?:of )?20\d\d))"
                r"(?:_,?_(?:of )?{y4})?"
            ),
        ),
        ("holiday", r"{holiday}"),
    ),
)
