"""Which codes name a language behind `lang:`, and what was meant by those that don't.

Law: pure; a code is one of ISO 639-1 (two letters), as feeds and items carry it.
"""

from collections.abc import Mapping
from typing import Final

_ISO_639_1: Final = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
vo wa wo xh yi yo za zh zu
"""
_CODES: Final = frozenset(_ISO_639_1.split())
_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("us", "gb", "eng", "english", "englisch", "anglais", "inglés", "ingles"), "en"),
    **dict.fromkeys(("at", "ger", "deu", "german", "deutsch", "allemand", "alemán", "aleman"), "de"),
    **dict.fromkeys(("ua", "ukr", "ukrainian", "ukrainisch", "українська"), "uk"),
    **dict.fromkeys(("rus", "russian", "russisch", "русский"), "ru"),
    **dict.fromkeys(("mx", "spa", "esp", "spanish", "spanisch", "español", "espanol"), "es"),
    **dict.fromkeys(("fra", "fre", "french", "französisch", "français", "francais"), "fr"),
    **dict.fromkeys(("tur", "turkish", "türkisch", "türkçe", "turkce"), "tr"),
    **dict.fromkeys(("pol", "polish", "polnisch", "polski"), "pl"),
    **dict.fromkeys(("cz", "czech"), "cs"),
    **dict.fromkeys(("jp", "japanese"), "ja"),
    **dict.fromkeys(("cn", "chinese"), "zh"),
    "dk": "da",
    "gr": "el",
    "il": "he",
}
"""Countries, names and longer codes that people write -> the code."""


def no_language(code: str) -> str:
    """Empty for the code of a language; else one that was meant, or one to show how it is written."""
    return "" if code in _CODES else _MEANT.get(code, "en")
