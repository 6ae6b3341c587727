"""A `Card` as Telegram HTML: at most 4096 UTF-16 units after entity parsing, and 100 entities. Pure.

The law is kept by `spans`: here each part gets its words, its own limit and its rank. What can't be left
out (rules, changes, headline, source) fits by its limits; the time line goes first, then the names of the
sources, the facts, the excerpt. Moments are `tg-time` entities (Bot API 9.5), so that each reader sees
their own zone and a fresh "12 min ago"; a day without a clock time is plain text, because an entity would
show the day before in the west.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.alerts import phrases, spans
from bot.alerts.card import Card, Mark, ShownChange, ShownFact, SourceLine
from bot.alerts.inert import inert, web_link
from bot.alerts.pieces import moment_span as _moment
from bot.alerts.pieces import short as _short
from bot.alerts.shown import clean, cut
from bot.alerts.spans import BLANK, Line, Span
from bot.alerts.words import age, instant, language, moment
from bot.tongues import Tongue

RULES_MAX = 8
RULE_UNITS_MAX = 64
HEADLINE_UNITS_MAX = 500
EXCERPT_UNITS_MAX = 700
MARKS_MAX = 15  # bold places in the headline, and in the excerpt
VALUE_UNITS_MAX = 60
WORDS_UNITS_MAX = 60
NOTE_UNITS_MAX = 120
FACTS_MAX = 8
CHANGES_MAX = 6
NAME_UNITS_MAX = 60
TIME_LINE_MAX = 15
TIME_LINE_TITLE_UNITS_MAX = 120

RANK_TIME_LINE, RANK_NAMES, RANK_FACT, RANK_EXCERPT = 4, 3, 2, 1  # the highest is left out first


def card_html(card: Card, now: datetime, tongue: Tongue) -> str:
    """The card as HTML for `parse_mode=HTML`, in the words of `tongue`; times are told relative to `now`."""
    return spans.html(spans.fitted(_lines(card, now, tongue)))


def _lines(card: Card, now: datetime, tongue: Tongue) -> Iterator[Line]:
    yield _rules(card, tongue)
    for change in card.changes[:CHANGES_MAX]:
        yield _change(change, now, tongue)
    yield BLANK
    yield _headline(card, tongue)
    yield from _excerpt(card, tongue)
    for fact in card.facts[:FACTS_MAX]:
        yield _change(fact, now, tongue, rank=RANK_FACT) if fact.was else _fact(fact, tongue)
    yield BLANK
    yield _source(card, now, tongue)
    yield from _link(card, tongue)
    yield from _other_sources(card, now, tongue)


def _rules(card: Card, tongue: Tongue) -> Line:
    titles = [title for title in (_short(title, RULE_UNITS_MAX) for title in card.rules[:RULES_MAX]) if title]
    shown: list[Span] = [Span(phrases.kind_mark(card) + " ")]
    for place, title in enumerate(titles):
        shown += [Span(" · ")] if place else []
        shown.append(Span(title, bold=True))
    if len(card.rules) > RULES_MAX:
        shown.append(Span(f" +{len(card.rules) - RULES_MAX}"))
    note = phrases.kind_note(card, tongue)
    return Line((*shown, Span(f" · {note}" if titles else note)) if note else tuple(shown))


def _change(
    change: ShownFact | ShownChange, now: datetime, tongue: Tongue, *, rank: int = spans.NEVER
) -> Line:
    was = [_value(change.kind, value, tongue, now, text=text) for value, text in phrases.was_values(change)]
    lead = phrases.before_was(tongue) if was else phrases.before_new(tongue)
    shown = [Span(f"{phrases.fact_mark(change.kind)} {lead}")]
    for place, span in enumerate(was):
        shown += [Span(", "), span] if place else [span]
    shown += [Span(phrases.before_now(tongue))] if was else []
    notes = _note(change, tongue) if isinstance(change, ShownFact) else ()
    bold = isinstance(change, ShownChange)
    now_said = _now(change, tongue, now, bold=bold)
    return Line((*shown, now_said, *notes, *_source_words(change, tongue)), rank=rank)


def _headline(card: Card, tongue: Tongue) -> Line:
    shown = tuple(marked(card.headline, card.headline_marks, HEADLINE_UNITS_MAX))
    return Line(shown or (Span(tongue.say(phrases.NO_HEADLINE)),))


def _excerpt(card: Card, tongue: Tongue) -> Iterator[Line]:
    shown = tuple(marked(card.excerpt, card.excerpt_marks, EXCERPT_UNITS_MAX))
    if shown and card.of_article:
        shown = (Span(f"📄 {tongue.say(phrases.OF_ARTICLE)} "), *shown)
    if shown:
        yield Line(shown, quote="blockquote", rank=RANK_EXCERPT)


def _fact(fact: ShownFact, tongue: Tongue) -> Line:
    return Line(
        (
            Span(f"{phrases.fact_mark(fact.kind)} "),
            replace(_now(fact, tongue, None), struck=bool(fact.off)),
            *_note(fact, tongue),
            *_source_words(fact, tongue),
        ),
        rank=RANK_FACT,
    )


def _note(fact: ShownFact, tongue: Tongue) -> Iterator[Span]:
    words = _short(phrases.fact_note(fact, tongue), NOTE_UNITS_MAX)
    if words:
        yield Span(f" · {words}")


def _now(fact: ShownFact | ShownChange, tongue: Tongue, now: datetime | None, *, bold: bool = False) -> Span:
    value = fact.value if isinstance(fact, ShownFact) else fact.now
    if fact.kind == "date":
        return _value(fact.kind, value, tongue, now, bold=bold)
    return Span(_short(phrases.now_value(fact, tongue, now), VALUE_UNITS_MAX), bold=bold)


def _value(
    kind: str, value: str, tongue: Tongue, now: datetime | None, *, text: str = "", bold: bool = False
) -> Span:
    words = _short(phrases.fact_value(kind, value, tongue, now, text), VALUE_UNITS_MAX)
    when = instant(value) if kind == "date" else None
    return Span(words, bold=bold) if when is None else _moment(words, when, "wDt", bold=bold)


def _source_words(fact: ShownFact | ShownChange, tongue: Tongue) -> Iterator[Span]:
    words = _short(phrases.fact_source_words(fact, tongue), WORDS_UNITS_MAX)
    if words:
        yield Span(f" · “{words}”")


def _source(card: Card, now: datetime, tongue: Tongue) -> Line:
    name = _short(card.source, NAME_UNITS_MAX)
    spoken = _short(language(card.lang, tongue), NAME_UNITS_MAX)
    when = phrases.moment_of(card.when)
    aged = _moment(age(when, now, tongue), when, "r")
    return Line(
        (Span(f"{name} · " if name else ""), aged, Span(f" · {spoken}" if spoken else "")),
    )


def _link(card: Card, tongue: Tongue) -> Iterator[Line]:
    link = web_link(card.link)
    name = _short(card.source, NAME_UNITS_MAX)
    if link:
        yield Line((Span(phrases.read_at(name, tongue), link=link),))


def _other_sources(card: Card, now: datetime, tongue: Tongue) -> Iterator[Line]:
    names = phrases.publishers(card)
    if len(names) < 2 and len(card.sources) < 2:
        return
    shown = tuple(_short(name, NAME_UNITS_MAX) for name in names)
    yield Line((Span(phrases.sources_words(shown, tongue, card.independent)),), rank=RANK_NAMES)
    for report in card.sources[:TIME_LINE_MAX]:
        yield _report(report, now, tongue)


def _report(report: SourceLine, now: datetime, tongue: Tongue) -> Line:
    when = phrases.moment_of(report.when)
    title = _short(report.title, TIME_LINE_TITLE_UNITS_MAX) or tongue.say(phrases.NO_HEADLINE)
    name = _short(report.source, NAME_UNITS_MAX)
    return Line(
        (
            _moment(moment(when, now, tongue), when, "dt"),
            Span(f" {name}: " if name else " "),
            Span(title, link=web_link(report.link)),
        ),
        quote="blockquote expandable",
        rank=RANK_TIME_LINE,
    )


def marked(text: str, marks: Iterable[Mark], units_max: int) -> Iterator[Span]:
    """Spans of `text`, the marked places bold."""
    ready, places = inert(*clean(text, marks))
    words = cut(ready, units_max)
    position = 0
    for start, stop in places[:MARKS_MAX]:
        if start >= len(words):
            break
        if position < start:
            yield Span(words[position:start])
        yield Span(words[start:stop], bold=True)
        position = stop
    if position < len(words):
        yield Span(words[position:])
