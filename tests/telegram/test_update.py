"""From the JSON of an update to what happened; and callback data there and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.buttons import DATA_BYTES_MAX, Press, key, read, write
from bot.telegram.features import BUTTONS
from bot.telegram.update import (
    Incoming,
    Moved,
    Other,
    Person,
    Place,
    Pressed,
    Reachable,
    Reopened,
    Said,
    read_update,
)

ANN: dict[str, Any] = {
    "id": 1,
    "is_bot": False,
    "first_name": "Ann",
    "last_name": "Lee",
    "language_code": "uk",
}
ALONE: dict[str, Any] = {"id": 1, "type": "private", "first_name": "Ann", "last_name": "Lee"}
DESK: dict[str, Any] = {"id": -5, "type": "group", "title": "Desk"}
FORUM: dict[str, Any] = {"id": -1005, "type": "supergroup", "title": "Desk", "is_forum": True}
CHANNEL: dict[str, Any] = {"id": -1009, "type": "channel", "title": "News"}
ORIGIN: dict[str, Any] = {"type": "channel", "date": 0, "chat": CHANNEL, "message_id": 1}
GENERAL, TOPIC = Place(-1005, "supergroup", "Desk"), Place(-1005, "supergroup", "Desk", 7)
PERSON, PLACE, GROUP = Person(1, "uk"), Place(1, "private", "Ann Lee"), Place(-5, "group", "Desk")


def message(chat: dict[str, Any] = ALONE, **more: Any) -> dict[str, Any]:
    return {"message": {"message_id": 3, "date": 0, "chat": chat, "from": ANN} | more}


def ours(chat: dict[str, Any], before: str, after: str, **rights: bool) -> dict[str, Any]:
    """Our own membership changes."""
    now = {"status": after} | rights
    return {
        "my_chat_member": {
            "chat": chat,
            "from": ANN,
            "old_chat_member": {"status": before},
            "new_chat_member": now,
        }
    }


def member(status: str) -> dict[str, Any]:
    return {"my_chat_member": {"chat": ALONE, "from": ANN, "new_chat_member": {"status": status}}}


@pytest.mark.parametrize(
    ("raw", "happened"),
    [
        (message(text="hi"), Said(PLACE, PERSON, "hi")),
        (message(DESK, text="hi"), Said(GROUP, PERSON, "hi")),
        (message(DESK, text="hi", sender_chat=DESK), Said(GROUP, PERSON, "hi", as_group=True)),
        (message(DESK, text="hi", sender_chat={"id": -9}), Said(GROUP, PERSON, "hi")),
        (message(photo=[]), Other()),
        (message(DESK, migrate_to_chat_id=-1005), Moved(-5, -1005)),
        (message(DESK | {"id": -1005}, migrate_from_chat_id=-5), Moved(-5, -1005)),
        ({"message": {"chat": DESK, "text": "no sender"}}, Other()),
        (
            {
                "callback_query": {
                    "id": "7",
                    "from": ANN,
                    "data": "x",
                    "message": {"message_id": 3, "chat": ALONE},
                }
            },
            Pressed("7", PLACE, PERSON, "x", 3),
        ),
        ({"callback_query": {"id": "7", "from": ANN}}, Pressed("7", None, PERSON, "", None)),
        (message(FORUM, text="hi", message_thread_id=7, is_topic_message=True), Said(TOPIC, PERSON, "hi")),
        (message(FORUM, text="hi", message_thread_id=7), Said(GENERAL, PERSON, "hi")),
        (
            message(FORUM, forum_topic_reopened={}, message_thread_id=7, is_topic_message=True),
            Reopened(TOPIC),
        ),
        (message(FORUM, general_forum_topic_unhidden={}), Reopened(GENERAL)),
        (message(text="News", forward_origin=ORIGIN), Said(PLACE, PERSON, "/channel -1009")),
        (message(photo=[], forward_origin=ORIGIN), Said(PLACE, PERSON, "/channel -1009")),
        (message(DESK, text="News", forward_origin=ORIGIN), Said(GROUP, PERSON, "News")),
        (
            {"channel_post": {"message_id": 3, "date": 0, "chat": CHANNEL, "text": "/watch war"}},
            Said(Place(-1009, "channel", "News"), Person(-1009, ""), "/watch war", as_group=True),
        ),
        ({"channel_post": {"message_id": 3, "date": 0, "chat": CHANNEL, "text": "a post"}}, Other()),
        (ours(DESK, "left", "member"), Reachable(GROUP, "active", PERSON, entered=True)),
        (ours(DESK, "member", "restricted", can_send_messages=False), Reachable(GROUP, "paused", PERSON)),
        (ours(DESK, "restricted", "restricted", can_send_messages=True), Reachable(GROUP, "active", PERSON)),
        (
            ours(CHANNEL, "administrator", "administrator", can_post_messages=False),
            Reachable(Place(-1009, "channel", "News"), "paused", PERSON),
        ),
        (
            ours(CHANNEL, "left", "administrator", can_post_messages=True),
            Reachable(Place(-1009, "channel", "News"), "active", PERSON, entered=True),
        ),
        (member("kicked"), Reachable(PLACE, "paused", PERSON)),
        (member("left"), Reachable(PLACE, "paused", PERSON)),
        (member("member"), Reachable(PLACE, "active", PERSON)),
        (member("administrator"), Reachable(PLACE, "active", PERSON)),
        ({"edited_message": {}}, Other()),
        ({"brand_new": {}}, Other()),
        ({}, Other()),
    ],
    ids=str,
)
def test_an_update_is_read_as_what_happened(raw: dict[str, Any], happened: Incoming) -> None:
    assert read_update({"update_id": 5} | raw) == happened


rule_ids = st.from_regex(r"[a-z][a-z0-9-]{0,63}", fullmatch=True)
presses = st.builds(Press, st.sampled_from(sorted(BUTTONS)), rule_ids.map(key), st.integers(0, 9_999))


@given(presses)
def test_callback_data_of_any_rule_fits_and_comes_back(press: Press) -> None:
    assert len(write(press).encode()) <= DATA_BYTES_MAX
    assert read(write(press)) == press


@given(rule_ids, rule_ids)
def test_ids_of_rules_stay_apart_in_buttons(one: str, other: str) -> None:
    assert (key(one) == key(other)) is (one == other)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["1", "sub", ":", "talks", "0", "²", "-1", ""])).map("".join)
)
def test_forged_callback_data_is_refused_or_read_as_what_a_button_could_say(data: str) -> None:
    press = read(data)
    assert press is None or (":" not in press.verb + press.argument and 0 <= press.page <= 9_999)


def test_data_that_telegram_would_refuse_is_a_bug_and_raises() -> None:
    with pytest.raises(ValueError, match="bytes"):
        write(Press("sub", "я" * 40))
