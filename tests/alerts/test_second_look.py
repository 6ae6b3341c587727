"""What of an article is kept, and for whom it counts; who gets it at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.alerts.articles import (
    ATTEMPTS_MAX,
    CHAT_DAY_MAX,
    FEED_DAY_MAX,
    GIVEN_UP_AFTER,
    HOST_DAY_MAX,
    OVER_CHAT,
    OVER_FEED,
    OVER_HOST,
    OVER_RULE,
    PAUSES_S,
    PRIVATE_DAY_MAX,
    RULE_DAY_MAX,
    SPACING_S,
    WAIT_S_MAX,
    Asker,
    Spent,
    asked,
    authority_of,
    next_try,
    pause_s,
)
from bot.alerts.asked import OF_FEED
from bot.alerts.excerpt import EXCERPT_CODE_POINTS_MAX, article_excerpt
from bot.alerts.intake import FeedView
from bot.alerts.second_look import (
    KEPT_CODE_POINTS_MAX,
    SENTENCE_CODE_POINTS_MAX,
    carried_over,
    fresh_matches,
    kept,
)
from bot.feeds.article import ArticleText, NoArticle
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.match import Match
from bot.rules.rule import Rule, RuleId
from tests.support.situations import NOW

FERRY = Rule(id=RuleId("ferry"), title="The ferry", query=parse("ferry strike"), full_text=True)
FILLER = "Nothing of note was said here. "
LINK = "https://news.example/1"
FEED = FeedView(1, "https://news.example/feed", "News", "en", "", "UTC", sample=False, primed=True)
PRIVATE = replace(FEED, private=True)
FULL = replace(FEED, full_text=True)
RULE, OWN = Asker("talks"), Asker("w1", 7)
NOTHING = Spent({}, {}, {})


def matches_in(text: str, title: str = "Harbour news") -> tuple[Match, ...]:
    book = RuleBook({}, [FERRY])
    return book.read(Item(title, lang="en", text=text), reference=date(2025, 5, 28)).matches


def shown(text: str, title: str = "Harbour news") -> tuple[str, Match]:
    sentences, (match,) = kept(text, matches_in(text, title), "en")
    return sentences, match


def test_only_the_sentences_with_places_are_kept_and_places_move_along() -> None:
    text = (
        FILLER * 5
        + "The ferry waits. "
        + FILLER * 5
        + "A strike begins on 14 June. A second strike may follow."
    )
    sentences, match = shown(text)
    assert sentences == "The ferry waits. … A strike begins on 14 June. A second strike may follow."
    for place in (*match.highlights, *match.facts):
        assert sentences[place.start : place.stop] == place.text
    assert {fact.value: fact.sentence for fact in match.facts if fact.kind == "date"} == {"2025-06-14": 1}


def test_a_heading_is_parted_from_the_sentence_below_it() -> None:
    sentences, match = shown("The ferry\n\nA strike begins on 14 June.")
    assert sentences == "The ferry – A strike begins on 14 June."
    assert all(sentences[one.start : one.stop] == one.text for one in (*match.highlights, *match.facts))


def test_places_in_the_title_stay_where_they_are() -> None:
    sentences, match = shown(FILLER + "A strike begins.", title="The ferry today")
    assert sentences == "A strike begins."
    assert [(place.field, place.start) for place in match.highlights] == [("title", 4), ("text", 2)]


def test_of_many_sentences_those_are_kept_that_show_the_most() -> None:
    text = "The ferry is late again today. " * 60 + "The ferry crews begin a strike on 14 June. " + FILLER
    sentences, match = shown(text)
    assert len(sentences) <= KEPT_CODE_POINTS_MAX
    assert "The ferry crews begin a strike on 14 June." in sentences
    quoted, marks = article_excerpt(sentences, [(one.start, one.stop) for one in match.highlights])
    assert len(quoted) <= EXCERPT_CODE_POINTS_MAX
    assert {quoted[first:last] for first, last in marks} == {"ferry", "strike"}


def test_a_sentence_without_an_end_is_cut_around_its_first_place() -> None:
    text = "word " * 900 + "ferry strike " + "word " * 900
    sentences, match = shown(text)
    assert len(sentences) <= SENTENCE_CODE_POINTS_MAX
    assert [sentences[one.start : one.stop] for one in match.highlights] == ["ferry", "strike"]


@pytest.mark.parametrize(
    ("before", "asked_by", "rules"),
    [((), {"ferry"}, ["ferry"]), ((), None, ["ferry"]), (("ferry",), None, []), ((), {"other"}, [])],
)
def test_an_article_counts_for_who_asked_and_did_not_match_before(
    before: tuple[str, ...], asked_by: set[str] | None, rules: list[str]
) -> None:
    found = fresh_matches(matches_in("A ferry strike."), before=before, asked_by=asked_by)
    assert [match.rule for match in found] == rules


def test_a_match_that_owes_the_article_nothing_is_not_of_the_article() -> None:
    matches = matches_in("No word of it.", title="A ferry strike")
    assert len(matches) == 1
    assert fresh_matches(matches, before=(), asked_by=None) == ()
    assert carried_over(matches) == ()


def test_of_an_edited_report_only_what_the_article_showed_is_carried_over() -> None:
    (match,) = carried_over(matches_in("A strike begins on 14 June.", title="The ferry today"))
    assert {place.field for place in (*match.highlights, *match.facts)} == {"text"}


@pytest.mark.parametrize(
    ("feed", "asker", "spent", "over"),
    [
        (FEED, RULE, Spent({"talks": RULE_DAY_MAX - 1}, {}, {}), ""),
        (FEED, RULE, Spent({"talks": RULE_DAY_MAX}, {}, {}), OVER_RULE),
        (FEED, OWN, Spent({"talks": RULE_DAY_MAX}, {}, {}), ""),
        (FEED, OWN, Spent({}, {7: CHAT_DAY_MAX - 1}, {}), ""),
        (FEED, OWN, Spent({}, {7: CHAT_DAY_MAX}, {}), OVER_CHAT),
        (FEED, RULE, Spent({}, {7: CHAT_DAY_MAX}, {}), ""),
        (FEED, RULE, Spent({}, {}, {"news.example": HOST_DAY_MAX}), OVER_HOST),
        (FULL, RULE, Spent({}, {}, {}, FEED_DAY_MAX - 1), ""),
        (FULL, RULE, Spent({}, {}, {}, FEED_DAY_MAX), OVER_FEED),
        (PRIVATE, RULE, Spent({"talks": RULE_DAY_MAX}, {}, {"news.example": HOST_DAY_MAX}), ""),
        (PRIVATE, RULE, Spent({}, {}, {}, PRIVATE_DAY_MAX), OVER_FEED),
    ],
)
def test_each_has_its_number_for_the_day(feed: FeedView, asker: Asker, spent: Spent, over: str) -> None:
    one, after = asked(LINK, feed, (asker,), spent)
    assert one is not None
    assert [wish.over for wish in one.wishes] == [over]
    assert one.granted == (not over)
    assert (after == spent) == bool(over)


def test_a_feed_with_full_text_asks_once_for_all_rules() -> None:
    one, after = asked(LINK, FULL, (RULE, OWN), NOTHING)
    assert one is not None
    assert [wish.rule_id for wish in one.wishes] == [OF_FEED]
    assert (after.chats, after.feed) == ({}, 1)


def test_within_one_document_what_was_spent_counts_already() -> None:
    spent, granted = NOTHING, 0
    for number in range(CHAT_DAY_MAX + 5):
        one, spent = asked(f"{LINK}{number}", FEED, (OWN,), spent)
        granted += one is not None and one.granted
    assert granted == CHAT_DAY_MAX


def test_nobody_asks_where_nobody_hopes() -> None:
    assert asked(LINK, FEED, (), NOTHING) == (None, NOTHING)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://news.example/1", "news.example"),
        ("http://News.Example:8080/1", "news.example:8080"),
        ("https://me:secret@news.example/1", "news.example"),
        ("ftp://news.example/1", ""),
        ("news.example/1", ""),
        ("https://[broken/1", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_have_a_host_to_ask(link: str, host: str) -> None:
    assert authority_of(link) == host


@pytest.mark.parametrize(
    ("answer", "attempts", "after_s"),
    [
        (NoArticle("no"), 1, None),
        (NoArticle("no", passing=True), 1, PAUSES_S[0]),
        (NoArticle("no", passing=True), 2, PAUSES_S[1]),
        (NoArticle("no", passing=True), ATTEMPTS_MAX, None),
        (NoArticle("no", passing=True, wait_s=3_600), 1, 3_600),
        (NoArticle("no", passing=True, wait_s=WAIT_S_MAX + 1), 1, None),
    ],
)
def test_another_try_is_made_where_it_is_worth_it(
    answer: NoArticle, attempts: int, after_s: int | None
) -> None:
    again = next_try(answer, attempts=attempts, asked_at=NOW, now=NOW)
    assert again == (None if after_s is None else NOW + timedelta(seconds=after_s))


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (ArticleText("Text"), SPACING_S),
        (ArticleText("Text", pause_s=60), 60),
        (NoArticle("no"), SPACING_S),
        (NoArticle("no", passing=True, wait_s=600), 600),
        (NoArticle("no", passing=True, wait_s=10**9), WAIT_S_MAX),
    ],
)
def test_a_host_is_left_alone_as_long_as_it_asks(answer: ArticleText | NoArticle, seconds: int) -> None:
    assert pause_s(answer) == seconds


def test_after_a_day_it_is_no_news_any_more() -> None:
    passing = NoArticle("no", passing=True)
    assert next_try(passing, attempts=1, asked_at=NOW - GIVEN_UP_AFTER, now=NOW) is None
