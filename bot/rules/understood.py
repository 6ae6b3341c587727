"""From what somebody typed to a query that can be watched for: parsed, and each name in it known. Pure."""

import re
from collections.abc import Collection
from typing import Final

from bot.errors import QueryError
from bot.rules.grammar import Asked, asked
from bot.rules.names import concepts_in
from bot.rules.problems import did_you_mean
from bot.rules.typed import levelled
from bot.tongues import worded

CONCEPTS_SHOWN_MAX: Final = 20


def understood(words: str, concepts: Collection[str], lang: str = "") -> Asked:
    """What `words` say; `lang` is the chat's language ("" unknown).

    Raises QueryError, also for a concept that is not defined and for a small *or* that was meant as OR.
    """
    read = asked(words, lang)
    for name in sorted(concepts_in(read.query) - frozenset(concepts)):
        found = re.search(rf"@{re.escape(name)}(?![\w-])", levelled(words), re.IGNORECASE)
        known = [f"@{concept}" for concept in sorted(concepts)]
        otherwise = (
            worded("known are: {known}", known=", ".join(known[:CONCEPTS_SHOWN_MAX]))
            if known
            else worded("write the words themselves")
        )
        raise QueryError(
            worded("there is no concept @{name}", name=name),
            query=words,
            position=found.start() if found else 0,
            remedy=did_you_mean(f"@{name}", known, otherwise),
        )
    return read
