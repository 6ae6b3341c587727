"""Text to words: a `Text` whose tokens know their place in the original and the sentence they stand in.

Law: pure, never raises, linear in the length of the text; `start` and `stop` count code points of the text as
given. A hyphen parts words (*Taurus-Lieferung* is two). An apostrophe inside a Cyrillic word is dropped
(*п'ять*), an ending behind it is cut (*Putin's*, *Ankara'da*), and so is the article before it (*l'Ukraine*).
"""

import re
from functools import lru_cache
from typing import Final

from bot.text.fold import INVISIBLE, fold, lower
from bot.text.inflect import is_cyrillic
from bot.text.sentences import is_boundary
from bot.text.token import Text, Token

_APOSTROPHES: Final = "'’ʼ‘`´ʹ′"
_WORD: Final = re.compile(rf"[^\W_]+(?:(?:[\u0300-\u036f{INVISIBLE}]+|[{_APOSTROPHES}](?=[^\W_]))[^\W_]*)*")
_ASCII_WORD: Final = re.compile("[0-9A-Za-z]+(?:['`][0-9A-Za-z]+)*")
_PARTS: Final = re.compile(f"({_WORD.pattern})")
_ASCII_PARTS: Final = re.compile(f"({_ASCII_WORD.pattern})")
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")
_ELIDED: Final = frozenset(
    ("l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu")
)
_ENGLISH: Final = frozenset(("s", "re", "ve", "ll", "d", "m"))
# The case endings that Turkish hangs on a name behind an apostrophe.
_TURKISH: Final = re.compile(
    r"n?[iıuü]n|y?[iıuü]|n[iıuü]|y?[ae]|n[ae]|n?[dt][ae]n?|n?[dt][ae]ki(ler)?|y?l[ae]|l[ae]r.*|l[iıuü].*|m[iıuü]ş|y[dm].*"
)
_WORD_LETTERS_MAX: Final = 64  # longer ones are no words, and not worth remembering
_WORDS_KEPT: Final = 50_000


def read(text: str, lang: str = "") -> Text:
    """The words of `text`, which is written in `lang` (ISO 639-1, "" when unknown)."""
    tokens: list[Token] = []
    before = ""
    stop = sentence = position = 0
    shape, longest, new = _shape_of_word, _WORD_LETTERS_MAX, tuple.__new__
    for found in _pattern_for(text).finditer(text):
        raw = found[0]
        start, end = found.span()
        head, tail, folded, marked = shape(raw, lang) if end - start <= longest else _shape(raw, lang)
        # Most words have one blank between them; looking closer costs more than all the rest.
        if (
            tokens
            and (start - stop != 1 or text[stop] != " ")
            and is_boundary(before, text[stop:start], raw, lang)
        ):
            sentence += 1
        if folded:
            # As `Token(…)`, in half the time.
            tokens.append(new(Token, (start + head, start + tail, folded, position, sentence, marked)))
            position += 1
        before, stop = raw, end
    return Text(text, lang, tuple(tokens))


def written_words(text: str) -> list[str]:
    """The words of `text` as they stand there, in order, each of which `word_of` makes a token of.

    For those who know most words already: it costs a tenth of `read`.
    """
    return _pattern_for(text).findall(text)


def parted(text: str) -> list[str]:
    """`text` in parts: what stands before the first word, that word, what is between, the next word, …."""
    return (_ASCII_PARTS if text.isascii() else _PARTS).split(text)


def word_of(written: str, lang: str = "") -> Token | None:
    """What `read` makes of one of the `written_words`, as if it stood alone; None where nothing is left."""
    start, stop, folded, marked = _cut(written, lang)
    return Token(start, stop, folded, 0, 0, marked) if folded else None


def _pattern_for(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


def _cut(raw: str, lang: str) -> tuple[int, int, str, str]:
    return _shape_of_word(raw, lang) if len(raw) <= _WORD_LETTERS_MAX else _shape(raw, lang)


def _shape(raw: str, lang: str) -> tuple[int, int, str, str]:
    """Where the word proper begins and ends within `raw`, how it is compared, and how it is stemmed."""
    if raw.isascii() and raw.isalnum():
        word = raw.lower()
        return 0, len(raw), word, word
    start, stop = _proper(raw, lang)
    word = raw[start:stop]
    if is_cyrillic(word):
        marked = _APOSTROPHE.sub("'", lower(word))
        return start, stop, fold(_APOSTROPHE.sub("", word)), marked
    word = _APOSTROPHE.sub("", word)
    return start, stop, fold(word), lower(word)


_shape_of_word = lru_cache(_WORDS_KEPT)(_shape)


def _proper(raw: str, lang: str) -> tuple[int, int]:
    """What is left of a word when article, possessive and case ending behind an apostrophe are cut."""
    marks = [found.start() for found in _APOSTROPHE.finditer(raw)]
    if not marks or is_cyrillic(raw):
        return 0, len(raw)
    start = 0
    if fold(raw[: marks[0]]) in _ELIDED:
        start = marks[0] + 1
    last = marks[-1]
    ending = lower(raw[last + 1 :])
    if last >= start and last - start > 1 and _is_ending(ending, lang):
        return start, last
    return start, len(raw)


def _is_ending(ending: str, lang: str) -> bool:
    return ending in _ENGLISH or lang == "tr" or bool(_TURKISH.fullmatch(ending))
