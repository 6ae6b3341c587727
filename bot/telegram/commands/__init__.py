"""What a person's update comes to: `handle(update, situation) -> CommandIntent`. Pure: no network, no clock.

One module per screen: `start` (catalogue, ownership), `watch` (a new rule), `watches` (list, remove, stop),
`story` (the buttons under an alert).
"""

from bot.telegram.commands.dispatch import handle, query_asked

__all__ = ["handle", "query_asked"]
