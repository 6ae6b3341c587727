"""What goes between the processes arrives as it was, in little more bytes than it has letters."""

import pytest

from bot.feeds.item import Item, ParsedFeed
from bot.fetch.wire import HEAD, read_result, result_frame


@pytest.mark.parametrize(
    "text",
    ["Переговори", "Zełenski's “talks”\n\t\\", "🕊 in Istanbul", "half \ud83d a sign", "\u2028\x7f\x00"],
)
def test_a_text_arrives_as_it_was(text: str) -> None:
    feed = ParsedFeed(title=text, lang="", items=(Item(title=text, summary=text, guid=text),))

    assert read_result(result_frame(feed)[HEAD.size :]) == feed


def test_a_cyrillic_letter_takes_two_bytes() -> None:
    text = "перемир'я" * 1_000

    assert len(result_frame(ParsedFeed(title="", lang="", items=(Item(title=text),)))) < 2.1 * len(text)
