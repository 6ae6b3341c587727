"""Whether a host lets us read: by what it answers for its robots.txt, how long that counts, how much is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from yarl import URL

from bot.feeds.answer import FailureKind
from bot.fetch import robots
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest
from bot.fetch.article_wire import Judged
from bot.fetch.robots import Robots

PAGE = URL("https://news.example/story")


@dataclass(slots=True)
class Hosts:
    """Answers for robots.txt, a judge that takes the first byte for its word, and a clock."""

    answers: Mapping[str, FetchAnswer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    judged: list[int] = field(default_factory=list)
    now: float = 0.0

    async def fetch(self, request: FetchRequest) -> FetchAnswer:
        self.asked.append(request.url)
        return self.answers.get(request.url, FetchFailed("no such page", FailureKind.STATUS, 404))

    async def judge(self, body: bytes, _url: str) -> Judged:
        self.judged.append(len(body))
        return Judged(allowed=body[:1] != b"-", delay_s=len(body) if body[:1] == b"d" else 0)

    def robots(self) -> Robots:
        return Robots(self, self.judge, monotonic=lambda: self.now)


def of(answer: FetchAnswer) -> Hosts:
    return Hosts({"https://news.example/robots.txt": answer})


def failed(kind: FailureKind, status: int | None = None) -> FetchFailed:
    return FetchFailed("it went wrong", kind, status)


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (Fetched(b"+"), True),
        (Fetched(b""), True),
        (Fetched(b"-"), False),
        *((failed(FailureKind.STATUS, status), True) for status in (400, 401, 403, 404, 418, 451)),
        (failed(FailureKind.GONE, 410), True),
        (failed(FailureKind.REDIRECT), True),  # more than five: as if there were none (RFC 9309, 2.3.1.2)
        (failed(FailureKind.RATE, 429), False),
        *((failed(FailureKind.STATUS, status), False) for status in (500, 502, 503, 504)),
        *(
            (failed(kind), False)
            for kind in (
                FailureKind.DNS,
                FailureKind.CONNECT,
                FailureKind.TLS,
                FailureKind.TIMEOUT,
                FailureKind.ADDRESS,
                FailureKind.TOO_LARGE,
                FailureKind.CUT,
                FailureKind.PROTOCOL,
            )
        ),
    ],
    ids=str,
)
async def test_what_is_not_there_allows_all_and_what_fails_forbids_all(
    answer: FetchAnswer, *, allowed: bool
) -> None:
    assert (await of(answer).robots().permit(PAGE) is None) == allowed


async def test_a_host_is_asked_once_a_day_and_after_a_failure_again_in_a_quarter_of_an_hour() -> None:
    for answer, kept_s in ((Fetched(b"+"), robots.KEPT_S), (failed(FailureKind.DNS), robots.CLOSED_S)):
        hosts = of(answer)
        known = hosts.robots()
        for moment, asked in ((0, 1), (kept_s - 1, 1), (kept_s, 2)):
            hosts.now = moment
            await known.permit(PAGE)
            assert len(hosts.asked) == asked


async def test_each_origin_has_its_own() -> None:
    hosts = Hosts()
    known = hosts.robots()
    for where in (
        "https://a.example/x",
        "http://a.example/x",
        "https://a.example:8443/",
        "https://b.example/",
    ):
        await known.permit(URL(where))
    assert hosts.asked == [
        "https://a.example/robots.txt",
        "http://a.example/robots.txt",
        "https://a.example:8443/robots.txt",
        "https://b.example/robots.txt",
    ]


async def test_only_so_much_of_it_counts_as_the_rfc_asks_for() -> None:
    hosts = of(Fetched(b"+" * (robots.ROBOTS_BYTES_READ_MAX + 9)))
    await hosts.robots().permit(PAGE)
    assert hosts.judged == [500 * 1024]


async def test_a_pause_is_kept_up_to_a_limit_and_beyond_it_nothing_is_read() -> None:
    for seconds, allowed in ((robots.CRAWL_DELAY_S_MAX, True), (robots.CRAWL_DELAY_S_MAX + 1, False)):
        known = of(Fetched(b"d" * seconds)).robots()
        assert (await known.permit(PAGE) is None) == allowed
        assert known.delay_s(PAGE) == robots.CRAWL_DELAY_S_MAX
    assert known.delay_s(URL("https://other.example/")) == 0


async def test_memory_holds_so_many_hosts_and_bytes_and_forgets_the_longest_unused() -> None:
    large = Fetched(b"+" * robots.ROBOTS_BYTES_READ_MAX)
    count = robots.BYTES_KEPT_MAX // robots.ROBOTS_BYTES_READ_MAX
    hosts = Hosts({f"https://h{n}.example/robots.txt": large for n in range(count + 1)})
    known = hosts.robots()
    for number in (*range(count), 0, count, 0, 1):
        await known.permit(URL(f"https://h{number}.example/"))
    assert hosts.asked.count("https://h0.example/robots.txt") == 1
    assert hosts.asked.count("https://h1.example/robots.txt") == 2
    small = Hosts()
    known = small.robots()
    for number in (*range(robots.HOSTS_KEPT_MAX + 1), robots.HOSTS_KEPT_MAX, 0):
        await known.permit(URL(f"https://h{number}.example/"))
    assert len(small.asked) == robots.HOSTS_KEPT_MAX + 2
