"""Laws of standings: true places, no exception, no jump beyond what is said, cost in proportion."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts import actors
from bot.facts.folding import fold
from bot.facts.standing import find
from bot.facts.standings import TABLES

LANGS = (*TABLES, "", "it", "xx")
VALUES = {
    "considering",
    "announced",
    "agreed",
    "decided",
    "done",
    "postponed",
    "cancelled",
    "agree",
    "refuse",
}
BY_SOMEBODY = {"claimed", "confirmed", "denied"}
PIECES = st.sampled_from(
    [
        "Russia", "Kiew", "Москва", "claims", "bestätigt", "нібито", "lehnt", "ab", "zu", "will not", "n'", "ne",
        "no", "не", "nie", "deliver", "передасть", "przekaże", "vermeyecek", "iptal", "edildi", "rejects", "capture",
        "of the town", "may", "if", "könnte", ",", ".", "?", ":", "-", "—", "«", "\n", "İ", "ß", "reportedly",
        "does not rule out", "Report de la réunion", "перенесення", "odwołano", "se niega a",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14), lang=st.sampled_from(LANGS))
def test_places_are_true_and_values_canonical(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for found in find(text, lang=lang):
        assert text[found.start : found.stop] == found.text
        assert found.text.strip()
        bare, by, speaker = found.value.partition(" by ")
        assert bare in (BY_SOMEBODY if by else VALUES | BY_SOMEBODY)
        assert bool(by) == bool(speaker)
        assert (found.kind.value == "polarity") == (found.value in {"agree", "refuse"})


@settings(max_examples=100, deadline=None)
@given(words=st.lists(PIECES, max_size=10), lang=st.sampled_from(LANGS))
def test_a_question_states_nothing(words: list[str], lang: str) -> None:
    text = " ".join(word for word in words if word not in {".", "?", "\n"}).replace("\n", " ")
    assert list(find(f"{text}?", lang=lang)) == []


@settings(max_examples=100, deadline=None)
@given(one=st.lists(PIECES, max_size=8), other=st.lists(PIECES, max_size=8), lang=st.sampled_from(LANGS))
def test_one_sentence_says_nothing_of_the_next(one: list[str], other: list[str], lang: str) -> None:
    first, second = " ".join([*one, "x."]), " ".join(["x", *other])
    alone = [(f.value, f.force) for part in (first, second) for f in find(part, lang=lang)]
    assert [(f.value, f.force) for f in find(f"{first} {second}", lang=lang)] == alone


@pytest.mark.parametrize("lang", TABLES)
def test_every_pattern_is_found_by_its_first_letters(lang: str) -> None:
    signs = TABLES[lang]
    for letters, listed in signs.by_letters.items():
        assert 2 <= len(letters) <= 3
        assert listed
        written = letters + "".join(pattern for _, pattern in listed)
        written += signs.negated_before + signs.hedged_before + signs.settlement
        # What folding takes away could never be found.
        assert [sign for sign in written if not sign.isascii() and fold(sign) != sign] == []


def test_a_long_sentence_is_read_to_its_end() -> None:
    text = "Oslo rejects the sale and approves it and " * 400 + "calls off the summit"
    assert [found.value for found in find(text, lang="en")][-1] == "cancelled"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukraine's army", ["ukraine", "army"]),
        ("Минобороны России", ["russia", "russia"]),
        ("Kreml", ["russia"]),
        ("władze w Kijowie", ["ukraine"]),
        ("Moskova'dan", ["russia"]),
        ("DeepState", ["DeepState"]),
        ("повстанці", ["rebels"]),
        ("a court in Osaka", []),
    ],
)
def test_a_speaker_has_one_name_in_all_languages(text: str, names: list[str]) -> None:
    folded = fold(text)
    assert [name for name, _ in actors.find(folded, 0, len(folded))] == names
