"""A few random worlds in each run of the tests; `python -m tests.fuzz` goes on for as long as told."""

from random import Random

import pytest

from bot.rules.grammar import parse
from bot.rules.index import Index
from bot.rules.rule import Rule, RuleId
from tests.fuzz import __main__ as fuzz
from tests.fuzz.laws import play, sizes

WORLDS = 20


@pytest.mark.parametrize("seed", ["a", "b"])
def test_no_law_is_broken_in_random_worlds(seed: str) -> None:
    assert sum(play(Random(f"{seed}:{world}")) for world in range(WORLDS)) > WORLDS


def test_the_same_seed_plays_the_same_worlds(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        assert fuzz.main(["--seed", "7", "--world", "3"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] != ""


def test_a_broken_law_is_told_with_the_way_to_see_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter(range(100))

    def live(chance: Random) -> int:
        assert chance.random() == Random("7:0").random(), "only the first world is as it should be"
        return 1

    assert fuzz.run(seconds=5, seed=7, now=lambda: next(clock), live=live) == 1
    told = capsys.readouterr().out
    assert "FOUND: --seed 7 --world 0\n" not in told
    assert "FOUND: --seed 7 --world 1\n" in told
    assert "1 items" in told


def test_a_trace_that_is_left_is_seen() -> None:
    index = Index({})
    empty = sizes(index)
    index.add(Rule(RuleId("r"), "", parse("taurus")))
    assert sizes(index) != empty
    index.remove(RuleId("r"))
    assert sizes(index) == empty
