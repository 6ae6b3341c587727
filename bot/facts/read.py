"""All facts of an item, each with its place: dates, places, numbers, ordinals, status and polarity.

Law: offsets count code points of the field as given, sentence numbers are those of `bot.text.tokens`, so that
a rule's highlights and an item's facts agree on what "in the same sentence" means.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Final

from bot.facts import amounts, ordinals, standing
from bot.facts import places as places_of
from bot.facts.amounts import NumberFound
from bot.facts.dates import TEXT_CHARACTERS_MAX, DateFound, find_each
from bot.facts.fact import Fact, FactKind
from bot.facts.ordinals import OrdinalFound
from bot.facts.places import PlaceFound, PlaceHit
from bot.feeds.item import FIELDS, Field, Item
from bot.text import tokens
from bot.text.token import Text

_SOME_DAY: Final = date(2001, 1, 1)
_START = attrgetter("start")


def read(
    item: Item, *, lang: str, reference: date | None, places: Iterable[PlaceHit] = ()
) -> tuple[Fact, ...]:
    """The facts that `item` states, in the order of the text, title first.

    `reference` is the publication day in the feed's zone; without it relative dates are left out and no
    date is marked as past. `places` are the places that the item names.
    """
    hits = tuple(places)
    texts = {field: item.field(field)[:TEXT_CHARACTERS_MAX] for field in FIELDS if item.field(field)}
    return tuple(
        fact for field, text in texts.items() for fact in _of_field(text, field, lang, reference, hits)
    )


def _of_field(
    text: str, field: Field, lang: str, reference: date | None, hits: tuple[PlaceHit, ...]
) -> tuple[Fact, ...]:
    # Digits of a date are no numbers, whether or not it is known which day they mean.
    seen = find_each(text, lang=lang, references=(reference,) if reference else (None, _SOME_DAY))
    dates, dated = seen[0], seen[-1]
    standings = tuple(standing.find(text, lang=lang))
    places = tuple(places_of.find((hit for hit in hits if hit.field == field), text, lang=lang))
    taken = [(one.start, one.stop) for one in dated]
    in_order = ordinals.find(text, lang=lang, taken=taken)
    counted = amounts.find(text, lang=lang, taken=[*taken, *((one.start, one.stop) for one in in_order)])
    if not dates and not standings and not places and not in_order and not counted:
        return ()
    words = tokens.read(text, lang)
    facts = [_date(one, field, words) for one in dates]
    facts += [_ordinal(one, field, words) for one in in_order]
    facts += [_number(one, field, words) for one in counted]
    facts += [_standing(one, field, words) for one in standings]
    facts += [_place(one, text, words) for one in places]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.stop)))


def _number(found: NumberFound, field: Field, words: Text) -> Fact:
    sentence = _sentence(words, found.start)
    return Fact(
        FactKind.NUMBER, found.value, found.text, field, found.start, found.stop, sentence, hedge=found.hedge
    )


def _ordinal(found: OrdinalFound, field: Field, words: Text) -> Fact:
    sentence = _sentence(words, found.start)
    return Fact(FactKind.ORDINAL, found.value, found.text, field, found.start, found.stop, sentence)


def _place(found: PlaceFound, text: str, words: Text) -> Fact:
    hit = found.hit
    return Fact(
        FactKind.PLACE,
        hit.name,
        text[hit.start : hit.stop],
        hit.field,
        hit.start,
        hit.stop,
        sentence=_sentence(words, hit.start),
        within=hit.within,
        role=found.role,
    )


def _standing(found: standing.StandingFound, field: Field, words: Text) -> Fact:
    sentence = _sentence(words, found.start)
    return Fact(
        found.kind, found.value, found.text, field, found.start, found.stop, sentence, force=found.force
    )


def _date(found: DateFound, field: Field, words: Text) -> Fact:
    return Fact(
        FactKind.DATE,
        found.value,
        found.text,
        field,
        found.start,
        found.stop,
        sentence=_sentence(words, found.start),
        past=found.past,
        spread_days=found.spread_days,
        happened=found.happened,
    )


def _sentence(words: Text, start: int) -> int:
    """The sentence of the word at `start`, else of the last word before it."""
    behind = bisect_right(words.tokens, start, key=_START)
    return words.tokens[behind - 1].sentence if behind else 0
