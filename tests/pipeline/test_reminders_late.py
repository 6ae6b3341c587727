"""Reminders where something is in the way: outages, lost answers, refusals; and what is on record of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.alerts.outcome import Refused, Unknown
from bot.cli.explain import lines
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.explain import traces
from tests.support.reminding import EVENING, HOUR, MOVED, OFFER, TOMORROW, at, planned
from tests.support.world import NOON, Outside, item, running


async def test_a_reminder_that_waits_in_the_outbox_is_withdrawn_when_its_date_moves() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.now = EVENING
        outside.answers.append(Unknown("no answer"))
        await live.passes()
        outside.publish("a", replace(MOVED, published=EVENING))
        await at(live, EVENING + timedelta(minutes=30))

        assert outside.reminders == []
        assert planned(live.store)[0] == ("2025-05-30", "day", "dropped", "the date moved")


async def test_after_an_outage_what_still_lies_ahead_comes_in_one_message_and_nothing_else() -> None:
    second = item(7, "Harbour closes for all ships on 30 May as dredging begins", at=NOON)
    ships = Rule(id=RuleId("ships"), title="Ships", query=parse("ships harbour"))
    talks = Rule(id=RuleId("talks"), title="Talks", query=parse("talks"))
    outside = Outside(documents={"a": [HOUR, second]})
    with running(outside, watched=(talks, ships)) as live:
        await live.passes()
        await at(live, EVENING + timedelta(hours=3))

        assert len(outside.reminders) == 1
        assert outside.reminders[0].startswith("⏰ Late, as I was away; still ahead:")
        assert outside.reminders[0].count("• Fri 30 May") == 2
        await at(live, datetime(2025, 5, 30, 12, tzinfo=UTC))
        assert len(outside.reminders) == 1
        assert [(kind, reason) for _, kind, _, reason in planned(live.store) if kind == "hour"] == [
            ("hour", "it could only have been told too late")
        ]


async def test_after_a_longer_outage_nothing_comes_and_the_reason_is_kept() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        await at(live, datetime(2025, 5, 30, 9, tzinfo=UTC))

        assert outside.reminders == []
        assert planned(live.store) == [
            ("2025-05-30", "day", "dropped", "it could only have been told too late")
        ]


async def test_a_chat_that_was_away_gets_no_reminder_hours_late() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        with live.store.transaction() as connection:
            connection.execute("UPDATE chat SET state = 'paused'")
        await at(live, EVENING)
        with live.store.transaction() as connection:
            connection.execute("UPDATE chat SET state = 'active'")
        outside.now = EVENING + timedelta(hours=2)
        await live.pipeline.deliver()
        assert outside.reminders == []
        await live.passes()

        assert outside.reminders == []
        assert planned(live.store)[0][2:] == ("dropped", "it could only have been told too late")


async def test_an_answer_that_was_lost_is_the_only_way_to_be_reminded_twice() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.answers.append(Unknown("no answer"))
        await at(live, EVENING)
        await at(live, EVENING + timedelta(minutes=2))
        await at(live, EVENING + timedelta(minutes=9))

    assert outside.reminders == [TOMORROW]


async def test_a_reminder_that_telegram_refuses_ends_with_its_reason_and_the_owner_is_told() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.answers.append(Refused("the text is too long"))
        await at(live, EVENING)

        assert outside.reminders == []
        assert planned(live.store)[0][2:] == ("dropped", "the message could not be delivered")
        assert live.store.row("SELECT 1 FROM message WHERE reason = 'told to the owner'") is not None


async def test_what_became_of_a_reminder_is_explained() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        await at(live, EVENING)
        (trace,) = traces(live.store, OFFER.link)

        assert (
            "reminder  0 (this terminal), of 2025-05-30 at 2025-05-29 18:00 UTC: sent, told in time"
            in lines(trace)
        )
