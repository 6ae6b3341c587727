"""The program with a webhook: what Telegram posts is answered, and the next start may ask again."""

import socket
from dataclasses import replace
from pathlib import Path

from aiohttp import ClientSession

from tests.support.botapi.server import FakeTelegram
from tests.support.process import Installation, rules_folder, until

OWNER = 71


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def test_what_telegram_posts_is_answered_and_without_the_setting_it_is_asked_for(
    tmp_path: Path,
) -> None:
    base = f"http://127.0.0.1:{(port := free_port())}"
    async with FakeTelegram() as fake, ClientSession() as session:
        rules_folder(tmp_path / "rules")
        asking = {"WATCHWORD_TELEGRAM_TOKEN": fake.world.token, "WATCHWORD_TELEGRAM_API": fake.url}
        posted = {"WATCHWORD_WEB": str(port), "WATCHWORD_WEBHOOK_URL": "https://watch.example.org"}
        here = Installation(tmp_path, asking | posted)
        person = fake.person(OWNER)
        async with here.life() as life:
            await until(life.owner_payload, life)
            person.says(f"/start {life.owner_payload()}")
            assert await fake.push(base) == [200]
            await until(lambda: any(message.buttons for message in fake.answers(OWNER)), life)
            person.presses("Dates of the talks")
            assert await fake.push(base) == [200]
            await until(lambda: fake.calls_of("answerCallbackQuery"), life)
            assert fake.calls_of("getUpdates") == []

            told = fake.world.webhook
            assert told is not None
            path = told["url"].removeprefix("https://watch.example.org")
            async with session.post(f"{base}{path}", json={"update_id": 1}) as answer:
                assert (answer.status, await answer.text()) == (403, "")
            async with session.get(f"{base}/metrics") as answer:
                assert "watchword_webhook_refused 1.0" in await answer.text()
            assert await life.stop() == 0
            said = life.said()
            assert not [word for word in (fake.world.token, path, told["secret_token"]) if word in said]

        async with replace(here, environment=asking).life() as life:
            person.says("/help")
            await until(lambda: "/watches" in fake.answers(OWNER)[-1].text, life)
            assert fake.world.webhook is None
            assert await life.stop() == 0
        fake.check()
