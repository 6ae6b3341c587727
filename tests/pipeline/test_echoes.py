"""A verb that no table knows, denied after it was told: who watches hears of it once, and after a restart too."""

from dataclasses import replace

import pytest

from bot.rules.grammar import parse
from tests.support.world import NOON, TALKS, Outside, item, running, start

FERRIES = replace(TALKS, query=parse("ferries OR Fähren OR паромы"))
FIRST = {
    "en": "Ferries dock in Malta harbour at dawn",
    "de": "Fähren tuten im Hafen von Malta",
    "ru": "Паромы пришвартуются в гавани на Мальте",
}
DENIED = {
    "en": "Ferries do not dock in Malta harbour at dawn",
    "de": "Fähren tuten nicht im Hafen von Malta",
    "ru": "Паромы не пришвартуются в гавани на Мальте",
}


@pytest.mark.parametrize("lang", FIRST)
async def test_what_is_denied_rings_once_and_its_repetition_after_a_restart_does_not(lang: str) -> None:
    outside = Outside(documents={"a": [replace(item(1, FIRST[lang], at=NOON), lang=lang)]})
    with running(outside, watched=[FERRIES]) as live:
        await live.passes()
        outside.later(minutes=60)
        outside.publish("a", replace(item(2, DENIED[lang], at=outside.now), lang=lang))
        await live.passes()
        assert [change.now for card in outside.rings for change in card.changes] == ["refuse"]
        again = start(outside, live.store, [FERRIES])
        outside.later(minutes=60)
        outside.publish("a", replace(item(3, f"{DENIED[lang]}!", at=outside.now), lang=lang))
        await again.passes()
        assert len(outside.rings) == 2
