"""The clause that a date stands in, without what other clauses of its sentence say.

Law: knows conjunctions, relative pronouns and verbs of saying, which are closed classes. "Said that …" opens
a clause of its own, ", who …" and "after …" belong to somebody else, and ", officials said" to nobody's date.
"""

import re
from typing import Final

_QUOTED: Final = re.compile(r"[“\"«„][^“”\"«»„]{1,40}[”\"»“]")
"""A name or a few words in quotes, which end no clause."""
_END: Final = re.compile(r"(?<!\b\w)(?<!\b[mds][rt])[.]\s|[!?;:…]\s|\n|[«»“”„\"]")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_REACH: Final = 70
"""Characters on either side in which a verb still belongs to the date."""

_REPORTED: Final = {
    "en": (
        r"\b(?:said|says?|told|tells?|announced?|confirm(?:ed|s)|add(?:ed|s)|report(?:ed|s)|claim(?:ed|s)|"
        r"declared|stated|wrote|warn(?:ed|s)|insist(?:ed|s)|believes?|hopes?)\b[^,]* that\b|"
        r"\bsaid (?:he|she|it|they|we|there)\b|, but\b"
    ),
    "de": (
        r", (?:dass|ob)\b|\b(?:sagten?|erklärten?|teilten?|mitteilten?|kündigten?|betonten?|warnten?|hieß|"
        r"schrieb|versicherten?|bestätigten?|meldeten?|behaupteten?|rechnet\w*|hofft\w*)\b[^,]*,"
    ),
    "fr": r"^(?!.*\bn(?:e |['’])[^,]*\bque ).*\bqu(?:e\b|['’])",
    "es": r"\bque\b",
    "ru": r", (?:что(?:бы)?|а(?! также)|но|однако)\b",
    "uk": r", (?:що|щоб|ніби|а(?! також)|але|проте)\b",
    "pl": r", (?:że|iż|żeby|aby|by|a(?! także| też)|ale)\b",
}
"""What opens a clause of its own, behind a verb of saying above all."""
_OTHERS: Final = {
    "en": (
        r"\b(?:who|whom|whose|which|that|because|since|before|after|despite|following|amid|though|although|"
        r"until)\b|, (?:but|while)\b|\band that\b"
    ),
    "de": (
        r", (?:der|die|das|den|dem|deren|dessen|denen|welche\w*|weil|obwohl|dass|nachdem|bevor|wo|"
        r"wie|so)\b|"
        r", (?:aber|doch|sondern)\b|"
        r", (?:in|bei|mit|an|auf|für|von|zu|nach|aus|durch|über) (?:der|dem|denen|die|das|den|deren)\b"
    ),
    "fr": r"\b(?:qui|dont|où|après|malgré|puisque|avant)\b|\bqu(?:e\b|['’])|, (?:mais|tandis)\b",
    "es": r"\b(?:que|quien(?:es)?|cuy[oa]s?|donde|tras|después|pese|porque|antes)\b|, (?:pero|mientras)\b",
    "ru": r", (?:котор\w+|что\w*|где|кто|потому|хотя|чей|чья|а|но|однако)\b| и что\b|\b(?:после|спустя)\b",
    "uk": (
        r", (?:як(?:ий|а|е|і|ого|ої|ому|ій|их|им|ими|у)|що\w*|де|хто|бо|хоча|а|але|проте|однак)\b| [ій] що\b|"
        r"\b(?:після|попри)\b"
    ),
    "pl": r", (?:któr\w+|że|iż|gdzie|kto|bo|choć|ponieważ|co|a|ale|jednak)\b| i że\b|\b(?:po|mimo)\b",
}
"""What opens the clause of another happening, up to the next comma."""
_SAID: Final = {
    "en": (
        r"[,–—] ?(?:(?:[\w.'’-]+ ){1,7}(?:said|told|announced|confirmed|reported|added|wrote|warned|"
        r"claimed)\b|said\b)"
    ),
    "de": (
        r"[,–—] ?(?:so |wie )?(?:sagten?|teilten?|erklärten?|berichteten?|meldeten?|hieß|kündigten?|"
        r"bestätigten?|schrieb|betonten?|gab|warnten?|wie)\b"
    ),
    "fr": r"[,–—] ?(?:a|ont|avait|avaient)(?:[ -]t[ -]\w+|-\w+)? \w+",
    "es": r"[,–—] ?(?:(?:ha|han|había|habían) )?\w+(?:ó|aron|ado|ieron|ido|jo|jeron|cho)\b",
    "ru": (
        r"[,–—] ?(?:об этом )?(?:сообщ|заяв|сказа|расскаж|расска|уточн|отмет|подтверд|объяв|напис|добав|"
        r"предупред|переда|пиш|говор|пояс|подчерк)\w+"
    ),
    "uk": (
        r"[,–—] ?(?:про це )?(?:повідом|заяв|сказа|розпов|уточн|зазнач|підтверд|оголос|напис|дода|поперед|"
        r"переда|пиш|ідеться|йдеться|пояс|наголос)\w*"
    ),
    "pl": (
        r"[,–—] ?(?:poinformowa|powiedzia|przekaza|oświadczy|zapowiedzia|poda|doda|ogłosi|potwierdzi|napisa|"
        r"zaznaczy|ostrzeg|stwierdzi|podkreśli)ł\w*"
    ),
}
"""Who told it, behind what is told."""
_OPENED: Final = re.compile(
    r"\W*(?:(?:on|in|at|by|back|late|early|since|during|after|before|\w+ing|as|while|when|earlier|last|over|from|until|"
    r"this|next)\b.*)?"
)
"""What English puts before a subject: behind it, ", he said" is the verb that the date has."""

_REPORTED_RE: Final = {lang: re.compile(rf".*(?:{words})", re.DOTALL) for lang, words in _REPORTED.items()}
_ASIDE: Final = {lang: re.compile(rf"(?:{_OTHERS[lang]}|(?P<said>{_SAID[lang]}))[^,]*") for lang in _OTHERS}


def before(text: str, start: int, lang: str) -> str:
    """What stands before the date at `start`, in its own clause."""
    clause = _clauses(_cased(text[max(0, start - _REACH) : start], lang))[-1]
    reported = _REPORTED_RE.get(lang)
    found = reported.match(clause) if reported else None
    return clause[found.end() :] if found else clause


def behind(text: str, start: int, stop: int, lang: str) -> tuple[str, str]:
    """What stands behind the date at `text[start:stop]`: in its own clause, and in the whole sentence."""
    clause = _clauses(_cased(text[stop : stop + _REACH], lang))[0]
    aside = _ASIDE.get(lang)
    if aside is None:
        return clause, clause
    opened = lang == "en" and _OPENED.fullmatch(_clauses(text[max(0, start - _REACH) : start].lower())[-1])
    own = aside.sub(lambda found: found[0] if opened and found["said"] else "", clause)
    return own, clause


def _clauses(text: str) -> list[str]:
    return _END.split(_QUOTED.sub(" ", text))


def _cased(text: str, lang: str) -> str:
    """German tells verbs from nouns by their case; elsewhere names are no verbs: *в Стамбул*."""
    if lang == "de":
        return text
    words = _WORD.findall(text)
    # English has headlines of capitals, and names of which none ends like its verbs.
    if lang != "en" and 2 * sum(not word[0].islower() for word in words) < len(words):
        text = _WORD.sub(_without_name, text)
    return text.lower()


def _without_name(word: re.Match[str]) -> str:
    """Strokes for a capital word that begins no sentence."""
    begins = not word.string[: word.start()].rstrip().endswith(tuple(".!?:…")) and word.start()
    return "_" * len(word[0]) if begins and not word[0][0].islower() else word[0]
