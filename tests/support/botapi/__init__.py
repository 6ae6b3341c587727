"""A strict Bot API on loopback: what Telegram would refuse, it refuses, and remembers as a violation.

`server.FakeTelegram` is the door; `world` holds chats, people and messages; `methods` and `validate` know
the parameters; `markup` parses HTML as Telegram does; `limits` and `faults` are its bad days.
"""
