"""Lists of feeds, read and written."""

from datetime import UTC, datetime

import pytest

from bot.feeds.opml import (
    FILE_BYTES_MAX,
    OPERATORS_BYTES_MAX,
    OPERATORS_OUTLINES_MAX,
    OpmlFile,
    Outline,
    read_opml,
    write_opml,
)

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<opml version="1.0"><body>{body}</body></opml>'.encode()


def test_outlines_are_read_however_deep_they_stand_each_line_for_itself() -> None:
    body = (
        '<outline text="World"><outline text="Deep"><outline text="A &amp; B" xmlUrl="https://a.example/rss"/>'
        '</outline></outline><outline title="Титул" XMLURL=" https://b.example/ " language="uk-UA"/>'
        '<outline text="again" xmlUrl="https://a.example/rss"/><outline text="a folder"/>'
    )
    assert read_opml(opml(body)).outlines == (
        Outline("https://a.example/rss", "A & B"),
        Outline("https://b.example/", "Титул", "uk"),
        Outline("https://a.example/rss", "again"),
    )


def test_what_is_written_is_read_again_as_it_was() -> None:
    lists = (
        Outline("https://a.example/?a=1&b=<2>", 'quotes " and \u202eמילים 🗞', "he"),
        Outline("https://b.example/", ""),
    )
    read = read_opml(write_opml("All\x00 of it", lists, NOON).encode()).outlines
    assert [one.url for one in read] == [one.url for one in lists]
    assert read[0].lang == "he"
    assert "🗞" in read[0].title


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b"<opml><body><outline xmlUrl='https://a.example/'></opml>", "no well-formed XML"),
        (b"just text", "no well-formed XML"),
        (b"<rss version='2.0'><channel/></rss>", "no OPML: it begins with <rss>"),
        (opml("<outline text='x'/>"), "names no feed"),
        (b"<opml>" + b" " * FILE_BYTES_MAX, "more than 512 kB"),
    ],
)
def test_a_file_that_is_no_list_says_so(body: bytes, problem: str) -> None:
    read = read_opml(body)
    assert problem in read.problem
    assert read.outlines == ()


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE opml [" * 30_000,
        b"<!DOCTYPE opml [" + b"] " * 200_000,
        b"<!DOCTYPE opml [" + b"]" + b" " * 400_000,
        b"<" * 500_000,
        b"&" * 400_000,
        b"<outline>" * 50_000,
        b"<!--" * 120_000,
    ],
    ids=["doctypes", "brackets", "blanks", "openings", "ampersands", "nested", "comments"],
)
def test_no_list_keeps_us_busy(body: bytes) -> None:
    """Some of these took minutes; here they would run into the time limit of the whole run."""
    assert read_opml(body).outlines == ()


def test_a_doctype_stands_after_letters_that_change_their_length_in_capitals() -> None:
    read = read_opml(
        "<!-- ßßßß --><!doctype opml><opml><outline xmlUrl='https://a.example/'/></opml>".encode()
    )
    assert [one.url for one in read.outlines] == ["https://a.example/"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_a_list_is_read_in_its_encoding(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{name}'?><opml><outline text='Новости дня' xmlUrl='https://a.example/'/></opml>"
    assert read_opml(text.encode(encoding)).outlines == (Outline("https://a.example/", "Новости дня"),)


def test_the_operators_list_may_be_long() -> None:
    body = opml("".join(f"<outline text='{n}' xmlUrl='https://a.example/{n}'/>" for n in range(10_000)))
    read = read_opml(body, bytes_max=OPERATORS_BYTES_MAX, outlines_max=OPERATORS_OUTLINES_MAX)
    assert (len(read.outlines), read.truncated) == (10_000, False)
    assert read_opml(body).why == "large"


LEVELS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 8}">' for n in range(1, 30))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE opml [<!ENTITY e0 "ha">{LEVELS}]>',
        '<!DOCTYPE opml [<!ENTITY e29 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE opml SYSTEM "https://evil.example/x.dtd">',
        f'<!DOCTYPE opml [<!ENTITY e29 "{"x" * 30_000}">]>',
    ],
)
def test_entities_blow_nothing_up_and_open_nothing(doctype: str) -> None:
    body = "<outline text='&e29;' xmlUrl='https://a.example/&e29;'/>" * 100
    assert read_opml(opml(body, doctype)) == OpmlFile(
        problem="the file is no well-formed XML (line 1)", why="xml"
    )


def test_a_doctype_that_declares_nothing_is_no_harm() -> None:
    read = read_opml(opml("<outline xmlUrl='https://a.example/'/>", "<!DOCTYPE opml>"))
    assert [one.url for one in read.outlines] == ["https://a.example/"]


def test_a_list_without_end_is_cut() -> None:
    read = read_opml(opml("".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(2_100))))
    assert (len(read.outlines), read.truncated) == (2_000, True)
