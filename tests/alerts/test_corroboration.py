"""Who counts as an independent source: tables over publishers and texts."""

import pytest

from bot.alerts.corroboration import Voice, independent, is_copy, publishers

WIRE = (
    "The delegations will meet in the palace on Monday, a spokesman said. Prisoners and a truce at sea are on"
    " the table, and both sides have named their negotiators."
)
OWN = "Our correspondent at the strait reports that hotels are booked out and that roads will be closed."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Voice("A", "Delegations meet on Monday", WIRE), Voice("B", "Delegations meet on Monday", WIRE)),
        (Voice("A", "Delegations meet on Monday", WIRE), Voice("B", "Truce at sea on the table", WIRE)),
        (Voice("A", "Delegations meet on Monday", WIRE), Voice("B", "Delegations meet on Monday", WIRE[:90])),
        (
            Voice("A", "Delegations of both sides meet in the palace on Monday"),
            Voice("B", "Delegations of both sides meet in the palace on Monday - Harbour Post"),
        ),
        (
            Voice("A", "Delegations of both sides meet in the palace on Monday"),
            Voice("B", "DELEGATIONS of both sides to meet in the palace on Monday"),
        ),
        (Voice("A", "Talks are off"), Voice("B", "Talks are off!")),
        (Voice("A", "Делегації обох сторін зустрінуться в палаці"), Voice("B", "Делегації обох сторін зустрінуться в палаці")),
    ],
)
def test_a_text_that_is_printed_with_few_changes_is_a_copy(one: Voice, other: Voice) -> None:
    assert is_copy(one, other)
    assert is_copy(other, one)
    assert independent((one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Voice("A", "Delegations meet on Monday", WIRE), Voice("B", "Delegations meet on Monday", OWN)),
        (
            Voice("A", "Delegations of both sides meet in the palace on Monday"),
            Voice("B", "On Monday the two delegations will meet, says the palace"),
        ),
        (Voice("A", "Talks are off"), Voice("B", "Why the talks are off, and what comes next")),
        (Voice("A", "Talks on 2 June"), Voice("B", "Gespräche am 2. Juni")),
        (Voice("A", ""), Voice("B", "Talks are off")),
    ],
)
def test_what_a_publisher_says_in_own_words_is_no_copy(one: Voice, other: Voice) -> None:
    assert not is_copy(one, other)
    assert independent((one, other)) == 2


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        ((), 0),
        ((Voice("A", "Delegations meet on Monday", WIRE),), 1),
        # one publisher, three reports
        ((Voice("A", "One thing"), Voice("A", "Another matter", OWN), Voice("a ", "A third matter")), 1),
        # three print the wire
        (tuple(Voice(name, f"Headline of {name}", WIRE) for name in "ABC"), 1),
        # B prints the wire and writes for itself
        ((Voice("A", "Monday", WIRE), Voice("B", "Monday", WIRE), Voice("B", "Roads closed", OWN)), 2),
        # whose own text is whose doesn't depend on the order
        ((Voice("B", "Roads closed", OWN), Voice("B", "Monday", WIRE), Voice("A", "Monday", WIRE)), 2),
        # the wire and two own reports, of which one is by a printer of the wire
        (
            (
                Voice("A", "Monday", WIRE),
                Voice("B", "Monday", WIRE),
                Voice("B", "Roads closed", OWN),
                Voice("C", "Ships wait outside of the harbour until the talks are over"),
            ),
            3,
        ),
    ],
)
def test_publishers_and_texts_count_once(voices: tuple[Voice, ...], count: int) -> None:
    assert independent(voices) == count
    assert independent(voices[::-1]) == count


def test_publishers_are_named_once_in_their_order() -> None:
    voices = [Voice("The Post", "x"), Voice("Вісник", "y"), Voice("the-post", "z"), Voice("!!", "w")]
    assert publishers(voices) == ("The Post", "Вісник", "!!")
