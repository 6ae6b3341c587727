"""The shipped rules on headlines that were written and labelled by somebody who hadn't seen the rules.

They show what the rules miss in wordings that nobody tuned on. The floors are a ratchet: they only go up.
What issue 3 asks for (F1 .85, .95, .85) is far from held by talks and offensive here; see the figures with
`pytest -s`. Rows that the writer called borderline are left out.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules_folder import load_folder

HERE = Path(__file__).resolve().parent
FLOORS = {"talks": (0.90, 0.31), "taurus": (0.97, 0.80), "offensive": (0.80, 0.23)}  # precision, recall


@pytest.fixture(scope="module")
def book() -> RuleBook:
    ruleset = load_folder(HERE.parents[1] / "rules", examples=False)
    return RuleBook(ruleset.concepts, ruleset.rules)


@pytest.mark.parametrize("rule", FLOORS)
def test_a_shipped_rule_holds_its_floor_on_headlines_that_nobody_tuned_on(rule: str, book: RuleBook) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for line in (HERE / "headlines" / f"{rule}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "borderline" in row["why"]:
            continue
        item = Item(title=row["title"], summary=row["summary"], lang=row["lang"])
        matches = book.read(item, reference=date.fromisoformat(row["published"])).matches
        counts[row["fires"], any(match.rule == rule for match in matches)] += 1
    hits, false_alerts, misses = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = hits / (hits + false_alerts), hits / (hits + misses)
    print(f"\n{rule}: precision {precision:.2f}, recall {recall:.2f} on {counts.total()} headlines")
    assert (precision, recall) >= FLOORS[rule]
    assert recall >= FLOORS[rule][1]
