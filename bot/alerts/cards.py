"""From an item, its highlights and the story's facts to the `Card` of a message. Pure.

Whoever calls gathers (item, sources, changes against what the chat was told); what a person sees of it,
and how much, is decided here: the headline without its publisher, and the sentences of the summary that
hold the matched words.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from bot.alerts.card import Card, Mark, ShownChange, ShownFact, SourceLine
from bot.alerts.dates_shown import KnownDates, Standing
from bot.alerts.excerpt import article_excerpt, excerpt, headline
from bot.alerts.standings import fit_to_show
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Field, Item
from bot.rules.match import Highlight
from bot.rules.rule import Severity

FACTS_MAX = 8
CHANGES_MAX = 6
SOURCES_MAX = 30  # reports in one card; the newest are kept


def story_card(
    *,
    item: Item,
    when: int,
    rules: Sequence[str],
    highlights: Iterable[Highlight] = (),
    facts: Sequence[ShownFact] = (),
    sources: Sequence[SourceLine] = (),
    severity: Severity = "normal",
    earlier: bool = False,
) -> Card:
    """The first message of a story, and each later edit of it.

    `item` is the report that is quoted (its `lang` the one that was read, not only declared), `when` its
    Unix seconds, `rules` the titles of the chat's rules that match, `sources` all reports of the story,
    newest first. `earlier`: a hit from before the rule or the feed was there, shown silently.
    """
    card = _card("earlier" if earlier else "story", item, when, highlights, sources)
    return card.model_copy(
        update={"rules": tuple(rules), "facts": tuple(facts)[:FACTS_MAX], "high": severity == "high"}
    )


def quoting(card: Card, *, item: Item, when: int, highlights: Iterable[Highlight]) -> Card:
    """The same card with the words of another report."""
    other = _card(card.kind, item, when, highlights, card.sources)
    names = (
        "headline",
        "headline_marks",
        "excerpt",
        "excerpt_marks",
        "of_article",
        "lang",
        "source",
        "when",
        "link",
    )
    return card.model_copy(update={name: getattr(other, name) for name in names})


def delta_card(
    *,
    item: Item,
    when: int,
    rules: Sequence[str],
    changes: Iterable[ShownChange],
    highlights: Iterable[Highlight] = (),
    facts: Sequence[ShownFact] = (),
    sources: Sequence[SourceLine] = (),
    severity: Severity = "normal",
) -> Card:
    """The reply that says what changed: *was 2 June → now 16 June*.

    A fact that a change names isn't repeated among the facts. Otherwise as `story_card`.
    """
    changed = tuple(changes)[:CHANGES_MAX]
    said = {(change.kind, change.now) for change in changed}
    rest = tuple(fact for fact in facts if (fact.kind, fact.value) not in said)
    card = _card("delta", item, when, highlights, sources)
    return card.model_copy(
        update={
            "rules": tuple(rules),
            "facts": rest[:FACTS_MAX],
            "changes": changed,
            "high": severity == "high",
        }
    )


def shown_facts(facts: Iterable[Fact], dates: KnownDates | None = None) -> tuple[ShownFact, ...]:
    """Each fact once, dates first (coming ones before past ones), then in the order of the text.

    `dates` are those of the story: they say which of the dates are shown, and how they stand.
    """
    known = dates or KnownDates(date.min)
    first: dict[tuple[str, str], Fact] = {}
    for fact in known.shown(fit_to_show(facts)):
        first.setdefault((str(fact.kind), fact.value), fact)
    ordered = sorted(first.values(), key=lambda fact: (str(fact.kind) != "date", fact.past))
    return tuple(_shown(fact, known) for fact in ordered[:FACTS_MAX])


def _shown(fact: Fact, dates: KnownDates) -> ShownFact:
    stands = dates.standing(fact.value) if fact.kind is FactKind.DATE else Standing()
    return ShownFact(
        kind=str(fact.kind),
        value=fact.value,
        text=fact.text,
        unconfirmed=fact.force == "unconfirmed",
        was=stands.was,
        others=stands.others,
        off=stands.off,
    )


def _card(
    kind: Literal["story", "delta", "earlier"],
    item: Item,
    when: int,
    highlights: Iterable[Highlight],
    sources: Sequence[SourceLine],
) -> Card:
    places = tuple(highlights)
    title, title_marks = headline(item.title, _marks(places, "title"), source=item.source)
    of_article = bool(item.text) and any(place.field == "text" for place in places)
    if of_article:
        quoted, quoted_marks = article_excerpt(item.text, _marks(places, "text"))
    else:
        quoted, quoted_marks = excerpt(item.summary, _marks(places, "summary"), title=item.title)
    return Card(
        kind=kind,
        rules=(),
        headline=title,
        headline_marks=title_marks,
        excerpt=quoted,
        excerpt_marks=quoted_marks,
        of_article=of_article,
        lang=item.lang,
        source=item.source,
        when=when,
        link=item.link,
        sources=tuple(sources)[:SOURCES_MAX],
    )


def _marks(highlights: Iterable[Highlight], field: Field) -> tuple[Mark, ...]:
    return tuple((place.start, place.stop) for place in highlights if place.field == field)
