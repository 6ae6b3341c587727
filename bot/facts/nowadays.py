"""Words for days that mean a time: "today" for our times, "tomorrow" for what will be some day.

Law: a day has an event in it, our times have a state. So "today" is no date beside a verb of state ("lives
here today", "heißt heute"), in a comparison with long ago ("Back in 1995 … Today …"), or with a noun
that no day has ("today's society"). What the tables don't know stays a date: a day too much costs less
than a coming one too few.
"""

import re
from typing import Final

from bot.facts.calendar import Tense
from bot.facts.tense import tense_after, tense_at

_REACH: Final = 70
"""Characters beside the word in which its sentence says which time it means."""
_LONG_AGO_REACH: Final = 220
"""Characters before the word in which the sentence before it speaks of long ago."""
_MARK: Final = "¤"
"""Stands for the word itself in the tables."""
_TODAY: Final = re.compile(r"today|heute|aujourd.hui|hoy|сегодня|сьогодні|dzi(?:ś|siaj)|bugüne?")
_TOMORROW: Final = re.compile(r"(?:the )?tomorrow|demain|завтра|jutra")
_YESTERDAY: Final = re.compile(r"yesterday|gestern|hier|ayer|вчера|вчора|wczoraj|dün")
_SENTENCE_END: Final = re.compile(r"(?<!\b\w)[.!?…]\s|\n|[;«»“”„\"]\s?|:\s")
_STILL: Final = re.compile(r"¤ (?:noch(?! \w+er\b)|encore)\b")
_QUOTES: Final = frozenset('“”«»„"')

_HAS: Final = {
    "en": (
        r"\b(?:even|still|than|to) ¤|"
        r"\b(?:many|most|some|all|much|few) of ¤.s\b|"
        r"¤.s (?:\w+[ -])?(?:world|standards|society|generations?|youth|kids|children|teen\w*|students|"
        r"parents|women|men|families|workers|consumers|users|compan\w+|business\w*|economy|technolog\w+|systems|"
        r"models|computers|phones|cars|cities|culture|language|li[fv]es?|needs|challenges|media|internet|age|"
        r"era|times|software|hardware|tools)\b|"
        # "Americans today are divided"; "the talks today are in Rome" and "today is expected" are events.
        r"(?<=[^\s,] )(?<!\band )(?<!\bbut )(?<!earlier )(?<!later )¤ "
        r"(?:(?:is|are)(?! (?:\w+ing|expected|set|due|scheduled|to|being|in|at|on|off|over|under|out|"
        r"available|live|when|where)\b)|ha(?:s|ve) (?!\w+(?:ed|en)\b|to\b)|"
        r"remains?\b|seems?\b|looks?\b|lives?\b|feels?\b|knows?\b|faces?\b|owns?\b|needs?\b)|"
        r"\b(?:we|you|they|people|it|he|she|that|which|who) (?:now )?(?:have|know|see|use|live|enjoy|face) "
        r"¤(?! \w+(?:ed|en|ing)\b)|"
        r"\b(?:looks?(?: like)?|works?|exists?(?: \w+){0,4}|"
        r"lives?(?: (?:in|on|with|under)(?: \w+){1,3})?|stands?|known|(?<!was )(?<!were )used|"
        r"spoken|practi[cs]ed|facing \w+) ¤(?! (?:at|in|on)\b)|"
        r"\bstill \w+ (?:\w+ ){0,4}¤|"
        r"\b(?:society|world|life|culture|industry|politics|landscape|economy|sector|settings) ¤"
        r"(?=[.,:;?!]|$)|"
        r"^¤,? (?:there (?:is|are)\b|it.s (?:clear|easy|hard|possible|common)|the (?:situation|world|number|"
        r"population|industry) )(?!.*\b(?:will|said|was|were|ha[sd]|have)\b)|"
        r"¤,? (?:he|she|it|they) (?:work|live|serve|own|lead|remain|teach)s?\b|"
        r"\b(?:in|for|at) (?:many|most|some|modern) \w+ ¤|"
        r"\b(?:usa|india|psychology|physics|japan|christianity) ¤|¤. show\b"
    ),
    "de": (
        r"\b(?:bis|selbst|auch) ¤|"
        r"\b(?:gilt|gelten|heißt|heißen|zählt|zählen|gehört|gehören|lebt|leben|wohnt|wohnen|besteht|existiert|"
        r"existieren|kennt|kennen|weiß man|wissen wir|besitzt|umfasst|steht es|dient|dienen|nutzt|nutzen|"
        r"braucht|brauchen|kostet|leiden|leidet) ¤|"
        r"¤ (?:als|gilt|gelten|heißt|heißen|zählt|zählen|gehört|gehören|lebt|leben|wohnt|wohnen|"
        r"besteht|existiert|existieren|kennt|kennen|weiß|besitzt|umfasst|dient|dienen|nutzt|nutzen|braucht|"
        r"brauchen|erinnert|erinnern|leiden|leidet)\b|"
        r"¤ \w+ man\b|\bman ¤|"
        r"\bgibt es ¤ (?:mehr|weniger|kaum|viele|rund|etwa|\d)|"
        r"\b(?:ist|sind) ¤ (?:ein|eine|einer|doppelt|so|mehr|weniger|viel|kaum|nicht mehr|bekannt|weit|"
        r"wichtiger|[a-zäöüß]{3,}er als)\b|"
        r"\b(?:ist|sind) [^.,;]*¤ (?:doppelt|so|mehr|weniger|viel|kaum|nicht mehr|[a-zäöüß]{3,}er als)\b|"
        r"¤ (?:\w+ ){0,8}(?:führend|bekannt|üblich|selbstverständlich|möglich|verbreitet|nötig|wichtig) "
        r"(?:ist|sind)\b|"
        r"¤ (?:\w+ )?(?:müssen|können|sollen|brauchen|bedeutet|denken|glauben|ausmacht)\s*$|"
        r"\b(?:gesellschaft|welt|jugend|frauen|männer|kinder|leben|kirche|politik) (?:von )?¤"
    ),
    "fr": (
        r"\b(?:encore|même|jusqu.à|plus que) ¤|"
        r"\bjusqu.¤|"
        r"\b(?:s.étend|existe(?:nt)?(?: \w+){0,4}|compte|comptent|viv(?:ons|ez|ent)|vit|représente|"
        r"représentent|habite|"
        r"permet|permettent|reste|restent|connaît|dispose|disposent|emploie|vaut|valent|constitue|appartient|"
        r"demeure|peine(?:nt)?|pèse|possède|possèdent|utilise|utilisent|travaille|travaillent) ¤|"
        r"\b(?:peut|peuvent|pouvons) (?:\w+ )?\w+(?:er|ir|re) ¤|\bor, ¤|"
        r"\bsembl(?:e|ent) (?:\w+ ){0,2}¤|"
        r"¤,? (?:existe|compte|représente|semble|vit|vivent|reste|il existe|on (?:sait|trouve|compte))\b|"
        r"\b(?:est|sont) ¤ (?:une?|des?|la|le|les|l.|plus|moins|très|presque|considérée?s?|reconnue?s?|"
        r"connue?s?|devenue?s?)\b|"
        r"\b(?:[êe]tre|vivre|travailler|devenir) (?:\w+ ){0,2}¤\s*(?=[?:.]|$)"
    ),
    "es": (
        r"\b(?:el|la|los|las|del|al) ¤ \w|"
        r"\b(?:aún|todavía|incluso|por|hasta) ¤(?! a las)|"
        r"¤ (?:(?:en )?día|por ¤|por hoy)\b|"
        r"\b(?:mundo|sociedad|época|jóvenes|niños|mujeres|hombres|vida|juventud|generaciones|ciudades|política|"
        r"música|cine) de ¤|"
        r"\b(?:existen?(?: \w+){0,4}|vive|viven|sigue siendo|siguen siendo|cuenta|cuentan|representa|"
        r"representan|conocemos|conoce|sabemos|permanece) ¤|"
        r"\b(?:es|son) ¤ (?:una?|el|la|los|las|más|menos|muy|considerad\w+|conocid\w+)\b(?! día)|"
        r"¤,? (?:existen?|viven?|sabemos|sigue siendo|siguen siendo)\b"
    ),
    "ru": (
        r"\b(?:даже|до|и по) ¤|"
        r"\b(?:явля\w+ся|есть|существу\w+т|находятся|составля[ею]т|име[ею]т|жив[её]т|живут|насчитыва\w+ся|"
        r"нужда\w+ся|счита\w+ся|хватает|известн\w+) ¤(?! в \d)|"
        r"¤,? (?:[^\s.,]+ ){0,5}(?:явля\w+ся|есть|существу\w+т|находятся|составля[ею]т|име[ею]т|"
        r"жив[её]т|живут|насчитыва\w+ся|нужда\w+ся|счита\w+ся|хватает)\b|"
        r"\bна ¤(?: \S+){0,3} (?:действу[ею]т|известно|есть)\b|"
        r"\b(?:мир|общество|молод[её]жь|россия|украина|жизнь|апокалипсис) ¤(?=[.:?!]|$)"
    ),
    "uk": (
        r"\b(?:навіть|до|і по) ¤|"
        r"\b(?:[єЄ]|існу[єю]\w*|перебува[єю]\w*|становить|ма[єю]ть?|живе|живуть|налічу[єю]ться|"
        r"потребу[єю]\w*|вважа[єю]ться|бракує|відом\w+) ¤(?! об? \d)|"
        r"¤,? (?:[^\s.,]+ ){0,5}(?:є|існу[єю]\w*|знаходяться|перебувають|становить|живе|"
        r"живуть|налічу[єю]ться|потребу[єю]\w*|вважа[єю]ться|бракує)\b|"
        r"\bна ¤(?: \S+){0,3} (?:діють|діє|відомо|є)\b|"
        r"\b(?:світ|суспільство|молодь|україна|життя) ¤(?=[.:?!]|$)"
    ),
    "pl": (
        r"\b(?:nawet|do|po|aż do) ¤|"
        r"\b(?:istnieje|istnieją|żyje|żyją|mieszka|mieszkają|liczy|liczą|stanowi|stanowią|uchodzi|należy|należą|"
        r"znamy|wiemy|brakuje|pozostaje|nazywa się|(?:jest|są)(?= ¤ (?:\w+ym|\w+im|\w+ą|\w+iej|bardziej|"
        r"mniej)\b)) ¤|"
        r"¤ (?:istnieje|istnieją|żyje|żyją|mieszka|mieszkają|liczy|liczą|stanowi|stanowią|uchodzi|należy do|"
        r"wiemy|brakuje|pozostaje|nazywa się)\b|"
        r"\b(?:świat|młodzież|społeczeństwo|życie|polska|rodzina) ¤(?=[.:?!]|$)"
    ),
    "tr": (
        r"¤ (?:kadar|dek|bile|hâlâ|hala)\b|"
        r"¤ [^.!?]*\b(?:yaşıyor(?:lar)?|biliniyor|sayılıyor|anılıyor|\w{3,}d[ıiuü]r)\s*(?=[.!?]|$)"
    ),
}
"""What stands beside a word for today that means our times."""

_HABIT: Final = {
    "en": r"\b(?:typically|usually|often|increasingly|generally|mostly|commonly)\b",
    "de": r"\b(?:oft|häufig|meist|meistens|in der regel|zunehmend|immer (?:mehr|öfter|häufiger))\b",
    "fr": r"\b(?:souvent|généralement|habituellement|de plus en plus)\b",
    "es": r"\b(?:a menudo|generalmente|habitualmente|cada vez más)\b",
    "ru": r"\b(?:часто|обычно|как правило|вс[её] (?:чаще|больше))\b",
    "uk": r"\b(?:часто|зазвичай|як правило|дедалі|все (?:частіше|більше))\b",
    "pl": r"\b(?:często|zwykle|zazwyczaj|coraz)\b",
    "tr": r"\b(?:genellikle|sık sık|giderek)\b",
}
"""What is said of a habit."""
_ONCE: Final = {
    "en": r"\b(?:used to|back then)\b.*¤",
    "de": r"\b(?:früher|einst|damals|ehemals)\b.*¤",
    "fr": r"\b(?:auparavant|autrefois|jadis|naguère)\b.*¤",
    "es": r"\b(?:antaño|antiguamente)\b.*¤",
    "ru": r"\b(?:когда-то|некогда)\b.*¤",
    "uk": r"\bколись\b.*¤",
    "pl": r"\b(?:kiedyś|dawniej|niegdyś)\b.*¤",
    "tr": r"\beskiden\b.*¤",
}
"""Before the word: what was otherwise once."""
# "Schon heute entscheiden …" is so already; with a verb of an event it is a day.
_ALREADY: Final = re.compile(
    r"\b(?:schon|bereits) ¤ (?!"
    r"(?:soll|wird|werd|wurd|will|woll|könn|kann|dürf|muss|müss|war|hat|hab|ist|sind|um|ab|in|am)\w*\b|"
    r"\w*(?:beginn|start|tagt|treff|triff|komm|reis|spiel|berat|berät|stimm|find|öffn|end|folg|"
    r"abend|mittag|nacht|früh))"
)

_LONG_AGO: Final = {
    "en": r"\b(?:years|decades|centuries) ago\b|\bback in (?:19|20)\d\d|\b(?:1[5-9]\d0)s\b|\bformerly\b",
    "de": r"\bvor \w+ jahr(?:en|zehnten|hunderten)\b|\b(?:einst|damals|früher|ehemals)\b|\w+er jahren\b",
    "fr": r"\bil y a \S+ (?:ans|siècles)\b|\b(?:jadis|autrefois|à l.époque)\b|\bannées \d\d\b",
    "es": r"\bhace \S+ (?:años|siglos|décadas)\b|\b(?:antaño|antiguamente|en aquel entonces)\b",
    "ru": r"\b(?:лет|веков) назад\b|\b(?:когда-то|некогда)\b",
    "uk": r"\b(?:років|століть) тому\b|\bколись\b",
    "pl": r"\b(?:lat|wieków) temu\b|\b(?:kiedyś|dawniej|niegdyś|wówczas)\b",
    "tr": r"\byıl önce\b|\b(?:eskiden|bir zamanlar|o zamanlar)\b",
}
_OLD_YEAR: Final = r"(?<![\d.,])(?:1[5-9]\d[1-9]|19\d0|200\d)(?![\d%])(?![.,]\d)"
_START: Final = re.compile(r"\W*(?:(?:but|and|yet|und|aber|doch|mais|et|pero|y|но|а|але|ale|i|ama) )?¤")

_OF: Final = {"en": re.compile(r"(?<!\bas )\bof $"), "fr": re.compile(r"\bd(?:e |['’])$")}
# What begins on a day does so on that very day.
_FROM: Final = re.compile(
    r"\b(?:from|starting|beginning|as of|effective|ab|seit|à partir d(?:e |[’'])|dès|depuis|a partir de|"
    r"desde|с|со|начиная с|від|з|починаючи з|od)\s*$"
)
# What a day has, however it is called: "la réunion (ministérielle) de demain".
_EVENT: Final = re.compile(
    r"(?:tions?|ences?|ements?|réunions?|entretiens?|matchs?|rencontres?|sommets?|votes?|scrutins?|séances?|débats?|"
    r"pourparlers|grèves?|rendez-vous|journées?|soirées?|visites?|météo|épreuves?|étapes?|finales?|courses?|"
    r"fêtes?|marches?|procès|discours|examens?|tirages?|lancements?|départs?|arrivées?|signatures?|"
    r"cérémonies?|annonces?|meeting|vote|summit|talks|game|match|session)(?: \S+)? (?:de |d['’]|of )$"
)
_PAIRED: Final = re.compile(
    r"\b(?:yesterday and|gestern und|hier et(?: d.)?|ayer y|вчера и|вчора (?:і|й|та)|wczoraj i|dün ve) ?¤|"
    r"¤ (?:and|und|et|y|и|і|та|i|ve) (?:d.)?(?:today|heute|aujourd.hui|hoy|сегодня|сьогодні|dziś|bugün)\b"
)


def is_no_day(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether the word for a day at `text[start:stop]` means a time: "even today", "of tomorrow"."""
    word = text[start:stop].lower()
    before = text[max(0, start - _REACH) : start].lower()
    if _FROM.search(before):
        return False
    today = _TODAY.fullmatch(word) is not None
    if not today and not _TOMORROW.fullmatch(word):
        return _YESTERDAY.fullmatch(word) is not None and _is_paired(text, start, stop, lang)
    of = _OF.get(lang)
    if of is not None and of.search(before):
        return _EVENT.search(before) is None and (
            today or tense_at(text, start, stop, lang) is not Tense.FUTURE
        )
    return today and (_is_our_times(text, start, stop, lang) or _is_paired(text, start, stop, lang))


def _is_paired(text: str, start: int, stop: int, lang: str) -> bool:
    """Yesterday and today as one thing that nothing happens in: "poems of yesterday and today"."""
    around = _sentence(text, start, stop)
    return _PAIRED.search(around) is not None and tense_at(text, start, stop, lang) is Tense.NONE


def _is_our_times(text: str, start: int, stop: int, lang: str) -> bool:
    states = _STATES.get(lang)
    if states is None:
        return False
    if text[max(0, start - 1) : start] in _QUOTES and text[stop : stop + 1] in _QUOTES:
        return True
    sentence = _sentence(text, start, stop)
    if states.search(sentence):
        return True
    if _STILL.search(sentence):
        # "Heute noch" with a verb that looks ahead is later today.
        return tense_at(text, start, stop, lang) is not Tense.FUTURE
    if lang == "de" and _ALREADY.search(sentence):
        return True
    if _ONCES[lang].search(sentence):
        return tense_after(text, stop, lang) is Tense.NONE
    if _HABITS[lang].search(sentence):
        return tense_at(text, start, stop, lang) is Tense.NONE
    if not _START.match(sentence):
        return False
    before = text[max(0, start - _LONG_AGO_REACH) : start].lower()
    return _AGO[lang].search(before) is not None and tense_at(text, start, stop, lang) is Tense.NONE


def _sentence(text: str, start: int, stop: int) -> str:
    """The sentence around the word, as far as it is looked at, small and with `_MARK` for the word."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[stop : stop + _REACH])[0]
    return " ".join(f"{before}{_MARK}{after}".lower().split())


_STATES: Final = {lang: re.compile(words) for lang, words in _HAS.items()}
_HABITS: Final = {lang: re.compile(words) for lang, words in _HABIT.items()}
_ONCES: Final = {lang: re.compile(words) for lang, words in _ONCE.items()}
_AGO: Final = {lang: re.compile(f"{_OLD_YEAR}|{words}") for lang, words in _LONG_AGO.items()}
