"""POLL's decision, pure: what is stored of the items of one poll, and which alerts they raise.

Law: every item that came in leaves with an outcome. Items are judged one after the other in the order of
`at`, the earlier of published and fetched, so that two runs over the same input say the same.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.alerts.asked import Asked
from bot.alerts.card import Note
from bot.alerts.follow_up import followed_up
from bot.alerts.reasons import ItemOutcome
from bot.facts.fact import Fact
from bot.feeds.answer import FailureKind
from bot.feeds.item import Item
from bot.feeds.moving import STAYS, Moving
from bot.feeds.rhythm import Rhythm
from bot.feeds.timing import NO_WISHES, Wishes
from bot.feeds.triage import ItemState, Triaged
from bot.feeds.trust import PushNote
from bot.rules.match import Reading
from bot.rules.rule import RuleId
from bot.stories.echo import with_echo
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Sighting, Verdict

TOO_OLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class FeedView:
    """What POLL knows of the feed that it polls."""

    id: int
    url: str
    title: str
    lang: str
    publisher: str
    timezone: str
    sample: bool
    primed: bool
    etag: str = ""
    last_modified: str = ""
    body_hash: int | None = None
    failures: int = 0
    private: bool = False  # its reports are those of the chats that added it, of nobody else
    full_text: bool = False  # all rules see the articles of what is new in it
    answered: datetime | None = None  # when it last did
    due: datetime | None = None  # when this poll of it should have been
    failing_since: datetime | None = None
    rhythm: Rhythm | None = None
    wishes: Wishes = NO_WISHES
    moving: Moving = STAYS

    @property
    def fetched_from(self) -> str:
        """Its own address, or the one that its publisher moved it to."""
        return self.moving.address or self.url

    standing: bytes = field(
        default=b"", repr=False
    )  # the raw items of its last document (`feeds/standing.py`)
    prove: bool = False  # whether its next document is to be read as a whole, and cut for a proof


@dataclass(frozen=True, slots=True)
class Read:
    """A new or changed item together with what matching read out of it."""

    triaged: Triaged
    reading: Reading
    before: ItemOutcome | None = None  # what was made of it when its text was another


@dataclass(frozen=True, slots=True)
class Intake:
    """One item on its way into the store, judged."""

    triaged: Triaged
    reading: Reading
    at: datetime
    fetched: datetime
    sighting: Sighting
    verdict: Verdict
    outcome: ItemOutcome
    article: Asked | None = None  # its article, where somebody asks for it

    @property
    def alerts(self) -> bool:
        """Whether the item's matches raise alerts (rather than only being on record)."""
        return self.outcome is ItemOutcome.ALERT


@dataclass(frozen=True, slots=True)
class PollIntent:
    """All that one poll of one feed writes: in one transaction, or not at all."""

    feed_id: int
    polled_at: datetime
    next_poll_at: datetime
    ok: bool
    problem: str = ""
    failure: FailureKind | None = None  # the kind of the problem where the poll failed
    etag: str = ""
    last_modified: str = ""
    body_hash: int | None = None
    title: str = ""
    intakes: tuple[Intake, ...] = ()
    items: int | None = None  # how many its document holds; None without a document
    late: bool = False  # it could long have been read (`bot.alerts.absence`)
    twins: tuple[tuple[int, int], ...] = ()  # a private story, and another that it is one with
    part: bool = False  # more of this poll follows: the feed's row stays as it was
    still_there: tuple[Triaged, ...] = ()  # known items: their identities are remembered for longer
    push: PushNote | None = None  # what the poll says of the feed's hub
    rhythm: Rhythm | None = None  # None, as for the next two: as before
    wishes: Wishes | None = None
    moving: Moving | None = None
    ended: bool = False  # the publisher says that there will never be more
    host_rests: tuple[str, datetime] | None = None  # a host that wishes to be left alone, and until when
    notices: tuple[tuple[int, Note], ...] = ()  # what chats are told of the feed itself
    standing: bytes | None = field(default=None, repr=False)  # what stands there now; None: as it was known
    proven: bool = False  # the document was read as a whole, so the next proof has time


def publication_day(item: Item, *, fetched: datetime, timezone: str) -> date:
    """The day on which the item was published where its publisher lives; the day of fetching if unknown."""
    return (item.published or fetched).astimezone(ZoneInfo(timezone)).date()


def order_time(item: Item, fetched: datetime) -> datetime:
    """The earlier of published and fetched: the time that orders all decisions."""
    return min(item.published, fetched) if item.published else fetched


def judge(
    reads: Sequence[Read],
    *,
    feed: FeedView,
    fetched: datetime,
    keeper: StoryKeeper,
    rules: Collection[RuleId] = (),
) -> tuple[Intake, ...]:
    """Give every item its story and its outcome, oldest first. Changes `keeper`.

    `rules` are those that are live: they are told what calls off a story that they wait for.
    """
    in_order = sorted(reads, key=lambda read: order_time(read.triaged.item, fetched))
    return tuple(
        _judge_one(read, feed=feed, fetched=fetched, keeper=keeper, rules=rules) for read in in_order
    )


def _judge_one(
    read: Read, *, feed: FeedView, fetched: datetime, keeper: StoryKeeper, rules: Collection[RuleId]
) -> Intake:
    item = read.triaged.item
    # An edited text is as old as its edit, not as its first publication: its new date must be able to ring.
    published = order_time(item, fetched)
    at = fetched if read.triaged.state is ItemState.CHANGED else published
    sighting = Sighting(
        item=item,
        when=at,
        lang=read.reading.lang,
        # A feed of many sources (an aggregator) names them item by item; the operator's word goes first.
        publisher=feed.publisher or item.source or feed.title or feed.url,
        rules=frozenset(match.rule for match in read.reading.matches),
        concepts=read.reading.concepts,
        facts=_facts_that_count(read.reading),
    )
    place = keeper.place(sighting)
    more = followed_up(read.reading, sighting, place, rules)
    if more is not None:
        read = replace(read, reading=more)
        matched = frozenset(match.rule for match in more.matches)
        sighting = replace(sighting, rules=matched, facts=_facts_that_count(more))
    if place.echo is not None:
        said = tuple(
            replace(match, facts=with_echo(match.facts, place.echo)) for match in read.reading.matches
        )
        read = replace(read, reading=replace(read.reading, matches=said))
        sighting = replace(sighting, facts=with_echo(sighting.facts, place.echo))
    verdict = keeper.decide(sighting, place)
    return Intake(
        triaged=read.triaged,
        reading=read.reading,
        at=at,
        fetched=fetched,
        sighting=sighting,
        verdict=verdict,
        outcome=_outcome(read, verdict, at=published, fetched=fetched, feed=feed),
    )


def _facts_that_count(reading: Reading) -> tuple[Fact, ...]:
    if not reading.matches:
        return reading.facts
    return tuple(dict.fromkeys(fact for match in reading.matches for fact in match.facts))


def _outcome(read: Read, verdict: Verdict, *, at: datetime, fetched: datetime, feed: FeedView) -> ItemOutcome:
    if not read.reading.matches:
        return ItemOutcome.NO_MATCH
    if fetched - at > TOO_OLD:
        return ItemOutcome.TOO_OLD
    if not feed.primed and not feed.sample:
        return ItemOutcome.BACKLOG
    # A corrected comma in a report from the backlog is no news; a changed fact in it is.
    if read.before is ItemOutcome.BACKLOG and verdict.decision is Decision.REPEAT:
        return ItemOutcome.BACKLOG
    return ItemOutcome.ALERT
