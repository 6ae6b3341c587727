"""The terminal as a receiver of alerts: `watchword run` without a Telegram token.

Nothing on a terminal can be edited, so an update is one dim line, and only where it brings a new source.
"""

import re
from html import unescape

from rich.console import Console
from rich.text import Text

from bot.alerts import phrases
from bot.alerts.card import Attachment, Card, Digest
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.alerts.render_digest import digest_html
from bot.alerts.render_terminal import card_panel
from bot.alerts.shown import clean
from bot.tongues import ENGLISH

SHOWN_MAX = 2_000  # messages whose sources are remembered; an update of an older one is silent

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """The words of a note's HTML, line by line, without its tags and fit to be shown."""
    return "\n".join(clean(line)[0] for line in unescape(_TAG.sub("", html)).split("\n"))


class TerminalReceiver:
    """Prints each card once; an edit prints `＋1 source: …` where sources were added."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._last_id = 0
        self._sources: dict[int, frozenset[str]] = {}

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Print it. A terminal can't refuse."""
        content = delivery.content
        if delivery.edit_id is not None:
            if isinstance(content, Card):
                self._print_update(delivery.edit_id, content)
            return Sent(delivery.edit_id)
        self._last_id = max(self._last_id + 1, delivery.message_id)
        if isinstance(content, Card):
            self.console.print(card_panel(content, delivery.now), crop=False)
            self._remember(self._last_id, content)
        elif isinstance(content, Digest):
            self.console.print(Text(plain(digest_html(content, delivery.tongue, delivery.now))))
        elif isinstance(content, Attachment):
            self.console.print(Text(content.name))
        else:
            self.console.print(Text(plain(content.html)))
        return Sent(self._last_id)

    def _print_update(self, remote_id: int, card: Card) -> None:
        known = self._sources.get(remote_id, frozenset())
        added = [name for name in phrases.publishers(card) if name not in known]
        if added and remote_id in self._sources:
            headline, _ = clean(card.headline)
            line = f"{phrases.added_sources_words(added, ENGLISH)} · {headline}"
            self.console.print(Text(line, style="dim", no_wrap=True, overflow="ellipsis"))
        self._remember(remote_id, card)

    def _remember(self, remote_id: int, card: Card) -> None:
        self._sources[remote_id] = frozenset(phrases.publishers(card))
        while len(self._sources) > SHOWN_MAX:
            del self._sources[next(iter(self._sources))]
