"""Markup to plain text: what a person reads, and nothing that deceives or hides."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.plain import clean, plain_text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Talks on Monday", "Talks on Monday"),
        ("  Talks\n\ton  Monday ", "Talks on Monday"),
        ("", ""),
        # tags: inline ones glue, all others part
        ("<b>T</b>aurus for <i>Kyiv</i>", "Taurus for Kyiv"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("One<br>Two<br/>Three", "One Two Three"),
        ("<ul><li>One</li><li>Two</li></ul>", "One Two"),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", "One Two"),
        ("See <a href='https://news.example/?a=1&b=2'>the report</a>.", "See the report."),
        ("<custom:tag>One</custom:tag>", "One"),
        ("Before<img src='a.png' alt='a > b'>After", "Before After"),
        # what is unread
        ("One<script>alert('<b>')</script>", "One"),
        ("One<style>p {color: red}</style> Two", "One Two"),
        ("One<!-- two --> three", "One three"),
        ("<iframe src='x'>frame</iframe>One", "One"),
        # entities, once and twice escaped
        ("AT&amp;T &lt; IBM", "AT&T < IBM"),
        ("&quot;No deal&quot; &amp; more", '"No deal" & more'),
        ("&amp;quot;No deal&amp;quot;", '"No deal"'),
        ("Caf&eacute;&nbsp;&#8211; Kiew&#x2026;", "Café – Kiew…"),
        ("&lt;p&gt;One&lt;/p&gt;", "One"),
        ("&amp;lt;b&amp;gt;One&amp;lt;/b&amp;gt;", "One"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("R&D budget", "R&D budget"),
        ("&unknown; entity", "&unknown; entity"),
        # invisible characters
        ("K\u200byiv \u202egnisaelp\u202c \u2066x\u2069 \ufeffend", "Kyiv gnisaelp x end"),
        ("Ky\xadiv", "Kyiv"),
        ("Kyiv\x00 \x07news\x85today", "Kyiv news today"),
        ("One&#0;&#8;Two", "OneTwo"),
        ("A\U000e0041B", "AB"),
        ("A\ufffdB", "AB"),
        # pictures keep their joiners, words don't
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 saved",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 saved",
        ),
        ("\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f3f3\ufe0f\u200d\U0001f308"),
        ("Ky\u200div", "Kyiv"),
        # one form
        ("Ko\u0308ln", "Köln"),
        ("Київ", "Київ"),
    ],
)
def test_markup_reads_as(html: str, expected: str) -> None:
    assert plain_text(html).replace("\ufffd", "") == expected


@given(st.text(max_size=300))
def test_plain_text_is_on_one_line_in_nfc_and_without_controls(text: str) -> None:
    plain = plain_text(text)
    assert plain == unicodedata.normalize("NFC", plain) == " ".join(plain.split())
    assert not {unicodedata.category(letter) for letter in plain.replace("\u200d", "")} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
    }


PIECES = (
    "<b> </b> <p> <script> </script> &amp; &lt; &gt; &#0; <!-- --> <![CDATA[ ]]> <a^href=' '> word < > & \x00 \u202e "
    "<?xml^version='1.0'^encoding='x'?>"
)
MARKUP = st.lists(st.sampled_from([piece.replace("^", " ") for piece in PIECES.split(" ")]), max_size=30).map(
    "".join
)


@given(MARKUP)
def test_no_markup_makes_it_fail(html: str) -> None:
    assert "\u202e" not in plain_text(html)
    assert "<script>" not in plain_text(html)


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_deep_markup_and_huge_texts_are_survived() -> None:
    assert "<" not in plain_text("<div>" * 10_000 + "end")
    assert plain_text("word " * 100_000).startswith("word word")
