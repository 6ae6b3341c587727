"""Places of the shipped lists as facts: which place, told by its name, and what moves where; laws of both."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.rules_folder import load_folder

RULES = Path(__file__).resolve().parents[2] / "rules"
BOOK = RuleBook(load_folder(RULES, examples=False).concepts)


def places(text: str, lang: str) -> list[Fact]:
    reading = BOOK.read(Item(text, lang=lang), reference=date(2025, 5, 28), all_facts=True)
    return [fact for fact in reading.facts if fact.kind is FactKind.PLACE]


TOLD = [
    ("en", "Russian troops push towards Pokrovsk", "pokrovsk"),
    ("en", "Drones hit Sumy overnight", "sumy"),
    ("en", "Sumy region loses two villages", "sumy-region"),
    ("en", "Fighting in Donetsk Oblast goes on", "donetsk-region"),
    ("en", "Chasiv Yar falls, Kupiansk holds", "chasiv-yar kupiansk"),
    ("en", "Talks in Geneva, then in Abu Dhabi", "geneva abu-dhabi"),
    ("en", "Turkey offers Moscow to mediate", ""),
    ("en", "Envoys fly to Turkey", "turkey"),
    ("en", "Vienna protests", ""),
    ("en", "Envoys meet in Vienna", "vienna"),
    ("en", "Belgorod shelled from Vovchansk", "belgorod vovchansk"),
    ("en", "Konstantinovka, Toretsk and Orikhiv under fire", "kostiantynivka toretsk orikhiv"),
    ("en", "A sum of money", ""),
    ("de", "Kämpfe bei Pokrowsk", "pokrovsk"),
    ("de", "Gebiet Donezk: Angriff auf Kramatorsk", "donetsk-region kramatorsk"),
    ("de", "Charkiw unter Beschuss", "kharkiv"),
    ("de", "Belgoroder Gebiet meldet Tote", "belgorod-region"),
    ("de", "Verhandlungen in Genf und Riad", "geneva riyadh"),
    ("de", "Ankara lädt ein", ""),
    ("de", "Treffen in Ankara", "ankara"),
    ("de", "Saporischschja: Strom fällt aus", "zaporizhzhia"),
    ("de", "Wowtschansk und Kupjansk", "vovchansk kupiansk"),
    ("de", "Truppen in Tschassiw Jar", "chasiv-yar"),
    ("de", "Brücke bei Kertsch gesperrt", "kerch"),
    ("uk", "Бої під Покровськом", "pokrovsk"),
    ("uk", "Вибухи у Сумах", "sumy"),
    ("uk", "На Сумщині звільнили село", "sumy-region"),
    ("uk", "Сумську область обстріляли", "sumy-region"),
    ("uk", "Донецьк без води", "donetsk"),
    ("uk", "Донецька область: евакуація", "donetsk-region"),
    ("uk", "У Часовому Яру тривають бої", "chasiv-yar"),
    ("uk", "Ситуація біля Гуляйполя та Оріхова", "huliaipole orikhiv"),
    ("uk", "Куп'янський напрямок", "kupiansk"),
    ("uk", "Слов’янські мови", ""),
    ("uk", "Переговори в Анкарі", "ankara"),
    ("uk", "Туреччина пропонує", ""),
    ("uk", "Ворог у Костянтинівці", "kostiantynivka"),
    ("uk", "Міста Мирноград і Родинське", "myrnohrad"),
    ("ru", "Бои под Покровском", "pokrovsk"),
    ("ru", "Взрывы в Сумах", "sumy"),
    ("ru", "В Сумской области взяли село", "sumy-region"),
    ("ru", "Обстрел Донецка", "donetsk"),
    ("ru", "Обстрел Донецкой области", "donetsk-region"),
    ("ru", "Армия вошла в Часов Яр", "chasiv-yar"),
    ("ru", "Славянские языки", ""),
    ("ru", "Славянск обстрелян", "sloviansk"),
    ("ru", "Бои за Волчанск и Купянск", "vovchansk kupiansk"),
    ("ru", "Переговоры в Абу-Даби", "abu-dhabi"),
    ("ru", "Анкара предлагает", ""),
    ("ru", "Белгород и Белгородская область", "belgorod belgorod-region"),
    ("ru", "Каховка и Новая Каховка", "kakhovka nova-kakhovka"),
    ("es", "Combates cerca de Pokrovsk", "pokrovsk"),
    ("es", "Ataque en la región de Járkov", "kharkiv-region"),
    ("es", "Járkov sin luz", "kharkiv"),
    ("es", "Jersón, otra noche de bombas", "kherson"),
    ("es", "Negociaciones en Ginebra", "geneva"),
    ("es", "Turquía ofrece mediar", ""),
    ("es", "Reunión en Turquía", "turkey"),
    ("es", "La provincia de Donetsk", "donetsk-region"),
    ("es", "Delegaciones en Estambul y Doha", "istanbul doha"),
    ("es", "Kursk y Bélgorod, bajo fuego", "kursk belgorod"),
    ("fr", "Combats près de Pokrovsk", "pokrovsk"),
    ("fr", "L'oblast de Donetsk évacué", "donetsk-region"),
    ("fr", "Soumy frappée dans la nuit", "sumy"),
    ("fr", "La région de Koursk", "kursk-region"),
    ("fr", "Négociations à Genève", "geneva"),
    ("fr", "Vienne proteste", ""),
    ("fr", "Réunion à Vienne", "vienna"),
    ("fr", "Bakhmout en ruines", "bakhmut"),
    ("fr", "Houliaïpole et Koupiansk tiennent", "huliaipole kupiansk"),
    ("fr", "Zaporijjia privée d'eau", "zaporizhzhia"),
    ("pl", "Walki pod Pokrowskiem", "pokrovsk"),
    ("pl", "Eksplozje w Charkowie", "kharkiv"),
    ("pl", "Walki w obwodzie donieckim", "donetsk-region"),
    ("pl", "Ostrzał Doniecka", "donetsk"),
    ("pl", "Rozmowy w Genewie", "geneva"),
    ("en", "Qatar to host the grain talks", "qatar"),
    ("de", "Katar wird Gastgeber der Getreidegespräche", "qatar"),
    ("de", "Treffen in den Vereinigten Arabischen Emiraten", "united-arab-emirates"),
    ("de", "Schlange an der Grenze zu Belarus", "belarus"),
    ("es", "Catar acogerá una conferencia del grano", "qatar"),
    ("es", "Turquía será sede de la conferencia", "turkey"),
    ("fr", "Bakou accueillera la conférence", "baku"),
    ("uk", "Норвегія прийме конференцію", "norway"),
    ("uk", "Просування на Херсонському напрямку", "kherson-region"),
    ("ru", "Египет примет конференцию", "egypt"),
    ("ru", "Бои на запорожском направлении", "zaporizhzhia-region"),
    ("pl", "Norwegia będzie gospodarzem konferencji", "norway"),
    ("pl", "Konferencja w Budapeszcie", "budapest"),
    ("pl", "Spotkanie na Florydzie", "florida"),
    ("tr", "Katar konferansa ev sahipliği yapacak", "qatar"),
    ("pl", "Rozmowy w Stambule i w Ankarze", "istanbul ankara"),
    ("pl", "Ankara zaprasza", ""),
    ("pl", "Rosjanie w Kostiantyniwce", "kostiantynivka"),
    ("pl", "Kupiańsk i Wowczańsk", "kupiansk vovchansk"),
    ("pl", "Biełgorod pod ostrzałem", "belgorod"),
    ("pl", "Huty w Krzywym Rogu", "kryvyi-rih"),
    ("tr", "Pokrovsk'ta çatışma", "pokrovsk"),
    ("tr", "Harkiv bölgesinde saldırı", "kharkiv-region"),
    ("tr", "Harkiv'e saldırı", "kharkiv"),
    ("tr", "Görüşmeler İstanbul'da", "istanbul"),
    ("tr", "Görüşmeler Ankara'da", "ankara"),
    ("tr", "Ankara çağrı yaptı", ""),
    ("tr", "Heyetler Cenevre'ye gitti", "geneva"),
    ("tr", "Donetsk'in batısı", "donetsk"),
    ("tr", "Herson ve Zaporijya", "kherson zaporizhzhia"),
    ("tr", "Kırım'da patlama", "crimea"),
]


@pytest.mark.parametrize(("lang", "text", "told"), TOLD)
def test_a_named_place_is_a_fact_and_a_named_government_is_none(lang: str, text: str, told: str) -> None:
    assert [fact.value for fact in places(text, lang)] == told.split()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Talks moved from Vienna to Geneva"),
        ("en", "Envoys to meet in Geneva instead of Vienna"),
        ("de", "Gespräche von Wien nach Genf verlegt"),
        ("de", "Treffen in Genf statt in Wien"),
        ("uk", "Переговори перенесли з Відня до Женеви"),
        ("uk", "Зустріч у Женеві замість Відня"),
        ("ru", "Переговоры перенесли из Вены в Женеву"),
        ("ru", "Встреча в Женеве вместо Вены"),
        ("ru", "Встреча пройдет не в Вене, а в Женеве"),
        ("uk", "Зустріч відбудеться не у Відні, а в Женеві"),
        ("de", "Treffen nicht in Wien, sondern in Genf"),
        ("es", "Reunión no en Viena, sino en Ginebra"),
        ("fr", "Réunion pas à Vienne mais à Genève"),
        ("pl", "Spotkanie nie w Wiedniu, lecz w Genewie"),
        ("es", "Las negociaciones se trasladan de Viena a Ginebra"),
        ("es", "Reunión en Ginebra en lugar de Viena"),
        ("fr", "Les négociations sont déplacées de Vienne à Genève"),
        ("fr", "Réunion à Genève au lieu de Vienne"),
        ("pl", "Rozmowy przeniesione z Wiednia do Genewy"),
        ("pl", "Spotkanie w Genewie zamiast w Wiedniu"),
        ("tr", "Görüşmeler Viyana'dan Cenevre'ye taşındı"),
        ("tr", "Viyana yerine Cenevre'de buluşacaklar"),
    ],
)
def test_what_is_moved_says_whence_and_whither(lang: str, text: str) -> None:
    assert {fact.value: fact.role for fact in places(text, lang)} == {"vienna": "from", "geneva": "to"}


def test_a_town_lies_within_its_region() -> None:
    (town,) = places("Pokrovsk is quiet", "en")
    assert town.within == ("donetsk-region",)


def test_a_slip_of_the_hand_is_no_place() -> None:
    assert places("The Genova bridge", "en") == []


def test_a_place_counts_for_a_rule_only_in_the_sentence_of_its_words() -> None:
    concepts = {"geneva": ConceptList("geneva", "Geneva", ("Geneva",), "place")}
    book = RuleBook(concepts, [Rule(RuleId("r"), "", parse("talks has:place"))])

    def fires(text: str) -> bool:
        return bool(book.read(Item(text, lang="en"), reference=None).matches)

    assert fires("Talks will be held in Geneva")
    assert not fires("Talks go on. A strike stops the trams of Geneva")
    assert not fires("Talks will be held somewhere")


def test_a_look_at_history_knows_all_places_where_the_rule_asks_for_them() -> None:
    assert "geneva" in BOOK.only(Rule(RuleId("r"), "", parse("talks has:place"))).concepts
    assert "geneva" not in BOOK.only(Rule(RuleId("r"), "", parse("talks"))).concepts


WORDS = st.sampled_from(
    ["Vienna", "Geneva", "instead", "of", "moved", "from", "to", "Donetsk", "region", "Chasiv", "Yar", "in", ",", "İstanbul'da", "yerine", "Сумах"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=10),
    lang=st.sampled_from(["en", "tr", "uk", "fr", "it"]),
)
def test_a_place_stands_where_it_says(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for fact in places(text, lang):
        assert text[fact.start : fact.stop] == fact.text
        assert fact.value in BOOK.concepts
