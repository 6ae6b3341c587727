"""What a chat was told: the alert under which somebody pressed a button, with all reports of its stories."""

from dataclasses import dataclass

from bot.alerts.card import Card, SourceLine
from bot.store.database import Row, Store
from bot.store.encoding import sighting_parts

SOURCES_MAX = 60  # reports that are read for a list; what is shown of them fits into one message


@dataclass(frozen=True, slots=True)
class Told:
    """One alert: its headline, its newest reports (newest first), and how many there are in all."""

    message_id: int
    headline: str
    sources: tuple[SourceLine, ...]
    total: int


def told(store: Store, chat_id: int, message_id: int) -> Told | None:
    """The alert, if it is one of that chat and still on record."""
    row = store.row(
        "SELECT m.payload, s.message_id AS first FROM message m JOIN chat_story s ON s.chat_id = m.chat_id"
        " AND s.story_id = m.story_id WHERE m.id = ? AND m.chat_id = ? AND m.kind IN ('story', 'delta')",
        (message_id, chat_id),
    )
    if row is None:
        return None
    reports = store.rows(
        "SELECT i.*, count(*) OVER () AS total FROM item i WHERE i.story_id IN"
        " (SELECT story_id FROM chat_story WHERE message_id = ?) AND EXISTS"
        " (SELECT 1 FROM match x JOIN subscription b ON b.rule_id = x.rule_id AND b.chat_id = ?"
        " WHERE x.item_id = i.id) ORDER BY i.at DESC, i.id DESC LIMIT ?",
        (row["first"], chat_id, SOURCES_MAX),
    )
    return Told(
        message_id=message_id,
        headline=Card.model_validate_json(row["payload"]).headline,
        sources=tuple(_line(report) for report in reports),
        total=reports[0]["total"] if reports else 0,
    )


def _line(row: Row) -> SourceLine:
    publisher, *_ = sighting_parts(row["sighting"])
    return SourceLine(source=row["source"] or publisher, when=row["at"], title=row["title"], link=row["link"])
