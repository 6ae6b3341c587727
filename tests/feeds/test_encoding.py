"""The letters come out right, or the document is refused: no alert in the wrong alphabet."""

import pytest

from bot.feeds.item import NotAFeed
from tests.support.documents import CYRILLIC, feed, one, read, titles
from tests.support.feed_server import rss

UKRAINIAN = "Київ: вибухи, є поранені, ґвалт"
POLISH = "Żołnierze w Łodzi: święto"
TURKISH = "İstanbul'da şiddetli yağış: Ağrı, Iğdır"
GERMAN = "Größte Übung in Köln"


@pytest.mark.parametrize(
    ("title", "encoding", "declared", "header", "lang"),
    [
        (CYRILLIC, "utf-8", "utf-8", "", ""),
        (CYRILLIC, "cp1251", "windows-1251", "", ""),
        (CYRILLIC, "cp1251", "", "text/xml; charset=windows-1251", ""),
        (CYRILLIC, "cp1251", "utf-8", "", "ru"),
        (CYRILLIC, "cp1251", "utf-8", "", ""),
        (CYRILLIC, "cp1251", "iso-8859-1", "", "ru"),
        (CYRILLIC, "cp1251", "", "", ""),
        (CYRILLIC, "utf-8", "windows-1251", "", ""),
        (CYRILLIC, "utf-8", "nonsense-8", "text/xml; charset=us-ascii", ""),
        (CYRILLIC.replace("—", "-"), "koi8-r", "koi8-r", "", ""),
        (CYRILLIC.replace("—", "-"), "koi8-r", "", "", "ru"),
        (UKRAINIAN, "koi8-u", "utf-8", "", "uk"),
        (UKRAINIAN, "cp1251", "utf-8", "", "uk"),
        (CYRILLIC, "utf-16", "utf-16", "", ""),
        (CYRILLIC, "utf-16-be", "utf-16", "", ""),
        (CYRILLIC, "utf-8-sig", "iso-8859-1", "", ""),
        (POLISH, "iso8859-2", "iso-8859-2", "", ""),
        (POLISH, "cp1250", "utf-8", "", "pl"),
        (TURKISH, "cp1254", "iso-8859-9", "", ""),
        (TURKISH, "cp1254", "utf-8", "", "tr"),
        (GERMAN, "cp1252", "iso-8859-1", "", ""),
        (GERMAN, "cp1252", "", "", "de"),
        ("北京会谈", "gb18030", "gb2312", "", ""),
    ],
)
def test_the_letters_come_out_right(title: str, encoding: str, declared: str, header: str, lang: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = one(f"<title>{title}</title>", head).encode(encoding)
    assert titles(body, content_type=header, lang=lang) == [title]


def test_letters_that_fit_no_language_are_refused() -> None:
    body = (
        b"<rss version='2.0'><channel><item><title>"
        + bytes(range(0x80, 0xA0)) * 20
        + b"</title></item></channel></rss>"
    )
    result = read(body)
    assert isinstance(result, NotAFeed)
    assert "letters can't be read" in result.reason


def test_a_few_damaged_letters_are_dropped_and_said() -> None:
    body = one(f"<title>{CYRILLIC}</title><description>{CYRILLIC * 10}</description>").encode()
    result = feed(body.replace("взрывы".encode(), "взр\xff".encode("latin-1", "ignore") + b"\xd1", 1))
    assert "\ufffd" not in result.items[0].title
    assert result.problems == ("some characters are damaged",)


@pytest.mark.parametrize("page", ["cp1252", "cp1251"])
def test_a_title_that_was_encoded_twice_is_put_right(page: str) -> None:
    word = "uderzył" if page == "cp1252" else "Киева"
    assert titles(one(f"<title>{word.encode().decode(page)}</title>")) == [word]


def test_an_item_of_replacement_characters_is_no_alert() -> None:
    assert titles(rss(["\ufffd\ufffd\ufffd? \ufffd\ufffd", "Good"])) == ["Good"]
