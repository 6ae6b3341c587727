"""The chat: what people send is stored first and acted on second; what we send comes back as an outcome.

Layers within: `client` and `receiver` speak to the Bot API, `updates` and `worker` are the two loops,
`commands` decides (pure), `bot.store.chats` writes. `link.TelegramLink` joins them for the composition root.
"""

import os

# python-telegram-bot warns at every flood wait until one opts into time spans (its documented switch).
os.environ.setdefault("PTB_TIMEDELTA", "true")
