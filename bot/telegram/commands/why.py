"""/why and the button *Why?*: watches, matched words, story, facts as told, decision. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.alerts import follow_up, phrases, spans
from bot.alerts.card import Button, Note
from bot.alerts.excerpt import article_excerpt, excerpt, headline
from bot.alerts.pieces import moment_span, short
from bot.alerts.render_html import marked
from bot.alerts.shown import clean, cut
from bot.alerts.spans import BLANK, Line, Span
from bot.alerts.words import moment
from bot.facts.fact import Fact
from bot.feeds.item import FIELDS
from bot.rules.match import Highlight
from bot.store.why import Choice, Decided, Matched, ToldFact, Why
from bot.telegram.buttons import Press, write
from bot.telegram.commands import reason_words
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

TITLE_UNITS_MAX = 100
MATCH_UNITS_MAX = 300
WORD_UNITS_MAX = 60
HEADLINE_UNITS_MAX = 300
EXCERPT_UNITS_MAX = 500
WATCHES_MAX = 4
WORDS_MAX = 10  # of each watch
FACTS_MAX = 8
SURE = 100  # similarity of words that are the same
RANK_WORDS, RANK_FACT, RANK_EXCERPT = 3, 2, 1

Found = Why | Choice | None


def show(situation: Situation, request: Request, found: Found) -> Screen:
    """The answer to the command, as a reply to the alert; to the button, where its answers stand."""
    say = situation.tongue.say
    if found is None and request.press is not None:
        toast = say("This alert is no longer on record, so its buttons do nothing any more.")
        return Screen(CommandReason.GONE, toast=toast)
    if found is None:
        html = say("Answer an alert with /why, and I say why it rang. There is none on record here.")
        return Screen(CommandReason.GONE, Note(html=html))
    note = _which(situation.tongue, found) if isinstance(found, Choice) else _why(situation, found)
    return Screen(CommandReason.WHY, note, under=found.message_id if request.press is None else None)


def _which(tongue: Tongue, choice: Choice) -> Note:
    """Of a digest: which of its stories is meant."""
    lines = [
        Line(
            (Span(f"{number}. {short(headline, TITLE_UNITS_MAX) or tongue.say(phrases.NO_HEADLINE)}"),),
            rank=1,
        )
        for number, headline in enumerate(choice.headlines, start=1)
    ]
    head = Line((Span(tongue.say("❓ Why which one?"), bold=True),))
    row = tuple(
        Button(text=str(number), data=write(Press("why", str(choice.message_id), number)))
        for number in range(1, len(choice.headlines) + 1)
    )
    return Note(html=spans.html(spans.fitted((head, *lines))), buttons=(row,) if row else ())


def _why(situation: Situation, why: Why) -> Note:
    return Note(html=spans.html(spans.fitted(_lines(situation.tongue, why, situation.now))))


def _lines(tongue: Tongue, why: Why, now: datetime) -> Iterator[Line]:
    yield Line((Span(tongue.say("❓ Why this alert"), bold=True),))
    for matched in why.matched[:WATCHES_MAX]:
        yield from _watch(tongue, matched)
    if len(why.matched) > WATCHES_MAX:
        more = len(why.matched) - WATCHES_MAX
        yield Line((Span(tongue.count("… and {count} more watch", "… and {count} more watches", more)),))
    yield from _report(tongue, why)
    yield BLANK
    yield from _story(tongue, why, now)
    yield from _facts(tongue, why)
    yield BLANK
    for decided in why.decisions:
        yield _decision(tongue, decided, now)


def _watch(tongue: Tongue, matched: Matched) -> Iterator[Line]:
    yield BLANK
    title = short(matched.title, TITLE_UNITS_MAX)
    yield Line((Span("🔎 "), Span(title, bold=True)))
    if matched.match.casefold() != matched.title.casefold():
        query = cut(clean(matched.match)[0], MATCH_UNITS_MAX)
        yield Line((Span(query, code=True),), rank=RANK_WORDS)
    words = list(dict.fromkeys(_word(tongue, found) for found in matched.highlights))
    if words:
        yield Line((Span("→ " + ", ".join(words[:WORDS_MAX])),), rank=RANK_WORDS)


def _word(tongue: Tongue, found: Highlight) -> str:
    """What a word of the watch found: `missile: Missiles`."""
    term, text = short(found.term, WORD_UNITS_MAX), short(found.text, WORD_UNITS_MAX)
    if found.term == follow_up.TERM:
        return tongue.say("“{text}”, of a story that it told of", text=text)
    said = f"“{text}”" if term.casefold() == text.casefold() else f"{term}: “{text}”"
    if found.similarity < SURE:
        similar = tongue.say("{percent} % alike", percent=found.similarity)
        return f"{said} ({similar})"
    return said


def _report(tongue: Tongue, why: Why) -> Iterator[Line]:
    """The report with the matched words in their sentence."""
    marks = {
        field: _merged(
            (found.start, found.stop)
            for matched in why.matched
            for found in matched.highlights
            if found.field == field
        )
        for field in FIELDS
    }
    title, places = headline(why.item.title, marks["title"], source=why.item.source)
    shown = tuple(marked(title, places, HEADLINE_UNITS_MAX)) or (Span(tongue.say(phrases.NO_HEADLINE)),)
    yield BLANK
    yield Line(shown, quote="blockquote")
    if marks["summary"]:
        text, places = excerpt(why.item.summary, marks["summary"], title=why.item.title)
        if text:
            yield Line(tuple(marked(text, places, EXCERPT_UNITS_MAX)), "blockquote", RANK_EXCERPT)
    if marks["text"] and why.item.text:
        text, places = article_excerpt(why.item.text, marks["text"])
        lead = Span(f"📄 {tongue.say(phrases.OF_ARTICLE)} ")
        yield Line((lead, *marked(text, places, EXCERPT_UNITS_MAX)), "blockquote", RANK_EXCERPT)


def _merged(places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in their order, without overlaps: several watches may find the same word."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _story(tongue: Tongue, why: Why, now: datetime) -> Iterator[Line]:
    count = tongue.count("{count} report", "{count} reports", why.reports)
    since = tongue.say("since")
    yield Line((Span(f"🧵 {count}, {since} "), moment_span(moment(why.since, now, tongue), why.since, "dt")))
    reason = reason_words.joined(tongue, why.joined)
    if why.similarity:
        alike = tongue.say("{percent} % alike", percent=why.similarity)
        reason = f"{reason} ({alike})"
    yield Line((Span(tongue.say("This report belongs to it: {reason}.", reason=reason)),))


def _facts(tongue: Tongue, why: Why) -> Iterator[Line]:
    """What the chat was told; where nothing is on record, what the report states."""
    told: Sequence[ToldFact | Fact] = why.told or [
        fact for matched in why.matched for fact in matched.facts if not fact.past
    ]
    lines = dict.fromkeys(_fact(tongue, str(fact.kind), fact.value, fact.text) for fact in told)
    if lines:
        yield BLANK
        yield Line((Span(tongue.say("Facts as I told them:")),), rank=RANK_FACT)
    for line in list(lines)[:FACTS_MAX]:
        yield Line((Span(line),), rank=RANK_FACT)


def _fact(tongue: Tongue, kind: str, value: str, text: str) -> str:
    said = short(phrases.fact_value(kind, value, tongue), WORD_UNITS_MAX)
    words = short(text, WORD_UNITS_MAX)
    return f"{phrases.fact_mark(kind)} {said}" + (f" ← “{words}”" if words else "")


def _decision(tongue: Tongue, decided: Decided, now: datetime) -> Line:
    action = reason_words.action(tongue, decided.action)
    reason = reason_words.decision(tongue, decided.reason)
    return Line(
        (
            Span("⚖️ "),
            moment_span(moment(decided.at, now, tongue), decided.at, "dt"),
            Span(f" {action}: {reason}"),
        )
    )
