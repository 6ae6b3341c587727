"""Inflection: the forms of a word, verbs too, are the word; words that merely look alike are not."""

import pytest

from bot.rules.words import INSIDE, KIN
from tests.rules.test_words import grade

FORMS = {
    "en": {
        "strike": "strikes striking", "seize": "seizes seized seizing", "sanction": "sanctions sanctioned sanctioning",
        "reject": "rejects rejected rejecting rejection", "advance": "advances advanced advancing",
        "negotiate": "negotiates negotiated negotiating", "meeting": "meetings", "ceasefire": "ceasefires",
        "withdrawal": "withdrawals", "warn": "warns warned warning", "drone": "drones drone’s",
        "launch": "launches launched launching", "army": "armies", "city": "cities", "liberate": "liberates liberated",
    },
    "de": {
        "verhandeln": "verhandelt verhandelte verhandelten", "ablehnen": "ablehnt", "angreifen": "angreift",
        "Drohne": "Drohnen", "Panzer": "Panzers Panzern", "Truppe": "Truppen", "Waffenruhe": "Waffenruhen",
        "fordern": "fordert forderte forderten", "Vertrag": "Verträge Verträgen Vertrags", "Dorf": "Dörfer Dörfern",
        "zerstören": "zerstört zerstörte", "besetzen": "besetzt besetzte besetzten", "Sanktion": "Sanktionen",
        "ukrainisch": "ukrainische ukrainischen ukrainischer ukrainisches", "Regierung": "Regierungen",
        "Krieg": "Kriege Kriegs Krieges", "Treffer": "Treffern", "Front": "Fronten",
    },
    "uk": {
        "атака": "атаки атаку атакою атак атаками", "атакувати": "атакував атакували атакує",
        "захопити": "захопив захопили захопила", "місто": "міста місту містом міст", "дрон": "дрони дронів дронами",
        "танк": "танки танків танками", "відмовитися": "відмовився відмовилися", "перемога": "перемоги перемогу",
        "солдат": "солдати солдатів", "звільнити": "звільнив звільнили", "село": "села селом сіл",
        "постачати": "постачає постачали", "мир": "миру миром", "санкція": "санкції санкцій",
    },
    "ru": {
        "атака": "атаки атаку атакой атак атаками", "атаковать": "атаковал атаковали",
        "захватить": "захватил захватили захватила", "город": "города городу городом городов",
        "дрон": "дроны дронов дронами", "танк": "танки танков танками", "победа": "победы победу",
        "солдат": "солдаты солдатами", "освободить": "освободил освободили", "село": "села селом",
        "мир": "мира миру миром", "день": "дня дней", "санкция": "санкции санкций санкциями",
        "поставка": "поставки поставкой", "удар": "удара ударом удары ударов", "пол": "пола полу",
    },
    "es": {
        "atacar": "ataca atacó atacaron atacado", "capturar": "captura capturó capturaron capturado",
        "negociar": "negocian negociaron negociado", "tregua": "treguas", "ejército": "ejércitos ejercito",
        "acordar": "acordó acordaron acordado", "sanción": "sanciones sancion", "dron": "drones",
        "tanque": "tanques", "ocupar": "ocupó ocuparon ocupado", "retirar": "retiró retiraron retirada",
        "pueblo": "pueblos", "cumbre": "cumbres", "arma": "armas",
    },
    "fr": {
        "attaquer": "attaque attaqué attaquent attaquée", "capturer": "capture capturé capturée",
        "négocier": "négocie négocient négocié", "trêve": "trêves treve", "armée": "armées armee",
        "frapper": "frappe frappé frappent", "occuper": "occupe occupé occupée", "char": "chars",
        "sanction": "sanctions", "drone": "drones", "accepter": "accepte accepté acceptent", "pourparler": "pourparlers",
        "avancer": "avance avancé avancent", "frontière": "frontières frontiere",
    },
    "tr": {
        "ordu": "ordunun orduya", "tank": "tanklar tankları", "ateşkes": "ateşkesi ateşkese",
        "şehir": "şehirler şehirde", "silah": "silahlar silahları silahların", "cephe": "cephede cepheye",
        "barış": "barışı barışın barışa", "yaptırım": "yaptırımlar yaptırımları", "hedef": "hedefi hedefler",
        "birlik": "birlikler birlikleri", "köy": "köyler köyde", "zirve": "zirvede zirveye", "başkan": "başkanı başkanın",
        "taarruz": "taarruzu taarruzun",
    },
    "pl": {
        "czołg": "czołgi czołgów czołgami", "dron": "drony dronów dronami", "wojsko": "wojska wojskiem",
        "żołnierz": "żołnierza żołnierzem", "armia": "armię", "umowa": "umowy umowę umową",
        "granica": "granicy granicę", "sankcja": "sankcje sankcji", "rozejm": "rozejmu rozejmem",
        "zaatakować": "zaatakował zaatakowali zaatakowała", "odmówić": "odmówił odmówili", "szczyt": "szczytu szczytem",
        "negocjować": "negocjowali", "miasto": "miasta miastem", "rosyjski": "rosyjskiego rosyjskie rosyjskich",
    },
}  # fmt: skip
PAIRS = [(lang, w, f) for lang, words in FORMS.items() for w, forms in words.items() for f in forms.split()]


def test_the_table_has_thirty_forms_of_each_language() -> None:
    assert not [lang for lang in FORMS if sum(pair[0] == lang for pair in PAIRS) < 30]


@pytest.mark.parametrize(("lang", "word", "form"), PAIRS)
def test_a_form_is_the_word(lang: str, word: str, form: str) -> None:
    assert grade(word, form, lang) >= KIN


OTHERS = {
    "en": "general generation, organ organisation, university universe, policy police, station state, army arm, "
    "message messy, converse convert, minister ministry, country county, officer offer, missile mission, "
    "treaty treatment, attack attach, hostile hostel, capital capture, front frontier",
    "de": "Bund Bündel, General Generation, Front Frondienst, Waffe Waffel, Staat Stadt, Armee Arme, Krieg Kriecher, "
    "Rakete Rakel, Wahl Wahn, Bericht Gericht, Stadt Statue, Universität Universum, Drohne Drohung",
    "uk": "мир мера, війна вина, місто мито, танк танець, угода погода, рада радіо, зброя збір, країна край, "
    "генерал генерація, орган організація, університет універсал, наступ настанова, удар ударник, село сало",
    "ru": "мир мера, пол поле, война вина, танк танец, рада радио, генерал генерация, орган организация, "
    "университет универсам, удар ударник, село сало, бой бойня, суд судно, страна сторона, совет советник",
    "es": "general generación, órgano organización, guerra guardia, arma armario, acuerdo cuerda, frente frenar, "
    "ciudad cuidado, misil misión, carta cartel, cumbre cumple, paz pez",
    "fr": "général génération, organe organisation, université univers, paix paye, guerre gare, arme armoire, "
    "accord corde, front frontière, missile mission, traité traiteur, chef cheval, char charge, pays paysan",
    "tr": "organ organizasyon, savaş savcı, tank tanık, karar kadar, silah sila, şehir şeker, cephe cep, "
    "köy köle, başkan baskın, meclis mecra, ateş ateist",
    "pl": "generał generacja, organ organizacja, uniwersytet uniwersum, wojna wojewoda, armia armata, umowa mowa, "
    "czołg czoło, granica granat, rząd rządek, rada radio, szczyt szczypta, pokój pokaz",
}


@pytest.mark.parametrize(
    ("lang", "one", "other"), [(lang, *pair.split()) for lang in OTHERS for pair in OTHERS[lang].split(", ")]
)
def test_words_that_only_begin_alike_are_not_one_word(lang: str, one: str, other: str) -> None:
    assert not grade(one, other, lang)
    assert not grade(other, one, lang)


@pytest.mark.parametrize(
    ("word", "compound"),
    [
        ("Angriff", "Raketenangriff"), ("Angriff", "Drohnenangriffe"), ("Lieferung", "Waffenlieferungen"),
        ("Lieferung", "Panzerlieferung"), ("Runde", "Verhandlungsrunden"), ("Verhandlung", "Verhandlungsrunde"),
        ("Waffe", "Waffenlieferungen"), ("Frieden", "Friedensgipfel"), ("Minister", "Verteidigungsminister"),
        ("Offensive", "Sommeroffensive"), ("Krieg", "Angriffskrieg"), ("Gespräch", "Friedensgespräche"),
        ("Panzer", "Kampfpanzer"), ("Rakete", "Mittelstreckenraketen"),
    ],
)  # fmt: skip
def test_a_german_compound_holds_the_word_in_its_plural_too(word: str, compound: str) -> None:
    assert grade(word, compound, "de") == INSIDE
