"""The main screens of the chat, played on a stage: `python -m tests.support.screens FOLDER` draws them all.

Without a folder it draws those of the README anew. The reports are in our own words.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.support import chat_picture
from tests.support.botapi.world import Message
from tests.support.chatting import SHIPPED
from tests.support.touring import Tour, rule, touring

FOLDER = Path(__file__).resolve().parents[1] / "telegram" / "golden"
IN_README = ("watch", "changed")
RULES = tuple(rule(*one) for one in SHIPPED)
PAST = (
    ("Berlin delays the delivery of Taurus missiles again", "Harbour Post", 50),
    ("Parliament votes against Taurus delivery", "Abendblatt", 30),
    ("Chancellor: no decision on Taurus before summer", "Evening Ledger", 20),
    ("Industry: Taurus deliveries could begin soon", "Market Wire", 9),
    ("Minister refuses to deliver Taurus without the allies", "Harbour Post", 3),
)
Scene = Callable[[Tour], Awaitable[None]]


async def say(tour: Tour, *texts: str) -> None:
    """Somebody says one thing after the other."""
    for text in texts:
        tour.says(text)
        await tour.settle()


async def press(tour: Tour, *verbs: str) -> None:
    """Somebody presses the first button of each of these verbs."""
    for verb in verbs:
        name, _, argument = verb.partition(" ")
        tour.presses(name, argument or None)
        await tour.settle()


async def news_of_talks(tour: Tour) -> None:
    """A story begins, a second paper has it, and its date moves."""
    await say(tour, "/start")
    await press(tour, "sub talks")
    clear_all(tour)
    await tour.publish(
        "Russia offers Ukraine talks in Istanbul on 2 June",
        "Harbour Post",
        "Moscow proposes a second round of direct talks with Kyiv; Ukraine hasn't answered yet.",
    )
    await tour.publish("Kremlin proposes talks with Ukraine on 2 June in Istanbul", "Abendblatt")


async def start(tour: Tour) -> None:
    await say(tour, "/start")
    await press(tour, "sub talks")


async def watch(tour: Tour) -> None:
    for title, source, hours in PAST:
        await tour.publish(title, source)
        await tour.clock.sleep(3600 * min(hours, 12))
    await say(tour, "/start")
    clear_all(tour)
    await say(tour, "/watch taurus (delivery OR refuse)")


async def saved(tour: Tour) -> None:
    await watch(tour)
    await press(tour, "wsave")


async def mistaken(tour: Tour) -> None:
    await say(tour, "/start")
    clear_all(tour)
    await say(tour, "/watch taurus @ukrane", "/watch zodiac", "/watch")


async def watches(tour: Tour) -> None:
    await say(tour, "/start")
    await press(tour, "sub talks", "sub offensive")
    await say(tour, "/watch taurus (delivery OR refuse)")
    await press(tour, "wsave")
    clear_all(tour)
    await say(tour, "/watches")


async def card(tour: Tour) -> None:
    await watches(tour)
    await press(tour, "card w1")


async def alert(tour: Tour) -> None:
    await news_of_talks(tour)


async def changed(tour: Tour) -> None:
    await news_of_talks(tour)
    await tour.clock.sleep(4 * 3600)
    await tour.publish(
        "Talks between Russia and Ukraine moved to 16 June",
        "Evening Ledger",
        "Kyiv asked for more time, and Moscow agreed.",
    )


async def sources(tour: Tour) -> None:
    await changed(tour)
    await press(tour, "sources")


async def digest(tour: Tour) -> None:
    await say(tour, "/start")
    await press(tour, "sub talks", "sub offensive", "sub taurus")
    await say(tour, "/digest hourly")
    await tour.publish("An old report: offensive near the river", "Harbour Post")
    await tour.publish("Russia offers Ukraine talks in Istanbul on 2 June", "Harbour Post")
    await tour.publish("A summer offensive begins in the east, says the general staff", "Evening Ledger")
    await tour.publish("Berlin approves Taurus for Ukraine", "Abendblatt")
    await tour.publish("Kremlin proposes talks with Ukraine on 2 June in Istanbul", "Abendblatt")
    clear_all(tour)
    await tour.clock.sleep(3600)
    await tour.passes()


async def settings(tour: Tour) -> None:
    await say(tour, "/start", "/timezone Kyiv", "/quiet 22-7")
    clear_all(tour)
    await say(tour, "/settings", "/quiet")


async def calendar(tour: Tour) -> None:
    await changed(tour)
    await press(tour, "mute")
    await tour.publish("Vote on an offensive weapons ban set for 11 June", "Market Wire")
    clear_all(tour)
    await say(tour, "/calendar")


async def why(tour: Tour) -> None:
    await changed(tour)
    clear_all(tour)
    await say(tour, "/why", "/whynot https://elsewhere.example/never", "/whynot https://news.example/2")


async def found(tour: Tour) -> None:
    await changed(tour)
    clear_all(tour)
    await say(tour, "/latest", "/search talks kremlin")


async def helping(tour: Tour) -> None:
    await say(tour, "/start")
    clear_all(tour)
    await say(tour, "/help", "/language", "/invite", "/users", "/forget")


SCENES: Mapping[str, Scene] = {
    scene.__name__: scene
    for scene in (
        start, watch, saved, mistaken, watches, card, alert, changed, sources, digest, settings, calendar, why, found, helping,
    )
}  # fmt: skip


def clear_all(tour: Tour) -> None:
    """What was said so far is no part of the picture: the person clears the chat."""
    tour.person.chat.messages.clear()


async def played(name: str, lang: str = "en") -> list[Message]:
    """What is seen in the chat at the end of a scene."""
    with tempfile.TemporaryDirectory() as folder:
        async with touring(Path(folder), RULES, lang=lang, name="Ann") as tour:
            await SCENES[name](tour)
            return tour.fake.transcript(tour.chat_id)


def draw(folder: Path, names: tuple[str, ...], lang: str = "en") -> None:
    """The pictures of these scenes, as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        picture = chat_picture.svg(asyncio.run(played(name, lang)))
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """All to the folder that is named (in the language that is named next), or those of the README."""
    if len(sys.argv) > 1:
        draw(Path(sys.argv[1]), tuple(SCENES), *sys.argv[2:3])
    else:
        draw(FOLDER, IN_README)


if __name__ == "__main__":
    main()
