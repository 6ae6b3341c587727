"""Dates that look back: counts behind a superlative, and the day on which somebody spoke."""

from datetime import date

import pytest

from bot.facts.dates import find
from bot.facts.standing import find as standings

SAID = date(2025, 5, 28)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "For the first time in 54 years there are no pandas in the zoo"),
        ("en", "It was the deadliest strike in three months"),
        ("es", "La inflación, la más alta en 20 años"),
        ("es", "Por primera vez en tres semanas no hubo ataques"),
    ],
)
def test_a_superlative_counts_back_and_names_no_day(lang: str, text: str) -> None:
    assert find(text, lang=lang, reference=SAID) == ()


@pytest.mark.parametrize(
    ("lang", "text", "happened"),
    [
        ("en", "The minister said on Wednesday that talks go on", True),
        ("en", "Talks will be held on Wednesday, the minister said", False),
        ("en", "The two sides meet today", False),
        ("de", "Der Minister sagte am Mittwoch, man rede weiter", True),
        ("uk", "Про це повідомив у середу міністр", True),
        ("ru", "Министр заявил в среду, что встреча будет", True),
        ("ru", "Встреча пройдет в среду", False),
        ("es", "El ministro dijo este miércoles que sí", True),
        ("fr", "Le ministre a déclaré mercredi que oui", True),
        ("pl", "Minister poinformował w środę", True),
    ],
)
def test_a_day_that_a_verb_looks_back_on_has_happened(lang: str, text: str, happened: bool) -> None:
    [found] = find(text, lang=lang, reference=SAID)
    assert (found.value, found.happened) == ("2025-05-28", happened)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Officials did not give a reason"),
        ("en", "The ministry did not provide further details"),
        ("fr", "Moscou n'a pas donné de raison"),
        ("fr", "Le ministère ne donne aucune précision"),
        ("en", "The army didn't immediately comment"),
        ("fr", "Le porte-parole n'a pas souhaité commenter"),
        ("de", "Das Ministerium hat Einzelheiten nicht genannt"),
        ("uk", "Подробиць міністерство не навело і не коментувало"),
        ("ru", "В ведомстве не уточнили, когда это случилось"),
        ("es", "El portavoz no precisó cuándo"),
        ("pl", "Rzecznik nie podał szczegółów"),
        ("tr", "Sözcü ayrıntı vermedi"),
    ],
)
def test_words_that_are_kept_back_are_no_refusal(lang: str, text: str) -> None:
    assert list(standings(text, lang=lang)) == []
