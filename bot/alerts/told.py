"""The cards of one chat and one story: what a first message, and each edit of it, says. Pure.

Law: a card says what its reports say and no more: no past fact, no place that is left, none of a late report.
"""

from bot.alerts import cards
from bot.alerts.card import Card, SourceLine
from bot.alerts.corroboration import Voice, independent, publishers
from bot.alerts.dates_shown import KnownDates, known_dates
from bot.alerts.situation import Key, Report, Situation
from bot.facts.fact import Fact
from bot.rules.rule import RuleId


def coming_facts(report: Report, rule_id: RuleId | None = None) -> tuple[Fact, ...]:
    """The facts of a report that can be news: not past, no place that is left, not from a late report."""
    if not report.facts_count:
        return ()
    facts = report.facts if rule_id is None else report.facts_by_rule.get(rule_id, ())
    return tuple(fact for fact in facts if not fact.past and fact.role != "from")


def card_of(situation: Situation, lead: Report, *, earlier: bool = False) -> Card:
    """The card of a first message: the lead, or a report in a language that the chat would rather read."""
    quoted = _in_own_language(situation, lead.item.lang) or lead
    card = cards.story_card(
        item=quoted.item,
        when=int(quoted.at.timestamp()),
        rules=situation.rule_titles,
        highlights=quoted.highlights,
        facts=cards.shown_facts(_all_facts(situation), dates_of(situation)),
        sources=sources_of(situation),
        severity=situation.severity,
        earlier=earlier,
    )
    return voiced(card, situation)


def voiced(card: Card, situation: Situation) -> Card:
    """The card with all who report the story; how many do so on their own, where all reports are at hand."""
    voices = tuple(
        Voice(report.publisher, report.item.title, report.item.summary) for report in situation.reports
    )
    names = publishers((*voices, *(Voice(name, "") for name in situation.more_publishers)))
    alone = 0 if situation.more_publishers else independent(voices)
    return card.model_copy(update={"publishers": names, "independent": alone})


def with_reports(card: Card, situation: Situation, *, extend: bool) -> Card:
    """The same card with all that is known by now.

    Its headline stays, because it is what the chat knows; but one in the chat's own language is better.
    """
    better = _in_own_language(situation, card.lang)
    if better is not None:
        card = cards.quoting(
            card, item=better.item, when=int(better.at.timestamp()), highlights=better.highlights
        )
    sources = sources_of(situation)
    facts = cards.shown_facts(_all_facts(situation), dates_of(situation))
    rules = situation.rule_titles
    known = voiced(card, situation)
    if extend:
        # Two stories in one message: copies among both are counted with the next report.
        names = tuple(dict.fromkeys((*known.publishers, *card.publishers)))
        known = known.model_copy(update={"publishers": names, "independent": 0})
        sources = tuple(sorted({*card.sources, *sources}, key=lambda line: (-line.when, line.title)))
        facts = tuple({(fact.kind, fact.value): fact for fact in (*card.facts, *facts)}.values())
        rules = tuple(dict.fromkeys((*card.rules, *rules)))
    return known.model_copy(update={"sources": sources, "facts": facts, "rules": rules})


def _in_own_language(situation: Situation, lang: str) -> Report | None:
    """The newest report in a language that the chat would rather read than `lang`."""
    ranks = {code: rank for rank, code in enumerate(situation.langs)}
    own = ranks.get(lang, len(ranks))
    better = [report for report in situation.reports if ranks.get(report.item.lang, len(ranks)) < own]
    return min(better, key=lambda report: ranks[report.item.lang], default=None)


def dates_of(situation: Situation) -> KnownDates:
    """How the dates of the story stand."""
    return known_dates(situation.story_id, situation.reports, situation.now)


def _all_facts(situation: Situation) -> tuple[Fact, ...]:
    by_key: dict[Key, Fact] = {}
    for report in situation.reports:
        for fact in coming_facts(report):
            key = (fact.kind.value, fact.value)
            # What one report leaves open and another one states is no longer open.
            if key not in by_key or (by_key[key].force and not fact.force):
                by_key[key] = fact
    return tuple(by_key.values())


def sources_of(situation: Situation) -> tuple[SourceLine, ...]:
    """The newest reports, as a card lists them."""
    lines = (
        SourceLine(
            source=report.item.source or report.publisher,
            when=int(report.at.timestamp()),
            title=report.item.title,
            link=report.item.link,
        )
        for report in situation.reports
    )
    return tuple(lines)[: cards.SOURCES_MAX]
