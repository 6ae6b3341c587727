"""Figures as a picture: alerts a day, coloured by watch, and the publishers behind them. Pure: SVG.

Law: only letters that our font has are drawn (`drawn`); the words under the picture have the rest. Colours
are those of Okabe and Ito, which colour-blind eyes tell apart. Bars of one day stand on each other in the
order of the legend.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

WIDTH = 760
MARGIN = 40
PLOT_HEIGHT = 260
ROW = 30
TITLE_CHARACTERS_MAX = 46
NAME_CHARACTERS_MAX = 30
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
REST = "#999999"
INK, PALE, PAPER = "#1f2328", "#d0d7de", "#ffffff"
_LETTERS_UNTIL = 0x052F  # Latin, Greek and Cyrillic are below
_SIGNS = frozenset("–—‘’“”„…•€№‹›")


@dataclass(frozen=True, slots=True)
class Series:
    """One colour: its name, what stands behind it, and its bar on each day."""

    title: str
    note: str
    per_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn.

    `days` label the bars, a month behind a blank; `sources` are names with their counts, the largest first.
    """

    title: str
    days: tuple[str, ...]
    series: tuple[Series, ...]
    sources_title: str
    sources: tuple[tuple[str, int], ...]


def drawn(text: str, characters_max: int) -> str:
    """What of a text can be drawn, cut; "" where nothing can."""
    kept = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if (ord(character) <= _LETTERS_UNTIL and character.isprintable()) or character in _SIGNS
    )
    words = " ".join(kept.split())
    return words if len(words) <= characters_max else f"{words[: characters_max - 1].rstrip()}…"


def svg(chart: Chart) -> str:
    """The picture."""
    legend_top = MARGIN + 40 + PLOT_HEIGHT + 80
    sources_top = legend_top + ROW * len(chart.series) + 30
    height = sources_top + (ROW * (len(chart.sources) + 1) if chart.sources else 0) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}">',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        _text(MARGIN, MARGIN + 4, drawn(chart.title, 60), size=24, bold=True),
        *_plot(chart, MARGIN + 40),
        *_legend(chart.series, legend_top),
        *_sources(chart, sources_top),
        "</svg>",
    ]
    return "".join(parts)


def _plot(chart: Chart, top: float) -> Iterator[str]:
    sums = [sum(series.per_day[day] for series in chart.series) for day in range(len(chart.days))]
    step = _step(max(sums, default=0))
    highest = step * max(1, ceil(max(sums, default=0) / step))
    bottom, left = top + PLOT_HEIGHT, MARGIN + 26
    unit = PLOT_HEIGHT / highest
    for value in range(0, highest + 1, step):
        y = bottom - value * unit
        yield f'<line x1="{left}" x2="{WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" stroke="{PALE}"/>'
        yield _text(left - 8, y + 5, str(value), anchor="end")
    slot = (WIDTH - MARGIN - left) / max(1, len(chart.days))
    for day, label in enumerate(chart.days):
        x, y = left + day * slot, bottom
        for place, series in enumerate(chart.series):
            tall = series.per_day[day] * unit
            y -= tall
            if tall:
                yield (
                    f'<rect x="{x + slot * 0.15:.1f}" y="{y:.1f}" width="{slot * 0.7:.1f}"'
                    f' height="{tall:.1f}" fill="{_colour(place)}"/>'
                )
        if sums[day]:
            yield _text(x + slot / 2, y - 5, str(sums[day]), anchor="middle", bold=True)
        number, _, month = label.partition(" ")
        yield _text(x + slot / 2, bottom + 22, drawn(number, 8), anchor="middle")
        yield _text(x + slot / 2, bottom + 42, drawn(month, 8), anchor="middle")


def _step(highest: int) -> int:
    """The round number that parts the height into at most six."""
    tens = 1
    while True:
        for step in (tens, 2 * tens, 5 * tens):
            if highest <= 6 * step:
                return step
        tens *= 10


def _legend(series: Sequence[Series], top: float) -> Iterator[str]:
    for place, one in enumerate(series):
        y = top + place * ROW
        yield f'<rect x="{MARGIN}" y="{y - 13}" width="16" height="16" rx="3" fill="{_colour(place)}"/>'
        title = drawn(one.title, TITLE_CHARACTERS_MAX) or f"{place + 1}."
        yield _text(MARGIN + 26, y, title)
        yield _text(WIDTH - MARGIN, y, drawn(one.note, NAME_CHARACTERS_MAX), anchor="end")


def _sources(chart: Chart, top: float) -> Iterator[str]:
    if not chart.sources:
        return
    yield _text(MARGIN, top, drawn(chart.sources_title, 60), bold=True)
    names, most = 230, max(count for _, count in chart.sources)
    for place, (name, count) in enumerate(chart.sources, start=1):
        y = top + place * ROW
        wide = (WIDTH - 2 * MARGIN - names - 60) * count / most
        yield _text(MARGIN, y, drawn(name, 24) or f"{place}.")
        yield (
            f'<rect x="{MARGIN + names}" y="{y - 14}" width="{wide:.1f}" height="18" rx="3"'
            f' fill="{COLOURS[4]}"/>'
        )
        yield _text(MARGIN + names + wide + 8, y, str(count))


def _colour(place: int) -> str:
    return COLOURS[place] if place < len(COLOURS) else REST


def _text(
    x: float, y: float, words: str, *, size: int = 16, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Inter, sans-serif" font-size="{size}"{weight}'
        f' text-anchor="{anchor}" fill="{INK}">{escape(words)}</text>'
    )
