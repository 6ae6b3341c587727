"""The whole chat, toured by its owner: every feature, right and wrong, in five languages, alone and in a group."""

import gettext
from pathlib import Path

import pytest

from bot.tongues import SPOKEN, tongue
from tests.support.botapi.markup import parse_html, utf16_units
from tests.support.botapi.world import Message
from tests.support.nasty import FAMILIES, MARKUP
from tests.support.tour_news import RULES
from tests.support.touring import Act, Place, Tour, callbacks, labels, touring
from tests.support.walking import WRONG, all_features, forge, stumble, walk
from tests.telegram.tour import ELSEWHERE, ENDS, NOT_YET, SCRIPTS

TEXT_UNITS_MAX, CAPTION_UNITS_MAX, ENTITIES_MAX, BUTTONS_MAX = 4096, 1024, 100, 100
DATA_BYTES_MAX, TOAST_CHARACTERS_MAX = 64, 200


def problems(message: Message) -> list[str]:
    """What Telegram would refuse, cut or leave out of a message."""
    text, entities = parse_html(message.html)
    units_max = TEXT_UNITS_MAX if message.document is None else CAPTION_UNITS_MAX
    found = {
        f"{utf16_units(text)} units": utf16_units(text) > units_max,
        f"{len(entities)} entities": len(entities) > ENTITIES_MAX,
        "no text": not text.strip() and message.document is None,
        f"{len(labels(message))} buttons": len(labels(message)) > BUTTONS_MAX,
        "an empty button": not all(label.strip() for label in labels(message)),
        "long data": any(len(data.encode()) > DATA_BYTES_MAX for data in callbacks(message)),
        "two buttons that do the same": len(set(callbacks(message))) < len(callbacks(message)),
        "a lone surrogate": any("\ud800" <= sign <= "\udfff" for sign in text + "".join(labels(message))),
        "a placeholder that nobody filled in": "{" in text.replace("{\\", ""),
    }
    return [f"{what}: {text[:80]!r}" for what, wrong in found.items() if wrong]


def left_in_english(tour: Tour, lang: str) -> list[str]:
    """Messages of ours that are said in English though the catalogue of the chat's language has them."""
    catalogue = tongue(lang).catalogue
    assert isinstance(catalogue, gettext.GNUTranslations) or lang == "en"
    if lang == "en":
        return []
    keys = [key for key in catalogue._catalog if isinstance(key, str) and key and "{" not in key]  # type: ignore[attr-defined]
    plain = {parse_html(key)[0]: key for key in keys if catalogue.gettext(key) != key}
    messages = tour.messages()
    texts = [f"\n{message.text}\n" for message in messages]
    texts += [f"\n{label}\n" for message in messages for label in labels(message)]
    return sorted({key for text in texts for key in plain if f"\n{key}\n" in text})


def refusals(acts: list[Act]) -> set[tuple[str, str]]:
    return {act.feature for act in acts if act.became in WRONG}


TOURS: list[tuple[Place, str]] = [
    # Each language and each kind of place, not each with each: a tour takes seconds.
    ("alone", "en"),
    ("alone", "de"),
    ("group", "es"),
    ("topic", "uk"),
    ("channel", "ru"),
]


@pytest.mark.parametrize(("place", "lang"), TOURS)
async def test_the_whole_chat_is_toured(tmp_path: Path, place: Place, lang: str) -> None:
    title = f"{FAMILIES} {MARKUP}"
    async with touring(tmp_path, RULES, lang=lang, name=FAMILIES, place=place, title=title) as tour:
        await walk(tour, SCRIPTS[place])
        walked = tour.answered()
        await stumble(tour, at=list(SPOKEN).index(lang) + len(place))
        await forge(tour)
        stumbled = tour.answered()
        await walk(tour, ENDS[place])
        walked += tour.answered()[len(stumbled) :]
        visited = {act.feature for act in walked if act.became not in WRONG}

        tour.fake.check()
        assert tour.lives > 5, "a restart in each dialogue"
        assert [act.did for act in tour.answered() if act.became in {"", "the handler failed"}] == []
        assert [problem for message in tour.messages() for problem in problems(message)] == []
        toasts = [act.callback.answer or "" for act in tour.acts if act.callback]
        assert [toast for toast in toasts if len(toast) > TOAST_CHARACTERS_MAX] == []
        assert left_in_english(tour, lang) == []
        assert all_features() - visited == ELSEWHERE[place] | NOT_YET & all_features()
        assert {("button", verb) for kind, verb in all_features() if kind == "button"} <= refusals(stumbled)


def test_what_one_tour_leaves_out_another_one_visits() -> None:
    assert set.intersection(*ELSEWHERE.values()) == set()
