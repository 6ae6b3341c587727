"""hypothesis strategies: any text that a publisher could send, and any `Card` made of such texts."""

from hypothesis import strategies as st

from bot.alerts.card import Card, ShownChange, ShownFact, SourceLine

NASTY = (
    "<b>", "</blockquote>", "&amp;", "&", '"', "'", "\u202e", "\u2067", "\u2069", "\x00", "\x1b[31m", "\n\n",
    "👨‍👩‍👧‍👦", "🇺🇦", "👍🏽", "e\u0301", "/stop", "@owner", "tg://x", " ", "\u200d", "\u0301" * 40, "שלום", "مرحبا",
    "переговори", "日本", "…",
)  # fmt: skip

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), max_size=8).map("".join)
long_texts = st.builds(lambda piece, times: piece * times, texts, st.sampled_from([1, 1, 1, 30, 100]))
links = st.sampled_from(
    ["", "https://example.org/?a=1&b=2", "javascript:x", 'http://x/"', "http://[", "tg://x"]
)
links |= texts
marks = st.lists(st.tuples(st.integers(-5, 600), st.integers(-5, 600)), max_size=30).map(tuple)
kinds = st.sampled_from(["date", "place", "number", "ordinal", "status", "polarity", "mood"])
values = long_texts | st.sampled_from(
    ["2025-06-02", "2025-06", "2025-06-02/2025-06-03", "2025-06-02T14:00+03:00", "0001-01-01T00:00Z"]
)
times = st.integers(-(2**70), 2**70) | st.integers(1_700_000_000, 1_800_000_000)


def many(strategy: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Tuples that are as often full as short."""
    return st.lists(strategy, max_size=3).map(tuple) | st.lists(strategy, min_size=most, max_size=most).map(
        tuple
    )


cards = st.builds(
    Card,
    kind=st.sampled_from(["story", "delta", "earlier"]),
    rules=many(long_texts, 10),
    headline=long_texts,
    headline_marks=marks,
    excerpt=long_texts,
    excerpt_marks=marks,
    lang=st.sampled_from(["de", "", "xx"]) | texts,
    source=long_texts,
    when=times,
    link=links,
    facts=many(
        st.builds(
            ShownFact,
            kind=kinds,
            value=values,
            text=long_texts,
            was=st.lists(values, max_size=5).map(tuple),
            others=st.lists(values, max_size=5).map(tuple),
            off=st.sampled_from(["", "", "cancelled", "postponed"]) | texts,
        ),
        10,
    ),
    changes=many(
        st.builds(
            ShownChange, kind=kinds, was=st.lists(values, max_size=5).map(tuple), now=values, text=long_texts
        ),
        8,
    ),
    sources=many(st.builds(SourceLine, source=long_texts, when=times, title=long_texts, link=links), 18),
    high=st.booleans(),
)
