"""What /why, /whynot, /latest, /search, /stats and *not relevant* read before they answer."""

import asyncio
from dataclasses import replace

from bot.alerts.hours import zone_of
from bot.alerts.intake import publication_day
from bot.errors import QueryError
from bot.rules.book import RuleBook
from bot.rules.compiled import View
from bot.rules.explaining import Explainer, Reason
from bot.rules.grammar import parse
from bot.rules.probe import Probe
from bot.rules.query import And, Node, Not
from bot.rules.rule import Rule, RuleId
from bot.rules.tightening import REJECTED_MIN, best_exclude, excluding
from bot.store import latest, proposals, stats, whynot
from bot.store import why as told_why
from bot.store.database import Row
from bot.store.encoding import moment
from bot.store.history import dry_run
from bot.store.stories import item_from
from bot.telegram import texts
from bot.telegram.asking import Asking, alert
from bot.telegram.commands import found, why
from bot.telegram.commands.refusals import QUERY_CHARACTERS_MAX
from bot.telegram.commands.tighten import Narrowed, Proposed, Rejected
from bot.telegram.commands.whynot import WATCHES_MAX, Silence, Silent, wanted
from bot.telegram.request import Request
from bot.telegram.situation import Situation

_NARROWER = "narrower"


async def why_told(asking: Asking, situation: Situation, request: Request) -> why.Found:
    """The story of the alert that was answered, or whose button was pressed; else of the newest alert."""
    store, chat_id = asking.store, situation.chat_id
    if request.press is not None:
        number, place = request.press.message_id, request.press.page
    else:
        number, place = told_why.alert_at(store, chat_id, request.reply_to), _place(request.words)
    return None if number is None else told_why.why(store, chat_id, number, place)


def _place(words: str) -> int:
    """`/why 3`: the third story of a digest."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 3 else 0


async def silence(asking: Asking, situation: Situation, request: Request) -> Silence | None:
    """Where the report stopped; for each watch of the chat that was silent, what it lacks."""
    if not request.words:
        return None
    on_record = whynot.looked_up(asking.store, situation.chat_id, wanted(request.words))
    book = asking.services.book
    if isinstance(on_record, whynot.Unknown) or book is None or on_record.fates:
        return Silence(on_record)
    watches = [watch for watch in situation.watches if watch.subscribed]
    silent = []
    for watch in watches[:WATCHES_MAX]:
        rule = book.rules.get(RuleId(watch.rule_id))
        if rule is not None:
            silent.append(Silent(watch.title, _why_silent(book, rule, on_record.row)))
        await asyncio.sleep(0)
    return Silence(on_record, tuple(silent), more=len(watches[WATCHES_MAX:]))


def _why_silent(book: RuleBook, rule: Rule, row: Row) -> Reason | None:
    """What the rule lacks in the report; None where it would match it now."""
    item = item_from(row)
    probe = Probe(book.concepts, [rule.query])
    day = publication_day(item, fetched=moment(row["fetched"]), timezone=row["timezone"])
    sight = probe.look(item, day)
    if probe.find(rule.query, View(sight)) is not None:
        return None
    return Explainer(rule, probe).why_silent(sight)


async def latest_reports(asking: Asking, situation: Situation, request: Request) -> latest.Listed:
    """A page of the newest reports for the chat's watches."""
    page = 0 if request.press is None else request.press.page
    return latest.latest(asking.store, situation.chat_id, page)


async def searched_reports(asking: Asking, situation: Situation, request: Request) -> found.Searched | None:
    """A page of what the words find; None where they say nothing, or their search is forgotten."""
    store, chat_id, book = asking.store, situation.chat_id, asking.services.book
    if request.press is not None:
        number, page = request.press.message_id, request.press.page
        search = None if number is None else latest.search(store, chat_id, number)
    else:
        page, asked = 0, found.asked_for(situation, request.words)
        words = texts.label(request.words, QUERY_CHARACTERS_MAX)
        number = latest.next_search_id(store)
        search = None if asked is None else latest.Search(number, words, str(asked.query))
    if search is None:
        return None
    if book is None:
        return found.Searched(search, None)
    return found.Searched(search, await latest.searched(store, book, parse(search.match), chat_id, page))


async def figures(asking: Asking, situation: Situation, _request: Request) -> stats.Figures:
    """What the chat was told in the last days, by its own midnight."""
    zone = zone_of(situation.chat.timezone if situation.chat else "")
    return stats.figures(asking.store, situation.chat_id, situation.now, zone)


async def rejected(asking: Asking, situation: Situation, request: Request) -> Rejected:
    """The alert that is not relevant, and the exclude that its watch should have, if there is a good one."""
    told = await alert(asking, situation, request)
    book = asking.services.book
    if told is None or book is None:
        return Rejected(told)
    for case in proposals.cases(
        asking.store, situation.chat_id, told.message_id, situation.now, least=REJECTED_MIN
    ):
        query = parse(case.match)
        best = best_exclude(query, book.concepts, case.rejected, case.accepted, declined=case.declined)
        await asyncio.sleep(0)
        if best is not None and (narrower := narrowed_by(query, best.node)) is not None:
            proposed = Proposed(
                number=proposals.next_id(asking.store),
                rule_id=case.rule_id,
                title=case.title,
                exclude=str(best.node),
                removed=best.rejected,
                rejected=len(case.rejected),
                accepted=len(case.accepted),
            )
            week = await dry_run(
                asking.store,
                book,
                Rule(case.rule_id, case.title, query),
                situation.now,
                parts={_NARROWER: parse(narrower)},
                chat_id=situation.chat_id,
            )
            left = week.without[_NARROWER]
            return Rejected(told, replace(proposed, rings=week.rings, left=left, days=week.days))
    return Rejected(told)


async def answered_proposal(asking: Asking, situation: Situation, request: Request) -> Narrowed | None:
    """The proposal that was answered, and what its watch would be; None where it is answered or gone."""
    number = request.pressed.message_id
    proposal = None if number is None else proposals.proposal(asking.store, situation.chat_id, number)
    if proposal is None:
        return None
    exclude = parse(f"x -{proposal.exclude}")
    assert isinstance(exclude, And)
    barred = exclude.nodes[-1]
    assert isinstance(barred, Not)
    return Narrowed(proposal, narrowed_by(parse(proposal.match), barred.node))


def narrowed_by(query: Node, barred: Node) -> str | None:
    """The query, canonical, but not where that stands; None where it becomes too long to be a query."""
    try:
        return str(parse(str(excluding(query, barred))))
    except QueryError:
        return None
