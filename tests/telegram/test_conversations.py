"""Whole conversations over HTTP: people at a strict Bot API, the real `Bot`, a real store."""

import logging

import pytest

from bot.store import chats
from bot.store.watching import AddRule, RemoveRule
from tests.support.chatting import stage


async def test_whoever_opens_the_logged_link_first_becomes_the_owner(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        async with stage() as on:
            link = next(word for word in caplog.text.split() if "https://t.me/" in word).removeprefix("link=")
            parameter = link.strip('"').partition("?start=")[2]
            ann, bob = on.fake.person(1, "Ann"), on.fake.person(2, "Bob")
            assert "yours now" in await on.said(ann, f"/start {parameter}")
            assert "was used" in await on.said(bob, f"/start {parameter}")
            owner = chats.owner(on.store)
            assert owner is not None
            assert owner.id == 1


async def test_a_stranger_is_refused_politely_whatever_they_send() -> None:
    async with stage() as on:
        stranger = on.fake.person(9, "Eve")
        for text in ("/start", "/watch war", "/watches", "/stop", "/help", "/nonsense", "hello", "<b>"):
            assert "private Watchword" in await on.said(stranger, text)
        assert on.store.row("SELECT * FROM rule WHERE chat_id IS NOT NULL") is None
        assert on.subscribed(9) == []


async def test_start_shows_the_shipped_watches_as_toggles_and_a_press_subscribes() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/start")
        shown = on.last(1)
        assert [row[0]["text"] for row in shown.buttons] == [
            "➕ Talks between Russia and Ukraine",
            "➕ Taurus for Ukraine",
            "➕ Offensives",
        ]
        callback = ann.presses("Taurus")
        await on.settle()
        assert callback.answer == "🔔 Taurus for Ukraine"
        assert on.subscribed(1) == ["taurus"]
        assert on.last(1).id == shown.id
        assert on.last(1).buttons[1][0]["text"] == "✅ Taurus for Ukraine"
        again = ann.presses("Taurus")
        await on.settle()
        assert again.answer == "🔕 Taurus for Ukraine"
        assert on.subscribed(1) == []
        assert len(on.rule_changes) == 2


async def test_a_watch_of_ones_own_is_made_listed_and_removed() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        shown = await on.said(ann, "/watch Taurus   (deliver OR refuse)")
        assert "(deliver OR refuse)" in shown
        assert on.subscribed(1) == [], "nothing is watched before it is saved"
        ann.presses("Save")
        await on.settle()
        answer = on.last(1).text
        assert "Watching for" in answer
        assert "(deliver OR refuse)" in answer
        assert on.subscribed(1) == ["w1"]
        listed = await on.said(ann, "/watches")
        assert "1 of 1 on" in listed
        ann.presses("1")
        await on.settle()
        ann.presses("🗑 Delete")
        await on.settle()
        assert "🗑 Removed" in on.last(1).text
        assert on.subscribed(1) == []
        ann.presses("All watches")
        await on.settle()
        assert "You watch nothing yet" in on.last(1).text
        await on.watches(ann, "another")
        assert on.subscribed(1) == ["w2"], "an id is never used twice"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "Write the words"),
        ("-zodiac", "zodiac"),
        ("(taurus OR", "(taurus OR"),
        ("@ukrane talks", "Did you mean “@ukraine”"),
        ("@nothinglikeit talks", "Known are: @russia, @taurus, @ukraine"),
        ("w" * 501, "500 characters at most"),
        (" OR ".join(f"word{n}" for n in range(41)), "40 at most"),
        ("title:", "title:"),
    ],
)
async def test_words_that_make_no_watch_are_answered_with_what_to_do(words: str, expected: str) -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        assert expected in await on.said(ann, f"/watch {words}")
        assert on.subscribed(1) == []


async def test_the_place_of_a_mistake_stands_under_a_caret_in_fixed_width() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        answer = await on.said(ann, "/watch taurus @ukrane")
        lines = answer.split("\n")
        assert lines[2].index("^") == lines[1].index("@ukrane")
        assert any(entity.kind == "pre" for entity in on.last(1).entities)


@pytest.mark.parametrize(
    "words",
    [
        "<b>war</b>",
        "a&b",
        "</code>",
        "&lt;i&gt;",
        "🏳️‍🌈 " + "👩‍👩‍👧‍👦" * 40,
        "שלום מלחמה",
        "переговори Стамбул",
        '"peace <talks>"',
    ],
)
async def test_whatever_is_typed_comes_back_as_text_and_never_as_markup(words: str) -> None:
    async with stage() as on:
        ann = on.fake.person(1, "<i>Ann</i>")
        on.make_owner(ann)
        await on.watches(ann, f"{words}")
        await on.said(ann, "/watches")


async def test_the_same_watch_is_not_made_twice() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "taurus deliver")
        assert "already" in await on.said(ann, "/watch  taurus   deliver")
        assert on.subscribed(1) == ["w1"]


async def test_a_chat_holds_fifty_watches_and_its_list_turns_pages() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        with on.store.transaction() as connection:
            for number in range(1, 51):
                AddRule(f"w{number}", 1, f"word{number - 1}", f"word{number - 1}").write(
                    connection, on.clock()
                )
        assert "most I can keep" in await on.said(ann, "/watch onemore")
        await on.said(ann, "/watches")
        for _ in range(6):
            ann.presses("▶️")
            await on.settle()
        assert "49. 🔔 word48" in on.last(1).text
        assert [button["text"] for button in on.last(1).buttons[-1]] == ["◀️"]
        with on.store.transaction() as connection:
            for number in (49, 50):
                RemoveRule(f"w{number}", 1).write(connection, on.clock())
        ann.presses("◀️")
        ann.presses("▶️") if any("▶️" in b["text"] for b in on.last(1).buttons[-1]) else None
        await on.settle()
        assert "48. 🔔 word47" in on.last(1).text, "a page that emptied gives way to the one before it"


async def test_stop_ends_everything_deletes_nothing_and_says_how_to_come_back() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "taurus deliver")
        await on.said(ann, "/start")
        ann.presses("Offensives")
        await on.settle()
        assert "/start brings" in await on.said(ann, "/stop")
        assert on.subscribed(1) == []
        assert "nothing to stop" in await on.said(ann, "/stop")
        await on.said(ann, "/watches")
        ann.presses("1")
        await on.settle()
        ann.presses("Switch on")
        await on.settle()
        assert on.subscribed(1) == ["w1"]


async def test_plain_words_and_unknown_commands_get_a_hint() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        assert "put /watch before" in await on.said(ann, "hello")
        assert "don't know that command" in await on.said(ann, "/frobnicate")
        assert "How to write" in await on.said(ann, "/help")


async def test_a_press_is_shown_even_where_its_message_was_never_recorded() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/start")
        with on.store.transaction() as connection:
            connection.execute("DELETE FROM message")
        ann.presses("Taurus")
        await on.settle()
        assert len(on.fake.answers(1)) == 1
        assert on.last(1).buttons[1][0]["text"] == "✅ Taurus for Ukraine"
