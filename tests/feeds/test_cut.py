"""Cutting a document into raw items: where it is sure, and that it doubts all else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.cut import cut

ONE = "<item><title>One</title></item>"
TWO = "<item>\n<title>Two</title>\n</item>"


def channel(*parts: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{''.join(parts)}</channel></rss>"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (channel(ONE, TWO), [ONE, TWO]),
        (channel(ONE, "\n<!-- <item> -->\n", TWO), [ONE, TWO]),
        (channel("<item rdf:about='http://n.example/?a>b'><title>A</title></item>"), None),
        (
            channel("<item rdf:about=\"1\" a='2' ><title>A</title></item >"),
            ["<item rdf:about=\"1\" a='2' ><title>A</title></item >"],
        ),
        (
            channel("<item><title><![CDATA[</item><item>]]></title></item>"),
            ["<item><title><![CDATA[</item><item>]]></title></item>"],
        ),
        (channel("<item/>", ONE), ["<item/>", ONE]),
        (channel("<items><li/></items>", ONE, "<itemized/>"), [ONE]),
        ("<feed><entry><id>1</id></entry></feed>", ["<entry><id>1</id></entry>"]),
        ("<a:feed><a:entry><a:id>1</a:id></a:entry></a:feed>", ["<a:entry><a:id>1</a:id></a:entry>"]),
        (channel("<?php <item> ?>", ONE), [ONE]),
    ],
)
def test_a_document_is_cut_at_its_items(text: str, pieces: list[str] | None) -> None:
    parts = cut(text)
    assert (None if parts is None else list(parts.pieces)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        channel(),
        channel("<item><title>One</title>"),
        channel("<item><item></item></item>"),
        channel(ONE, "</item>"),
        channel("<item><title>One</title></entry>"),
        channel("<ITEM><title>One</title></ITEM>"),
        channel(ONE, "<!-- no end", TWO),
        channel("<item><title><![CDATA[One</title></item>"),
        channel(ONE, "<item <title>Two</title></item>"),
        f"<!DOCTYPE rss [<!ENTITY a '<item>'>]>{channel(ONE)}",
        channel(*[ONE] * 1_001),
        "",
        "no markup",
    ],
    ids=[
        "none",
        "cut",
        "nested",
        "closed twice",
        "other name",
        "capitals",
        "comment",
        "cdata",
        "tag",
        "entity",
        "many",
        "empty",
        "text",
    ],
)
def test_what_is_in_doubt_is_not_cut(text: str) -> None:
    assert cut(text) is None


def test_the_same_raw_item_has_the_same_hash_and_another_has_another() -> None:
    first, second = cut(channel(ONE, TWO)), cut(channel(TWO, ONE.replace("One", "Ons"), ONE))
    assert first is not None
    assert second is not None
    assert first.hashes[0] == second.hashes[2]
    assert first.hashes[1] == second.hashes[0]
    assert len({*first.hashes, *second.hashes}) == 3


@given(
    st.lists(
        st.sampled_from([ONE, TWO, "<!-- x -->", "\n", "<image><title>P</title></image>", "<entry/>"]),
        max_size=8,
    )
)
def test_without_nothing_it_is_the_document_and_without_all_it_is_the_frame(parts: list[str]) -> None:
    text = channel(*parts)
    found = cut(text)
    items = [part for part in parts if part in {ONE, TWO, "<entry/>"}]
    if not items:
        assert found is None
        return
    assert found is not None
    assert list(found.pieces) == items
    assert found.without(()) == text
    assert found.without(set(found.hashes)) == channel(*(part for part in parts if part not in items))
