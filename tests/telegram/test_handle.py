"""`handle` as a table: what an update comes to, who may do what. No network, no store, no clock."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.facts.fact import FactKind
from bot.store.changes import Change
from bot.store.chats import (
    Chat,
    MoveChat,
    RememberChat,
    SetReminders,
    SetRole,
    SetState,
    SetTimezone,
    SetTongue,
    UseUpClaim,
)
from bot.store.drafts import Draft, DropDraft, SaveDraft
from bot.store.people import Person as Someone
from bot.store.places import ActFor, SetTopic
from bot.store.tuning import Pause, SetDigest, SetLanguages, SetRingOn, SetSeverity, SetSound
from bot.store.watched import RestoreRule, Watched
from bot.store.watching import RemoveRule, Subscribe, Unsubscribe, Watch
from bot.telegram import asking, asking_feeds, features
from bot.telegram.commands.reasons import CommandReason as Why
from bot.telegram.commands.watch import Tried
from bot.telegram.commands.watch_card import Opened
from bot.telegram.dispatch import handle
from bot.telegram.ownership import hashed
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Moved, Other, Person, Place, Pressed, Reachable, Said
from tests.support.chat_feeds import FOUND

NOW = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)
ANN = Person(1, "en")
ALONE = Place(1, "private", "Ann")
DESK = Place(-5, "group", "Desk")
SHIPPED = Watch("talks", "Talks", "talks", own=False, subscribed=False)
SHIPPED_ON = Watch("taurus", "Taurus", "taurus", own=False, subscribed=True)
OWN = Watch("w1", "my words", "my words", own=True, subscribed=True)
OWN_OFF = Watch("w2", "other words", "other words", own=True, subscribed=False)
WATCHES = (SHIPPED, SHIPPED_ON, OWN, OWN_OFF)


def alone(**what: Any) -> Situation:
    return Situation(NOW, "our_bot", 1, watches=WATCHES, rule_number=3, **({"role": "owner"} | what))


def desk(*, chat_role: str = "guest", **what: Any) -> Situation:
    chat = Chat(-5, "group", "Desk", "", chat_role, "active")  # type: ignore[arg-type] - a Role
    return Situation(NOW, "our_bot", -5, private=False, chat=chat, watches=WATCHES, rule_number=3, **what)


DRAFT = Draft(1, "fire", "fire")
MINE = Watched(
    OWN,
    paused=False,
    muted_until=None,
    silent=False,
    high=False,
    digest="",
    langs=(),
    ring_on=frozenset(),
    rings=0,
)


def found(update: Incoming | str) -> Any:
    """What features that need it are given."""
    asked = update if isinstance(update, str) else getattr(update, "text", getattr(update, "data", ""))
    verb = asked.split(":")[1] if asked.startswith("1:") else asked.split()[0] if asked.strip() else ""
    if verb in {"users", "ban", "unban", "/users", "/ban"}:
        return (Someone(5, "Eve", "private", "guest", 0, NOW),)
    if verb in FEEDS:
        return FOUND
    if verb == "/export":
        return {}
    if verb in {"/watch", "wway", "wplace", "wlang", "wring", "wback", "wsave", "wno"}:
        return Tried(DRAFT)
    if verb in {"/watches", "list"}:
        return (MINE,)
    return Opened((MINE,), (), "secret") if verb in CARD else None


FEEDS = {"/feeds", *(verb for verb, one in features.BUTTONS.items() if one.ask is asking_feeds.feeds)}
CARD = {verb for verb, one in features.BUTTONS.items() if one.ask is asking.one_watch}


def said(text: str, place: Place = ALONE) -> Said:
    return Said(place, ANN, text)


def pressed(data: str, place: Place | None = ALONE) -> Pressed:
    return Pressed("77", place, ANN, data, 9)


def changes(update: Incoming, situation: Situation) -> tuple[Change, ...]:
    """What changes, besides that the chat is remembered."""
    intent = handle(update, situation, found(update))
    return tuple(change for change in intent.changes if not isinstance(change, RememberChat))


@pytest.mark.parametrize(
    ("update", "reason", "changed"),
    [
        (said("/start"), Why.SHOWN, ()),
        (said("/START"), Why.SHOWN, ()),
        (said("/start something-old"), Why.SHOWN, ()),
        (said("/start@our_bot"), Why.SHOWN, ()),
        (said("/start@Our_Bot"), Why.SHOWN, ()),
        (said("/start@another_bot"), Why.OTHER_BOT, ()),
        (said("/help"), Why.EXPLAINED, ()),
        (said("/stop"), Why.STOPPED, (Unsubscribe(1, "taurus"), Unsubscribe(1, "w1"))),
        (said("/frobnicate"), Why.UNKNOWN, ()),
        (said("/"), Why.EXPLAINED, ()),
        (said("hello"), Why.EXPLAINED, ()),
        (said(""), Why.EXPLAINED, ()),
        (pressed("1:sub:talks:0"), Why.SUBSCRIBED, (Subscribe(1, "talks"),)),
        (pressed("1:uns:taurus:0"), Why.UNSUBSCRIBED, (Unsubscribe(1, "taurus"),)),
        (pressed("1:sub:taurus:0"), Why.SUBSCRIBED, (Subscribe(1, "taurus"),)),
        (pressed("1:sub:nosuch:0"), Why.GONE, ()),
        (pressed("1:cat::9999"), Why.SHOWN, ()),
        (pressed("1:list::9999"), Why.SHOWN, ()),
        (pressed("1:wsave:1:0"), Why.WATCHED, (SaveDraft(1, DRAFT, "w3", "fire"),)),
        (pressed("1:wno:1:0"), Why.CANCELLED, (DropDraft(1, 1),)),
        (pressed("1:off:w1:0"), Why.TUNED, (Unsubscribe(1, "w1"),)),
        (pressed("1:on:w1:0"), Why.TUNED, (Subscribe(1, "w1"),)),
        (pressed("1:pause:w1:1"), Why.TUNED, (Pause(1, "w1", paused=True),)),
        (pressed("1:pause:w1:0"), Why.TUNED, (Pause(1, "w1", paused=False),)),
        (pressed("1:urgent:w1:1"), Why.TUNED, (SetSeverity(1, "w1", "high"),)),
        (pressed("1:sound:w1:0"), Why.TUNED, (SetSound(1, "w1", silent=True),)),
        (pressed("1:wdig:w1:2"), Why.TUNED, (SetDigest(1, "hourly", "w1"),)),
        (pressed("1:klang:w1:0"), Why.SHOWN, ()),
        (pressed("1:klang:w1:6"), Why.TUNED, (SetLanguages(1, "w1", ("en", "uk")),)),
        (pressed("1:kring:w1:2"), Why.TUNED, (SetRingOn(1, "w1", frozenset({FactKind.DATE})),)),
        (pressed("1:here:w1:0"), Why.TUNED, (SetTopic(1, "w1", 0),)),
        (pressed("1:itself::0"), Why.ACTS_FOR_ITSELF, (ActFor(1, None),)),
        (said("/channel"), Why.EXPLAINED, ()),
        (said("/channel off"), Why.ACTS_FOR_ITSELF, (ActFor(1, None),)),
        (pressed("1:del:w1:0"), Why.REMOVED, (RemoveRule("w1", 1),)),
        (pressed("1:undel:w1:0"), Why.SUBSCRIBED, (RestoreRule(1, "w1"),)),
        (pressed("1:card:w99:0"), Why.GONE, ()),
        (pressed("0:sub:talks:0"), Why.OLD_BUTTON, ()),
        (pressed("1:sub:talks:0", None), Why.OLD_BUTTON, ()),
        (said("/calendar"), Why.SHOWN, ()),
        (said("/calendar berlin"), Why.ZONE_SET, (SetTimezone(1, "Europe/Berlin"),)),
        (said("/calendar Atlantis"), Why.ZONE_UNKNOWN, ()),
        (pressed("1:quiet::0"), Why.REMINDERS_OFF, (SetReminders(1, wanted=False),)),
        (pressed("1:remind::0"), Why.REMINDERS_ON, (SetReminders(1, wanted=True),)),
        (pressed("1:ics::0"), Why.FILE, ()),
        (pressed("1:cal::9999"), Why.SHOWN, ()),
        (said("/language"), Why.SHOWN, ()),
        (pressed("1:speak:uk:0"), Why.TONGUE_SET, (SetTongue(1, "uk"),)),
        (pressed("1:speak:xx:0"), Why.GONE, ()),
        (Reachable(ALONE, "paused"), Why.PAUSED, (SetState(1, "paused"),)),
        (Reachable(ALONE, "active"), Why.RESUMED, (SetState(1, "active"),)),
        (Moved(-5, -1005), Why.MOVED, (MoveChat(-5, -1005),)),
        (Other(), Why.IGNORED, ()),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_an_owner_does_comes_to(update: Incoming, reason: Why, changed: tuple[Change, ...]) -> None:
    intent = handle(update, alone(), found(update))
    assert (reason, changed) == (intent.reason, changes(update, alone()))


def test_a_press_is_shown_in_the_message_that_it_was_made_in() -> None:
    (answer,) = handle(pressed("1:sub:talks:0"), alone()).answers
    assert answer.edits == 9
    assert [row[0].text for row in answer.note.buttons] == ["✅ Talks", "✅ Taurus"]


# Who may do what (issue 5, access). R: refused as a stranger; A: administrators only; y: done.
COMMANDS = [
    *("/start", "/help", "/watches", "/calendar", "/settings", "/cancel", "/feeds"),
    *("/why", "/whynot https://x.example/1", "/latest", "/search fire", "/stats"),
    *("/feeds add example.org", "/feeds example.org", "/feeds export", "/feeds import"),
    *("/calendar Berlin", "/watch fire", "/language", "/stop", "/quiet 22-7", "/digest 8", "/mute 2h"),
    *("/timezone Kyiv", "/export", "/forget", "/channel @desk"),
    *("/users", "/ban 5"),
]
PRESSES = [
    *("1:cat::0", "1:list::0", "1:cal::0", "1:ics::0", "1:card:w1:0", "1:past:w1:0", "1:feeds::0"),
    *("1:feed:7:0", "1:latest::1", "1:found:1:1", "1:why:7:0"),
    *("1:fadd::0", "1:fopml::0", "1:fget:1.0:0", "1:foff:7:0", "1:fon:7:0", "1:fdel:7:0"),
    *("1:sub:talks:0", "1:uns:taurus:0", "1:on:w1:0", "1:off:w1:0", "1:pause:w1:1", "1:wmute:w1:1"),
    *("1:urgent:w1:1", "1:sound:w1:0", "1:wdig:w1:1", "1:klang:w1:3", "1:kring:w1:3", "1:share:w1:0"),
    *(
        "1:edit:w1:0",
        "1:full:w1:1",
        "1:del:w1:0",
        "1:undel:w1:0",
        "1:wway:1:0",
        "1:wplace:1:1",
        "1:wlang:1:3",
    ),
    *("1:speak:de:0", "1:wring:1:3", "1:wback:1:0", "1:wsave:1:0", "1:wno:1:0", "1:remind::0", "1:quiet::0"),
    *("1:mute:7:0", "1:irrelevant:7:0", "1:hear:7:0", "1:night:22.00-07.00:0", "1:digest:hourly:0"),
    *("1:silence:2h:0", "1:forget:yes:0", "1:here:w1:0", "1:itself::0", "1:tight:1:0", "1:loose:1:0"),
    *("1:sources:7:0", "1:tune:quiet:0", "1:open:7:0"),
    *("1:users::0", "1:ban:5:0", "1:unban:5:0", "1:fall:1.0:0", "1:fcom:7:0"),
]
NONE = ("R" * len(COMMANDS), "R" * len(PRESSES))
SILENCE = ("-" * len(COMMANDS), "-" * len(PRESSES))
OWNER = ("y" * len(COMMANDS), "y" * len(PRESSES))
# In a group nobody is the owner: what only the owner may is done in private.
ALL = ("y" * (len(COMMANDS) - 2) + "OO", "y" * (len(PRESSES) - 5) + "OOOOO")
READS = ("y" * 12 + "A" * 17, "y" * 11 + "A" * 43 + "yyyAAAAA")
WHO = {
    "a stranger alone": (ALONE, alone(role="guest"), *NONE),
    "a member alone": (ALONE, alone(role="member"), *ALL),
    "the owner alone": (ALONE, alone(), *OWNER),
    "somebody who is banned": (ALONE, alone(role="banned"), *SILENCE),
    "somebody banned, where everybody may": (ALONE, alone(role="banned", mode="open"), *SILENCE),
    "a stranger where everybody may": (ALONE, alone(role="guest", mode="open"), *ALL),
    "a stranger where members invite": (ALONE, alone(role="guest", mode="invite"), *NONE),
    "somebody banned in an admitted group": (DESK, desk(chat_role="member", role="banned"), *SILENCE),
    "anybody in a banned group": (DESK, desk(chat_role="banned", administrator=True), *SILENCE),
    "anybody in a group where everybody may": (DESK, desk(mode="open"), *READS),
    "an administrator where everybody may": (DESK, desk(mode="open", administrator=True), *ALL),
    "a stranger in a group": (DESK, desk(), *NONE),
    "a strange administrator of a group": (DESK, desk(administrator=True), *NONE),
    "anybody in an admitted group": (DESK, desk(chat_role="member"), *READS),
    "an administrator of an admitted group": (DESK, desk(chat_role="member", administrator=True), *ALL),
    "the owner in a group of others": (DESK, desk(role="owner"), *READS),
    "the owner who administrates a group": (DESK, desk(role="owner", administrator=True), *ALL),
}
VERDICTS = {
    Why.STRANGER: "R",
    Why.NO_ADMINISTRATOR: "A",
    Why.BANNED_SILENCE: "-",
    Why.REFUSED: "O",
}


@pytest.mark.parametrize("who", WHO)
def test_each_command_and_button_is_open_to_whom_it_should_be(who: str) -> None:
    place, situation, by_command, by_press = WHO[who]
    commands = [handle(said(text, place), situation, found(text)) for text in COMMANDS]
    presses = [handle(pressed(data, place), situation, found(data)) for data in PRESSES]
    assert by_command == "".join(VERDICTS.get(Why(intent.reason), "y") for intent in commands)
    assert by_press == "".join(VERDICTS.get(Why(intent.reason), "y") for intent in presses)
    for intent in [*commands, *presses]:
        if intent.reason in VERDICTS:
            assert all(isinstance(change, RememberChat) for change in intent.changes)
    told = VERDICTS.keys() - {Why.BANNED_SILENCE}
    assert all(intent.toast for intent in presses if intent.reason in told)


def test_every_command_is_in_the_table_of_access() -> None:
    told = {text.split()[0].removeprefix("/") for text in COMMANDS}
    assert told | {"invite"} == set(features.COMMANDS)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (alone(), True),
        (alone(role="member"), False),
        (alone(role="member", mode="invite"), True),
        (alone(role="guest", mode="open"), False),
        (desk(role="owner", administrator=True), False),
    ],
)
def test_who_may_invite(who: Situation, may: bool) -> None:
    place = ALONE if who.private else DESK
    assert (handle(said("/invite", place), who, "secret").reason == Why.INVITED) is may


def test_the_verbs_of_all_buttons_are_in_the_table_of_access() -> None:
    assert {data.split(":")[1] for data in PRESSES} == set(features.BUTTONS)


def test_a_group_is_admitted_by_a_member_who_administrates_it() -> None:
    situation = desk(role="member", administrator=True)
    assert SetRole(-5, "member") in changes(said("/start", DESK), situation)
    assert SetRole(-5, "member") not in changes(said("/start", DESK), desk(role="member"))


def test_access_grows_step_by_step() -> None:
    steps = [desk(), desk(chat_role="member"), desk(chat_role="member", administrator=True)]
    assert [access(step) for step in steps] == [Access.STRANGER, Access.READER, Access.EDITOR]


def test_only_the_right_secret_makes_an_owner_and_uses_the_link_up() -> None:
    guest = alone(role="guest", claim_hash=hashed("right"))
    assert changes(said("/start own-right"), guest) == (SetRole(1, "owner"), UseUpClaim())
    for words in ("own-wrong", "own-", "own-right x"):
        assert changes(said(f"/start {words}"), guest) == ()
    assert changes(said("/start own-"), alone(role="guest", claim_hash="")) == ()


def test_the_fiftieth_watch_of_ones_own_is_the_last() -> None:
    many = tuple(Watch(f"w{n}", f"t{n}", f"t{n}", own=True, subscribed=False) for n in range(50))
    full = Situation(NOW, "our_bot", 1, role="owner", watches=many)
    assert handle(said("/watch fire"), full).reason == Why.LIMIT
    assert handle(said("/watch t7"), full).reason == Why.WATCHED_ALREADY
