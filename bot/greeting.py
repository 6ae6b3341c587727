"""What the terminal says besides alerts: what is watched, what couldn't be reached, how to go live."""

from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text

from bot.alerts.render_terminal import card_panel
from bot.alerts.words import counted, plural
from bot.rules.rule import RuleSet
from bot.store.database import Store
from bot.store.overview import Overview, overview
from bot.store.terminal import last_cards

REMINDED = 5
NAMED_PROBLEMS = 3

GO_LIVE = """To get these alerts in Telegram:
  1. talk to @BotFather, send /newbot, copy the token
  2. WATCHWORD_TELEGRAM_TOKEN=<token> make run
  3. open the one-time link that it logs, and press Start
Write your own rules in rules/ or with /watch in the chat. Ctrl-C ends."""


class Greeting:
    """Speaks once at the start and once after the first round of polls."""

    def __init__(self, console: Console, store: Store, ruleset: RuleSet) -> None:
        self._console = console
        self._store = store
        self._ruleset = ruleset
        self._said = False

    def hello(self) -> None:
        """What is watched; and, where this isn't the first start, what was told last."""
        feeds = sum(feed.on for feed in self._ruleset.feeds)
        self._console.print(Text(f"Watchword watches {counted(feeds, 'feed')} for:", style="bold"))
        for rule in self._ruleset.rules:
            self._console.print(Text(f"  • {rule.title}"))
        told = last_cards(self._store, limit=REMINDED)
        if told:
            self._console.print(Text("Told before (each story rings once):", style="dim"))
            for card in told:
                shown = card.model_copy(update={"kind": "earlier"}) if card.kind == "story" else card
                self._console.print(card_panel(shown, datetime.now(UTC)), crop=False)

    def after_first_round(self, *, force: bool = False) -> None:
        """Once every feed was polled: one line on what failed, and how to go live."""
        if self._said:
            return
        now = overview(self._store)
        if not force and (now.polled < now.feeds or now.open_alerts):
            return
        self._said = True
        self._console.print(Text(summary(now), style="dim"))
        self._console.print(Text(GO_LIVE))


def summary(now: Overview) -> str:
    """`44 of 45 feeds answered; 1 did not: Tagesschau (no address for its name)`."""
    answered = now.polled - len(now.failing)
    items = f"{counted(now.items, 'item')} in {counted(now.stories, 'story', 'stories')}"
    text = f"{answered} of {counted(now.feeds, 'feed')} answered, {items} read."
    if not now.failing:
        return text
    named = "; ".join(f"{feed.title} ({feed.problem})" for feed in now.failing[:NAMED_PROBLEMS])
    more = len(now.failing) - NAMED_PROBLEMS
    rest = f"; and {more} more, see `watchword status`" if more > 0 else ""
    again = plural(
        "{count} could not be reached, and is tried again",
        "{count} could not be reached, and are tried again",
        len(now.failing),
    )
    return f"{text} {again}: {named}{rest}."
