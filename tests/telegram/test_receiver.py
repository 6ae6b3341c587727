"""The receiver over HTTP: one delivery is one call, and each bad day of Telegram has its outcome."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.alerts.card import Button, Card, Note
from bot.alerts.outcome import (
    ChatGone,
    ChatMoved,
    Flooded,
    NotWritten,
    Outcome,
    Refused,
    Sent,
    Unauthorized,
    Unknown,
)
from bot.alerts.receiver import Delivery
from bot.telegram.client import connect
from bot.telegram.receiver import TelegramReceiver
from tests.support.botapi.server import FakeTelegram

NOW = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)
CARD = Card(
    kind="story",
    rules=("Taurus for Ukraine",),
    headline="Bundestag votes on <Taurus> & more",
    headline_marks=((20, 26),),
    source="Example Times",
    when=int(NOW.timestamp()) - 720,
    link="https://example.org/a?b=1&c=2",
)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        fake.person(1).says("hello")
        yield fake
        assert fake.world.violations == []


@pytest.fixture
async def receiver(fake: FakeTelegram) -> AsyncIterator[TelegramReceiver]:
    client = connect(fake.world.token, fake.url)
    yield TelegramReceiver(client.bot)
    await client.aclose()


def note(
    html: str = "<b>Hello</b>", *, chat_id: int = 1, edit_id: int | None = None, reply_to: int | None = None
) -> Delivery:
    return Delivery(chat_id, Note(html=html), NOW, edit_id=edit_id, reply_to=reply_to)


async def test_a_card_arrives_formatted_quiet_without_preview(
    fake: FakeTelegram, receiver: TelegramReceiver
) -> None:
    outcome = await receiver.deliver(Delivery(1, CARD, NOW, silent=True))
    (message,) = fake.answers(1)
    assert outcome == Sent(message.id)
    assert "Bundestag votes on <Taurus> & more" in message.text
    assert message.silent
    assert {"bold", "text_link"} <= {entity.kind for entity in message.entities}
    assert fake.calls_of("sendMessage")[0]["link_preview_options"] == {"is_disabled": True}


async def test_the_buttons_of_a_note_arrive_in_their_rows(
    fake: FakeTelegram, receiver: TelegramReceiver
) -> None:
    rows = (
        (Button(text="a", data="1"), Button(text="b", url="https://example.org")),
        (Button(text="c", data="2"),),
    )
    await receiver.deliver(Delivery(1, Note(html="x", buttons=rows), NOW))
    (message,) = fake.answers(1)
    assert message.buttons == [
        [{"text": "a", "callback_data": "1"}, {"text": "b", "url": "https://example.org"}],
        [{"text": "c", "callback_data": "2"}],
    ]


async def test_an_edit_changes_the_message_and_one_that_changes_nothing_is_a_success(
    fake: FakeTelegram, receiver: TelegramReceiver
) -> None:
    sent = await receiver.deliver(note("one"))
    assert isinstance(sent, Sent)
    for _ in range(2):
        assert await receiver.deliver(note("two", edit_id=sent.remote_id)) == sent
    (message,) = fake.answers(1)
    assert (message.text, message.texts) == ("two", ["one"])


async def test_a_reply_whose_parent_is_gone_goes_out_all_the_same(
    fake: FakeTelegram, receiver: TelegramReceiver
) -> None:
    first = await receiver.deliver(note("parent"))
    assert isinstance(first, Sent)
    await receiver.deliver(note("answer", reply_to=first.remote_id))
    await receiver.deliver(note("orphan", reply_to=99_999))
    _, answer, orphan = fake.answers(1)
    assert (answer.reply_to, orphan.reply_to) == (first.remote_id, None)


@pytest.mark.parametrize(
    ("kind", "outcome", "arrives"),
    [
        ("flood", Flooded(3.0), False),
        ("forbidden", ChatGone("Forbidden: bot was blocked by the user"), False),
        ("unauthorized", Unauthorized("Unauthorized"), False),
        ("server_error", Unknown("Internal Server Error"), False),
        ("bad_gateway", Unknown, False),
        ("drop_before", Unknown, False),
        ("drop_after", Unknown, True),
    ],
)
async def test_each_bad_day_has_its_outcome(
    fake: FakeTelegram, receiver: TelegramReceiver, kind: str, outcome: Outcome | type[Outcome], arrives: bool
) -> None:
    fake.misbehave(kind)  # type: ignore[arg-type] - one of faults.Kind
    got = await receiver.deliver(note())
    if isinstance(outcome, type):
        assert isinstance(got, outcome)
    else:
        assert got == outcome
    assert bool(fake.answers(1)) is arrives
    assert isinstance(await receiver.deliver(note()), Sent), "the next one goes through"


async def test_nobody_listening_means_not_written(fake: FakeTelegram) -> None:
    client = connect(fake.world.token, "http://127.0.0.1:1")
    outcome = await TelegramReceiver(client.bot).deliver(note())
    await client.aclose()
    assert isinstance(outcome, NotWritten)


async def test_a_chat_that_never_was_is_gone_and_one_that_moved_says_where(
    fake: FakeTelegram, receiver: TelegramReceiver
) -> None:
    assert isinstance(await receiver.deliver(note(chat_id=404)), ChatGone)
    ann = fake.person(1)
    fake.group(-5, "Desk", administrators=[ann]).upgrades(-1005)
    assert await receiver.deliver(note(chat_id=-5)) == ChatMoved(-1005)


async def test_what_telegram_can_not_parse_is_refused(fake: FakeTelegram, receiver: TelegramReceiver) -> None:
    assert isinstance(await receiver.deliver(note("<b>open")), Refused)
    assert fake.world.violations == [
        "sendMessage: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    ]
    fake.world.violations.clear()


async def test_no_outcome_tells_the_token(fake: FakeTelegram, receiver: TelegramReceiver) -> None:
    fake.world.token = "1:other"
    outcome = await receiver.deliver(note())
    assert isinstance(outcome, Unauthorized)
    assert "AAfake" not in outcome.reason
