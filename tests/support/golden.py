"""Writes the golden messages anew: `python -m tests.support.golden`. Look at the difference before you commit it."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from bot.alerts.card import Card
from bot.alerts.render_html import card_html
from bot.alerts.render_terminal import card_panel
from bot.tongues import ENGLISH, SPOKEN, tongue
from tests.support import sample_agenda
from tests.support.sample_cards import NOW, SAMPLES
from tests.support.spoken_cards import every_kind

FOLDER = Path(__file__).resolve().parents[1] / "alerts" / "golden"
WIDTH = 80


def as_html(card: Card) -> str:
    """The Telegram message."""
    return card_html(card, NOW, ENGLISH) + "\n"


def in_language(code: str) -> str:
    """The message with all kinds of facts, as one language says it."""
    return card_html(every_kind(), NOW, tongue(code)) + "\n"


def as_text(card: Card) -> str:
    """The box as it is written to a file: no colours."""
    output = StringIO()
    Console(file=output, width=WIDTH, _environ={}).print(card_panel(card, NOW), crop=False)
    return output.getvalue()


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, sample in SAMPLES.items():
        card = sample()
        (FOLDER / f"{name}.html").write_text(as_html(card), encoding="utf-8")
        (FOLDER / f"{name}.txt").write_text(as_text(card), encoding="utf-8")
    for code in SPOKEN:
        (FOLDER / f"every_kind.{code}.html").write_text(in_language(code), encoding="utf-8")
    (FOLDER / "agenda.html").write_text(sample_agenda.as_html(), encoding="utf-8")
    (FOLDER / "agenda.ics").write_bytes(sample_agenda.as_ics().encode())


if __name__ == "__main__":
    main()
