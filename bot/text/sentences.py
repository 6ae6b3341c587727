"""Where a sentence ends: not behind *Mr.*, *V. Putin*, *U.S.*, *2. Juni* or *3.5*.

Law: pure; decides on one gap between two words by what stands in it and beside it. When in doubt, the
sentence goes on, for abbreviations: a fact lost to its words is worse than one that stands a little far off.
"""

import re
from typing import Final

from bot.text.fold import fold

_ENDS: Final = re.compile(r"[.!?…]+[\"'”’»“)\]]*\s|\n\s*\n|[。！？।]|\n\s*[•*–-]")
_SHORTENED: Final = """
    mr mrs ms dr prof gen col sgt lt capt cpt gov sen rep rev hon jr sr st vs etc inc ltd corp dept no nos vol
    fig art approx est adm brig maj
    bzw ca nr usw mio mrd abs str hrsg inkl evtl ggf sog tel tsd vgl zt allg
    jan feb mar apr jun jul aug sep sept oct okt nov dec dez janv fevr avr juil ene abr ago dic sty lut kwi
    м г ул им тд тп гг рр млн млрд тыс тис обл см стр вул ім проф ген руб грн акад деп
    sra srta ud uds ee uu mme mlle mm me
    ul im plk np tzw mln mld sw woj min tys godz ok pt dyr
    sn vb doc yrd av
"""
_ABBREVIATIONS: Final = frozenset(_SHORTENED.split())
# Words that open a sentence: after "12." or "U.S." they tell that the number or name was its end.
_OPENING: Final = """
    the a an in on at he she it they we this that these but and as after for his her its
    der die das ein eine er sie es wir im am dies diese doch und nach bei auch zudem
    el la los las un una en le les des il elle ils ce cette dans mais
    w na to ale bu bir o ve ancak
    он она они это но в на по из его після він вона вони це але у за
"""
_OPENERS: Final = frozenset(_OPENING.split())
_MONTHS: Final = re.compile(
    r"jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz]|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|"
    r"листоп|груд|янв|фев|март|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|"
    r"oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|ene|abr|ago|dic|janv|fév|avr|juin|juil|août|déc"
)
_ORDINAL_LANGUAGES: Final = frozenset(("de", "tr", "pl"))


def is_boundary(before: str, gap: str, after: str, lang: str = "") -> bool:
    """Whether the sentence ends between the words `before` and `after`, which have `gap` between them."""
    found = _ENDS.search(gap)
    if found is None:
        return False
    mark = found[0].rstrip()
    if not mark.startswith("."):
        return not (mark[:1] in ("!", "?", "…") and after[0].islower())
    if after[0].islower():
        return False
    if mark.startswith(".."):
        return True
    return not _is_short_for(before, after, lang)


def _is_short_for(before: str, after: str, lang: str) -> bool:
    """Whether the full stop belongs to `before`: an initial, an abbreviation or an ordinal number."""
    if len(before) == 1 and before.isalpha():
        return fold(after) not in _OPENERS
    if before.isdigit():
        if len(before) > 2:
            return False
        if _MONTHS.match(after.lower()):
            return True
        return lang in _ORDINAL_LANGUAGES and fold(after) not in _OPENERS
    return fold(before) in _ABBREVIATIONS
