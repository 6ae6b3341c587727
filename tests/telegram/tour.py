"""The tour: each command, button and dialogue of the chat, as steps, for each kind of place."""

from bot.telegram.commands.reasons import CommandReason as Why
from tests.support.nasty import CYRILLIC, FAMILIES, LONG, MARKUP, NASTY, RIGHT_TO_LEFT
from tests.support.tour_news import EVENTS, FOOTBALL, TENNIS
from tests.support.touring import CHANNEL_NAME, TOPICS, Place
from tests.support.walking import OWN_LANGUAGE, Old, Press, Report, Say, Step, Strangers, Topic, Wait

GROUPS: tuple[Place, ...] = ("group", "topic")
CHANNELS: tuple[Place, ...] = ("channel",)
CATALOGUE = (
    Say("/start", Why.SHOWN),
    Press("cat", Why.SHOWN, page=1),
    Press("cat", Why.SHOWN, page=0),
    Press("sub", Why.SUBSCRIBED, argument="talks"),
    Press("uns", Why.UNSUBSCRIBED, argument="talks"),
    Press("sub", Why.SUBSCRIBED, argument="talks"),
    *(Press("sub", Why.SUBSCRIBED, argument=f"nasty-{at}") for at in range(len(NASTY))),
    Press("sub", Why.SUBSCRIBED),  # the one with the long id
    Say("/start w-taurus", Why.GONE),
    Say("/start w-more-8", Why.SUBSCRIBED),
    Say("/start r-nosuch", Why.LINK_VOID),
    Say("/start i-nosuch", Why.LINK_VOID),
    Say("/start own-nosuch", Why.CLAIM_VOID),
    Say("/help", Why.EXPLAINED),
    Say("/frobnicate", Why.UNKNOWN, in_group=Why.OTHER_BOT),
)
DRAFTS = (
    Say("/watch", Why.EXPLAINED),
    Say("(taurus OR", Why.NOT_UNDERSTOOD),
    Say("taurus @nosuchname", Why.NOT_UNDERSTOOD),
    Say(LONG, Why.LIMIT),
    Say(" OR ".join(f"word{number}" for number in range(41)), Why.LIMIT),
    Say("talks -zodiac", Why.DRAFTED),
    *(Press("wway", Why.DRAFTED) for _ in range(3)),
    *(Press("wplace", Why.DRAFTED) for _ in range(2)),
    *(Press("wlang", Why.DRAFTED) for _ in range(4)),
    Press("wback", Why.DRAFTED),
    *(Press("wring", Why.DRAFTED) for _ in range(4)),
    Press("wback", Why.DRAFTED),
    Press("wsave", Why.WATCHED),
    Say("/watch talks -zodiac", Why.WATCHED_ALREADY),
    Say("/watch taurus", Why.DRAFTED),
    Press("wno", Why.CANCELLED),
    Say("/watch", Why.EXPLAINED),
    Say("/cancel", Why.CANCELLED),
    Say("/cancel", Why.CANCELLED),
    Say(f"/watch {RIGHT_TO_LEFT}", Why.DRAFTED),
    Press("wsave", Why.WATCHED),
    Say(f"/watch {CYRILLIC}", Why.DRAFTED),
    Say("/watch переговори «Таурус» об’їзд ґанок", Why.DRAFTED),
    Press("wsave", Why.WATCHED),
)
CARDS = (
    Say("/watches", Why.SHOWN),
    Press("list", Why.SHOWN, page=1),
    Press("card", Why.SHOWN, argument="w1"),
    Old("1:off:w1:0", Why.TUNED),
    Press("on", Why.TUNED),
    Press("past", Why.SHOWN),
    Press("card", Why.SHOWN, argument="w1"),
    *(Press("pause", Why.TUNED, page=page) for page in (1, 0)),
    *(Press("wmute", Why.TUNED, page=page) for page in (1, 0)),
    *(Press("urgent", Why.TUNED, page=page) for page in (1, 0)),
    *(Press("sound", Why.TUNED, page=page) for page in (0, 1)),
    *(Press("full", Why.TUNED, page=page) for page in (1, 0)),
    *(Press("wdig", Why.TUNED) for _ in range(5)),
    Press("klang", Why.SHOWN, page=0),
    Press("klang", Why.TUNED),
    Press("card", Why.SHOWN),
    Press("kring", Why.SHOWN, page=0),
    Press("kring", Why.TUNED),
    Press("card", Why.SHOWN),
    Press("share", Why.SHARED),
    Press("card", Why.SHOWN),
    Press("edit", Why.EXPLAINED),
    Say("NEAR taurus AND", Why.NOT_UNDERSTOOD),
    Say("talks (offer OR cancel OR postpone)", Why.DRAFTED),
    Press("wsave", Why.WATCHED),
    Say("/watches", Why.SHOWN),
    Press("list", Why.SHOWN, page=1),
    Press("card", Why.SHOWN, argument="w1"),
    Press("del", Why.REMOVED),
    Press("undel", Why.SUBSCRIBED),
    Press("list", Why.SHOWN),
    Press("card", Why.SHOWN, argument="talks"),
    Press("del", Why.REMOVED),
    Press("undel", Why.SUBSCRIBED),
)
TUNING = (
    Say("/settings", Why.SHOWN),
    Press("tune", Why.SHOWN, argument="quiet"),
    Press("night", Why.QUIET_SET, argument="22.00-07.00"),
    Press("night", Why.QUIET_SET, argument="off"),
    Press("tune", Why.SHOWN, argument=""),
    Press("tune", Why.SHOWN, argument="digest"),
    Press("digest", Why.DIGEST_SET, argument="hourly"),
    Press("digest", Why.DIGEST_SET, argument="off"),
    Press("tune", Why.SHOWN, argument=""),
    Press("tune", Why.SHOWN, argument="mute"),
    Press("silence", Why.ALL_MUTED, argument="8h"),
    Press("silence", Why.ALL_MUTED, argument="ever"),
    Press("silence", Why.ALL_HEARD, argument="off"),
    Say("/quiet 21:30-06:30", Why.QUIET_SET),
    Say("/quiet at night", Why.NOT_UNDERSTOOD),
    Say("/quiet off", Why.QUIET_SET),
    Say("/digest 7:30 19", Why.DIGEST_SET),
    Say("/digest sometimes", Why.NOT_UNDERSTOOD),
    Say("/digest off", Why.DIGEST_SET),
    Say("/mute 3 days", Why.ALL_MUTED),
    Say("/mute a while", Why.NOT_UNDERSTOOD),
    Say("/mute off", Why.ALL_HEARD),
    Say("/timezone", Why.SHOWN),
    Say("/timezone Kyiv", Why.ZONE_SET),
    Say("/timezone Atlantis", Why.ZONE_UNKNOWN),
    Say("/calendar Atlantis", Why.ZONE_UNKNOWN),
    Say("/calendar Berlin", Why.ZONE_SET),
    Say("/language", Why.SHOWN),
    Press("speak", Why.TONGUE_SET, argument=OWN_LANGUAGE),
)
ALERTS = (
    Report(f"Russia offers talks with Ukraine on 2 June {FAMILIES}", FAMILIES, summary=RIGHT_TO_LEFT),
    Report("Moscow says talks with Ukraine are on 2 June in Istanbul", RIGHT_TO_LEFT),
    Press("sources", Why.SHOWN),
    Press("mute", Why.MUTED, not_in=CHANNELS),
    Report("Russia-Ukraine talks moved to 16 June, the Kremlin says", CYRILLIC),
    Press("hear", Why.HEARD, not_in=CHANNELS),
    Press("irrelevant", Why.REJECTED, not_in=CHANNELS),
    Press("hear", Why.HEARD, not_in=CHANNELS),
    Report("Russia cancels talks with Ukraine on 16 June", MARKUP, summary=LONG),
    Press("sources", Why.SHOWN),
    *(Report(f"{title} nasty{at}", title, summary=title * 3) for at, title in enumerate(NASTY)),
    *(Report(f"nasty{at}: {title}", title, summary=title * 3) for at, title in enumerate(NASTY)),
    Press("sources", Why.SHOWN),
)
UNDERSTANDING = (
    Say("/why", Why.WHY),
    Press("why", Why.WHY, not_in=CHANNELS),
    Say("/whynot", Why.EXPLAINED),
    Say("/whynot https://news.example/1?a=1&b=<2>", Why.WHY_NOT),
    Say("/whynot https://elsewhere.example/never", Why.WHY_NOT),
    Say("/latest", Why.FOUND),
    Press("latest", Why.FOUND, page=1),
    Say("/search", Why.EXPLAINED),
    Say("/search taurus AND", Why.NOT_UNDERSTOOD),
    Say("/search nosuchword", Why.FOUND),
    Say("/search nasty0 OR nasty1 OR nasty2 OR nasty3 OR nasty4 OR nasty5", Why.FOUND),
    Press("found", Why.FOUND, page=1),
    Say("/stats", Why.DRAWN),
)
PROPOSALS = tuple(
    step
    for titles, verb, became in ((FOOTBALL, "tight", Why.TIGHTENED), (TENNIS, "loose", Why.LEFT_WIDE))
    for step in (
        *(
            each
            for title, rejected in zip(titles, (Why.REJECTED, Why.REJECTED, Why.PROPOSED), strict=True)
            for each in (Report(title), Press("irrelevant", rejected, not_in=CHANNELS))
        ),
        Press(verb, became, not_in=CHANNELS),
    )
)
CALENDAR = (
    Say("/start", Why.SHOWN),
    Press("cat", Why.SHOWN, page=1),
    *(Press("sub", Why.SUBSCRIBED, page=1) for _ in range(8)),
    Press("cat", Why.SHOWN, page=2),
    *(Press("sub", Why.SUBSCRIBED, page=2) for _ in range(2)),
    *(Report(f"more{at}: {event} on {at + 3} June") for at, event in enumerate(EVENTS)),
    Say("/calendar", Why.SHOWN),
    Press("cal", Why.SHOWN, page=1),
    Press("ics", Why.FILE),
    Press("quiet", Why.REMINDERS_OFF),
    Press("remind", Why.REMINDERS_ON),
    Wait(124),  # the evening before the first of the dates
)
DIGESTS = (
    Say("/digest hourly", Why.DIGEST_SET),
    Report("Ferries collide near the harbour of Odesa, more0", FAMILIES, summary=MARKUP),
    Report("Bakery burns to the ground in Lviv, more1", MARKUP, summary=FAMILIES),
    Wait(1.1),
    Press("open", Why.OPENED, not_in=CHANNELS),
    Say("/digest off", Why.DIGEST_SET),
)
PEOPLE = (
    Strangers(8),
    Say("/invite", Why.INVITED, in_group=Why.REFUSED),
    Say("/invite 5", Why.INVITED, in_group=Why.REFUSED),
    Say("/ban nobody", Why.EXPLAINED, in_group=Why.REFUSED),
    Say("/ban 101", Why.BANNED, in_group=Why.REFUSED),
    Say("/users", Why.SHOWN, in_group=Why.REFUSED),
    Press("users", Why.SHOWN, page=1, not_in=GROUPS),
    Press("ban", Why.BANNED, not_in=GROUPS),
    Press("unban", Why.UNBANNED, not_in=GROUPS),
)
FEEDS = (
    Say("/feeds", Why.SHOWN),
    Press("fadd", Why.EXPLAINED),
    Say("no address at all", Why.NOT_UNDERSTOOD),
    Say("https://paper.example/", Why.FEED_SEARCH),
    Press("fget", Why.FEED_ADDED),
    Say("/feeds", Why.SHOWN),
    Press("feed", Why.SHOWN, argument="2"),
    Press("feeds", Why.SHOWN),
    Press("feed", Why.SHOWN, argument="2"),
    Press("foff", Why.FEED_PAUSED),
    Press("fon", Why.FEED_PAUSED),
    Press("fcom", Why.FEED_ADDED, not_in=(*GROUPS, *CHANNELS)),
    Press("fdel", Why.FEED_REMOVED),
    Say("/feeds add https://paper.example/", Why.FEED_SEARCH),
    Press("fget", Why.FEED_ADDED),
    Press("fall", Why.FEED_ADDED, not_in=(*GROUPS, *CHANNELS)),
    Say("/feeds", Why.SHOWN),
    Press("fopml", Why.FILE),
)
END = (
    Say("/export", Why.FILE),
    Say("/stop", Why.STOPPED),
    Say("/stop", Why.STOPPED),
    Say("/watches", Why.SHOWN),
    Press("card", Why.SHOWN, argument="w1"),
    Press("on", Why.TUNED),
    Say("/forget", Why.EXPLAINED),
    Press("forget", Why.SHOWN, argument="no"),
    Say("/forget", Why.EXPLAINED),
    Press("forget", Why.FORGOTTEN, argument="yes"),
)
ANOTHER_TOPIC = (
    Topic(TOPICS[1]),
    Say("/watches", Why.SHOWN),
    Press("list", Why.SHOWN, page=1),
    Press("list", Why.SHOWN, page=2),
    Press("card", Why.SHOWN, argument="w1"),
    Press("here", Why.TUNED),
    Topic(TOPICS[0]),
)
FOR_A_CHANNEL = (
    Say("/channel", Why.EXPLAINED),
    Say("/channel front page", Why.REFUSED),
    Say("/channel @nosuchchannel", Why.REFUSED),
    Say(f"/channel @{CHANNEL_NAME}", Why.ACTS_FOR_CHANNEL),
)
CHANNEL_LEFT = (
    Say("/channel", Why.EXPLAINED),
    Press("itself", Why.ACTS_FOR_ITSELF),
    Say("/channel off", Why.ACTS_FOR_ITSELF),
)
MAIN: tuple[Step, ...] = (
    *CATALOGUE,
    *DRAFTS,
    *CARDS,
    *TUNING,
    *ALERTS,
    *UNDERSTANDING,
    *CALENDAR,
    *DIGESTS,
    *PROPOSALS,
    *PEOPLE,
    *FEEDS,
)
SCRIPTS: dict[Place, tuple[Step, ...]] = {
    "alone": (Say("/channel", Why.EXPLAINED), *MAIN),
    "group": (Say("/channel", Why.EXPLAINED), *MAIN),
    "topic": (*MAIN, *ANOTHER_TOPIC),
    "channel": (*FOR_A_CHANNEL, *MAIN),
}
ENDS: dict[Place, tuple[Step, ...]] = {
    "alone": END,
    "group": END,
    "topic": END,
    "channel": (*CHANNEL_LEFT, Say(f"/channel @{CHANNEL_NAME}", Why.ACTS_FOR_CHANNEL), *END),
}

# What the script of a place leaves to another one; what stands in all of them is on no tour at all.
OF_TOPICS = {("button", "here")}
OF_CHANNELS = {("button", "itself")}
OF_PEOPLE = {("command", name) for name in ("invite", "users", "ban")} | {
    ("button", verb) for verb in ("users", "ban", "unban", "fall", "fcom")
}
OF_ALERTS = {("button", verb) for verb in ("mute", "hear", "irrelevant", "why", "tight", "loose", "open")}
ELSEWHERE: dict[Place, set[tuple[str, str]]] = {
    "alone": OF_TOPICS | OF_CHANNELS,
    "group": OF_TOPICS | OF_CHANNELS | OF_PEOPLE,
    "topic": OF_CHANNELS | OF_PEOPLE | {("command", "channel")},
    "channel": OF_TOPICS | OF_ALERTS | {("button", "fall"), ("button", "fcom")},
}
# Features that no script visits yet, wherever it is; one that a script does visit has to be taken out here.
NOT_YET: set[tuple[str, str]] = set()
