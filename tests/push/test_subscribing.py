"""Whom we ask, where, and what we tell: guarded as any fetch, secrets over https alone, private feeds to nobody."""

from ipaddress import ip_network

import pytest

from bot.feeds.answer import FailureKind
from bot.feeds.trust import PushNote
from bot.feeds.websub import Endpoints
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import is_allowed
from bot.push.keys import Callbacks
from bot.push.subscribing import Subscribing
from bot.rules.rule import FeedEntry
from bot.store import feeds, pushes
from bot.store.chat_feeds import AddFeed, NewFeed
from bot.store.database import Store
from bot.stories.numbers import FIRST_PRIVATE
from tests.support.pushing import FIRST, LOOPBACK, desk, town
from tests.support.world import NOON, Outside

TOPIC = "https://news.example/feed"


class Net:
    """Answers requests; keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[FetchRequest] = []
        self.answers: dict[str, FetchAnswer] = {}

    def is_allowed(self, address: str) -> bool:
        return False

    async def fetch(self, request: FetchRequest) -> FetchAnswer:
        self.sent.append(request)
        return self.answers.get(request.url, Fetched(b""))


class Bureau:
    """The pass over a store with feeds that name hubs."""

    def __init__(self, *hubs: str, topic: str = TOPIC) -> None:
        self.store, self.net, self.outside = Store.in_memory(), Net(), Outside()
        feeds.sync(
            self.store, [FeedEntry(url=f"https://news.example/{n}", title="") for n in range(len(hubs))]
        )
        for number, hub in enumerate(hubs):
            self.name(number + 1, hub, topic)
        self.asking = Subscribing(
            self.store,
            self.net,  # type: ignore[arg-type]
            Callbacks("https://watch.example.org", b"k" * 32),
            now=lambda: self.outside.now,
            chance=lambda: 0.5,
        )

    def name(self, feed_id: int, hub: str, topic: str) -> None:
        with self.store.transaction() as connection:
            note = PushNote(again_at=NOON, endpoints=Endpoints(hub, topic))
            pushes.note(connection, feed_id, note, self.outside.now)

    @property
    def asked(self) -> list[tuple[str, bool]]:
        """Where requests went, and whether they carried a secret."""
        return [(request.url, "hub.secret" in (request.form or {})) for request in self.net.sent]


async def test_a_hub_named_by_http_is_asked_over_https_first_and_without_a_secret_where_that_fails() -> None:
    bureau = Bureau("http://hub.example/")
    bureau.net.answers["https://hub.example/"] = FetchFailed("no", FailureKind.CONNECT)
    for _ in range(4):
        await bureau.asking.once()
        bureau.outside.later(days=1)
    assert bureau.asked == [("https://hub.example/", True)] * 2 + [("http://hub.example/", False)] * 2


async def test_a_hub_on_another_port_is_asked_as_it_is_named() -> None:
    bureau = Bureau("http://hub.example:8080/")
    await bureau.asking.once()
    assert bureau.asked == [("http://hub.example:8080/", False)]


async def test_a_request_never_shows_its_secret() -> None:
    bureau = Bureau("https://hub.example/")
    await bureau.asking.once()
    (request,) = bureau.net.sent
    assert request.form is not None
    assert request.form["hub.secret"] not in repr(request)
    assert "k" * 32 not in repr(Callbacks("https://watch.example.org", b"k" * 32))


async def test_a_hub_that_cannot_be_reached_is_asked_once_a_pass_and_others_beside_it() -> None:
    bureau = Bureau(*["https://dead.example/"] * 5, *["https://hub.example/"] * 3)
    bureau.net.answers["https://dead.example/"] = FetchFailed("no", FailureKind.TIMEOUT)
    assert await bureau.asking.once() == 4
    assert await bureau.asking.once() == 1


async def test_a_pass_is_bounded_and_the_rest_follows() -> None:
    bureau = Bureau(*["https://hub.example/"] * 45)
    assert [await bureau.asking.once() for _ in range(4)] == [20, 20, 5, 0]


async def test_each_subscription_has_an_address_and_a_secret_of_its_own() -> None:
    bureau = Bureau(*["https://hub.example/"] * 3)
    await bureau.asking.once()
    forms = [request.form or {} for request in bureau.net.sent]
    told = [form[name] for form in forms for name in ("hub.callback", "hub.secret")]
    assert len(set(told)) == 6


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("https://blog.example/feed", 1),
        ("https://blog.example/my-very-long-and-telling-name/feed.xml", 1),
        ("https://blog.example/feed?key=1", 0),
        ("https://blog.example/private/8a7f6e5d4c3b2a19/feed", 0),
    ],
)
async def test_no_third_party_is_told_of_a_chats_own_feed_whose_address_may_hold_a_key(
    topic: str, asked: int
) -> None:
    bureau = Bureau()
    with bureau.store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, joined_at) VALUES (1, 'telegram', 'private', 0)"
        )
        AddFeed(1, NewFeed("https://blog.example/typed"), 20).write(connection, NOON)
    bureau.name(1, "https://hub.example/", topic)
    await bureau.asking.once()
    assert len(bureau.net.sent) == asked
    assert "typed" not in str([request.form for request in bureau.net.sent])


@pytest.mark.parametrize(("topic", "asked"), [(f"{TOPIC}?section=world", 1), (f"{TOPIC}?token=1", 0)])
async def test_no_third_party_is_told_of_a_key_in_a_common_address(topic: str, asked: int) -> None:
    bureau = Bureau("https://hub.example/", topic=topic)
    assert await bureau.asking.once() == asked


async def test_what_is_pushed_to_a_private_feed_is_private() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        with at.store.transaction() as connection:
            connection.execute("UPDATE feed SET common = 0")
        there.print(FIRST)
        assert await there.hub.deliver(asked, there.document(FIRST)) == 202
        await at.push.take()
        rows = at.store.rows("SELECT story_id FROM item WHERE title = ?", (FIRST,))
        assert [row["story_id"] >= FIRST_PRIVATE for row in rows] == [True]


async def test_a_hub_that_redirects_is_asked_where_it_leads_by_post() -> None:
    async with town() as there, desk(there) as at:
        there.server.redirect("/old", there.hub.url, 307)
        there.server.put("/feed.xml", there.document(*there.titles, hub=there.server.url("/old")))
        # The little server on loopback reads no bodies: without keep-alive none is mistaken for a request.
        await at.poll()
        await at.push.subscribe()
        assert [asked.mode for asked in there.hub.asked] == ["subscribe"]


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1/hub", "http://169.254.169.254/latest", "http://[::1]/", "ftp://h/"]
)
async def test_a_hub_that_redirects_to_a_private_address_is_not_followed(to: str) -> None:
    async with town() as there, desk(there) as at:
        there.server.redirect("/old", to, 308)
        there.server.put("/feed.xml", there.document(*there.titles, hub=there.server.url("/old")))
        await at.poll()
        await at.push.subscribe()
        assert at.row["state"] == "asked"
        assert "is not a public address" in at.row["reason"] or "only http and https" in at.row["reason"]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_form_follows_redirects_and_stays_a_post(status: int) -> None:
    async with town() as there, Fetcher(allow_private=LOOPBACK) as fetcher:
        there.server.redirect("/old", f"{there.hub.url}", status)
        form = {
            "hub.mode": "unsubscribe",
            "hub.topic": TOPIC,
            "hub.callback": "https://watch.example.org/push/0123456789abcdef0123456789abcdef",
        }
        answer = await fetcher.fetch(FetchRequest(there.server.url("/old"), form=form))
        assert isinstance(answer, Fetched)
        assert [asked.form for asked in there.hub.asked] == [form]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("http://10.1.2.3/hub", True),
        ("http://[fd00::1]/hub", True),
        ("http://[::ffff:10.1.2.3]/hub", True),
        ("http://11.1.2.3/hub", False),
        ("http://hub.example/", False),
        ("http://10.1.2.3.example/", False),
        ("no address", False),
    ],
)
def test_only_numbers_in_the_operators_networks_are_trusted(address: str, allowed: bool) -> None:
    assert is_allowed(address, (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))) is allowed
