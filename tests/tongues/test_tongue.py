"""Which language the bot speaks, and how it fills messages in."""

import pytest

from bot.tongues import ENGLISH, SPOKEN, spoken, tongue, tongue_of


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt_BR", "en"),
        ("UK", "uk"),
        ("", "en"),
        ("zh-hans", "en"),
        ("es-419", "es"),
    ],
)
def test_a_client_is_spoken_to_in_its_language_or_in_english(tag: str, code: str) -> None:
    assert spoken(tag) == code


def test_what_was_chosen_goes_before_the_language_of_the_client() -> None:
    assert tongue_of("ru", "de").lang == "ru"
    assert tongue_of("", "de").lang == "de"


def test_a_message_is_filled_in_with_what_stands_in_the_values_as_it_is() -> None:
    assert ENGLISH.say("I read “{typed}” as {operator}.", typed="{x}", operator="OR") == "I read “{x}” as OR."


def test_a_number_chooses_its_form_in_each_language() -> None:
    forms = ("{count} time", "{count} times")
    assert [ENGLISH.count(*forms, number) for number in (1, 2)] == ["1 time", "2 times"]


def test_a_language_that_is_not_spoken_is_an_error() -> None:
    with pytest.raises(KeyError):
        tongue("xx")


@pytest.mark.parametrize("code", SPOKEN)
def test_each_language_is_named_by_its_speakers(code: str) -> None:
    assert tongue(code).locale.languages[code].casefold() == SPOKEN[code].casefold()
