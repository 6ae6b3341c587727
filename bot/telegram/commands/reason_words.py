"""Why something was decided, in the words of the person who asks: the reasons of all stages. Pure."""

from bot.alerts.reasons import Action, NotifyReason
from bot.stories.story import StoryReason
from bot.tongues import Tongue


def action(tongue: Tongue, done: Action) -> str:
    """What NOTIFY did."""
    return {
        Action.RING: tongue.say("rang"),
        Action.UPDATE: tongue.say("put into the message that was there"),
        Action.SUPPRESS: tongue.say("not told"),
    }[done]


def decision(tongue: Tongue, reason: NotifyReason) -> str:
    """Why it did so."""
    return {
        NotifyReason.NEW_STORY: tongue.say("a new story"),
        NotifyReason.FACT_CHANGED: tongue.say("a fact changed since this chat was told"),
        NotifyReason.MORE_SOURCES: tongue.say("another report of a story that was told"),
        NotifyReason.FACTS_ALREADY_TOLD: tongue.say(
            "another story, but all its facts were told in the last 14 days"
        ),
        NotifyReason.EARLIER_HIT: tongue.say("an earlier hit, shown when the watch began"),
        NotifyReason.BEFORE_SUBSCRIPTION: tongue.say("it came before the watch began"),
        NotifyReason.WAITS_FOR_SOURCES: tongue.say("it waits for more independent sources"),
        NotifyReason.MUTED: tongue.say("the story is muted here"),
        NotifyReason.PAUSED: tongue.say("the watch was paused"),
        NotifyReason.OTHER_LANGUAGE: tongue.say("in a language that wasn't asked for"),
        NotifyReason.MUTED_FOR_NOW: tongue.say("this chat, or the watch, was muted for a time"),
        NotifyReason.QUIET_HOURS: tongue.say("it waited for the end of the quiet hours"),
        NotifyReason.WAITS_FOR_DIGEST: tongue.say("it waited for the next digest"),
        NotifyReason.CATCH_UP: tongue.say("it came late, and waited for what else came late"),
    }[reason]


def joined(tongue: Tongue, reason: StoryReason) -> str:
    """Why a report belongs to its story."""
    return {
        StoryReason.FIRST_OF_ITS_STORY: tongue.say("the first of its story"),
        StoryReason.SAME_TEXT: tongue.say("the same text again"),
        StoryReason.NEAR_DUPLICATE: tongue.say("nearly the same text"),
        StoryReason.EDITED: tongue.say("the same report in other words"),
        StoryReason.SAME_HAPPENING: tongue.say("the same happening in other words"),
        StoryReason.SAME_DATE_SAME_SUBJECT: tongue.say("the same date for the same subject"),
        StoryReason.FACT_CHANGED: tongue.say("it changes a fact of the story"),
        StoryReason.OLDER_THAN_FACT: tongue.say("older than the report that set the fact"),
        StoryReason.OLD_DATE_PASSED: tongue.say("a new date, after the old one has passed"),
    }[reason]
