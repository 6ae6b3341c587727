"""The buttons under an alert: mute, not relevant, sources, why; under a muted one the way back. Pure."""

from bot.alerts.card import Button
from bot.telegram.buttons import Press, write
from bot.tongues import Tongue

PER_ROW = 8


def under_alert(message_id: int, tongue: Tongue, *, muted: bool) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons under our message `message_id` (none where it has no number: it was never stored)."""
    if not message_id:
        return ()
    more = (
        _button(tongue.say("🗞 Sources"), "sources", message_id),
        _button(tongue.say("❓ Why?"), "why", message_id),
    )
    if muted:
        return ((_button(tongue.say("🔔 Unmute"), "hear", message_id), *more),)
    mute = _button(tongue.say("🔕 Mute story"), "mute", message_id)
    return ((mute, _button(tongue.say("👎 Not relevant"), "irrelevant", message_id)), more)


def under_post(message_id: int, tongue: Tongue) -> tuple[tuple[Button, ...], ...]:
    """The row under an alert in a channel: what makes sense for each of its readers."""
    return ((_button(tongue.say("🗞 Sources"), "sources", message_id),),) if message_id else ()


def under_digest(message_id: int, stories: int, tongue: Tongue) -> tuple[tuple[Button, ...], ...]:
    """Rows of numbers, each of which opens the card of its story; and why they are in it."""
    numbers = [
        Button(text=str(place + 1), data=write(Press("open", str(message_id), place)))
        for place in range(stories)
    ]
    rows = (tuple(numbers[at : at + PER_ROW]) for at in range(0, len(numbers), PER_ROW))
    return (*rows, (_button(tongue.say("❓ Why?"), "why", message_id),))


def _button(text: str, verb: str, message_id: int) -> Button:
    return Button(text=text, data=write(Press(verb, str(message_id))))
