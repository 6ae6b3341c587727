"""Pages of articles as publishers make them: a text among menus, a wall of cookies, advertisements and a footer."""

from html import escape

MENU = "".join(f'<li><a href="/s/{name}">{name}</a></li>' for name in ("Ferry", "Weather", "Sport", "Zodiac"))
COOKIES = (
    '<div id="cookie-banner" class="consent"><p>We and our partners store cookies for the harbour of your'
    " data.</p><button>Accept all</button></div>"
)
ADVERT = '<aside class="ad sponsored"><p>Book a cruise to Casablanca now!</p><a href="/ad">More</a></aside>'
TEASERS = "".join(f'<li><a href="/t/{n}">Teaser number {n} about Reykjavik</a></li>' for n in range(8))
FOOTER = (
    "<footer><p>Imprint of the Example News. All rights reserved. Subscribe to our newsletter.</p></footer>"
)


def page(*paragraphs: str, title: str = "A headline", head: str = "", lang: str = "en") -> str:
    """A page around these paragraphs, with an advertisement after the first."""
    shown = [f"<p>{escape(text)}</p>" for text in paragraphs]
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)} - Example News</title>{head}'
        "<script>var menu = 'Valparaiso';</script><style>p {color: red}</style></head><body>"
        f"<header><nav><ul>{MENU}</ul></nav></header>{COOKIES}<main><article><h1>{escape(title)}</h1>"
        f"{''.join(shown[:1])}{ADVERT}{''.join(shown[1:])}</article>"
        f'<section class="related"><h2>More news</h2><ul>{TEASERS}</ul></section></main>{FOOTER}</body></html>'
    )


PARAGRAPHS = (
    "The council of the island met on Monday evening and talked about the winter timetable for five hours.",
    "In the end it agreed that the ferry will sail again from 14 June, three times a day, weather permitting.",
    "Fishermen had asked for an earlier date, since the market on the mainland opens in the first week of May.",
    "A spokeswoman said that tickets can be bought from Wednesday on, and that pupils travel free of charge.",
)
