"""A message that is made where nobody knows yet in which language it is read. Pure."""

from collections.abc import Mapping


class Message(str):
    """English as a text; with what it is made of, so that a `Tongue` can say it (`Tongue.said`).

    `many` is the plural and `number` decides the form; "" where the message has one form only. Values may be
    messages themselves.
    """

    __slots__ = ("many", "number", "one", "values")
    one: str
    many: str
    number: int
    values: Mapping[str, object]


def worded(message: str, /, **values: object) -> Message:
    """`message` with its `{names}` filled in, to be said later in any language."""
    return _made(message.format(**values) if values else message, message, "", 0, values)


def numbered(one: str, many: str, number: int, /, **values: object) -> Message:
    """The form of the message that `number` asks for, to be said later; `{count}` in it is the number."""
    english = (one if number == 1 else many).format(count=number, **values)
    return _made(english, one, many, number, values)


def _made(english: str, one: str, many: str, number: int, values: Mapping[str, object]) -> Message:
    made = Message(english)
    made.one, made.many, made.number, made.values = one, many, number, values
    return made
