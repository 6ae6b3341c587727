"""New, changed or known: poll after poll of the same feed, and of two feeds with one story."""

from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.identity import identities_of
from bot.feeds.item import Item
from bot.feeds.triage import ItemState, Seen, Triaged, triage

NEW, CHANGED, KNOWN = ItemState.NEW, ItemState.CHANGED, ItemState.KNOWN


class Memory(dict[int, Seen]):
    """What a store remembers, as DESIGN says: each key with the content that it was last seen with."""

    def poll(self, items: list[Item], feed: str = "feed") -> list[ItemState]:
        told = triage(items, identities_of(items, feed), self)
        for triaged in told:
            self.remember(triaged)
        return [triaged.state for triaged in told]

    def remember(self, triaged: Triaged) -> None:
        item_id = triaged.known_id if triaged.known_id is not None else len(self) + 1
        self.update(dict.fromkeys(triaged.keys, Seen(item_id, triaged.content)))


def item(number: int, title: str = "", guid: str = "") -> Item:
    return Item(title or f"Item {number}", guid=guid, link=f"https://n.example/{number}")


def test_the_second_poll_of_a_document_yields_nothing_new() -> None:
    memory = Memory()
    items = [item(number) for number in range(5)]
    assert memory.poll(items) == [NEW] * 5
    assert memory.poll(items) == [KNOWN] * 5


def test_a_window_that_shifted_yields_what_is_new_and_an_old_item_that_comes_back_is_known() -> None:
    memory = Memory()
    memory.poll([item(number) for number in range(20)])
    assert memory.poll([item(number) for number in range(25, 5, -1)]) == [NEW] * 6 + [KNOWN] * 14
    assert memory.poll([item(2), item(30)]) == [KNOWN, NEW]


def test_another_text_under_the_same_identity_is_a_change_once() -> None:
    memory = Memory()
    memory.poll([item(1, "Blast heard")])
    assert memory.poll([item(1, "Missile strike kills three")]) == [CHANGED]
    assert memory.poll([item(1, "Missile strike kills three")]) == [KNOWN]


def test_a_changed_item_keeps_the_id_of_the_known_one() -> None:
    items = [item(1, "Blast heard")]
    (new,) = triage(items, identities_of(items, "feed"), {})
    assert (new.state, new.known_id) == (NEW, None)
    known = dict.fromkeys(new.keys, Seen(7, new.content))
    changed = [item(1, "Strike")]
    (again,) = triage(changed, identities_of(changed, "feed"), known)
    assert (again.state, again.known_id) == (CHANGED, 7)


def test_an_item_that_stands_three_times_in_a_document_comes_once() -> None:
    assert Memory().poll([item(1, guid="a")] * 3) == [NEW]


def test_two_stories_under_one_guid_are_two() -> None:
    assert Memory().poll([item(1, guid="same"), item(2, guid="same")]) == [NEW, NEW]


def test_a_guid_made_anew_on_each_build_is_seen_through_by_the_link() -> None:
    memory = Memory()
    memory.poll([item(1, guid="a8f3")])
    assert memory.poll([item(1, guid="c91b")]) == [KNOWN]


def test_a_known_item_brings_its_new_keys_along() -> None:
    memory = Memory()
    memory.poll([item(1, guid="a8f3")])
    memory.poll([item(1, guid="c91b")])
    assert memory.poll([Item("Item 1", guid="c91b")]) == [KNOWN]


def test_two_feeds_that_word_one_page_differently_do_not_report_changes_for_ever() -> None:
    memory = Memory()
    assert memory.poll([item(1, "Theirs")], "a") == [NEW]
    assert memory.poll([item(1, "Ours")], "b") == [CHANGED]
    for _ in range(3):
        assert memory.poll([item(1, "Theirs")], "a") == [KNOWN]
        assert memory.poll([item(1, "Ours")], "b") == [KNOWN]


@given(
    st.lists(st.builds(item, st.integers(0, 4), st.sampled_from(["a", "b"]), st.sampled_from(["", "x", "y"])))
)
def test_no_item_is_lost_and_a_second_poll_finds_all_known(items: list[Item]) -> None:
    memory = Memory()
    keys = identities_of(items, "feed")
    first = triage(items, keys, {})
    told = {key for triaged in first for key in triaged.keys}
    assert all(told & set(own) for own in keys)
    for triaged in first:
        memory.remember(triaged)
    assert all(again.state is KNOWN for again in triage(items, keys, memory))
