"""Writes the dates of the bundled sample feed, relative to now, so that the sample never grows old.

Law: pure; `now` is an argument. A template is text with placeholders, in UTC:

    {{ago 90m}}        a publication time, 90 minutes (`m`, `h`, `d`) before now, as in RFC 822
    {{day+7 uk}}       the day a week from now in words: "2 червня"
    {{weekday+3 de}}   the weekday three days from now: "Montag"
    {{on+3 ru}}        the same with its preposition: "во вторник"

Weekdays are in the case that "on" asks for, months in the case that a day asks for. A weekday is unclear a
week or more ahead, so its distance is 1 to 6. What is written here the facts reader reads back as the same
day; a test walks through whole years.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

from bot.errors import UserError

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")
_AGO = re.compile(r"ago (\d{1,6})([mhd])")
_DAY = re.compile(r"(day|weekday|on)\+(\d{1,3}) ([a-z]{2})")

_UNITS: Mapping[str, timedelta] = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}


def _table(rows: str) -> Mapping[str, tuple[str, ...]]:
    """Rows of a language and its words."""
    return {lang: tuple(words) for lang, *words in (row.split() for row in rows.strip().splitlines())}


_MONTHS = _table("""
    en January February March April May June July August September October November December
    de Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    uk січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    ru января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    es enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    fr janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    tr Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
    pl stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
""")

_WEEKDAYS = _table("""
    en Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    de Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
    uk понеділок вівторок середу четвер п’ятницю суботу неділю
    ru понедельник вторник среду четверг пятницу субботу воскресенье
    es lunes martes miércoles jueves viernes sábado domingo
    fr lundi mardi mercredi jeudi vendredi samedi dimanche
    tr Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar
    pl poniedziałek wtorek środę czwartek piątek sobotę niedzielę
""")

_ON: Mapping[str, str] = {
    "en": "on {}",
    "de": "am {}",
    "uk": "у {}",
    "ru": "в {}",
    "es": "el {}",
    "fr": "{}",
    "tr": "{} günü",
    "pl": "w {}",
}

_ON_IRREGULAR: Mapping[tuple[str, str], str] = {("ru", "вторник"): "во {}", ("pl", "wtorek"): "we {}"}

_DAY_FORMS: Mapping[str, str] = {"de": "{day}. {month}", "es": "{day} de {month}"}

LANGUAGES: tuple[str, ...] = tuple(_MONTHS)
"""The languages that dates can be written in."""


def render(text: str, now: datetime) -> str:
    """The template with all placeholders replaced, as of `now` (aware).

    Raises `UserError` that names the first placeholder which isn't understood.
    """
    return _PLACEHOLDER.sub(lambda found: _rendered(found[1].strip(), now.astimezone(UTC)), text)


def _rendered(what: str, now: datetime) -> str:
    if ago := _AGO.fullmatch(what):
        return format_datetime(now - int(ago[1]) * _UNITS[ago[2]])
    if (day := _DAY.fullmatch(what)) and day[3] in _MONTHS:
        kind, distance, lang = day[1], int(day[2]), day[3]
        if kind == "day" or 1 <= distance <= 6:
            return _in_words(kind, (now + timedelta(days=distance)).date(), lang)
    forms = "{{ago 90m}}, {{day+7 en}}, {{weekday+3 en}} or {{on+3 en}}"
    limits = f"weekdays 1 to 6 days ahead, in one of: {', '.join(LANGUAGES)}"
    raise UserError(f"sample feed: {{{{{what}}}}} is not understood. Write {forms}, {limits}.")


def _in_words(kind: str, day: date, lang: str) -> str:
    if kind == "day":
        number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
        return _DAY_FORMS.get(lang, "{day} {month}").format(day=number, month=_MONTHS[lang][day.month - 1])
    name = _WEEKDAYS[lang][day.weekday()]
    return name if kind == "weekday" else _ON_IRREGULAR.get((lang, name), _ON[lang]).format(name)
