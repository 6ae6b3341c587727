"""Laws of answers: whatever is typed or pressed, nothing raises and Telegram would take every word of it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.card import Note
from bot.rules.rule import RING_ON_DEFAULT
from bot.store.drafts import Draft
from bot.store.people import Person as Someone
from bot.store.watched import Past, Watched
from bot.store.watching import Watch
from bot.telegram import asking, asking_feeds
from bot.telegram.commands.watch import Tried
from bot.telegram.commands.watch_card import Opened
from bot.telegram.dispatch import asked, handle
from bot.telegram.features import BUTTONS, COMMANDS
from bot.telegram.situation import Situation
from bot.telegram.texts import toast_failed
from bot.telegram.update import Incoming, Person, Place, Pressed, Said
from bot.tongues import ENGLISH
from tests.support.any_card import texts
from tests.support.appointments import said
from tests.support.botapi.content import checked_caption, checked_keyboard, checked_text
from tests.support.chat_feeds import feeds_named
from tests.support.chatting import Clock
from tests.support.sample_agenda import appointments

TOAST_CHARACTERS_MAX = 200
SAID = st.sampled_from(
    [
        *(f"/{name} " for name in sorted(COMMANDS.keys() - {"invite", "users", "ban", "export"})),
        "/watch@our_bot ",
        "",
    ]
)
QUERIES = st.lists(
    st.sampled_from(
        ["taurus", "-", "(", ")", "OR", "NEAR/3", "has:", "@ukrane", '"', "*", "title:", "<b>", "&", "😀"]
    ),
    max_size=12,
).map(" ".join)
WATCHES = st.lists(
    st.builds(
        Watch,
        st.from_regex(r"[a-z][a-z0-9-]{0,63}", fullmatch=True),
        texts.map(lambda text: text.strip() or "title"),
        texts,
        own=st.booleans(),
        subscribed=st.booleans(),
    ),
    max_size=20,
    unique_by=lambda watch: watch.rule_id,
).map(tuple)


def situation(watches: tuple[Watch, ...]) -> Situation:
    return Situation(
        Clock().now,
        "our_bot",
        1,
        role="owner",
        watches=watches,
        concepts=frozenset({"ukraine"}),
    )


def found(update: Incoming, situation: Situation) -> Any:
    """What the feature would have asked for, filled with the titles and words of the watches."""
    wanted = asked(update, situation)
    ask = None if wanted is None else wanted.feature.ask
    watches = situation.watches
    known = tuple(
        Watched(
            watch=watch,
            paused=number % 2 == 0,
            muted_until=situation.now if number % 3 == 0 else None,
            silent=number % 5 == 0,
            high=number % 2 == 1,
            digest=("", "hourly", "08:00")[number % 3],
            langs=("en", "uk")[: number % 3],
            ring_on=RING_ON_DEFAULT,
            rings=number,
        )
        for number, watch in enumerate(watches)
    )
    past = tuple(Past(situation.now, watch.title, watch.match, watch.title) for watch in watches)
    draft = Draft(1, watches[0].title, "taurus (deliver OR refuse)", ("en",)) if watches else None
    dates = (
        said(f"2025-06-{day:02}", story=day, title=watch.title, text=watch.match, rules=(watch.rule_id,))
        for day, watch in enumerate(watches, start=2)
    )
    people = tuple(
        Someone(number, watch.title, "private", "guest", number, situation.now)
        for number, watch in enumerate(watches)
    )
    answers = {
        asking.appointments: lambda: appointments(*dates),
        asking.all_watches: lambda: known,
        asking.one_watch: lambda: Opened(known, past, "secret"),
        asking.pressed_draft: lambda: draft and Tried(draft),
        asking.everybody: lambda: people,
        asking_feeds.feeds: lambda: feeds_named(watches),
    }
    return answers[ask]() if ask in answers else None


def taken(note: Note) -> None:
    """Raises where Telegram would refuse the note."""
    checked_text({"text": note.html, "parse_mode": "HTML"})
    rows: list[list[dict[str, Any]]] = [
        [{"text": button.text, "callback_data": button.data} for button in row] for row in note.buttons
    ]
    checked_keyboard({"reply_markup": {"inline_keyboard": rows}})


@given(SAID, texts | QUERIES, WATCHES)
def test_whatever_is_typed_is_answered_with_what_telegram_takes(
    command: str, words: str, watches: tuple[Watch, ...]
) -> None:
    typed = Said(Place(1, "private", "Ann"), Person(1, ""), command + words)
    what = situation(watches)
    (answer,) = handle(typed, what, found(typed, what)).answers
    assert isinstance(answer.note, Note)
    taken(answer.note)


@given(
    st.sampled_from(sorted(BUTTONS)),
    WATCHES,
    st.integers(0, 20),
    st.integers(0, 9_999),
)
def test_whatever_is_pressed_is_answered_with_what_telegram_takes(
    verb: str, watches: tuple[Watch, ...], which: int, page: int
) -> None:
    rule_id = watches[which].rule_id if which < len(watches) else "nosuch"
    pressed = Pressed("7", Place(1, "private", "Ann"), Person(1, ""), f"1:{verb}:{rule_id}:{page}", 9)
    what = situation(watches)
    intent = handle(pressed, what, found(pressed, what))
    assert len(intent.toast) <= TOAST_CHARACTERS_MAX
    assert len(toast_failed(ENGLISH)) <= TOAST_CHARACTERS_MAX
    for answer in intent.answers:
        if isinstance(answer.note, Note):
            taken(answer.note)
        else:
            checked_caption({"caption": answer.note.html, "parse_mode": "HTML"})
