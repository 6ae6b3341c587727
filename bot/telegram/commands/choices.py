"""Choices of several things by buttons: languages of the news, kinds of facts.

Law: a button says the whole choice. Its page is a bit mask plus one (0 is: only look), so that pressing twice
does it once. Nothing chosen of the languages means all of them; of the facts, that no change rings.
"""

from collections.abc import Callable, Collection

from bot.alerts.card import Button
from bot.facts.fact import FactKind
from bot.telegram.buttons import Press, write
from bot.tongues import Tongue

LANGUAGES = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl")  # those whose words we inflect
KINDS = (
    FactKind.DATE,
    FactKind.PLACE,
    FactKind.NUMBER,
    FactKind.ORDINAL,
    FactKind.STATUS,
    FactKind.POLARITY,
)
PER_ROW = 4

Rows = tuple[tuple[Button, ...], ...]
PressOf = Callable[[int], Press]


def langs_from(page: int) -> tuple[str, ...]:
    """The languages that a button chooses; () for all."""
    mask = (page - 1) % 2 ** len(LANGUAGES)
    return tuple(code for bit, code in enumerate(LANGUAGES) if mask >> bit & 1)


def kinds_from(page: int) -> frozenset[FactKind]:
    """The kinds of facts that a button chooses."""
    mask = (page - 1) % 2 ** len(KINDS)
    return frozenset(kind for bit, kind in enumerate(KINDS) if mask >> bit & 1)


def langs_rows(tongue: Tongue, chosen: Collection[str], press: PressOf) -> Rows:
    """A button for each language, and one for all."""
    mask = sum(1 << bit for bit, code in enumerate(LANGUAGES) if code in chosen)
    every = _toggle(tongue.say("all languages"), press(1), on=not mask)
    names = [_language(tongue, code) for code in LANGUAGES]
    return (*_rows(names, mask, press), (every,))


def kinds_row(tongue: Tongue, chosen: Collection[FactKind], press: PressOf) -> Rows:
    """A button for each kind of fact."""
    mask = sum(1 << bit for bit, kind in enumerate(KINDS) if kind in chosen)
    return _rows([kind_name(tongue, kind) for kind in KINDS], mask, press)


def kind_name(tongue: Tongue, kind: FactKind) -> str:
    """A kind of fact in a word."""
    return {
        FactKind.DATE: tongue.say("date"),
        FactKind.PLACE: tongue.say("place"),
        FactKind.NUMBER: tongue.say("number"),
        FactKind.ORDINAL: tongue.say("round"),
        FactKind.STATUS: tongue.say("state"),
        FactKind.POLARITY: tongue.say("yes or no"),
    }[kind]


def langs_label(tongue: Tongue, chosen: Collection[str]) -> str:
    """The languages on a button, where names of several wouldn't fit."""
    if not chosen:
        return tongue.say("all languages")
    return ", ".join(chosen) if len(chosen) > 1 else _language(tongue, *chosen)


def _language(tongue: Tongue, code: str) -> str:
    name = tongue.locale.languages.get(code, code)
    return str(name)


def _rows(names: Collection[str], mask: int, press: PressOf) -> Rows:
    buttons = [
        _toggle(name, press((mask ^ 1 << bit) + 1), on=bool(mask >> bit & 1))
        for bit, name in enumerate(names)
    ]
    return tuple(tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))


def _toggle(name: str, press: Press, *, on: bool) -> Button:
    return Button(text=f"✅ {name}" if on else name, data=write(press))


def topic_line(tongue: Tongue, here: int, topic: int) -> list[str]:
    """Where a watch rings, seen from the topic `here`; nothing in chats that have no topics."""
    if not here and not topic:
        return []
    if topic == here:
        return [tongue.say("📌 Rings in this topic")]
    return [tongue.say("📌 Rings in another topic") if topic else tongue.say("📌 Rings outside of topics")]
