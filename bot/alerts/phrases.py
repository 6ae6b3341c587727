"""What a card says, line by line, in words: shared by all renderings, so that they can't drift apart.

Nothing here knows HTML or a terminal; texts are cleaned, but neither cut nor escaped. A `Tongue` says them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.alerts.amounts import amount, rank
from bot.alerts.card import Card, ShownChange, ShownFact
from bot.alerts.shown import clean
from bot.alerts.standings import doubt, standing
from bot.alerts.words import day
from bot.tongues import Tongue, marked
from bot.tongues.places import place

FACT_MARKS = {
    "date": "📅",
    "place": "📍",
    "number": "🔢",
    "ordinal": "🔢",
    "status": "📌",
    "polarity": "⚖️",
}
OTHER_FACT_MARK = "•"
# A change: `was Mon 2 June → now Mon 16 June`; where there was nothing: `new: Mon 16 June`.
WAS, NOW, NEW = marked("was"), marked("now"), marked("new:")
# Dates that conflict, and dates that are off.
OTHERS_SAY, OR = marked("others say"), marked("or")
OFF = {"cancelled": marked("cancelled"), "postponed": marked("postponed, no new date yet")}
NO_VALUE = "?"
NO_HEADLINE = marked("(no headline)")
OF_ARTICLE = marked("From the article:")
WAS_MAX = 3  # earlier values that one change names
NAMES_MAX = 10  # publishers that the line of sources names


def kind_mark(card: Card) -> str:
    """The sign in front: 🚨 high, 🔔 a new story, ↻ a changed fact, 🕓 from before the rule was there."""
    if card.kind == "earlier":
        return "🕓"
    urgent = "🚨" if card.high else ""
    if card.kind == "delta":
        return f"{urgent}↻"
    return urgent or "🔔"


def kind_note(card: Card, tongue: Tongue) -> str:
    """The kind in a word, for those who don't know the signs; a new story needs none."""
    match card.kind:
        case "story":
            return ""
        case "delta":
            return tongue.say("changed")
        case "earlier":
            return tongue.say("earlier")


def before_was(tongue: Tongue) -> str:
    """What stands before the earlier value of a change."""
    return f"{tongue.say(WAS)} "


def before_now(tongue: Tongue) -> str:
    """What stands between the earlier value and the new one."""
    return f" → {tongue.say(NOW)} "


def before_new(tongue: Tongue) -> str:
    """What stands before a value that had none before."""
    return f"{tongue.say(NEW)} "


def fact_mark(kind: str) -> str:
    """The sign of a kind of fact."""
    return FACT_MARKS.get(kind, OTHER_FACT_MARK)


def before_others(tongue: Tongue) -> str:
    """What stands before the dates that others say."""
    return f"{tongue.say(OTHERS_SAY)} "


def between_others(tongue: Tongue) -> str:
    """What stands between them."""
    return f" {tongue.say(OR)} "


def fact_value(kind: str, value: str, tongue: Tongue, now: datetime | None = None, text: str = "") -> str:
    """A canonical value in words; with `now`, this year goes without saying.

    `text` are the words it was read from: they are shown where the value only holds their stem.
    """
    shown, _ = clean(value)
    written, _ = clean(text)
    if kind == "date":
        return day(shown, tongue, now) or NO_VALUE
    if kind == "number":
        return amount(shown, tongue, written) or NO_VALUE
    if kind == "ordinal":
        return rank(shown, tongue, written) or NO_VALUE
    if kind == "place":
        return place(shown, tongue) or " ".join(map(_named, filter(None, shown.split("-")))) or NO_VALUE
    if kind in {"status", "polarity"}:
        return standing(shown, tongue) or NO_VALUE
    return (shown[:1].upper() + shown[1:]) or NO_VALUE


def now_value(fact: ShownFact | ShownChange, tongue: Tongue, now: datetime | None = None) -> str:
    """The value of a fact, or the new one of a change, in words; where nobody has confirmed it, that too."""
    value = fact.value if isinstance(fact, ShownFact) else fact.now
    words = fact_value(fact.kind, value, tongue, now, fact.text)
    words += doubt(value, tongue, unconfirmed=fact.unconfirmed)
    return words if isinstance(fact, ShownChange) else words[:1].upper() + words[1:]


def _named(part: str) -> str:
    """One word of a place's name: `abu`, `dhabi` → Abu, Dhabi; small words stay small."""
    return part if part in {"on", "in", "region"} else part[:1].upper() + part[1:]


def fact_source_words(fact: ShownFact | ShownChange, tongue: Tongue) -> str:
    """The words that a fact was read from, or "" where they say no more than the value in words does."""
    shown, _ = clean(fact.text)
    value = fact.value if isinstance(fact, ShownFact) else fact.now
    in_words = fact_value(fact.kind, value, tongue, text=fact.text)
    said = set(in_words.casefold().replace(",", " ").split())
    return "" if set(shown.casefold().replace(",", " ").split()) <= said else shown


def was_values(change: ShownFact | ShownChange) -> tuple[tuple[str, str], ...]:
    """The earlier values of a change with the words that each was read from, the newest few."""
    known = change.was_texts if isinstance(change, ShownChange) else ()
    texts = known + ("",) * (len(change.was) - len(known))
    return tuple(zip(change.was, texts, strict=False))[-WAS_MAX:]


def was_words(change: ShownFact | ShownChange, tongue: Tongue, now: datetime) -> str:
    """The earlier values of a change, the newest few; "" where there was none."""
    return ", ".join(fact_value(change.kind, value, tongue, now, text) for value, text in was_values(change))


def fact_note(fact: ShownFact, tongue: Tongue) -> str:
    """What is to be known beside a date: that it is off, or what others say; "" for nothing."""
    if fact.off:
        return tongue.say(OFF[fact.off]) if fact.off in OFF else clean(fact.off)[0]
    others = between_others(tongue).join(
        fact_value(fact.kind, value, tongue) for value in fact.others[-WAS_MAX:]
    )
    return f"{before_others(tongue)}{others}" if others else ""


def read_at(name: str, tongue: Tongue) -> str:
    """What the link to the report is called."""
    return tongue.say("Read at {name}", name=name) if name else tongue.say("Read the report")


def publishers(card: Card) -> tuple[str, ...]:
    """The names of all sources, each once, newest first; the card's own where it lists none."""
    names = (clean(name)[0] for name in card.publishers or [report.source for report in card.sources])
    return tuple(dict.fromkeys(name for name in names if name)) or (clean(card.source)[0],)


def sources_words(names: tuple[str, ...], tongue: Tongue, independent: int = 0) -> str:
    """`3 sources: A, B, C`; the tail of a long list is counted, and so are copies of one text."""
    count, hidden = tongue.count, len(names) - NAMES_MAX
    head = count("{count} source", "{count} sources", len(names))
    if 0 < independent < len(names):
        head += f" ({count('{count} independent', '{count} independent', independent)})"
    more = f" {count('and {count} more', 'and {count} more', hidden)}" if hidden > 0 else ""
    return f"{head}: {', '.join(names[:NAMES_MAX])}{more}"


def added_sources_words(names: Sequence[str], tongue: Tongue) -> str:
    """`＋2 sources: A, B`: what an update adds, where the message itself can't be edited."""
    return f"＋{tongue.count('{count} source', '{count} sources', len(names))}: {', '.join(names)}"


def moment_of(unix: int) -> datetime:
    """Unix seconds as an aware time; what no calendar holds is moved to its nearest edge."""
    earliest, latest = 0, 253_402_300_799  # 1970-01-01 to 9999-12-31T23:59:59Z
    return datetime.fromtimestamp(min(max(unix, earliest), latest), tz=UTC)
