"""Which word, barred from a rule, leaves out most of what was rejected, and nothing of what was accepted.

Law: pure. A story is left out only if each of its reports has the word; one that was accepted counts as hurt
as soon as any has it. What is proposed says what a report is about: no function word, no date or number, no
word that the rule itself asks for. Whether a report has a word is what the matcher says, in all its forms.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.facts.fact import FactKind
from bot.facts.read import read as read_facts
from bot.feeds.item import FIELDS, Field, Item
from bot.rules.anchors import leaves_in
from bot.rules.compiled import View
from bot.rules.probe import Probe
from bot.rules.query import And, Node, Not, Phrase, Word
from bot.rules.rule import ConceptList
from bot.rules.sight import Sight
from bot.text.fold import fold, lower
from bot.text.inflect import stems
from bot.text.known import frequency
from bot.text.token import Token
from bot.text.tokens import read

REJECTED_MIN: Final = 3  # rejections of one rule, before anything is proposed
STORIES_MAX: Final = 40  # of each kind, the newest
REPORTS_MAX: Final = 4  # of each story
CANDIDATES_MAX: Final = 80
LETTERS_MIN: Final = 4
_FIELD_CODE_POINTS_MAX: Final = 3_000
_COMMON: Final = 3e-4  # more than three of ten thousand words: nothing hangs on it
# Function words, and those of reporting, that are rarer than that.
_FUNCTION: Final = frozenset(
    fold(word)
    for word in """
    amid among according across against although below beneath besides beyond despite toward towards
    unless unlike versus whether whose reportedly said says told report reports reported announced live update
    updates breaking exclusive video photo photos watch opinion analysis yesterday today
    aber allerdings angesichts bereits dabei dagegen damit daraufhin dazu demnach derzeit gegen gegenüber
    jedoch laut obwohl seiner seinem seinen sowie trotz unter während wegen weiterhin zudem zufolge
    heute gestern sagte teilte bericht berichten liveticker
    aunque contra desde durante entre hacia mediante mientras según sobre tras además ahora también dijo
    ainsi alors après avant avec contre depuis dont lors lorsque malgré parmi pendant plusieurs selon
    toutefois vers elle leurs cette aussi déclaré
    ancak ayrıca buna daha göre ilgili karşı kadar rağmen sonra üzerinde üzere olarak olduğu söyledi
    jednak między mimo oraz podczas ponieważ przed przez przeciw także według wobec został została który
    щодо через після перед проти серед також однак зокрема зараз вже який яка яке які повідомив
    повідомила повідомили заявив заявила йдеться було були буде сьогодні вчора
    однако также после перед против среди между который которая которые которое сейчас сообщил
    сообщила сообщили заявил заявила было были будет сегодня вчера
    """.split()  # noqa: SIM905 - a list of 200 literals is no better
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A report that the rule matched, and the day that it was published on."""

    item: Item
    day: date | None = None


Story = Sequence[Seen]


@dataclass(frozen=True, slots=True)
class Exclude:
    """What to bar, and how many of the rejected stories it would have left out."""

    node: Word | Phrase
    rejected: int


def excluding(query: Node, exclude: Node) -> Node:
    """The query, but not where that stands."""
    parts = query.nodes if isinstance(query, And) else (query,)
    return And((*parts, Not(exclude)))


def best_exclude(
    query: Node,
    concepts: Mapping[str, ConceptList],
    rejected: Sequence[Story],
    accepted: Sequence[Story],
    *,
    declined: Collection[str] = (),
) -> Exclude | None:
    """The best exclude; None below `REJECTED_MIN` rejections, or where none leaves out most of them.

    `declined` are excludes, as they are printed, that aren't to be proposed.
    """
    if len(rejected) < REJECTED_MIN:
        return None
    own = Probe(concepts, [query])
    # What the rule bars by now speaks for no other word.
    rejected = _still_matching(query, own, rejected[:STORIES_MAX])
    accepted = [story[:REPORTS_MAX] for story in accepted[:STORIES_MAX]]
    if len(rejected) < REJECTED_MIN:
        return None
    offered = [node for node in _candidates(query, own, rejected) if str(node) not in declined]
    holding = _Holding(offered[:CANDIDATES_MAX])
    hurt = {node for story in accepted for seen in story for node in holding.of(seen)}
    removed: Counter[Word | Phrase] = Counter()
    for story in rejected:
        removed.update(set.intersection(*(holding.of(seen) for seen in story)) - hurt)
    most = max(removed.values(), default=0)
    if 2 * most <= len(rejected):
        return None
    # Offered in the order of preference, and `max` takes the first of equals.
    best = next(node for node in offered if removed[node] == most)
    return Exclude(best, most)


def _still_matching(query: Node, own: Probe, stories: Sequence[Story]) -> list[Story]:
    kept = [
        [
            seen
            for seen in story[:REPORTS_MAX]
            if own.find(query, View(own.look(seen.item, seen.day))) is not None
        ]
        for story in stories
    ]
    return [story for story in kept if story]


class _Holding:
    """Which of some words a report holds."""

    def __init__(self, nodes: Sequence[Word | Phrase]) -> None:
        self._nodes = nodes
        self._probe = Probe({}, nodes)

    def of(self, seen: Seen) -> set[Word | Phrase]:
        view = View(self._probe.look(seen.item, seen.day))
        return {node for node in self._nodes if self._probe.find(node, view) is not None}


_Key = tuple[str, ...]  # the stem of a word, or those of two


@dataclass(slots=True)
class _Candidate:
    """A word in all its forms: in how many stories and titles it stands, and how it is written there."""

    stories: int = 0
    titles: int = 0
    forms: Counter[str] = field(default_factory=Counter)

    def node(self) -> Word | Phrase:
        written = min(self.forms, key=lambda form: (-self.forms[form], form))
        words = tuple(map(Word, written.split()))
        return words[0] if len(words) == 1 else Phrase(words)


def _candidates(query: Node, own: Probe, rejected: Sequence[Story]) -> list[Word | Phrase]:
    """Words and pairs that stand in most of the rejected stories, the best first.

    One word before two; what stands in more stories, then in more titles; then the more common word, which
    says more generally what it is about.
    """
    known: dict[_Key, _Candidate] = {}
    for story in rejected:
        found: dict[_Key, bool] = {}
        for key, written, in_title in (each for seen in story for each in _words(query, own, seen)):
            found[key] = found.get(key, False) or in_title
            known.setdefault(key, _Candidate()).forms[written] += 1
        for key, in_title in found.items():
            known[key].stories += 1
            known[key].titles += in_title

    def preference(key: _Key) -> tuple[bool, int, int, float, _Key]:
        candidate = known[key]
        common = max(frequency(fold(form)) for form in candidate.forms) if len(key) == 1 else 0.0
        return len(key) > 1, -candidate.stories, -candidate.titles, -common, key

    often = [key for key in known if 2 * known[key].stories > len(rejected)]
    return [known[key].node() for key in sorted(often, key=preference)]


def _words(query: Node, own: Probe, seen: Seen) -> Iterator[tuple[_Key, str, bool]]:
    """Each telling word and pair of a report: its key, as it is written, and whether in the title."""
    sight = own.look(seen.item, seen.day)
    taken = _taken(query, own, sight, seen.day)
    for name in FIELDS:
        text = seen.item.field(name)[:_FIELD_CODE_POINTS_MAX]
        before: tuple[Token, str, str] | None = None
        for token in read(text, sight.lang).tokens:
            if not token.folded.isalpha() or (name, token.start) in taken:
                before = None
                continue
            written = lower(text[token.start : token.stop])
            key = next(iter(stems(token.marked or token.folded, sight.lang)), token.folded)
            telling = _tells(token.folded)
            if telling:
                yield (key,), written, name == "title"
            if before is not None and _is_pair(before[0], token, text):
                yield (before[1], key), f"{before[2]} {written}", name == "title"
            before = (token, key, written)


def _is_pair(one: Token, other: Token, text: str) -> bool:
    beside = one.sentence == other.sentence and text[one.stop : other.start] == " "
    return beside and _tells(one.folded) and _tells(other.folded)


def _taken(query: Node, own: Probe, sight: Sight, day: date | None) -> set[tuple[Field, int]]:
    """Field and place of each code point that the rule's own words, or a date or number, stand on."""
    places: set[tuple[Field, int]] = set()
    for fact in read_facts(sight.item, lang=sight.lang, reference=day):
        if fact.kind in {FactKind.DATE, FactKind.NUMBER, FactKind.ORDINAL}:
            places.update((fact.field, at) for at in range(fact.start, fact.stop))
    for leaf in leaves_in(query):
        for mark in own.find(leaf, View(sight)) or ():
            start, stop = sight.extent(mark.first, mark.last)
            places.update((sight.field_of(mark.first), at) for at in range(start, stop))
    return places


def _tells(folded: str) -> bool:
    return len(folded) >= LETTERS_MIN and folded not in _FUNCTION and frequency(folded) < _COMMON
