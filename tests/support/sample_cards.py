"""Cards for golden messages and pictures, in our own words: each is named for the one thing that it shows."""

from datetime import UTC, datetime

from bot.alerts.card import Card, ShownChange, SourceLine
from bot.alerts.cards import delta_card, shown_facts, story_card
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import FIELDS, Item
from bot.rules.match import Highlight

NOW = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)
NOON = int(NOW.timestamp())
MINUTE = 60

FAMILY = "👨‍👩‍👧‍👦"


def found(item: Item, *words: str) -> tuple[Highlight, ...]:
    """A highlight for the first place of each word in each field."""
    return tuple(
        Highlight(field, place, place + len(word), word, word, 100)
        for word in words
        for field in FIELDS
        if (place := item.field(field).find(word)) >= 0
    )


def date_fact(value: str, text: str) -> Fact:
    """A date as facts are read; its place doesn't matter to a card."""
    return Fact(FactKind.DATE, value, text, "summary", 0, len(text))


def new_story() -> Card:
    item = Item(
        "Delegations agree to meet in Istanbul on Monday - Harbour Post",
        "Both sides confirmed the round on Wednesday evening. The delegations meet in Istanbul on Monday; "
        "prisoners and a truce at sea are on the table.",
        link="https://harbour.example/talks?id=7&ref=rss",
        lang="en",
        source="Harbour Post",
    )
    return story_card(
        item=item,
        when=NOON - 12 * MINUTE,
        rules=("Peace talks: new dates",),
        highlights=found(item, "Delegations", "Istanbul", "delegations", "Monday"),
        facts=shown_facts(
            (
                date_fact("2025-06-02", "on Monday"),
                Fact(FactKind.PLACE, "istanbul", "Istanbul", "title", 0, 8),
            )
        ),
    )


def changed_date() -> Card:
    item = Item(
        "Gespräche verschoben: neues Treffen am 16. Juni",
        "Das Treffen der Unterhändler findet zwei Wochen später statt, teilte das Außenamt mit.",
        link="https://abendblatt.example/verschoben",
        lang="de",
        source="Abendblatt",
    )
    return delta_card(
        item=item,
        when=NOON - 45 * MINUTE,
        rules=("Peace talks: new dates",),
        highlights=found(item, "Gespräche", "Treffen"),
        changes=(ShownChange(kind="date", was=("2025-06-02",), now="2025-06-16", text="am 16. Juni"),),
        facts=shown_facts((date_fact("2025-06-16", "am 16. Juni"),)),
        sources=(
            SourceLine(source="Abendblatt", when=NOON - 45 * MINUTE, title=item.title, link=item.link),
            SourceLine(source="Harbour Post", when=NOON - 90 * MINUTE, title="Delegations agree to meet"),
        ),
    )


def changed_moment() -> Card:
    item = Item(
        "Переговори в Стамбулі почнуться о 14:00",
        "Зустріч перенесли на годину пізніше, повідомила речниця делегації.",
        link="https://visti.example/14",
        lang="uk",
        source="Вісті",
    )
    return delta_card(
        item=item,
        when=NOON - 3 * 60 * MINUTE,
        rules=("Мирні переговори",),
        highlights=found(item, "Переговори", "Стамбулі"),
        changes=(
            ShownChange(
                kind="date", was=("2025-06-02T13:00+03:00",), now="2025-06-02T14:00+03:00", text="о 14:00"
            ),
            ShownChange(kind="status", was=(), now="postponed", text="перенесли"),
        ),
        severity="high",
    )


def several_sources() -> Card:
    item = Item(
        "El Parlamento vota de nuevo sobre los misiles Taurus",
        "La votación será el jueves por la mañana.",
        link="https://diario.example/taurus",
        lang="es",
        source="Diario del Norte",
    )
    names = ("Diario del Norte", "Abendblatt", "Wieczór", "Harbour Post", "Abendblatt")
    return story_card(
        item=item,
        when=NOON - 26 * 60 * MINUTE,
        rules=("Taurus for Ukraine: decisions", "Votes"),
        highlights=found(item, "Taurus", "vota"),
        facts=shown_facts((date_fact("2025-05-29", "el jueves"),)),
        sources=tuple(
            SourceLine(
                source=name,
                when=NOON - 20 * place * MINUTE,
                title=f"Report number {place + 1}",
                link=f"https://reports.example/{place}",
            )
            for place, name in enumerate(names)
        ),
    )


def earlier_hit() -> Card:
    item = Item(
        "L'offensive d'été serait imminente, selon un général",
        "Des colonnes se rassemblent près de Soumy.",
        link="https://matin.example/o",
        lang="fr",
        source="Le Matin",
    )
    return story_card(
        item=item,
        when=NOON - 5 * 24 * 60 * MINUTE,
        rules=("New offensive",),
        highlights=found(item, "offensive", "Soumy"),
        earlier=True,
    )


def urgent() -> Card:
    item = Item(
        "Ruszyła ofensywa pod Sumami",
        link="https://wieczor.example/s",
        lang="pl",
        source="Wieczór",
    )
    return story_card(
        item=item,
        when=NOON - 20,
        rules=("New offensive",),
        highlights=found(item, "ofensywa", "Sumami"),
        severity="high",
    )


def right_to_left() -> Card:
    item = Item(
        "وفدان يلتقيان في إسطنبول يوم الاثنين",
        "قال الوسيط إن الوفدين وافقا على جدول الأعمال.",
        link="https://akhbar.example/1",
        lang="ar",
        source="أخبار الميناء",
    )
    return story_card(
        item=item,
        when=NOON - 8 * MINUTE,
        rules=("محادثات", "Peace talks: new dates"),
        highlights=found(item, "إسطنبول"),
        facts=shown_facts((date_fact("2025-06-02", "يوم الاثنين"),)),
        sources=(
            SourceLine(source="חדשות", when=NOON, title="שיחות באיסטנבול (12:00)", link="https://h.example"),
            SourceLine(source="أخبار الميناء", when=NOON - 8 * MINUTE, title=item.title, link=item.link),
        ),
    )


def emoji_title() -> Card:
    item = Item("Görüşmeler 2 Haziran'da", lang="tr", source="Akşam 🗞️", link="https://aksam.example/g")
    return story_card(
        item=item,
        when=NOON - 59,
        rules=("🕊️" + FAMILY * 5 + "🇺🇦", FAMILY * 6),
        highlights=found(item, "Görüşmeler"),
        facts=shown_facts(
            (date_fact("2025-06-02", "2 Haziran"), date_fact("2025-06-02/2025-06-04", "üç gün"))
        ),
    )


def hostile() -> Card:
    item = Item(
        "<b>Talks</b> & </blockquote><script>alert(1)</script> \u202eesrever\u202c /stop @owner tg://settings",
        "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07 &lt;i&gt; \u2066isolated [red]markup[/red]",
        link='https://evil.example/"><script>',
        lang="<i>",
        source="</b>Evil & Sons",
    )
    return story_card(
        item=item,
        when=2**40,
        rules=("<a href='tg://x'>rule</a>",),
        highlights=found(item, "Talks", "esrever", "stop", "owner"),
        facts=shown_facts((date_fact("2025-13-45", "<u>"),)),
        sources=(
            SourceLine(source="<b>", when=-5, title="javascript", link="javascript:alert(1)"),
            SourceLine(source="&amp;", when=NOON, title="file", link="file:///etc/passwd"),
        ),
    )


def very_long() -> Card:
    words = "Über die Gespräche in Istanbul wird weiter gestritten; "
    item = Item(
        words * 20,
        "Einleitung ohne Belang. " * 20 + words * 40,
        link="https://lang.example/" + "a" * 900,
        lang="de",
        source="Zeitung mit einem sehr langen Namen " * 5,
    )
    return story_card(
        item=item,
        when=NOON,
        rules=tuple(f"Rule number {number} with a long title that must be cut" for number in range(12)),
        highlights=tuple(
            Highlight("title", at, at + 9, "Gespräche", "Gespräche", 100)
            for at in range(9, len(item.title), len(words))
        )
        + found(item, "Gespräche"),
        facts=shown_facts(
            tuple(date_fact(f"2025-06-{number:02}", f"am {number}. Juni " * 9) for number in range(1, 20))
        ),
        sources=tuple(
            SourceLine(
                source=f"Quelle {number} 🇺🇦" * 9, when=NOON - number, title=words * 5, link="http://q.example"
            )
            for number in range(40)
        ),
    )


SAMPLES = {
    sample.__name__: sample
    for sample in (
        new_story,
        changed_date,
        changed_moment,
        several_sources,
        earlier_hit,
        urgent,
        right_to_left,
        emoji_title,
        hostile,
        very_long,
    )
}
