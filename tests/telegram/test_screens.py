"""The pictures of the chat in the README show what the code of today says, and nothing runs over in any of them."""

import re
from xml.etree import ElementTree as ET

import pytest

from bot.tongues import SPOKEN
from tests.support import chat_picture, screens
from tests.support.botapi.markup import parse_html
from tests.support.botapi.world import BOT_USERNAME, Message


@pytest.mark.parametrize("name", screens.IN_README)
async def test_a_picture_in_the_readme_is_what_the_chat_says(name: str) -> None:
    expected = (screens.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert expected == chat_picture.svg(await screens.played(name))


@pytest.mark.parametrize("lang", SPOKEN)
@pytest.mark.parametrize("name", ["watch", "card", "settings"])
async def test_a_screen_can_be_drawn_in_each_language_and_no_word_of_it_is_lost(name: str, lang: str) -> None:
    messages = await screens.played(name, lang)
    drawn = drawn_words(chat_picture.svg(messages))
    for message in messages:
        assert "".join(message.text.split()) in drawn


def test_a_picture_fetches_nothing_and_its_text_is_text() -> None:
    hostile = message(
        "<b>a</b> &lt;script&gt; &amp; <a href='https://evil.example/'>b</a>", "<image href='x'>"
    )
    picture = chat_picture.svg([hostile])
    tags = {element.tag.partition("}")[2] for element in ET.fromstring(picture).iter()}
    assert tags == {"svg", "rect", "text", "tspan"}
    assert "evil.example" not in picture


def test_styles_begin_and_end_where_telegram_counts_them() -> None:
    picture = chat_picture.svg([message("👩‍👩‍👧‍👦 <b>bold 🔥</b> plain <s>gone</s>")])
    assert '👩‍👩‍👧‍👦 <tspan font-weight="bold">bold 🔥</tspan> plain' in picture
    assert '<tspan text-decoration="line-through">gone</tspan>' in picture


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    assert chat_picture.svg([message("https://example.org/" + "x" * 150)]).count("<text") > 2


def test_long_lines_break_between_words_and_a_quotation_that_unfolds_is_folded() -> None:
    assert chat_picture.svg([message("word " * 60)]).count("<text") > 5
    folded = chat_picture.svg(
        [message(f"<blockquote expandable>{'line<br>'.replace('<br>', chr(10)) * 9}</blockquote>")]
    )
    assert folded.count("line") == chat_picture.FOLDED_LINES


def message(html: str, label: str = "") -> Message:
    text, entities = parse_html(html)
    buttons = [[{"text": label, "callback_data": "1:x::0"}]] if label else []
    return Message(1, 1, BOT_USERNAME, text, html=html, entities=entities, buttons=buttons)


def drawn_words(picture: str) -> str:
    """All that is written in it, without blanks: where lines break is no matter."""
    texts = ET.fromstring(picture).itertext()
    return re.sub(r"\s", "", "".join(texts))
