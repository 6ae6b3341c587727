"""Text as it may be shown: nothing hidden, nothing torn, marks where their words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.inert import inert
from bot.alerts.shown import BIDI_CONTROLS, clean, cut, join_marks, part, units, whole_until
from tests.support import any_card

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("  two \n\t lines\u2028here ", "two lines here"),
        ("re\u202eversed\u202c", "reversed"),
        ("\u2066isolated\u2069", "isolated"),
        ("nul\x00 bell\x07 \x1b[31mred", "nul bell [31mred"),
        ("half \ud83d emoji", "half emoji"),
        (FAMILY, FAMILY),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u00a0", ""),
    ],
)
def test_what_could_harm_a_screen_is_dropped(text: str, shown: str) -> None:
    assert shown == clean(text)[0]


@given(any_card.texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    shown, _ = clean(text)
    assert (shown, ()) == clean(shown)
    assert not BIDI_CONTROLS & set(shown)


@given(any_card.texts, st.sampled_from(["Istanbul", "переговори", "تصويت", FAMILY]), any_card.texts)
def test_marks_stay_on_their_words(before: str, word: str, after: str) -> None:
    mark = (len(before), len(before) + len(word))
    text, marks = inert(*clean(before + word + after, [mark]))
    assert [word] == [text[start:stop] for start, stop in marks]


def test_what_keeps_a_word_from_being_clickable_is_not_part_of_its_mark() -> None:
    text, marks = inert("see /stop @owner now", [(5, 9), (11, 16)])
    assert [text[start:stop] for start, stop in marks] == ["stop", "owner"]


@pytest.mark.parametrize(
    ("marks", "joined"),
    [
        ([(5, 8), (0, 3)], ((0, 3), (5, 8))),
        ([(0, 3), (3, 5)], ((0, 5),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
        ([(-4, 2), (8, 99)], ((0, 2), (8, 10))),
        ([(4, 4), (6, 5)], ()),
    ],
)
def test_marks_are_sorted_and_joined(
    marks: list[tuple[int, int]], joined: tuple[tuple[int, int], ...]
) -> None:
    assert joined == join_marks(marks, 10)


def test_a_part_keeps_the_marks_inside_of_it() -> None:
    assert part("one two three", [(0, 3), (4, 7), (6, 13)], 4, 9) == ("two t", ((0, 5),))


@given(st.text())
def test_units_are_those_of_utf_16(text: str) -> None:
    assert sum(1 if ord(character) < 0x10000 else 2 for character in text) == units(text)


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Istanbul", 8, "Istanbul"),
        ("Istanbul", 7, "Istanb…"),
        ("in Istanbul", 4, "in…"),
        (FAMILY * 2, 21, FAMILY + "…"),
        (FAMILY * 2, 12, FAMILY + "…"),
        (FAMILY, 10, "…"),
        ("🇺🇦🇩🇪", 7, "🇺🇦…"),
        ("👍🏽👍🏽", 7, "👍🏽…"),
        ("cafe\u0301 au", 5, "caf…"),
        ("🕊", 1, "…"),
    ],
)
def test_a_cut_tears_no_character(text: str, most: int, shown: str) -> None:
    assert shown == cut(text, most)


@given(any_card.texts, st.integers(1, 60))
def test_a_cut_is_never_longer_than_allowed(text: str, most: int) -> None:
    shown = cut(clean(text)[0], most)
    assert units(shown) <= most
    assert shown == clean(text)[0] or shown.endswith("…")


def test_a_pile_of_marks_is_torn_rather_than_kept_whole() -> None:
    assert whole_until("a" + "\u0301" * 500, 400) == 400
