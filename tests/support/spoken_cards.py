"""Cards for what each language makes of them: one fact of each kind, and as much as there can be of everything."""

from bot.alerts.card import Card, ShownChange, ShownFact, SourceLine
from bot.alerts.cards import delta_card, shown_facts
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from tests.support.sample_cards import MINUTE, NOON


def every_kind() -> Card:
    """One fact or change of each kind, for the words of each language."""
    item = Item(
        "Round 2 of the talks moves to Geneva",
        "Both sides named the day on Wednesday. Five thousand prisoners are on the list.",
        link="https://harbour.example/round",
        lang="en",
        source="Harbour Post",
    )

    def fact(kind: FactKind, value: str, text: str) -> Fact:
        return Fact(kind, value, text, "summary", 0, len(text))

    return delta_card(
        item=item,
        when=NOON - 3 * 60 * MINUTE,
        rules=("Peace talks: new dates",),
        changes=(
            ShownChange(
                kind="date",
                was=("2025-06-02", "2025-06-03"),
                now="2025-06-16/2025-06-17",
                text="on Wednesday",
            ),
            ShownChange(kind="place", was=("istanbul",), now="geneva", text="to Geneva"),
            ShownChange(kind="status", was=("claimed by russia",), now="denied by usa", text="denies"),
            ShownChange(kind="polarity", was=(), now="refuse", text="no"),
        ),
        facts=(
            *shown_facts(
                (
                    fact(FactKind.NUMBER, "5000 prisoner", "five thousand"),
                    fact(FactKind.NUMBER, "1500000000 EUR", "1.5bn"),
                    fact(FactKind.ORDINAL, "2 round", "Round 2"),
                    fact(FactKind.PLACE, "sumy-region", "near Sumy"),
                    fact(FactKind.STATUS, "claimed by army", "says"),
                )
            ),
            ShownFact(kind="date", value="2025-06-20", text="", others=("2025-06-21", "2025-06-22")),
            ShownFact(kind="date", value="2025-06-25", text="", off="postponed"),
        ),
        sources=(
            SourceLine(source="Harbour Post", when=NOON - 3 * 60 * MINUTE, title=item.title, link=item.link),
            SourceLine(source="Abendblatt", when=NOON - 26 * 60 * MINUTE, title="Treffen verlegt"),
        ),
        severity="high",
    )


def fullest() -> Card:
    """As much of everything as a report may bring, and more than a message holds."""
    long, value = "🕊️ talks " * 200, "2025-09-17T14:00+03:00"
    return Card(
        kind="delta",
        rules=(long,) * 20,
        headline=long,
        headline_marks=tuple((place, place + 1) for place in range(0, 400, 2)),
        excerpt=long,
        excerpt_marks=tuple((place, place + 1) for place in range(0, 400, 2)),
        source=long,
        when=NOON,
        lang="uk",
        link="https://example.org",
        facts=(ShownFact(kind="date", value=value, text=long),) * 10
        + (ShownFact(kind="status", value="confirmed by britain", text=long, unconfirmed=True),) * 10,
        changes=(ShownChange(kind="date", was=(value,) * 9, now=value, text=long),) * 20,
        sources=(SourceLine(source=long, when=NOON, title=long, link="https://example.org"),) * 40,
        publishers=(long,) * 40,
        independent=7,
        high=True,
    )
