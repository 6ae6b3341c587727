"""Random concepts, queries and items out of one `Random`, of words that have something to say to each other.

Law: the same chance gives the same things, so that a finding can be made again from its seed and round.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from bot.feeds.item import Item
from bot.rules.rule import ConceptList
from tests.support.queries import WORDS

LANGS: Final = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl", "it", "", "EN-us", "xx")
_LISTED: Final = """
2 June|2. Juni|2 червня|в понедельник|lundi prochain|yarın|el 3 de junio|31.12.2026|2026-06-02|12/13/14|99.99.9999
next week|in two weeks|on Monday at 10:30|завтра|w piątek|Freitag, den 18.07.2014|not on 5 May|between 2 and 4 June
refused to deliver|wurde abgesagt|отказал|відхилив|postponed|lehnt … ab|ertelendi
Mr. Smith|U.S.|3.5|V. Putin|2. Liga|l'Ukraine|Putin's|Ankara'da|п'ять|Taurus-Lieferung|rock'n'roll|o''o|it's
"""
PHRASES: Final = tuple(phrase for line in _LISTED.split("\n") for phrase in line.split("|") if phrase)
GAPS: Final = (" ",) * 12 + (
    ". ",
    "! ",
    "? ",
    ", ",
    " — ",
    "\n\n",
    "\n• ",
    "…",
    "-",
    "",
    "'",
    "’",
    "\u00a0",
    "\u200b",
    "。",
)
# Ranges of code points: letters of many scripts, and all that does harm where nobody expects it.
RANGES: Final = (
    (0x20, 0x7E), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x1E00, 0x1EFF), (0x400, 0x52F), (0x370, 0x3FF),
    (0x300, 0x36F), (0x483, 0x489), (0x590, 0x6FF), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F),
    (0xD800, 0xDFFF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFF00, 0xFFEF), (0x4E00, 0x4E80), (0x1F600, 0x1F64F),
    (0x1D400, 0x1D7FF), (0x2018, 0x201F), (0x2150, 0x218F), (0x660, 0x669), (0x10A0, 0x10FF), (0xFB00, 0xFB06),
    (0xE000, 0xE010), (0x0, 0x10FFFF),
)  # fmt: skip
SIGNS: Final = tuple("()[]{}\"'’“”«»*=@-—:,;|&+!?.…\\/<>#")


class Maker:
    """Makes things of a few words of one world, so that they meet: all of the list, one script's, or a handful."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        cyrillic = [word for word in WORDS if "\u0400" <= word[0] <= "\u052f"]
        handful = chance.sample(WORDS, 12)
        self.words: Sequence[str] = chance.choice((WORDS, cyrillic, handful, handful))
        self.langs = chance.choice((LANGS, LANGS, ("uk", "ru")))

    def text(self, *, signs: int = 12) -> str:
        """Up to so many code points, most of them of one kind."""
        low, high = self.chance.choice(RANGES)
        odd = self.chance.random() * 0.4
        codes = (
            self.chance.randint(*self.chance.choice(RANGES))
            if self.chance.random() < odd
            else self.chance.randint(low, high)
            for _ in range(self.chance.randint(0, signs))
        )
        return "".join(map(chr, codes))

    def word(self) -> str:
        """A word of the list, as it stands there, with a slip, in capitals, decomposed, joined to another."""
        plain = self.chance.choice(self.words)
        match self.chance.randint(0, 11):
            case 0:
                at = self.chance.randrange(len(plain))
                return plain[:at] + self.chance.choice("aeиtх") + plain[at + self.chance.randint(0, 1) :]
            case 1:
                return plain.upper()
            case 2:
                return plain.title()
            case 3:
                return plain + self.chance.choice(
                    ("s", "'s", "en", "ом", "’da", "\u0301", "\u00ad", "ß", "İ")
                )
            case 4:
                at = self.chance.randrange(len(plain) + 1)
                return (
                    plain[:at]
                    + self.chance.choice(("\u200b", "\u0301", "'", "\ud800", "\u202e", "_", "-"))
                    + plain[at:]
                )
            case 5:
                return plain + self.chance.choice(self.words)
            case _:
                return plain

    def _signs(self) -> str:
        return self.chance.choice(SIGNS) * self.chance.choice((1, 1, 2, 30))

    def passage(self, words: int) -> str:
        """A text of up to so many words, phrases, signs and pieces of any kind."""
        kinds = (self.word, self.word, self.word, self._phrase, self.text, self._signs)
        parts: list[str] = []
        for _ in range(self.chance.randint(0, words)):
            parts += (self.chance.choice(kinds)(), self.chance.choice(GAPS))
        if self.chance.random() < 0.02:
            parts.append(
                (self.chance.choice(kinds)() + self.chance.choice(GAPS)) * self.chance.randint(50, 400)
            )
        return "".join(parts)

    def _phrase(self) -> str:
        return self.chance.choice(PHRASES)

    def item(self) -> Item:
        """An item, also such as no feed should give."""
        links = ("", "https://www.example.org/a", "https://sub.example.net/b", "http://[", "//x", self.text())
        return Item(
            title=self.passage(12),
            summary=self.passage(40) if self.chance.random() < 0.7 else "",
            link=self.chance.choice(links),
            lang=self.chance.choice(self.langs),
            source=self.chance.choice(("", "The Daily", self.text())),
        )

    def day(self) -> date | None:
        """A day on which an item came; seldom none, seldom the ends of the calendar."""
        known = (None, date.min, date.max, date(2024, 2, 29))
        return (
            date(2026, 1, 1) + timedelta(self.chance.randint(0, 700))
            if self.chance.random() < 0.8
            else self.chance.choice(known)
        )

    def concepts(self) -> dict[str, ConceptList]:
        """A few concepts, some of which share aliases."""
        made = {}
        for name in ("talks", "names", "none", "other")[: self.chance.randint(0, 4)]:
            aliases = tuple(self._alias() for _ in range(self.chance.randint(1, 6)))
            kind, group = self.chance.choice(
                ((None, False), (None, True), ("words", False), ("place", False))
            )
            made[name] = ConceptList(name, name, aliases, kind, group=group)
        return made

    def _alias(self) -> str:
        words = " ".join(self.word() for _ in range(self.chance.choice((1, 1, 1, 2, 3))))
        return self.chance.choice(("", "", "", "=")) + words + self.chance.choice(("", "", "*"))

    def query(self, names: tuple[str, ...]) -> str:
        """What somebody may type: mostly a query, sometimes nothing that can be understood."""
        if self.chance.random() < 0.1:
            pieces = (
                *SIGNS,
                " ",
                "OR",
                "AND",
                "NOT",
                "NEAR/3",
                "title:",
                "has:date",
                "lang:",
                "from:",
                "UND",
                "-(",
                "taurus",
            )
            return "".join(
                self.chance.choice((self.chance.choice(pieces), self.text(signs=4)))
                for _ in range(self.chance.randint(0, 20))
            )
        return (
            f"{self._leaf(names)} {self._part(names, 3)}" if self.chance.random() < 0.7 else self._leaf(names)
        )

    def _leaf(self, names: tuple[str, ...]) -> str:
        match self.chance.randint(0, 9):
            case 0 | 1:
                return '"' + " ".join(self.word() for _ in range(self.chance.randint(1, 3))) + '"'
            case 2:
                return f"={self.word()}"
            case 3:
                return f"{self.chance.choice(self.words)[:4]}*"
            case 4 | 5 if names:
                return f"@{self.chance.choice(names)}"
            case 6:
                return self.text(signs=6) or "x"
            case _:
                return self.word()

    def _part(self, names: tuple[str, ...], depth: int) -> str:
        if not depth:
            return self._leaf(names)
        inner = (self._part(names, depth - 1) for _ in range(self.chance.randint(2, 3)))
        match self.chance.randint(0, 9):
            case 0 | 1:
                return "(" + " OR ".join(inner) + ")"
            case 2 | 3:
                return "(" + " ".join(inner) + ")"
            case 4:
                return f"-{self._part(names, depth - 1)}"
            case 5:
                return f"title:{self._part(names, depth - 1)}"
            case 6:
                return f"{self._leaf(names)} NEAR/{self.chance.randint(1, 9)} ({self._leaf(names)} OR {self._leaf(names)})"
            case 7:
                return self.chance.choice(
                    ("has:date", "has:past-date", "-has:date", "lang:de,en", "lang:uk", "from:example.org")
                )
            case _:
                return self._leaf(names)
