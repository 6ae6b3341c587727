"""The packs of rules/concepts/: each name is found with its case endings, and no ordinary word is one.

The sentences stand in tables beside this file (`packs/`), in our own words. Two nets catch ordinary words: the
false friends that somebody thought of (`not_found.tsv`), and what the frequency lists know. A name is about as
common in one language as in the others, so an alias that is far more common in one is a word of it, or the
concept is at home there; `at_home.toml` says which, and lists all names that are very common. What can't be told
apart is written down too (`untold.tsv`).
"""

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median_low

import pytest

from bot.feeds.item import Item
from bot.rules.aliases import alias_nodes
from bot.rules.book import RuleBook
from bot.rules.query import Phrase, Prefix, Word
from bot.rules.rule import ConceptList
from bot.rules_folder import load_folder
from bot.text.fold import fold
from bot.text.inflect import LANGUAGES, is_cyrillic, languages_for
from bot.text.known import frequencies

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "rules"
CONCEPTS = load_folder(RULES, examples=False).concepts
OF_NAMES = ("capitals", "countries", "leaders", "organisations", "weapons")


def own(pack: str) -> dict[str, ConceptList]:
    """The concepts of a pack with their own aliases, without those of the places that they include."""
    table = tomllib.loads((RULES / "concepts" / f"{pack}.toml").read_text(encoding="utf-8"))
    return {name: ConceptList(name, keys["title"], tuple(keys["aliases"])) for name, keys in table.items()}


PACKS = {pack: own(pack) for pack in (*OF_NAMES, "topics")}
TIMES_MORE_COMMON = 4  # than the concept is in other languages
SHARE_MIN = 5e-6  # of all words; what is rarer does no harm
SHARE_OF_COMMON = 5e-5
SHARE_UNKNOWN = 1e-6  # of a concept that the lists of a language don't hold


def table(name: str) -> list[tuple[str, ...]]:
    lines = (HERE / "packs" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]


FOUND, NOT_FOUND, UNTOLD = table("found"), table("not_found"), table("untold")


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return RuleBook(CONCEPTS)


def named(book: RuleBook, text: str, lang: str) -> set[str]:
    return {hit.name for hit in book.read(Item(title=text, lang=lang), reference=None).concepts}


@pytest.mark.parametrize("pack", PACKS)
def test_every_concept_has_names_in_both_scripts(pack: str) -> None:
    for name in PACKS[pack]:
        assert {is_cyrillic(fold(alias)) for alias in CONCEPTS[name].aliases} == {True, False}, name


@pytest.mark.parametrize("pack", PACKS)
def test_a_sentence_of_every_language_names_the_concepts_of_a_pack(pack: str, book: RuleBook) -> None:
    rows = [row for row in FOUND if row[0] == pack]
    for lang in LANGUAGES:
        assert sum(row[1] == lang for row in rows) >= 3, lang
    missed = [row for row in rows if not set(row[2].split()) <= named(book, row[3], row[1])]
    assert missed == []
    assert {name for row in rows for name in row[2].split()} <= set(PACKS[pack])


def test_false_friends_name_nothing(book: RuleBook) -> None:
    assert len(NOT_FOUND) >= 80
    packed = set().union(*PACKS.values())
    assert {name for _, name, _ in NOT_FOUND} <= set(CONCEPTS)
    wrong = [row for row in NOT_FOUND if named(book, row[2], row[0]) & (packed | {row[1]})]
    assert wrong == []


@pytest.mark.parametrize(("lang", "name", "text", "why"), UNTOLD)
def test_what_can_not_be_told_apart_is_written_down(
    lang: str, name: str, text: str, why: str, book: RuleBook
) -> None:
    assert name in named(book, text, lang), f"{why}: it can be told now, so the line can go"


@pytest.mark.parametrize("pack", PACKS)
def test_no_alias_repeats_what_a_beginning_beside_it_holds(pack: str) -> None:
    for name, concept in PACKS[pack].items():
        lone = [node for node in alias_nodes(concept) if not isinstance(node, Phrase)]
        beginnings = tuple(fold(node.text) for node in lone if isinstance(node, Prefix))
        exact = [node.text for node in lone if isinstance(node, Word) and node.exact]
        assert [word for word in exact if fold(word).startswith(beginnings)] == [], name


@cache
def sorted_words(lang: str) -> list[str]:
    return sorted(frequencies(lang))


def known_as(node: Word | Prefix) -> Iterator[tuple[str, str]]:
    """The common words, with their language, that an alias finds."""
    folded = fold(node.text).replace("'", "")
    for lang in languages_for(folded):
        words = sorted_words(lang)
        for at in range(bisect_left(words, folded), len(words)):
            word = words[at]
            if word != folded and not (isinstance(node, Prefix) and word.startswith(folded)):
                break
            yield word, lang


def ordinary_words(concept: ConceptList) -> Iterator[tuple[str, str]]:
    """The language and the word, where an alias is much more common than the concept is elsewhere."""
    found = {one for node in alias_nodes(concept) if not isinstance(node, Phrase) for one in known_as(node)}
    total = {
        lang: sum(frequencies(lang)[word] for word, where in found if where == lang) for lang in LANGUAGES
    }
    for word, lang in sorted(found):
        share = frequencies(lang)[word]
        elsewhere = median_low(total[one] for one in LANGUAGES if one != lang)
        if share >= SHARE_MIN and share > TIMES_MORE_COMMON * max(elsewhere, SHARE_UNKNOWN):
            yield lang, word


def test_no_name_is_an_ordinary_word_of_any_of_the_languages() -> None:
    accepted = tomllib.loads((HERE / "packs" / "at_home.toml").read_text(encoding="utf-8"))
    home = {lang: set(names.split()) for lang, names in accepted["home"].items()}
    flagged = {
        (lang, word): name
        for pack in OF_NAMES
        for name, concept in PACKS[pack].items()
        for lang, word in ordinary_words(concept)
        if name not in home[lang]
    }
    words = {(lang, word) for lang, listed in accepted["words"].items() for word in listed}
    assert {row: name for row, name in flagged.items() if row not in words} == {}
    assert words <= set(flagged), "these are told apart now, or rare: leave them out"


def test_the_commonest_words_that_a_name_finds_are_names() -> None:
    accepted = tomllib.loads((HERE / "packs" / "at_home.toml").read_text(encoding="utf-8"))["common"]
    found = {
        (lang, word)
        for pack in OF_NAMES
        for concept in PACKS[pack].values()
        for node in alias_nodes(concept)
        if not isinstance(node, Phrase)
        for word, lang in known_as(node)
        if frequencies(lang)[word] >= SHARE_OF_COMMON
    }
    assert found == {(lang, word) for lang, words in accepted.items() for word in words.split()}


def test_an_ordinary_word_among_the_names_would_be_seen() -> None:
    aliases = tuple(f"={word}" for word in ("Kabul", "Kabil", "Кабул"))
    assert ("tr", "kabul") in set(ordinary_words(ConceptList("kabul", "Kabul", aliases)))
