"""The languages that the bot speaks: gettext catalogues (`uk.po`, …), and the `Tongue` that says a message.

A message is written in English where it is said, as `tongue.say("…", name=value)` or, where a number decides
the form, `tongue.count("{count} source", "{count} sources", number)`; the English text is its key in the
catalogues. A test fails on a message that a catalogue lacks, doesn't need, or fills in otherwise.

Babel reads the catalogues and knows plural rules, days, months and numbers of each language (CLDR).
"""

from bot.tongues.tongue import ENGLISH, SPOKEN, Tongue, marked, spoken, tongue, tongue_of

__all__ = ["ENGLISH", "SPOKEN", "Tongue", "marked", "spoken", "tongue", "tongue_of"]
