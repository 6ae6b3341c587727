"""Why a rule was silent or rang: the branch that came nearest, what it lacks, what struck, by which alias."""

from datetime import date

import pytest

from bot.feeds.item import Item
from bot.rules.explaining import Explainer, Reason
from bot.rules.grammar import parse
from bot.rules.probe import Probe
from bot.rules.rule import ConceptList, Rule, RuleId

CONCEPTS = {
    "talks": ConceptList("talks", "", ("talks", "negotiation")),
    "sport": ConceptList("sport", "", ("=coach", "goalkeep*")),
    "north": ConceptList("north", "", ("Norway", "Oslo")),
    "south": ConceptList("south", "", ("Chile", "Lima")),
}
DAY = date(2025, 5, 28)  # a Wednesday


def reason(
    query: str, title: str, summary: str = "", *, rang: bool = False, day: date | None = DAY, lang: str = "en"
) -> Reason:
    rule = Rule(RuleId("r"), "r", parse(query))
    probe = Probe(CONCEPTS, [rule.query])
    sight = probe.look(Item(title=title, summary=summary, lang=lang), day)
    explainer = Explainer(rule, probe)
    return explainer.why_rang(sight) if rang else explainer.why_silent(sight)


def test_of_several_branches_the_one_that_lacks_least_is_told() -> None:
    query = "(@talks @north @south) OR (@talks bridge tunnel ferry) OR (@sport @south)"
    told = reason(query, "Talks between Oslo and Bergen").branches
    assert [(branch.query, branch.lacks) for branch in told] == [("@talks @north @south", ("lacks @south",))]
    assert told[0].has == ("@talks “Talks”", "@north “Oslo”")


def test_branches_that_lack_equally_much_are_all_told_and_each_lack_once() -> None:
    query = "(@talks @north) OR (@talks @south) OR (@talks (@sport OR @south OR @north)) OR (@sport @north)"
    told = reason(query, "Talks about nothing").branches
    assert [branch.lacks for branch in told] == [
        ("lacks @north",),
        ("lacks @south",),
        ("lacks @sport OR @south OR @north",),
    ]


def test_a_choice_of_branches_deep_in_a_rule_is_told_as_one_branch() -> None:
    told = reason("@talks (@north OR (@talks NEAR/2 @south)) -@sport", "Talks at length about Chile").branches
    assert told[0].query == "@talks @talks NEAR/2 @south"
    assert told[0].lacks == ("@talks “Talks” and @south “Chile” stand 4 words apart, not within 2",)


@pytest.mark.parametrize(
    ("query", "title", "summary", "lack"),
    [
        ("@talks NEAR/3 @north", "Talks", "Oslo", "stands in the title, @north “Oslo” in the summary"),
        ("@talks NEAR/3 talks", "Talks", "", "are the same words: NEAR/3 needs two"),
        ("title:@talks @north", "Oslo", "Talks", "@talks “Talks” does not stand in the title"),
        (
            "@talks NOT NEAR/2 @sport",
            "Coach in talks",
            "",
            "@sport “Coach” … @talks “talks”: all passed over by NOT NEAR/2",
        ),
        ("@north NOT NEAR/2 @sport", "Coach in talks", "", "lacks @north"),
        ("@talks lang:de,pl", "Talks", "", "language is en, not de/pl"),
        ("@talks from:example.org", "Talks", "", "is not from:example.org"),
        ("@talks (@north OR @south)", "Talks", "", "lacks @north OR @south"),
        ("@talks has:date", "Talks go on", "", "lacks has:date: none is read"),
        ("@talks has:date", "Talks on 20 May", "", "lacks has:date: “20 May” (2025-05-20) is past"),
        ("@talks has:date", "Lavrov said on Wednesday talks go on", "", "is the day that the verb beside it"),
        ("@talks has:past-date", "Talks on 2 June", "", "(2025-06-02) is no past date"),
        ("@talks has:date", "Talks. Ferry on 2 June", "", "stands in another sentence than the words"),
        ("@talks has:place", "Talks", "", "lacks has:place: none is read"),
    ],
)
def test_a_lack_says_what_is_wrong(query: str, title: str, summary: str, lack: str) -> None:
    (branch,) = reason(query, title, summary).branches
    (told,) = branch.lacks
    assert lack in told


def test_a_relative_date_without_a_day_of_publication_says_so() -> None:
    (branch,) = reason("@talks has:date", "Talks tomorrow", day=None).branches
    assert branch.lacks == ("lacks has:date: none is read, and the report has no day of publication",)


def test_an_exclusion_names_the_words_and_the_aliases_that_struck() -> None:
    told = reason("@talks @north -(@talks NEAR/6 @sport)", "Oslo: talks with goalkeepers")
    assert told.branches == ()
    assert told.struck == ("excluded by -(@talks NEAR/6 @sport): “talks … goalkeepers” (@sport goalkeep*)",)


def test_an_exclusion_strikes_by_the_pair_that_stands_closest() -> None:
    told = reason("@talks -(@talks NEAR/9 @sport)", "Coach: talks with coaches, a coach and goalkeepers")
    assert told.struck == ("excluded by -(@talks NEAR/9 @sport): “Coach … talks”",)


def test_an_exclusion_within_a_branch_is_its_lack() -> None:
    query = "(@talks @north -@sport) OR (@talks tunnel ferry)"
    (branch,) = reason(query, "Oslo talks of a coach").branches
    assert branch.lacks == ("excluded by -@sport: “coach”",)


def test_a_miss_that_lacks_words_tells_what_would_have_struck_besides() -> None:
    told = reason("@talks @north -@sport", "Talks with the coach")
    assert [branch.lacks for branch in told.branches] == [("lacks @north",)]
    assert told.struck == ("excluded by -@sport: “coach”",)


def test_each_branch_that_holds_is_told_with_words_aliases_and_dates() -> None:
    query = "(@talks @north has:date) OR (@sport @south) OR (@talks @south)"
    told = reason(query, "Talks in Oslo on 2 June: goalkeepers", "Lima", rang=True).branches
    assert [(branch.query, branch.has) for branch in told] == [
        ("@talks @north has:date", ("@talks “Talks”", "@north “Oslo”", "has:date “2 June” (2025-06-02)")),
        ("@sport @south", ("@sport “goalkeepers” by goalkeep*", "@south “Lima”")),
        ("@talks @south", ("@talks “Talks”", "@south “Lima”")),
    ]


def test_a_slip_of_the_hand_is_told_with_how_alike_it_is() -> None:
    (branch,) = reason("@north harbour", "Norwey: harbuor", rang=True).branches
    assert branch.has == ("@north “Norwey” by Norway, 83 % alike", "harbour “harbuor” by harbour, 86 % alike")


def test_for_a_miss_an_alias_is_told_only_where_the_word_does_not_show_it() -> None:
    (branch,) = reason("@sport @talks @north", "Goalkeepers in negotiations").branches
    assert branch.has == ("@sport “Goalkeepers”", "@talks “negotiations” by negotiation")


def test_a_fact_is_told_with_the_words_of_its_own_parentheses() -> None:
    query = "@north (@talks has:date)"
    (held,) = reason(query, "Oslo. Talks on 2 June", rang=True).branches
    assert held.query == "@north (@talks has:date)"
    (missed,) = reason(query, "Talks. Oslo on 2 June").branches
    assert missed.lacks == ("has:date: “2 June” (2025-06-02) stands in another sentence than the words",)


def test_a_branch_is_told_without_the_exclusions_that_did_not_strike() -> None:
    query = "((@talks NOT NEAR/3 @sport) NEAR/4 (@north OR @south)) NEAR/2 harbour"
    (branch,) = reason(query, "Talks in Oslo").branches
    assert branch.query == "(@talks NEAR/4 (@north OR @south)) NEAR/2 harbour"
    assert branch.lacks == ("lacks harbour",)
    (held,) = reason(query, "Talks in Oslo harbour", rang=True).branches
    assert held.has == ("@talks “Talks”", "@north “Oslo”", "harbour “harbour”")


def test_what_passed_a_word_over_is_told_even_where_it_stands_on_it() -> None:
    (branch,) = reason('@talks NOT NEAR/2 "talks show"', "Oslo talks show and a coach").branches
    assert branch.lacks == ('@talks “talks” … "talks show" “talks show”: all passed over by NOT NEAR/2',)
