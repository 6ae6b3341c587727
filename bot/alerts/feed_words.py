"""What a person reads of a feed: what is wrong with it, what to do about it, how often it brings something.

Law: pure; every kind of failure has a name and a remedy, in the reader's language. The remedy depends on the
kind (and on the status that the publisher answered), never on the wording of the problem.
"""

import re
from typing import Final

from bot.feeds.answer import FailureKind
from bot.tongues import Tongue

_STATUS: Final = re.compile(r"\((\d{3})\)$")
_CLOSED: Final = frozenset({401, 402, 403, 407, 451})
_MISSING: Final = frozenset({404})


def fault(kind: FailureKind | None, tongue: Tongue) -> str:
    """What is wrong, in two or three words; `kind` is None where nobody noted it."""
    if kind is None:
        return tongue.say("fails")
    return {
        FailureKind.ADDRESS: tongue.say("address refused"),
        FailureKind.DNS: tongue.say("unknown name"),
        FailureKind.CONNECT: tongue.say("no connection"),
        FailureKind.TLS: tongue.say("not secure"),
        FailureKind.TIMEOUT: tongue.say("too slow"),
        FailureKind.STATUS: tongue.say("error at the publisher"),
        FailureKind.GONE: tongue.say("gone for good"),
        FailureKind.RATE: tongue.say("asked too often"),
        FailureKind.REDIRECT: tongue.say("redirected to nowhere"),
        FailureKind.TOO_LARGE: tongue.say("too large"),
        FailureKind.CUT: tongue.say("came damaged"),
        FailureKind.PROTOCOL: tongue.say("no proper HTTP"),
        FailureKind.FILE: tongue.say("file not readable"),
        FailureKind.NOT_A_FEED: tongue.say("no feed"),
        FailureKind.BUG: tongue.say("a bug of ours"),
    }.get(kind, tongue.say("fails"))


def remedy(kind: FailureKind | None, problem: str, tongue: Tongue) -> str:
    """What a person can do about it; `problem` is the feed's."""
    found = _STATUS.search(problem)
    status = int(found[1]) if found else 0
    match kind:
        case FailureKind.STATUS | None if status in _CLOSED:
            return tongue.say("→ The publisher doesn't let me in. Look for another feed of it: /feeds add")
        case FailureKind.STATUS | None if status not in _MISSING:
            pass
        case FailureKind.STATUS | None | FailureKind.GONE | FailureKind.NOT_A_FEED | FailureKind.REDIRECT:
            return tongue.say(
                "→ The feed has moved or ended. Send me the site, I look for its new address: /feeds add"
            )
        case FailureKind.RATE:
            return tongue.say("→ I ask less often by myself; nothing to do.")
        case FailureKind.ADDRESS:
            return tongue.say("→ I don't fetch from there. Remove it.")
        case FailureKind.DNS:
            return tongue.say("→ Look whether the address is misspelt; if the site is gone, remove the feed.")
        case FailureKind.TLS:
            return tongue.say("→ Its publisher must put its certificate right; I try again by myself.")
        case FailureKind.TOO_LARGE:
            return tongue.say("→ I don't read that much. Look for a smaller feed of it: /feeds add")
        case FailureKind.FILE:
            return tongue.say("→ Look at the file in the rules folder.")
        case FailureKind.BUG:
            return tongue.say("→ That is my own fault: the log says more. Please report it.")
        case _:
            pass
    return tongue.say(
        "→ I try again by myself, ever more rarely. If it lasts for days, look for another feed."
    )


def rhythm(tongue: Tongue, per_day: float) -> str:
    """How often it brings something: `about 12 reports a day`."""
    if per_day >= 1:
        return tongue.count("about {count} report a day", "about {count} reports a day", round(per_day))
    if per_day > 0:
        return tongue.count(
            "about {count} report a week", "about {count} reports a week", max(1, round(7 * per_day))
        )
    return tongue.say("nothing in the last week")
