"""Topics: alerts go where they were asked for; what is closed or deleted loses none."""

import pytest

from bot.alerts.card import Card
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import ChatDecision, Ring
from bot.rules.rule import RuleId
from bot.store import notify
from tests.support.botapi.people import Group, Person
from tests.support.botapi.world import Message
from tests.support.chatting import Stage, stage

FORUM, TALKS, NEWS = -1000000000300, 7, 8


def forum(on: Stage) -> tuple[Person, Group]:
    """The owner, and a forum with two topics that they administrate."""
    ann = on.fake.person(1, "Ann")
    on.make_owner(ann)
    return ann, on.fake.forum(FORUM, "Desk", administrators=[ann], topics=[TALKS, NEWS])


async def saved(on: Stage, ann: Person, group: Group, words: str, topic: int) -> str:
    """A watch made in a topic; its rule."""
    before = set(on.subscribed(FORUM))
    ann.says(f"/watch {words}", where=group, topic=topic)
    await on.settle()
    ann.presses("Save", where=group)
    await on.settle()
    (rule,) = set(on.subscribed(FORUM)) - before
    return rule


def decide(on: Stage, rule: str, headline: str, story: int, reply_to: int | None = None) -> None:
    """NOTIFY decides that a story rings."""
    card = Card(kind="story", rules=("Talks",), headline=headline, source="Paper", when=0)
    ring = Ring(card, NotifyReason.NEW_STORY, reply_to=reply_to)
    decision = ChatDecision(FORUM, RuleId(rule), story, 1, Action.RING, NotifyReason.NEW_STORY, ring=ring)
    with on.store.transaction() as connection:
        notify.write(connection, decision, on.clock())


async def rings(
    on: Stage, rule: str, headline: str, *, story: int = 1, reply_to: int | None = None
) -> Message:
    """A story rings; the message that comes."""
    decide(on, rule, headline, story, reply_to)
    await on.settle()
    return next(message for message in reversed(on.fake.answers(FORUM)) if headline in message.text)


async def test_answers_and_alerts_go_to_the_topic_of_the_command() -> None:
    async with stage() as on:
        ann, group = forum(on)
        talks = await saved(on, ann, group, "taurus", TALKS)
        news = await saved(on, ann, group, "offensive", NEWS)
        general = await saved(on, ann, group, "talks", 0)
        said = [(message.topic, message.text.splitlines()[0]) for message in on.fake.answers(FORUM)]
        assert [topic for topic, _ in said] == [TALKS, NEWS, 0]
        found = [await rings(on, rule, rule, story=at) for at, rule in enumerate((talks, news, general), 1)]
        assert [message.topic for message in found] == [TALKS, NEWS, 0]


async def test_a_ready_made_watch_rings_in_the_topic_in_which_it_was_tapped() -> None:
    async with stage() as on:
        ann, group = forum(on)
        ann.says("/start", where=group, topic=NEWS)
        await on.settle()
        ann.presses("Taurus", where=group)
        await on.settle()
        assert (await rings(on, "taurus", "Delivered")).topic == NEWS


async def test_a_button_moves_a_watch_to_the_topic_in_which_it_is_pressed() -> None:
    async with stage() as on:
        ann, group = forum(on)
        rule = await saved(on, ann, group, "taurus", TALKS)
        first = await rings(on, rule, "First")
        ann.says("/watches", where=group, topic=NEWS)
        await on.settle()
        ann.presses("1", where=group)
        await on.settle()
        assert "another topic" in on.last(FORUM).text
        ann.presses("Here", where=group)
        await on.settle()
        card = next(message for message in reversed(on.fake.answers(FORUM)) if message.topic == NEWS)
        assert "in this topic" in card.text
        assert not [button for row in card.buttons for button in row if "Here" in button["text"]]
        assert (await rings(on, rule, "Second", story=2)).topic == NEWS

        parent = on.store.row("SELECT message_id FROM chat_story WHERE story_id = 1")
        assert parent is not None
        changed = await rings(on, rule, "Changed", reply_to=parent["message_id"])
        assert (changed.topic, changed.reply_to) == (TALKS, first.id), "a reply stays where it is read"


@pytest.mark.parametrize("how", ["closed", "deleted"])
async def test_what_a_lost_topic_does_not_take_comes_to_general_and_that_is_told_once(how: str) -> None:
    async with stage() as on:
        ann, group = forum(on)
        rule = await saved(on, ann, group, "taurus", TALKS)
        await rings(on, rule, "Before")
        parent = on.store.row("SELECT message_id FROM chat_story WHERE story_id = 1")
        assert parent is not None
        if how == "closed":
            group.closes(TALKS)
        else:
            group.deletes(TALKS)
        one = await rings(on, rule, "Changed", reply_to=parent["message_id"])
        two = await rings(on, rule, "New", story=2)
        assert (one.topic, one.reply_to, two.topic) == (0, None, 0)
        told = [message.text for message in on.fake.answers(FORUM) if "closed or gone" in message.text]
        assert len(told) == 1
        again = await rings(on, rule, "Once more", reply_to=parent["message_id"])
        assert again.topic == 0
        for headline in ("New", "Once more"):
            tried = [call for call in on.fake.calls_of("sendMessage") if headline in call["text"]]
            assert len(tried) == 1, "a topic that is known to be lost isn't tried again"


async def test_a_topic_that_is_opened_again_is_used_again() -> None:
    async with stage() as on:
        ann, group = forum(on)
        rule = await saved(on, ann, group, "taurus", TALKS)
        group.closes(TALKS)
        assert (await rings(on, rule, "One")).topic == 0
        group.reopens(TALKS)
        await on.settle()
        assert (await rings(on, rule, "Two", story=2)).topic == TALKS


async def test_an_edit_in_a_closed_topic_is_dropped_and_an_answer_comes_to_general() -> None:
    async with stage() as on:
        ann, group = forum(on)
        ann.says("/start", where=group, topic=TALKS)
        await on.settle()
        shown = on.last(FORUM)
        group.closes(TALKS)
        on.fake.misbehave("refuse", "editMessageText", description="TOPIC_CLOSED")
        ann.sends_callback("1:sub:taurus:0", shown, where=group)
        await on.settle()
        fresh = [message for message in on.fake.answers(FORUM) if "✅ Taurus" in str(message.buttons)]
        assert [message.topic for message in fresh] == [0]


async def test_while_general_is_closed_alerts_wait_and_who_brought_us_is_told_in_private() -> None:
    async with stage() as on:
        ann, group = forum(on)
        general = await saved(on, ann, group, "taurus", 0)
        talks = await saved(on, ann, group, "offensive", TALKS)
        group.closes(0)
        for story in (1, 2):
            decide(on, general, "Waits", story)
        await on.delivering.deliver_due()
        await on.delivering.deliver_due()
        assert [message.text for message in on.fake.answers(1) if "General is closed" in message.text] != []
        assert len([message for message in on.fake.answers(1) if "General" in message.text]) == 1

        decide(on, talks, "Open", 3)
        await on.delivering.deliver_due()
        assert [message.topic for message in on.fake.answers(FORUM) if "Open" in message.text] == [TALKS]

        group.reopens(0)
        await on.settle()
        waited = [message for message in on.fake.answers(FORUM) if "Waits" in message.text]
        assert [message.topic for message in waited] == [0, 0]


async def test_what_waits_for_general_goes_out_when_we_are_made_an_administrator() -> None:
    async with stage() as on:
        ann, group = forum(on)
        rule = await saved(on, ann, group, "taurus", 0)
        group.closes(0)
        decide(on, rule, "Waits", 1)
        await on.delivering.deliver_due()
        before = on.clock()
        group.chat.topics[0] = ""
        group.adds_bot(ann)
        await on.settle()
        assert "Waits" in on.last(FORUM).text
        assert (on.clock() - before).total_seconds() < 60


async def test_a_private_chat_with_topics_is_answered_in_them() -> None:
    async with stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        ann.chat.topics = {0: "", TALKS: ""}
        ann.says("/watches", topic=TALKS)
        await on.settle()
        assert on.last(1).topic == TALKS


async def test_a_dialogue_in_a_topic_is_that_of_who_began_it_and_its_answer_stays_there() -> None:
    async with stage() as on:
        ann, group = forum(on)
        bob = on.fake.person(2, "Bob")
        group.chat.members[bob.id] = "administrator"
        ann.says("/watch", where=group, topic=TALKS)
        await on.settle()
        question = on.last(FORUM)
        bob.says("offensive", where=group, topic=TALKS, reply_to=question.id)
        ann.says("just talking", where=group, topic=TALKS)
        await on.settle()
        assert on.last(FORUM).id == question.id, "neither was an answer to it"

        ann.says("/watch", where=group, topic=TALKS)
        await on.settle()
        question = on.last(FORUM)
        ann.says("taurus", where=group, topic=TALKS, reply_to=question.id)
        await on.settle()
        assert ("taurus" in on.last(FORUM).text, on.last(FORUM).topic) == (True, TALKS)
        bob.presses("Save", where=group)
        await on.settle()
        assert on.subscribed(FORUM) == ["w1"]
        assert (await rings(on, "w1", "Delivered")).topic == TALKS

        ann.says("/watch", where=group, topic=NEWS)
        ann.says("/cancel", where=group, topic=NEWS)
        await on.settle()
        assert ("Cancelled" in on.last(FORUM).text, on.last(FORUM).topic) == (True, NEWS)


async def test_a_file_comes_to_the_topic_where_it_was_asked_for() -> None:
    async with stage() as on:
        ann, group = forum(on)
        ann.says("/export", where=group, topic=NEWS)
        await on.settle()
        assert (on.last(FORUM).document is not None, on.last(FORUM).topic) == (True, NEWS)
