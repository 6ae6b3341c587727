"""One language of the bot: messages with their plural forms. Pure: a catalogue is part of the program."""

from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.tongues.message import Message

# Codes (ISO 639-1) and the names that their speakers know them by.
SPOKEN = {"en": "English", "uk": "Українська", "de": "Deutsch", "es": "Español", "ru": "Русский"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """Says messages in the language `lang`; what its catalogue lacks is said in English."""

    lang: str
    catalogue: NullTranslations = field(repr=False, compare=False)

    @property
    def locale(self) -> Locale:
        """CLDR's data of the language: names of days and months, forms of dates and numbers."""
        return _locale(self.lang)

    def say(self, message: str, /, **values: object) -> str:
        """`message` with its `{names}` filled in. Values are put in as they are: escape them before."""
        said = self.catalogue.gettext(message)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The form of the message that `number` asks for; `{count}` in it is the number."""
        return self.catalogue.ngettext(one, many, number).format(count=number, **values)

    def said(self, text: str) -> str:
        """A `Message` in this language; any other text as it is."""
        if not isinstance(text, Message):
            return text
        values = {
            name: self.said(value) if isinstance(value, str) else value for name, value in text.values.items()
        }
        if text.many:
            return self.count(text.one, text.many, text.number, **values)
        return self.say(text.one, **values)


def marked(message: str) -> str:
    """The message as it is: for one that is listed now and said later, so that catalogues know it."""
    return message


def forms(one: str, many: str) -> tuple[str, str]:
    """The same for a message with a plural: `tongue.count(*forms(…), number)`."""
    return one, many


def spoken(tag: str) -> str:
    """The code of the language that we speak with a client of language `tag` (IETF); English for others."""
    code = tag.replace("_", "-").split("-")[0].lower()
    return code if code in SPOKEN else "en"


@cache
def tongue(code: str) -> Tongue:
    """The tongue of a code in `SPOKEN`. Raises KeyError for others."""
    if code not in SPOKEN:
        raise KeyError(code)
    return Tongue(code, NullTranslations() if code == "en" else _catalogue(code))


def tongue_of(chosen: str, client: str) -> Tongue:
    """The tongue for a chat that chose `chosen` ("" for nothing), whose client speaks `client` (IETF)."""
    return tongue(chosen or spoken(client))


def _catalogue(code: str) -> NullTranslations:
    """Compiled when it is first needed: so no build step stands between the text and what is said."""
    compiled = BytesIO()
    with catalogue_file(code).open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue_file(code: str) -> Path:
    """Where the catalogue of a language lies."""
    return Path(__file__).with_name(f"{code}.po")


@cache
def _locale(code: str) -> Locale:
    # Days and months in the order of the world outside the United States: Mon 2 June.
    return Locale.parse("en_GB" if code == "en" else code)


ENGLISH = Tongue("en", NullTranslations())
