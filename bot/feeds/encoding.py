"""Bytes to text: of the encodings that a document may be in, the one that it is in.

Law: pure, never raises. What is valid UTF-8 is UTF-8, whatever is declared (no other encoding of real text
passes for it). Else the declared one, if what comes out looks like the feed's language; else the code page of
a language whose letters fit. A text that fits nothing is refused: an alert full of wrong letters is worse
than a feed that is reported as broken.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

_SAMPLE_BYTES: Final = 40_000
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_LANGUAGE: Final = re.compile(rb"<(?:dc:)?language>\s*([A-Za-z]{2})|xml:lang=[\"']([A-Za-z]{2})")
# Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is declared as the first is the second in practice (WHATWG Encoding Standard).
_REALLY: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_MULTIBYTE: Final = frozenset({"gb18030", "big5", "big5hkscs", "cp949", "cp932", "euc_jp", "iso2022_jp"})
_SIGNS: Final = "«»„“”‚‘’–—…•€£©®°§№¡¿·½\xa0"
_CYRILLIC_PAGES: Final = ("cp1251", "koi8_u", "iso8859-5", "cp866")
# Per language: the letters beyond ASCII, and the code pages that hold them, the likeliest first.
_LANGUAGES: Final = {
    "ru": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ("cp1251", "koi8_r", "iso8859-5", "cp866")),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", _CYRILLIC_PAGES),
    "be": ("абвгдеёжзійклмнопрстуўфхцчшыьэюя", _CYRILLIC_PAGES),
    "bg": ("абвгдежзийклмнопрстуфхцчшщъьюя", _CYRILLIC_PAGES),
    "pl": ("ąćęłńóśźż", ("cp1250", "iso8859-2")),
    "cs": ("áčďéěíňóřšťúůýž", ("cp1250", "iso8859-2")),
    "hu": ("áéíóöőúüű", ("cp1250", "iso8859-2")),
    "tr": ("çğıiöşüâîû", ("cp1254",)),
    "de": ("äöüß", ("cp1252",)),
    "fr": ("àâæçéèêëîïôœùûü", ("cp1252",)),
    "es": ("áéíñóúü", ("cp1252",)),
    "pt": ("áâãàçéêíóôõú", ("cp1252",)),
    "it": ("àèéìíòù", ("cp1252",)),
    "nl": ("áéëïóöü", ("cp1252",)),
    "sv": ("åäö", ("cp1252",)),
    "en": ("éèïöüñçà", ("cp1252",)),
    "el": ("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ", ("iso8859-7", "cp1253")),
}
_OWN_SCRIPT: Final = frozenset({"ru", "uk", "be", "bg", "el"})
"""Languages whose words hold no ASCII letters, so that the two seldom touch."""
_TOUCHING: Final = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])")
_BEYOND: Final = re.compile(rb"[\x80-\xff]")
_FITS_MIN: Final = 0.6
"""Share of the letters beyond ASCII that must be the language's own: wrong pages stay below 0.3."""
_CLEARLY: Final = 0.1
"""By so much another page must fit better than the declared one."""
_EVIDENCE_MIN: Final = 12
"""Fewer letters beyond ASCII say nothing against a declaration."""
_DAMAGE_MAX: Final = 0.02
"""Share of broken characters in what is otherwise UTF-8."""
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text. `problem` is worth a line; text is None where no encoding fits."""

    text: str | None
    problem: str = ""


def decoded(body: bytes, content_type: str = "", lang: str = "") -> Decoded:
    """The text of a document, by its mark, its bytes, its declaration and the language of its feed."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(name, "replace"))
    if b"\0" in body[:4]:
        return _unmarked_wide(body)
    try:
        return Decoded(body.decode())
    except UnicodeDecodeError:
        return _not_utf8(body, _declared(body, content_type), lang or _language(body))


def repaired(text: str) -> str:
    """A text that was encoded twice (UTF-8 read as a code page, then written as UTF-8), put right."""
    if text.isascii():
        return text
    for page in ("cp1252", "cp1251"):
        try:
            result = text.encode(page).decode()
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return result
    return text


def _unmarked_wide(body: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: the place of the zeros in "<" tells."""
    for start, name in (
        (b"\0\0\0<", "utf-32-be"),
        (b"<\0\0\0", "utf-32-le"),
        (b"\0<", "utf-16-be"),
        (b"<\0", "utf-16-le"),
    ):
        if body.startswith(start):
            return Decoded(body.decode(name, "replace"))
    return Decoded(body.decode("utf-8", "replace"), "zero bytes at the start")


def _declared(body: bytes, content_type: str) -> str:
    """The declared encoding in Python's name for it, "" if none or unknown. The document knows best."""
    inside = _DECLARED.search(body[:1024])
    outside = _CHARSET.search(content_type)
    for found in (inside.group(1).decode() if inside else "", outside.group(1) if outside else ""):
        try:
            name = codecs.lookup(found).name if found else ""
        except LookupError:
            continue
        if name:
            return _REALLY.get(name, name)
    return ""


def _language(body: bytes) -> str:
    """The language that the document names, "" if none."""
    found = _LANGUAGE.search(body[:20_000])
    return (found.group(1) or found.group(2)).decode().lower() if found else ""


def _not_utf8(body: bytes, declared: str, lang: str) -> Decoded:
    """A document that isn't valid UTF-8."""
    if declared in _MULTIBYTE:
        text = _strictly(body, declared)
        if text is not None:
            return Decoded(text)
    damaged = body.decode("utf-8", "replace")
    broken = damaged.count(_REPLACED)
    whole = sum(letter > "\x7f" for letter in damaged) - broken
    if broken <= max(1, whole * _DAMAGE_MAX) and whole >= broken:
        return Decoded(damaged, "some characters are damaged")
    text = _best_page(body, declared if declared != "utf-8" else "", lang)
    if text is not None:
        return Decoded(
            text, "" if declared and declared != "utf-8" else "the encoding is not the declared one"
        )
    if broken < len(body) * 0.005:
        return Decoded(damaged, "some characters are damaged")
    return Decoded(None)


def _best_page(body: bytes, declared: str, lang: str) -> str | None:
    """The text in the code page that fits best: the declared one unless another fits clearly better."""
    sample = body[:_SAMPLE_BYTES]
    letters = len(_BEYOND.findall(sample))
    if declared and letters < _EVIDENCE_MIN:
        return _strictly(body, declared)
    touching = len(_TOUCHING.findall(sample)) / max(1, letters)
    languages = (lang,) if lang in _LANGUAGES else tuple(_LANGUAGES)
    pages = dict.fromkeys(page for name in languages for page in _LANGUAGES[name][1])
    best, most = None, _FITS_MIN
    for page in (declared, *(page for page in pages if page != declared)):
        text = _strictly(body, page) if page else None
        beyond = _beyond(text or "")
        fit = max(_fit(beyond, name, touching) for name in languages) if text is not None else 0.0
        if fit >= most + (_CLEARLY if best is not None else 0.0):
            best, most = text, fit
    if best is None and lang in _LANGUAGES:
        # The feed's language may be stated wrong; the letters are not.
        return _best_page(body, declared, "")
    return best if best is not None or not declared else _strictly(body, declared)


def _beyond(text: str) -> Counter[str]:
    """How often each letter beyond ASCII stands in the first part of a text; signs are no letters."""
    counts = Counter(text[:_SAMPLE_BYTES])
    return Counter({letter: n for letter, n in counts.items() if letter > "\x7f" and letter not in _SIGNS})


def _fit(beyond: Counter[str], lang: str, touching: float) -> float:
    """How much of what lies beyond ASCII is this language's, from 0 to 1.

    Capitals count half: in a wrong Cyrillic page most letters are. `touching` is the share of letters beyond
    ASCII that stand beside ASCII ones: nearly none in a language of its own script, most in the others.
    """
    if not beyond:
        return _FITS_MIN
    letters = _LANGUAGES[lang][0]
    weights = dict.fromkeys(letters.upper(), 0.5) | dict.fromkeys(letters, 1.0)
    share = sum(weights.get(letter, 0.0) * n for letter, n in beyond.items()) / beyond.total()
    return share * (1 - touching if lang in _OWN_SCRIPT else min(1.0, 2 * touching))


def _strictly(body: bytes, name: str) -> str | None:
    """The text in one encoding, None if a byte has no meaning in it."""
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
