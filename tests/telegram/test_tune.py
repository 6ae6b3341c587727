"""/settings, /quiet, /digest, /mute, /timezone: typed and pressed, over HTTP."""

import pytest

from bot.store.tuning import NEVER, chat_tuning
from tests.support.chatting import Stage, stage

GROUP = -100


def tuned(on: Stage, chat_id: int = 1) -> tuple[str, str, str | None]:
    now = chat_tuning(on.store, chat_id, on.clock())
    return now.quiet, now.digest, None if now.muted_until is None else f"{now.muted_until:%d %H:%M}"


@pytest.mark.parametrize(
    ("words", "answer", "is_so"),
    [
        ("/quiet 22-7", "22:00–07:00", ("22:00-07:00", "", None)),
        ("/quiet", "Quiet hours: none", ("", "", None)),
        ("/quiet off", "Quiet hours: none", ("", "", None)),
        ("/quiet at night", "/quiet 22:00-07:00", ("", "", None)),
        ("/digest 8 18:30", "08:00, 18:30", ("", "08:00,18:30", None)),
        ("/digest hourly", "every hour", ("", "hourly", None)),
        ("/digest off", "one by one", ("", "", None)),
        ("/digest <b>", "/digest hourly", ("", "", None)),
        ("/mute 2h", "Wed 28 May, 14:00", ("", "", "28 14:00")),
        ("/mute 3 days", "Sat 31 May", ("", "", "31 12:00")),
        ("/mute off", "Muted: no", ("", "", None)),
        ("/mute for a while", "/mute 2h", ("", "", None)),
        ("/settings", "Settings of this chat", ("", "", None)),
        ("/timezone", "UTC", ("", "", None)),
        ("/timezone Kyiv", "Europe/Kyiv", ("", "", None)),
        ("/timezone Atlantis", "/timezone Berlin", ("", "", None)),
    ],
)
async def test_what_is_typed_is_set_and_shown(
    words: str, answer: str, is_so: tuple[str, str, str | None]
) -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        assert answer in await on.said(ann, words)
        assert tuned(on) == is_so


async def test_the_settings_lead_to_each_screen_and_back() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/timezone Berlin")
        await on.said(ann, "/settings")
        shown = on.last(1).id
        for open_it, choose, is_so in (
            ("Quiet hours", "22:00–07:00", ("22:00-07:00", "", None)),
            ("Digest", "08:00, 18:00", ("22:00-07:00", "08:00,18:00", None)),
            ("Mute", "8 hours", ("22:00-07:00", "08:00,18:00", "28 20:00")),
        ):
            ann.presses(open_it)
            await on.settle()
            callback = ann.presses(choose)
            await on.settle()
            assert callback.answer
            assert tuned(on) == is_so
            ann.presses("⬅️")
            await on.settle()
        assert on.last(1).id == shown
        assert "Wed 28 May, 22:00" in on.last(1).text, "in the zone of the chat"
        ann.presses("Mute")
        await on.settle()
        ann.presses("Until I say so")
        await on.settle()
        assert chat_tuning(on.store, 1, on.clock()).muted_until == NEVER
        assert "until you unmute" in on.last(1).text
        ann.presses("Unmute")
        await on.settle()
        assert tuned(on)[2] is None


@pytest.mark.parametrize("data", ["1:night:25.00-26.00:0", "1:digest:x:0", "1:silence:soon:0", "1:tune:x:3"])
async def test_a_forged_button_changes_nothing_and_is_answered(data: str) -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.said(ann, "/settings")
        ann.sends_callback(data, on.last(1))
        await on.settle()
        assert tuned(on) == ("", "", None)


async def test_a_member_of_a_group_sees_the_settings_and_changes_none() -> None:
    async with stage() as on:
        ann, eve = on.fake.person(1), on.fake.person(3, "Eve")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann], members=[eve])
        ann.says("/settings", where=group)
        await on.settle()
        eve.presses("Quiet hours", where=group)
        await on.settle()
        forbidden = eve.presses("22:00–07:00", where=group)
        await on.settle()
        assert "administrators" in (forbidden.answer or "")
        assert tuned(on, GROUP) == ("", "", None)
