"""What a person's update comes to: `handle(update, situation) -> CommandIntent`. Pure: no network, no clock.

One module per screen: `start` (catalogue, ownership), `watch` (a new rule), `watches` (list, remove, stop),
`calendar` (coming dates, their file, reminders), `story` (the buttons under an alert).
"""

from bot.telegram.commands.dispatch import calendar_asked, handle, query_asked

__all__ = ["calendar_asked", "handle", "query_asked"]
