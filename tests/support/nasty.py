"""Texts that try to break a message: what people and publishers may write, as titles, names, words and headlines."""

from tests.support.botapi.markup import utf16_units

FAMILIES = "👩‍👩‍👧‍👦" * 5 + "👩‍🚀" + "🔥🔥"  # 64 units: joiners and surrogates wherever one cuts
assert utf16_units(FAMILIES) == 64
RIGHT_TO_LEFT = "\u202eשיחות\u202c (Taurus 2025) محادثات \u200fبين RUSSIA و Ukraine עד 2 June"
CYRILLIC = "Щоденні переговори про «Таурус»: ракети, об’їзд і ґанок — ЁЖЪ"
MARKUP = (
    "<b>&lt;i&gt;</b> & </code> <a href='tg://user?id=1'>x</a> /stop @admin https://evil.example/?a=1&b=2"
)
LONG = "taurus " + "Donaudampfschifffahrtsgesellschaft " * 130
CONTROLS = "\x00\x1b[31m taurus\u200b\u2066\ufeff\r\n\n\n\t 💥"
NASTY = (FAMILIES, RIGHT_TO_LEFT, CYRILLIC, MARKUP, LONG, CONTROLS)
