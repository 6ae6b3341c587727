"""What the news counts, in English: beginnings of folded words, by unit. Data only."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "percent": r"per\s?cent(?:age)?\b|percent|pct\b|percentage",
    "GBP": r"pounds?\b",
    "soldier": (
        r"soldiers?\b|troops?\b|servicem[ae]n|servicewomen|service members?|personnel\b|fighters?\b|"
        r"recruits?\b|conscripts?\b"
    ),
    "prisoner": r"prisoners?\b|pows?\b|captives?\b",
    "hostage": r"hostages?\b",
    "killed": r"dead\b|deaths?\b|killed|fatalit|lives\b|bodies\b",
    "wounded": r"wounded|injur",
    "missing": r"missing",
    "civilian": r"civilians?\b",
    "child": r"child(?:ren)?\b|kids\b",
    "person": r"people\b|persons?\b|men\b|women\b|residents?\b|inhabitants\b|others?\b",
    "passenger": r"passengers?\b",
    "refugee": r"refugees?\b|migrants?\b",
    "vehicle": r"vehicles?\b|armou?red\s+vehicles?",
    "plane": r"planes?\b|aircraft|jets?\b|warplanes?|fighter\s+jets?",
    "helicopter": r"helicopters?",
    "ship": r"ships?\b|vessels?\b|warships?",
    "frigate": r"frigates?",
    "bomb": r"bombs?\b",
    "shell": r"shells?\b|rounds?\s+of\s+ammunition|artillery\s+rounds?",
    "sq-km": r"sq\s?km|square\s+kilomet|square\s+km",
    "sq-mile": r"square\s+miles?",
    "km": r"kilomet",
    "mile": r"miles?\b",
    "metre": r"met(?:re|er)s?\b",
    "hectare": r"hectares?\b",
    "ton": r"tons?\b|tonnes?\b",
    "village": r"villages?\b",
    "settlement": r"settlements?\b",
    "town": r"towns?\b|cit(?:y|ies)\b",
    "house": r"houses?\b|homes\b",
    "household": r"households?",
    "building": r"buildings?",
    "minute": r"minutes?\b",
    "hour": r"hours?\b",
    "day": r"days?\b",
    "week": r"weeks?\b",
    "month": r"months?\b",
    "year": r"years?\b",
    "degree": r"degrees?\b",
    "vote": r"votes?\b",
    "state": r"countries\b|nations\b|states\b",
}
