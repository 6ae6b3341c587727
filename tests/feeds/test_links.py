"""Links: which are links, and which are the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.links import canonical, is_front, resolved

BASE = "https://news.example/feeds/world.xml"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("http://news.example/a?b=1&c=2#d", "http://news.example/a?b=1&c=2#d"),
        ("  https://news.example/a\n", "https://news.example/a"),
        ("https://news.example/a\n/b", "https://news.example/a/b"),
        ("https://news.example/two words", "https://news.example/two%20words"),
        ("/a/1", "https://news.example/a/1"),
        ("a.html", "https://news.example/feeds/a.html"),
        ("../a.html", "https://news.example/a.html"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?id=5", "https://news.example/feeds/world.xml?id=5"),
        ("https://приклад.укр/новини", "https://приклад.укр/новини"),
        ("https://bank.example@elsewhere.example/", "https://elsewhere.example/"),
        ("HTTPS://News.Example/A", "https://News.Example/A"),
        # no links for people
        ("", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:a@b.example", ""),
        ("tg://user?id=1", ""),
        ("https://", ""),
        ("http://[oops/", ""),
        ("https://news.example:0/", ""),
        ("https://news.example:99999/", ""),
        ("https://news.example/\u202egpj.exe", ""),
        ("https://news.example/\x00", ""),
        ("https://news.example/" + "x" * 3000, ""),
    ],
)
def test_a_link_resolves_to(link: str, expected: str) -> None:
    assert resolved(link, BASE) == expected


@pytest.mark.parametrize(
    "spelling",
    [
        "https://news.example/a/1",
        "http://news.example/a/1",
        "https://www.news.example/a/1",
        "https://m.news.example/a/1",
        "https://amp.news.example/a/1/",
        "https://NEWS.example/a/1/",
        "https://news.example:443/a/1",
        "http://news.example:80/a/1",
        "https://news.example/a/1#comments",
        "https://news.example/a/1?utm_source=rss&utm_medium=feed",
        "https://news.example/a/1?at_medium=RSS&at_campaign=rss",
        "https://news.example/a/1?fbclid=x&gclid=y",
        "https://news.example/a/1?UTM_Source=rss",
        "https://news.example/amp/a/1",
        "https://news.example/a/1/amp/",
        "https://news.example/a/1?amp",
        "https://news.example//a//1",
        "https://reader:word@news.example/a/1",
    ],
)
def test_spellings_of_one_page_are_one_key(spelling: str) -> None:
    assert canonical(spelling) == "https://news.example/a/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a/1", "https://news.example/a/2"),
        ("https://news.example/a/1", "https://news.example/A/1"),
        ("https://news.example/?p=1", "https://news.example/?p=2"),
        ("https://news.example/a?cid=1", "https://news.example/a?cid=2"),
        ("https://news.example/a?share=1", "https://news.example/a?share=2"),
        ("https://news.example/#!/a/1", "https://news.example/#!/a/2"),
        ("https://uk.news.example/a", "https://ru.news.example/a"),
        ("https://news.example:8443/a", "https://news.example/a"),
    ],
)
def test_different_pages_are_different_keys(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical("https://a.example/?b=2&a=1&utm_x=3") == canonical("https://a.example/?a=1&b=2")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://news.example", True),
        ("http://www.news.example/?utm_source=rss", True),
        ("https://news.example/#top", True),
        ("https://news.example/a", False),
        ("https://news.example/?p=1", False),
        ("tag:news.example,2025:1", False),
        ("", False),
    ],
)
def test_a_front_page_is_known(link: str, expected: bool) -> None:
    assert is_front(canonical(link)) is expected


URLS = st.lists(
    st.sampled_from(
        [
            "http://",
            "https://",
            "www.",
            "m.",
            "amp.",
            "amp",
            "/",
            "?",
            "&",
            "#",
            "#!/",
            "=",
            "a",
            "b.example",
            ":80",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.text(max_size=80), URLS))
def test_canonical_twice_is_canonical_once(link: str) -> None:
    assert canonical(canonical(link)) == canonical(link)


@given(st.one_of(st.text(max_size=80), URLS), st.one_of(st.just(BASE), URLS))
def test_resolved_is_an_absolute_web_link_or_nothing(link: str, base: str) -> None:
    result = resolved(link, base)
    assert not result or result.startswith(("http://", "https://"))
    assert not any(letter.isspace() for letter in result)
