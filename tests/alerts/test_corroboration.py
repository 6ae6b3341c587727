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
        (
            Voice("A", "Делегації обох сторін зустрінуться в палаці"),
            Voice("B", "Делегації обох сторін зустрінуться в палаці"),
        ),
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


WIRE_BY = {name: Voice(name, f"Headline of {name}", WIRE) for name in "ABC"}
OWN_BY_A, OWN_BY_B = Voice("A", "Roads closed", OWN), Voice("B", "Roads closed", OWN)
SHIPS = Voice("C", "Ships wait outside of the harbour until the talks are over")


@pytest.mark.parametrize(
    ("oldest_first", "count"),
    [
        ((), 0),
        ((WIRE_BY["A"],), 1),
        # one publisher, three texts of its own
        ((Voice("A", "One thing"), OWN_BY_A, Voice("a ", "A third matter")), 1),
        # three print the wire
        ((WIRE_BY["A"], WIRE_BY["B"], WIRE_BY["C"]), 1),
        # B prints the wire and writes for itself, before or after
        ((WIRE_BY["A"], WIRE_BY["B"], OWN_BY_B), 2),
        ((OWN_BY_B, WIRE_BY["A"], WIRE_BY["B"]), 2),
        # B prints what A wrote: whatever A adds, it is one source
        ((WIRE_BY["A"], WIRE_BY["B"], OWN_BY_A), 1),
        ((WIRE_BY["A"], WIRE_BY["B"], OWN_BY_B, SHIPS), 3),
    ],
)
def test_who_is_the_first_with_some_text_counts_once(oldest_first: tuple[Voice, ...], count: int) -> None:
    assert independent(oldest_first[::-1]) == count


def test_publishers_are_named_once_in_their_order() -> None:
    voices = [Voice("The Post", "x"), Voice("Вісник", "y"), Voice("the-post", "z"), Voice("!!", "w")]
    assert publishers(voices) == ("The Post", "Вісник", "!!")
