"""Draws alert cards as an SVG picture, for documents: `python -m tests.support.picture tests/alerts/golden/card.svg`.

The cards are samples in our own words, rendered by the very code that a terminal gets.
"""

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from bot.alerts.card import Card
from bot.alerts.render_terminal import card_panel
from tests.support.sample_cards import NOW, changed_date, new_story

WIDTH = 84
TITLE = "watchword"
FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"
FONT_FROM_AFAR = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)  # a picture fetches nothing
THEME = TerminalTheme(
    (24, 26, 31),
    (214, 218, 226),
    [
        (60, 64, 72), (224, 108, 117), (152, 195, 121), (229, 192, 123),
        (97, 175, 239), (198, 120, 221), (86, 182, 194), (214, 218, 226),
    ],
    [
        (118, 124, 136), (240, 128, 136), (170, 212, 140), (242, 208, 140),
        (120, 190, 250), (214, 140, 236), (110, 200, 212), (255, 255, 255),
    ],
)  # fmt: skip


def svg(cards: tuple[Card, ...]) -> str:
    """The cards below each other. The same cards make the same picture."""
    console = Console(
        file=StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor", _environ={}
    )
    for card in cards:
        console.print(card_panel(card, NOW), crop=False)
    picture = console.export_svg(title=TITLE, theme=THEME, unique_id="watchword-alert")
    return FONT_FROM_AFAR.sub("", picture).replace("Fira Code, monospace", FONTS)


def main() -> None:
    """Write the picture to the file named, or to standard output."""
    picture = svg((new_story(), changed_date()))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(picture, encoding="utf-8")
    else:
        sys.stdout.write(picture)


if __name__ == "__main__":
    main()
