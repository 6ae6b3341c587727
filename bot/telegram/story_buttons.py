"""The buttons under an alert: mute the story, not relevant, sources; under a muted one the way back. Pure."""

from bot.alerts.card import Button
from bot.telegram.buttons import Press, StoryVerb, write

MUTE = "🔕 Mute story"
NOT_RELEVANT = "👎 Not relevant"
HEAR = "🔔 Unmute"
SOURCES = "🗞 Sources"


def under_alert(message_id: int, *, muted: bool) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons under our message `message_id` (none where it has no number: it was never stored)."""
    if not message_id:
        return ()
    if muted:
        return ((_button(HEAR, "hear", message_id), _button(SOURCES, "sources", message_id)),)
    return (
        (_button(MUTE, "mute", message_id), _button(NOT_RELEVANT, "irrelevant", message_id)),
        (_button(SOURCES, "sources", message_id),),
    )


def _button(text: str, verb: StoryVerb, message_id: int) -> Button:
    return Button(text=text, data=write(Press(verb, str(message_id))))
