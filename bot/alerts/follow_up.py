"""What calls off or refuses what a watch told of, in words that the watch doesn't look for. Pure.

Law: a changed fact is never silent. Who watches for dates of talks is told that they are off, although
"Kremlin calls off talks" names no date, and that "Kremlin refuses to come". Only what joins a story in which
the watch found a date or a place counts, and only a firm word for it in the title: a summary tells the
background too.
"""

from collections.abc import Collection
from dataclasses import replace

from bot.facts.fact import Fact, FactKind
from bot.facts.read import read
from bot.rules.match import Highlight, Match, Reading
from bot.rules.rule import RuleId
from bot.stories.echo import with_echo
from bot.stories.keeper import Place
from bot.stories.story import Sighting

TERM = "(story)"
"""The term of a highlight that no word of the rule stands for."""
_OFF = frozenset(
    {(FactKind.STATUS, "cancelled"), (FactKind.STATUS, "postponed"), (FactKind.POLARITY, "refuse")}
)


def followed_up(
    reading: Reading, sighting: Sighting, place: Place, rules: Collection[RuleId]
) -> Reading | None:
    """The reading with a match for each of `rules` that waits for the story, if its title is against it.

    `sighting` matched no rule, `place` is where it belongs. None: there is nothing to follow up.
    """
    waiting = sorted(RuleId(rule) for rule in place.watched_by.intersection(rules))
    if reading.matches or not waiting:
        return None
    title = replace(sighting.item, summary="")
    said = with_echo(read(title, lang=sighting.lang, reference=None), place.echo)
    facts = tuple(fact for fact in said if _calls_off(fact))
    if not facts:
        return None
    places = tuple(Highlight("title", fact.start, fact.stop, TERM, fact.text, 100) for fact in facts)
    return replace(reading, matches=tuple(Match(rule, places, facts) for rule in waiting))


def _calls_off(fact: Fact) -> bool:
    return (fact.kind, fact.value) in _OFF and not fact.force
