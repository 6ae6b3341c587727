"""A `Card` as a box on a terminal: a rich renderable, so width and colour are rich's work. Pure.

Nothing is cut: a terminal scrolls. Words from feeds go into `Text`, never through rich's markup, and are
cleaned first, so no report can write escape sequences. Links are OSC 8 where the terminal can; where it
can't, or the output is a file, the address itself is printed, in one piece.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from rich.box import HEAVY, ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.text import Text

from bot.alerts import phrases
from bot.alerts.card import Card, Mark, ShownChange, ShownFact, SourceLine
from bot.alerts.inert import web_link
from bot.alerts.shown import clean, cut
from bot.alerts.words import age, language, moment
from bot.tongues import ENGLISH

WIDTH_MAX = 88  # cells; wider boxes are hard to read
RULE_UNITS_MAX = 64
TIME_LINE_MAX = 5
EDGES = 6  # cells of the upper edge that the title can't have
MATCHED = "bold yellow"
BORDERS = {"story": "cyan", "delta": "magenta", "earlier": "bright_black"}


class CardPanel:
    """The box, and its link: inside and clickable on a terminal that can, below it and uncut elsewhere."""

    def __init__(self, card: Card, now: datetime) -> None:
        self.card = card
        self.now = now

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Decide by the console that prints it."""
        link = web_link(self.card.link)
        clickable = console.is_terminal and console.color_system is not None and not options.legacy_windows
        parts = _parts(self.card, self.now)
        if link and clickable:
            name = clean(self.card.source)[0]
            parts.append(
                Text(phrases.read_at(name, ENGLISH), style=Style(color="blue", underline=True, link=link))
            )
        width = min(WIDTH_MAX, options.max_width)
        yield Panel(
            Group(*parts),
            title=_title(self.card, width - EDGES),
            title_align="left",
            width=width,
            box=HEAVY if self.card.high else ROUNDED,
            border_style="red" if self.card.high else BORDERS[self.card.kind],
        )
        if link and not clickable:
            yield Text(f"  {link}", no_wrap=True, overflow="ignore")


def card_panel(card: Card, now: datetime) -> RenderableType:
    """The card as a box of at most 88 cells; times are told relative to `now`.

    Print it with `crop=False`, so that an address in a file stays in one piece.
    """
    return CardPanel(card, now)


def _parts(card: Card, now: datetime) -> list[RenderableType]:
    parts: list[RenderableType] = [_change(change, now) for change in card.changes]
    parts.append(_marked(card.headline, card.headline_marks, "bold") or Text(phrases.NO_HEADLINE))
    quoted = _marked(card.excerpt, card.excerpt_marks, "")
    if quoted and card.of_article:
        quoted = Text(f"📄 {phrases.OF_ARTICLE} ", style="dim").append_text(quoted)
    if quoted:
        parts.append(Padding(quoted, (0, 0, 0, 2)))
    parts += [_fact(fact, now) for fact in card.facts]
    parts.append(_source(card, now))
    parts += _sources(card, now)
    return parts


def _title(card: Card, cells_max: int) -> Text:
    titles = " · ".join(cut(clean(title)[0], RULE_UNITS_MAX) for title in card.rules)
    note = phrases.kind_note(card, ENGLISH)
    title = Text(f"{phrases.kind_mark(card)} ")
    title.append(titles, style="bold")
    title.append(f" · {note}" if note and titles else note)
    title.truncate(max(1, cells_max), overflow="ellipsis")  # a longer one would widen the box
    return title


def _change(change: ShownChange, now: datetime) -> Text:
    was = phrases.was_words(change, ENGLISH, now)
    line = Text(f"{phrases.fact_mark(change.kind)} ")
    if was:
        line.append(phrases.before_was(ENGLISH)).append(was, style="strike").append(
            phrases.before_now(ENGLISH)
        )
    else:
        line.append(phrases.before_new(ENGLISH))
    line.append(phrases.now_value(change, ENGLISH, now), style="bold magenta")
    return line.append(_quoted(change), style="dim")


def _fact(fact: ShownFact, now: datetime) -> Text:
    line = Text(f"{phrases.fact_mark(fact.kind)} ")
    was, note = phrases.was_words(fact, ENGLISH, now), phrases.fact_note(fact, ENGLISH)
    if was:
        line.append(phrases.before_was(ENGLISH)).append(was, style="strike").append(
            phrases.before_now(ENGLISH)
        )
    line.append(phrases.now_value(fact, ENGLISH, now if was else None), style="strike" if fact.off else "")
    line.append(f" · {note}" if note else "")
    return line.append(_quoted(fact), style="dim")


def _quoted(fact: ShownFact | ShownChange) -> str:
    words = phrases.fact_source_words(fact, ENGLISH)
    return f" · “{words}”" if words else ""


def _source(card: Card, now: datetime) -> Text:
    parts = (
        clean(card.source)[0],
        age(phrases.moment_of(card.when), now, ENGLISH),
        clean(language(card.lang, ENGLISH))[0],
    )
    return Text(" · ".join(part for part in parts if part), style="dim")


def _sources(card: Card, now: datetime) -> Iterator[Text]:
    names = phrases.publishers(card)
    if len(names) < 2 and len(card.sources) < 2:
        return
    yield Text(phrases.sources_words(names, ENGLISH, card.independent), style="dim")
    for report in card.sources[:TIME_LINE_MAX]:
        yield _report(report, now)


def _report(report: SourceLine, now: datetime) -> Text:
    when = moment(phrases.moment_of(report.when), now, ENGLISH)
    line = Text(f"  {when}  ", "dim", no_wrap=True, overflow="ellipsis")
    return line.append(f"{clean(report.source)[0]}: {clean(report.title)[0]}")


def _marked(text: str, marks: Iterable[Mark], style: str) -> Text:
    words, places = clean(text, marks)
    line = Text(words, style=style)
    for start, stop in places:
        line.stylize(MATCHED, start, stop)
    return line
