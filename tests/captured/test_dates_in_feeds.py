"""Dates in the captured feeds and news sets, labelled by hand; skipped where the data folder is absent.

`dates_in_feeds.tsv` names the place (file, hash of the item, field, offsets) and the day meant, nothing of the
text. Each date was labelled before the label was compared with what the program says, and each sample was mended
by afterwards; right at first sight were, of other places each time:

    A .82 of 260   B .87 of 202   C .88 of 93   D .89 of 232   E .91 of 224   F .96 of 165

D to F are drawn from what A to C left: English, French, German, Spanish (much of it is Portuguese), and Russian
messages without a date, which are read as if published on the day behind "@". Of Ukrainian, Polish and Turkish the
captured files hold no more than A to C, and F has no German.

A `sentence` holds a digit or a date word, and the program found nothing in it; `none` says that there is nothing.
A gold value with `~` is a count ("vor 500 Jahren"); `|` parts readings that are both right. What stays wrong: a day
of another year that only the text before knows, days of a case that is made up, quotes of long ago.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.facts.dates import find
from bot.feeds.dates import read_time
from bot.feeds.item import NotAFeed
from bot.feeds.parse import parse
from bot.text.language import language_of

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA") or HERE.parents[2] / "shared" / "data")
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the captured feeds are not here")

RIGHT_MIN = 0.96
LARGE = 50
RIGHT_MIN_IN_ONE_LANGUAGE = 0.95
FOUND_WHERE_NOTHING_IS_MAX = 0.01
ROUGH_DAYS = 180


@dataclass(frozen=True)
class Report:
    """The two texts of an item, its day and its language."""

    title: str
    summary: str
    day: date
    lang: str


@dataclass(frozen=True)
class Label:
    """A line of the file, with the text that it speaks of."""

    kind: str
    report: Report
    field: str
    start: int
    stop: int
    gold: str

    @property
    def values(self) -> list[str]:
        """What the program reads between the two places."""
        text = self.report.title if self.field == "title" else self.report.summary
        found = find(text, lang=self.report.lang, reference=self.report.day)
        return [
            one.value.partition("T")[0] for one in found if one.start < self.stop and self.start < one.stop
        ]


def reports_of(source: str) -> Iterator[Report]:
    source, _, assumed = source.partition("@")
    path = DATA / source
    if assumed:
        yield from undated(path, date.fromisoformat(assumed))
        return
    if source.startswith("feeds/"):
        parsed = parse(path.read_bytes(), url="http://feed.test/")
        assert not isinstance(parsed, NotAFeed)
        for item in parsed.items:
            if item.published is not None:
                yield report(item.title, item.summary, item.published.date(), item.lang)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        when = read_time(row.get("published") or "")
        day = row.get("date") or (when.date().isoformat() if when else "")
        if len(day) >= len("2025-06-02"):
            yield report(row["title"], row.get("summary") or "", date.fromisoformat(day[:10]), row["lang"])


def undated(path: Path, day: date) -> Iterator[Report]:
    """The messages of a set of pairs that has no dates, all as if published on `day`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for one in "ab":
            yield report(row[f"title_{one}"], row[f"text_{one}"], day, row["lang"])


def report(title: str, summary: str, day: date, lang: str) -> Report:
    said = language_of(f"{title}\n{summary}", lang).lower().partition("-")[0]
    return Report(title, summary, day, said)


def hash_of(one: Report) -> str:
    return hashlib.sha256(f"{one.title}\n{one.summary}".encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    lines = (HERE / "dates_in_feeds.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    reports = {
        (source, hash_of(one)): one
        for source in sorted({row[2] for row in rows})
        for one in reports_of(source)
    }
    return [
        Label(kind, reports[source, item], field, int(start), int(stop), gold)
        for _, kind, source, item, field, start, stop, gold in rows
    ]


def is_right(value: str, gold: str) -> bool:
    for one in gold.split("|"):
        if value == one:
            return True
        if one.endswith("~") and len(value) == len(one) - 1:
            off = date.fromisoformat(value) - date.fromisoformat(one[:-1])
            if abs(off.days) <= ROUGH_DAYS:
                return True
    return False


def test_of_the_dates_found_nineteen_of_twenty_are_right(labels: list[Label]) -> None:
    outcomes: Counter[tuple[str, bool]] = Counter()
    for label in labels:
        if label.kind == "date":
            right = is_right((label.values or ["none"])[0], label.gold)
            outcomes[label.report.lang, right] += 1
            outcomes["all", right] += 1
    for lang in sorted({lang for lang, _ in outcomes}):
        right, total = outcomes[lang, True], outcomes[lang, True] + outcomes[lang, False]
        print(f"dates in feeds, {lang}: {right} of {total}")
        if total >= LARGE:
            assert right / total >= (RIGHT_MIN if lang == "all" else RIGHT_MIN_IN_ONE_LANGUAGE)


def test_where_a_reader_sees_no_date_hardly_any_is_found(labels: list[Label]) -> None:
    silent = [label for label in labels if label.kind == "sentence" and label.gold == "none"]
    found = sum(bool(label.values) for label in silent)
    print(f"no date in {len(silent)} sentences: {found} found")
    assert found / len(silent) <= FOUND_WHERE_NOTHING_IS_MAX
