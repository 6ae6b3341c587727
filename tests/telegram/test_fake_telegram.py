"""The fake is as strict as Telegram: what would be refused there is refused here, and remembered."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.support.botapi.limits import Limits
from tests.support.botapi.server import TOKEN, FakeTelegram

Answer = tuple[int, dict[str, Any]]


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        fake.person(1).says("/start")
        yield fake


async def call(fake: FakeTelegram, method: str, *, token: str = TOKEN, **values: Any) -> Answer:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fake.url}/bot{token}/{method}", json=values) as response,
    ):
        return response.status, await response.json()


def keyboard(**button: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | button]]}


@pytest.mark.parametrize(
    ("method", "values", "expected"),
    [
        ("sendNonsense", {}, "method not found"),
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}, "sendMessage has no colour"),
        ("sendMessage", {"chat_id": 1, "text": "x", "protect_content": True}, "not simulated"),
        ("sendMessage", {"text": "x"}, "needs chat_id"),
        ("sendMessage", {"chat_id": 1}, "needs text"),
        ("sendMessage", {"chat_id": "one", "text": "x"}, "is no chat"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "is no str"),
        ("sendMessage", {"chat_id": 1, "text": "x", "disable_notification": "yes"}, "is no bool"),
        ("sendMessage", {"chat_id": 1, "text": "x", "link_preview_options": {"off": True}}, "has no off"),
        ("sendMessage", {"chat_id": 1, "text": "x", "parse_mode": "Markdown"}, "parse_mode"),
        ("sendMessage", {"chat_id": 1, "text": " \n "}, "text is empty"),
        ("sendMessage", {"chat_id": 1, "text": "<b> </b>", "parse_mode": "HTML"}, "text is empty"),
        ("sendMessage", {"chat_id": 1, "text": "x" * 4097}, "too long"),
        ("sendMessage", {"chat_id": 1, "text": "😀" * 2049}, "too long"),
        ("sendMessage", {"chat_id": 1, "text": "<b>x</b>" * 101, "parse_mode": "HTML"}, "101 entities"),
        ("sendMessage", {"chat_id": 1, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"chat_id": 1, "text": "<h1>x</h1>", "parse_mode": "HTML"}, "Unsupported start tag"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": keyboard()}, "exactly one thing"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": keyboard(callback_data="")},
            "DATA_INVALID",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": keyboard(callback_data="я" * 33)},
            "DATA_INVALID",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": keyboard(url="ftp://x")}, "URL_INVALID"),
        ("editMessageText", {"text": "x"}, "identifier is not specified"),
        ("setMyCommands", {"commands": [{"command": "Watch", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ],
)
async def test_what_the_bot_does_wrong_is_refused_and_remembered(
    fake: FakeTelegram, method: str, values: dict[str, Any], expected: str
) -> None:
    status, answer = await call(fake, method, **values)
    assert status in (400, 404)
    assert not answer["ok"]
    assert len(fake.world.violations) == 1
    assert expected in f"{answer['description']} {fake.world.violations[0]}"


@pytest.mark.parametrize(
    ("method", "values", "code", "expected"),
    [
        ("sendMessage", {"chat_id": 404, "text": "x"}, 400, "chat not found"),
        ("sendMessage", {"chat_id": 2, "text": "x"}, 403, "blocked by the user"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 99}},
            400,
            "replied not found",
        ),
        ("editMessageText", {"chat_id": 1, "message_id": 99, "text": "x"}, 400, "to edit not found"),
        ("editMessageText", {"chat_id": 1, "message_id": 1, "text": "x"}, 400, "can't be edited"),
        ("answerCallbackQuery", {"callback_query_id": "0"}, 400, "query is too old"),
        ("getChatMember", {"chat_id": 1, "user_id": 77}, 400, "member not found"),
        ("getChat", {"chat_id": "@nobody"}, 400, "chat not found"),
        ("sendMessage", {"chat_id": -1003, "text": "x", "message_thread_id": 6}, 400, "TOPIC_CLOSED"),
        ("sendMessage", {"chat_id": -1003, "text": "x", "message_thread_id": 9}, 400, "thread not found"),
        # General has no thread by which it can be named.
        ("sendMessage", {"chat_id": -1003, "text": "x", "message_thread_id": 1}, 400, "thread not found"),
        ("sendMessage", {"chat_id": 1, "text": "x", "message_thread_id": 5}, 400, "thread not found"),
        ("sendMessage", {"chat_id": -1009, "text": "x"}, 400, "administrator rights in the channel"),
    ],
)
async def test_what_the_world_does_is_refused_and_no_fault_of_the_bot(
    fake: FakeTelegram, method: str, values: dict[str, Any], code: int, expected: str
) -> None:
    fake.person(2).blocks()
    fake.forum(-1003, "Desk", administrators=[], topics=[5, 6]).chat.topics[6] = "closed"
    fake.channel(-1009, "News", administrators=[]).silences_bot(fake.person(1))
    status, answer = await call(fake, method, **values)
    assert (status, answer["error_code"]) == (code, code)
    assert expected in answer["description"]
    assert fake.world.violations == []


async def test_a_message_goes_to_its_topic_and_a_reply_without_one_to_that_of_what_it_answers(
    fake: FakeTelegram,
) -> None:
    fake.forum(-1003, "Desk", administrators=[], topics=[5])
    _, first = await call(fake, "sendMessage", chat_id=-1003, text="x", message_thread_id=5)
    answers = {"message_id": first["result"]["message_id"]}
    await call(fake, "sendMessage", chat_id=-1003, text="y", reply_parameters=answers)
    await call(fake, "sendMessage", chat_id=-1003, text="z")
    assert [message.topic for message in fake.answers(-1003)] == [5, 5, 0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"url": "http://x.example"}, "HTTPS URL must be provided"),
        ({"url": "https://x.example", "secret_token": "a b"}, "unallowed characters"),
        ({"url": "https://x.example", "max_connections": 0}, "max_connections"),
    ],
)
async def test_a_wrong_webhook_is_refused(fake: FakeTelegram, values: dict[str, Any], expected: str) -> None:
    _, answer = await call(fake, "setWebhook", **values)
    assert expected in answer["description"]


async def test_while_there_is_a_webhook_nobody_can_poll(fake: FakeTelegram) -> None:
    await call(fake, "setWebhook", url="https://x.example", secret_token="abc")
    status, answer = await call(fake, "getUpdates")
    assert (status, "webhook is active" in answer["description"]) == (409, True)
    await call(fake, "deleteWebhook")
    assert (await call(fake, "getUpdates"))[0] == 200


async def test_a_wrong_token_is_unauthorized(fake: FakeTelegram) -> None:
    assert (await call(fake, "getMe", token="1:no"))[0] == 401


async def test_an_offset_confirms_all_updates_before_it(fake: FakeTelegram) -> None:
    ann = fake.person(1)
    ann.says("two")
    _, answer = await call(fake, "getUpdates")
    first, second = (update["update_id"] for update in answer["result"])
    _, answer = await call(fake, "getUpdates", offset=second)
    assert [update["update_id"] for update in answer["result"]] == [second]
    assert [update["update_id"] for update in fake.world.updates] == [second]
    assert first < second


async def test_a_second_poller_ends_the_first_one_with_a_conflict(fake: FakeTelegram) -> None:
    fake.world.updates.clear()
    first = asyncio.create_task(call(fake, "getUpdates", timeout=50))
    await fake.polled.wait()
    await call(fake, "getUpdates", timeout=0)
    status, answer = await first
    assert status == 409
    assert "terminated by other getUpdates request" in answer["description"]


async def test_a_flood_says_how_long_to_wait(fake: FakeTelegram) -> None:
    fake.world.clock = lambda: 1_000.0
    answers = [await call(fake, "sendMessage", chat_id=1, text=str(number)) for number in range(7)]
    assert [status for status, _ in answers] == [200] * 5 + [429] * 2
    assert answers[-1][1]["parameters"] == {"retry_after": 1}
    assert fake.world.floods == 2


def sent_per_second(limits: Limits, chats: list[int], seconds: int) -> int:
    """How many of a thousand attempts a second pass."""
    times = [second + part / 1000 for second in range(seconds) for part in range(1000)]
    return sum(limits.wait_s(chats[n % len(chats)], at) == 0 for n, at in enumerate(times))


@pytest.mark.parametrize(
    ("chats", "seconds", "most"),
    [([1], 60, 5 + 60), ([-1], 60, 20), ([-1], 120, 40), (list(range(1, 101)), 2, 60)],
)
def test_limits_let_through_what_telegram_lets_through(chats: list[int], seconds: int, most: int) -> None:
    assert sent_per_second(Limits(), chats, seconds) in (most - 1, most)


def test_limits_that_are_not_enforced_let_everything_through() -> None:
    assert sent_per_second(Limits(enforced=False), [1], 1) == 1000


async def test_the_fake_runs_in_a_process_of_its_own_and_is_controlled_over_http(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text('[["say", {"person": 1, "text": "/start"}]]')
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.botapi", "--port", "0", "--script", str(script)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession() as session:

            async def post(path: str, values: object) -> Any:
                async with session.post(f"{url}/{path}", data=json.dumps(values)) as response:
                    return await response.json(content_type=None)

            async def get(path: str) -> Any:
                async with session.get(f"{url}/{path}") as response:
                    return await response.json()

            await post("control/say", {"person": 1, "text": "again"})
            await post("control/misbehave", {"kind": "flood", "times": 1})
            form = {"chat_id": "1", "text": "<b>hi</b>", "parse_mode": "HTML"}
            statuses = []
            for _ in range(2):
                async with session.post(f"{url}/bot{TOKEN}/sendMessage", data=form) as response:
                    statuses.append(response.status)
            assert statuses == [429, 200]
            assert [one["text"] for one in await get("control/transcript?chat=1")] == [
                "/start",
                "again",
                "hi",
            ]
            assert (await get("control/state"))["violations"] == []
    finally:
        process.terminate()
        await process.wait()
