"""Reading only unseen items sorts every document as reading the whole does, whatever a publisher makes of it."""

from dataclasses import dataclass, field, replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.alerts.intake import FeedView
from bot.alerts.sorting import sight
from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.standing import Before, unpacked
from bot.feeds.triage import Seen
from tests.support.feed_server import entry, rss

FEED = FeedView(7, "https://n.example/feed", "News", "en", "", "UTC", sample=False, primed=True)


KINDS = (
    ("own", "own"),
    ("one", "own"),
    ("none", "own"),
    ("own", "front"),
    ("none", "front"),
    ("own", "live"),
)
"""How publishers name their reports: guid and link. The number of a report says its kind."""


@dataclass(frozen=True)
class Report:
    """An item as a publisher writes it; `noise` is what changes with each build and nobody reads."""

    number: int
    text: str = "as it was"
    noise: int = 0

    @property
    def xml(self) -> str:
        guid, link = KINDS[self.number // 10]
        own = f"https://n.example/{self.number}"
        written = entry(
            f"Report {self.number}",
            link={"own": own, "live": "https://n.example/live", "front": "https://n.example/"}[link],
            guid={"own": f"g{self.number}", "one": "g", "none": ""}[guid],
            summary=self.text,
        )
        return written.replace("</item>", f"<comments>{self.noise}</comments></item>")


@dataclass
class Reader:
    """A feed's memory from poll to poll: as the store keeps it."""

    delta: bool
    private: bool = False
    seen: dict[int, Seen] = field(default_factory=dict)
    standing: bytes = b""
    proven: bool = False
    read: list[int] = field(default_factory=list)

    def poll(self, body: bytes) -> list[tuple[str, str, str]]:
        """What is new or changed in a document; afterwards it is remembered."""
        before = Before(set(unpacked(self.standing)), prove=not self.proven) if self.delta else Before()
        parsed = parse(body, url=FEED.url, before=before)
        assert isinstance(parsed, ParsedFeed)
        self.read.append(len(parsed.items))
        self.proven = True
        feed = replace(FEED, standing=self.standing, private=self.private)
        sorted_out = sight(feed, parsed).sorted_out(self.seen)
        for one in (*sorted_out.unseen, *sorted_out.still_there):
            item_id = one.known_id if one.known_id is not None else len(self.seen) + 1
            self.seen |= dict.fromkeys(one.keys, Seen(item_id, one.content))
        told = [(one.state.value, one.item.title, one.item.summary) for one in sorted_out.unseen]
        standing = sorted_out.stands_after(())
        if standing is not None:
            settled = [Settled(one) for one in sorted_out.unseen]
            self.standing = sorted_out.stands_after(settled) or b""  # type: ignore[arg-type]
        return told


@dataclass(frozen=True)
class Settled:
    """An intake, as far as this test looks at it."""

    triaged: object


def told_by(documents: list[list[Report]], *, delta: bool, private: bool = False) -> list[object]:
    reader = Reader(delta, private)
    return [reader.poll(rss([report.xml for report in reports])) for reports in documents]


reports = st.builds(
    Report,
    # What several reports share is left to the examples: there the whole is often wrong, and not the delta.
    number=st.sampled_from([1, 2, 3, 21, 22, 31, 32, 41, 42]),
    text=st.sampled_from(["as it was", "edited", "edited again"]),
    noise=st.integers(0, 1),
)


@dataclass(frozen=True)
class Days:
    """Documents of one feed, in their order."""

    documents: list[list[Report]]
    private: bool = False


ONE, TWO, THREE = map(Report, (11, 12, 13))
EDITED = Report(1, text="edited")
days = st.builds(
    Days, st.lists(st.lists(reports, min_size=1, max_size=6), min_size=2, max_size=5), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(days)
@example(Days([[Report(1)], [Report(1), EDITED], [EDITED]]))
@example(Days([[Report(1)], [EDITED, Report(1)], [Report(1), EDITED]]))
@example(Days([[ONE, TWO], [THREE, TWO], [TWO]]))
@example(Days([[Report(1), Report(2)], [Report(2, noise=1), Report(1, noise=1)]], private=True))
def test_unseen_items_are_sorted_as_in_the_whole(days: Days) -> None:
    documents, private = days.documents, days.private
    assert told_by(documents, delta=True, private=private) == told_by(documents, delta=False, private=private)


def test_reports_on_one_live_page_are_told_apart_by_what_stood_before() -> None:
    live = [Report(number) for number in range(51, 55)]
    documents = [live[:2], live[:3], live]
    assert told_by(documents, delta=True) == told_by(documents, delta=False)
    assert told_by(documents, delta=True)[2] == [("new", "Report 54", "as it was")]


def test_only_what_is_unseen_is_read() -> None:
    reader = Reader(delta=True)
    for numbers in ([3, 2, 1], [3, 2, 1], [5, 4, 3, 2], [5, 4, 3]):
        reader.poll(rss([Report(number).xml for number in numbers]))
    assert reader.read == [3, 0, 2, 0]


def test_what_changes_with_each_build_is_read_and_nothing_is_told_of_it() -> None:
    reader = Reader(delta=True)
    told = [reader.poll(rss([Report(n, noise=build).xml for n in (2, 1)])) for build in range(4)]
    assert reader.read == [2, 2, 2, 2]
    assert [len(each) for each in told] == [2, 0, 0, 0]


def test_what_was_not_committed_is_read_again() -> None:
    reader = Reader(delta=True)
    reader.poll(rss([Report(1).xml]))
    body = rss([Report(2).xml, Report(1).xml])
    standing, seen = reader.standing, dict(reader.seen)
    first = reader.poll(body)
    reader.standing, reader.seen = standing, seen  # a crash before the commit
    assert reader.poll(body) == first != []
