"""The languages that the bot speaks: gettext catalogues (`uk.po`, …), and the `Tongue` that says a message.

A message is written in English where it is said, as `tongue.say("…", name=value)` or, where a number decides
the form, `tongue.count("{count} source", "{count} sources", number)`; the English text is its key in the
catalogues. Where nobody knows yet who reads it (a mistake in a query, advice), a `Message` carries the text
with its values (`worded`, `numbered`): it is English by itself, and `tongue.said` says it. `make messages`
brings the catalogues up to date; a test fails on a message that one lacks, doesn't need, or fills in with
other values.

Babel reads the catalogues and knows plural rules, days, months and numbers of each language (CLDR).
"""

from bot.tongues.message import Message, numbered, worded
from bot.tongues.tongue import ENGLISH, SPOKEN, Tongue, forms, marked, spoken, tongue, tongue_of

__all__ = [
    "ENGLISH",
    "SPOKEN",
    "Message",
    "Tongue",
    "forms",
    "marked",
    "numbered",
    "spoken",
    "tongue",
    "tongue_of",
    "worded",
]
