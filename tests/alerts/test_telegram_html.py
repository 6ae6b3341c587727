"""The strict reader of our own messages refuses what Telegram would refuse: a test of the tests."""

import pytest

from tests.support.telegram_html import parse


def test_a_message_is_read_as_a_person_sees_it() -> None:
    parsed = parse(
        '1 &lt; 2 <b>bold</b> <a href="https://example.org">link</a>\n<blockquote expandable>x</blockquote>'
    )
    assert parsed.text == "1 < 2 bold link\nx"
    assert [parsed.styled(tag) for tag in ("b", "a", "blockquote")] == [["bold"], ["link"], ["x"]]


@pytest.mark.parametrize(
    "html",
    [
        "", "  ", "a < b", "a > b", "AT&T", "&nbsp;", "<b>open", "</b>", "<b><i>x</i></b>", "<b></b>",
        "<b>x</blockquote>", '<a href="javascript:x">x</a>', "<a>x</a>", '<tg-time unix="0" format="r">x</tg-time>',
        '<tg-time unix="5" format="rt">x</tg-time>', "<blockquote><blockquote>x</blockquote></blockquote>",
        '<a href="http://x"><a href="http://x">x</a></a>', "x" * 4_097, "🕊" * 2_049, "<b>x</b>" * 101,
    ],
)  # fmt: skip
def test_what_telegram_would_refuse_is_refused(html: str) -> None:
    with pytest.raises((ValueError, IndexError, KeyError)):
        parse(html)
