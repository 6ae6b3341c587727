"""The program at a public address: what Telegram and a hub post is answered and told, and survives a kill."""

from dataclasses import replace
from pathlib import Path

from aiohttp import ClientSession

from tests.support.botapi.server import FakeTelegram
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.hub import Hub
from tests.support.process import Installation, free_port, rules_folder, until

OWNER = 71
PUBLIC = "https://watch.example.org"
PUSHED = "Russia offers talks with Ukraine on 2 June in Istanbul"


def document(feed: str, hub: str, *items: str) -> bytes:
    """What the publisher serves never holds what its hub brings: only the push can tell it."""
    atom = 'xmlns:atom="http://www.w3.org/2005/Atom"'
    links = f'<atom:link {atom} rel="self" href="{feed}"/><atom:link {atom} rel="hub" href="{hub}"/>'
    return rss(items, extra=links)


async def test_what_telegram_and_a_hub_post_is_told_and_without_the_settings_both_are_asked_for(
    tmp_path: Path,
) -> None:
    base = f"http://127.0.0.1:{(port := free_port())}"
    async with FakeTelegram() as fake, ClientSession() as session, FeedServer() as server, Hub() as hub:
        hub.reach[PUBLIC] = base
        feed = server.url("/feed.xml")
        server.put("/feed.xml", document(feed, hub.url, entry("Fog in the harbour", guid="1")))
        rules_folder(tmp_path / "rules", feed)
        asking = {"WATCHWORD_TELEGRAM_TOKEN": fake.world.token, "WATCHWORD_TELEGRAM_API": fake.url}
        posted = {
            "WATCHWORD_WEB": str(port),
            "WATCHWORD_WEBHOOK_URL": PUBLIC,
            "WATCHWORD_PUBLIC_URL": PUBLIC,
        }
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
            path = told["url"].removeprefix(PUBLIC)
            async with session.post(f"{base}{path}", json={"update_id": 1}) as answer:
                assert (answer.status, await answer.text()) == (403, "")

            await until(lambda: hub.asked, life)
            (asked,) = hub.asked
            assert (await hub.verify(asked)).agreed
            async with session.get(f"{base}/metrics") as answer:
                metrics = await answer.text()
                assert "watchword_webhook_refused 1.0" in metrics
                assert "watchword_feeds_pushed 1.0" in metrics
            assert await hub.deliver(asked, rss([entry(PUSHED, guid="2")])) == 202
            await life.kill()
            secrets = (asked.secret, asked.callback.removeprefix(PUBLIC), path, told["secret_token"])
            said = life.said()
            assert not [word for word in (fake.world.token, *secrets) if word in said]

        async with replace(here, environment=asking).life() as life:
            await until(lambda: [one for one in fake.answers(OWNER) if PUSHED in one.text], life)
            person.says("/help")
            await until(lambda: "/watches" in fake.answers(OWNER)[-1].text, life)
            assert len([one for one in fake.answers(OWNER) if PUSHED in one.text]) == 1
            assert fake.world.webhook is None
            assert await life.stop() == 0
        fake.check()
        hub.check()
