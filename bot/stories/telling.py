"""What a title makes of its matter: who acts, what it is about, what it counts, of which night it tells.

Law: pure, read once per sighting. Two reports of the same people are two stories by these.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Field
from bot.stories import particulars
from bot.stories.acting import Acting, acting
from bot.stories.sets import NONE, held
from bot.stories.standings import stances
from bot.stories.story import Sighting
from bot.stories.words import Word
from bot.stories.wrapping import explains, is_nightly

_MOVED: Final = frozenset(("postponed", "cancelled"))


@dataclass(frozen=True, slots=True)
class Telling:
    """What the title tells, or what stands for it.

    `acting` is who acts and `matter` the stems that don't name them; `counted` is what the title counts.
    `nights` are the days that a report of a night may be about (empty: of no night), `explains` says that it
    explains more than it reports. `regions` are those that it names; `ages` those of people anywhere,
    `ages_in_title` in the title. `fate` says that it tells how one fares whom an earlier happening touched,
    `moves` that something was put off or called off. `stances` are how it stands to its matter.
    """

    acting: Acting
    matter: tuple[str, ...]
    counted: tuple[Fact, ...]
    nights: frozenset[str]
    explains: bool
    regions: frozenset[str]
    ages: frozenset[str]
    ages_in_title: frozenset[str]
    fate: bool
    moves: bool
    stances: frozenset[str]


def telling(
    sighting: Sighting,
    head: Sequence[Word],
    field: Field,
    texts: tuple[str, str],
    days: frozenset[str],
    words: Sequence[Word],
) -> Telling:
    """What `head`, the words of `field`, tells.

    `texts` are both, folded, `days` what they may be about, `words` all that count.
    """
    ages = particulars.ages(words, sighting.lang)
    acts = _acting(sighting, head, field)
    return Telling(
        acting=acts,
        matter=tuple(
            dict.fromkeys([word.stem for word in head if word.weight and word.start not in acts.places])
        ),
        counted=tuple(
            fact for fact in sighting.facts if fact.kind is FactKind.NUMBER and fact.field == "title"
        ),
        nights=days if any(map(is_nightly, texts)) else NONE,
        explains=explains(texts[0]),
        regions=particulars.regions(head, sighting.lang),
        ages=ages,
        ages_in_title=particulars.ages(head, sighting.lang) if ages else ages,
        fate=particulars.tells_a_fate(head, sighting.lang),
        moves=any(fact.kind is FactKind.STATUS and fact.value in _MOVED for fact in sighting.facts),
        stances=held(stances(fact for fact in sighting.facts if fact.field == field)),
    )


def _acting(sighting: Sighting, head: Sequence[Word], field: Field) -> Acting:
    concepts: defaultdict[int, list[str]] = defaultdict(list)
    for hit in sighting.concepts:
        if hit.field == field:
            for word in head:
                if hit.start <= word.start < hit.stop:
                    concepts[word.start].append(hit.name)
    return acting(head, concepts, sighting.lang)
