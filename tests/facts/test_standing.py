"""Where a matter stands: refused, agreed to, postponed, cancelled or done."""

import pytest

from bot.facts.standing import find


def values(text: str, lang: str) -> list[str]:
    return [found.value for found in find(text, lang=lang)]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Parliament rejects the sale of frigates", "refuse"),
        ("en", "Oslo will not deliver frigates", "refuse"),
        ("en", "Parliament approves the sale of frigates", "agree"),
        ("en", "Summit postponed by a week", "postponed"),
        ("en", "Summit called off", "cancelled"),
        ("en", "Rebels capture two villages", "done"),
        ("de", "Das Parlament lehnt den Verkauf von Fregatten ab", "refuse"),
        ("de", "Oslo will keine Fregatten liefern", "refuse"),
        ("de", "Das Parlament stimmt dem Verkauf zu", "agree"),
        ("de", "Gipfel um eine Woche verschoben", "postponed"),
        ("de", "Gipfel abgesagt", "cancelled"),
        ("de", "Rebellen erobern zwei Dörfer", "done"),
        ("fr", "Le parlement rejette la vente de frégates", "refuse"),
        ("fr", "Oslo ne livrera pas de frégates", "refuse"),
        ("fr", "Le parlement approuve la vente", "agree"),
        ("fr", "Sommet reporté d'une semaine", "postponed"),
        ("fr", "Sommet annulé", "cancelled"),
        ("es", "El parlamento rechaza la venta de fragatas", "refuse"),
        ("es", "El parlamento aprueba la venta", "agree"),
        ("es", "Cumbre aplazada una semana", "postponed"),
        ("es", "Cumbre cancelada", "cancelled"),
        ("ru", "Парламент отклонил продажу фрегатов", "refuse"),
        ("ru", "Осло не передаст фрегаты", "refuse"),
        ("ru", "Парламент одобрил продажу", "agree"),
        ("ru", "Саммит перенесли на неделю", "postponed"),
        ("ru", "Саммит отменили", "cancelled"),
        ("ru", "Повстанцы захватили два села", "done"),
        ("uk", "Парламент відхилив продаж фрегатів", "refuse"),
        ("uk", "Осло не передасть фрегати", "refuse"),
        ("uk", "Парламент схвалив продаж", "agree"),
        ("uk", "Саміт перенесли на тиждень", "postponed"),
        ("uk", "Саміт скасували", "cancelled"),
        ("uk", "Повстанці захопили два села", "done"),
        ("pl", "Parlament odrzucił sprzedaż fregat", "refuse"),
        ("pl", "Parlament zatwierdził sprzedaż", "agree"),
        ("pl", "Szczyt przełożono o tydzień", "postponed"),
        ("pl", "Szczyt odwołano", "cancelled"),
        ("tr", "Meclis fırkateyn satışını reddetti", "refuse"),
        ("tr", "Meclis satışı onayladı", "agree"),
        ("tr", "Zirve bir hafta ertelendi", "postponed"),
        ("tr", "Zirve iptal edildi", "cancelled"),
        ("tr", "İsyancılar iki köyü ele geçirdi", "done"),
    ],
)
def test_a_verb_of_deciding_or_delaying_says_where_the_matter_stands(
    lang: str, text: str, value: str
) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Parliament may reject the sale"),
        ("en", "Greens demand to cancel the summit"),
        ("en", "Parliament to vote on the sale"),
        ("de", "Das Parlament stimmt am Freitag über den Verkauf ab"),
        ("ru", "Парламент может отклонить продажу"),
        ("it", "Il parlamento approva la vendita"),
    ],
)
def test_what_might_be_is_no_fact(lang: str, text: str) -> None:
    assert values(text, lang) == []


def test_the_place_is_that_of_the_verb() -> None:
    text = "Summit called off"
    (found,) = find(text, lang="en")
    assert text[found.start : found.stop] == found.text == "called off"
